// SPDX-License-Identifier: GPL-2.0-or-later
// What the map shows of a plan while it is changed: the visits chosen, those that are elsewhere than written,
// the way of the zone looked at, the zone that a drag is over and what it would bring.
#pragma once
#include "hand_board.h"

#include <qgsmapcanvasitem.h>

#include <QPointer>
#include <QPolygonF>

namespace doorstep
{
  class HandMarks : public QgsMapCanvasItem
  {
    public:
      HandMarks( QgsMapCanvas *canvas, HandBoard *board );

      // Of a visit on the canvas.
      QPointF pixelsOf( std::int32_t visit ) const;
      QPointF toPixels( const QgsPointXY &inPlan ) const;
      QgsPointXY fromPixels( const QPointF &pixels ) const; // in the plan's system

      QPolygonF lasso;         // pixels; empty: none
      std::int32_t over = 0;   // the zone that a drag is over; 0: none
      QString words;           // beside the pointer
      bool isBreaking = false; // … in red
      QPointF pointer;
      void redraw();

      QRectF boundingRect() const override;
      void updatePosition() override;

    protected:
      void paint( QPainter *painter ) override;

    private:
      void paintWay( QPainter &painter, const HandZone &zone ) const;
      void paintVisits( QPainter &painter ) const;
      void paintWords( QPainter &painter ) const;

      QPointer<HandBoard> mBoard;
  };
}
