// SPDX-License-Identifier: GPL-2.0-or-later
// Lines as broken data has them: nothing may crash, hang or give a time that is not a number.
#include "ascii_city.h"
#include "base/error.h"
#include "base/random.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace doorstep;
using namespace doorstep::test;

TEST( Robust, randomLinesGiveSoundAnswers )
{
  for ( std::uint64_t seed = 1; seed <= 40; ++seed )
  {
    Random random( seed );
    // Coordinates from few values, so that ends, vertices and whole lines coincide in every way.
    const auto coordinate = [&]()
    { return random.below( 12 ) * 50.0 + ( random.chance( 0.2 ) ? random.between( -0.6, 0.6 ) : 0 ); };
    std::vector<StreetLine> lines( 5 + random.below( 60 ) );
    for ( StreetLine &line : lines )
    {
      for ( std::uint32_t p = random.below( 6 ); p-- > 0; )
        line.points.push_back( { coordinate(), coordinate() } );
      line.roadClass = static_cast<RoadClass>( random.below( 9 ) );
      line.oneWay = static_cast<OneWay>( random.below( 4 ) );
      line.bridgeOrTunnel = random.chance( 0.1 );
      line.fromLevel = static_cast<int>( random.below( 2 ) );
      line.toLevel = random.chance( 0.8 ) ? line.fromLevel : 1;
      line.roundabout = random.chance( 0.1 );
      line.kilometersPerHour = random.chance( 0.2 ) ? random.between( -10, 500 ) : 0;
      if ( random.chance( 0.7 ) )
        line.name = "Street " + std::to_string( random.below( 8 ) );
      if ( random.chance( 0.02 ) )
        line.points.push_back( { random.between( -1e10, 1e10 ), 0 } );
    }
    StreetGraph graph;
    try
    {
      graph = StreetGraph::build( lines );
    }
    catch ( const InputError & )
    {
      continue;
    }
    std::vector<Point> at;
    for ( int i = 0; i < 40; ++i )
      at.push_back( { random.between( -100, 700 ), random.between( -100, 700 ) } );
    const std::vector<SnappedPoint> places = SnapIndex( graph ).snap( at );
    TravelOptions options;
    options.method = TravelMethod::Dijkstra;
    const TravelMatrix matrix = travelMatrix( graph, places, options );
    options.method = TravelMethod::Hierarchy;
    const TravelMatrix other = travelMatrix( graph, places, options );
    ASSERT_EQ( matrix.minutes, other.minutes ) << "seed " << seed;
    ASSERT_EQ( matrix.meters, other.meters ) << "seed " << seed;
    for ( std::size_t i = 0; i < places.size(); ++i )
      for ( std::size_t j = 0; j < places.size(); ++j )
      {
        const float minutes = matrix.minutesAt( i, j );
        EXPECT_GE( minutes, 0 );
        EXPECT_EQ( std::isfinite( minutes ), places[i].usable() && places[j].usable() );
      }
    const std::vector<RoutePath> legs = routeLegs( graph, places );
    DirectionsOptions tell;
    tell.houses = places;
    const std::vector<DirectionStep> steps = directions( graph, places, legs, true, tell );
    int stops = 0;
    for ( const DirectionStep &step : steps )
    {
      stops += step.stop > 0 ? 1 : 0;
      EXPECT_FALSE( step.text.en().empty() );
      EXPECT_FALSE( step.text.es().empty() );
      EXPECT_FALSE( step.block.en().empty() );
      EXPECT_FALSE( step.block.es().empty() );
      EXPECT_GE( step.meters, -1e-6 );
      for ( const char *word : { " house", " casa", " right,", " left,", "derecha,", "izquierda," } )
      {
        EXPECT_EQ( step.block.en().find( word ), std::string::npos ); // nothing as near as a house
        EXPECT_EQ( step.block.es().find( word ), std::string::npos );
      }
    }
    EXPECT_EQ( stops, static_cast<int>( places.size() ) - 2 );
  }
}

TEST( Robust, aStrayLineFarAwayCostsLittle )
{
  std::vector<StreetLine> lines( 1 );
  lines[0].points = { { -5e8, -5e8 }, { -5e8 + 50, -5e8 } };
  for ( int i = 0; i < 3000; ++i )
  {
    StreetLine line;
    line.points = { { i * 100.0, 0 }, { i * 100.0 + 100, 0 } };
    lines.push_back( line );
    line.points = { { i * 100.0, 0 }, { i * 100.0, 60 } };
    lines.push_back( line );
  }
  const StreetGraph graph = StreetGraph::build( lines );
  EXPECT_EQ( graph.islands.size(), 1U );
  const SnapIndex index( graph );
  for ( int i = 0; i < 3000; ++i )
    EXPECT_DOUBLE_EQ( index.snap( { i * 100.0 + 30, 20 } ).gap, 20 );
}

TEST( Robust, cancelStopsEveryStep )
{
  AsciiCity city( R"(
    a---b
    |   |
    d---c )" );
  for ( const char *street : { "ab", "bc", "cd", "da" } )
    city.street( street, "Ring" );
  const Progress stop = []( double ) { return false; };
  GraphOptions build;
  build.progress = stop;
  EXPECT_THROW( StreetGraph::build( city.lines, build ), Cancelled );
  const StreetGraph graph = StreetGraph::build( city.lines );
  EXPECT_THROW( Hierarchy::prepare( graph, stop ), Cancelled );
  TravelOptions options;
  options.progress = stop;
  const std::vector<SnappedPoint> places =
      SnapIndex( graph ).snap( std::vector<Point>{ city.at( 'a' ), city.at( 'c' ) } );
  for ( const TravelMethod method : { TravelMethod::Dijkstra, TravelMethod::Hierarchy } )
  {
    options.method = method;
    EXPECT_THROW( travelMatrix( graph, places, options ), Cancelled );
  }
}
