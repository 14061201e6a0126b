// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/plan_cells.h"

#include "layers/line_string.h"

#include <qgsmultilinestring.h>
#include <qgsmultipolygon.h>
#include <qgspolygon.h>
#include <qgsvariantutils.h>

#include <algorithm>
#include <memory>

namespace doorstep
{
  QVariant orNull( const std::string &value )
  {
    return value.empty() ? QgsVariantUtils::createNullVariant( QMetaType::Type::QString )
                         : QVariant( QString::fromStdString( value ) );
  }

  bool walksSomewhere( const PlanAnswer &answer )
  {
    return std::any_of( answer.zones.begin(), answer.zones.end(),
                        []( const PlannedZone &zone ) { return !zone.stretches.empty(); } );
  }

  std::string languagesOf( const PlannedZone &zone )
  {
    std::string languages;
    for ( const auto &[language, homes] : zone.languages )
      languages += ( languages.empty() ? "" : ";" ) + language;
    return languages;
  }

  std::array<QVariant, 2> accessOf( const PlannedVisit &planned, const QgsCoordinateTransform &degrees )
  {
    const QVariant none = QgsVariantUtils::createNullVariant( QMetaType::Type::Double );
    if ( !planned.access )
      return { none, none };
    const QgsPointXY at = degrees.transform( planned.access->x, planned.access->y );
    const auto rounded = []( double value ) { return std::round( value * 1e6 ) / 1e6; };
    return { rounded( at.x() ), rounded( at.y() ) };
  }

  QgsGeometry areaOf( const std::vector<AreaPolygon> &area, const QgsCoordinateTransform &back )
  {
    auto parts = std::make_unique<QgsMultiPolygon>();
    for ( const AreaPolygon &part : area )
    {
      auto polygon = std::make_unique<QgsPolygon>( newLineString( part.shell ) );
      for ( const std::vector<Point> &hole : part.holes )
        polygon->addInteriorRing( newLineString( hole ) );
      parts->addGeometry( polygon.release() );
    }
    QgsGeometry geometry( std::move( parts ) );
    geometry.transform( back );
    return geometry;
  }

  QgsGeometry wayOf( const std::vector<std::vector<Point>> &lines, const QgsCoordinateTransform &back )
  {
    auto legs = std::make_unique<QgsMultiLineString>();
    for ( const std::vector<Point> &leg : lines )
      legs->addGeometry( newLineString( leg ) );
    QgsGeometry geometry( std::move( legs ) );
    geometry.transform( back );
    return geometry;
  }
}
