// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand_view.h"

#include "base/index.h"
#include "hand/hand_rules.h"
#include "layers/qt_values.h"

#include <QAbstractItemModel>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    const QColor OVER_TIME( 192, 0, 0 );
    constexpr int VISIT = Qt::UserRole;
    constexpr int NEW_ZONE = -1;

    namespace zone_column
    {
      enum
      {
        Number,
        Team,
        Visits,
        Students,
        Minutes,
        Over,
        Languages,
        COUNT
      };
    }

    QString languagesOf( const ZoneFigures &figures )
    {
      QStringList words;
      for ( const auto &[code, homes] : figures.languages )
        words << QStringLiteral( "%1 %2" ).arg( homes ).arg( QString::fromStdString( code ) );
      return words.join( QStringLiteral( ", " ) );
    }
  }

  HandView::HandView( HandBoard *board, QWidget *parent ) : QWidget( parent ), mBoard( board )
  {
    auto *layout = new QVBoxLayout( this );
    layout->setSpacing( 4 );
    buildZones( layout );
    buildStops( layout );
    buildEdits( layout );
    connect( board, &HandBoard::changed, this, &HandView::refresh );
    connect( board, &HandBoard::said, this, &HandView::say );
    const auto key = [this]( QKeySequence keys, void ( HandBoard::*edit )() )
    {
      auto *shortcut = new QShortcut( keys, this );
      shortcut->setContext( Qt::WidgetWithChildrenShortcut );
      connect( shortcut, &QShortcut::activated, mBoard, edit );
    };
    key( QKeySequence::Undo, &HandBoard::undo );
    key( QKeySequence( QStringLiteral( "Ctrl+Shift+Z" ) ), &HandBoard::redo );
    for ( const auto &[keys, places] : { std::pair{ QKeySequence( QStringLiteral( "Alt+Up" ) ), -1 },
                                         std::pair{ QKeySequence( QStringLiteral( "Alt+Down" ) ), 1 } } )
    {
      auto *shortcut = new QShortcut( keys, mStops );
      shortcut->setContext( Qt::WidgetShortcut );
      connect( shortcut, &QShortcut::activated, this,
               [this, places = places]
               {
                 if ( const QListWidgetItem *item = mStops->currentItem() )
                   mBoard->shift( item->data( VISIT ).toInt(), places );
               } );
    }
  }

  QPushButton *HandView::addButton( QLayout *row, const QString &text, const char *name, const QString &tip )
  {
    auto *button = new QPushButton( text );
    button->setObjectName( QLatin1String( name ) );
    button->setToolTip( tip );
    row->addWidget( button );
    return button;
  }

  void HandView::buildZones( QVBoxLayout *layout )
  {
    mZones = new QTreeWidget;
    mZones->setObjectName( QStringLiteral( "handZoneList" ) );
    mZones->setAccessibleName( tr( "Zones of the plan" ) );
    mZones->setRootIsDecorated( false );
    mZones->setUniformRowHeights( true );
    mZones->setSelectionMode( QAbstractItemView::ExtendedSelection );
    mZones->setHeaderLabels( { tr( "Zone" ), tr( "Team" ), tr( "Visits" ), tr( "Students" ), tr( "Minutes" ),
                               tr( "Over" ), tr( "Homes by language" ) } );
    mZones->header()->setSectionResizeMode( QHeaderView::ResizeToContents );
    connect( mZones, &QTreeWidget::itemSelectionChanged, this,
             [this]
             {
               if ( mIsShowing )
                 return;
               std::set<std::int32_t> chosen;
               const QList<QTreeWidgetItem *> items = mZones->selectedItems();
               for ( const QTreeWidgetItem *item : items )
                 chosen.insert( item->data( zone_column::Number, Qt::UserRole ).toInt() );
               const QTreeWidgetItem *current = mZones->currentItem();
               const int shown = current ? current->data( zone_column::Number, Qt::UserRole ).toInt() : 0;
               mBoard->chooseZones( chosen,
                                    chosen.count( shown ) || chosen.empty() ? shown : *chosen.begin() );
             } );
    layout->addWidget( mZones, 3 );
  }

  void HandView::buildStops( QVBoxLayout *layout )
  {
    mTitle = new QLabel;
    mTitle->setObjectName( QStringLiteral( "handTitle" ) );
    mTitle->setWordWrap( true );
    layout->addWidget( mTitle );
    mStops = new QListWidget;
    mStops->setObjectName( QStringLiteral( "handStopList" ) );
    mStops->setAccessibleName( tr( "Stops of the zone in their order" ) );
    mStops->setToolTip( tr( "Drag a stop to another place in the order, or press Alt+Up and Alt+Down." ) );
    mStops->setSelectionMode( QAbstractItemView::ExtendedSelection );
    mStops->setDragDropMode( QAbstractItemView::InternalMove );
    connect( mStops, &QListWidget::itemSelectionChanged, this,
             [this]
             {
               if ( mIsShowing )
                 return;
               std::set<std::int32_t> chosen;
               const QList<QListWidgetItem *> items = mStops->selectedItems();
               for ( const QListWidgetItem *item : items )
                 chosen.insert( item->data( VISIT ).toInt() );
               mBoard->select( chosen );
             } );
    // After the drop: the list is not to be filled again while it moves its rows.
    connect( mStops->model(), &QAbstractItemModel::rowsMoved, this,
             [this] { QTimer::singleShot( 0, this, &HandView::takeOrder ); } );
    layout->addWidget( mStops, 2 );
  }

  void HandView::buildEdits( QVBoxLayout *layout )
  {
    auto *move = new QHBoxLayout;
    auto *label = new QLabel( tr( "&To" ) );
    mTarget = new QComboBox;
    mTarget->setObjectName( QStringLiteral( "handTarget" ) );
    mTarget->setAccessibleName( tr( "Zone that the chosen visits go to" ) );
    label->setBuddy( mTarget );
    move->addWidget( label );
    move->addWidget( mTarget, 1 );
    connect( addButton( move, tr( "&Move visits" ), "handMove", tr( "The visits chosen go to this zone." ) ),
             &QPushButton::clicked, this,
             [this] { target() == NEW_ZONE ? mBoard->moveToNew() : mBoard->move( target() ); } );
    connect( addButton( move, tr( "Mer&ge" ), "handMerge",
                        tr( "All visits of the zone looked at go to this zone." ) ),
             &QPushButton::clicked, this, [this] { mBoard->merge( target() ); } );
    layout->addLayout( move );
    auto *zone = new QHBoxLayout;
    connect( addButton( zone, tr( "Take &out" ), "handTakeOut", tr( "No team makes the visits chosen." ) ),
             &QPushButton::clicked, mBoard, &HandBoard::takeOut );
    connect( addButton( zone, tr( "&Split" ), "handSplit", tr( "The zone looked at becomes two." ) ),
             &QPushButton::clicked, mBoard, &HandBoard::split );
    mLock = addButton( zone, tr( "&Lock" ), "handLock", tr( "Nothing goes into the zone or out of it." ) );
    connect( mLock, &QPushButton::clicked, mBoard, &HandBoard::toggleLock );
    layout->addLayout( zone );
    connect( addButton( layout, tr( "&Improve around here" ), "handImprove",
                        tr( "Searches the zones chosen in the list, and no others, for less driving." ) ),
             &QPushButton::clicked, mBoard, &HandBoard::improve );
    mWords = new QLabel;
    mWords->setObjectName( QStringLiteral( "handWords" ) );
    mWords->setWordWrap( true );
    mWords->setMinimumHeight( 3 * mWords->fontMetrics().lineSpacing() );
    mWords->setAlignment( Qt::AlignTop | Qt::AlignLeft );
    layout->addWidget( mWords );
    auto *end = new QHBoxLayout;
    mUndo = addButton( end, tr( "&Undo" ), "handUndo", tr( "Ctrl+Z" ) );
    mRedo = addButton( end, tr( "&Redo" ), "handRedo", tr( "Ctrl+Shift+Z" ) );
    mWrite = addButton( end, tr( "&Apply" ), "handApply",
                        tr( "Writes visits, zones, routes and directions anew, beside the old ones." ) );
    connect( mUndo, &QPushButton::clicked, mBoard, &HandBoard::undo );
    connect( mRedo, &QPushButton::clicked, mBoard, &HandBoard::redo );
    connect( mWrite, &QPushButton::clicked, this, &HandView::writeAsked );
    connect( addButton( end, tr( "&Close" ), "handClose", tr( "Ends; what is not applied is given up." ) ),
             &QPushButton::clicked, this, &HandView::closeAsked );
    layout->addLayout( end );
  }

  void HandView::say( const QString &words, bool isWarning )
  {
    mWords->setText( words );
    mWords->setStyleSheet(
        isWarning ? QStringLiteral( "color: %1; font-weight: bold;" ).arg( OVER_TIME.name() ) : QString() );
  }

  void HandView::refresh()
  {
    if ( !mBoard->session() )
      return;
    mIsShowing = true;
    showZones();
    showStops();
    showTargets();
    const HandPlan &plan = mBoard->session()->plan();
    mUndo->setEnabled( plan.canUndo() );
    mRedo->setEnabled( plan.canRedo() );
    mWrite->setEnabled( mBoard->session()->isChanged() );
    mLock->setText( plan.has( mBoard->zone() ) && plan.zone( mBoard->zone() ).isLocked ? tr( "Un&lock" )
                                                                                       : tr( "&Lock" ) );
    mIsShowing = false;
  }

  void HandView::showZones()
  {
    HandSession &session = *mBoard->session();
    // Rows are kept where they can be: 500 zones are shown at every click.
    std::map<std::int32_t, QTreeWidgetItem *> items;
    for ( int row = mZones->topLevelItemCount() - 1; row >= 0; --row )
      if ( QTreeWidgetItem *item = mZones->topLevelItem( row );
           session.plan().has( item->data( zone_column::Number, Qt::UserRole ).toInt() ) )
        items[item->data( zone_column::Number, Qt::UserRole ).toInt()] = item;
      else
        delete item;
    int row = 0;
    for ( const auto &[number, zone] : session.plan().zones() )
    {
      QTreeWidgetItem *&item = items[number];
      if ( !item )
      {
        item = new QTreeWidgetItem;
        item->setData( zone_column::Number, Qt::UserRole, number );
        mZones->insertTopLevelItem( row, item );
      }
      ++row;
      const ZoneFigures &figures = session.times().figures( zone );
      const QString over = qt( overWords( figures.over ) );
      item->setText( zone_column::Number,
                     QString::number( number ) + ( zone.isLocked ? tr( " (locked)" ) : QString() ) );
      item->setText( zone_column::Team, qt( zone.team ) );
      item->setText( zone_column::Visits, QString::number( figures.visits ) );
      item->setText( zone_column::Students, QString::number( figures.students ) );
      item->setText( zone_column::Minutes, QString::number( figures.minutes(), 'f', 0 ) );
      item->setText( zone_column::Over, over );
      item->setText( zone_column::Languages, languagesOf( figures ) );
      for ( int i = 0; i < zone_column::COUNT; ++i )
      {
        item->setData( i, Qt::ForegroundRole, over.isEmpty() ? QVariant() : QVariant( QBrush( OVER_TIME ) ) );
        item->setTextAlignment( i, i == zone_column::Team || i == zone_column::Languages
                                       ? Qt::AlignLeft | Qt::AlignVCenter
                                       : Qt::AlignRight | Qt::AlignVCenter );
      }
      const bool isShown = number == mBoard->zone();
      item->setSelected( isShown || mBoard->zones().count( number ) > 0 );
      if ( isShown )
      {
        mZones->setCurrentItem( item, 0, QItemSelectionModel::NoUpdate );
        mZones->scrollToItem( item );
      }
    }
  }

  void HandView::showStops()
  {
    HandSession &session = *mBoard->session();
    mStops->clear();
    if ( !session.plan().has( mBoard->zone() ) )
    {
      mTitle->setText( tr( "Choose a zone, or a visit on the map." ) );
      return;
    }
    const HandZone &zone = session.plan().zone( mBoard->zone() );
    mTitle->setText(
        tr( "<b>Zone %1</b> from %2: %3" )
            .arg( zone.number )
            .arg( qt( session.question().stagings[indexOf( zone.staging )].name ).toHtmlEscaped(),
                  mBoard->inWords( zone ) ) );
    int stop = 0;
    for ( const std::int32_t visit : zone.stops )
    {
      const PlanVisit &at = session.question().visits[indexOf( visit )];
      QString languages;
      for ( const std::string &language : at.languages )
        languages += QStringLiteral( " " ) + qt( language );
      auto *item = new QListWidgetItem( tr( "%1.  %2  %3 min, %4 students%5" )
                                            .arg( ++stop )
                                            .arg( qt( at.code ) )
                                            .arg( at.minutes, 0, 'f', 0 )
                                            .arg( at.students )
                                            .arg( languages ) );
      item->setData( VISIT, visit );
      mStops->addItem( item );
      item->setSelected( mBoard->selection().count( visit ) > 0 );
      if ( item->isSelected() )
        mStops->setCurrentItem( item, QItemSelectionModel::NoUpdate );
    }
  }

  void HandView::showTargets()
  {
    const int before = mTarget->count() > 0 ? target() : 0;
    mTarget->clear();
    for ( const auto &[number, zone] : mBoard->session()->plan().zones() )
      if ( !zone.isLocked )
        mTarget->addItem( tr( "Zone %1" ).arg( number ), number );
    mTarget->addItem( tr( "New zone" ), NEW_ZONE );
    if ( const int at = mTarget->findData( before ); at >= 0 )
      mTarget->setCurrentIndex( at );
  }

  std::int32_t HandView::target() const
  {
    return mTarget->currentData().toInt();
  }

  void HandView::takeOrder()
  {
    std::vector<std::int32_t> stops;
    for ( int row = 0; row < mStops->count(); ++row )
      stops.push_back( mStops->item( row )->data( VISIT ).toInt() );
    if ( mBoard->session() && mBoard->session()->plan().has( mBoard->zone() ) )
      mBoard->order( mBoard->zone(), stops );
  }
}
