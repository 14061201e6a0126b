// SPDX-License-Identifier: GPL-2.0-or-later
// The panel "Zones by hand": a plan is opened, changed with the mouse or keys, and written.
#pragma once
#include <qgsdockwidget.h>

#include <QPointer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QgsMapCanvas;
class QgsMapTool;

namespace doorstep
{
  class HandBoard;
  class HandForm;
  class HandTool;
  class HandView;

  class HandDock : public QgsDockWidget
  {
      Q_OBJECT
    public:
      explicit HandDock( QgsMapCanvas *canvas, QWidget *parent = nullptr );
      ~HandDock() override;

      HandBoard *board() const { return mBoard; }
      HandTool *tool() const { return mTool; }
      // Reads the layers that are chosen; says why not, where it cannot.
      void open();
      void write();
      void close();

    private:
      // The map is the plan's while the dock is in sight.
      void takeMap( bool isVisible );

      QgsMapCanvas *mCanvas;
      HandBoard *mBoard;
      HandTool *mTool;
      QStackedWidget *mPages;
      HandForm *mForm;
      HandView *mView;
      QLabel *mWhy;
      QPointer<QgsMapTool> mToolBefore;
  };
}
