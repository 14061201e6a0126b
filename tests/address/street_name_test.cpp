// SPDX-License-Identifier: GPL-2.0-or-later
// Whole street names of reference layers, and single columns.
#include "address/parsed_address.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( StreetName, wholeNames )
{
  const std::vector<std::pair<const char *, StreetName>> rows = {
      { "N CAMINO DEL RIO", { "", "N", "CAMINO", "DEL RIO", "", "", "" } },
      { "Massachusetts Ave", { "", "", "", "MASSACHUSETTS", "AVE", "", "" } },
      { "AVENIDA DE LOS SAHUAROS", { "", "", "AVENIDA", "DE LOS SAHUAROS", "", "", "" } },
      { "Gray Gdns E", { "", "", "", "GRAY", "GDNS", "E", "" } },
      { "State Hwy 82", { "", "", "STATE HWY", "82", "", "", "" } },
      { "I- 10", { "", "", "I", "10", "", "", "" } },
      { "One Kendall Square Complex", { "", "", "", "ONE KENDALL SQUARE COMPLEX", "", "", "" } },
      { "Broadway", { "", "", "", "BROADWAY", "", "", "" } },
      { "Twenty-Second St", { "", "", "", "22ND", "ST", "", "" } },
      { "S 6th Ave", { "", "S", "", "6TH", "AVE", "", "" } },
      { "Mt Auburn St", { "", "", "", "MT AUBURN", "ST", "", "" } },
      { "Mount Auburn Street", { "", "", "", "MT AUBURN", "ST", "", "" } },
      { "County Road 44 1/2", { "", "", "CO RD", "44 1/2", "", "", "" } },
      { "Fire Lane 12", { "", "", "FIRE LN", "12", "", "", "" } },
      { "", {} },
  };
  for ( const auto &[text, want] : rows )
  {
    const StreetName got = parseStreetName( text );
    EXPECT_EQ( got, want ) << text << " read as " << format( got );
  }
}

TEST( StreetName, columnsAreStandardizedOnTheirOwn )
{
  const StreetName want{ "", "N", "", "22ND", "ST", "", "" };
  EXPECT_EQ( standardize( { "", "North", "", "Twenty-second", "Street", "", "" } ), want );
  EXPECT_EQ( standardize( { "", "N.", "", "22", "St.", "", "" } ), want );
  EXPECT_EQ( standardize( { "", "", "Calle", "Ocho", "", "", "" } ).pretype, "CALLE" );
  EXPECT_EQ( standardize( { "", "", "", "Saint Mary's", "Rd", "", "" } ).name, "ST MARYS" );
  // Park Avenue's name is a word for a type, and stays a name.
  EXPECT_EQ( standardize( { "", "", "", "Park", "Ave", "", "" } ).name, "PARK" );
}

TEST( StreetName, typedAndReferenceAgree )
{
  const std::vector<std::pair<const char *, const char *>> rows = {
      { "12 n. camino del rio", "N CAMINO DEL RIO" },
      { "12 Saint Mary's Road", "St Marys Rd" },
      { "12 Twenty second st", "22ND ST" },
      { "12 State Highway 82", "State Hwy 82" },
      { "12 E Interstate 10", "E I-10" },
      { "12 North Street", "North St" },
      { "12 The Loop", "The Loop" },
      { "12 U.S. Hwy 60", "US HWY 60" },
      { "12 County Rd 5", "CO RD 5" },
      { "12 Avenue A", "AVENUE A" },
      { "12 Old Nogales Hwy", "OLD NOGALES HIGHWAY" },
      { "12 W Martin Luther King Jr. Blvd", "W MARTIN LUTHER KING JR BLVD" },
      { "12 Ca\xC3\xB1on del Oro Dr", "CANON DEL ORO DR" },
  };
  for ( const auto &[typed, reference] : rows )
    EXPECT_EQ( format( parseAddress( typed ).street ), format( parseStreetName( reference ) ) ) << typed;
}

TEST( StreetName, otherReadings )
{
  std::vector<StreetName> others;
  EXPECT_EQ( format( parseStreetName( "West Bay Pl", &others ) ), "W BAY PL" );
  ASSERT_EQ( others.size(), 1U );
  EXPECT_EQ( others[0].name, "WEST BAY" );
  others.clear();
  EXPECT_EQ( parseStreetName( "West Side Pl" ).name, "WEST SIDE" );
  EXPECT_EQ( parseStreetName( "W End Ave" ).name, "END" );
  EXPECT_EQ( parseStreetName( "Deer Park", &others ).suftype, "PARK" );
  ASSERT_EQ( others.size(), 1U );
  EXPECT_EQ( others[0].name, "DEER PARK" );
  others.clear();
  parseStreetName( "Massachusetts Ave", &others );
  EXPECT_TRUE( others.empty() );
}
