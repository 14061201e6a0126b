// SPDX-License-Identifier: GPL-2.0-or-later
#include "doorstep_plugin.h"

#include "about.h"
#include "algorithm_dialog.h"
#include "debrief_dock.h"
#include "entry.h"
#include "geocoder_interface.h"
#include "geocoder_locator.h"
#include "hand_board.h"
#include "hand_dock.h"
#include "help_window.h"
#include "options_page.h"
#include "parameter_wrappers.h"
#include "review_pane.h"
#include "road_panel.h"

#include <qgisinterface.h>
#include <qgsapplication.h>
#include <qgsprocessingregistry.h>

#include <QAction>
#include <QDockWidget>
#include <QIcon>
#include <QMainWindow>

#include <memory>

namespace doorstep
{
  DoorstepPlugin::DoorstepPlugin( QgisInterface *iface )
      : QgisPlugin( PLUGIN_NAME, PLUGIN_DESCRIPTION, PLUGIN_CATEGORY, PLUGIN_VERSION, QgisPlugin::UI ),
        mIface( iface )
  {
  }

  DoorstepPlugin::~DoorstepPlugin() = default;

  void DoorstepPlugin::initGui()
  {
    doorstep_register();
    mWrappers = std::make_unique<ParameterWrappers>();
    mPanel = new RoadPanel( mIface );
    addDock( mPanel, Qt::RightDockWidgetArea, tr( "Doorstep panel" ) );
    mReview = new ReviewPane( mIface->mapCanvas() );
    addDock( mReview, Qt::BottomDockWidgetArea, tr( "Review of addresses" ) );
    connect( mPanel, &RoadPanel::reviewAsked, mReview,
             [this]( const ReviewSource &source )
             {
               mReview->setUserVisible( true );
               mReview->open( source );
             } );
    connect( mReview, &ReviewPane::decided, mPanel, &RoadPanel::lookAgain );
    mHand = new HandDock( mIface->mapCanvas() );
    addDock( mHand, Qt::RightDockWidgetArea, tr( "Zones by hand" ) );
    // One over the other when it is first shown: one above the other neither would have room on a small
    // screen.
    connect( mHand, &QDockWidget::visibilityChanged, this, &DoorstepPlugin::shareRoom, Qt::QueuedConnection );
    connect( mHand->board(), &HandBoard::written, mPanel, &RoadPanel::takePlanByHand );
    mDebrief = new DebriefDock;
    addDock( mDebrief, Qt::BottomDockWidgetArea, tr( "Debrief from paper" ) );
    connect( mPanel, &RoadPanel::debriefAsked, mDebrief,
             [this]( const DebriefSource &source )
             {
               mDebrief->setUserVisible( true );
               mDebrief->open( source );
             } );
    connect( mDebrief, &DebriefDock::typed, mPanel, &RoadPanel::lookAgain );
    addLocator();
    mOptions = std::make_unique<OptionsFactory>();
    connect( mOptions.get(), &OptionsFactory::applied, mPanel, &RoadPanel::takeDefaults );
    mIface->registerOptionsWidgetFactory( mOptions.get() );
    buildMenu();
  }

  // In the order of the road.
  void DoorstepPlugin::buildMenu()
  {
    const auto algorithms = [this]( std::initializer_list<const char *> names )
    {
      for ( const char *name : names )
        addAlgorithm( QLatin1String( name ) );
    };
    mPanel->toggleViewAction()->setIcon( QIcon( PLUGIN_ICON ) );
    addToMenu( mPanel->toggleViewAction() );
    QAction *event =
        addOwn( tr( "Plan an event…" ), [this] { openAlgorithm( QStringLiteral( "planevent" ) ); } );
    event->setIcon( QIcon( EVENT_ICON ) );
    mIface->addToolBarIcon( mPanel->toggleViewAction() );
    mIface->addToolBarIcon( event );
    addSeparator();
    algorithms( { "samplecity", "describelayer", "buildreference", "geocode" } );
    addToMenu( mReview->toggleViewAction() );
    algorithms( { "deidentify", "densityclusters", "planzones", "assignteams" } );
    addToMenu( mHand->toggleViewAction() );
    algorithms( { "editplan", "teammaps" } );
    addSeparator();
    algorithms( { "scanforleaks", "registerreturn" } );
    addToMenu( mDebrief->toggleViewAction() );
    algorithms( { "debrief", "wipe" } );
    addSeparator();
    addOwn( tr( "Options…" ), [this] { mIface->showOptionsDialog( mIface->mainWindow(), PLUGIN_NAME ); } );
    addOwn( tr( "Help" ),
            [this] { showHelp( QStringLiteral( "panel" ), PLUGIN_NAME, mIface->mainWindow() ); } );
  }

  void DoorstepPlugin::addDock( QDockWidget *dock, Qt::DockWidgetArea area, const QString &text )
  {
    mIface->addDockWidget( area, dock );
    dock->hide();
    dock->toggleViewAction()->setText( text );
    connect( dock->toggleViewAction(), &QAction::triggered, dock,
             [dock]( bool shown )
             {
               if ( shown )
                 dock->raise();
             } );
  }

  void DoorstepPlugin::shareRoom()
  {
    auto *window = qobject_cast<QMainWindow *>( mIface->mainWindow() );
    if ( !window || !mHand || !mPanel || !mHand->isVisible() || !mPanel->isVisible() ||
         mPanel->isFloating() || window->dockWidgetArea( mHand ) != window->dockWidgetArea( mPanel ) )
      return;
    disconnect( mHand, &QDockWidget::visibilityChanged, this, &DoorstepPlugin::shareRoom );
    window->tabifyDockWidget( mPanel, mHand );
    mHand->raise();
  }

  void DoorstepPlugin::addToMenu( QAction *action )
  {
    mIface->addPluginToMenu( PLUGIN_NAME, action );
  }

  void DoorstepPlugin::removeDock( QDockWidget *dock )
  {
    if ( !dock )
      return;
    mIface->removePluginMenu( PLUGIN_NAME, dock->toggleViewAction() );
    mIface->removeToolBarIcon( dock->toggleViewAction() );
    mIface->removeDockWidget( dock );
    delete dock;
  }

  void DoorstepPlugin::addLocator()
  {
    RoadPanel *panel = mPanel;
    mLocator =
        new DoorLocatorFilter( searchGeocoder(), mIface->mapCanvas(), [panel] { panel->chooseReference(); } );
    mIface->registerLocatorFilter( mLocator );
    // From the thread of the algorithm into this one.
    onReferenceUsed(
        [panel]( const QString &path )
        {
          QMetaObject::invokeMethod(
              panel, [panel, path] { panel->takeReference( path ); }, Qt::QueuedConnection );
        } );
  }

  QAction *DoorstepPlugin::addOwn( const QString &text, const std::function<void()> &trigger )
  {
    auto *action = new QAction( text, this );
    connect( action, &QAction::triggered, this, trigger );
    addToMenu( action );
    mActions << action;
    return action;
  }

  void DoorstepPlugin::addSeparator()
  {
    auto *line = new QAction( this );
    line->setSeparator( true );
    addToMenu( line );
    mActions << line;
  }

  void DoorstepPlugin::addAlgorithm( const QString &name )
  {
    const QgsProcessingAlgorithm *algorithm =
        QgsApplication::processingRegistry()->algorithmById( QStringLiteral( "doorstep:" ) + name );
    if ( algorithm )
      addOwn( algorithm->displayName() + QStringLiteral( "…" ), [this, name] { openAlgorithm( name ); } );
  }

  void DoorstepPlugin::openAlgorithm( const QString &name )
  {
    openAlgorithmDialog( QStringLiteral( "doorstep:" ) + name, mIface );
  }

  void DoorstepPlugin::unload()
  {
    onReferenceUsed( {} );
    if ( mLocator )
      mIface->deregisterLocatorFilter( mLocator );
    if ( mOptions )
      mIface->unregisterOptionsWidgetFactory( mOptions.get() );
    mOptions.reset();
    for ( const QPointer<QAction> &action : std::as_const( mActions ) )
    {
      mIface->removePluginMenu( PLUGIN_NAME, action );
      mIface->removeToolBarIcon( action );
      delete action;
    }
    mActions.clear();
    removeDock( mDebrief );
    removeDock( mHand );
    removeDock( mReview );
    removeDock( mPanel );
    mWrappers.reset();
    doorstep_unregister();
  }
}

namespace
{
  std::unique_ptr<doorstep::DoorstepPlugin> &shownByCompanion()
  {
    static std::unique_ptr<doorstep::DoorstepPlugin> plugin;
    return plugin;
  }
}

void doorstep_show( void *iface )
{
  if ( !iface || shownByCompanion() )
    return;
  shownByCompanion() = std::make_unique<doorstep::DoorstepPlugin>( static_cast<QgisInterface *>( iface ) );
  shownByCompanion()->initGui();
}

void doorstep_hide()
{
  if ( shownByCompanion() )
    shownByCompanion()->unload();
  shownByCompanion().reset();
}

QgisPlugin *doorstep_plugin( QgisInterface *iface )
{
  return new doorstep::DoorstepPlugin( iface );
}
