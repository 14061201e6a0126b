// SPDX-License-Identifier: GPL-2.0-or-later
// What the panel is made of; road_panel.cpp is what it does.
#include "choice_box.h"
#include "event_run.h"
#include "pane_parts.h"
#include "panel_box.h"
#include "passphrase_edit.h"
#include "plain_label.h"
#include "readable.h"
#include "road_panel.h"

#include <qgscollapsiblegroupbox.h>
#include <qgsfieldcombobox.h>
#include <qgsmaplayercombobox.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTimeEdit>
#include <QTimer>
#include <QToolButton>

namespace doorstep
{
  RoadPanel::RoadPanel( QgisInterface *iface ) : QgsDockWidget( tr( "Doorstep" ) ), mIface( iface )
  {
    setObjectName( QStringLiteral( "DoorstepRoadPanel" ) );
    mLook = new QTimer( this );
    mLook->setSingleShot( true );
    mLook->setInterval( 150 );
    connect( mLook, &QTimer::timeout, this, &RoadPanel::look );
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout( body );
    layout->setSpacing( 4 );
    buildEvent( layout );
    buildInputs( layout );
    buildMore( layout );
    buildColumns( layout );
    buildPaper( layout );
    buildSteps( layout );
    buildOthers( layout );
    layout->addStretch();
    // The longest choice of a box is no reason for a wider panel.
    const QList<QComboBox *> boxes = body->findChildren<QComboBox *>();
    for ( QComboBox *box : boxes )
    {
      box->setSizeAdjustPolicy( QComboBox::AdjustToMinimumContentsLengthWithIcon );
      box->setMinimumContentsLength( 10 );
    }
    auto *panel = new QWidget;
    auto *all = new QVBoxLayout( panel );
    all->setContentsMargins( 0, 0, 0, 0 );
    all->setSpacing( 0 );
    buildRunning( all );
    all->addWidget( new UprightScroll( body ), 1 );
    setWidget( panel );
    makeReadable( *this );

    QgsProject *project = QgsProject::instance();
    // A run reads layers from another thread: it ends before they go.
    const auto endRun = [this]
    {
      QElapsedTimer waited;
      waited.start();
      constexpr int longest = 60000, look = 50; // milliseconds
      if ( mRun )
        mRun->cancel();
      while ( mRun && waited.elapsed() < longest )
        QCoreApplication::processEvents( QEventLoop::ExcludeUserInputEvents, look );
    };
    connect( project, &QgsProject::aboutToBeCleared, this,
             [this, endRun]
             {
               if ( !mRun )
                 return;
               endRun();
               mSaid->setProperty( "atClosing", mSaid->text() ); // stands there when it is closed, too
             } );
    connect( project, qOverload<const QStringList &>( &QgsProject::layersWillBeRemoved ), this,
             [this, endRun]( const QStringList &ids )
             {
               for ( const QString &read : mInputs.layers )
                 if ( ids.contains( read ) )
                   return endRun();
             } );
    connect( project, &QgsProject::readProject, this, &RoadPanel::readProject );
    connect( project, &QgsProject::cleared, this, &RoadPanel::readProject );
    connect( project, &QgsProject::writeProject, this,
             [this] { mInputs.keepIn( *QgsProject::instance() ); } );
    connect( project, &QgsProject::projectSaved, this, [this] { mProjectStamp = projectStamp(); } );
    connect( project, &QgsProject::layersAdded, this, &RoadPanel::lookAgain );
    connect( project, qOverload<const QStringList &>( &QgsProject::layersRemoved ), this,
             &RoadPanel::lookAgain );
    connect( qApp, &QGuiApplication::applicationStateChanged, this,
             [this]( Qt::ApplicationState state )
             {
               if ( state == Qt::ApplicationActive )
                 lookAgain(); // a file may have been saved by another program
             } );
    readProject();
  }

  void RoadPanel::buildEvent( QVBoxLayout *layout )
  {
    mTry = new QPushButton( tr( "Try it with a made-up city" ) );
    mTry->setObjectName( QStringLiteral( "tryCity" ) );
    mTry->setToolTip(
        tr( "Makes up a city, a list and a roster in a new folder of your documents, and fills all in: "
            "no real child's name." ) );
    connect( mTry, &QPushButton::clicked, this, &RoadPanel::chooseCity );
    layout->addWidget( mTry );
    auto *row = new QHBoxLayout;
    mFolder = plainLabel( "eventFolder" );
    row->addWidget( mFolder, 1 );
    auto *choose = new QPushButton( tr( "Folder…" ) );
    choose->setObjectName( QStringLiteral( "chooseFolder" ) );
    choose->setToolTip( tr( "All that the event writes goes there, and is wiped with it." ) );
    connect( choose, &QPushButton::clicked, this, &RoadPanel::chooseFolder );
    row->addWidget( choose );
    layout->addLayout( row );
  }

  // In sight wherever the road below is scrolled to.
  void RoadPanel::buildRunning( QVBoxLayout *layout )
  {
    mSaid = plainLabel( "panelSaid" );
    mSaid->setContentsMargins( 6, 4, 6, 4 );
    mSaid->setStyleSheet( QStringLiteral( "border-left: 4px solid #d07a00;" ) ); // on light and on dark
    mSaid->hide();
    layout->addWidget( mSaid );
    auto *running = new QHBoxLayout;
    mProgress = new QProgressBar;
    mProgress->setRange( 0, 100 );
    mCancel = new QPushButton( tr( "Cancel" ) );
    mCancel->setObjectName( QStringLiteral( "cancelRun" ) );
    running->addWidget( mProgress, 1 );
    running->addWidget( mCancel );
    mProgress->hide();
    mCancel->hide();
    layout->addLayout( running );
  }

  void RoadPanel::buildPaper( QVBoxLayout *layout )
  {
    mPaper = panelBox( tr( "The morning and the paper" ), layout );
    mPaper->setCollapsed( true );
    QFormLayout *form = panelForm( mPaper );
    mTitle = new QLineEdit;
    mTitle->setObjectName( QStringLiteral( "eventTitle" ) );
    const auto line = [&]( const char *name, const QString &example )
    {
      auto *edit = new QLineEdit;
      edit->setObjectName( QLatin1String( name ) );
      edit->setPlaceholderText( example );
      connect( edit, &QLineEdit::editingFinished, this, &RoadPanel::takePaper );
      return edit;
    };
    mDistrict = line( "eventDistrict", tr( "Its name, at the head of every page" ) );
    mContact = line( "eventContact", tr( "A name and a telephone number" ) );
    mReturnTo = line( "eventReturnTo", tr( "A place, for whoever finds a page" ) );
    mDate = new QDateEdit;
    mDate->setCalendarPopup( true );
    mStart = new QTimeEdit;
    mBack = new QTimeEdit;
    const auto minutes = [&]( const char *name, double least )
    {
      auto *box = new QDoubleSpinBox;
      box->setObjectName( QLatin1String( name ) );
      box->setRange( least, 1440 );
      box->setDecimals( 0 );
      connect( box, qOverload<double>( &QDoubleSpinBox::valueChanged ), this, &RoadPanel::takePaper );
      return box;
    };
    mMinutes = minutes( "eventTeamMinutes", 1 );
    mDoorMinutes = minutes( "eventDoorMinutes", 0 );
    mDoorMinutes->setToolTip( tr( "Where the list has no column of minutes." ) );
    const auto choice = [&]( const char *name, const char *parameter )
    {
      QComboBox *box = pageChoiceBox( parameter );
      box->setObjectName( QLatin1String( name ) );
      connect( box, qOverload<int>( &QComboBox::currentIndexChanged ), this, &RoadPanel::takePaper );
      return box;
    };
    mPaperSize = choice( "eventPaper", "PAPER" );
    mLanguage = choice( "eventLanguage", "LANGUAGE" );
    form->addRow( tr( "Event" ), mTitle );
    form->addRow( tr( "District" ), mDistrict );
    form->addRow( tr( "Lost or unsafe: call" ), mContact );
    form->addRow( tr( "Return pages to" ), mReturnTo );
    form->addRow( tr( "Date" ), mDate );
    form->addRow( tr( "Start" ), mStart );
    form->addRow( tr( "Return by" ), mBack );
    form->addRow( tr( "Minutes of a team" ), mMinutes );
    form->addRow( tr( "Minutes at a door" ), mDoorMinutes );
    form->addRow( tr( "Paper" ), mPaperSize );
    form->addRow( tr( "Language" ), mLanguage );
    mLanguage->setAccessibleName( tr( "Language of the pages" ) ); // the list has a column of that name
    connect( mTitle, &QLineEdit::editingFinished, this, &RoadPanel::takePaper );
    connect( mDate, &QDateEdit::dateChanged, this, &RoadPanel::takePaper );
    connect( mStart, &QTimeEdit::timeChanged, this, &RoadPanel::takePaper );
    connect( mBack, &QTimeEdit::timeChanged, this, &RoadPanel::takePaper );
  }

  void RoadPanel::addHeading( QVBoxLayout *layout, const QString &text, const QString &explanation )
  {
    auto *heading = new QLabel( QStringLiteral( "<b>%1</b>" ).arg( text ) );
    heading->setContentsMargins( 0, 8, 0, 0 );
    layout->addWidget( heading );
    if ( explanation.isEmpty() )
      return;
    QLabel *label = plainLabel( "" );
    label->setText( explanation );
    layout->addWidget( label );
  }

  void RoadPanel::addStep( QVBoxLayout *layout, Step step, const QString &purpose )
  {
    StepRow row;
    const QString name = QStringLiteral( "step%1" ).arg( static_cast<int>( step ) + 1 );
    auto *line = new QHBoxLayout;
    row.run = new QPushButton( titleOf( step ) );
    row.run->setObjectName( name );
    row.run->setToolTip( purpose );
    row.run->setStyleSheet( QStringLiteral( "text-align: left; padding: 4px;" ) );
    // In the order of the line, which the tabulator goes.
    row.told = new QPushButton;
    row.told->setObjectName( name + QStringLiteral( "Notes" ) );
    row.told->setCheckable( true );
    row.told->setToolTip( tr( "What the run had to say." ) );
    row.told->setAccessibleName( tr( "%1: notes" ).arg( titleOf( step ) ) );
    row.told->hide();
    row.more = new QPushButton( tr( "More…" ) );
    row.more->setObjectName( name + QStringLiteral( "More" ) );
    row.more->setToolTip( tr( "The whole dialog, filled in." ) );
    row.more->setAccessibleName( tr( "%1: more" ).arg( titleOf( step ) ) );
    line->addWidget( row.run, 1 );
    line->addWidget( row.told );
    line->addWidget( row.more );
    row.state = plainLabel( "" );
    row.state->setObjectName( name + QStringLiteral( "State" ) );
    row.result = plainLabel( "" );
    row.result->setObjectName( name + QStringLiteral( "Result" ) );
    row.notes = plainLabel( "" );
    row.notes->hide();
    layout->addLayout( line );
    for ( QLabel *label : { row.state, row.result, row.notes } )
    {
      label->setIndent( 8 );
      layout->addWidget( label );
    }
    connect( row.run, &QPushButton::clicked, this, [this, step] { runStep( step ); } );
    connect( row.told, &QPushButton::toggled, row.notes, &QLabel::setVisible );
    connect( row.more, &QPushButton::clicked, this, [this, step] { openMore( step ); } );
    mSteps.insert( step, row );
  }

  void RoadPanel::buildSteps( QVBoxLayout *layout )
  {
    addHeading( layout, tr( "Before the event" ), QString() );
    addStep( layout, Step::Reference, tr( "Address points and streets become one file, on this machine." ) );
    auto *row = new QHBoxLayout;
    mReferenceShown = plainLabel( "eventReference" );
    auto *choose = new QPushButton( tr( "Take one…" ) );
    choose->setToolTip( tr( "A reference of the county (*.dsref) that was built before." ) );
    connect( choose, &QPushButton::clicked, this, &RoadPanel::chooseEventReference );
    row->addWidget( mReferenceShown, 1 );
    row->addWidget( choose );
    layout->addLayout( row );
    addHeading( layout, tr( "With names: confidential" ),
                tr( "These layers hold students' records. Keep them off the screen you share." ) );
    addStep( layout, Step::Geocode, tr( "Finds each home offline and says why where it does not." ) );
    mReview = new QPushButton( tr( "Review of addresses…" ) );
    mReview->setObjectName( QStringLiteral( "openReview" ) );
    mReview->setToolTip( tr( "The addresses that need a person, with a key for each decision." ) );
    connect( mReview, &QPushButton::clicked, this, &RoadPanel::openReview );
    layout->addWidget( mReview );
    addStep( layout, Step::Deidentify, tr( "Homes become visits with random codes; the key is sealed." ) );
    mPassphrase = new PassphraseEdit( true );
    connect( mPassphrase, &PassphraseEdit::changed, this, &RoadPanel::showSteps );
    connect( mPassphrase, &PassphraseEdit::changed, this, &RoadPanel::sayAgain );
    layout->addWidget( mPassphrase );
    addHeading( layout, tr( "Without names" ), tr( "Codes only, from here to the paper." ) );
    addStep( layout, Step::Plan, tr( "Visits become zones that fit the morning, each with its route." ) );
    addStep( layout, Step::Teams, tr( "Teams to zones by language, vehicle and wishes." ) );
    addStep( layout, Step::Maps,
             tr( "A packet for each team; for volunteers, leaders or the public see More." ) );
    mDoor = new QCheckBox( tr( "With a page for the door, and slips" ) );
    mDoor->setObjectName( QStringLiteral( "eventDoor" ) );
    mDoor->setToolTip(
        tr( "What to say at a door, and slips to leave where nobody is home: at_the_door.pdf and "
            "slips.pdf, the same for every team." ) );
    connect( mDoor, &QCheckBox::toggled, this, &RoadPanel::takePaper );
    layout->addWidget( mDoor );
    buildLate( layout );
  }
}
