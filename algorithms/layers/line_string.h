// SPDX-License-Identifier: GPL-2.0-or-later
// A line of the core's as QGIS's.
#pragma once
#include "base/point.h"

#include <QVector>
#include <qgslinestring.h>

#include <span>

namespace doorstep
{
  // The caller, mostly a geometry, owns it.
  inline QgsLineString *newLineString( std::span<const Point> points )
  {
    QVector<double> x, y;
    for ( const Point &p : points )
    {
      x << p.x;
      y << p.y;
    }
    return new QgsLineString( x, y );
  }
}
