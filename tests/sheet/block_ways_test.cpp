// SPDX-License-Identifier: GPL-2.0-or-later
// Arrows on volunteers' sheets: which way the route goes along blocks where it tells no door.
#include "sheet/block_ways.h"

#include <gtest/gtest.h>

#include <sstream>

using namespace doorstep;

namespace
{
  constexpr double SIDE = 120; // metres

  // Three streets across three avenues, features from corner to corner:
  //   6 7 8
  //   3 4 5
  //   0 1 2
  Point corner( int number )
  {
    return { number % 3 * SIDE, number / 3 * SIDE };
  }

  StreetBlocks town( BlockGroupOptions options = {} )
  {
    std::vector<StreetLine> lines;
    const auto add = [&]( int from, int to, const char *name )
    {
      StreetLine line;
      line.name = name;
      line.points = { corner( from ), corner( to ) };
      lines.push_back( line );
    };
    for ( int r = 0; r < 3; ++r )
      for ( int c = 0; c < 2; ++c )
        add( r * 3 + c, r * 3 + c + 1, r == 0 ? "E 1st St" : r == 1 ? "E 2nd St" : "E 3rd St" );
    for ( int c = 0; c < 3; ++c )
      for ( int r = 0; r < 2; ++r )
        add( r * 3 + c, r * 3 + c + 3, c == 0 ? "N A Ave" : c == 1 ? "N B Ave" : "N C Ave" );
    return StreetBlocks( lines, {}, options );
  }

  std::vector<Point> along( std::initializer_list<int> corners )
  {
    std::vector<Point> line;
    for ( const int number : corners )
      line.push_back( corner( number ) );
    return line;
  }

  // "0-1-2 4-7": each line by the corners that it passes.
  std::string told( const std::vector<Polyline> &lines )
  {
    std::ostringstream text;
    for ( const Polyline &line : lines )
    {
      text << ( text.tellp() > 0 ? " " : "" );
      for ( std::size_t i = 0; i < line.size(); ++i )
        text << ( i > 0 ? "-" : "" ) << line[i].x / SIDE + 3 * line[i].y / SIDE;
    }
    return text.str();
  }
}

TEST( BlockWays, followTheRouteFromCornerToCorner )
{
  const StreetBlocks streets = town();
  struct Case
  {
      std::vector<Point> route;
      const char *ways;
  };
  const Case cases[] = {
      { along( { 0, 1, 2 } ), "0-1-2" },
      { along( { 2, 1, 0 } ), "2-1-0" },
      { along( { 0, 1, 4, 5 } ), "0-1-4-5" },
      // There and back: no arrow, but on the way that is gone once.
      { along( { 0, 1, 2, 1, 4 } ), "0-1-4" },
      // Not half of a block.
      { { corner( 0 ), { 50, 0 } }, "" },
      { {}, "" },
  };
  for ( const Case &one : cases )
    EXPECT_EQ( told( waysFollowed( streets, one.route, {} ) ), one.ways );
}

TEST( BlockWays, groupsOfStopsHaveNone )
{
  BlockGroupOptions options;
  options.metres = 100; // a block is a group
  const StreetBlocks streets = town( options );
  const std::int32_t group = streets.place( { 60, 4 } ).group;
  ASSERT_GE( group, 0 );
  ASSERT_EQ( streets.groups()[static_cast<std::size_t>( group )].blocks.size(), 1U );
  // A stop between corners 0 and 1, wherever in the block the team turns round.
  for ( const double turn : { 10.0, 60.0, 110.0 } )
  {
    const std::vector<Point> route{ corner( 3 ), corner( 0 ), { turn, 0 }, corner( 0 ) };
    EXPECT_EQ( told( waysFollowed( streets, route, std::vector<std::int32_t>{ group, -1 } ) ), "3-0" )
        << turn;
  }
  EXPECT_EQ( told( waysFollowed( streets, along( { 3, 0, 1, 2 } ), std::vector<std::int32_t>{ group } ) ),
             "1-2 3-0" );
}
