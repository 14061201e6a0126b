// SPDX-License-Identifier: GPL-2.0-or-later
// Side streets whose layer does not cut the street that they end at, and crossings beyond nameless junctions.
#include "sheet/loose_ends.h"
#include "sheet/street_blocks.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  StreetLine sideStreet( std::string name, std::vector<Point> points )
  {
    StreetLine line;
    line.name = std::move( name );
    line.points = std::move( points );
    return line;
  }

  std::size_t joinedLines( const std::vector<StreetLine> &lines )
  {
    const std::vector<char> all( lines.size(), 1 );
    return joinedLooseEnds( lines, all ).size();
  }
}

TEST( LooseEnds, cutTheStreetThatTheyTouch )
{
  std::vector<StreetLine> lines{ sideStreet( "Main St", { { 0, 0 }, { 400, 0 } } ),
                                 sideStreet( "Park Ln", { { 150, 0.3 }, { 150, 90 } } ) };
  lines[0].left = { 101, 199 };
  lines[0].right = { 100, 198 };
  const StreetBlocks streets( lines );
  ASSERT_EQ( streets.blocks().size(), 3U );
  const PrintedPlace west = streets.place( { 60, 12 } ), east = streets.place( { 300, 12 } );
  EXPECT_NE( west.block, east.block );
  const auto &blocks = streets.blocks();
  EXPECT_EQ( blocks[static_cast<std::size_t>( west.block )].crossTo, "Park Ln" );
  EXPECT_EQ( blocks[static_cast<std::size_t>( east.block )].crossFrom, "Park Ln" );
  // The numbers at the ends of the layer's line stay.
  EXPECT_EQ( blocks[static_cast<std::size_t>( west.block )].left.from, 101 );
  EXPECT_EQ( blocks[static_cast<std::size_t>( west.block )].left.to, 0 );
  EXPECT_EQ( blocks[static_cast<std::size_t>( east.block )].right.to, 198 );
}

TEST( LooseEnds, joinNoBridgeAndNothingFarther )
{
  std::vector<StreetLine> lines{ sideStreet( "Main St", { { 0, 0 }, { 400, 0 } } ),
                                 sideStreet( "Park Ln", { { 150, 0 }, { 150, 90 } } ) };
  EXPECT_EQ( joinedLines( lines ), 1U );
  lines[1].points[0].y = 2;
  EXPECT_EQ( joinedLines( lines ), 0U ) << "two metres apart";
  lines[1].points[0].y = 0;
  lines[0].fromLevel = lines[0].toLevel = 1;
  EXPECT_EQ( joinedLines( lines ), 0U ) << "above it";
  EXPECT_EQ( joinedLines( { lines[0] } ), 0U );
}

// Homes up a lane that its layer does not join are the lane's, and a group of them needs no main street.
TEST( LooseEnds, aParksOwnLanesHoldItsHomes )
{
  std::vector<StreetLine> lines{ sideStreet( "Desert Trl", { { 0, -300 }, { 0, 300 } } ),
                                 sideStreet( "", { { 0, 40 }, { 200, 40 } } ) };
  lines[1].roadClass = RoadClass::Service;
  std::vector<Point> homes;
  for ( int i = 0; i < 12; ++i )
  {
    homes.push_back( { 60.0 + 12 * i, 52 } );
    homes.push_back( { -12, 60.0 + 18 * i } );
    homes.push_back( { -12, -60.0 - 18 * i } );
  }
  const StreetBlocks streets( lines, homes );
  const PrintedPlace place = streets.place( homes[9] );
  ASSERT_GE( place.group, 0 );
  const BlockGroup &group = streets.groups()[static_cast<std::size_t>( place.group )];
  EXPECT_EQ( group.names, std::vector<std::string>{ "" } );
  EXPECT_EQ( place.driveOff, "Desert Trl" );
  EXPECT_GE( group.homes, 8 );
}

TEST( LooseEnds, aBlockIsToldByTheNextCrossingThatHasAName )
{
  std::vector<StreetLine> lines{ sideStreet( "Elm St", { { 0, 0 }, { 100, 0 }, { 200, 0 } } ),
                                 sideStreet( "1st Ave", { { 0, -50 }, { 0, 0 }, { 0, 50 } } ),
                                 sideStreet( "2nd Ave", { { 200, -50 }, { 200, 0 }, { 200, 50 } } ),
                                 sideStreet( "", { { 100, 0 }, { 100, 60 } } ) };
  lines[3].roadClass = RoadClass::Alley;
  const StreetBlocks streets( lines );
  const Block &west = streets.blocks()[static_cast<std::size_t>( streets.place( { 40, 8 } ).block )];
  ASSERT_EQ( west.line.back(), ( Point{ 100, 0 } ) );
  EXPECT_EQ( west.crossFrom, "1st Ave" );
  EXPECT_EQ( west.crossTo, "2nd Ave" );
}
