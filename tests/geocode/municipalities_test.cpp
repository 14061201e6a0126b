// SPDX-License-Identifier: GPL-2.0-or-later
// Cities from areas, where the columns name none.
#include "geocode/municipalities.h"

#include "base/error.h"
#include "columns/address_columns.h"
#include "small_town.h"

#include <cmath>
#include <cstring>
#include <gtest/gtest.h>

namespace doorstep
{
  namespace
  {
    // A square as little-endian WKB.
    std::string square( double x, double y, double side )
    {
      std::string wkb;
      const auto put = [&wkb]( const auto &value )
      {
        char bytes[sizeof value];
        std::memcpy( bytes, &value, sizeof value );
        wkb.append( bytes, sizeof value );
      };
      put( '\1' );
      put( std::uint32_t{ 3 } );
      put( std::uint32_t{ 1 } );
      put( std::uint32_t{ 5 } );
      for ( const auto &[dx, dy] : { std::pair{ 0., 0. }, { 1., 0. }, { 1., 1. }, { 0., 1. }, { 0., 0. } } )
      {
        put( x + side * dx );
        put( y + side * dy );
      }
      return wkb;
    }
  }

  TEST( Municipalities, theSmallestThatHoldsThePlace )
  {
    Municipalities areas;
    EXPECT_TRUE( areas.empty() );
    EXPECT_TRUE( areas.add( "Township", square( 0, 0, 100 ) ) );
    EXPECT_TRUE( areas.add( "Village", square( 10, 10, 20 ) ) );
    EXPECT_TRUE( areas.add( "Next", square( 100, 0, 100 ) ) );
    EXPECT_EQ( areas.at( { 50, 50 } ), "Township" );
    EXPECT_EQ( areas.at( { 15, 15 } ), "Village" );
    EXPECT_EQ( areas.at( { 150, 50 } ), "Next" );
    EXPECT_EQ( areas.at( { 50, 150 } ), "" );
    EXPECT_EQ( areas.at( { NAN, 1 } ), "" );
    EXPECT_EQ( areas.at( { 10, 15 } ), "Village" ); // its boundary
  }

  TEST( Municipalities, whatIsNoAreaIsNotUsed )
  {
    Municipalities areas;
    EXPECT_FALSE( areas.add( " ", square( 0, 0, 100 ) ) );
    EXPECT_FALSE( areas.add( "Flat", square( 0, 0, 0 ) ) );
    EXPECT_FALSE( areas.add( "Cut", square( 0, 0, 100 ).substr( 0, 40 ) ) );
    EXPECT_FALSE( areas.add( "None", "" ) );
    EXPECT_TRUE( areas.empty() );
  }

  // One Main St through two towns, without a word of them in its columns.
  TEST( Municipalities, tellsStreetsOfOneNameApart )
  {
    Municipalities areas;
    areas.add( "Eastville", square( 500, -500, 1000 ) );
    areas.add( "Westville", square( -1500, -500, 1000 ) );
    ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
    builder.useMunicipalities( areas );
    builder.addPoint( test::pointOf( "5", "Main St", 1000, 0, "", "" ) );
    builder.addPoint( test::pointOf( "5", "Main St", -1000, 0, "", "" ) );
    builder.addPoint( test::pointOf( "5", "Oak St", -1000, 50, "", "Oldtown" ) ); // its column wins
    builder.addStreet( test::streetOf( "Elm St", { { 900, 0 }, { 900, 300 } }, "2", "98", "1", "99", "" ) );
    builder.addStreet( test::streetOf( "Elm St", { { -900, 0 }, { -900, 300 } }, "2", "98", "1", "99", "" ) );
    const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
    const Geocoder geocoder( reference );
    EXPECT_EQ( geocoder.geocode( { "5 Main St", "Eastville", {}, {}, {} } ).place.x, 1000 );
    EXPECT_EQ( geocoder.geocode( { "5 Main St", "Westville", {}, {}, {} } ).place.x, -1000 );
    EXPECT_EQ( geocoder.geocode( { "5 Main St", {}, {}, {}, {} } ).status, MatchStatus::Tied );
    EXPECT_EQ( geocoder.geocode( { "5 Oak St", {}, {}, {}, {} } ).address, "5 Oak St, Oldtown, AZ" );
    EXPECT_LT( geocoder.geocode( { "50 Elm St", "Westville", {}, {}, {} } ).place.x, -850 );
  }

  TEST( Municipalities, theColumnIsDetectedOrNamed )
  {
    const std::vector<ColumnSample> columns = {
        { "OBJECTID", {} }, { "NAME", {} }, { "Inc_Muni", {} }, { "TWP", {} } };
    EXPECT_EQ( municipalityColumn( columns ), 2 );
    EXPECT_EQ( municipalityColumn( columns, "TWP" ), 3 );
    EXPECT_THROW( municipalityColumn( std::span( columns ).first( 1 ) ), InputError );
  }
}
