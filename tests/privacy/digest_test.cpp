// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/digest.h"

#include <gtest/gtest.h>

using namespace doorstep;

// FIPS 180-2, appendix B.1, and RFC 4231, test cases 1 and 6 (a key longer than a block).
TEST( Digest, isSha256AndItsHmac )
{
  EXPECT_EQ( shortDigest( "abc" ), "ba7816bf8f01cfea414140de5dae2223" );
  EXPECT_EQ( sha256( "abc" ).substr( 0, 2 ), "\xba\x78" );
  EXPECT_EQ( sha256( "abc" ).size(), 32U );
  EXPECT_EQ( shortDigest( "Hi There", std::string( 20, '\x0b' ) ), "b0344c61d8db38535ca8afceaf0bf12b" );
  EXPECT_EQ(
      shortDigest( "Test Using Larger Than Block-Size Key - Hash Key First", std::string( 131, '\xaa' ) ),
      "60e431591ee0b67f0d8a26aacbf5b77f" );
  EXPECT_EQ( hmacSha256( "Hi There", std::string( 20, '\x0b' ) ).size(), 32U );
}
