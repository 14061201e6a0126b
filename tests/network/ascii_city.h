// SPDX-License-Identifier: GPL-2.0-or-later
// Streets drawn as text, as OSRM's tests do: a letter or digit is a place, a column is 10 metres and a
// line 20.
//   AsciiCity city( R"(
//     a---b---c
//         |
//         d )" );
//   city.street( "abc", "Main St" ).oneWay = OneWay::Forward;
#pragma once
#include "network/directions.h"
#include "network/hierarchy.h"

#include <map>
#include <stdexcept>

namespace doorstep::test
{
  class AsciiCity
  {
    public:
      explicit AsciiCity( std::string_view map )
      {
        double x = 0, y = 0;
        for ( const char c : map )
        {
          if ( c == '\n' )
          {
            x = 0;
            y -= 20;
            continue;
          }
          if ( ( c >= 'a' && c <= 'z' ) || ( c >= 'A' && c <= 'Z' ) || ( c >= '0' && c <= '9' ) )
            mPlaces[c] = { x, y };
          x += 10;
        }
      }

      Point at( char place ) const { return mPlaces.at( place ); }
      Point at( char place, double dx, double dy ) const
      {
        return { at( place ).x + dx, at( place ).y + dy };
      }

      StreetLine &street( std::string_view through, std::string name, RoadClass roadClass = RoadClass::Local )
      {
        StreetLine line;
        for ( const char c : through )
          line.points.push_back( at( c ) );
        line.name = std::move( name );
        line.roadClass = roadClass;
        line.feature = static_cast<std::int32_t>( lines.size() ) + 1;
        lines.push_back( std::move( line ) );
        return lines.back();
      }

      std::vector<StreetLine> lines;

    private:
      std::map<char, Point> mPlaces;
  };

  // No delays at junctions and 36 km/h (10 m/s) everywhere, so that times can be worked out by hand.
  inline GraphOptions plainOptions()
  {
    GraphOptions options;
    options.turns = { 0, 0, 0, 0, 0, 0, 0, 0 };
    options.speeds.fill( 36 );
    return options;
  }

  inline TravelMatrix times( const StreetGraph &graph, const std::vector<Point> &places,
                             TravelMethod method = TravelMethod::Dijkstra )
  {
    TravelOptions options;
    options.method = method;
    options.farSidePrimary = options.farSideSecondary = 0;
    return travelMatrix( graph, SnapIndex( graph ).snap( places ), options );
  }

  // Seconds between two places of a graph.
  inline double seconds( const StreetGraph &graph, Point from, Point to )
  {
    return static_cast<double>( times( graph, { from, to } ).minutesAt( 0, 1 ) ) * 60;
  }
}
