// SPDX-License-Identifier: GPL-2.0-or-later
// What the pane is made of; debrief_dock.cpp is what it does.
#include "debrief_dock.h"
#include "debrief_form.h"
#include "flow_layout.h"
#include "help_window.h"
#include "pane_parts.h"
#include "plain_label.h"
#include "readable.h"

#include <qgsproject.h>

#include <QBoxLayout>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>

namespace doorstep
{
  DebriefDock::DebriefDock( QWidget *parent ) : QgsDockWidget( tr( "Debrief from paper" ), parent )
  {
    setObjectName( QStringLiteral( "DoorstepDebriefDock" ) );
    mForm = new DebriefForm;
    connect( mForm, &DebriefForm::started, this, &DebriefDock::startFromForm );
    auto *work = new QWidget;
    buildDesk( work );
    mPages = new QStackedWidget;
    mPages->addWidget( scrolled( mForm ) );
    mPages->addWidget( work );
    mSaid = plainLabel( "debriefSaid" );
    setWidget( underSentence( mSaid, mPages ) );
    makeReadable( *this );
    connect( QgsProject::instance(), &QgsProject::cleared, this, &DebriefDock::endDebrief );
  }

  void DebriefDock::buildDesk( QWidget *work )
  {
    auto *layout = new QVBoxLayout( work );
    layout->setContentsMargins( 0, 0, 0, 0 );
    layout->setSpacing( 0 );
    auto *splitter = new QSplitter( Qt::Horizontal );
    splitter->addWidget( buildCode() );
    splitter->addWidget( buildChoices() );
    splitter->addWidget( buildPackets() );
    splitter->setSizes( { 380, 330, 500 } );
    splitter->setChildrenCollapsible( false );
    layout->addWidget( splitter, 1 );
    layout->addWidget( buildKeys() );
    turnWithDock( splitter, this );
    // In the order of the keys, so that Tab goes from the outcome to the time and the note.
    setTabOrder( mCode, mChoices );
    setTabOrder( mChoices, mWhen );
    setTabOrder( mWhen, mNote );
  }

  QWidget *DebriefDock::buildCode()
  {
    auto *column = new QWidget;
    QVBoxLayout *layout = columnIn( column );
    auto *form = new QFormLayout;
    form->setContentsMargins( 0, 0, 0, 0 );
    form->setVerticalSpacing( 3 );
    const auto field = [&]( const char *name, const QString &label, const QString &example )
    {
      auto *edit = new QLineEdit;
      edit->setObjectName( QLatin1String( name ) );
      edit->setPlaceholderText( example );
      edit->installEventFilter( this );
      form->addRow( label, edit );
      return edit;
    };
    mCode = field( "debriefCode", tr( "&Code" ), tr( "such as K7-3PX4" ) );
    QFont large = mCode->font();
    large.setBold( true );
    large.setPointSizeF( large.pointSizeF() * 1.25 );
    mCode->setFont( large );
    connect( mCode, &QLineEdit::textEdited, this, [this] { takeCode( false ); } );
    mWhen = field( "debriefWhen", tr( "Come &back at" ), tr( "10:30, after 10" ) );
    mNote = field( "debriefNote", tr( "&Note" ), tr( "no name, no address" ) );
    mNote->setToolTip( tr( "The file holds codes and outcomes: write nothing here that tells who it was." ) );
    layout->addLayout( form );
    mWhy = plainLabel( "debriefWhy" );
    mWhy->setAccessibleName( tr( "What was said of the last key" ) );
    mWhy->setAlignment( Qt::AlignLeft | Qt::AlignTop );
    layout->addWidget( mWhy, 1 );
    return column;
  }

  QWidget *DebriefDock::buildChoices()
  {
    auto *column = new QWidget;
    QVBoxLayout *layout = columnIn( column );
    mChoices = plainTable( "debriefChoices", tr( "Outcome" ), { tr( "Key" ), tr( "Box" ), tr( "Outcome" ) } );
    mChoices->installEventFilter( this );
    mChoices->setMinimumHeight( 120 );
    layout->addWidget( mChoices, 1 );
    connect( mChoices, &QTreeWidget::itemClicked, this,
             [this]( QTreeWidgetItem *item ) { takeChoice( mChoices->indexOfTopLevelItem( item ) ); } );
    connect( mChoices, &QTreeWidget::itemDoubleClicked, this, &DebriefDock::enter );
    return column;
  }

  QWidget *DebriefDock::buildPackets()
  {
    auto *column = new QWidget;
    QVBoxLayout *layout = columnIn( column );
    mProgress = new QProgressBar;
    mProgress->setObjectName( QStringLiteral( "debriefProgress" ) );
    mProgress->setAccessibleName( tr( "Outcomes typed" ) );
    layout->addWidget( mProgress );
    mOdd = plainLabel( "debriefOdd" );
    mOdd->hide();
    layout->addWidget( mOdd );
    mNotBack = plainLabel( "debriefNotBack" );
    layout->addWidget( mNotBack );
    mPackets = plainTable( "debriefPackets", tr( "Packets that are not back, or not whole" ),
                           { tr( "Zone" ), tr( "Team" ), tr( "Typed" ), tr( "Codes without an outcome" ) } );
    setColumnLetters( *mPackets, { 7, 14, 10 } );
    mPackets->setMinimumHeight( 130 ); // five zones and more at 768 lines
    layout->addWidget( mPackets, 1 );
    return column;
  }

  QWidget *DebriefDock::buildKeys()
  {
    auto *row = new QWidget;
    auto *layout = new FlowLayout( row );
    layout->setContentsMargins( 4, 2, 4, 2 );
    layout->setSpacing( 4 );
    const auto add =
        [&]( const char *name, const QString &text, const QString &tip, void ( DebriefDock::*action )() )
    {
      auto *button = new QPushButton( text );
      button->setObjectName( QLatin1String( name ) );
      button->setToolTip( tip );
      button->setFocusPolicy( Qt::TabFocus ); // a click leaves the keys where they are
      connect( button, &QPushButton::clicked, this, action );
      layout->addWidget( button );
    };
    add( "debriefNext", tr( "Write it (Enter)" ),
         tr( "The outcome is in the file, and the next code is awaited." ), &DebriefDock::enter );
    add( "debriefLeave", tr( "Leave it (Esc)" ), tr( "Nothing of this code is written." ),
         &DebriefDock::leave );
    add( "debriefUndo", tr( "Undo (U)" ), tr( "Takes back the last outcome, in the file too." ),
         &DebriefDock::undo );
    add( "debriefOther", tr( "Other plan…" ), tr( "Chooses the visits, the outcomes and the file." ),
         &DebriefDock::showForm );
    add( "debriefHelp", tr( "Help" ), tr( "What each key does." ), &DebriefDock::help );
    return row;
  }

  void DebriefDock::help()
  {
    showHelp( QStringLiteral( "debriefpaper" ), tr( "Debrief from paper" ), this );
  }
}
