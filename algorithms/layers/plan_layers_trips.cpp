// SPDX-License-Identifier: GPL-2.0-or-later
// The table of trips that somebody timed.
#include "base/error.h"
#include "base/number.h"
#include "base/text.h"
#include "layers/cells.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfeaturesource.h>

#include <cmath>
#include <map>

namespace doorstep
{
  namespace
  {
    // "41.50, -90.51" or "41.50 -90.51": latitude and longitude, as a map's window copies them.
    std::optional<QgsPointXY> degreesIn( const std::string &text )
    {
      double latitude = 0, longitude = 0;
      const std::size_t first = leadingNumber( text, latitude );
      const std::size_t next = text.find_first_not_of( ", \t", first );
      if ( first == 0 || next == std::string::npos || next == first )
        return std::nullopt;
      const std::string rest = trimmedOf( std::string_view( text ).substr( next ) );
      if ( leadingNumber( rest, longitude ) != rest.size() || std::abs( latitude ) > 90 ||
           std::abs( longitude ) > 180 )
        return std::nullopt;
      return QgsPointXY( longitude, latitude );
    }
  }

  void PlanLayers::readTrips( const QgsFeatureSource &source )
  {
    const char *remedy = "a table of trips has from, to and minutes.";
    const QgsFields fields = source.fields();
    const int from = requiredColumn( fields, "TRIPS", "from", remedy ),
              to = requiredColumn( fields, "TRIPS", "to", remedy ),
              minutes = requiredColumn( fields, "TRIPS", "minutes", remedy );
    std::map<std::string, Point> places; // of staging by name, then of visits by code
    for ( const PlanStaging &staging : question.stagings )
      places.emplace( lowerAscii( trimmedOf( staging.name ) ), staging.position );
    for ( const PlanVisit &visit : question.visits )
      if ( std::isfinite( visit.position.x ) && std::isfinite( visit.position.y ) )
        places.emplace( lowerAscii( visit.code ), visit.position );
    const QgsCoordinateTransform toMetres = transformBetween(
        QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ), mMetres, mTransforms );
    const auto placeOf = [&]( const std::string &cell, const char *column, std::int32_t row )
    {
      if ( const auto known = places.find( lowerAscii( cell ) ); known != places.end() )
        return known->second;
      if ( const auto degrees = degreesIn( cell ) )
        try
        {
          const QgsPointXY at = toMetres.transform( *degrees );
          if ( std::hypot( at.x(), at.y() ) < FARTHEST_PLACE )
            return Point{ at.x(), at.y() };
        }
        catch ( const QgsCsException & )
        {
          // Nowhere near, then.
        }
      throw InputError( "TRIPS, row " + std::to_string( row ) + ": " + column +
                        " is no name in STAGING, no code in VISITS, and no latitude and longitude near them "
                        "(41.50, -90.51)." );
    };
    for ( RowReader reader( source ); reader.next(); )
    {
      const QgsFeature &row = reader.feature();
      const std::string first = cellText( row, from ), last = cellText( row, to ),
                        took = cellText( row, minutes );
      if ( first.empty() && last.empty() && took.empty() )
        continue;
      DrivenTrip trip;
      trip.row = reader.number();
      trip.from = placeOf( first, "from", trip.row );
      trip.to = placeOf( last, "to", trip.row );
      if ( leadingNumber( took, trip.minutes ) != took.size() || !( trip.minutes > 0 ) || trip.minutes > 600 )
        throw InputError( "TRIPS, row " + std::to_string( trip.row ) +
                          ": minutes is not a number over 0 and up to 600." );
      question.trips.push_back( trip );
    }
    if ( question.trips.empty() )
      throw InputError( std::string( "TRIPS has no rows: " ) + remedy );
  }
}
