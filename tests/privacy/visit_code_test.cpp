// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/visit_code.h"

#include "base/error.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

using namespace doorstep;

TEST( Privacy02, codesDifferBetweenRunsAndWithinOne )
{
  const std::vector<std::string> one = drawVisitCodes( 1200 ), two = drawVisitCodes( 1200 );
  const std::set<std::string> first( one.begin(), one.end() ), second( two.begin(), two.end() );
  EXPECT_EQ( first.size(), 1200U );
  EXPECT_EQ( second.size(), 1200U );
  std::vector<std::string> both;
  std::set_intersection( first.begin(), first.end(), second.begin(), second.end(),
                         std::back_inserter( both ) );
  EXPECT_LT( both.size(), 30U ); // 2 expected of 751,689 possible codes
  EXPECT_FALSE( std::is_sorted( one.begin(), one.end() ) ) << "the order drawn must be random";
}

TEST( Privacy02, codesHaveNoConfusableSymbolAndNoWord )
{
  for ( const std::string &code : drawVisitCodes( 2000 ) )
  {
    ASSERT_EQ( code.size(), 7U );
    EXPECT_EQ( code[2], '-' );
    EXPECT_TRUE( code[0] >= 'A' && code[0] <= 'Z' ) << "else a spreadsheet takes it for a number or a date";
    EXPECT_EQ( code.find_first_of( "01ILOQSWBDZGEAUY" ), std::string::npos ) << code;
    EXPECT_EQ( readVisitCode( code ), code );
  }
}

TEST( Privacy02, everySymbolIsDrawnAboutAsOften )
{
  std::vector<int> counts( 256 );
  for ( const std::string &code : drawVisitCodes( 17'000 ) )
    ++counts[static_cast<unsigned char>(
        code[3] )]; // the third random symbol: 17 values, 1000 expected of each
  for ( const char symbol : std::string( "FHJKMPRTX23456789" ) )
    EXPECT_NEAR( counts[static_cast<unsigned char>( symbol )], 1000, 200 ) << symbol;
}

TEST( VisitCode, everyWrongSymbolAndEverySwapOfNeighboursIsFound )
{
  const std::string symbols = "FHJKMPRTX23456789";
  for ( const std::string &code : drawVisitCodes( 50 ) )
    for ( std::size_t i = 0; i < code.size(); ++i )
    {
      if ( code[i] == '-' )
        continue;
      for ( const char other : symbols )
        if ( other != code[i] )
        {
          std::string wrong = code;
          wrong[i] = other;
          EXPECT_EQ( readVisitCode( wrong ), "" ) << code << " " << wrong;
        }
      const std::size_t next = i + 1 < code.size() && code[i + 1] == '-' ? i + 2 : i + 1;
      if ( next < code.size() && code[i] != code[next] )
      {
        std::string swapped = code;
        std::swap( swapped[i], swapped[next] );
        EXPECT_EQ( readVisitCode( swapped ), "" ) << code << " " << swapped;
      }
    }
}

TEST( VisitCode, isReadAsPeopleWriteIt )
{
  const std::string code = drawVisitCodes( 1 ).front();
  std::string lower = code;
  std::transform( lower.begin(), lower.end(), lower.begin(),
                  []( unsigned char c ) { return static_cast<char>( std::tolower( c ) ); } );
  EXPECT_EQ( readVisitCode( " " + lower + " " ), code );
  EXPECT_EQ( readVisitCode( code.substr( 0, 2 ) + code.substr( 3 ) ), code );
  EXPECT_EQ( readVisitCode( "" ), "" );
  EXPECT_EQ( readVisitCode( code + "2" ), "" );
  EXPECT_EQ( readVisitCode( "O0-1IL2" ), "" );
}

TEST( VisitCode, groupCodesDifferAndTooManyVisitsAreRefused )
{
  const std::vector<std::string> groups = drawGroupCodes( 200 );
  EXPECT_EQ( std::set<std::string>( groups.begin(), groups.end() ).size(), 200U );
  EXPECT_TRUE( drawVisitCodes( 0 ).empty() );
  EXPECT_THROW( drawVisitCodes( 200'001 ), InputError );
}
