// SPDX-License-Identifier: GPL-2.0-or-later
// Columns that only their values tell: ends of house numbers under names of no known word, units and letters
// of house numbers under any name; and names whose values say something else.
#include "columns/address_columns.h"

#include <gmock/gmock.h>

namespace doorstep
{
  namespace
  {
    using ::testing::Contains;
    using ::testing::HasSubstr;
    using ::testing::IsEmpty;
    using ::testing::Not;

    const std::vector<std::string> STREET{ "Alder St",  "Alder St", "Birch Ave",
                                           "Birch Ave", "5th Ln",   "Oak Rd" };
    const std::vector<std::string> NUMBER{ "12", "14", "7", "9", "101", "103" };
    const std::vector<std::string> OF_LEFT{ "101", "201", "1", "0", "301", "501" };
    const std::vector<std::string> TO_LEFT{ "199", "299", "49", "0", "399", "599" };
    const std::vector<std::string> OF_RIGHT{ "100", "200", "2", "0", "300", "500" };
    const std::vector<std::string> TO_RIGHT{ "198", "298", "48", "0", "398", "598" };

    std::vector<ColumnSample> ranges( const char *lf, const char *lt, const char *rf, const char *rt )
    {
      return { { "FULLNAME", STREET }, { lf, OF_LEFT }, { lt, TO_LEFT }, { rf, OF_RIGHT }, { rt, TO_RIGHT } };
    }
  }

  TEST( UnnamedColumns, fourEndsOfHouseNumbersByTheirCodesOrValues )
  {
    for ( const auto &[lf, lt, rf, rt] :
          { std::array{ "ADLF", "ADLT", "ADRF", "ADRT" },
            std::array{ "LFADDR", "LTADDR", "RFADDR", "RTADDR" },
            std::array{ "LOG_ADD_LF", "LOG_ADD_LT", "LOG_ADD_RF", "LOG_ADD_RT" },
            std::array{ "L_REFADDR", "L_NREFADDR", "R_REFADDR", "R_NREFADDR" },
            std::array{ "LEFTRANGE1", "LEFTRANGE2", "RIGHTRANGE1", "RIGHTRANGE2" },
            std::array{ "Q7L", "Q8L", "Q7R", "Q8R" } } )
    {
      const std::vector<ColumnSample> columns = ranges( lf, lt, rf, rt );
      EXPECT_EQ( streetRoles( columns ).text( columns ), std::string( "full=FULLNAME;l_from=" ) + lf +
                                                             ";l_to=" + lt + ";r_from=" + rf +
                                                             ";r_to=" + rt );
    }
    // the right side first, as its name says
    const std::vector<ColumnSample> turned{ { "FULLNAME", STREET },
                                            { "R1X", OF_RIGHT },
                                            { "R2X", TO_RIGHT },
                                            { "L1X", OF_LEFT },
                                            { "L2X", TO_LEFT } };
    const ColumnReading reading = readStreetColumns( turned );
    EXPECT_EQ( reading.roles.text( turned ), "full=FULLNAME;l_from=L1X;l_to=L2X;r_from=R1X;r_to=R2X" );
    EXPECT_THAT( reading.warnings, Contains( HasSubstr( "read from L1X to L2X on the left" ) ) );
  }

  TEST( UnnamedColumns, numbersThatAreNoEndsAreNone )
  {
    const std::vector<ColumnSample> columns{ { "FULLNAME", STREET },
                                             { "LANES", { "2", "2", "4", "2", "6", "2" } },
                                             { "WIDTH", { "20", "24", "40", "20", "66", "30" } },
                                             { "AADT", { "1200", "300", "14000", "80", "9001", "77" } },
                                             { "SEGMENT", { "1", "2", "3", "4", "5", "6" } } };
    const ColumnReading reading = readStreetColumns( columns );
    EXPECT_EQ( reading.roles.text( columns ), "full=FULLNAME" );
    EXPECT_THAT( reading.warnings, Contains( HasSubstr( "no columns of house numbers were recognised" ) ) );
  }

  TEST( UnnamedColumns, aZipOrTownOfOneSideIsNotTakenForBoth )
  {
    std::vector<ColumnSample> columns = ranges( "L_F_ADD", "L_T_ADD", "R_F_ADD", "R_T_ADD" );
    const std::vector<std::string> zip{ "85701", "85701", "85702", "85702", "85702", "85701" };
    const std::vector<std::string> town{ "Orr", "Orr", "Larkville", "Orr", "Larkville", "Orr" };
    columns.push_back( { "POSTAL_L", zip } );
    columns.push_back( { "POSTAL_R", zip } );
    columns.push_back( { "LeftZipName", town } );
    columns.push_back( { "RightZipName", town } );
    const FieldRoles roles = streetRoles( columns );
    EXPECT_EQ( roles.column( "zip_l" ), 5 );
    EXPECT_EQ( roles.column( "zip_r" ), 6 );
    EXPECT_EQ( roles.column( "city_l" ), 7 );
    EXPECT_EQ( roles.column( "city_r" ), 8 );
  }

  TEST( UnnamedColumns, pointsOfTheCompassAreNoTownAndNoWayOfTravel )
  {
    const std::vector<std::string> corner{ "", "NE", "", "", "SW", "SE" };
    const std::vector<std::string> name{ "Alder", "Alder", "Birch", "Birch", "5th", "Oak" };
    const std::vector<std::string> type{ "ST", "ST", "AVE", "AVE", "LN", "RD" };
    for ( const char *direction : { "DIRECTION", "RD30POSTD", "TRAVEL_POSTD" } )
    {
      std::vector<ColumnSample> columns = ranges( "L_F_ADD", "L_T_ADD", "R_F_ADD", "R_T_ADD" );
      columns[0] = { "STREETNAME", name };
      columns.push_back( { "FTYPE", type } );
      columns.push_back( { direction, corner } );
      const ColumnReading reading = readStreetColumns( columns );
      EXPECT_FALSE( reading.roles.has( "city_l" ) ) << direction;
      EXPECT_EQ( reading.roles.column( "sufdir" ), 6 ) << direction;
    }
    // "Two Way" is no street
    std::vector<ColumnSample> columns = ranges( "L_F_ADD", "L_T_ADD", "R_F_ADD", "R_T_ADD" );
    columns[0] = { "STREETNAME", name };
    columns.push_back( { "STREETTYPE", type } );
    columns.push_back(
        { "TRAVEL_DIR", { "Two Way", "Two Way", "One Way", "Two Way", "Two Way", "One Way" } } );
    const FieldRoles roles = streetRoles( columns );
    EXPECT_EQ( roles.column( "name" ), 0 );
    EXPECT_EQ( roles.column( "suftype" ), 5 );
  }

  TEST( UnnamedColumns, unitsUnderAnyNameAreToldOf )
  {
    const std::vector<std::string> unit{ "", "A", "", "B", "", "C" };
    for ( const char *name : { "BuildingLetter", "ADDRESS2", "QUALIFIER", "HOUSE_ALPHA", "ADDENDUM",
                               "LOCATION", "StreetMisc", "ParAddrA" } )
    {
      const std::vector<ColumnSample> columns{ { "HOUSE_NO", NUMBER }, { "STREET", STREET }, { name, unit } };
      const ColumnReading reading = readPointColumns( columns );
      EXPECT_TRUE( reading.roles.has( "unit" ) || reading.roles.has( "number_suffix" ) ||
                   !reading.warnings.empty() )
          << name;
      if ( !reading.roles.has( "unit" ) && !reading.roles.has( "number_suffix" ) )
        EXPECT_THAT( reading.warnings, Contains( HasSubstr( name ) ) );
    }
    const std::vector<std::string> half{ "", "1/2", "", "", "1/2", "" };
    for ( const char *name : { "ADR_NUM_SX", "HouseNbrEx", "House_No_S" } )
    {
      const std::vector<ColumnSample> columns{ { "HOUSE_NO", NUMBER }, { "STREET", STREET }, { name, half } };
      const ColumnReading reading = readPointColumns( columns );
      EXPECT_TRUE( reading.roles.has( "number_suffix" ) || !reading.warnings.empty() ) << name;
    }
    // a code of every row is none, nor is a number made of halves
    const std::vector<ColumnSample> codes{ { "ADDRESS", NUMBER },
                                           { "STREET", STREET },
                                           { "POINTCODE", { "R", "C", "R", "R", "C", "R" } },
                                           { "AddNumSuf", half } };
    const ColumnReading reading = readPointColumns( codes );
    EXPECT_EQ( reading.roles.column( "number" ), 0 );
    EXPECT_THAT( reading.warnings, Not( Contains( HasSubstr( "POINTCODE looks like" ) ) ) );
  }
}
