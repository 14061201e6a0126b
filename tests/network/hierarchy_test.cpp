// SPDX-License-Identifier: GPL-2.0-or-later
#include "ascii_city.h"
#include "base/file.h"
#include "base/random.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  // A grid with missing blocks, one-ways, bridges, diagonal shortcuts and main streets.
  std::vector<StreetLine> randomCity( Random &random, int size )
  {
    std::vector<StreetLine> lines;
    std::vector<Point> at;
    for ( int y = 0; y < size; ++y )
      for ( int x = 0; x < size; ++x )
        at.push_back( { x * 100 + random.between( -30, 30 ), y * 80 + random.between( -25, 25 ) } );
    const auto add = [&]( int a, int b, int street )
    {
      StreetLine line;
      line.points = { at[static_cast<std::size_t>( a )], at[static_cast<std::size_t>( b )] };
      line.name = "Street " + std::to_string( street );
      line.roadClass = street % 5 == 0 ? RoadClass::Primary
                                       : ( street % 7 == 0 ? RoadClass::Secondary : RoadClass::Local );
      if ( random.chance( 0.15 ) )
        line.oneWay = random.chance( 0.5 ) ? OneWay::Forward : OneWay::Backward;
      if ( random.chance( 0.05 ) )
        line.kilometersPerHour = 20 + random.below( 60 );
      lines.push_back( std::move( line ) );
    };
    for ( int y = 0; y < size; ++y )
      for ( int x = 0; x < size; ++x )
      {
        const int n = y * size + x;
        if ( x + 1 < size && !random.chance( 0.15 ) )
          add( n, n + 1, y );
        if ( y + 1 < size && !random.chance( 0.15 ) )
          add( n, n + size, 100 + x );
        if ( x + 1 < size && y + 1 < size && random.chance( 0.05 ) )
          add( n, n + size + 1, 200 );
      }
    return lines;
  }
}

TEST( Hierarchy, givesTheSameNumbersAsDijkstra )
{
  for ( std::uint64_t seed = 1; seed <= 30; ++seed )
  {
    Random random( seed );
    const int size = 2 + static_cast<int>( random.below( 18 ) );
    const StreetGraph graph = StreetGraph::build( randomCity( random, size ) );
    std::vector<Point> places;
    for ( int i = 0; i < 60; ++i ) // several on one street, so that some have to drive round
      places.push_back( { random.between( -50, size * 100.0 ), random.between( -50, size * 80.0 ) } );
    const std::vector<SnappedPoint> snapped = SnapIndex( graph ).snap( places );
    TravelOptions options;
    options.method = TravelMethod::Dijkstra;
    const TravelMatrix one = travelMatrix( graph, snapped, options );
    options.method = TravelMethod::Hierarchy;
    const TravelMatrix other = travelMatrix( graph, snapped, options );
    ASSERT_EQ( one.minutes, other.minutes ) << "seed " << seed;
    ASSERT_EQ( one.meters, other.meters ) << "seed " << seed;
  }
}

TEST( Hierarchy, agreesWithFloydAndWarshall )
{
  // Without costs of turns the least ways are those between junctions (Floyd 1962), worked out apart from the
  // edge-to-edge searches.
  for ( std::uint64_t seed = 1; seed <= 10; ++seed )
  {
    Random random( seed );
    GraphOptions options = plainOptions();
    options.speeds.fill( 0 );
    const StreetGraph graph = StreetGraph::build( randomCity( random, 7 ), options );
    const std::size_t nodes = graph.nodes.size();
    std::vector<double> between( nodes * nodes, NO_WAY );
    for ( std::size_t n = 0; n < nodes; ++n )
      between[n * nodes + n] = 0;
    const auto seconds = [&]( EdgeId edge ) { return secondsOf( graph.edgeWeight[edge] ); };
    for ( const EdgeId e : graph.reachable.ids() )
      if ( graph.open( e ) && graph.reachable[e] != 0 )
      {
        double &way = between[graph.tail( e ).index() * nodes + graph.head( e ).index()];
        way = std::min( way, seconds( e ) );
      }
    for ( std::size_t k = 0; k < nodes; ++k )
      for ( std::size_t i = 0; i < nodes; ++i )
        for ( std::size_t j = 0; j < nodes; ++j )
          between[i * nodes + j] =
              std::min( between[i * nodes + j], between[i * nodes + k] + between[k * nodes + j] );

    std::vector<Point> at;
    for ( int i = 0; i < 50; ++i )
      at.push_back( { random.between( 0, 700 ), random.between( 0, 560 ) } );
    const std::vector<SnappedPoint> places = SnapIndex( graph ).snap( at );
    TravelOptions travel;
    travel.method = TravelMethod::Hierarchy;
    travel.farSidePrimary = travel.farSideSecondary = travel.driveKilometersPerHour = 0;
    const TravelMatrix matrix = travelMatrix( graph, places, travel );
    for ( std::size_t i = 0; i < places.size(); ++i )
      for ( std::size_t j = 0; j < places.size(); ++j )
      {
        if ( i == j )
          continue;
        double least = NO_WAY;
        for ( const EdgeId a : { forward( places[i].segment ), backward( places[i].segment ) } )
          for ( const EdgeId b : { forward( places[j].segment ), backward( places[j].segment ) } )
          {
            if ( graph.reachable[a] == 0 || graph.reachable[b] == 0 )
              continue;
            const double from = isBackward( a ) ? 1 - places[i].fraction : places[i].fraction;
            const double to = isBackward( b ) ? 1 - places[j].fraction : places[j].fraction;
            if ( a == b && from <= to )
              least = std::min( least, ( to - from ) * seconds( a ) );
            least = std::min( least, ( 1 - from ) * seconds( a ) + to * seconds( b ) +
                                         between[graph.head( a ).index() * nodes + graph.tail( b ).index()] );
          }
        ASSERT_NEAR( static_cast<double>( matrix.minutesAt( i, j ) ) * 60, least, 0.03 )
            << "seed " << seed << " from " << i << " to " << j;
      }
  }
}

TEST( Hierarchy, theOrderOfTheLinesDoesNotMatter )
{
  Random random( 11 );
  std::vector<StreetLine> lines = randomCity( random, 14 );
  std::vector<Point> at;
  for ( int i = 0; i < 60; ++i )
    at.push_back( { random.between( 0, 1400 ), random.between( 0, 1100 ) } );
  const auto matrix = [&]()
  {
    const StreetGraph graph = StreetGraph::build( lines );
    return travelMatrix( graph, SnapIndex( graph ).snap( at ) );
  };
  const TravelMatrix before = matrix();
  for ( std::size_t i = lines.size(); i-- > 1; )
    std::swap( lines[i], lines[random.below( static_cast<std::uint32_t>( i + 1 ) )] );
  const TravelMatrix after = matrix();
  EXPECT_EQ( before.minutes, after.minutes );
  EXPECT_EQ( before.meters, after.meters );
}

TEST( Hierarchy, pathsTakeWhatTheMatrixSays )
{
  Random random( 5 );
  const StreetGraph graph = StreetGraph::build( randomCity( random, 12 ) );
  std::vector<Point> places;
  for ( int i = 0; i < 80; ++i )
    places.push_back( { random.between( 0, 1200 ), random.between( 0, 960 ) } );
  const std::vector<SnappedPoint> snapped = SnapIndex( graph ).snap( places );
  const TravelMatrix matrix = travelMatrix( graph, snapped );
  for ( std::size_t i = 0; i + 1 < snapped.size(); ++i )
  {
    const RoutePath leg = routePath( graph, snapped[i], snapped[i + 1] );
    ASSERT_TRUE( leg.found );
    EXPECT_FLOAT_EQ( static_cast<float>( leg.minutes ), matrix.minutesAt( i, i + 1 ) );
    EXPECT_FLOAT_EQ( static_cast<float>( leg.meters ), matrix.metersAt( i, i + 1 ) );
    double length = 0;
    for ( std::size_t p = 0; p + 1 < leg.points.size(); ++p )
      length += distance( leg.points[p], leg.points[p + 1] );
    EXPECT_NEAR( length, leg.meters, 0.01 * static_cast<double>( leg.edges.size() ) );
    EXPECT_LT( distance( leg.points.front(), snapped[i].onStreet ), 1e-6 );
    EXPECT_LT( distance( leg.points.back(), snapped[i + 1].onStreet ), 1e-6 );
  }
}

TEST( Hierarchy, anyNumberOfThreadsGivesTheSame )
{
  Random random( 7 );
  const StreetGraph graph = StreetGraph::build( randomCity( random, 15 ) );
  std::vector<Point> places;
  for ( int i = 0; i < 100; ++i )
    places.push_back( { random.between( 0, 1500 ), random.between( 0, 1200 ) } );
  const std::vector<SnappedPoint> snapped = SnapIndex( graph ).snap( places );
  TravelOptions options;
  options.threads = 1;
  const TravelMatrix one = travelMatrix( graph, snapped, options );
  const std::vector<RoutePath> legs = routeLegs( graph, snapped, options );
  for ( const unsigned threads : { 2U, 3U, 4U } )
  {
    options.threads = threads;
    const TravelMatrix more = travelMatrix( graph, snapped, options );
    EXPECT_EQ( one.minutes, more.minutes ) << threads;
    EXPECT_EQ( one.meters, more.meters ) << threads;
    const std::vector<RoutePath> again = routeLegs( graph, snapped, options );
    for ( std::size_t i = 0; i < legs.size(); ++i )
      EXPECT_EQ( legs[i].edges, again[i].edges ) << threads;
  }
}

TEST( Hierarchy, isKeptAndADamagedFileIsMadeAgain )
{
  Random random( 9 );
  const StreetGraph graph = StreetGraph::build( randomCity( random, 8 ) );
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ( "doorstep-hierarchy-" + randomName() );
  std::filesystem::create_directory( folder );
  const std::filesystem::path file = folder / "streets.hierarchy";
  Hierarchy::prepareOrLoad( graph, file );
  const std::string whole = readWhole( file );
  bool prepared = false;
  const auto load = [&]( const StreetGraph &streets )
  {
    prepared = false;
    return Hierarchy::prepareOrLoad( streets, file, [&]( double ) { return prepared = true; } );
  };
  EXPECT_TRUE( load( graph ).fits( graph ) );
  EXPECT_FALSE( prepared );

  std::string damaged = whole;
  damaged[whole.size() / 2] = static_cast<char>( damaged[whole.size() / 2] ^ 1 );
  for ( const std::string &bytes :
        { damaged, whole.substr( 0, whole.size() - 9 ), std::string( "x" ), std::string() } )
  {
    writeWhole( file, bytes );
    EXPECT_TRUE( load( graph ).fits( graph ) );
    EXPECT_TRUE( prepared );
    EXPECT_EQ( readWhole( file ), whole );
  }
  GraphOptions slower;
  slower.shareOfLimit = 0.5;
  slower.speeds.fill( 20 );
  Random again( 9 );
  const StreetGraph other = StreetGraph::build( randomCity( again, 8 ), slower );
  EXPECT_TRUE( load( other ).fits( other ) );
  EXPECT_TRUE( prepared );
  std::filesystem::remove_all( folder );
  EXPECT_TRUE( Hierarchy::prepareOrLoad( graph, folder / "gone" / "file" ).fits( graph ) );
}

TEST( TravelMatrix, straightLines )
{
  const TravelMatrix matrix =
      straightLineTimes( std::vector<Point>{ { 0, 0 }, { 3000, 4000 } }, { 1.3, 39 } );
  EXPECT_FLOAT_EQ( matrix.minutesAt( 0, 1 ), 10 );
  EXPECT_FLOAT_EQ( matrix.metersAt( 1, 0 ), 6500 );
  EXPECT_FLOAT_EQ( matrix.minutesAt( 1, 1 ), 0 );
}
