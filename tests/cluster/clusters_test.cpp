// SPDX-License-Identifier: GPL-2.0-or-later
#include "cluster/clusters.h"

#include "base/error.h"
#include "base/random.h"
#include "cluster/spanning_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>

using namespace doorstep;

namespace
{
  // Points on round coordinates: many duplicates and equal distances.
  std::vector<Point> lumps( std::uint64_t seed, std::uint32_t count )
  {
    Random random( seed );
    std::vector<Point> points;
    for ( std::uint32_t i = 0; i < count; ++i )
    {
      const double middle = 40.0 * random.below( 4 );
      points.push_back( { middle + random.below( 8 ), middle / 2 + random.below( 8 ) } );
    }
    return points;
  }

  std::vector<EdgeLength> sortedLengths( const std::vector<TreeEdge> &edges )
  {
    std::vector<EdgeLength> lengths;
    for ( const TreeEdge &edge : edges )
      lengths.push_back( edge.length );
    std::sort( lengths.begin(), lengths.end() );
    return lengths;
  }
}

// The kd-tree's rounds against Prim on all distances, ties and duplicates included.
TEST( SpanningTree, isTheSameBothWays )
{
  for ( std::uint64_t seed = 1; seed <= 20; ++seed )
    for ( const std::int32_t minPoints : { 1, 2, 5, 12 } )
    {
      const std::vector<Point> points = lumps( seed, 20 + 15 * static_cast<std::uint32_t>( seed ) );
      const std::vector<TreeEdge> fast = mutualReachabilityTree( points, minPoints );
      const std::vector<TreeEdge> plain = mutualReachabilityTree(
          points.size(), [&]( std::size_t a, std::size_t b ) { return distance( points[a], points[b] ); },
          minPoints );
      EXPECT_EQ( sortedLengths( fast ), sortedLengths( plain ) ) << "seed " << seed;
    }
}

// Decision 0031: the order of points decides nothing, however many of them are equal.
TEST( Hdbscan, doesNotDependOnTheOrder )
{
  for ( std::uint64_t seed = 1; seed <= 10; ++seed )
  {
    const std::vector<Point> points = lumps( seed, 300 );
    std::vector<std::size_t> order( points.size() );
    std::iota( order.begin(), order.end(), 0U );
    Random random( seed );
    for ( std::size_t i = order.size(); i-- > 1; )
      std::swap( order[i], order[random.below( static_cast<std::uint32_t>( i + 1 ) )] );
    std::vector<Point> shuffled;
    for ( const std::size_t i : order )
      shuffled.push_back( points[i] );
    HdbscanOptions options;
    options.minClusterSize = 6;
    const Clusters a = hdbscan( points, options ), b = hdbscan( shuffled, options );
    ASSERT_EQ( a.count, b.count );
    ASSERT_GT( a.count, 1 );
    std::vector<std::int32_t> as( static_cast<std::size_t>( a.count ), -1 );
    for ( std::size_t i = 0; i < order.size(); ++i )
    {
      const std::int32_t mine = a.label[order[i]], other = b.label[i];
      ASSERT_EQ( mine < 0, other < 0 );
      if ( mine < 0 )
        continue;
      std::int32_t &expected = as[static_cast<std::size_t>( mine )];
      expected = expected < 0 ? other : expected;
      ASSERT_EQ( other, expected );
      ASSERT_DOUBLE_EQ( a.probability[order[i]], b.probability[i] );
    }
  }
}

TEST( Hdbscan, findsTwoLumpsAndNoise )
{
  std::vector<Point> points;
  for ( int i = 0; i < 10; ++i )
  {
    points.push_back( { i * 1.0, 0.1 * ( i % 3 ) } );
    points.push_back( { i * 1.0 + 100, 0.1 * ( i % 3 ) } );
  }
  points.push_back( { 50, 300 } );
  const Clusters found = hdbscan( points, {} );
  EXPECT_EQ( found.count, 2 );
  for ( std::size_t i = 0; i < 20; ++i )
    EXPECT_EQ( found.label[i], static_cast<std::int32_t>( i % 2 ) );
  EXPECT_EQ( found.label[20], -1 );
  EXPECT_EQ( found.probability[20], 0 );
}

TEST( Hdbscan, takesDuplicatesAndFarIslands )
{
  // Ten at one spot, ten at another: distances of 0 only within, and no way between.
  const auto distance = []( std::size_t a, std::size_t b )
  { return ( a < 10 ) == ( b < 10 ) ? 0 : std::numeric_limits<double>::infinity(); };
  const Clusters found = hdbscan( 20, distance, {} );
  EXPECT_EQ( found.count, 2 );
  EXPECT_EQ( found.label[0], 0 );
  EXPECT_EQ( found.label[19], 1 );
  for ( const double probability : found.probability )
    EXPECT_EQ( probability, 1 );
}

TEST( Clusters, ofFewPointsAreNone )
{
  EXPECT_EQ( hdbscan( std::vector<Point>{}, {} ).label.size(), 0U );
  EXPECT_EQ( hdbscan( std::vector<Point>{ { 1, 1 } }, {} ).label, std::vector<std::int32_t>{ -1 } );
  EXPECT_EQ( hdbscan( std::vector<Point>{ { 1, 1 }, { 2, 2 } }, {} ).label,
             ( std::vector<std::int32_t>{ -1, -1 } ) );
  EXPECT_EQ( dbscan( std::vector<Point>{}, {} ).label.size(), 0U );
  EXPECT_EQ( dbscan( std::vector<Point>{ { 1, 1 } }, {} ).label, std::vector<std::int32_t>{ -1 } );
}

TEST( Dbscan, countsThePointItselfAndTheEdge )
{
  // Four in a row, 10 apart: each inner one has three within 10.
  const std::vector<Point> points{ { 0, 0 }, { 10, 0 }, { 20, 0 }, { 30, 0 }, { 41, 0 } };
  DbscanOptions options;
  options.radius = Meters{ 10 };
  options.minPoints = 3;
  const Clusters found = dbscan( points, options );
  EXPECT_EQ( found.label, ( std::vector<std::int32_t>{ 0, 0, 0, 0, -1 } ) );
  EXPECT_EQ( found.probability, ( std::vector<double>{ 0.5, 1, 1, 0.5, 0 } ) );
}

TEST( Clusters, refuseWhatMakesNoSense )
{
  const std::vector<Point> points{ { 0, 0 }, { 1, 0 } };
  DbscanOptions flat;
  flat.radius = Meters{ 0 };
  EXPECT_THROW( dbscan( points, flat ), InputError );
  HdbscanOptions single;
  single.minClusterSize = 1;
  EXPECT_THROW( hdbscan( points, single ), InputError );
}
