// SPDX-License-Identifier: GPL-2.0-or-later
// What the pane is made of; review_pane.cpp is what it does.
#include "flow_layout.h"
#include "help_window.h"
#include "pane_parts.h"
#include "plain_label.h"
#include "readable.h"
#include "review_form.h"
#include "review_pane.h"

#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>

namespace doorstep
{
  ReviewPane::ReviewPane( QgsMapCanvas *canvas, QWidget *parent )
      : QgsDockWidget( tr( "Review of addresses" ), parent ), mCanvas( canvas )
  {
    setObjectName( QStringLiteral( "DoorstepReviewPane" ) );
    mForm = new ReviewForm;
    connect( mForm, &ReviewForm::started, this, &ReviewPane::startFromForm );
    auto *work = new QWidget;
    auto *layout = new QVBoxLayout( work );
    layout->setContentsMargins( 0, 0, 0, 0 );
    layout->setSpacing( 0 );
    auto *splitter = new QSplitter( Qt::Horizontal );
    buildRows( splitter );
    buildTyped( splitter );
    buildCandidates( splitter );
    splitter->setSizes( { 400, 260, 560 } );
    splitter->setChildrenCollapsible( false );
    layout->addWidget( splitter, 1 );
    layout->addWidget( buildKeys() );
    turnWithDock( splitter, this );

    connect( QgsProject::instance(), &QgsProject::cleared, this, &ReviewPane::endReview );
    // Whoever closes the pane looks at the map without its candidates.
    connect( this, &QDockWidget::visibilityChanged, this, &ReviewPane::showMarks );

    mPages = new QStackedWidget;
    mPages->addWidget( scrolled( mForm ) );
    mPages->addWidget( work );
    mSaid = plainLabel( "reviewSaid" );
    setWidget( underSentence( mSaid, mPages ) );
    makeReadable( *this );
  }

  void ReviewPane::buildRows( QSplitter *splitter )
  {
    QVBoxLayout *layout = columnIn( new QWidget );
    splitter->addWidget( layout->parentWidget() );
    auto *line = new QWidget;
    auto *flow = new FlowLayout( line ); // below each other in large letters
    flow->setContentsMargins( 0, 0, 0, 0 );
    mFilter = new QComboBox;
    mFilter->setObjectName( QStringLiteral( "reviewFilter" ) );
    mFilter->setAccessibleName( tr( "Show only rows of one reason" ) );
    mFilter->setSizeAdjustPolicy( QComboBox::AdjustToMinimumContentsLengthWithIcon );
    mFilter->setMinimumContentsLength( 9 );
    mProgress = new QProgressBar;
    mProgress->setObjectName( QStringLiteral( "reviewProgress" ) );
    mProgress->setAccessibleName( tr( "Addresses settled" ) );
    flow->addWidget( mFilter );
    flow->addWidget( mProgress );
    layout->addWidget( line );
    mRows = plainTable( "reviewRows", tr( "Addresses that need a person" ),
                        { tr( "Row" ), tr( "As typed" ), tr( "Why" ), tr( "Answer" ) } );
    setColumnLetters( *mRows, { 8, 26, 26 } );
    mRows->setMinimumHeight( 150 ); // a few rows before and after, with the map above, at 768 lines
    mRows->installEventFilter( this );
    layout->addWidget( mRows, 1 );
    connect( mFilter, qOverload<int>( &QComboBox::currentIndexChanged ), this, &ReviewPane::applyFilter );
    connect( mRows, &QTreeWidget::currentItemChanged, this, &ReviewPane::showCurrent );
  }

  void ReviewPane::buildTyped( QSplitter *splitter )
  {
    QVBoxLayout *layout = columnIn( new QWidget );
    // In large letters it is longer than the pane is high.
    QScrollArea *scroll = scrolled( layout->parentWidget() );
    scroll->setHorizontalScrollBarPolicy( Qt::ScrollBarAlwaysOff );
    scroll->setFocusPolicy( Qt::NoFocus );
    splitter->addWidget( scroll );
    mTyped = plainLabel( "reviewTyped" );
    QFont large = mTyped->font();
    large.setBold( true );
    large.setPointSizeF( large.pointSizeF() * 1.25 );
    mTyped->setFont( large );
    mEdit = new QLineEdit;
    mEdit->setObjectName( QStringLiteral( "reviewEdit" ) );
    mEdit->setAccessibleName( tr( "The address typed anew" ) );
    mEdit->setPlaceholderText( tr( "Type the address and press Enter" ) );
    mEdit->installEventFilter( this );
    mEdit->hide();
    connect( mEdit, &QLineEdit::returnPressed, this, &ReviewPane::tryText );
    mWhy = plainLabel( "reviewWhy" );
    mParts = plainLabel( "reviewParts" );
    mAnswer = plainLabel( "reviewAnswer" );
    for ( QWidget *widget : std::initializer_list<QWidget *>{ mTyped, mEdit, mWhy, mParts, mAnswer } )
      layout->addWidget( widget );
    layout->addStretch();
  }

  void ReviewPane::buildCandidates( QSplitter *splitter )
  {
    QVBoxLayout *layout = columnIn( new QWidget );
    splitter->addWidget( layout->parentWidget() );
    mNote = plainLabel( "reviewNote" );
    layout->addWidget( mNote );
    mCandidates = plainTable( "reviewCandidates", tr( "Candidates" ),
                              { tr( "No." ), tr( "Address" ), tr( "Score" ), tr( "Why not" ) } );
    // With the panel open, what tells candidates of one address apart is in sight.
    setColumnLetters( *mCandidates, { 4, 18, 5 } );
    mCandidates->installEventFilter( this );
    layout->addWidget( mCandidates, 1 );
    connect( mCandidates, &QTreeWidget::currentItemChanged, this,
             [this]( QTreeWidgetItem *item )
             { selectCandidate( mCandidates->indexOfTopLevelItem( item ) ); } );
    connect( mCandidates, &QTreeWidget::itemDoubleClicked, this, &ReviewPane::accept );
  }

  QPushButton *ReviewPane::addKey( QWidget *row, const QString &text, const QString &tip, const char *name,
                                   void ( ReviewPane::*action )() )
  {
    auto *button = new QPushButton( text );
    button->setObjectName( QLatin1String( name ) );
    button->setToolTip( tip );
    button->setFocusPolicy( Qt::TabFocus ); // a click leaves the keys with the rows
    connect( button, &QPushButton::clicked, this, action );
    row->layout()->addWidget( button );
    return button;
  }

  QWidget *ReviewPane::buildKeys()
  {
    auto *row = new QWidget;
    auto *layout = new FlowLayout( row );
    layout->setContentsMargins( 4, 2, 4, 2 );
    layout->setSpacing( 4 );
    addKey( row, tr( "Take it (Enter)" ),
            tr( "The selected candidate is the address; a digit selects another." ), "reviewAccept",
            &ReviewPane::accept );
    addKey( row, tr( "Hold (H)" ), tr( "Nobody goes there." ), "reviewHold", &ReviewPane::hold );
    addKey( row, tr( "Not visitable (N)" ), tr( "There is no door to visit." ), "reviewNot",
            &ReviewPane::notVisitable );
    addKey( row, tr( "Pick on the map (P)" ), tr( "Click the place; what is there is listed." ), "reviewPick",
            &ReviewPane::pick );
    addKey( row, tr( "Edit (E)" ), tr( "Type the address anew and look for it again." ), "reviewEditKey",
            &ReviewPane::edit );
    addKey( row, tr( "Undo (U)" ), tr( "Takes back the last decision, in the file too." ), "reviewUndo",
            &ReviewPane::undo );
    addKey( row, tr( "Other list…" ), tr( "Chooses the list, its columns and the corrections file." ),
            "reviewOther", &ReviewPane::showForm );
    addKey( row, tr( "Help" ), tr( "What each key does." ), "reviewHelp", &ReviewPane::help );
    return row;
  }

  void ReviewPane::help()
  {
    showHelp( QStringLiteral( "review" ), tr( "Review of addresses" ), this );
  }
}
