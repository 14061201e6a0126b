// SPDX-License-Identifier: GPL-2.0-or-later
// The cells of a plan's layers, the same whether a plan was found or changed by hand.
#pragma once
#include "morning/plan_morning.h"

#include <qgscoordinatetransform.h>
#include <qgsfeature.h>
#include <qgsgeometry.h>

#include <array>
#include <cmath>

namespace doorstep
{
  // Tenths of a minute and of a kilometre: more would be noise.
  inline double tenths( double value )
  {
    return std::round( value * 10 ) / 10;
  }

  // Of what is walked: ten metres.
  inline double hundredths( double value )
  {
    return std::round( value * 100 ) / 100;
  }

  // The column mode of ways and directions.
  inline const char *modeOf( bool onFoot )
  {
    return onFoot ? "walked" : "driven";
  }
  // Whether a plan was made with teams that walk: only then are there such columns.
  bool walksSomewhere( const PlanAnswer &answer );

  QVariant orNull( const std::string &value );

  // "en;es"
  std::string languagesOf( const PlannedZone &zone );

  // Longitude and latitude of where the team stops, to a tenth of a metre; null where there are no streets.
  std::array<QVariant, 2> accessOf( const PlannedVisit &planned, const QgsCoordinateTransform &degrees );

  // `back` leads from the metres of the plan to the layer's system.
  QgsGeometry areaOf( const std::vector<AreaPolygon> &area, const QgsCoordinateTransform &back );
  QgsGeometry wayOf( const std::vector<std::vector<Point>> &lines, const QgsCoordinateTransform &back );
}
