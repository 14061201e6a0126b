// SPDX-License-Identifier: GPL-2.0-or-later
#include "doorstep_plugin.h"

#include "about.h"
#include "algorithm_dialog.h"
#include "entry.h"
#include "geocoder_interface.h"
#include "geocoder_locator.h"
#include "hand_board.h"
#include "hand_dock.h"
#include "parameter_wrappers.h"
#include "review_pane.h"
#include "road_panel.h"

#include <qgisinterface.h>
#include <qgsapplication.h>
#include <qgsprocessingregistry.h>

#include <QAction>
#include <QDockWidget>
#include <QIcon>

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
    connect( mHand->board(), &HandBoard::written, mPanel, &RoadPanel::takePlanByHand );
    addLocator();

    addAction( QStringLiteral( "planevent" ), tr( "Plan an event…" ), true );
    const QgsProcessingProvider *provider =
        QgsApplication::processingRegistry()->providerById( QStringLiteral( "doorstep" ) );
    for ( const QgsProcessingAlgorithm *algorithm :
          provider ? provider->algorithms() : QList<const QgsProcessingAlgorithm *>() )
      if ( algorithm->name() != QLatin1String( "planevent" ) )
        addAction( algorithm->name(), algorithm->displayName() + QStringLiteral( "…" ), false );
  }

  void DoorstepPlugin::addDock( QDockWidget *dock, Qt::DockWidgetArea area, const QString &text )
  {
    mIface->addDockWidget( area, dock );
    dock->hide();
    QAction *toggle = dock->toggleViewAction();
    toggle->setIcon( QIcon( PLUGIN_ICON ) );
    toggle->setText( text );
    mIface->addPluginToMenu( PLUGIN_NAME, toggle );
    mIface->addToolBarIcon( toggle );
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

  void DoorstepPlugin::addAction( const QString &algorithm, const QString &text, bool toToolbar )
  {
    auto *action = new QAction( QIcon( PLUGIN_ICON ), text, this );
    connect( action, &QAction::triggered, this,
             [this, algorithm]
             { openAlgorithmDialog( QStringLiteral( "doorstep:" ) + algorithm, mIface ); } );
    mIface->addPluginToMenu( PLUGIN_NAME, action );
    if ( toToolbar )
      mIface->addToolBarIcon( action );
    mActions << action;
  }

  void DoorstepPlugin::unload()
  {
    onReferenceUsed( {} );
    if ( mLocator )
      mIface->deregisterLocatorFilter( mLocator );
    for ( const QPointer<QAction> &action : std::as_const( mActions ) )
    {
      mIface->removePluginMenu( PLUGIN_NAME, action );
      mIface->removeToolBarIcon( action );
      delete action;
    }
    mActions.clear();
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
