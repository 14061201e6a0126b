// SPDX-License-Identifier: GPL-2.0-or-later
// A made-up grid town for the page tests: streets every 120 m ("E 1st St" … and "N Elm Ave" …), zones side by
// side, stops beside the streets, the route along them.
#pragma once
#include "layers/row_reader.h"
#include "print/event_reader.h"

#include <array>
#include <string>
#include <vector>

namespace doorstep::test
{
  constexpr double BLOCK_SIDE = 120; // metres

  inline std::vector<StreetLine> gridStreets( int columns, int rows )
  {
    static const std::array<const char *, 8> trees{ "Elm",  "Oak",   "Ash",   "Palm",
                                                    "Pine", "Olive", "Cedar", "Mesquite" };
    std::vector<StreetLine> lines;
    const auto add = [&]( Point from, Point to, std::string name, RoadClass roadClass )
    {
      StreetLine line;
      line.points = { from, to };
      line.name = std::move( name );
      line.roadClass = roadClass;
      line.left = { 101, 199 };
      line.right = { 100, 198 };
      lines.push_back( std::move( line ) );
    };
    for ( int r = 0; r <= rows; ++r )
      for ( int c = 0; c < columns; ++c )
        add( { c * BLOCK_SIDE, r * BLOCK_SIDE }, { ( c + 1 ) * BLOCK_SIDE, r * BLOCK_SIDE },
             "E " + std::to_string( r + 1 ) + "th St", r % 5 == 0 ? RoadClass::Secondary : RoadClass::Local );
    for ( int c = 0; c <= columns; ++c )
      for ( int r = 0; r < rows; ++r )
        add( { c * BLOCK_SIDE, r * BLOCK_SIDE }, { c * BLOCK_SIDE, ( r + 1 ) * BLOCK_SIDE },
             "N " + std::string( trees[static_cast<std::size_t>( c ) % trees.size()] ) +
                 ( c < 8 ? "" : " Park" ) + " Ave",
             c % 5 == 0 ? RoadClass::Primary : RoadClass::Local );
    return lines;
  }

  // A zone of `width` × `height` blocks from the given corner, `stops` stops in the order of the blocks'
  // rows.
  inline PrintZone gridZone( int number, int column, int row, int width, int height, int stops )
  {
    PrintZone zone;
    zone.zone = number;
    zone.team = QStringLiteral( "T%1" ).arg( number );
    zone.leader = QStringLiteral( "yes" );
    zone.staging = QStringLiteral( "Central School" );
    const double x = column * BLOCK_SIDE, y = row * BLOCK_SIDE;
    zone.area = QgsGeometry::fromRect(
        QgsRectangle( x - 20, y - 20, x + width * BLOCK_SIDE + 20, y + height * BLOCK_SIDE + 20 ) );
    zone.area.convertToMultiType();
    zone.visits = stops;
    zone.route = { { 0, 0 }, { x, 0 }, { x, y } };
    for ( int s = 0; s < stops; ++s )
    {
      // Along the rows of the zone to and fro, a little off the street.
      const int perRow = width * 2;
      const int line = s / perRow, place = s % perRow;
      const double along = ( line % 2 == 0 ? place : perRow - 1 - place ) * BLOCK_SIDE / 2 + 17;
      const double lineY = y + ( line % ( height + 1 ) ) * BLOCK_SIDE;
      PrintStop stop;
      stop.number = s + 1;
      stop.visit = QStringLiteral( "K%1Q%2" ).arg( number ).arg( s + 1 );
      stop.languages << ( s % 3 == 0 ? QStringLiteral( "es" ) : QStringLiteral( "en" ) );
      stop.arrive = 5 + 16.5 * s;
      stop.minutes = 15;
      stop.at = { x + along, lineY + ( s % 2 == 0 ? 14 : -14 ) };
      zone.route.push_back( { x + along, lineY } );
      zone.stops.push_back( stop );
      const Phrase turn = capitalized( phrase( "turn.left", { { "street", "N Elm Ave" } } ) );
      const Phrase third = capitalized(
          phrase( "where.after", { { "side", phrase( "side.left" ) },
                                   { "how", phrase( "house", { { "ordinal", phrase( "ordinal.3" ) } } ) },
                                   { "street", "E 2nd St" } } ) );
      zone.steps.push_back( { 2 * s + 1, 0, turn, turn, 120, 1 } );
      zone.steps.push_back(
          { 2 * s + 2, s + 1, third, phrase( "block.on", { { "street", "E 2nd St" } } ), 60, 0.5 } );
    }
    zone.route.push_back( { 0, 0 } );
    return zone;
  }

  // zones zones of 6 x 5 blocks with the same number of stops, `across` of them side by side.
  inline PrintEvent gridEvent( int zones, int across, int stops )
  {
    PrintEvent event;
    event.crs = localProjection( -110.95, 32.22 );
    const int down = ( zones + across - 1 ) / across;
    const std::vector<StreetLine> lines = gridStreets( across * 6 + 2, down * 5 + 2 );
    event.streets = StreetBlocks( lines );
    event.staging[QStringLiteral( "Central School" )] = { 0, 0 };
    for ( int z = 0; z < zones; ++z )
      event.zones.push_back( gridZone( z + 1, z % across * 6 + 1, z / across * 5 + 1, 6, 5, stops ) );
    for ( PrintZone &zone : event.zones )
      for ( PrintStop &stop : zone.stops )
        stop.place = event.streets.place( stop.at );
    return event;
  }
}
