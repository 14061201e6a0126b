// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/route_lines.h"

#include "sheet/block_ways.h"

namespace doorstep
{
  namespace
  {
    constexpr double SIMPLER = 0.3; // metres

    // The way there and back as it is driven; among the stops the car's legs, and apart from them what is
    // walked and where the car stands meanwhile.
    std::vector<RouteLine> linesOfLegs( const std::vector<SheetLeg> &legs )
    {
      constexpr double same = 1; // metres
      const bool returns = distance( legs.front().line.front(), legs.back().line.back() ) <= same;
      std::vector<RouteLine> route, walks, cars;
      for ( std::size_t i = 0; i < legs.size(); ++i )
      {
        Polyline line = simplified( legs[i].line, SIMPLER );
        if ( legs[i].onFoot )
        {
          if ( i > 0 && !legs[i - 1].onFoot )
            cars.push_back( { RoutePart::Car, line } );
          walks.push_back( { RoutePart::Walk, std::move( line ) } );
        }
        else
          route.push_back( { i == 0                            ? RoutePart::There
                             : returns && i + 1 == legs.size() ? RoutePart::Back
                                                               : RoutePart::Among,
                             std::move( line ) } );
      }
      route.insert( route.end(), walks.begin(), walks.end() );
      route.insert( route.end(), cars.begin(), cars.end() );
      return route;
    }
  }

  RouteParts routeParts( const SheetQuestion &question )
  {
    std::vector<Point> doors;
    for ( const SheetStop &stop : question.stops )
      doors.push_back( stop.door );
    return cutRoute( question.route, doors );
  }

  std::vector<RouteLine> routeLines( const SheetQuestion &question, const RouteParts &parts )
  {
    if ( question.showsHouses && !question.legs.empty() )
      return linesOfLegs( question.legs );
    if ( question.showsHouses )
      return { { RoutePart::There, simplified( parts.there, SIMPLER ) },
               { RoutePart::Back, simplified( parts.back, SIMPLER ) },
               { RoutePart::Among, simplified( parts.among, SIMPLER ) } };
    // Whole blocks, and all of each stop's group: where the line ends or turns would tell the door.
    std::vector<std::int32_t> groups;
    for ( const SheetStop &stop : question.stops )
      groups.push_back( stop.group );
    std::vector<RouteLine> route;
    for ( const std::int32_t block : blocksFollowed( *question.streets, question.route, groups ) )
      route.push_back(
          { RoutePart::Block, question.streets->blocks()[static_cast<std::size_t>( block )].line } );
    for ( Polyline &way : waysFollowed( *question.streets, question.route, groups ) )
      route.push_back( { RoutePart::Way, std::move( way ) } );
    return route;
  }
}
