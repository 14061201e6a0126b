// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/number.h"
#include "base/random.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <string>

using doorstep::leadingNumber;

TEST( Number, readsWhatIsWritten )
{
  const auto read = []( std::string_view text, std::size_t length )
  {
    double value = -1;
    EXPECT_EQ( leadingNumber( text, value ), length ) << text;
    return value;
  };
  EXPECT_EQ( read( "25", 2 ), 25 );
  EXPECT_EQ( read( "25.0 mph", 4 ), 25 );
  EXPECT_EQ( read( "-0.5", 4 ), -0.5 );
  EXPECT_EQ( read( ".5", 2 ), 0.5 );
  EXPECT_EQ( read( "5.", 2 ), 5 );
  EXPECT_EQ( read( "1e3", 3 ), 1000 );
  EXPECT_EQ( read( "1.5E-2x", 6 ), 0.015 );
  EXPECT_EQ( read( "12e", 2 ), 12 );
  EXPECT_EQ( read( "12abc", 2 ), 12 );
  EXPECT_EQ( read( "1,5", 1 ), 1 ); // no locale's comma
  EXPECT_EQ( read( "123456789012345678", 18 ), 123456789012345678.0 );
  for ( const char *none : { "", "-", ".", "-.", "e5", "x1", " 1", "+1", "nan", "inf", "1e999" } )
    EXPECT_EQ( read( none, 0 ), -1 );
}

TEST( Number, isRoundedOnce )
{
  doorstep::Random random( 3 );
  for ( int i = 0; i < 2000; ++i )
  {
    const double value = random.between( -1e4, 1e4 ) * ( i % 3 == 0 ? 1e-7 : 1 );
    for ( const int digits : { 3, 12, 15, 17 } )
    {
      char text[64];
      std::snprintf( text, sizeof text, "%.*g", digits, value );
      double read = 0;
      EXPECT_EQ( leadingNumber( text, read ), std::string( text ).size() );
      EXPECT_EQ( read, std::strtod( text, nullptr ) ) << text;
    }
  }
}
