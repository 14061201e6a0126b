// SPDX-License-Identifier: GPL-2.0-or-later
// What pages draw of small street maps drawn at random.
#include "sheet_checks.h"

#include <gtest/gtest.h>

#include <limits>

using namespace doorstep;
using namespace doorstep::test;

TEST( AnySheet, drawsAnyStreetMap )
{
  for ( std::uint64_t seed = 1; seed <= 600; ++seed )
    ASSERT_EQ( wrongOnSheets( anyMap( seed ) ), "" ) << "seed " << seed;
}

TEST( AnySheet, aLineAcrossTheWorldCostsNothingAndIsNoBlock )
{
  std::vector<StreetLine> lines( 3 );
  lines[0].points = { { 500000, 3560000 }, { 500100, 3560000 } };
  lines[0].name = "Main St";
  lines[1].points = { { 500000, 3560000 }, { 0, 0 } }; // a vertex at nought
  lines[2].points = { { 500000, 3560000 }, { std::numeric_limits<double>::quiet_NaN(), 0 } };
  const StreetBlocks blocks( lines );
  ASSERT_EQ( blocks.blocks().size(), 1U );
  EXPECT_EQ( blocks.blocks()[0].name, "Main St" );
  EXPECT_EQ( blocks.blocks()[0].crossFrom, "" );
  // One of 400 km diagonally: as many cells as it is long, not as its box is wide.
  lines[1].points[1] = { 220000, 3280000 };
  EXPECT_EQ( StreetBlocks( lines ).within( { 360000, 3420000 }, { 360001, 3420001 } ).size(), 1U );
}

TEST( AnySheet, theBlockOfAStopIsNotTheFreewayBesideIt )
{
  std::vector<StreetLine> lines( 2 );
  lines[0].points = { { 0, 0 }, { 400, 0 } };
  lines[1].points = { { 0, 40 }, { 400, 40 } };
  lines[0].name = "Interstate 10";
  lines[1].name = "E Frontage Rd";
  const StreetBlocks blocks( lines );
  const PrintedPlace printed = blocks.place( { 200, 10 }, 60 );
  ASSERT_GE( printed.block, 0 );
  EXPECT_EQ( blocks.blocks()[static_cast<std::size_t>( printed.block )].name, "E Frontage Rd" );
}

TEST( AnySheet, aLabelWiderThanItsFrameStaysInTheMiddle )
{
  std::vector<StopMark> marks;
  for ( int n = 1; n <= 39; n += 2 )
    marks.push_back( { n, { 10, 10 } } );
  DiscOptions options;
  options.frame = { 0, 0, 20, 20 };
  const std::vector<Disc> discs = placeDiscs( marks, options );
  ASSERT_EQ( discs.size(), 1U );
  EXPECT_GT( discs[0].width, 20 );
  EXPECT_EQ( discs[0].center.x, 10 );
}
