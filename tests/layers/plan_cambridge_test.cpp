// SPDX-License-Identifier: GPL-2.0-or-later
// The street network of a real city, as planzones reads it: Cambridge, Massachusetts, where its data lies
// beside the project.
#include "cambridge.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "network/hierarchy.h"
#include "network/route_path.h"

#include <gtest/gtest.h>

#include <array>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  class Cambridge : public testing::Test
  {
    protected:
      void SetUp() override
      {
        if ( cambridgeFile().empty() )
          GTEST_SKIP() << NO_CAMBRIDGE;
        const CambridgeLayer schools( "public_schools" ), streets( "streets" );
        ASSERT_TRUE( schools.isValid() && streets.isValid() );
        QgsProcessingFeedback feedback( false );
        PlanLayers layers( localProjection( schools, {} ), {}, &feedback );
        layers.readPoints( schools );
        layers.readStreets( streets );
        lineCount = streets.featureCount();
        graph = StreetGraph::build( layers.question.streets );
        for ( const PlanVisit &school : layers.question.visits )
          where.push_back( school.position );
        snapped = SnapIndex( graph ).snap( where );
      }

      // Kilometres of segments of a street by how many ways they are open: none, one, both.
      std::array<double, 3> kilometers( const std::string &name ) const
      {
        std::array<double, 3> sums{};
        for ( const SegmentId s : graph.segments.ids() )
          if ( name.empty() || graph.nameOf( forward( s ) ) == name )
            sums[( graph.open( forward( s ) ) ? 1U : 0U ) + ( graph.open( backward( s ) ) ? 1U : 0U )] +=
                graph.segments[s].length / 1000;
        return sums;
      }

      long long lineCount = 0;
      StreetGraph graph;
      std::vector<Point> where;
      std::vector<SnappedPoint> snapped;
  };
}

TEST_F( Cambridge, hasItsStreetsAndTheirOneWays )
{
  EXPECT_EQ( lineCount, 2644 );
  const std::array<double, 3> all = kilometers( "" );
  EXPECT_NEAR( all[0] + all[1] + all[2], 251.6, 2.5 ) << "of the layer, in metres of UTM";
  EXPECT_NEAR( all[1], 90.5, 2.5 );
  for ( const char *name : { "Inman St", "Ellery St", "Trowbridge St" } )
  {
    EXPECT_GT( kilometers( name )[1], 0.3 ) << name;
    EXPECT_EQ( kilometers( name )[2], 0 ) << name << " is one-way";
  }
  for ( const char *name : { "Hampshire St", "Prospect St" } )
  {
    EXPECT_GT( kilometers( name )[2], 0.8 ) << name;
    EXPECT_EQ( kilometers( name )[1], 0 ) << name << " is open both ways";
  }
  double reachable = 0;
  for ( const SegmentId s : graph.segments.ids() )
    reachable +=
        graph.reachable[forward( s )] || graph.reachable[backward( s )] ? graph.segments[s].length / 1000 : 0;
  EXPECT_GT( reachable, 0.97 * ( all[1] + all[2] ) ) << "hardly anything is cut off";
}

TEST_F( Cambridge, leadsFromEverySchoolToEveryOther )
{
  ASSERT_GE( where.size(), 15U );
  for ( const SnappedPoint &place : snapped )
  {
    EXPECT_TRUE( place.usable() );
    EXPECT_LT( place.gap, 120 ) << "a school lies at a street";
  }
  TravelOptions options;
  options.method = TravelMethod::Hierarchy;
  const TravelMatrix times = travelMatrix( graph, snapped, options );
  options.method = TravelMethod::Dijkstra;
  const TravelMatrix plain = travelMatrix( graph, snapped, options );
  EXPECT_EQ( times.minutes, plain.minutes );
  EXPECT_EQ( times.meters, plain.meters );
  std::size_t asymmetric = 0;
  for ( std::size_t a = 0; a < where.size(); ++a )
    for ( std::size_t b = 0; b < where.size(); ++b )
    {
      if ( a == b )
        continue;
      const double straight = distance( snapped[a].onStreet, snapped[b].onStreet );
      const double driven = static_cast<double>( times.metersAt( a, b ) );
      EXPECT_GE( driven, straight - 0.5 );
      EXPECT_LT( driven, 2.5 * straight + 1500 ) << "round a block at most";
      if ( straight > 500 )
      {
        const double kmh = driven / 1000 / ( static_cast<double>( times.minutesAt( a, b ) ) / 60 );
        EXPECT_GT( kmh, 12 );
        EXPECT_LT( kmh, 50 ) << "there is no freeway";
      }
      asymmetric += times.metersAt( a, b ) != times.metersAt( b, a ) ? 1 : 0;
    }
  EXPECT_GT( asymmetric, where.size() * where.size() / 2 ) << "one-way streets";
}

TEST_F( Cambridge, isNeverDrivenAgainstAOneWayStreet )
{
  std::size_t oneWay = 0;
  for ( std::size_t a = 0; a < where.size(); ++a )
  {
    const std::size_t b = ( a + 5 ) % where.size();
    const RoutePath path = routePath( graph, snapped[a], snapped[b] );
    ASSERT_TRUE( path.found );
    for ( std::size_t i = 0; i < path.edges.size(); ++i )
    {
      EXPECT_TRUE( graph.open( path.edges[i] ) );
      oneWay += graph.open( opposite( path.edges[i] ) ) ? 0 : 1;
      if ( i > 0 )
      {
        EXPECT_EQ( graph.tail( path.edges[i] ), graph.head( path.edges[i - 1] ) );
      }
    }
  }
  EXPECT_GT( oneWay, 20U ) << "they are driven, with their direction";
}
