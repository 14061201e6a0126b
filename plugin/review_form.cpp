// SPDX-License-Identifier: GPL-2.0-or-later
#include "review_form.h"

#include "list_guess.h"
#include "readable.h"

#include <qgsfieldexpressionwidget.h>
#include <qgsfilewidget.h>
#include <qgsmaplayercombobox.h>
#include <qgsvectorlayer.h>

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace doorstep
{
  namespace
  {
    constexpr const char *CORRECTIONS_NAME = "corrections.csv";

    void addField( QGridLayout &grid, int row, int column, const QString &text, QWidget *widget )
    {
      auto *label = new QLabel( text );
      label->setBuddy( widget );
      if ( !qobject_cast<QComboBox *>( widget ) )
        nameParts( *widget, text );
      grid.addWidget( label, row, column );
      grid.addWidget( widget, row, column + 1 );
    }

    QgsFieldExpressionWidget *columnWidget( const char *name )
    {
      auto *widget = new QgsFieldExpressionWidget;
      widget->setObjectName( QLatin1String( name ) );
      widget->setAllowEmptyFieldName( true );
      return widget;
    }
  }

  ReviewForm::ReviewForm( QWidget *parent ) : QWidget( parent )
  {
    mList = new QgsMapLayerComboBox;
    mList->setObjectName( QStringLiteral( "reviewList" ) );
    mList->setFilters( Qgis::LayerFilter::VectorLayer );
    mAddress = columnWidget( "reviewAddress" );
    mCity = columnWidget( "reviewCity" );
    mState = columnWidget( "reviewState" );
    mZip = columnWidget( "reviewZip" );
    mUnit = columnWidget( "reviewUnit" );
    mReference = new QgsFileWidget;
    mReference->setFilter( tr( "References (*.dsref)" ) );
    mCorrections = new QgsFileWidget;
    mCorrections->setObjectName( QStringLiteral( "reviewCorrections" ) );
    mCorrections->setStorageMode( QgsFileWidget::SaveFile );
    mCorrections->setConfirmOverwrite( false ); // one that is there is added to
    mCorrections->setFilter( tr( "Corrections (*.csv)" ) );
    auto *start = new QPushButton( tr( "Begin the review" ) );
    start->setObjectName( QStringLiteral( "reviewStart" ) );
    start->setDefault( true );

    auto *grid = new QGridLayout( this );
    addField( *grid, 0, 0, tr( "&List of addresses" ), mList );
    addField( *grid, 1, 0, tr( "&Address" ), mAddress );
    addField( *grid, 2, 0, tr( "&City" ), mCity );
    addField( *grid, 3, 0, tr( "&State" ), mState );
    addField( *grid, 0, 2, tr( "&Reference" ), mReference );
    addField( *grid, 1, 2, tr( "&ZIP" ), mZip );
    addField( *grid, 2, 2, tr( "&Unit" ), mUnit );
    addField( *grid, 3, 2, tr( "C&orrections file" ), mCorrections );
    grid->addWidget( start, 4, 3, Qt::AlignRight );
    grid->setRowStretch( 5, 1 );
    grid->setColumnStretch( 1, 1 );
    grid->setColumnStretch( 3, 1 );
    connect( mList, &QgsMapLayerComboBox::layerChanged, this, &ReviewForm::takeLayer );
    connect( start, &QPushButton::clicked, this, &ReviewForm::started );
    takeLayer();
  }

  void ReviewForm::takeLayer()
  {
    auto *layer = qobject_cast<QgsVectorLayer *>( mList->currentLayer() );
    const GuessedColumns guessed = layer ? guessColumns( *layer ) : GuessedColumns();
    for ( const auto &[widget, role] : { std::pair{ mAddress, "address" },
                                         { mCity, "city" },
                                         { mState, "state" },
                                         { mZip, "zip" },
                                         { mUnit, "unit" } } )
    {
      widget->setLayer( layer );
      widget->setExpression( columnExpression( guessed, role ) );
    }
    if ( mReference->filePath().isEmpty() )
      mReference->setFilePath( searchReference() );
    const QFileInfo file( layer ? layer->source().section( '|', 0, 0 ).section( '?', 0, 0 ) : QString() );
    if ( mCorrections->filePath().isEmpty() && file.isFile() )
      mCorrections->setFilePath( file.dir().filePath( QLatin1String( CORRECTIONS_NAME ) ) );
  }

  void ReviewForm::showEvent( QShowEvent *event )
  {
    if ( mAddress->currentText().isEmpty() )
      takeLayer();
    QWidget::showEvent( event );
  }

  ReviewSource ReviewForm::source() const
  {
    const auto text = []( const QgsFieldExpressionWidget *widget ) { return widget->asExpression(); };
    return { qobject_cast<QgsVectorLayer *>( mList->currentLayer() ),
             { text( mAddress ), text( mCity ), text( mState ), text( mZip ), text( mUnit ) },
             mReference->filePath(),
             mCorrections->filePath(),
             mMinScore };
  }

  void ReviewForm::setSource( const ReviewSource &source )
  {
    mList->setLayer( source.list );
    for ( const auto &[widget, text] : { std::pair{ mAddress, source.columns.address },
                                         { mCity, source.columns.city },
                                         { mState, source.columns.state },
                                         { mZip, source.columns.zip },
                                         { mUnit, source.columns.unit } } )
    {
      widget->setLayer( source.list );
      widget->setExpression( text );
    }
    mReference->setFilePath( source.reference );
    mCorrections->setFilePath( source.corrections );
    mMinScore = source.minScore;
  }
}
