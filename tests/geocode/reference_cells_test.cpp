// SPDX-License-Identifier: GPL-2.0-or-later
// Cells of address points as counties fill them: words for nothing, units in the street's cell, spans,
// buildings.
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
  }

  TEST( ReferenceCells, wordsForNothingAreEmpty )
  {
    PointInput point = pointOf( "4305.0", "", 5, 0, "80216", "Denby", "None" );
    point.numberSuffix = "None";
    point.street.predir = "N";
    point.street.name = "Brightwater";
    point.street.suftype = "Blvd";
    point.street.sufdir = "NULL";
    point.state = "<Null>";
    const GeocodeResult r = Place( { point } ).find( "4305 N Brightwater Blvd" );
    EXPECT_EQ( r.address, "4305 N Brightwater Blvd, Denby 80216" );
    EXPECT_EQ( r.score, 100 );
    for ( const char *cell : { "None", "NULL", "<Null>", " n/a ", "nan", "#N/A", "Unknown", "-" } )
      EXPECT_TRUE( isPlaceholder( cell ) ) << cell;
    for ( const char *cell : { "", "Nantucket", "N", "12", "None Such", "Norfolk" } )
      EXPECT_FALSE( isPlaceholder( cell ) ) << cell;
  }

  TEST( ReferenceCells, aUnitInTheStreetsCellIsTakenOut )
  {
    const Place place( { pointOf( "506", "N Maple St #7", 10, 0 ),
                         pointOf( "508", "N Maple St, Apt 9", 300, 0 ),
                         pointOf( "510", "US Hwy 70", 600, 0 ) } );
    EXPECT_EQ( place.say( "506 N Maple St #7" ), "506 N Maple St # 7, Eastville, AZ 85701" );
    EXPECT_EQ( levelText( place.find( "508 N Maple St Apt 9" ).level ), "unit" );
    EXPECT_EQ( place.find( "510 US Hwy 70" ).score, 100 );
  }

  TEST( ReferenceCells, onePointForSeveralNumbersAnswersForEach )
  {
    const Place place( { pointOf( "104-106", "Maple St", 10, 0 ), pointOf( "120;122", "Maple St", 300, 0 ),
                         pointOf( "18/20", "Maple St", 600, 0 ), pointOf( "30 1/2", "Maple St", 900, 0 ) } );
    for ( const auto &[number, x] :
          { std::pair{ "104", 10. }, std::pair{ "106", 10. }, std::pair{ "120", 300. },
            std::pair{ "122", 300. }, std::pair{ "18", 600. }, std::pair{ "20", 600. } } )
    {
      const GeocodeResult r = place.find( std::string( number ) + " Maple St" );
      EXPECT_EQ( statusText( r.status ), "matched" ) << number;
      EXPECT_EQ( r.place.x, x ) << number;
      EXPECT_GE( r.score, 97 ) << number;
    }
    // two homes, two households
    EXPECT_EQ( place.say( "106 Maple St" ), "106 Maple St, Eastville, AZ 85701" );
    EXPECT_EQ( place.say( "105 Maple St" ), "unmatched" );
    EXPECT_EQ( place.say( "30 1/2 Maple St" ), "30 1/2 Maple St, Eastville, AZ 85701" );
  }

  TEST( ReferenceCells, buildingsTellEqualUnitsApart )
  {
    std::vector<PointInput> points;
    for ( int building = 1; building <= 3; ++building )
    {
      points.push_back(
          pointOf( "2500", "W Orange Grove Rd", 200. * building, 0, "85741", "Tucson", "Apt 101" ) );
      points.back().building = "Bldg " + std::to_string( building );
    }
    points.push_back( pointOf( "9", "Oak St", 5000, 0, "85741", "Tucson", "Bldg A Apt 1" ) );
    points.push_back( pointOf( "9", "Oak St", 5300, 0, "85741", "Tucson", "Bldg B Apt 1" ) );
    const Place place( points );
    for ( const char *line :
          { "2500 W Orange Grove Rd Bldg 2 Apt 101", "2500 W Orange Grove Rd Apt 101 Bldg 2" } )
    {
      const GeocodeResult r = place.find( line );
      EXPECT_EQ( r.place.x, 400 ) << line << ": " << r.note;
      EXPECT_EQ( levelText( r.level ), "unit" );
      EXPECT_EQ( r.address, "2500 W Orange Grove Rd Bldg 2 # 101, Tucson, AZ 85741" );
    }
    EXPECT_EQ( place.say( "2500 W Orange Grove Rd Apt 101" ), "tied" );
    EXPECT_EQ( place.find( "9 Oak St", "", "", "Bldg B Apt 1" ).place.x, 5300 );
  }

  // The street's cells apart, and the name's holds the unit, the town or the whole street.
  TEST( ReferenceCells, whatStandsInTheNamesCellBesideEmptyTypes )
  {
    const auto parts = []( const char *number, const char *name, double x )
    {
      PointInput point = pointOf( number, "", x, 0 );
      point.street.name = name;
      return point;
    };
    PointInput south = parts( "10", "68TH", 900 );
    south.street.suftype = "ST";
    south.street.sufdir = "S";
    PointInput road = parts( "30", "COUNTY ROAD 12", 1500 );
    const Place place( { parts( "200", "Main St Apt 4", 10 ), parts( "204", "Main St #B", 300 ),
                         parts( "206", "Main St, Eastville", 600 ), south,
                         parts( "10", "68TH STREET NORTH", 1200 ), road } );
    EXPECT_EQ( place.say( "200 Main St Apt 4" ), "200 Main St # 4, Eastville, AZ 85701" );
    EXPECT_EQ( place.say( "204 Main St Unit B" ), "204 Main St # B, Eastville, AZ 85701" );
    EXPECT_EQ( place.say( "206 Main St" ), "206 Main St, Eastville, AZ 85701" );
    EXPECT_EQ( place.say( "10 68th St" ), "tied" );
    EXPECT_EQ( place.find( "10 68th St N" ).place.x, 1200 );
    EXPECT_EQ( place.find( "30 County Rd 12" ).place.x, 1500 );
  }

  TEST( ReferenceCells, aModifierAfterTheTypeTellsTwoStreetsApart )
  {
    PointInput extension = pointOf( "42", "", 600, 0 );
    extension.street.name = "Elm";
    extension.street.suftype = "St";
    extension.street.sufmod = "Ext";
    const Place place( { pointOf( "12", "Elm St", 10, 0 ), extension } );
    EXPECT_EQ( place.say( "42 Elm Street Extension" ), "42 Elm St Ext, Eastville, AZ 85701" );
    EXPECT_EQ( place.say( "12 Elm St Ext" ), "unmatched" );
    EXPECT_EQ( place.find( "12 Elm St" ).score, 100 );
  }

  // The sign of a longitude lost, latitude and longitude exchanged within what is possible: no home is there.
  TEST( ReferenceCells, aPlaceFarFromAllOthersIsNotUsed )
  {
    ReferenceBuilder builder( { "EPSG:4326", "", true, 1 } );
    std::int64_t row = 0;
    for ( const auto &[number, x, y] :
          { std::tuple{ "12", -82.45, 27.95 }, std::tuple{ "14", -82.44, 27.95 },
            std::tuple{ "16", 82.44, 27.96 }, std::tuple{ "18", 27.95, -59.9 },
            std::tuple{ "20", -82.4, 28.1 }, std::tuple{ "22", -81.6, 28.3 },
            std::tuple{ "24", -82.41, 27.94 }, std::tuple{ "26", -82.42, 27.93 } } )
    {
      PointInput point = pointOf( number, "Elm St", x, y );
      point.row = ++row;
      EXPECT_TRUE( builder.addPoint( point ) );
    }
    builder.finish();
    EXPECT_EQ( builder.summary().points, 6U );
    ASSERT_EQ( builder.skipped().size(), 2U );
    EXPECT_EQ( builder.skipped()[0].row, 3 );
    EXPECT_EQ( builder.skipped()[1].row, 4 );
    EXPECT_THAT( builder.skipped()[0].reason, HasSubstr( "far from nearly all others" ) );
  }
}
