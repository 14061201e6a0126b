// SPDX-License-Identifier: GPL-2.0-or-later
// Wished times as people type them.
#include "words/time_text.h"

#include "base/error.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  // "9:30-11:00", "9:30-", "-11:00"; "?" where it is not understood.
  std::string read( std::string_view text, Bound bound = Bound::From, double around = 10.5 * 60 )
  {
    const std::optional<WishedTimes> times = readWishedTimes( text, bound, around );
    if ( !times )
      return "?";
    return ( times->from ? timeText( *times->from ) : "" ) + "-" +
           ( times->to ? timeText( *times->to ) : "" );
  }
}

TEST( WishedTimes, twoColumnsAreBothKept )
{
  using Times = WishedTimes;
  const auto both = bothOf( Times{ 600, std::nullopt }, Times{ 570, 690 } );
  EXPECT_EQ( both->from, 600 );
  EXPECT_EQ( both->to, 690 );
  EXPECT_FALSE( bothOf( Times{ 600, std::nullopt }, Times{ std::nullopt, 590 } ) );
  EXPECT_FALSE( bothOf( Times{}, Times{} )->from );
}

TEST( TimeText, readsWishesAsTheyAreTyped )
{
  const std::pair<const char *, const char *> cases[] = {
      { "10", "10:00-" },
      { "10:30", "10:30-" },
      { "10:30:00", "10:30-" },
      { "after 10", "10:00-" },
      { "After 10 am, please", "10:00-" },
      { "not before 9:30", "9:30-" },
      { "no earlier than 9", "9:00-" },
      { "9.30am", "9:30-" },
      { "9:30 a.m.", "9:30-" },
      { "09:30", "9:30-" },
      { "930", "9:30-" },
      { "1030", "10:30-" },
      { "10h30", "10:30-" },
      { "0.4375", "10:30-" },
      { "noon", "12:00-" },
      { "12 noon", "12:00-" },
      { "after noon", "12:00-" },
      { "1", "13:00-" },
      { "1:15", "13:15-" },
      { "1 in the afternoon", "13:00-" },
      { "8", "8:00-" },
      { "5pm", "17:00-" },
      { "5 PM", "17:00-" },
      { "17:00", "17:00-" },
      { "12:15 am", "0:15-" },
      { "10 or later", "10:00-" },
      { "10 onwards", "10:00-" },
      { "10+", "10:00-" },
      { "from 10 o'clock", "10:00-" },
      { "before 11", "-11:00" },
      { "not after 11", "-11:00" },
      { "until 11:30", "-11:30" },
      { "by 10", "-10:00" },
      { "11 or earlier", "-11:00" },
      { "between 9 and 11", "9:00-11:00" },
      { "9-11", "9:00-11:00" },
      { "9:30 – 11", "9:30-11:00" },
      { "9 to 10:30", "9:00-10:30" },
      { "from 9 to 10:30", "9:00-10:30" },
      { "from 9 until 11", "9:00-11:00" },
      { "9 until 11", "9:00-11:00" },
      { "after 9, before 11", "9:00-11:00" },
      { "11-1", "11:00-13:00" },
      { "después de las 10", "10:00-" },
      { "DESPUÉS DE LAS 10", "10:00-" },
      { "a partir de las 9:30", "9:30-" },
      { "antes de las 11", "-11:00" },
      { "hasta las 11", "-11:00" },
      { "entre las 9 y las 11", "9:00-11:00" },
  };
  for ( const auto &[text, expected] : cases )
    EXPECT_EQ( read( text ), expected ) << text;
}

TEST( TimeText, aTimeWithoutAWordIsTheBoundOfItsColumn )
{
  EXPECT_EQ( read( "11", Bound::To ), "-11:00" );
  EXPECT_EQ( read( "after 10", Bound::To ), "10:00-" );
  EXPECT_EQ( read( "9-11", Bound::To ), "9:00-11:00" );
  // An evening's round.
  EXPECT_EQ( read( "6:30", Bound::From, 18 * 60 ), "18:30-" );
}

TEST( TimeText, whatIsNotUnderstoodWholeIsNotGuessed )
{
  for ( const char *text :
        { "", "soon", "mornings", "Tuesday", "after school", "25", "10:75", "2026-11-29T10:30:00", "10 10 10",
          "between 9", "11 and", "after 11 before 10", "9 9", "520-555-0100", "99999", "10 or Tuesday" } )
    EXPECT_EQ( read( text ), "?" ) << text;
}

TEST( TimeText, aStartIsOneTime )
{
  EXPECT_EQ( readTimeOfDay( "8:30" ), 510 );
  EXPECT_EQ( readTimeOfDay( "8:30 AM" ), 510 );
  EXPECT_EQ( readTimeOfDay( "5:30 pm" ), 1050 );
  EXPECT_EQ( readTimeOfDay( "17:30:00" ), 1050 );
  EXPECT_EQ( readTimeOfDay( "" ), std::nullopt );
  EXPECT_EQ( readTimeOfDay( "early" ), std::nullopt );
  EXPECT_EQ( readTimeOfDay( "8-10" ), std::nullopt );
  for ( const char *text : { "8:30", " 8:30 ", "0830", "8.30 am", "8h30", "08:30:00" } )
    EXPECT_EQ( readStart( text ), 510 ) << text;
  EXPECT_EQ( readStart( "8" ), 480 );
  EXPECT_EQ( readStart( "mediodía" ), 720 );
  EXPECT_EQ( readStart( "24:00" ), 0 );
  EXPECT_EQ( readStart( " " ), std::nullopt );
  for ( const char *text : { "early", "8-10", "25", "before 9" } )
    EXPECT_THROW( readStart( text ), InputError ) << text;
}
