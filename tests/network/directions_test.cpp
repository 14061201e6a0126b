// SPDX-License-Identifier: GPL-2.0-or-later
#include "ascii_city.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  // Two avenues across two streets, 200 m by 80 m blocks; h is a dead end.
  AsciiCity town()
  {
    AsciiCity city( R"(
      a-------------------b-------------------c
      |                   |                   |
      |                   |                   |
      |                   |                   |
      d-------------------e-------------------f
                          |
                          |
                          h )" );
    city.street( "abc", "E 21st St" );
    city.street( "def", "E 22nd St" );
    city.street( "ad", "S 3rd Ave" );
    city.street( "beh", "S 4th Ave" );
    city.street( "cf", "S 5th Ave" );
    return city;
  }

  std::vector<DirectionStep> tell( const AsciiCity &city, const std::vector<Point> &at, bool returns = false,
                                   const std::vector<Point> &houses = {}, bool metric = false )
  {
    const StreetGraph graph = StreetGraph::build( city.lines );
    const SnapIndex index( graph );
    const std::vector<SnappedPoint> places = index.snap( at ), snapped = index.snap( houses );
    DirectionsOptions options;
    options.metric = metric;
    options.houses = snapped;
    return directions( graph, places, routeLegs( graph, places ), returns, options );
  }
}

TEST( Directions, tellTurnsStopsAndSidesInBothLanguages )
{
  const AsciiCity city = town();
  // From 21st Street west of 4th Avenue to the south side of 22nd Street.
  const std::vector<DirectionStep> steps =
      tell( city, { city.at( 'b', -150, -5 ), city.at( 'e', 100, -8 ), city.at( 'e', 160, 8 ) } );
  ASSERT_EQ( steps.size(), 4U );
  EXPECT_EQ( steps[0].text.en(), "Head east on E 21st St" );
  EXPECT_EQ( steps[0].text.es(), "Vaya hacia el este por E 21st St" );
  EXPECT_EQ( steps[1].text.en(), "In 500 ft turn right onto S 4th Ave" );
  EXPECT_EQ( steps[1].text.es(), "En 500 pies gire a la derecha en S 4th Ave" );
  EXPECT_NEAR( steps[1].meters, 150, 0.1 );
  EXPECT_EQ( steps[2].stop, 1 );
  EXPECT_EQ( steps[2].text.en(),
             "In 250 ft turn left onto E 22nd St; stop 1 is on the right, about 350 ft after S 4th Ave" );
  EXPECT_EQ( steps[2].text.es(),
             "En 250 pies gire a la izquierda en E 22nd St; la parada 1 está a la derecha, a "
             "unos 350 pies después de S 4th Ave" );
  EXPECT_EQ( steps[2].block.en(),
             "In 250 ft turn left onto E 22nd St. Stop 1: on E 22nd St between S 4th Ave and S 5th Ave" );
  EXPECT_EQ( steps[2].block.es(),
             "En 250 pies gire a la izquierda en E 22nd St. Parada 1: en E 22nd St entre S "
             "4th Ave y S 5th Ave" );
  EXPECT_EQ( steps[3].stop, 2 );
  EXPECT_EQ( steps[3].text.en(), "Stop 2 is on the left, in 200 ft" );
  EXPECT_EQ( steps[3].text.es(), "La parada 2 está a la izquierda, en 200 pies" );
  EXPECT_EQ( steps[3].block.en(), "Stop 2: on E 22nd St between S 4th Ave and S 5th Ave" );
}

// Where two streets meet at a corner and nothing else does, there is nothing to decide, and a turn all the
// same.
TEST( Directions, aCornerWhereTheNameChangesIsATurn )
{
  const AsciiCity city = town();
  EXPECT_THAT( tell( city, { city.at( 'b', 50, -5 ), city.at( 'c', 8, -50 ) } ).back().text.en(),
               testing::StartsWith( "In 500 ft turn right onto S 5th Ave; stop 1 is on the left" ) );
  EXPECT_THAT( tell( city, { city.at( 'd', 8, 50 ), city.at( 'b', -50, -5 ) } ).back().text.es(),
               testing::HasSubstr( "gire a la derecha en E 21st St" ) );
  // Here the road goes on as it was.
  AsciiCity straight( R"(
    a---------b---------c )" );
  straight.street( "ab", "E 21st St" );
  straight.street( "bc", "W 21st St" );
  EXPECT_THAT( tell( straight, { straight.at( 'a', 10, -5 ), straight.at( 'c', -10, -5 ) } ).back().text.en(),
               testing::HasSubstr( "continue onto W 21st St" ) );
}

TEST( Directions, countHousesOnTheSideOfTheStop )
{
  const AsciiCity city = town();
  std::vector<Point> houses;
  for ( double x = 10; x < 200; x += 20 )
  {
    houses.push_back( city.at( 'e', x, -8 ) ); // south
    houses.push_back( city.at( 'e', x + 7, 8 ) );
  }
  const auto last = [&]( Point stop ) {
    return tell( city, { city.at( 'b', -150, -5 ), stop }, false, houses ).back();
  };
  EXPECT_EQ( last( city.at( 'e', 50, -8 ) ).text.en(),
             "In 250 ft turn left onto E 22nd St; stop 1 is on the right, about 150 ft after "
             "S 4th Ave, third house" );
  EXPECT_EQ( last( city.at( 'e', 37, 8 ) ).text.es(),
             "En 250 pies gire a la izquierda en E 22nd St; la parada 1 "
             "está a la izquierda, a unos 100 pies después de S 4th Ave, segunda casa" );
  EXPECT_EQ( last( city.at( 'e', 37, 8 ) ).block.en(),
             "In 250 ft turn left onto E 22nd St. Stop 1: on E 22nd St between S 4th Ave and S 5th Ave" );
}

TEST( Directions, turnRoundAndReturn )
{
  const AsciiCity city = town();
  const std::vector<DirectionStep> steps =
      tell( city, { city.at( 'b', -50, -5 ), city.at( 'h', -8, 20 ), city.at( 'b', -50, -5 ) }, true );
  ASSERT_EQ( steps.size(), 4U );
  EXPECT_EQ( steps[1].text.en(),
             "In 150 ft turn right onto S 4th Ave; stop 1 is on the right, about 150 ft after E 22nd St" );
  EXPECT_EQ( steps[1].block.en(),
             "In 150 ft turn right onto S 4th Ave. Stop 1: on S 4th Ave between E 22nd St and "
             "the end of the street" );
  EXPECT_EQ( steps[1].block.es(),
             "En 150 pies gire a la derecha en S 4th Ave. Parada 1: en S 4th Ave entre E 22nd "
             "St y el final de la calle" );
  // So near the end it is quicker to turn there than at the stop.
  EXPECT_EQ( steps[2].text.en(), "In 70 ft at the end of the road make a U-turn" );
  EXPECT_EQ( steps[2].text.es(), "En 70 pies al final de la calle dé vuelta en U" );
  EXPECT_EQ( steps[3].text.en(),
             "In 450 ft at the end of the road turn left onto E 21st St; you are back at the "
             "staging place, on the left" );
  EXPECT_EQ( steps[3].text.es(),
             "En 450 pies al final de la calle gire a la izquierda en E 21st St; ha vuelto al "
             "punto de partida, a la izquierda" );
  // To the block the same words wherever the car turns, and no distance that is measured from there: where it
  // goes on to the end of the street, the stop lies near it.
  EXPECT_EQ( steps[2].block.en(), "Turn round where it is safe" );
  EXPECT_EQ( steps[2].block.es(), "Dé la vuelta donde sea seguro" );
  EXPECT_EQ( steps[3].block.en(),
             "At the end of the road turn left onto E 21st St; you are back at the staging place" );
  // A stop further from it is turned round at.
  const std::vector<DirectionStep> far =
      tell( city, { city.at( 'b', -50, -5 ), city.at( 'e', -8, -20 ), city.at( 'b', -50, -5 ) }, true );
  EXPECT_EQ( far[2].text.en(), "Make a U-turn" );
  EXPECT_EQ( far[2].text.es(), "Dé vuelta en U" );
  for ( const std::size_t step : { 2U, 3U } )
  {
    EXPECT_EQ( far[step].block.en(), steps[step].block.en() );
    EXPECT_EQ( far[step].block.es(), steps[step].block.es() );
  }
  EXPECT_EQ( far[3].block.en(),
             "At the end of the road turn left onto E 21st St; you are back at the staging place" );
}

TEST( Directions, metresUnnamedStreetsAndTheSameDoor )
{
  AsciiCity city = town();
  city.lines[3].name.clear();
  const std::vector<DirectionStep> steps = tell(
      city, { city.at( 'b', -150, -5 ), city.at( 'e', -5, 30 ), city.at( 'e', -5, 30 ) }, false, {}, true );
  ASSERT_EQ( steps.size(), 3U );
  EXPECT_EQ(
      steps[1].text.en(),
      "In 150 m turn right onto the unnamed road; stop 1 is on the right, about 50 m after E 21st St" );
  EXPECT_EQ( steps[1].text.es(),
             "En 150 m gire a la derecha en la calle sin nombre; la parada 1 está a la derecha, "
             "a unos 50 m después de E 21st St" );
  EXPECT_EQ( steps[1].block.es(),
             "En 150 m gire a la derecha en la calle sin nombre. Parada 1: en la calle sin "
             "nombre entre E 21st St y E 22nd St" );
  EXPECT_EQ( steps[2].text.en(), "Stop 2 is at the same place" );
  EXPECT_EQ( steps[2].text.es(), "La parada 2 está en el mismo lugar" );
}

TEST( Directions, roundabout )
{
  AsciiCity city( R"(
                n
                |
                1
    w---------4   2---------e
                3
                |
                s )" );
  city.street( "14321", "" ).roundabout = true; // against the clock
  city.lines.back().oneWay = OneWay::Forward;
  city.street( "w4", "W Oak St" );
  city.street( "2e", "E Oak St" );
  city.street( "n1", "N Elm St" );
  city.street( "3s", "S Elm St" );
  const std::vector<DirectionStep> steps = tell( city, { city.at( 'w', 5, 3 ), city.at( 'e', -5, 3 ) } );
  ASSERT_EQ( steps.size(), 2U );
  EXPECT_THAT( steps[1].text.en(),
               testing::StartsWith( "In 300 ft at the roundabout take the second exit onto E Oak "
                                    "St; stop 1 is on the left" ) );
  EXPECT_THAT( steps[1].text.es(),
               testing::StartsWith( "En 300 pies en la glorieta tome la segunda salida hacia E "
                                    "Oak St; la parada 1 está a la izquierda" ) );
}

TEST( Directions, stepsAddUpToTheLeg )
{
  const AsciiCity city = town();
  const StreetGraph graph = StreetGraph::build( city.lines );
  const std::vector<SnappedPoint> places = SnapIndex( graph ).snap(
      std::vector<Point>{ city.at( 'a', 5, -40 ), city.at( 'c', 5, -30 ), city.at( 'h', 5, 5 ) } );
  const std::vector<RoutePath> legs = routeLegs( graph, places );
  double meters = 0, minutes = 0;
  for ( const DirectionStep &step : directions( graph, places, legs, false ) )
  {
    meters += step.meters;
    minutes += step.minutes;
  }
  EXPECT_NEAR( meters, legs[0].meters + legs[1].meters, 1e-6 );
  EXPECT_NEAR( minutes, legs[0].minutes + legs[1].minutes, 1e-9 );
}

TEST( StopPlace, namesTheBlock )
{
  const AsciiCity city = town();
  const StreetGraph graph = StreetGraph::build( city.lines );
  const SnapIndex index( graph );
  const StopPlace place = stopPlace( graph, index.snap( city.at( 'e', 100, -8 ) ) );
  EXPECT_EQ( place.street, "E 22nd St" );
  EXPECT_EQ( place.crossFrom, "S 4th Ave" );
  EXPECT_EQ( place.crossTo, "S 5th Ave" );
  EXPECT_EQ( place.side, Side::Right );
  EXPECT_EQ( stopPlace( graph, index.snap( city.at( 'h', 3, 0 ) ) ).block.es(),
             "en S 4th Ave entre E 22nd St y el final de la calle" );
}
