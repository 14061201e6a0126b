// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses as offices type them, of the kinds that go wrong in silence: two homes in a cell, notes, towns
// and types that contradict, grids, units out of their place.
#include "small_town.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace doorstep
{
  namespace
  {
    using test::pointOf;
    using Place = test::PlaceOfPoints;
    using testing::HasSubstr;

    const Place &larkville()
    {
      static const Place place( {
          pointOf( "14", "Elm St", 5, 0, "84010", "Larkville" ),
          pointOf( "16", "Elm St", 20, 0, "84010", "Larkville" ),
          pointOf( "20", "Pearl St", 900, 0, "84010", "Larkville" ),
          pointOf( "512", "Main St", 1800, 0, "84010", "Larkville", "Apt 1" ),
          pointOf( "512", "Main St", 1800, 200, "84010", "Larkville", "Apt 2" ),
          pointOf( "512", "Main St", 1800, 400, "84010", "Larkville", "Apt 12" ),
          pointOf( "1104", "Watkins Glen Ct", 2500, 0, "84010", "Larkville", "Unit 207" ),
          pointOf( "1104", "Watkins Glen Ct", 2500, 200, "84010", "Larkville", "Unit 208" ),
          pointOf( "400", "Emery Ave E", 2700, 0, "84010", "Larkville", "S14" ),
          pointOf( "400", "Emery Ave E", 2700, 200, "84010", "Larkville", "S15" ),
          pointOf( "9", "Birch Rd", 3000, 0, "84010", "Larkville" ),
      } );
      return place;
    }
  }

  TEST( TypedHomes, twoInOneCellAreForAPersonToChoose )
  {
    for ( const char *line : { "14 Elm St or 20 Pearl St", "14 Elm St; 20 Pearl St", "14 Elm St\n20 Pearl St",
                               "14 Elm / 20 Pearl", "mother 14 Elm St, father 20 Pearl St",
                               "14 Elm St (mom) 20 Pearl St (dad)", "14 Elm St and 20 Pearl St, Larkville" } )
    {
      const GeocodeResult r = larkville().find( line );
      EXPECT_EQ( statusText( r.status ), "tied" ) << line << ": " << r.address;
      ASSERT_EQ( r.candidates.size(), 2U ) << line;
      EXPECT_EQ( r.candidates[0].address, "14 Elm St, Larkville, AZ 84010" );
      EXPECT_EQ( r.candidates[1].address, "20 Pearl St, Larkville, AZ 84010" );
      EXPECT_THAT( r.note, HasSubstr( "more than one home" ) );
    }
  }

  TEST( TypedHomes, wordsMarkTheCurrentOne )
  {
    for ( const char *line : { "was 14 Elm St now 20 Pearl St", "14 Elm St (old), 20 Pearl St (new)",
                               "old: 14 Elm St; 20 Pearl St", "NEW ADDRESS 20 Pearl St, was 14 Elm St",
                               "20 Pearl St (was 14 Elm St)", "antes 14 Elm St ahora 20 Pearl St" } )
    {
      const GeocodeResult r = larkville().find( line );
      EXPECT_EQ( r.address, "20 Pearl St, Larkville, AZ 84010" ) << line << ": " << r.note;
      EXPECT_THAT( r.note, HasSubstr( "mark" ) ) << line;
    }
  }

  TEST( TypedHomes, oneHomeStaysOne )
  {
    EXPECT_EQ( larkville().say( "14 Elm St, 2nd floor" ), "14 Elm St Fl 2, Larkville, AZ 84010" );
    EXPECT_EQ( larkville().say( "14 Elm St, 84010 Larkville" ), "14 Elm St, Larkville, AZ 84010" );
    EXPECT_EQ( larkville().say( "14 Elm St, 14 Elm St" ), "14 Elm St, Larkville, AZ 84010" );
  }

  TEST( TypedNotes, areNoUnits )
  {
    for ( const char *line : { "14 Elm St Maria Lopez", "14 Elm St # 5550100", "14 Elm St (yellow house)",
                               "14 Elm St, call first", "14 Elm St Lark Towers", "14 Elm St nan",
                               "14 Elm St Apt N/A", "14 Elm St" } )
      EXPECT_EQ( larkville().say( line, "Larkville" ), "14 Elm St, Larkville, AZ 84010" ) << line;
    EXPECT_EQ( larkville().find( "14 Elm St Maria Lopez", "Larkville" ).extra, "Maria Lopez" );
    EXPECT_EQ( larkville().find( "14 Elm St", "", "", "Maria Lopez" ).extra, "Maria Lopez" );
    EXPECT_EQ( larkville().find( "14 Elm St", "", "", "Maria Lopez" ).address,
               "14 Elm St, Larkville, AZ 84010" );
    EXPECT_EQ( larkville().say( "14 Elm St Bldg C" ), "14 Elm St Bldg C, Larkville, AZ 84010" );
  }

  TEST( TypedHolds, areSuggestedAndNotDecided )
  {
    const GeocodeResult motel = larkville().find( "14 Elm St (Sunset Motel)" );
    EXPECT_EQ( motel.hold, "motel or hotel" );
    EXPECT_EQ( statusText( motel.status ), "matched" );
    EXPECT_EQ( larkville().find( "doubled up" ).hold, "doubled up or without a home" );
    EXPECT_EQ( larkville().find( "sin hogar" ).hold, "doubled up or without a home" );
    EXPECT_EQ( larkville().find( "14 Elm St" ).hold, "" );
  }

  TEST( TypedUnits, keepTheirSeparatorsApart )
  {
    for ( const char *line : { "512 Main St Apt 1/2", "512 Main St Apt 1-2", "512 Main St Apt 112" } )
      EXPECT_NE( levelText( larkville().find( line ).level ), "unit" ) << line;
    EXPECT_EQ( larkville().say( "512 Main St Apt 12" ), "512 Main St # 12, Larkville, AZ 84010" );
    EXPECT_EQ( larkville().say( "512 Main St Apt 12.0" ), "512 Main St # 12, Larkville, AZ 84010" );
  }

  TEST( TypedUnits, standWhereTheyWereTyped )
  {
    const std::string two = "512 Main St # 2, Larkville, AZ 84010";
    for ( const char *line :
          { "512 Main St, Larkville AZ 84010 Apt 2", "512 Main St, Larkville AZ 84010-1234 #2",
            "512 Main St Apto 2", "512 Main St, Depto 2", "512 APT 2 Main St", "Apt 2 512 Main St" } )
      EXPECT_EQ( larkville().say( line ), two ) << line;
    for ( const char *line :
          { "#207-1104 Watkins Glen Ct", "207-1104 Watkins Glen Ct", "1104-207 Watkins Glen Ct" } )
      EXPECT_EQ( larkville().say( line ), "1104 Watkins Glen Ct # 207, Larkville, AZ 84010" ) << line;
    EXPECT_EQ( larkville().say( "400 S14 Emery Ave E" ), "400 Emery Ave E # S14, Larkville, AZ 84010" );
    // a unit that the reference does not have there is no unit
    EXPECT_EQ( larkville().say( "300-1104 Watkins Glen Ct" ), "unmatched" );
  }

  TEST( TypedTowns, placeholdersAndOtherSpellings )
  {
    const std::string home = "14 Elm St, Larkville, AZ 84010";
    for ( const char *city : { "N/A", "Unknown", "null", "-", "LARKVILLE AZ 84010", "Larkville, AZ",
                               "City of Larkville", "Town of Larkville", "Larkville Arizona",
                               "Larkville, Arizona 84010-1234", "E. Larkville", "Larkvile" } )
      EXPECT_EQ( larkville().say( "14 Elm St", city ), home ) << city;
    EXPECT_EQ( larkville().say( "14 Elm St", "Denver" ), "unmatched" );
  }

  TEST( TypedTowns, areNotOverruled )
  {
    const Place towns( {
        pointOf( "12", "Maple St", 5, 0, "05201", "Bennington" ),
        pointOf( "14", "Elm St", 60000, 0, "05401", "Burlington" ),
        pointOf( "3", "Elm St", 62500, 0, "05403", "South Burlington" ),
        pointOf( "7", "Oak St", 90000, 0, "05468", "Georgia" ),
    } );
    EXPECT_EQ( towns.say( "14 Elm St", "Burlington" ), "14 Elm St, Burlington, AZ 05401" );
    // far off, and three edits are no misspelling
    EXPECT_EQ( towns.say( "14 Elm St", "Bennington" ), "unmatched" );
    EXPECT_EQ( towns.say( "14 Elm St", "Barlington" ), "14 Elm St, Burlington, AZ 05401" );
    // next door
    EXPECT_EQ( towns.say( "14 Elm St", "South Burlington" ), "14 Elm St, Burlington, AZ 05401" );
    EXPECT_EQ( towns.say( "14 Elm St", "Rutland" ), "unmatched" );
    EXPECT_EQ( towns.say( "7 Oak St", "Georgia" ), "7 Oak St, Georgia, AZ 05468" );
    EXPECT_EQ( towns.say( "7 Oak St, Georgia, AZ" ), "7 Oak St, Georgia, AZ 05468" );
  }

  TEST( TypedTypes, aNamesakeIsNoMatch )
  {
    const Place place( {
        pointOf( "4", "Lark Ter", 5, 0, "84010", "Larkville" ),
        pointOf( "40", "Lark St", 4000, 0, "84010", "Larkville" ),
        pointOf( "6", "Only Ave", 900, 0, "84010", "Larkville" ),
    } );
    const GeocodeResult r = place.find( "4 Lark Ctr" );
    EXPECT_EQ( statusText( r.status ), "unmatched" );
    ASSERT_EQ( r.candidates.size(), 1U );
    EXPECT_EQ( r.candidates[0].address, "4 Lark Ter, Larkville, AZ 84010" );
    // the only street of the name
    EXPECT_EQ( place.say( "6 Only St" ), "6 Only Ave, Larkville, AZ 84010" );
  }

  // A street that the reference lacks is not exchanged for one that is spelt a little like it.
  TEST( TypedNames, anotherNameIsNoTypingError )
  {
    std::vector<PointInput> points;
    for ( const char *street :
          { "Ware St", "Ames St", "Brown St", "Upton St", "Western Ave", "Muller Ave", "Porter St",
            "Whitney Ave", "Larch Rd", "Gray Gardens West", "Center St", "St Marys Rd", "Saguaro Pl",
            "Massachusetts Ave", "Jay Street Pl", "Holden St", "Maple St" } )
      points.push_back( pointOf( "14", street, 900.0 * static_cast<double>( points.size() + 1 ), 0, "84010",
                                 "Larkville" ) );
    const Place place( points );
    for ( const char *line : { "14 Warren St", "14 Bates St", "14 Bow St", "14 Union St", "14 Webster Ave",
                               "14 Miller Ave", "14 Foster St", "14 White Ave", "14 Larchwood Dr",
                               "14 Gray Gardens East", "14 JFK St", "14 Soden St", "14 Marble St" } )
      EXPECT_EQ( place.say( line ), "unmatched" ) << line << ": " << place.find( line ).score;
    for ( const auto &[line, street] : { std::pair{ "14 Centre St", "14 Center St" },
                                         { "14 St Mary Rd", "14 St Marys Rd" },
                                         { "14 Saguro Pl", "14 Saguaro Pl" },
                                         { "14 Sahuaro Pl", "14 Saguaro Pl" },
                                         { "14 Masschusets Ave", "14 Massachusetts Ave" },
                                         { "14 Wetsern Ave", "14 Western Ave" },
                                         { "14 Mapple St", "14 Maple St" },
                                         { "14 Hlden St", "14 Holden St" } } )
      EXPECT_THAT( place.say( line ), HasSubstr( street ) ) << line;
  }

  TEST( TypedNames, ofAnotherTypeInARangeAloneAreForAPerson )
  {
    ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
    builder.addStreet( test::streetOf( "Acorn Ave", { { 0, 0 }, { 800, 0 } }, "2", "98", "1", "99" ) );
    const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
    const Geocoder geocoder( reference );
    EXPECT_EQ( statusText( geocoder.geocode( { "50 Acorn Ave", {}, {}, {}, {} } ).status ), "matched" );
    const GeocodeResult other = geocoder.geocode( { "50 Acorn Dr", {}, {}, {}, {} } );
    EXPECT_EQ( statusText( other.status ), "unmatched" );
    EXPECT_THAT( other.note, HasSubstr( "another street type" ) );
  }

  TEST( TypedGrids, aMirrorIsAnotherStreet )
  {
    std::vector<PointInput> points;
    for ( int n = 200; n <= 230; n += 2 )
      points.push_back( pointOf( std::to_string( n ), "E 400 S", n, 0 ) );
    for ( int n = 500; n <= 530; n += 2 )
      points.push_back( pointOf( std::to_string( n ), "S 400 E", 9000 + n, 0 ) );
    const Place grid( points );
    EXPECT_THAT( grid.say( "208 E 400 S" ), HasSubstr( "208 E 400 S" ) );
    EXPECT_THAT( grid.say( "508 S 400 E" ), HasSubstr( "508 S 400 E" ) );
    for ( const char *line : { "508 E 400 S", "208 S 400 E", "508 E 400 St", "508 W 400 S", "508 N 400 E" } )
      EXPECT_EQ( grid.say( line ), "unmatched" ) << line;
    EXPECT_THAT( grid.find( "508 E 400 S" ).note, HasSubstr( "number not on this street" ) );
  }

  TEST( TypedRoutes, goByTheOrderOfEither )
  {
    PointInput point = pointOf( "2823", "", 10, 0, "27703", "Durby" );
    point.street.predir = "E";
    point.street.name = "US 70";
    point.street.suftype = "Hwy";
    const Place place(
        { point, pointOf( "100", "VT Route 128", 300, 0 ), pointOf( "7", "MD 760", 600, 0 ) } );
    for ( const char *line :
          { "2823 E US 70 HWY", "2823 E US HWY 70", "2823 US HIGHWAY 70 E", "2823 US 70 E" } )
      EXPECT_EQ( place.find( line ).place.x, 10 ) << line;
    EXPECT_EQ( place.find( "100 VT-128" ).place.x, 300 );
    for ( const char *line : { "7 MD-760", "7 Maryland Route 760", "7 State Route 760" } )
      EXPECT_EQ( place.find( line ).place.x, 600 ) << line;
    EXPECT_EQ( place.say( "7 US Hwy 760" ), "unmatched" );
  }

  TEST( TypedNames, knownShortFormsAreOneName )
  {
    const Place place(
        { pointOf( "104", "NE MLK Jr Blvd", 10, 0 ), pointOf( "8", "John F Kennedy St", 500, 0 ) } );
    for ( const char *line :
          { "104 NE Martin Luther King Jr Blvd", "104 NE Martin Luther King Blvd", "104 NE M L King Blvd",
            "104 NE MLK Blvd", "104 NE Dr. Martin Luther King, Jr. Blvd" } )
      EXPECT_EQ( place.find( line ).place.x, 10 ) << line;
    EXPECT_EQ( place.find( "8 JFK St" ).place.x, 500 );
  }

  TEST( TypedNumbers, hyphensOfQueensAndHawaii )
  {
    const Place place( { pointOf( "7505", "Parsons Blvd", 10, 0 ), pointOf( "91-1005", "Kai St", 500, 0 ),
                         pointOf( "37-12", "Union St", 900, 0 ) } );
    const GeocodeResult r = place.find( "75-05 Parsons Blvd" );
    EXPECT_EQ( r.place.x, 10 );
    EXPECT_LT( r.score, 100 );
    EXPECT_EQ( place.find( "91-1005 Kai St" ).score, 100 );
    EXPECT_EQ( place.find( "3712 Union St" ).place.x, 900 );
    EXPECT_EQ( place.say( "91-1006 Kai St" ), "unmatched" );
  }
}
