// SPDX-License-Identifier: GPL-2.0-or-later
// Holds as lists and files say them.
#include "privacy/held_ids.h"

#include "privacy/deidentify.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( Privacy07, whateverIsNotClearlyANoHolds )
{
  for ( const char *no :
        { "", " ", "0", "0.0", "no", "No ", "N", "FALSE", "f", "none", "-", "n/a", "NA", "\xC2\xA0no" } )
    EXPECT_FALSE( saysHold( no ) ) << no;
  for ( const char *yes : { "1", "yes", "x", "hold", "no contact", "court", "?", "nope", "00" } )
    EXPECT_TRUE( saysHold( yes ) ) << yes;
}

TEST( HeldIds, areReadAsPeopleSaveThem )
{
  struct Case
  {
      const char *text, *id;
      bool holds;
  };
  const Case cases[] = {
      { "1001\n1002\n", "1002", true },
      { "1001\r\n1002\r\n", "1001", true },
      { "1001\r1002", "1001", true }, // an old Mac's lines
      { "\xEF\xBB\xBF"
        "1001\n",
        "1001", true }, // a byte order mark
      { "\"1001\"\n", "1001", true },
      { "1001.0\n", "1001", true }, // a spreadsheet's number
      { "1001,court order\n1002;x\n1003\tx", "1003", true },
      { "  1001 \n", "1001", true },
      { "1001.5\n", "1001", false },
      { "10010\n", "1001", false },
      { "", "", false },
      { "\n\n", "", false },
  };
  for ( const Case &c : cases )
    EXPECT_EQ( HeldIds( c.text ).holds( c.id ), c.holds ) << c.text << " / " << c.id;
}

TEST( HeldIds, countsLinesThatAreNobodys )
{
  HeldIds held( "id\n1001\n1002\n1001\n" );
  EXPECT_EQ( held.unmet(), 3U );
  EXPECT_TRUE( held.holds( "1001" ) );
  EXPECT_TRUE( held.holds( "1001" ) );
  EXPECT_FALSE( held.holds( "9" ) );
  EXPECT_EQ( held.met(), 1U );
  EXPECT_EQ( held.unmet(), 2U );
  EXPECT_FALSE( held.empty() );
  EXPECT_TRUE( HeldIds().empty() );
}

TEST( HeldIds, plainIdTakesAwayWhatASpreadsheetAdds )
{
  EXPECT_EQ( plainId( " 85701.0 " ), "85701" );
  EXPECT_EQ( plainId( "85701.000" ), "85701" );
  EXPECT_EQ( plainId( "85701." ), "85701." );
  EXPECT_EQ( plainId( ".0" ), ".0" );
  EXPECT_EQ( plainId( "A1.0" ), "A1.0" );
  EXPECT_EQ( plainId( "1.0.0" ), "1.0.0" );
}

TEST( ListStatus, wordsAreThoseOfGeocode )
{
  for ( const ListStatus status : { ListStatus::Matched, ListStatus::Picked, ListStatus::Tied,
                                    ListStatus::Unmatched, ListStatus::NotVisitable, ListStatus::Held } )
    EXPECT_EQ( statusOf( statusText( status ) ), status );
  EXPECT_EQ( statusOf( "Matched" ), std::nullopt );
  EXPECT_EQ( statusText( ListStatus::NotVisitable ), "not_visitable" );
}
