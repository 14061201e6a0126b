// SPDX-License-Identifier: GPL-2.0-or-later
// The map tool of zones by hand. A click chooses a visit (with Ctrl or Shift another one), a drag from free
// ground draws around several, a drag from a visit takes it, or all that are chosen, to the zone where it is
// let go. Keys: digits and Enter move to a zone, + to a new one, Delete takes out, [ and ] go to the stop
// before and after, Ctrl+Z and Ctrl+Shift+Z, Esc.
#pragma once
#include "hand_board.h"

#include <qgsmaptool.h>

#include <QPointer>

#include <memory>

namespace doorstep
{
  class HandMarks;

  class HandTool : public QgsMapTool
  {
      Q_OBJECT
    public:
      HandTool( QgsMapCanvas *canvas, HandBoard *board );
      ~HandTool() override;

      void canvasPressEvent( QgsMapMouseEvent *event ) override;
      void canvasMoveEvent( QgsMapMouseEvent *event ) override;
      void canvasReleaseEvent( QgsMapMouseEvent *event ) override;
      void keyPressEvent( QKeyEvent *event ) override;
      void activate() override;
      void deactivate() override;

      // The visit at these pixels; -1: none.
      std::int32_t visitAt( const QPointF &pixels ) const;
      // The zone there: that of a visit, or whose area it is; 0: none.
      std::int32_t zoneAt( const QPointF &pixels ) const;

    private:
      enum class Gesture
      {
        None,
        Pressed, // not yet far enough to be a drag
        Carry,
        Lasso
      };
      void end();
      void step( int places );
      std::set<std::int32_t> inLasso() const;

      QPointer<HandBoard> mBoard;
      QPointer<QgsMapCanvas> mCanvas2;
      HandMarks *mMarks = nullptr; // the canvas' scene owns it
      Gesture mGesture = Gesture::None;
      QPointF mPressed;
      std::int32_t mVisit = -1; // pressed on
      std::set<std::int32_t> mCarried;
      QString mDigits;
  };
}
