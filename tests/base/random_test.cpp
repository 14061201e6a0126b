// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/random.h"

#include <gtest/gtest.h>

using namespace doorstep;

// The sequence of the reference implementation pcg32_srandom_r( 42, 54 ) (pcg-random.org, demo output).
TEST( Random, isPcg32 )
{
  Random random( 42, 54 );
  for ( const std::uint32_t expected : { 0xa15c02b7U, 0x7b47f409U, 0xba1d3330U, 0x83d2f293U, 0xbfa4784bU } )
    EXPECT_EQ( random.next(), expected );
}

TEST( Random, staysBelow )
{
  Random random( 7 );
  int seen[3] = { 0, 0, 0 };
  for ( int i = 0; i < 3000; ++i )
    ++seen[random.below( 3 )];
  for ( const int count : seen )
    EXPECT_NEAR( count, 1000, 120 );
}
