// SPDX-License-Identifier: GPL-2.0-or-later
// What programs leave in cells (entities of web pages, a spreadsheet's escapes, dates made of units,
// full-width figures), columns that slipped or contradict, numbers taken apart, contractions, and remarks in
// Spanish.
#include "geocode/typed_cells.h"
#include "small_town.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace doorstep
{
  namespace
  {
    using test::pointOf;
    using Place = test::PlaceOfPoints;
    using testing::ElementsAre;
    using testing::HasSubstr;

    const Place &larkville()
    {
      static const Place place( {
          pointOf( "14", "Elm St", 5, 0, "84010", "Larkville" ),
          pointOf( "20", "Elm St", 900, 0, "84010", "Larkville" ),
          pointOf( "22", "Rod and Gun Club Rd", 1500, 0, "84010", "Larkville" ),
          pointOf( "512", "Main St", 1800, 0, "84010", "Larkville", "Apt 1" ),
          pointOf( "512", "Main St", 1800, 200, "84010", "Larkville", "Apt 2" ),
          pointOf( "512", "Main St", 1800, 400, "84010", "Larkville", "Apt 12" ),
          pointOf( "9", "E Speedway Blvd", 3000, 0, "84010", "Larkville" ),
          pointOf( "9", "E Broadway Blvd", 4000, 0, "84010", "Larkville" ),
          pointOf( "44", "M St SE", 5000, 0, "84010", "Larkville" ),
          pointOf( "44", "M St NW", 5000, 3000, "84010", "Larkville" ),
          pointOf( "N1234", "County Road A", 6000, 0, "84010", "Larkville" ),
          pointOf( "1234", "County Highway A", 9000, 900, "84010", "Larkville" ),
          pointOf( "N55W12345", "Pine St", 7000, 0, "84010", "Larkville" ),
          pointOf( "77", "S Cedar St", 8000, 0, "84010", "Larkville" ),
      } );
      return place;
    }

    const std::string HOME = "14 Elm St, Larkville, AZ 84010";
  }

  TEST( TypedCells, whatProgramsLeaveIsReadAsItWasMeant )
  {
    EXPECT_EQ( plainCell( "14&nbsp;Elm St&#44; x&#x41;" ), "14 Elm St, xA" );
    EXPECT_EQ( plainCell( "Pe&ntilde;a_x000D_" ), "Pe\xC3\xB1"
                                                  "a " );
    EXPECT_EQ( plainCell( "A & B; C_xyz_ &unknown; &;" ), "A & B; C_xyz_ &unknown; &;" );
    for ( const char *line : { "14&nbsp;Elm St", "14 Elm St&#44; Larkville", "14 Elm St_x000D_",
                               "14&amp;nbsp;Elm St", "\xEF\xBC\x91\xEF\xBC\x94 Elm St" } )
      EXPECT_EQ( larkville().say( line ), HOME ) << line;
    EXPECT_EQ( larkville().say( "22 Rod &amp; Gun Club Rd" ), "22 Rod and Gun Club Rd, Larkville, AZ 84010" );
  }

  // The second home stands behind the sixty words that are read.
  TEST( TypedCells, aCellThatIsNotReadToItsEndIsNotMatched )
  {
    std::string story = "14 Elm St (";
    for ( int i = 0; i < 70; ++i )
      story += "ring ";
    story += ") now 77 S Cedar St";
    EXPECT_EQ( larkville().say( story ), "unmatched" );
    EXPECT_THAT( larkville().find( story ).note, HasSubstr( "not read to its end" ) );
    EXPECT_EQ( larkville().say( "14 Elm St" + std::string( 200, ' ' ) ), HOME );
    EXPECT_EQ( larkville().say(
                   "14 Elm St (the house behind the blue gate, ask for the aunt who minds the children in "
                   "the afternoons, ring twice)" ),
               HOME );
  }

  TEST( TypedCells, aUnitThatIsADateAStateOrAZipIsNone )
  {
    for ( const char *date : { "12-Jan", "Jan-12", "2-Nov", "Nov-02", "1-Dec-25" } )
      EXPECT_TRUE( looksLikeDate( date ) ) << date;
    for ( const char *unit : { "12", "A", "MAR", "JANE", "12A", "1-2", "Dec" } )
      EXPECT_FALSE( looksLikeDate( unit ) ) << unit;
    for ( const char *unit : { "12-Jan", "Jan-12", "AZ", "84010" } )
    {
      const GeocodeResult r = larkville().find( "14 Elm St", "", "", unit );
      EXPECT_EQ( r.address, HOME ) << unit;
      EXPECT_EQ( r.extra, unit );
      EXPECT_EQ( statusText( larkville().find( "512 Main St", "", "", unit ).status ), "tied" ) << unit;
    }
  }

  TEST( TypedCells, aUnitInTheLineAndAnotherInItsColumnAreNotDecided )
  {
    EXPECT_EQ( statusText( larkville().find( "512 Main St Apt 1", "", "", "2" ).status ), "tied" );
    const std::string one = "512 Main St # 1, Larkville, AZ 84010";
    for ( const char *unit : { "1", "Apt 1", "#1", "1.0", "", "Maria Lopez", "Fl 3" } )
      EXPECT_EQ( larkville().find( "512 Main St Apt 1", "", "", unit ).address, one ) << unit;
  }

  TEST( TypedCells, numbersWithASlashAreTwoHomes )
  {
    const GeocodeResult r = larkville().find( "14/20 Elm St" );
    EXPECT_EQ( statusText( r.status ), "tied" );
    EXPECT_THAT( r.note, HasSubstr( "more than one house number" ) );
    EXPECT_EQ( r.candidates.size(), 2U );
  }

  TEST( TypedCells, floorsAndPhonesAreWhatTheySay )
  {
    for ( const char *line : { "14 Elm St 2FL", "14 Elm St 2ndFlr" } )
      EXPECT_EQ( larkville().say( line ), "14 Elm St Fl 2, Larkville, AZ 84010" ) << line;
    const GeocodeResult phone = larkville().find( "14 Elm St ph# 216.555.0100" );
    EXPECT_EQ( phone.address, HOME );
    EXPECT_THAT( phone.extra, HasSubstr( "0100" ) );
  }

  TEST( TypedCells, theQuarterBehindAUnitIsTheStreets )
  {
    for ( const char *line : { "44 M St #2 SE", "44 M St Apt 2 SE" } )
      EXPECT_THAT( larkville().say( line ), HasSubstr( "44 M St SE # 2" ) ) << line;
  }

  TEST( TypedCells, gridNumbersTakenApart )
  {
    EXPECT_THAT( gridNumberLines( "N 1234 County Rd A" ),
                 ElementsAre( "N1234 County Rd A", "1234 N County Rd A" ) );
    EXPECT_THAT( gridNumberLines( "N 55 W 12345 Pine St" ), ElementsAre( "N55W12345 Pine St" ) );
    EXPECT_TRUE( gridNumberLines( "N1234 County Rd A" ).empty() );
    EXPECT_TRUE( gridNumberLines( "N Elm St" ).empty() );
    EXPECT_TRUE( gridNumberLines( "1234 N Elm St" ).empty() );
    EXPECT_EQ( larkville().say( "N 1234 County Rd A" ), "N1234 County Road A, Larkville, AZ 84010" );
    EXPECT_EQ( larkville().say( "N 55 W 12345 Pine St" ), "N55W12345 Pine St, Larkville, AZ 84010" );
    // the direction is not lost: there is no North Cedar
    EXPECT_EQ( larkville().say( "S 77 Cedar St" ), "77 S Cedar St, Larkville, AZ 84010" );
    EXPECT_EQ( larkville().say( "N 77 Cedar St" ), "unmatched" );
  }

  TEST( TypedCells, contractions )
  {
    for ( const char *line : { "9 E Spdwy", "9 Spdwy Blvd", "9 E Spdway" } )
      EXPECT_THAT( larkville().say( line ), HasSubstr( "9 E Speedway Blvd" ) ) << line;
    for ( const char *line : { "9 E Bdwy", "9 E Bway", "9 Brdwy Blvd" } )
      EXPECT_THAT( larkville().say( line ), HasSubstr( "9 E Broadway Blvd" ) ) << line;
  }

  TEST( TypedCells, remarksInSpanish )
  {
    for ( const char *said :
          { "casa azul", "casa de atr\xC3\xA1s", "frente a la escuela", "segundo piso", "planta alta",
            "al lado de la iglesia", "cerca del parque", "preguntar por Ana", "timbre 3" } )
      EXPECT_EQ( larkville().say( std::string( "14 Elm St " ) + said ), HOME ) << said;
    // Casa 3 is a unit
    EXPECT_THAT( larkville().say( "14 Elm St Casa 3" ), HasSubstr( "3, Larkville" ) );
  }
}
