// SPDX-License-Identifier: GPL-2.0-or-later
#include "debrief_form.h"

#include "readable.h"

#include <qgsfilewidget.h>
#include <qgsmaplayercombobox.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QFileInfo>
#include <QFormLayout>
#include <QPushButton>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr const char *OUTCOMES_NAME = "outcomes.csv";

    QgsVectorLayer *layerHaving( std::initializer_list<const char *> columns, Qgis::GeometryType shape )
    {
      for ( QgsMapLayer *layer : QgsProject::instance()->mapLayers() )
        if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer );
             vector && vector->isValid() && vector->geometryType() == shape &&
             std::all_of( columns.begin(), columns.end(),
                          [&]( const char *column )
                          { return vector->fields().lookupField( QLatin1String( column ) ) >= 0; } ) )
          return vector;
      return nullptr;
    }

    QgsVectorLayer *chosenIn( const QgsMapLayerComboBox *box )
    {
      return qobject_cast<QgsVectorLayer *>( box->currentLayer() );
    }
  }

  DebriefForm::DebriefForm( QWidget *parent ) : QWidget( parent )
  {
    auto *form = new QFormLayout( this );
    const auto layer = [&]( const char *name, const QString &label, const QString &tip )
    {
      auto *box = new QgsMapLayerComboBox;
      box->setObjectName( QLatin1String( name ) );
      box->setFilters( Qgis::LayerFilter::VectorLayer );
      box->setAllowEmptyLayer( true, tr( "(none)" ) );
      box->setAccessibleName( label );
      box->setToolTip( tip );
      form->addRow( label, box );
      return box;
    };
    mVisits = layer( "debriefVisits", tr( "Planned visits" ), tr( "As planzones wrote them: their codes." ) );
    mZones = layer( "debriefZones", tr( "Zones with their teams" ),
                    tr( "Optional: whose packets are not back yet." ) );
    mBoxes = layer( "debriefBoxes", tr( "Outcomes of your own" ),
                    tr( "The table that the pages' boxes were printed from; none: Doorstep's own list." ) );
    mOutcomes = new QgsFileWidget;
    mOutcomes->setObjectName( QStringLiteral( "debriefOutcomes" ) );
    mOutcomes->setStorageMode( QgsFileWidget::SaveFile );
    mOutcomes->setConfirmOverwrite( false ); // one that is there is added to
    mOutcomes->setFilter( tr( "Outcomes (*.csv)" ) );
    form->addRow( tr( "File of outcomes" ), mOutcomes );
    nameParts( *mOutcomes, tr( "File of outcomes" ) );
    auto *start = new QPushButton( tr( "Begin to type" ) );
    start->setObjectName( QStringLiteral( "debriefStart" ) );
    start->setDefault( true );
    form->addRow( start );
    connect( start, &QPushButton::clicked, this, &DebriefForm::started );
    guess();
  }

  void DebriefForm::guess()
  {
    if ( !chosenIn( mVisits ) )
      mVisits->setLayer( layerHaving( { "visit", "zone", "stop" }, Qgis::GeometryType::Point ) );
    if ( !chosenIn( mZones ) )
      mZones->setLayer( layerHaving( { "zone", "team" }, Qgis::GeometryType::Polygon ) );
    const QgsVectorLayer *visits = chosenIn( mVisits );
    const QFileInfo file( visits ? visits->source().section( '|', 0, 0 ) : QString() );
    if ( mOutcomes->filePath().isEmpty() && file.isFile() )
      mOutcomes->setFilePath( file.dir().filePath( QLatin1String( OUTCOMES_NAME ) ) );
  }

  void DebriefForm::showEvent( QShowEvent *event )
  {
    guess();
    QWidget::showEvent( event );
  }

  DebriefSource DebriefForm::source() const
  {
    return { chosenIn( mVisits ), chosenIn( mZones ), chosenIn( mBoxes ), mOutcomes->filePath() };
  }

  void DebriefForm::setSource( const DebriefSource &source )
  {
    mVisits->setLayer( source.visits );
    mZones->setLayer( source.zones );
    mBoxes->setLayer( source.boxes );
    mOutcomes->setFilePath( source.outcomes );
  }
}
