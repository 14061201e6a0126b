// SPDX-License-Identifier: GPL-2.0-or-later
// The reference file: same bytes from the same rows, whole or refused, and what it reports.
#include "small_town.h"

#include "base/error.h"
#include "geocode/fast_hash.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace doorstep
{
  using testing::HasSubstr;

  namespace
  {
    std::string refusal( std::string bytes )
    {
      try
      {
        Reference::fromBytes( std::make_shared<const std::string>( std::move( bytes ) ) );
      }
      catch ( const InputError &e )
      {
        return e.what();
      }
      return "accepted";
    }
  }

  TEST( ReferenceFile, sameRowsSameBytes )
  {
    EXPECT_EQ( test::townBytes(), test::townBytes() );
  }

  TEST( ReferenceFile, opensFromDiskAsFromMemory )
  {
    const std::filesystem::path path = std::filesystem::path( testing::TempDir() ) / "town.dsref";
    ReferenceBuilder b( { "EPSG:32612", "WKT", false, 1 } );
    test::fillTown( b );
    b.write( path );
    const Reference r = Reference::open( path );
    EXPECT_EQ( r.authId(), "EPSG:32612" );
    EXPECT_EQ( r.wkt(), "WKT" );
    EXPECT_EQ( r.view().houses.size(), b.summary().points );
    EXPECT_EQ( b.summary().points, 74U );
    EXPECT_EQ( b.summary().segments, 6U );
    EXPECT_EQ( b.summary().streets, 13U );
    EXPECT_EQ( r.view().meta->maxX, 90010 );
    std::filesystem::remove( path );
  }

  TEST( ReferenceFile, damagedCutAndForeignAreToldApart )
  {
    const std::string whole = test::townBytes();
    EXPECT_EQ( refusal( whole ), "accepted" );
    for ( const std::size_t at : { std::size_t{ 40 }, whole.size() / 2, whole.size() - 1 } )
    {
      std::string damaged = whole;
      damaged[at] = static_cast<char>( damaged[at] ^ 1 );
      EXPECT_THAT( refusal( damaged ), HasSubstr( "damaged" ) ) << at;
    }
    for ( const std::size_t size : { std::size_t{ 33 }, std::size_t{ 200 }, whole.size() - 1 } )
      EXPECT_THAT( refusal( whole.substr( 0, size ) ), HasSubstr( "cut" ) ) << size;
    EXPECT_THAT( refusal( "id,address\n1,12 Main St\n" ), HasSubstr( "not a Doorstep reference" ) );
    EXPECT_THAT( refusal( std::string( 100, 'x' ) ), HasSubstr( "not a Doorstep reference" ) );
    EXPECT_THAT( refusal( {} ), HasSubstr( "not a Doorstep reference" ) );
    std::string other = whole;
    other[8] = 99;
    EXPECT_THAT( refusal( other ), HasSubstr( "built by a later Doorstep" ) );
    other[8] = static_cast<char>( whole[8] - 1 );
    EXPECT_EQ( refusal( other ),
               "The reference file was built by an earlier Doorstep: run buildreference again." );
    EXPECT_THROW( Reference::open( "/nowhere/at/all.dsref" ), InputError );
  }

  // A file built before records changed their meaning would be read wrongly in silence. Where this fails,
  // raise kVersion in reference.cpp and write the new version and fingerprint here.
  TEST( ReferenceFile, theVersionSpeaksOfWhatRecordsMean )
  {
    ReferenceBuilder b( { "EPSG:32612", "", false, 1 } );
    test::fillTown( b );
    for ( const char *street : { "N Martin Luther King Jr Blvd", "St Mary's Rd", "US Highway 70 E", "Ave B",
                                 "E 400 S", "Calle de la Paz", "Massachusetts Ave", "County Road H" } )
      b.addPoint(
          test::pointOf( "12-A", street, 500, 500, "85701-1234", "City of Eastville", "Bldg 2 # 0.7" ) );
    const std::string bytes = b.finish();
    const Reference r = Reference::fromBytes( std::make_shared<const std::string>( bytes ) );
    const ReferenceView &v = r.view();
    std::string meaning( v.stringBytes.data(), v.stringBytes.size() );
    const auto add = [&meaning]( std::uint32_t n ) { meaning += std::to_string( n ) + ' '; };
    for ( const KeyUse &use : v.keyUses )
      add( use.street ), add( static_cast<std::uint32_t>( use.kind ) );
    for ( const HouseRecord &house : v.houses )
      add( house.value ), add( house.affix ), add( house.unit ), add( house.place );
    for ( const SideRecord &side : v.sides )
      add( side.from ), add( side.to ), add( side.prefix ), add( side.place );
    EXPECT_EQ( static_cast<int>( bytes[8] ), 5 );
    EXPECT_EQ( hashBytes( meaning.data(), meaning.size() ), 1999372558386189234U );
  }

  TEST( FastHash, theProductFoldsAlikeWithAndWithoutWideIntegers )
  {
    // By hand: (2^64-1)^2 = 2^128 - 2^65 + 1, whose halves are 2^64-2 and 1.
    static_assert( hashing::foldByParts( ~0ULL, ~0ULL ) == ~0ULL );
    std::uint64_t a = 1, b = 2;
    for ( int i = 0; i < 1000; ++i )
    {
      a = a * 6364136223846793005ULL + 1442695040888963407ULL;
      b = ( b ^ a ) * 0x9E3779B97F4A7C15ULL;
      EXPECT_EQ( hashing::foldByParts( a, b ), hashing::fold( a, b ) ) << a << ' ' << b;
    }
  }

  TEST( ReferenceFile, rowsThatCannotBeUsedAreNamed )
  {
    ReferenceBuilder b( { "EPSG:4326", "", true, 1 } );
    PointInput good = test::pointOf( "12", "Main St", -110, 32 ), p = good;
    EXPECT_TRUE( b.addPoint( good ) );
    p.number = "none";
    p.row = 2;
    EXPECT_FALSE( b.addPoint( p ) );
    p = good;
    p.streetText = " ";
    p.row = 3;
    EXPECT_FALSE( b.addPoint( p ) );
    p = good;
    p.x = NAN;
    p.row = 4;
    EXPECT_FALSE( b.addPoint( p ) );
    StreetInput s = test::streetOf( "", { { 0, 0 }, { 1, 1 } }, "1", "9" );
    s.row = 5;
    EXPECT_FALSE( b.addStreet( s ) );
    s = test::streetOf( "Main St", { { 0, 0 } }, "1", "9" );
    s.row = 6;
    EXPECT_FALSE( b.addStreet( s ) );
    const std::vector<std::pair<std::int64_t, std::string>> expected = { { 2, "no house number" },
                                                                         { 3, "no street name" },
                                                                         { 4, "no coordinates" },
                                                                         { 5, "no street name" },
                                                                         { 6, "no line" } };
    ASSERT_EQ( b.skipped().size(), expected.size() );
    for ( std::size_t i = 0; i < expected.size(); ++i )
    {
      EXPECT_EQ( b.skipped()[i].row, expected[i].first );
      EXPECT_EQ( b.skipped()[i].reason, expected[i].second );
    }
  }

  // 1200 to 129: it would answer for all numbers between, of which other streets' points say otherwise.
  TEST( ReferenceFile, aRangeThatLostADigitIsNamedAndSwallowsNothing )
  {
    ReferenceBuilder b( { "EPSG:32612", "", false, 1 } );
    StreetInput good = test::streetOf( "Main St", { { 0, 0 }, { 120, 0 } }, "1200", "1298", "1201", "1299" );
    StreetInput lost = test::streetOf( "Main St", { { 120, 0 }, { 240, 0 } }, "1300", "138", "1301", "1399" );
    lost.row = 7;
    StreetInput far = test::streetOf( "Ranch Rd", { { 0, 900 }, { 9000, 900 } }, "2", "1998", "1", "1999" );
    EXPECT_TRUE( b.addStreet( good ) );
    EXPECT_TRUE( b.addStreet( lost ) );
    EXPECT_TRUE( b.addStreet( far ) );
    ASSERT_EQ( b.skipped().size(), 1U );
    EXPECT_EQ( b.skipped()[0].row, 7 );
    EXPECT_THAT( b.skipped()[0].reason, HasSubstr( "left" ) );
    EXPECT_THAT( b.skipped()[0].reason, HasSubstr( "digit" ) );
    const Reference r = Reference::fromBytes( std::make_shared<const std::string>( b.finish() ) );
    const Geocoder geocoder( r );
    const auto status = [&geocoder]( const char *line ) {
      return statusText( geocoder.geocode( { line, {}, {}, {}, {} } ).status );
    };
    EXPECT_EQ( status( "612 Main St" ), "unmatched" );
    EXPECT_EQ( status( "1350 Main St" ), "unmatched" );
    EXPECT_EQ( status( "1351 Main St" ), "matched" );
    EXPECT_EQ( status( "1250 Main St" ), "matched" );
    EXPECT_EQ( status( "998 Ranch Rd" ), "matched" );
  }

  TEST( ReferenceFile, oneAddressWithPointsFarApartIsCounted )
  {
    ReferenceBuilder b( { "EPSG:32612", "", false, 1 } );
    for ( const double x : { 0.0, 400.0, 9000.0 } )
      b.addPoint( test::pointOf( "12", "Main St", x, 0 ) );
    b.addPoint( test::pointOf( "14", "Main St", 20, 0 ) );
    b.addPoint( test::pointOf( "14", "Main St", 9000, 0, "85702", "Westville" ) );
    b.finish();
    EXPECT_EQ( b.summary().farApart, 1U );
  }

  TEST( ReferenceFile, nothingUsableIsRefused )
  {
    ReferenceBuilder none( { "EPSG:4326", "", true, 1 } );
    EXPECT_THROW( none.finish(), InputError );
    ReferenceBuilder unranged( { "EPSG:4326", "", true, 1 } );
    unranged.addStreet( test::streetOf( "Main St", { { 0, 0 }, { 1, 1 } } ) );
    EXPECT_THROW( unranged.finish(), InputError );
  }

  TEST( ReferenceFile, zipAndCityComeFromTheOtherLayer )
  {
    const ReferenceView &v = test::town().view();
    // the ranges name no city, their points do
    std::size_t sides = 0;
    for ( const StreetRecord &street : v.streets )
    {
      if ( v.text( street.whole ) != "MAIN ST" )
        continue;
      for ( const SideRecord &side : v.sidesOf( street ) )
      {
        ++sides;
        EXPECT_EQ( v.text( v.places[side.place].city ), "EASTVILLE" );
      }
    }
    EXPECT_EQ( sides, 4U );
  }

  TEST( ReferenceFile, cancelEndsTheBuild )
  {
    ReferenceBuilder b( { "EPSG:4326", "", true, 1 } );
    test::fillTown( b );
    EXPECT_THROW( b.finish( []( double ) { return false; } ), Cancelled );
  }
}
