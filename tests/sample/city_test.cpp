// SPDX-License-Identifier: GPL-2.0-or-later
// The made-up city has to be one that a planner could believe: connected streets, numbers that fit their
// blocks, houses on their side, addresses that are unique, and the same bytes for the same seed.
#include "sample/piece_grid.h"
#include "sample/sample_tables.h"

#include "base/error.h"
#include "base/geometry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace doorstep;
using namespace doorstep::sample;

namespace
{
  const SampleCity &cityOf( std::uint64_t seed )
  {
    static std::map<std::uint64_t, SampleCity> cities;
    const auto found = cities.find( seed );
    return found != cities.end()
               ? found->second
               : cities.emplace( seed, makeSampleCity( { 400, 20'000, seed } ) ).first->second;
  }

  std::string bytesOf( const SampleCity &city )
  {
    std::string text = studentsCsv( city ) + truthCsv( city, toCrs ) + rosterCsv( city );
    for ( const SampleTable &table : sampleTables() )
      table.rows( city, toCrs,
                  [&]( const SampleRow &row )
                  {
                    text += wkt( row.geometry );
                    for ( const SampleValue &value : row.values )
                      text += '|' + toText( value );
                  } );
    return text;
  }

  std::uint64_t fnv( const std::string &text )
  {
    std::uint64_t hash = 14695981039346656037ULL;
    for ( const char c : text )
      hash = ( hash ^ static_cast<unsigned char>( c ) ) * 1099511628211ULL;
    return hash;
  }

  bool holds( int from, int to, int number )
  {
    return from > 0 && from % 2 == number % 2 && number >= std::min( from, to ) &&
           number <= std::max( from, to );
  }

  bool inside( const Area &area, const Point &p )
  {
    bool in = false;
    for ( const auto &polygon : area.polygons )
      for ( const auto &ring : polygon )
        in = in != isInRing( ring, p );
    return in;
  }

  class SampleCityTest : public testing::TestWithParam<std::uint64_t>
  {
    protected:
      const SampleCity &city = cityOf( GetParam() );
  };
  INSTANTIATE_TEST_SUITE_P( Seeds, SampleCityTest, testing::Values( 1, 2, 3 ) );
}

TEST( SampleCity, sameSeedSameBytes )
{
  const std::string one = bytesOf( makeSampleCity( { 60, 2'000, 7 } ) );
  EXPECT_EQ( fnv( one ), fnv( bytesOf( makeSampleCity( { 60, 2'000, 7 } ) ) ) );
  EXPECT_EQ( fnv( one ), 13259490507535579026ULL )
      << "another machine's bytes, or a change of the city that has to be meant";
  EXPECT_NE( fnv( one ), fnv( bytesOf( makeSampleCity( { 60, 2'000, 8 } ) ) ) );
}

TEST( SampleCity, refusesImpossibleSizes )
{
  EXPECT_THROW( makeSampleCity( { 10, 100, 1 } ), InputError );
  EXPECT_THROW( makeSampleCity( { 10, 2'000'000, 1 } ), InputError );
  EXPECT_THROW( makeSampleCity( { 0, 20'000, 1 } ), InputError );
  EXPECT_THROW( makeSampleCity( { 1'000, 2'000, 1 } ), InputError );
}

TEST( SampleCity, stopsWhenAsked )
{
  EXPECT_THROW( makeSampleCity( { 60, 2'000, 1 }, []( double ) { return false; } ), Cancelled );
}

TEST( SampleCity, liesInTheDesertNearTucson )
{
  // PROJ 9.1: cs2cs EPSG:2868 EPSG:4152 for 860000 345000.
  const Point origin = toDegrees( { 0, 0 } );
  EXPECT_NEAR( origin.x, -111.400, 0.01 );
  EXPECT_NEAR( origin.y, 31.947, 0.01 );
  EXPECT_DOUBLE_EQ( toCrs( { 304.8, 0 } ).x - toCrs( { 0, 0 } ).x, 1000 );
}

TEST_P( SampleCityTest, hasWhatWasAskedFor )
{
  EXPECT_EQ( city.addresses.size(), 20'000U );
  EXPECT_EQ( city.students.size(), 400U );
  EXPECT_EQ( city.staging.size(), 2U );
  EXPECT_EQ( city.municipalities.size(), 2U );
  EXPECT_GE( city.zipCodes.size(), 4U );
  EXPECT_GE( city.parks.size(), 3U );
  EXPECT_EQ( city.water.size(), 1U );
  EXPECT_EQ( city.rail.size(), 1U );
  std::set<Road> roads;
  int oneWay = 0, spanish = 0, numbered = 0, units = 0;
  for ( const Street &s : city.streets )
  {
    roads.insert( s.road );
    oneWay += s.travel != Travel::Both && s.road == Road::Local;
    if ( s.name >= 0 )
    {
      const StreetName &name = city.names[static_cast<std::size_t>( s.name )];
      spanish += !name.pretype.empty();
      numbered += name.name[0] >= '0' && name.name[0] <= '9';
    }
  }
  for ( const Address &a : city.addresses )
    units += !a.unit.empty();
  EXPECT_EQ( roads.size(), 6U );
  EXPECT_GE( oneWay, 20 );
  EXPECT_GE( spanish, 50 );
  EXPECT_GE( numbered, 50 );
  EXPECT_GE( units, 1'000 );
}

TEST_P( SampleCityTest, numbersFitTheirBlockAndSide )
{
  for ( const Address &a : city.addresses )
  {
    const Street &s = city.streets.at( static_cast<std::size_t>( a.street ) );
    ASSERT_EQ( s.name, a.name );
    ASSERT_TRUE( holds( s.leftFrom, s.leftTo, a.number ) || holds( s.rightFrom, s.rightTo, a.number ) );
    if ( !a.detached )
      continue;
    // Set back from the middle of the street, on the side of its parity.
    double nearest = 1e9, cross = 0;
    for ( std::size_t k = 1; k < s.points.size(); ++k )
    {
      const Piece piece{ s.points[k - 1], s.points[k] };
      const double away = toPiece( piece, a.at );
      if ( away >= nearest )
        continue;
      nearest = away;
      cross = ( piece.b.x - piece.a.x ) * ( a.at.y - piece.a.y ) -
              ( piece.b.y - piece.a.y ) * ( a.at.x - piece.a.x );
    }
    ASSERT_GE( nearest, 9.9 );
    ASSERT_LE( nearest, 15.1 );
    ASSERT_TRUE( cross > 0 ? holds( s.leftFrom, s.leftTo, a.number )
                           : holds( s.rightFrom, s.rightTo, a.number ) );
  }
}

TEST_P( SampleCityTest, rangesOfAStreetDoNotOverlap )
{
  std::map<std::pair<int, int>, std::vector<std::pair<int, int>>> ranges; // (name, parity and city by ZIP)
  for ( const Street &s : city.streets )
    if ( s.name >= 0 )
      for ( const auto &[from, to, zip] : { std::tuple( s.leftFrom, s.leftTo, s.leftZip ),
                                            std::tuple( s.rightFrom, s.rightTo, s.rightZip ) } )
        if ( from > 0 )
          ranges[{ s.name, from % 2 + 2 * zip }].emplace_back( std::min( from, to ), std::max( from, to ) );
  for ( auto &[street, list] : ranges )
  {
    std::sort( list.begin(), list.end() );
    for ( std::size_t k = 1; k < list.size(); ++k )
      ASSERT_GT( list[k].first, list[k - 1].second )
          << city.names[static_cast<std::size_t>( street.first )].full();
  }
}

TEST_P( SampleCityTest, noFullAddressTwice )
{
  std::set<std::tuple<int, int, int, std::string>> seen;
  for ( const Address &a : city.addresses )
    ASSERT_TRUE( seen.emplace( a.name, a.number, a.city, a.unit ).second );
}

TEST_P( SampleCityTest, bothCitiesShareAddresses )
{
  std::map<std::pair<int, int>, std::set<int>> cities;
  for ( const Address &a : city.addresses )
    cities[{ a.name, a.number }].insert( a.city );
  const auto shared =
      std::count_if( cities.begin(), cities.end(), []( const auto &e ) { return e.second.size() == 2; } );
  EXPECT_GE( shared, 20 );
}

TEST_P( SampleCityTest, canBeDrivenFromAnywhereToAnywhere )
{
  std::map<std::pair<double, double>, int> nodes;
  const auto node = [&]( const Point &p ) {
    return nodes.try_emplace( { p.x, p.y }, static_cast<int>( nodes.size() ) ).first->second;
  };
  std::vector<std::vector<int>> out, in;
  for ( const Street &s : city.streets )
  {
    int a = node( s.points.front() ), b = node( s.points.back() );
    out.resize( nodes.size() );
    in.resize( nodes.size() );
    if ( s.travel == Travel::Backward )
      std::swap( a, b );
    out[static_cast<std::size_t>( a )].push_back( b );
    in[static_cast<std::size_t>( b )].push_back( a );
    if ( s.travel == Travel::Both )
    {
      out[static_cast<std::size_t>( b )].push_back( a );
      in[static_cast<std::size_t>( a )].push_back( b );
    }
  }
  const auto reached = []( const std::vector<std::vector<int>> &arcs )
  {
    std::vector<bool> seen( arcs.size() );
    std::vector<int> todo = { 0 };
    seen[0] = true;
    std::size_t count = 0;
    while ( !todo.empty() )
    {
      const auto at = static_cast<std::size_t>( todo.back() );
      todo.pop_back();
      ++count;
      for ( const int next : arcs[at] )
        if ( !seen[static_cast<std::size_t>( next )] )
        {
          seen[static_cast<std::size_t>( next )] = true;
          todo.push_back( next );
        }
    }
    return count;
  };
  // All but two tiny islands.
  EXPECT_EQ( reached( out ), reached( in ) );
  EXPECT_GE( reached( out ) + 8, nodes.size() );
}

TEST_P( SampleCityTest, streetsMeetAtNodesOnly )
{
  std::vector<Piece> pieces;
  for ( std::size_t n = 0; n < city.streets.size(); ++n )
    for ( std::size_t k = 1; k < city.streets[n].points.size(); ++k )
      pieces.push_back(
          { city.streets[n].points[k - 1], city.streets[n].points[k], static_cast<int>( n ), 0 } );
  const PieceGrid grid( std::move( pieces ), 1 );
  int crossings = 0;
  grid.pairs(
      [&]( const Piece &p, const Piece &q, std::int64_t )
      {
        const Street &s = city.streets[static_cast<std::size_t>( p.line )],
                     &t = city.streets[static_cast<std::size_t>( q.line )];
        if ( p.line == q.line || s.road == Road::Freeway || t.road == Road::Freeway )
          return;
        const auto side = []( const Piece &piece, const Point &c ) {
          return ( piece.b.x - piece.a.x ) * ( c.y - piece.a.y ) -
                 ( piece.b.y - piece.a.y ) * ( c.x - piece.a.x );
        };
        // A proper crossing more than a decimetre from any end.
        const double away =
            std::min( { toPiece( p, q.a ), toPiece( p, q.b ), toPiece( q, p.a ), toPiece( q, p.b ) } );
        crossings += away > 0.1 && side( p, q.a ) * side( p, q.b ) < 0 && side( q, p.a ) * side( q, p.b ) < 0;
      } );
  EXPECT_EQ( crossings, 0 );
}

TEST_P( SampleCityTest, addressesLieInTheirZipAndTown )
{
  std::map<int, const Area *> zips;
  for ( const Area &area : city.zipCodes )
    zips[std::stoi( area.name )] = &area;
  for ( std::size_t n = 0; n < city.addresses.size(); n += 7 )
  {
    const Address &a = city.addresses[n];
    bool elsewhere = false;
    for ( const Area &area : city.zipCodes )
      elsewhere = elsewhere || ( std::stoi( area.name ) != a.zip && inside( area, a.at ) );
    ASSERT_FALSE( elsewhere );
    ASSERT_FALSE( inside( city.municipalities[1U - a.city], a.at ) );
    ASSERT_EQ( zips.count( a.zip ), 1U );
  }
}

TEST_P( SampleCityTest, tablesSaySyntheticInEveryRow )
{
  for ( const SampleTable &table : sampleTables() )
  {
    EXPECT_NE( std::string( table.description ).find( "SYNTHETIC" ), std::string::npos );
    std::size_t rows = 0;
    table.rows( city, toCrs,
                [&]( const SampleRow &row )
                {
                  ++rows;
                  ASSERT_EQ( row.values.size(), table.columns.size() );
                  ASSERT_EQ( toText( row.values.back() ), "SYNTHETIC" );
                } );
    EXPECT_EQ( rows, table.count( city ) );
    EXPECT_STREQ( table.columns.back().name, "SOURCE" );
  }
}
