// SPDX-License-Identifier: GPL-2.0-or-later
// The desktop plugin: menu, toolbar and the panel.
#pragma once
#include <qgisplugin.h>

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

class QAction;
class QDockWidget;
class QgisInterface;
class QgsLocatorFilter;

namespace doorstep
{
  class DebriefDock;
  class HandDock;
  class OptionsFactory;
  class ParameterWrappers;
  class ReviewPane;
  class RoadPanel;

  class DoorstepPlugin : public QObject, public QgisPlugin
  {
      Q_OBJECT
    public:
      explicit DoorstepPlugin( QgisInterface *iface );
      ~DoorstepPlugin() override;
      void initGui() override;
      void unload() override;

    private:
      void addLocator();
      void addDock( QDockWidget *dock, Qt::DockWidgetArea area, const QString &text );
      void removeDock( QDockWidget *dock );
      void shareRoom();
      void buildMenu();
      void addToMenu( QAction *action );
      // Of the plugin's own, which go with it.
      QAction *addOwn( const QString &text, const std::function<void()> &trigger );
      void addSeparator();
      void addAlgorithm( const QString &name );
      void openAlgorithm( const QString &name );

      QgisInterface *mIface = nullptr;
      QList<QPointer<QAction>> mActions;
      QPointer<RoadPanel> mPanel;
      QPointer<HandDock> mHand;
      QPointer<ReviewPane> mReview;
      QPointer<DebriefDock> mDebrief;
      std::unique_ptr<ParameterWrappers> mWrappers;
      std::unique_ptr<OptionsFactory> mOptions;
      QPointer<QgsLocatorFilter> mLocator; // QGIS owns it
  };
}
