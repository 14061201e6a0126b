// SPDX-License-Identifier: GPL-2.0-or-later
// Single parts in their standard forms.
#include "address/parsed_address.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( Normalize, units )
{
  const std::vector<std::pair<const char *, Unit>> rows = {
      { "Apt. B-12", { "APT", "B12" } },
      { "# 4", { "#", "4" } },
      { "second floor", { "FL", "2" } },
      { "rear", { "REAR", "" } },
      { "4b", { "#", "4B" } },
      { "Apt #007", { "APT", "7" } },
      { "Suite100", { "STE", "100" } },
      { "UNIT 3 East", { "UNIT", "3E" } },
      { "Trailer 9", { "TRLR", "9" } },
      { "", { "", "" } },
      { "2nd Fl", { "FL", "2" } },
      { "PH", { "PH", "" } },
      { "2nd floor, apt 3", { "APT", "3" } },
      { "Bldg 4 Apt 12", { "APT", "12" } },
      { "lower level", { "LOWR", "" } },
      { "# Apt 2", { "APT", "2" } },
      { "Unit # B", { "UNIT", "B" } },
      { "14", { "#", "14" } },
  };
  for ( const auto &[text, want] : rows )
  {
    const Unit got = normalizeUnit( text );
    EXPECT_EQ( got.type, want.type ) << text;
    EXPECT_EQ( got.id, want.id ) << text;
  }
}

TEST( Normalize, zips )
{
  const std::vector<std::pair<const char *, const char *>> rows = {
      { "85701", "85701" },
      { "85701-1234", "85701" },
      { "857011234", "85701" },
      { "2139", "02139" },
      { " 2139 ", "02139" },
      { "2139.0", "02139" },
      { "021391234", "02139" },
      { "21391234", "02139" },
      { "8570A", "" },
      { "", "" },
      { "12", "" },
  };
  for ( const auto &[text, want] : rows )
    EXPECT_EQ( normalizeZip( text ), want ) << text;
}

TEST( Normalize, statesAndCities )
{
  EXPECT_EQ( normalizeState( "Arizona" ), "AZ" );
  EXPECT_EQ( normalizeState( "az." ), "AZ" );
  EXPECT_EQ( normalizeState( "N. Mex." ), "NM" );
  EXPECT_EQ( normalizeState( "district of columbia" ), "DC" );
  EXPECT_EQ( normalizeState( "Sonora" ), "" );
  EXPECT_EQ( normalizeCity( "St. Paul" ), "SAINT PAUL" );
  EXPECT_EQ( normalizeCity( "S Tucson" ), "SOUTH TUCSON" );
  EXPECT_EQ( normalizeCity( "Mt. Lemmon " ), "MOUNT LEMMON" );
  EXPECT_EQ( normalizeCity( "Ca\xC3\xB1on City" ), "CANON CITY" );
  EXPECT_EQ( normalizeText( "  O'Neil -- Rd.  " ), "ONEIL RD" );
}
