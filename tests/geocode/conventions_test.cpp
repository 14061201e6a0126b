// SPDX-License-Identifier: GPL-2.0-or-later
// Cities with other conventions than the small town's: quadrants and lettered streets, one street name in
// several towns, Spanish names, ranges alone.
#include "small_town.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace doorstep
{
  namespace
  {
    using test::pointOf;
    using testing::HasSubstr;

    class City
    {
      public:
        explicit City( const std::vector<PointInput> &points, const std::vector<StreetInput> &streets = {} )
            : mReference( build( points, streets ) ), mGeocoder( mReference )
        {
        }

        // status, x of the place, and why not: "matched 10", "unmatched: no house number"
        std::string say( std::string line, std::string city = {}, std::string zip = {} ) const
        {
          AddressInput input;
          input.line = std::move( line );
          input.city = std::move( city );
          input.zip = std::move( zip );
          const GeocodeResult r = mGeocoder.geocode( input );
          std::string text( statusText( r.status ) );
          return r.placed() ? text + ' ' + std::to_string( std::lround( r.place.x ) ) : text + ": " + r.note;
        }

      private:
        static Reference build( const std::vector<PointInput> &points,
                                const std::vector<StreetInput> &streets )
        {
          ReferenceBuilder builder( { "EPSG:32618", "", false, 1 } );
          for ( const PointInput &p : points )
            builder.addPoint( p );
          for ( const StreetInput &s : streets )
            builder.addStreet( s );
          return Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
        }

        Reference mReference;
        Geocoder mGeocoder;
    };
  }

  TEST( Conventions, quadrantsAndLetteredStreets )
  {
    const City city( {
        pointOf( "557", "H St NE", 10, 0, "20002", "Washington" ),
        pointOf( "557", "H St NW", 1020, 0, "20001", "Washington" ),
        pointOf( "557", "N St NE", 2030, 0, "20002", "Washington" ),
        pointOf( "1318", "N St SE", 3040, 0, "20003", "Washington" ),
        pointOf( "700", "14th St NW", 4050, 0, "20001", "Washington" ),
        pointOf( "700", "14th St SE", 5060, 0, "20003", "Washington" ),
        pointOf( "1600", "Pennsylvania Ave NW", 6070, 0, "20001", "Washington" ),
    } );
    EXPECT_EQ( city.say( "557 H St NE" ), "matched 10" );
    EXPECT_EQ( city.say( "557 H NE" ), "matched 10" );
    EXPECT_EQ( city.say( "557 NE H Street" ), "matched 10" );
    EXPECT_EQ( city.say( "557 H Street Northwest, Washington DC 20001" ), "matched 1020" );
    EXPECT_EQ( city.say( "1318 N SE" ), "matched 3040" );
    EXPECT_EQ( city.say( "700 14th St", "Washington", "20003" ), "matched 5060" );
    EXPECT_THAT( city.say( "557 H St" ), HasSubstr( "tied" ) );
    EXPECT_THAT( city.say( "700 14th St" ), HasSubstr( "tied" ) );
    EXPECT_EQ( city.say( "1600 Pensylvania Avenue N.W." ), "matched 6070" );
    // a letter is no typing error of another
    EXPECT_THAT( city.say( "557 G St NE" ), HasSubstr( "unmatched" ) );
    EXPECT_THAT( city.say( "557 NE" ), HasSubstr( "unmatched" ) );
  }

  TEST( Conventions, oneStreetNameInSeveralTowns )
  {
    const City city( {
        pointOf( "12", "Elm St", 10, 0, "07011", "Riverton" ),
        pointOf( "14", "Elm St", 30, 0, "07011", "Riverton" ),
        pointOf( "12", "Elm St", 9010, 0, "07012", "Eastfield" ),
        pointOf( "16", "Elm St", 9050, 0, "07012", "Eastfield" ),
        pointOf( "9", "Oak St", 9100, 0, "07012", "Eastfield" ),
        pointOf( "18", "Elm Ct", 70, 500, "07011", "Riverton" ),
        pointOf( "18", "Elm St", 9070, 0, "07012", "Eastfield" ),
    } );
    EXPECT_EQ( city.say( "12 Elm St", "Eastfield" ), "matched 9010" );
    EXPECT_EQ( city.say( "12 Elm St", "", "07011" ), "matched 10" );
    EXPECT_THAT( city.say( "12 Elm St" ), HasSubstr( "tied" ) );
    // one of city and ZIP may be wrong
    EXPECT_EQ( city.say( "16 Elm St", "Riverton", "07012" ), "matched 9050" );
    // a typed town is not overruled by one nine kilometres away that has the number
    EXPECT_THAT( city.say( "16 Elm St", "Riverton" ), HasSubstr( "unmatched" ) );
    EXPECT_EQ( city.say( "16 Elm St", "Eastfield", "07011" ), "matched 9050" );
    // both say that another town was meant
    EXPECT_THAT( city.say( "16 Elm St", "Riverton", "07011" ), HasSubstr( "unmatched" ) );
    EXPECT_THAT( city.say( "9 Oak St", "Riverton", "07011" ), HasSubstr( "unmatched" ) );
    // nor is it another street of the typed town because the next town has the number
    EXPECT_THAT( city.say( "18 Elm St", "Riverton", "07011" ), HasSubstr( "unmatched" ) );
    // a ZIP with a typing error is none of the reference's
    EXPECT_EQ( city.say( "14 Elm St", "Riverton", "07017" ), "matched 30" );
  }

  TEST( Conventions, spanishNames )
  {
    const City city( {
        pointOf( "313", "S Calle de Montana", 10, 0 ),
        pointOf( "40", "N Paseo Alondra", 20, 0 ),
        pointOf( "51", "E Placita Piedra", 30, 0 ),
        pointOf( "84", "E Fort Lowell Rd", 60, 0 ),
        pointOf( "62", "W Camino de los Pajaros", 40, 0 ),
        pointOf( "73",
                 "E Avenida Ca\xC3\xB1"
                 "ada",
                 50, 0 ),
    } );
    EXPECT_EQ( city.say( "313 S Calle de Montana", "Eastville" ), "matched 10" );
    EXPECT_EQ( city.say( "313 calle montana" ), "matched 10" );
    EXPECT_EQ( city.say( "40 n pso alotndra" ), "matched 20" );
    EXPECT_EQ( city.say( "51 e. plcta piedra" ), "matched 30" );
    EXPECT_EQ( city.say( "84 E Ft Lowell" ), "matched 60" );
    EXPECT_EQ( city.say( "84 E Foort Lowell Rd" ), "matched 60" );
    EXPECT_EQ( city.say( "313 S Calle dw Montana", "Eastville" ), "matched 10" );
    EXPECT_EQ( city.say( "51 E Pl Piedra" ), "matched 30" );
    EXPECT_EQ( city.say( "62 W Cmo de los Pajaros" ), "matched 40" );
    EXPECT_EQ( city.say( "62 camino los pajaros west" ), "matched 40" );
    EXPECT_EQ( city.say( "73 E Ave Canada", "Eastville" ), "matched 50" );
  }

  // TIGER knows ZIPs and no cities, and neighbouring ZIPs look alike.
  TEST( Conventions, rangesWithZipsAlone )
  {
    const City city(
        {}, {
                test::streetOf( "Maple St", { { 0, 0 }, { 200, 0 } }, "2", "98", "1", "99", "07011" ),
                test::streetOf( "Maple Rd", { { 9000, 0 }, { 9200, 0 } }, "2", "98", "1", "99", "07016" ),
            } );
    EXPECT_EQ( city.say( "50 Maple St", "Riverton", "07011" ).substr( 0, 7 ), "matched" );
    EXPECT_EQ( city.say( "50 Maple St", "Riverton", "07016" ).substr( 0, 4 ), "tied" );
    EXPECT_EQ( city.say( "50 Maple", "Riverton", "07016" ).substr( 0, 7 ), "matched" );
    EXPECT_THAT( city.say( "50 Maple Rd", "", "62701" ), HasSubstr( "outside" ) );
  }

  // CT ends a line as a state does, and Cedar Hill and Jackson are towns elsewhere.
  TEST( Conventions, aCourtIsNoStateOfConnecticut )
  {
    PointInput hill = pointOf( "187", "N Cedar Hill Ct", 50, 0, "", "" );
    PointInput jackson = pointOf( "143", "W Jackson Ct", 900, 0, "85701", "" );
    PointInput broadway = pointOf( "12", "Broadway", 1800, 0, "06103", "Hartford" );
    for ( PointInput *p : { &hill, &jackson, &broadway } )
      p->state.clear();
    const City city( { hill, jackson, broadway } );
    EXPECT_EQ( city.say( "187 N Cedar Hill Ct" ), "matched 50" );
    EXPECT_EQ( city.say( "143 W Jackson Ct, 85701" ), "matched 900" );
    EXPECT_EQ( city.say( "12 Broadway Hartford CT" ), "matched 1800" );
  }

  // Acorn Park Dr may be a street that the reference lacks; a park of the name is another.
  TEST( Conventions, aTypeBehindAWholeNameIsAnotherType )
  {
    const City city( {},
                     { test::streetOf( "Acorn Pk", { { 0, 0 }, { 200, 0 } }, "2", "98", "1", "99" ),
                       test::streetOf( "Alder Pk", { { 900, 0 }, { 900, 90 } }, "2", "98", "1", "99" ) } );
    EXPECT_EQ( city.say( "60 Acorn Park" ).substr( 0, 7 ), "matched" );
    EXPECT_THAT( city.say( "60 Acorn Park Dr" ), HasSubstr( "another street type" ) );
  }

  // A layer without a state: its ZIPs say which it lies in.
  TEST( Conventions, theTownOfAnotherStateIsAnotherTown )
  {
    PointInput home = pointOf( "14", "Elm St", 10, 0, "43015", "Delaware" );
    PointInput other = pointOf( "16", "Elm St", 10, 90, "43015", "Delaware" );
    home.state.clear();
    other.state.clear();
    const City city( { home, other } );
    for ( const char *line : { "14 Elm St, Delaware", "14 Elm St Delaware", "14 Elm St, Delaware, OH",
                               "14 Elm St, Delaware Ohio 43015" } )
      EXPECT_EQ( city.say( line ), "matched 10" ) << line;
    EXPECT_EQ( city.say( "14 Elm St", "Delaware, Ohio 43015 USA" ), "matched 10" );
    EXPECT_EQ( city.say( "14 Elm St", "43015" ), "matched 10" );
    EXPECT_EQ( city.say( "14 Elm St", "OH" ), "matched 10" );
    for ( const char *line : { "14 Elm St, Delaware, PA", "14 Elm St, Delaware NJ 08801" } )
      EXPECT_THAT( city.say( line ), HasSubstr( "outside" ) ) << line;
    EXPECT_THAT( city.say( "14 Elm St", "Delaware PA" ), HasSubstr( "outside" ) );
  }

  // A word may be left out; none is added. N Kansas Ave is there and has no 502: 502 Kansas Ave is another
  // home.
  TEST( Conventions, aTypedSideIsNotAdded )
  {
    const test::PlaceOfPoints place(
        { test::pointOf( "502", "Kansas Ave", 10, 0 ), test::pointOf( "504", "N Kansas Ave", 900, 0 ),
          test::pointOf( "10", "1st Ave", 1800, 0 ), test::pointOf( "12", "1st Ave N", 2700, 0 ),
          test::pointOf( "19", "Neck Rd", 3600, 0 ), test::pointOf( "8", "Oak St", 4500, 0 ) } );
    for ( const char *line :
          { "502 N Kansas Ave", "502 North Kansas Ave", "10 1st Ave N", "10 First Ave North" } )
      EXPECT_EQ( place.say( line ), "unmatched" ) << line;
    EXPECT_EQ( place.find( "504 Kansas Ave" ).place.x, 900 );
    EXPECT_EQ( place.find( "12 1st Ave" ).place.x, 2700 );
    // where no such street is there, the word is doubted and the home is found
    EXPECT_EQ( place.find( "19 East Neck Rd" ).place.x, 3600 );
    EXPECT_EQ( place.find( "8 N Oak St" ).place.x, 4500 );
  }
}
