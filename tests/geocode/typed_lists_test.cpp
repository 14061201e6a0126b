// SPDX-License-Identifier: GPL-2.0-or-later
// Lists as offices type them over layers in the columns of their states: Ohio, Utah, Vermont, New York, Pima
// County, Texas, Wisconsin, Hawaii, Puerto Rico, Cook County, Appalachia, California, and NENA's columns with
// roads of Louisiana, Alaska, bases, tribal lands and New England; grids of Indiana, Idaho, Miami and Queens;
// Maine, the plains, the south-east, the west, parks of trailers and routes of tribes, units and towns as
// they are typed. PLACE_points.csv holds a layer's rows, several numbers (and units) of a street in one cell;
// PLACE_typed.csv what was typed and what is right: an address up to where it tells, or a status, several
// where a careful clerk may answer either way. All names and numbers are made up.
#include "base/csv.h"
#include "base/file.h"
#include "columns/address_columns.h"
#include "geocode/geocoder.h"
#include "geocode/layer_rows.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace doorstep
{
  namespace
  {
    std::vector<CsvRow> table( const std::string &name )
    {
      return parseCsv( readWhole( std::filesystem::path( DOORSTEP_TEST_DATA ).parent_path() / "geocode" /
                                  "typed" / ( name + ".csv" ) ) );
    }

    std::vector<std::string> cut( const std::string &text, char separator )
    {
      std::vector<std::string> parts;
      std::istringstream in( text );
      for ( std::string part; std::getline( in, part, separator ); )
        parts.push_back( part );
      return parts.empty() ? std::vector<std::string>{ "" } : parts;
    }

    // The layer with a row for each number and unit: x goes on by the number, y by the unit.
    Reference layer( const std::string &place, const char *number, const char *unit )
    {
      const std::vector<CsvRow> lines = table( place + "_points" );
      const auto n = static_cast<std::size_t>( csvColumn( lines[0], number ) );
      const int u = *unit == '\0' ? -1 : csvColumn( lines[0], unit );
      std::vector<CsvRow> rows;
      std::vector<Point> places;
      for ( std::size_t r = 1; r < lines.size(); ++r )
      {
        double x = std::stod( lines[r][0] ), y = std::stod( lines[r][1] );
        for ( const std::string &one : cut( lines[r][n], ' ' ) )
        {
          for ( const std::string &door :
                u < 0 ? std::vector<std::string>{ "" } : cut( lines[r][static_cast<std::size_t>( u )], ' ' ) )
          {
            CsvRow row = lines[r];
            for ( std::string &cell : row )
              if ( cell.starts_with( "{n}" ) )
                cell.replace( 0, 3, one );
            row[n] = one;
            if ( u >= 0 )
              row[static_cast<std::size_t>( u )] = door;
            rows.push_back( std::move( row ) );
            places.push_back( { x, y } );
            y += u >= 0 && !door.empty() ? 40 : 0;
          }
          x += 50;
        }
      }
      std::vector<ColumnSample> columns;
      for ( std::size_t c = 0; c < lines[0].size(); ++c )
      {
        columns.push_back( { c < 2 ? "" : lines[0][c], {} } );
        for ( std::size_t r = 0; r < rows.size() && c > 1; ++r )
          columns.back().values.push_back( rows[r][c] );
      }
      const FieldRoles roles = pointRoles( columns );
      ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
      for ( std::size_t r = 0; r < rows.size(); ++r )
        addPointRow(
            builder, roles,
            [&]( int c ) { return c < 0 ? std::string() : rows[r][static_cast<std::size_t>( c )]; },
            places[r], static_cast<std::int64_t>( r ) );
      return Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
    }

    struct Score
    {
        std::size_t rows = 0, right = 0, wrong = 0; // wrong: matched to what is not right
    };

    // Whether `got`, an address or a status, is one of what is right.
    bool isRight( const std::string &got, const std::string &right )
    {
      for ( const std::string &one : cut( right, '|' ) )
        if ( got == one || got.starts_with( one + "," ) ||
             ( one.find( ',' ) != std::string::npos && got.starts_with( one ) ) )
          return true;
      return false;
    }

    Score score( const std::string &place, const char *number, const char *unit = "" )
    {
      const Reference reference = layer( place, number, unit );
      const Geocoder geocoder( reference );
      const std::vector<CsvRow> list = table( place + "_typed" );
      Score result;
      for ( std::size_t r = 1; r < list.size(); ++r )
      {
        const CsvRow &row = list[r];
        GeocodeOptions options;
        options.candidates = 2;
        const GeocodeResult found = geocoder.geocode( { row[0], row[1], row[2], row[3], row[4] }, options );
        const std::string got = found.placed() ? found.address : std::string( statusText( found.status ) );
        ++result.rows;
        const bool right = isRight( got, row[5] );
        result.right += right ? 1 : 0;
        result.wrong += found.placed() && !right ? 1 : 0;
        EXPECT_TRUE( right || !found.placed() ) << place << ": " << row[0] << " | " << row[1] << " | "
                                                << row[4] << " -> " << got << ", and right is " << row[5];
        if ( !right && !found.placed() )
          std::printf( "not decided, %s: %s (%s)\n", place.c_str(), row[0].c_str(), found.note.c_str() );
      }
      return result;
    }
  }

  TEST( TypedLists, ofTucson )
  {
    const Score tucson = score( "pima", "STREET_NO", "UNIT" );
    EXPECT_EQ( tucson.rows, 377U );
    EXPECT_EQ( tucson.wrong, 0U );
    EXPECT_GE( tucson.right, 373U ); // 98.5 %
  }

  TEST( TypedLists, ofACountyOfOhio )
  {
    const Score ohio = score( "ohio", "HOUSENUM", "UNITNUM" );
    EXPECT_EQ( ohio.wrong, 0U );
    EXPECT_GE( ohio.right, ohio.rows - 11 );
  }

  TEST( TypedLists, ofAGridInUtah )
  {
    const Score utah = score( "utah", "AddNum" );
    EXPECT_EQ( utah.right, utah.rows );
  }

  TEST( TypedLists, ofTownsInVermont )
  {
    const Score vermont = score( "vt", "HOUSE_NUMB" );
    EXPECT_EQ( vermont.right, vermont.rows );
  }

  TEST( TypedLists, ofNewYorkAndHawaii )
  {
    const Score york = score( "nyc", "HOUSE_NUM", "UNIT" );
    EXPECT_EQ( york.right, york.rows );
  }
  // Ranch and farm roads, county roads that no other road is for, lettered roads, Old Rt 7, types in a column
  // beside a street that seems whole, breaks and joined letters of pages.
  TEST( TypedLists, ofOtherRegions )
  {
    struct Region
    {
        const char *name, *number, *unit;
        std::size_t rows, right;
    };
    for ( const Region &region : { Region{ "texas", "Add_Number", "Unit", 106, 106 },
                                   { "wisconsin", "ADDNUM", "UNITID", 70, 68 },
                                   { "hawaii", "HSENO", "UNIT", 48, 47 },
                                   { "puertorico", "NUMERO", "", 36, 32 },
                                   { "chicago", "ADDRNO", "SUBADDRID", 61, 57 },
                                   { "appalachia", "HSENUM", "", 74, 70 },
                                   { "california", "AddrNum", "AddrUnit", 75, 75 },
                                   { "ng911", "Add_Number", "Unit", 104, 102 },
                                   { "maine", "ADDRESS_NUMBER", "UNIT", 70, 69 },
                                   { "plains", "HOUSENO", "", 72, 71 },
                                   { "southeast", "ADDR_NUM", "UNIT_NO", 71, 71 },
                                   { "west", "HNUM", "", 80, 80 },
                                   { "parks", "SITE_NUM", "UNIT_ID", 68, 64 },
                                   { "units", "St_Number", "SubAddr", 65, 64 },
                                   { "towns", "ADDRNUM", "", 59, 59 },
                                   { "grids", "Add_Number", "", 93, 93 } } )
    {
      const Score found = score( region.name, region.number, region.unit );
      EXPECT_EQ( found.rows, region.rows ) << region.name;
      EXPECT_EQ( found.wrong, 0U ) << region.name;
      EXPECT_GE( found.right, region.right ) << region.name;
    }
  }
}
