// SPDX-License-Identifier: GPL-2.0-or-later
// What the geocoder says of typed addresses in a town that can be seen as a whole.
#include "geocode/completion.h"
#include "small_town.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace doorstep
{
  using test::find;
  using testing::HasSubstr;

  struct MatchCase
  {
      const char *line, *city, *zip;
      MatchStatus status;
      MatchLevel level;
      double x, y;
  };
  // What GoogleTest calls a case by.
  void PrintTo( const MatchCase &typed, std::ostream *out )
  {
    *out << typed.line << " | " << typed.city << " | " << typed.zip;
  }

  class Typed : public testing::TestWithParam<MatchCase>
  {
  };

  TEST_P( Typed, isAnswered )
  {
    const MatchCase &c = GetParam();
    const GeocodeResult r = find( c.line, c.city, c.zip );
    EXPECT_EQ( statusText( r.status ), statusText( c.status ) ) << r.note << " score " << r.score;
    if ( c.status != MatchStatus::Matched )
      return;
    EXPECT_EQ( levelText( r.level ), levelText( c.level ) );
    EXPECT_NEAR( r.place.x, c.x, 1 );
    EXPECT_NEAR( r.place.y, c.y, 1 );
  }

  constexpr auto MATCHED = MatchStatus::Matched;
  constexpr auto TIED = MatchStatus::Tied;
  constexpr auto UNMATCHED = MatchStatus::Unmatched;
  constexpr auto POINT = MatchLevel::Point;
  constexpr auto NONE = MatchLevel::None;

  INSTANTIATE_TEST_SUITE_P(
      Town, Typed,
      testing::Values( MatchCase{ "14 Main St", "Eastville", "85701", MATCHED, POINT, 136, 12 },
                       MatchCase{ "14 MAIN STREET", "", "85701", MATCHED, POINT, 136, 12 },
                       MatchCase{ "14 Main St, Eastville AZ 85701", "", "", MATCHED, POINT, 136, 12 },
                       MatchCase{ "14 Mian St", "Eastville", "85701", MATCHED, POINT, 136, 12 },
                       MatchCase{ "14 Main", "Eastville", "", MATCHED, POINT, 136, 12 },
                       MatchCase{ "14 Main Blvd", "Eastville", "85701", MATCHED, POINT, 136, 12 },
                       MatchCase{ "14 Main St", "Eastvile", "85701", MATCHED, POINT, 136, 12 },
                       MatchCase{ "14 Main St", "Eastville", "85799", MATCHED, POINT, 136, 12 },
                       // two towns have it: told, until the ZIP or the city says which
                       MatchCase{ "5 Main St", "", "", TIED, NONE, 0, 0 },
                       MatchCase{ "5 Main St", "", "85702", MATCHED, POINT, 90010, 8 },
                       MatchCase{ "5 Main St", "Eastville", "", MATCHED, POINT, 55, -12 },
                       // two types of one name
                       MatchCase{ "7 Oak", "Eastville", "85701", TIED, NONE, 0, 0 },
                       MatchCase{ "7 Oak St", "Eastville", "85701", MATCHED, POINT, 812, 70 },
                       // a number that is not there
                       MatchCase{ "900 Main St", "Eastville", "85701", UNMATCHED, NONE, 0, 0 },
                       MatchCase{ "77 Saguaro Pl", "Eastville", "85701", UNMATCHED, NONE, 0, 0 },
                       // another street is not taken for one that is there
                       MatchCase{ "300 Elm St", "Eastville", "85701", UNMATCHED, NONE, 0, 0 },
                       MatchCase{ "11 Velvet Hollow Blvd", "Eastville", "85701", UNMATCHED, NONE, 0, 0 },
                       // elsewhere
                       MatchCase{ "14 Main St", "Springfield", "01109", UNMATCHED, NONE, 0, 0 },
                       // directionals
                       MatchCase{ "7 Camino del Rio", "", "85701", MATCHED, POINT, 300, 300 },
                       MatchCase{ "9 Camino del Rio West", "", "85701", MATCHED, POINT, -300, 300 },
                       MatchCase{ "25 Gray Gdns", "", "85701", MATCHED, POINT, 100, 600 },
                       MatchCase{ "25 E Gray Gardens", "", "85701", MATCHED, POINT, 100, 600 },
                       // sounds alike, three letters off
                       MatchCase{ "11 Sahwaro Pl", "Eastville", "85701", MATCHED, POINT, 100, 500 },
                       MatchCase{ "31B Cobalt Way", "", "", MATCHED, POINT, 120, 700 },
                       MatchCase{ "31 Cobalt Way", "", "", MATCHED, POINT, 120, 700 },
                       MatchCase{ "14 Twenty-second St", "", "", MATCHED, POINT, 120, 800 },
                       MatchCase{ "14 2nd St", "", "", UNMATCHED, NONE, 0, 0 },
                       // units
                       MatchCase{ "500 Palm Dr #3", "", "", MATCHED, MatchLevel::Unit, 1030, 900 },
                       MatchCase{ "500 Palm Dr Apt 9", "", "", MATCHED, POINT, 1020, 900 },
                       MatchCase{ "600 Palm Dr", "", "", TIED, NONE, 0, 0 },
                       MatchCase{ "600 Palm Dr Space 2", "", "", MATCHED, MatchLevel::Unit, 1180, 1200 },
                       MatchCase{ "Camino del Rio E 7", "", "85701", MATCHED, POINT, 300, 300 },
                       // ranges, right parity, alias, Queens, mixed, reversed
                       MatchCase{ "150 Main St", "", "85701", MATCHED, MatchLevel::Range, 603.9, 12 },
                       MatchCase{ "150 Old Fort Rd", "", "85701", MATCHED, MatchLevel::Range, 603.9, 12 },
                       MatchCase{ "37-50 Queens Blvd", "", "", MATCHED, MatchLevel::Range, 1988, 200 },
                       MatchCase{ "15 Mixed Ln", "", "", MATCHED, MatchLevel::Range, 3046, 12 },
                       MatchCase{ "250 Elm St", "", "", MATCHED, MatchLevel::Range, -12, 254.9 },
                       // crossings
                       MatchCase{ "Main St & Elm St", "", "", MATCHED, MatchLevel::Intersection, 0, 0 },
                       MatchCase{ "Oak Ave and Main St", "", "", MATCHED, MatchLevel::Intersection, 400, 0 },
                       MatchCase{ "Oak St & Elm St", "", "", UNMATCHED, NONE, 0, 0 },
                       // no door
                       MatchCase{ "PO Box 12", "", "", MatchStatus::NotVisitable, NONE, 0, 0 },
                       MatchCase{ "RR 2 Box 20", "", "", MatchStatus::NotVisitable, NONE, 0, 0 },
                       MatchCase{ "", "", "", MatchStatus::NotVisitable, NONE, 0, 0 },
                       MatchCase{ "Main St", "", "", UNMATCHED, NONE, 0, 0 },
                       MatchCase{ "???", "", "", MatchStatus::NotVisitable, NONE, 0, 0 } ) );

  TEST( Match, scoresFallWithEachThingThatDiffers )
  {
    EXPECT_DOUBLE_EQ( find( "14 Main St", "Eastville", "85701" ).score, 100 );
    EXPECT_DOUBLE_EQ( find( "14 Main", "Eastville", "85701" ).score, 100 - WEIGHTS.typeMissing );
    EXPECT_DOUBLE_EQ( find( "14 Main Blvd", "Eastville", "85701" ).score, 100 - WEIGHTS.typeWrong );
    EXPECT_DOUBLE_EQ( find( "14 Main St", "Eastville", "85799" ).score, 100 - WEIGHTS.zipForeign );
    EXPECT_DOUBLE_EQ( find( "14 Main St", "Eastville", "85702" ).score, 100 - WEIGHTS.zipWrong );
    EXPECT_DOUBLE_EQ( find( "14 Main St", "Eastville", "85707" ).score, 100 - WEIGHTS.zipSimilar );
  }

  TEST( Match, addressAndBoundAreTheReferences )
  {
    const GeocodeResult point = find( "14 mian street apt 4", "", "85701" );
    EXPECT_EQ( point.address, "14 Main St # 4, Eastville, AZ 85701" );
    EXPECT_GE( point.errorBound.value(), 10 );
    const GeocodeResult range = find( "150 Main St", "", "85701" );
    EXPECT_GT( range.errorBound.value(), point.errorBound.value() );
  }

  TEST( Match, notesSayWhyWithoutTheAddress )
  {
    EXPECT_EQ( find( "5 Main St" ).note, "several places: in Eastville, Westville" );
    EXPECT_EQ( find( "7 Oak", "", "85701" ).note, "several streets fit: Oak Ave, Oak St" );
    EXPECT_EQ( find( "900 Main St", "", "85701" ).note, "number not on this street" );
    EXPECT_THAT( find( "11 Velvet Hollow Blvd" ).note, HasSubstr( "street not found" ) );
    EXPECT_EQ( find( "14 Main St", "Springfield", "01109" ).note,
               "outside the reference's area, which covers Eastville, Westville" );
    EXPECT_EQ( find( "600 Palm Dr" ).note,
               "several buildings or units have this address: the unit is needed" );
    EXPECT_EQ( find( "PO Box 12" ).note, "a post office box has no door" );
  }

  TEST( Match, candidatesOfATieAreListedBestFirst )
  {
    GeocodeOptions options;
    options.candidates = 5;
    const GeocodeResult r = find( "5 Main St", "", "", options );
    ASSERT_EQ( r.candidates.size(), 2U );
    EXPECT_EQ( r.candidates[0].address, "5 Main St, Eastville, AZ 85701" );
    EXPECT_EQ( r.candidates[1].address, "5 Main St, Westville, AZ 85702" );
    EXPECT_FALSE( r.placed() );
  }

  TEST( Match, aHalfTypedNameIsCompletedWhereTheNumberIs )
  {
    const Geocoder geocoder( test::town() );
    const auto offered = [&]( const char *line )
    {
      std::string all;
      for ( const MatchCandidate &c : completions( geocoder, line, 4 ) )
        all += ( all.empty() ? "" : "; " ) + c.address.substr( 0, c.address.find( ',' ) );
      return all;
    };
    EXPECT_EQ( offered( "11 Sag" ), "11 Saguaro Pl" );
    EXPECT_EQ( offered( "11 saguaro p" ), "11 Saguaro Pl" );
    EXPECT_EQ( offered( "7 e camino del" ), "7 E Camino del Rio" );
    EXPECT_EQ( offered( "7 oak" ), "7 Oak Ave; 7 Oak St" );
    EXPECT_EQ( offered( "12 Sag" ), "" ); // no such number
    EXPECT_EQ( offered( "Sag" ), "" );
    EXPECT_EQ( offered( "11 Sa" ), "" );
  }

  TEST( Match, zipsOfATypingErrorAreToldFromOtherTowns )
  {
    // neither city nor ZIP is known: another town
    EXPECT_THAT( find( "14 Main St", "Tucson", "85741" ).note, HasSubstr( "outside" ) );
    EXPECT_THAT( find( "14 Main St", "", "99501" ).note, HasSubstr( "outside" ) );
    // one digit off, and nothing else to tell: not placed, and not outside
    GeocodeOptions options;
    options.candidates = 3;
    const GeocodeResult doubtful = find( "14 Main St", "", "85707", options );
    EXPECT_EQ( doubtful.status, MatchStatus::Unmatched );
    EXPECT_THAT( doubtful.note, HasSubstr( "check the ZIP" ) );
    ASSERT_EQ( doubtful.candidates.size(), 1U );
    // the city is known: the ZIP is a typing error
    EXPECT_EQ( find( "14 Main St", "Eastville", "85707" ).status, MatchStatus::Matched );
  }

  TEST( Match, severalPointsOfOneAddressAreSeveralDoors )
  {
    ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
    for ( const double x : { 0., 12., 24. } ) // three buildings, no units
      builder.addPoint( test::pointOf( "5", "Elm St", x, 0 ) );
    for ( int twice = 0; twice < 2; ++twice ) // one point, twice
      builder.addPoint( test::pointOf( "9", "Elm St", 100, 0 ) );
    const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
    const Geocoder geocoder( reference );
    const GeocodeResult several = geocoder.geocode( { "5 Elm St", {}, {}, {}, {} } );
    EXPECT_EQ( several.status, MatchStatus::Matched );
    EXPECT_EQ( several.place.x, 12 );
    EXPECT_TRUE( several.note.starts_with( "several buildings or units" ) ) << several.note;
    EXPECT_TRUE( several.severalDoors );
    EXPECT_EQ( geocoder.geocode( { "9 Elm St", {}, {}, {}, {} } ).note, "" );
    EXPECT_FALSE( geocoder.geocode( { "9 Elm St", {}, {}, {}, {} } ).severalDoors );
  }

  TEST( Match, theBoundHoldsTheDoorNextDoorThatFitsAsWell )
  {
    ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
    builder.addPoint( test::pointOf( "5", "Elm St", 1, 1 ) ); // at the corner of its court
    builder.addPoint( test::pointOf( "5", "Elm Ct", 29, 1 ) );
    builder.addPoint( test::pointOf( "7", "Elm St", 300, 0, "85701", "Eastville", "Apt 2" ) );
    const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
    const Geocoder geocoder( reference );
    const GeocodeResult corner = geocoder.geocode( { "5 Elm", {}, {}, {}, {} } );
    EXPECT_EQ( corner.status, MatchStatus::Matched );
    EXPECT_GE( corner.errorBound.value(), 28 );
    EXPECT_LT( geocoder.geocode( { "5 Elm St", {}, {}, {}, {} } ).errorBound.value(), 28 );
    // one unit of a building is known and none was typed
    EXPECT_TRUE(
        geocoder.geocode( { "7 Elm St", {}, {}, {}, {} } ).note.starts_with( "several buildings or units" ) );
    EXPECT_TRUE( geocoder.geocode( { "7 Elm St", {}, {}, {}, {} } ).severalDoors );
    EXPECT_EQ( geocoder.geocode( { "7 Elm St Apt 2", {}, {}, {}, {} } ).note, "" );
    EXPECT_FALSE( geocoder.geocode( { "7 Elm St Apt 2", {}, {}, {}, {} } ).severalDoors );
  }

  TEST( Match, minimalScoreIsHeld )
  {
    GeocodeOptions options;
    options.minScore = 95;
    EXPECT_EQ( find( "14 Main Blvd", "Eastville", "85701", options ).status, MatchStatus::Unmatched );
    EXPECT_EQ( find( "14 Main St", "Eastville", "85701", options ).status, MatchStatus::Matched );
  }

  TEST( Match, manyThreadsGiveTheSameAnswers )
  {
    std::vector<AddressInput> list;
    for ( int i = 0; i < 3000; ++i )
      list.push_back( { std::to_string( i % 250 ) + ( i % 3 == 0 ? " Mian St" : " Oak" ), "", "",
                        i % 2 == 0 ? "85701" : "", "" } );
    const Geocoder geocoder( test::town() );
    GeocodeOptions one, many;
    one.threads = 1;
    many.threads = 4;
    const auto a = geocoder.geocodeAll( list, one ), b = geocoder.geocodeAll( list, many );
    ASSERT_EQ( a.size(), list.size() );
    for ( std::size_t i = 0; i < a.size(); ++i )
    {
      EXPECT_EQ( a[i].status, b[i].status );
      EXPECT_EQ( a[i].place, b[i].place );
      EXPECT_EQ( a[i].address, b[i].address );
    }
  }

  TEST( Match, anyBytesAreAnswered )
  {
    EXPECT_NO_THROW( find( std::string( "\xFF\x00\xC3 & \xE2\x82 12", 10 ), "\xF0", "abc" ) );
    EXPECT_NO_THROW( find( std::string( 5000, '1' ) + " " + std::string( 5000, 'A' ) ) );
  }
}
