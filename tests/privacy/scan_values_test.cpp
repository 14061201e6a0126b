// SPDX-License-Identifier: GPL-2.0-or-later
// What a scan looks for, and what it says of what it found.
#include "privacy/scan_values.h"

#include "privacy/manifest.h"
#include "temp_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

using namespace doorstep;

TEST( ScanValues, aValueOfManyStudentsTellsNobody )
{
  ScanColumn schools{ "school", std::vector<std::string>( 21, "Riverside High" ) };
  schools.values.push_back( "Hilltop School" );
  ScanValues values;
  addColumns( values, { schools } );
  EXPECT_EQ( values.common, 1U );
  EXPECT_EQ( values.different, 1U );
  for ( const std::string &kind : values.kinds )
    EXPECT_EQ( kind, "school" );
  EXPECT_EQ( std::count( values.sought.values.begin(), values.sought.values.end(), "Riverside High" ), 0 );
  EXPECT_EQ( std::count( values.sought.values.begin(), values.sought.values.end(), "Hilltop School" ), 1 );
}

TEST( ScanValues, shortNamesOfTwoColumnsAreOneName )
{
  ScanValues values;
  addColumns( values, { { "Last name", { "Lee", "Lee" } }, { "First name", { "Ann", "Ann" } } } );
  ASSERT_EQ( values.sought.names.size(), 1U );
  EXPECT_EQ( values.sought.names[0].given, "Ann" );
  EXPECT_EQ( values.sought.names[0].family, "Lee" );
  EXPECT_EQ( values.nameKinds[0], "First name, Last name" );
  EXPECT_EQ( values.kind( values.kinds.size() ), "First name, Last name" );
}

TEST( ScanValues, pagesWriteLessOfAnAddress )
{
  Crosswalk crosswalk;
  crosswalk.entries.resize( 1 );
  crosswalk.entries[0].student = "S100234";
  crosswalk.entries[0].address = "508 Hollow Oak St # 4, Tucson 85701";
  ScanValues values;
  addCrosswalk( values, crosswalk );
  for ( const char *value : { "S100234", "508 Hollow Oak St # 4, Tucson 85701", "508 Hollow Oak St " } )
    EXPECT_GE( std::count( values.sought.values.begin(), values.sought.values.end(), value ) +
                   std::count( values.sought.values.begin(), values.sought.values.end(),
                               std::string( value ).substr( 0, std::string( value ).size() - 1 ) ),
               1 )
        << value;
}

TEST( ScanValues, publicNamesComeInAllSpellings )
{
  ScanValues values;
  addPublicNames( values, { "Whitford Street", "", "x" } );
  EXPECT_GE( std::count( values.sought.streets.begin(), values.sought.streets.end(), "Whitford Street" ), 1 );
  EXPECT_GT( values.sought.streets.size(), 1U );
}

TEST( ScanFindings, nameNoValueAndKnowTheConfidentialFiles )
{
  const TempFolder folder;
  std::ofstream( folder.path() / "plan.csv" ) << "x";
  std::ofstream( folder.path() / "list.csv" ) << "x";
  ASSERT_TRUE( recordFile( folder.path(), folder.path() / "list.csv", FileKind::Confidential ) );
  ScanValues values;
  addColumns( values, { { "ID", { "S100234", "S100235" } } } );
  const auto hit = [&]( const char *file, const char *where, std::size_t marker )
  {
    LeakHit one;
    one.file = folder.path() / file;
    one.where = where;
    one.marker = marker;
    return one;
  };
  const std::vector<ScanFinding> found =
      findings( folder.path(), values,
                { hit( "plan.csv", "bytes", 0 ), hit( "plan.csv", "bytes", 1 ), hit( "plan.csv", "bytes", 1 ),
                  hit( "list.csv", "bytes", 0 ), hit( "S100234.csv", "file name", 0 ) } );
  ASSERT_EQ( found.size(), 3U );
  EXPECT_EQ( found[0].file, "a name in the folder" );
  EXPECT_FALSE( found[0].expected );
  EXPECT_EQ( found[1].file, "list.csv" );
  EXPECT_TRUE( found[1].expected );
  EXPECT_EQ( found[2].file, "plan.csv" );
  EXPECT_EQ( found[2].values, 2U );
  EXPECT_EQ( found[2].kind, "ID" );
  EXPECT_FALSE( found[2].expected );
}
