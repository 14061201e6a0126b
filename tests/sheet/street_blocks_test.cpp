// SPDX-License-Identifier: GPL-2.0-or-later
// Blocks from junction to junction whatever the line features are, and groups of them that hold enough homes
// (privacy 18).
#include "sheet/street_blocks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace doorstep;

namespace
{
  constexpr double SIDE = 120; // metres

  StreetLine street( std::string name, std::vector<Point> points )
  {
    StreetLine line;
    line.name = std::move( name );
    line.points = std::move( points );
    return line;
  }

  // Five streets across four avenues, each one feature; a lane of 60 m off the first.
  std::vector<StreetLine> town()
  {
    std::vector<StreetLine> lines;
    for ( int r = 0; r < 5; ++r )
    {
      StreetLine line = street( "E " + std::to_string( r + 21 ) + "th St", {} );
      for ( int c = 0; c < 4; ++c )
        line.points.push_back( { c * SIDE, r * SIDE } );
      lines.push_back( line );
    }
    for ( int c = 0; c < 4; ++c )
    {
      StreetLine line = street( "N " + std::string( 1, static_cast<char>( 'A' + c ) ) + " Ave", {} );
      for ( int r = 0; r < 5; ++r )
        line.points.push_back( { c * SIDE, r * SIDE } );
      lines.push_back( line );
    }
    lines.push_back( street( "Rose Ct", { { 0, 0 }, { -60, 0 } } ) );
    return lines;
  }

  // The same streets in features of 15 m, every third drawn the other way.
  std::vector<StreetLine> shredded( const std::vector<StreetLine> &lines )
  {
    std::vector<StreetLine> shreds;
    for ( const StreetLine &line : lines )
      for ( std::size_t i = 1; i < line.points.size(); ++i )
      {
        const Point &a = line.points[i - 1], &b = line.points[i];
        const int pieces = static_cast<int>( distance( a, b ) / 15 );
        for ( int k = 0; k < pieces; ++k )
        {
          const auto at = [&]( int j ) {
            return Point{ a.x + ( b.x - a.x ) * j / pieces, a.y + ( b.y - a.y ) * j / pieces };
          };
          StreetLine shred = line;
          shred.points = { at( k ), at( k + 1 ) };
          if ( k % 3 == 1 )
            std::reverse( shred.points.begin(), shred.points.end() );
          shreds.push_back( shred );
        }
      }
    return shreds;
  }

  // A home every 30 m on both sides of the streets, every 20 m in Rose Court: four there.
  std::vector<Point> homes()
  {
    std::vector<Point> at;
    for ( int r = 0; r < 5; ++r )
      for ( double x = 15; x < 3 * SIDE; x += 30 )
        for ( const double off : { -12.0, 12.0 } )
          at.push_back( { x, r * SIDE + off } );
    for ( const double x : { -20.0, -40.0 } )
      for ( const double off : { -8.0, 8.0 } )
        at.push_back( { x, off } );
    return at;
  }
}

TEST( StreetBlocks, endAtJunctionsWhereverFeaturesEnd )
{
  const StreetBlocks whole( town() ), shreds( shredded( town() ) );
  EXPECT_EQ( whole.blocks().size(), 5U * 3 + 4 * 4 + 1 );
  ASSERT_EQ( shreds.blocks().size(), whole.blocks().size() );
  for ( const Block &block : shreds.blocks() )
    EXPECT_NEAR( lengthOf( block.line ), block.name == "Rose Ct" ? 60 : SIDE, 0.01 ) << block.name;
  const PrintedPlace a = whole.place( { 200, 12 } ), b = shreds.place( { 200, 12 } );
  EXPECT_NEAR( distance( a.middle, b.middle ), 0, 0.01 );
  EXPECT_EQ( shreds.blocks()[static_cast<std::size_t>( b.block )].crossFrom, "N B Ave" );
  EXPECT_EQ( shreds.blocks()[static_cast<std::size_t>( b.block )].crossTo, "N C Ave" );
}

TEST( StreetBlocks, joinOneWayStreetsTheWayTheyRunAndKeepTheirNumbers )
{
  StreetLine first = street( "Elm St", { { 0, 0 }, { 50, 0 } } ),
             second = street( "Elm St", { { 90, 0 }, { 50, 0 } } );
  first.oneWay = OneWay::Forward;
  second.oneWay = OneWay::Backward;
  first.left = { 1, 9 };
  first.right = { 2, 10 };
  second.left = { 20, 12 };
  second.right = { 19, 11 };
  const StreetBlocks streets( std::vector<StreetLine>{ first, second } );
  ASSERT_EQ( streets.blocks().size(), 1U );
  const Block &block = streets.blocks()[0];
  EXPECT_EQ( block.line, ( Polyline{ { 0, 0 }, { 50, 0 }, { 90, 0 } } ) );
  EXPECT_EQ( block.oneWay, OneWay::Forward );
  EXPECT_EQ( block.left, ( HouseRange{ 1, 19 } ) );
  EXPECT_EQ( block.right, ( HouseRange{ 2, 20 } ) );
}

TEST( StreetBlocks, areNotCutByTheSameStreetTwice )
{
  std::vector<StreetLine> lines = shredded( town() );
  const std::vector<StreetLine> again = lines;
  lines.insert( lines.end(), again.begin(), again.end() );
  EXPECT_EQ( StreetBlocks( lines ).blocks().size(), 32U );
}

// Every home's group has eight homes at least, which all are shown as one: on whole features and shredded.
TEST( Privacy18, groupsOfBlocksHoldEightHomesOnAnyStreetLayer )
{
  const std::vector<Point> at = homes();
  for ( const bool isShredded : { false, true } )
  {
    const StreetBlocks streets( isShredded ? shredded( town() ) : town(), at );
    ASSERT_TRUE( streets.countsHomes() );
    std::set<std::int32_t> blocks;
    for ( const BlockGroup &group : streets.groups() )
    {
      EXPECT_GE( group.homes, 8 );
      EXPECT_TRUE( group.enough );
      for ( const std::int32_t block : group.blocks )
        EXPECT_TRUE( blocks.insert( block ).second ) << "a block in two groups";
    }
    EXPECT_EQ( blocks.size(), streets.blocks().size() );
    // Rose Court's four homes are told with those of a street that meets it.
    const PrintedPlace court = streets.place( { -40, 8 } );
    const BlockGroup &group = streets.groups()[static_cast<std::size_t>( court.group )];
    EXPECT_GT( group.names.size(), 1U );
    std::vector<Point> shown;
    for ( const Point &home : at )
      shown.push_back( streets.shownPlace( streets.place( home ), home ) );
    for ( const Point &place : shown )
      EXPECT_GE( std::count( shown.begin(), shown.end(), place ), 8 );
  }
}

TEST( Privacy18, groupsAreLongWhereHomesAreNotKnown )
{
  const StreetBlocks streets( shredded( town() ) );
  EXPECT_FALSE( streets.countsHomes() );
  for ( const BlockGroup &group : streets.groups() )
    EXPECT_GE( group.homes, 300 - 1e-6 );
}

// Lines that meet nowhere are put together by nearness; the units of a building are one place.
TEST( Privacy18, islandsAndBuildingsAreToldWithWhatLiesNear )
{
  std::vector<StreetLine> lines;
  std::vector<Point> at;
  for ( int i = 0; i < 12; ++i )
  {
    lines.push_back( street( "Lane " + std::to_string( i ), { { 0, 200.0 * i }, { 100, 200.0 * i } } ) );
    for ( int unit = 0; unit < 20; ++unit )
      at.push_back( { 50, 200.0 * i + 10 } );
    at.push_back( { 20, 200.0 * i + 10 } );
  }
  const StreetBlocks streets( lines, at );
  for ( const BlockGroup &group : streets.groups() )
  {
    EXPECT_GE( group.blocks.size(), 4U );
    EXPECT_GE( group.homes, 8 );
  }
  // A home a kilometre up its drive belongs to a street's group too.
  EXPECT_GE( streets.place( { 1100, 0 } ).group, 0 );
}

TEST( Privacy18, withoutStreetsASquareHoldsEnoughHomes )
{
  std::vector<Point> at;
  for ( int i = 0; i < 16; ++i )
    for ( int k = 0; k < 12; ++k )
      at.push_back( { 40.0 * i * ( i < 8 ? 1 : 6 ), 40.0 * k } );
  const StreetBlocks streets( {}, at );
  std::vector<Point> shown;
  for ( const Point &home : at )
    shown.push_back( streets.shownPlace( streets.place( home ), home ) );
  for ( const Point &place : shown )
    EXPECT_GE( std::count( shown.begin(), shown.end(), place ), 8 );
}
