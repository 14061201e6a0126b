// SPDX-License-Identifier: GPL-2.0-or-later
// The desktop plugin: menu, toolbar and the panel.
#pragma once
#include <qgisplugin.h>

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;
class QDockWidget;
class QgisInterface;
class QgsLocatorFilter;

namespace doorstep
{
  class HandDock;
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
      void addAction( const QString &algorithm, const QString &text, bool toToolbar );

      QgisInterface *mIface = nullptr;
      QList<QPointer<QAction>> mActions;
      QPointer<RoadPanel> mPanel;
      QPointer<HandDock> mHand;
      QPointer<ReviewPane> mReview;
      std::unique_ptr<ParameterWrappers> mWrappers;
      QPointer<QgsLocatorFilter> mLocator; // QGIS owns it
  };
}
