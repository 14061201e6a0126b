// SPDX-License-Identifier: GPL-2.0-or-later
// What a person decided comes first.
#include "small_town.h"

#include "base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace doorstep
{
  using testing::HasSubstr;

  namespace
  {
    const char *FILE = "Address,City,ZIP,decision,to,x,y\n"
                       "5 Main,Eastville,,address,5 Main St 85702,,\n"
                       "behind the church,,,point,,12.5,-7\n"
                       "14 Main St,,85701,hold,,,\n"
                       ",,,,,,\n";

    std::string refusal( const char *csv )
    {
      try
      {
        Corrections::parse( csv );
      }
      catch ( const InputError &e )
      {
        return e.what();
      }
      return "accepted";
    }
  }

  TEST( CorrectionsFile, isAppliedFirst )
  {
    const Corrections corrections = Corrections::parse( FILE );
    EXPECT_EQ( corrections.size(), 3U );
    GeocodeOptions options;
    options.corrections = &corrections;
    const GeocodeResult address = test::find( "5 MAIN", "eastville", "", options );
    EXPECT_EQ( address.status, MatchStatus::Matched );
    EXPECT_EQ( address.place.x, 90010 );
    const GeocodeResult place = test::find( "Behind the church!", "anywhere", "85701", options );
    EXPECT_EQ( place.status, MatchStatus::Picked );
    EXPECT_EQ( place.level, MatchLevel::Picked );
    EXPECT_EQ( place.place, ( Point{ 12.5, -7 } ) );
    EXPECT_EQ( place.address, "Behind The Church, Anywhere 85701" );
    const GeocodeResult held = test::find( "14 Main St", "", "85701", options );
    EXPECT_EQ( held.status, MatchStatus::Held );
    // a hold keeps back the whole household, which its address tells
    EXPECT_EQ( held.address, test::find( "14 Main St", "Eastville", "85701", {} ).address );
    EXPECT_EQ( test::find( "14 Main St", "Eastville", "", options ).status, MatchStatus::Matched );
  }

  TEST( CorrectionsFile, isRefusedByRow )
  {
    EXPECT_THAT( refusal( "street,decision\n" ), HasSubstr( "address" ) );
    EXPECT_THAT( refusal( "address,decision\nA,maybe\n" ), HasSubstr( "row 2" ) );
    EXPECT_THAT( refusal( "address,decision,x,y\nA,point,1,\n" ), HasSubstr( "\"x\" and \"y\"" ) );
    EXPECT_THAT( refusal( "address,decision,to\nA,address,\n" ), HasSubstr( "\"to\"" ) );
    EXPECT_EQ( refusal( "" ), "accepted" );
  }

  TEST( CorrectionsFile, saysThatThereIsNoDoor )
  {
    const Corrections corrections =
        Corrections::parse( "address,decision\n5 Main St,not_visitable\n14 Main St,Not visitable\n" );
    GeocodeOptions options;
    options.corrections = &corrections;
    const GeocodeResult r = test::find( "5 Main St", "", "85702", options );
    EXPECT_EQ( r.status, MatchStatus::NotVisitable );
    EXPECT_EQ( r.note, "not visitable, says the corrections file" );
    EXPECT_EQ( test::find( "14 Main St", "", "", options ).status, MatchStatus::NotVisitable );
  }

  TEST( CorrectionsFile, aDashIsComparedAndAnEmptyCellIsNot )
  {
    const Corrections corrections = Corrections::parse( "address,city,zip,unit,decision\n"
                                                        "5 Main St,-,-,-,hold\n"
                                                        "7 Main St,,,4,hold\n"
                                                        "9 Main St,,,,hold\n" );
    EXPECT_NE( corrections.find( { "5 MAIN ST", "", " ", "" } ), nullptr );
    EXPECT_EQ( corrections.find( { "5 Main St", "Westville", "", "" } ), nullptr ) << "a town was typed";
    EXPECT_EQ( corrections.find( { "5 Main St", "", "85702", "" } ), nullptr );
    EXPECT_EQ( corrections.find( { "5 Main St", "", "", "Apt 2" } ), nullptr );
    EXPECT_NE( corrections.find( { "7 Main St", "Eastville", "85701", "# 4" } ), nullptr );
    EXPECT_EQ( corrections.find( { "7 Main St", "Eastville", "85701", "# 5" } ), nullptr );
    EXPECT_NE( corrections.find( { "9 Main St", "Eastville", "85701", "# 5" } ), nullptr );
  }

  TEST( CorrectionsFile, aPlaceMayBeCalledAndNamesItsSystem )
  {
    const Corrections corrections = Corrections::parse(
        "address,decision,to,x,y,crs\nblue house,point,\"11 Saguaro Pl\",12,7,EPSG:32612\n" );
    GeocodeOptions options;
    options.corrections = &corrections;
    const GeocodeResult r = test::find( "blue house", "", "", options );
    EXPECT_EQ( r.status, MatchStatus::Picked );
    EXPECT_EQ( r.address, "11 Saguaro Pl" ) << "one household with others who typed the address itself";
    corrections.requireCrs( "epsg:32612" );
    try
    {
      corrections.requireCrs( "EPSG:2868" );
      FAIL() << "metres would be taken for feet";
    }
    catch ( const InputError &e )
    {
      EXPECT_THAT( e.what(), HasSubstr( "row 2" ) );
    }
  }
}
