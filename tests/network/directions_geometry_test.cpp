// SPDX-License-Identifier: GPL-2.0-or-later
// What directions say, held against the geometry alone: the side of every stop and of every turn by cross
// products, houses by counting them along the street, lengths by adding up.
#include "ascii_city.h"
#include "base/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  constexpr double WIDE = 140, HIGH = 100; // metres of a block
  constexpr int ACROSS = 5;

  std::vector<StreetLine> grid()
  {
    std::vector<StreetLine> lines;
    const auto add = [&]( const Point &from, const Point &to, const std::string &name )
    {
      StreetLine line;
      line.points = { from, to };
      line.name = name;
      lines.push_back( std::move( line ) );
    };
    for ( int i = 0; i <= ACROSS; ++i )
      for ( int block = 0; block < ACROSS; ++block )
      {
        add( { WIDE * block, HIGH * i }, { WIDE * ( block + 1 ), HIGH * i },
             "E " + std::to_string( i ) + " St" );
        add( { WIDE * i, HIGH * ( block + 1 ) }, { WIDE * i, HIGH * block },
             "N " + std::to_string( i ) + " Ave" );
      }
    return lines;
  }

  double cross( const Point &a, const Point &b )
  {
    return a.x * b.y - a.y * b.x;
  }

  // The place so many metres along a line, and the way it runs there.
  Point along( const std::vector<Point> &line, double meters )
  {
    for ( std::size_t i = 1; i < line.size(); ++i )
    {
      const double piece = distance( line[i - 1], line[i] );
      if ( meters <= piece && piece > 0 )
        return { line[i - 1].x + ( line[i].x - line[i - 1].x ) * meters / piece,
                 line[i - 1].y + ( line[i].y - line[i - 1].y ) * meters / piece };
      meters -= piece;
    }
    return line.back();
  }

  bool says( const std::string &text, std::string_view words )
  {
    return text.find( words ) != std::string::npos;
  }
}

TEST( DirectionsGeometry, sidesTurnsAndLengthsAreThoseOfTheMap )
{
  const StreetGraph graph = StreetGraph::build( grid() );
  const SnapIndex index( graph );
  Random random( 31 );
  int turns = 0, sides = 0;
  for ( int round = 0; round < 30; ++round )
  {
    std::vector<Point> at;
    for ( int i = 0; i < 6; ++i )
    {
      // Beside a street, 30 m or more from its ends.
      const double on = random.between( 30, 70 ), gap = random.chance( 0.5 ) ? 12 : -12;
      const double column = random.below( ACROSS ), row = random.below( ACROSS );
      at.push_back( random.chance( 0.5 ) ? Point{ WIDE * column + on, HIGH * row + gap }
                                         : Point{ WIDE * column + gap, HIGH * row + on } );
    }
    at.push_back( at.front() );
    const std::vector<SnappedPoint> places = index.snap( at );
    const std::vector<RoutePath> legs = routeLegs( graph, places );
    double told = 0, driven = 0, drawn = 0;
    std::size_t leg = 0;
    double begun = 0; // metres of the leg before the step
    for ( const DirectionStep &step : directions( graph, places, legs, true ) )
    {
      const std::vector<Point> &line = legs[leg].points;
      // A step is told where the one before has ended: its turn is there, or after the distance it names.
      if ( says( step.text.en(), "turn left" ) || says( step.text.en(), "turn right" ) )
      {
        ++turns;
        // The step's way ends at a turn, or holds the turn where it ends at a stop: look for the corner.
        double best = 0, sine = 0;
        for ( double d = begun + 1; d < begun + step.meters + 1; d += 1 )
        {
          const Point before = along( line, d - 6 ), here = along( line, d ), after = along( line, d + 6 );
          const double turn =
              cross( { here.x - before.x, here.y - before.y }, { after.x - here.x, after.y - here.y } );
          if ( std::abs( turn ) > best )
          {
            best = std::abs( turn );
            sine = turn;
          }
        }
        EXPECT_EQ( sine > 0, says( step.text.en(), "turn left" ) ) << step.text.en();
        EXPECT_EQ( says( step.text.en(), "turn left" ), says( step.text.es(), "gire a la izquierda" ) );
        EXPECT_EQ( says( step.text.en(), "turn right" ), says( step.text.es(), "gire a la derecha" ) );
      }
      told += step.meters;
      begun += step.meters;
      const bool back = says( step.text.en(), "back at the staging place" );
      if ( step.stop == 0 && !back )
        continue;
      const Point end = line.back();
      const Point from = along( line, std::max( 0.0, legs[leg].meters - 5 ) );
      const Point house = at[leg + 1];
      if ( legs[leg].meters > 6 )
      {
        ++sides;
        const bool left =
            cross( { end.x - from.x, end.y - from.y }, { house.x - end.x, house.y - end.y } ) > 0;
        const std::string text = step.text.en().substr( step.text.en().rfind( back ? "staging" : "top " ) );
        EXPECT_EQ( says( text, "on the left" ), left ) << step.text.en();
        EXPECT_EQ( says( text, "on the right" ), !left ) << step.text.en();
      }
      driven += legs[leg].meters;
      for ( std::size_t i = 1; i < line.size(); ++i )
        drawn += distance( line[i - 1], line[i] );
      ++leg;
      begun = 0;
    }
    EXPECT_EQ( leg, legs.size() );
    EXPECT_NEAR( told, driven, 1e-6 );
    EXPECT_NEAR( drawn, driven, 0.5 );
  }
  EXPECT_GT( turns, 200 );
  EXPECT_GT( sides, 150 );
}

TEST( DirectionsGeometry, housesAreCountedAsTheyStand )
{
  static const std::vector<std::string> ordinals{ "first", "second", "third", "fourth", "fifth" };
  const StreetGraph graph = StreetGraph::build( grid() );
  const SnapIndex index( graph );
  Random random( 32 );
  int counted = 0;
  for ( int round = 0; round < 60; ++round )
  {
    // Houses along E 2 St between N 1 Ave and N 2 Ave, 8 m apart or more, and one of them is the stop.
    std::vector<Point> houses;
    for ( const double side : { -14.0, 14.0 } )
      for ( double x = WIDE + 20; x < 2 * WIDE - 20; x += random.between( 8, 30 ) )
        houses.push_back( { x, 2 * HIGH + side } );
    const Point stop = houses[random.below( static_cast<std::uint32_t>( houses.size() ) )];
    const bool fromWest = random.chance( 0.5 );
    const Point staging{ fromWest ? 40.0 : 3 * WIDE - 40, 2 * HIGH + 3 };
    const std::vector<SnappedPoint> places = index.snap( std::vector<Point>{ staging, stop } );
    const std::vector<SnappedPoint> snapped = index.snap( houses );
    DirectionsOptions options;
    options.houses = snapped;
    const DirectionStep step = directions( graph, places, routeLegs( graph, places ), false, options ).back();
    const auto number =
        std::count_if( houses.begin(), houses.end(),
                       [&]( const Point &house ) {
                         return house.y == stop.y && ( fromWest ? house.x <= stop.x : house.x >= stop.x );
                       } );
    const std::string cross = fromWest ? " after N 1 Ave" : " after N 2 Ave";
    EXPECT_TRUE( says( step.text.en(), " ft" + cross ) ) << step.text.en();
    if ( number <= 5 )
    {
      ++counted;
      EXPECT_TRUE( step.text.en().ends_with( cross + ", " + ordinals[static_cast<std::size_t>( number - 1 )] +
                                             " house" ) )
          << step.text.en();
    }
    else
      EXPECT_FALSE( says( step.text.en(), "house" ) ) << step.text.en(); // nobody counts so many
    EXPECT_FALSE( says( step.block.en(), "house" ) || says( step.block.en(), "left" ) ||
                  says( step.block.en(), "right" ) );
  }
  EXPECT_GT( counted, 30 );
}
