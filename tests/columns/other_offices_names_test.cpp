// SPDX-License-Identifier: GPL-2.0-or-later
// Column sets of offices that the lexicon was not made from: directions beside a whole street, an owner's
// town, codes of two letters, flags.
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

    const std::vector<std::string> NUMBER{ "12", "14", "7", "9", "101", "103" };
    const std::vector<std::string> DIRECTION{ "N", "N", "South", "S", "", "E" };
    const std::vector<std::string> AFTER{ "", "NE", "", "", "SW", "SW" };
    const std::vector<std::string> STREET{ "Alder St",  "Alder St", "Birch Ave",
                                           "Birch Ave", "5th Ln",   "5th Ln" };
    const std::vector<std::string> NAME{ "Alder", "Alder", "Birch", "Birch", "5th", "5th" };
    const std::vector<std::string> TYPE{ "ST", "ST", "Avenue", "Avenue", "Ln", "Ln" };
    const std::vector<std::string> TOWN{ "Larkville", "Larkville", "Larkville", "Orr", "Orr", "Orr" };
    const std::vector<std::string> ZIP{ "85701", "85701", "85701", "85702", "85702", "85702" };

    std::string roles( const std::vector<ColumnSample> &columns )
    {
      return pointRoles( columns ).text( columns );
    }
  }

  TEST( OtherOfficesNames, directionsStandBesideAWholeStreet )
  {
    for ( const char *name : { "DIRECTION", "STDIRECT", "Dir", "PROPSTDIR", "HOUSE_DIR", "PropAddressDir" } )
      EXPECT_EQ( roles( { { "HOUSE_NO", NUMBER }, { "STREET", STREET }, { name, DIRECTION } } ),
                 "number=HOUSE_NO;street=" + std::string( name ) + "+STREET" );
    EXPECT_EQ( roles( { { "HOUSE_NO", NUMBER }, { "STREET", STREET }, { "SUF_DIR", AFTER } } ),
               "number=HOUSE_NO;street=STREET+SUF_DIR" );
    // what the street says already is not said twice
    EXPECT_EQ( roles( { { "HOUSE_NO", NUMBER },
                        { "STREET", { "N Alder St", "N Alder St", "S Birch Ave" } },
                        { "PREDIR", { "N", "N", "S" } } } ),
               "number=HOUSE_NO;street=STREET" );
  }

  TEST( OtherOfficesNames, oneDirectionSaysWhereItStandsTheOtherIsBehind )
  {
    EXPECT_EQ( roles( { { "HOUSENO", NUMBER },
                        { "PRE_DIR", DIRECTION },
                        { "STR_NAME", NAME },
                        { "STREET_TYP", TYPE },
                        { "STREET_DIR", AFTER } } ),
               "name=STR_NAME;number=HOUSENO;predir=PRE_DIR;sufdir=STREET_DIR;suftype=STREET_TYP" );
  }

  TEST( OtherOfficesNames, codesOfTwoLettersBesideAWordForAddress )
  {
    EXPECT_EQ( roles( { { "ADDR_HN", NUMBER },
                        { "ADDR_PD", DIRECTION },
                        { "ADDR_SN", NAME },
                        { "ADDR_ST", TYPE },
                        { "ADDR_SD", AFTER } } ),
               "name=ADDR_SN;number=ADDR_HN;predir=ADDR_PD;sufdir=ADDR_SD;suftype=ADDR_ST" );
    const std::vector<ColumnSample> ends{ { "STREETNAME", STREET },
                                          { "LF_ACTUAL", NUMBER },
                                          { "LT_ACTUAL", NUMBER },
                                          { "RF_ACTUAL", NUMBER },
                                          { "RT_ACTUAL", NUMBER } };
    EXPECT_EQ( streetRoles( ends ).text( ends ),
               "full=STREETNAME;l_from=LF_ACTUAL;l_to=LT_ACTUAL;r_from=RF_ACTUAL;r_to=RT_ACTUAL" );
  }

  TEST( OtherOfficesNames, anOwnersTownIsNoHouses )
  {
    const std::vector<ColumnSample> columns{
        { "HOUSE_NO", NUMBER },
        { "STREET", STREET },
        { "OWNER", { "A LEE", "B LEE", "C LEE", "D LEE", "E LEE", "F LEE" } },
        { "MAIL_CITY", { "Phoenix", "Denver", "Orr", "Orr", "Boise", "Orr" } },
        { "MAIL_ZIP", { "85001", "80014", "85702", "85702", "83701", "85702" } } };
    const ColumnReading reading = readPointColumns( columns );
    EXPECT_EQ( reading.roles.text( columns ), "number=HOUSE_NO;street=STREET" );
    EXPECT_THAT( reading.warnings,
                 Contains( HasSubstr( "no column was recognised as the town's; if MAIL_CITY" ) ) );
    // where nothing else names the town it is read, and told
    const std::vector<ColumnSample> alone{
        { "HOUSE_NO", NUMBER }, { "STREET", STREET }, { "MAIL_CITY", TOWN } };
    const ColumnReading told = readPointColumns( alone );
    EXPECT_EQ( told.roles.text( alone ), "city=MAIL_CITY;number=HOUSE_NO;street=STREET" );
    EXPECT_THAT( told.warnings, Contains( HasSubstr( "the town is read from MAIL_CITY" ) ) );
  }

  TEST( OtherOfficesNames, noIsNotNorth )
  {
    for ( const std::vector<std::string> &flags :
          { std::vector<std::string>{ "N", "N", "N", "N", "N", "N" },
            std::vector<std::string>{ "N", "N", "N", "Y", "N", "N" } } )
      EXPECT_EQ(
          roles( { { "HOUSE_NO", NUMBER }, { "ST_NAME", NAME }, { "ST_TYPE", TYPE }, { "VACANT", flags } } ),
          "name=ST_NAME;number=HOUSE_NO;suftype=ST_TYPE" );
  }

  TEST( OtherOfficesNames, aStreetIsNoTown )
  {
    const std::vector<ColumnSample> columns{ { "PRIMENAME", STREET }, { "FROMADDR_L", NUMBER },
                                             { "TOADDR_L", NUMBER },  { "FROMADDR_R", NUMBER },
                                             { "TOADDR_R", NUMBER },  { "POSTCODE_L", ZIP } };
    const FieldRoles read = streetRoles( columns );
    EXPECT_EQ( read.column( "full" ), 0 );
    EXPECT_FALSE( read.has( "city_l" ) );
  }

  TEST( OtherOfficesNames, directionsAfterANumberAreNoSuffixOfIt )
  {
    const std::vector<ColumnSample> columns{
        { "house_no", NUMBER }, { "street_nam", NAME }, { "sttype", TYPE }, { "extension", AFTER } };
    const ColumnReading reading = readPointColumns( columns );
    EXPECT_FALSE( reading.roles.has( "number_suffix" ) );
    const bool used = reading.roles.column( "sufdir" ) == 3;
    EXPECT_TRUE( used || !reading.warnings.empty() );
  }

  // Units and what stands before a number, under the names of further offices; a column of units that is left
  // out makes two homes one.
  TEST( OtherOfficesNames, unitsAndPrefixesOfNumbers )
  {
    const std::vector<std::string> unit{ "", "A", "101", "2", "", "12" };
    for ( const char *name :
          { "UNUM", "ADDR_UN", "APARTAMENTO", "DEPARTAMENTO", "UNITVALUE", "SITUSUNIT", "APP_UNIT_ID" } )
      EXPECT_EQ(
          roles( { { "HOUSE_NO", NUMBER }, { "ST_NAME", NAME }, { "ST_TYPE", TYPE }, { name, unit } } ),
          "name=ST_NAME;number=HOUSE_NO;suftype=ST_TYPE;unit=" + std::string( name ) );
    for ( const std::vector<std::string> &prefix :
          { std::vector<std::string>{ "N65W", "W180N", "", "N6W2", "S7", "W14" },
            std::vector<std::string>{ "37-", "", "102-", "9-", "37-", "" } } )
      EXPECT_EQ( roles( { { "ADDNUMPREFIX", prefix },
                          { "ADDNUM", NUMBER },
                          { "ST_NAME", NAME },
                          { "ST_TYPE", TYPE } } ),
                 "name=ST_NAME;number=ADDNUMPREFIX+ADDNUM;suftype=ST_TYPE" );
  }

  // FGDC's short names, an order's columns (ORD_) and a type that must not become a unit or be left out: 512
  // W 79th Pl is not 512 W 79th St.
  TEST( OtherOfficesNames, typesUnderNamesThatSayAnotherThing )
  {
    EXPECT_EQ( roles( { { "ADDRNO", NUMBER },
                        { "STNAMEPRD", DIRECTION },
                        { "STNAME", NAME },
                        { "STNAMEPOT", TYPE },
                        { "STNAMEPOD", AFTER } } ),
               "name=STNAME;number=ADDRNO;predir=STNAMEPRD;sufdir=STNAMEPOD;suftype=STNAMEPOT" );
    // a name that could be a town's, of values that are types alone, is told of at least
    const std::vector<std::string> types{ "ST", "ST", "Avenue", "Avenue", "Ln", "Ct" };
    const std::vector<ColumnSample> place{
        { "HOUSE_NO", NUMBER }, { "ST_NAME", NAME }, { "PLACE_NM", types } };
    const ColumnReading reading = readPointColumns( place );
    EXPECT_FALSE( reading.roles.has( "city" ) );
    EXPECT_TRUE( reading.roles.column( "suftype" ) == 2 || !reading.warnings.empty() );
    const std::vector<ColumnSample> order{ { "L_ADRS_FROM", NUMBER },
                                           { "L_ADRS_TO", NUMBER },
                                           { "ORD_PRE_DIR", DIRECTION },
                                           { "ORD_STREET_NAME", NAME },
                                           { "ORD_STREET_TYPE", TYPE } };
    EXPECT_EQ(
        streetRoles( order ).text( order ),
        "l_from=L_ADRS_FROM;l_to=L_ADRS_TO;name=ORD_STREET_NAME;predir=ORD_PRE_DIR;suftype=ORD_STREET_TYPE" );
  }

  // Streets of Appalachia and California end in words that are types too, and their types stand beside.
  TEST( OtherOfficesNames, typesStandBesideAStreetThatSeemsWhole )
  {
    const std::vector<std::string> street{ "LICK BRANCH",         "JOHNS CREEK",        "US HIGHWAY 119",
                                           "AVENIDA DE LA PLAYA", "OLIVE CHURCH RIDGE", "PINE GROVE" };
    const std::vector<std::string> type{ "RD", "RD", "", "", "LN", "CT" };
    EXPECT_EQ( roles( { { "HSENUM", NUMBER }, { "STREET", street }, { "STTYPE", type } } ),
               "number=HSENUM;street=STREET+STTYPE" );
    EXPECT_EQ( roles( { { "AddrNum", NUMBER }, { "AddrName", street }, { "AddrSFX", type } } ),
               "number=AddrNum;street=AddrName+AddrSFX" );
    // said already
    EXPECT_EQ( roles( { { "HSENUM", NUMBER }, { "STREET", STREET }, { "STTYPE", TYPE } } ),
               "number=HSENUM;street=STREET" );
  }

  // A state's column and units' are no names, however they are called; nor is ST, RD what follows a number.
  TEST( OtherOfficesNames, columnsOfStatesAndUnitsAreNoStreets )
  {
    const std::vector<std::string> state( 6, "AZ" ), unit{ "A", "", "101", "2", "", "12" };
    EXPECT_EQ(
        roles( { { "new_add", NUMBER }, { "dir", DIRECTION }, { "rd_nm", STREET }, { "new_st", state } } ),
        "number=new_add;state=new_st;street=dir+rd_nm" );
    EXPECT_EQ( roles( { { "HOUSE_NUMB", NUMBER }, { "STREET_NM", STREET }, { "STREET_SUF", unit } } ),
               "number=HOUSE_NUMB;street=STREET_NM;unit=STREET_SUF" );
    const std::vector<ColumnSample> types{
        { "ADDRNUM", NUMBER }, { "FULLNAME", NAME }, { "ADDRNUMSUF", TYPE } };
    EXPECT_FALSE( pointRoles( types ).has( "number_suffix" ) );
  }

  // Florida's jurisdictions: TAMPA and UNINC beside the town that mail goes to; and the post office is a
  // town.
  TEST( OtherOfficesNames, postalTownsBesideJurisdictions )
  {
    const std::vector<std::string> jurisdiction{ "UNINC", "LARKVILLE", "UNINC", "UNINC", "ORR", "UNINC" };
    EXPECT_EQ( roles( { { "NUMBER", NUMBER },
                        { "STNAME", NAME },
                        { "STSUFFIX", TYPE },
                        { "MAILCITY", TOWN },
                        { "JURISDICTION", jurisdiction } } ),
               "city=MAILCITY|JURISDICTION;name=STNAME;number=NUMBER;suftype=STSUFFIX" );
    EXPECT_TRUE( isNoTown( "UNINC" ) && isNoTown( "Unincorporated" ) );
    EXPECT_FALSE( isNoTown( "Union" ) || isNoTown( "" ) );
  }

  TEST( OtherOfficesNames, unitsInTwoColumns )
  {
    const std::vector<std::string> type{ "", "APT", "APT", "STE", "", "UNIT" },
        unit{ "", "A", "101", "2", "", "12" }, floor{ "", "", "F1", "F2", "", "F2" };
    EXPECT_EQ(
        roles( { { "HOUSENUM", NUMBER }, { "STREET", STREET }, { "UNIT", type }, { "UNITNUM", unit } } ),
        "number=HOUSENUM;street=STREET;unit=UNIT+UNITNUM" );
    const std::vector<ColumnSample> two{ { "HOUSENUM", NUMBER },
                                         { "STREET", STREET },
                                         { "UNIT", unit },
                                         { "UNIT2", floor },
                                         { "CITY", TOWN } };
    EXPECT_THAT( readPointColumns( two ).warnings,
                 Contains( HasSubstr( "UNIT2 looks like more of a unit" ) ) );
    // what says the same in other words is no more
    const std::vector<ColumnSample> again{
        { "HOUSENUM", NUMBER },
        { "STREET", STREET },
        { "Unit", unit },
        { "SubAddress", { "", "Unit A", "Unit 101", "Unit 2", "", "Unit 12" } },
        { "CITY", TOWN } };
    EXPECT_THAT( readPointColumns( again ).warnings, Not( Contains( HasSubstr( "more of a unit" ) ) ) );
  }

  // F_ADDR and T_ADDR beside F_ADDL and T_ADDL, and mileposts that begin and end too.
  TEST( OtherOfficesNames, endsOfNumbersBesideMileposts )
  {
    const std::vector<std::string> miles{ "0.12", "1.5", "2.25", "3.1", "0.4", "7.75" };
    const std::vector<ColumnSample> columns{
        { "BEGIN_MP", miles }, { "END_MP", miles },  { "STREET", STREET }, { "F_ADDL", NUMBER },
        { "T_ADDL", NUMBER },  { "F_ADDR", NUMBER }, { "T_ADDR", NUMBER } };
    EXPECT_EQ( streetRoles( columns ).text( columns ),
               "full=STREET;l_from=F_ADDL;l_to=T_ADDL;r_from=F_ADDR;r_to=T_ADDR" );
  }
}
