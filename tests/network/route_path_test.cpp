// SPDX-License-Identifier: GPL-2.0-or-later
// Routes of several legs: U-turns are charged where they happen, and the route is the fastest of all.
#include "ascii_city.h"
#include "base/random.h"

#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  double seconds( const std::vector<RoutePath> &legs )
  {
    double sum = 0;
    for ( const RoutePath &leg : legs )
      sum += leg.minutes * 60;
    return sum;
  }
}

TEST( RoutePath, chargesAUTurnWhereTheTeamTurnsRound )
{
  AsciiCity city( R"(
    a---b---c---d---e---f )" );
  for ( const char *block : { "ab", "bc", "cd", "de", "ef" } )
    city.street( block, "Main St" );
  GraphOptions options = plainOptions();
  options.turns.uTurn = 12;
  options.turns.deadEnd = 3;
  const StreetGraph graph = StreetGraph::build( city.lines, options );
  const SnapIndex index( graph );
  const auto legs = [&]( const std::vector<Point> &places )
  { return routeLegs( graph, index.snap( places ) ); };
  const Point one = city.at( 'b', 10, 3 ), two = city.at( 'c', 10, 3 ), three = city.at( 'd', 10, 3 );

  const std::vector<RoutePath> onward = legs( { one, two, three } );
  EXPECT_NEAR( seconds( onward ), 8, 1e-3 ) << "nobody turns round, nor at the start";
  EXPECT_EQ( onward[1].facing, 0 );

  const std::vector<RoutePath> back = legs( { one, three, two } );
  EXPECT_NEAR( seconds( back ), 8 + 12 + 4, 1e-3 ) << "once";
  EXPECT_EQ( back[0].facing, 0 );
  EXPECT_NEAR( secondsOf( back[1].facing ), 12, 1e-9 );

  // 5 m before the end of the street: on to it and back is quicker than turning at the stop.
  const std::vector<RoutePath> end = legs( { one, city.at( 'f', -5, 3 ), three } );
  EXPECT_NEAR( seconds( end ), 14.5 + 0.5 + 3 + 0.5 + 6.5, 1e-3 );
  EXPECT_EQ( end[1].facing, 0 );
}

TEST( RoutePath, aDoorInADeadEndIsReachedOnTheWayIn )
{
  // On the way in or on the way back the route is as long: whichever way the line is drawn.
  for ( const char *deadEnd : { "bd", "db" } )
  {
    AsciiCity city( R"(
    a---b---c
        |
        d )" );
    city.street( "ab", "Main St" );
    city.street( "bc", "Main St" );
    city.street( deadEnd, "Oak Ct" );
    GraphOptions options = plainOptions();
    options.turns.uTurn = 12;
    const StreetGraph graph = StreetGraph::build( city.lines, options );
    const std::vector<RoutePath> legs =
        routeLegs( graph, SnapIndex( graph ).snap( std::vector<Point>{
                              city.at( 'a', 10, 3 ), city.at( 'b', 3, -30 ), city.at( 'c', -10, 3 ) } ) );
    EXPECT_NEAR( legs[0].meters, 60, 0.02 ) << deadEnd;
    EXPECT_NEAR( legs[1].meters, 10 + 40 + 30, 0.02 ) << deadEnd;
  }
}

TEST( RoutePath, isTheFastestOfAllWaysThroughItsStops )
{
  Random random( 21 );
  for ( int round = 0; round < 20; ++round )
  {
    // Blocks of a grid with one-way streets and gaps.
    std::vector<StreetLine> lines;
    for ( int x = 0; x < 6; ++x )
      for ( int y = 0; y < 6; ++y )
        for ( const bool across : { false, true } )
        {
          StreetLine line;
          line.points = { { 90.0 * x, 70.0 * y }, { 90.0 * ( x + across ), 70.0 * ( y + !across ) } };
          line.oneWay = random.chance( 0.2 ) ? OneWay::Forward : OneWay::Both;
          if ( random.chance( 0.85 ) )
            lines.push_back( line );
        }
    const StreetGraph graph = StreetGraph::build( lines );
    std::vector<Point> at;
    for ( int i = 0; i < 6; ++i )
      at.push_back( { random.between( 0, 500 ), random.between( 0, 400 ) } );
    const std::vector<SnappedPoint> places = SnapIndex( graph ).snap( at );
    const std::vector<RoutePath> legs = routeLegs( graph, places );

    double total = 0, alone = 0;
    for ( std::size_t i = 0; i < legs.size(); ++i )
    {
      ASSERT_EQ( legs[i].found, places[i].usable() && places[i + 1].usable() );
      if ( !legs[i].found )
        continue;
      total += legs[i].minutes;
      TravelOptions free;
      free.facingAbout = 0;
      alone += routePath( graph, places[i], places[i + 1], free ).minutes;
      if ( i > 0 && legs[i - 1].found )
      {
        const bool turns = legs[i].edges.front() == opposite( legs[i - 1].edges.back() );
        EXPECT_NEAR( secondsOf( legs[i].facing ), turns ? graph.options.turns.uTurn : 0, 1e-9 );
      }
    }
    EXPECT_GE( total + 1e-9, alone ) << "no leg is faster than alone";
    EXPECT_LE( total, alone + graph.options.turns.uTurn / 60 * static_cast<double>( legs.size() - 1 ) + 1e-9 )
        << "a U-turn at every stop is the most";
  }
}

TEST( RoutePath, startsAnewBehindAPlaceThatCannotBeReached )
{
  AsciiCity city( R"(
    a---b---c       e---f )" );
  city.street( "abc", "Main St" );
  city.street( "ef", "Lost Ln" );
  const StreetGraph graph = StreetGraph::build( city.lines, plainOptions() );
  SnapOptions snap;
  snap.islandWalk = 10;
  const SnapIndex index( graph, snap );
  const std::vector<RoutePath> legs =
      routeLegs( graph, index.snap( std::vector<Point>{ city.at( 'a' ), city.at( 'b' ), city.at( 'f' ),
                                                        city.at( 'b' ), city.at( 'c' ) } ) );
  EXPECT_TRUE( legs[0].found );
  EXPECT_FALSE( legs[1].found );
  EXPECT_FALSE( legs[2].found );
  EXPECT_TRUE( legs[3].found );
  EXPECT_NEAR( legs[3].meters, 40, 1e-6 );
  EXPECT_TRUE( routeLegs( graph, {} ).empty() );
}
