// SPDX-License-Identifier: GPL-2.0-or-later
// Names vote, values decide: layers whose names mislead, made up.
#include "columns/address_columns.h"
#include "columns/column_names.h"

#include <gmock/gmock.h>

namespace doorstep
{
  namespace
  {
    using ::testing::ElementsAre;
    using ::testing::HasSubstr;
    using ::testing::IsEmpty;

    // Six houses on three streets, by what is asked of them.
    const std::vector<std::string> NUMBER{ "12", "14", "7", "9", "101", "103" };
    const std::vector<std::string> DIRECTION{ "N", "N", "South", "S", "", "" };
    const std::vector<std::string> NAME{ "Alder", "Alder", "Birch", "Birch", "5th", "5th" };
    const std::vector<std::string> TYPE{ "ST", "ST", "Avenue", "Avenue", "Ln", "Ln" };
    const std::vector<std::string> QUADRANT{ "NW", "NW", "SE", "SE", "SE", "SE" };
    const std::vector<std::string> TOWN{ "Larkville", "Larkville", "Larkville", "Larkville", "Orr", "Orr" };
    const std::vector<std::string> ZIP{ "85701", "85701", "85701", "85702-1234", "85702", "85702" };
    const std::vector<std::string> NOTHING{ "", "None", "<Null>", "N/A", "", "NULL" };

    std::string roles( const std::vector<ColumnSample> &columns )
    {
      return pointRoles( columns ).text( columns );
    }
  }

  TEST( ColumnValues, suffixIsWhatItsValuesAre )
  {
    EXPECT_EQ(
        roles(
            { { "HOUSE_NO", NUMBER }, { "PREFIX", DIRECTION }, { "STREET_NAM", NAME }, { "SUFFIX", TYPE } } ),
        "name=STREET_NAM;number=HOUSE_NO;predir=PREFIX;suftype=SUFFIX" );
    EXPECT_EQ(
        roles( { { "HOUSE_NO", NUMBER }, { "STREET_NAM", NAME }, { "TYPE", TYPE }, { "SUFFIX", QUADRANT } } ),
        "name=STREET_NAM;number=HOUSE_NO;sufdir=SUFFIX;suftype=TYPE" );
    EXPECT_EQ( roles( { { "ADDRESS", NUMBER },
                        { "SUFFIX", { "A", "B", "", "1/2", "", "" } },
                        { "RDNAME", NAME },
                        { "STS", TYPE } } ),
               "name=RDNAME;number=ADDRESS;number_suffix=SUFFIX;suftype=STS" );
    EXPECT_EQ(
        roles(
            { { "ADDRESS", NUMBER }, { "STREET", NAME }, { "ROADTYPE", TYPE }, { "QUADRANT", QUADRANT } } ),
        "name=STREET;number=ADDRESS;sufdir=QUADRANT;suftype=ROADTYPE" );
  }

  TEST( ColumnValues, namesCutToTenLettersAndRunTogether )
  {
    EXPECT_EQ( roles( { { "propaddrnu", NUMBER },
                        { "propaddrdi", DIRECTION },
                        { "propstreetname", NAME },
                        { "prop_suf", TYPE },
                        { "propcity", TOWN },
                        { "prop_zip", ZIP } } ),
               "city=propcity;name=propstreetname;number=propaddrnu;predir=propaddrdi;suftype=prop_suf;zip="
               "prop_zip" );
  }

  TEST( ColumnValues, namesThatSayNothing )
  {
    EXPECT_EQ(
        roles( { { "F1", NUMBER }, { "F2", DIRECTION }, { "F3", NAME }, { "F4", TYPE }, { "F5", ZIP } } ),
        "name=F3;number=F1;predir=F2;suftype=F4;zip=F5" );
  }

  TEST( ColumnValues, aWholeStreetThatSaysMoreThanThePartsIsTaken )
  {
    const std::vector<std::string> whole{ "N Alder St",      "N Alder St", "S Birch Ave",
                                          "South Birch Ave", "5th Ln",     "5th Ln" };
    EXPECT_EQ(
        roles(
            { { "HOUSE_NO", NUMBER }, { "STREETNAME", NAME }, { "STTYPE", TYPE }, { "FULLSTREET", whole } } ),
        "number=HOUSE_NO;street=FULLSTREET" );
  }

  TEST( ColumnValues, theOwnersAddressIsNotTheHouses )
  {
    EXPECT_EQ( roles( { { "HOUSE_NO", NUMBER },
                        { "STREET", NAME },
                        { "TYPE", TYPE },
                        { "OWNER_DIR", QUADRANT },
                        { "OWNER_CITY", TOWN },
                        { "OWNER_ZIP", ZIP } } ),
               "name=STREET;number=HOUSE_NO;suftype=TYPE" );
  }

  TEST( ColumnValues, whatIsReadIsSaid )
  {
    const std::vector<ColumnSample> columns{ { "HOUSE_NO", NUMBER },
                                             { "PREFIX", DIRECTION },
                                             { "STREET", NAME },
                                             { "SUFFIX", TYPE },
                                             { "CITY", TOWN } };
    const ColumnReading reading = readPointColumns( columns );
    std::vector<std::string> said;
    for ( const ColumnLine &line : reading.said )
      said.push_back( lineText( line ) );
    EXPECT_THAT( said, ElementsAre( "town: CITY", "street name: STREET",
                                    "house number: HOUSE_NO (100 % of values are house numbers)",
                                    "direction before the street: PREFIX (100 % of values are directions)",
                                    "street type: SUFFIX (100 % of values are types)" ) );
    EXPECT_THAT( reading.warnings, IsEmpty() );
  }

  TEST( ColumnValues, aDirectionLeftUnusedIsNamed )
  {
    const std::vector<ColumnSample> columns{ { "HOUSE_NO", NUMBER },
                                             { "STREET", NAME },
                                             { "TYPE", TYPE },
                                             { "QUAD", QUADRANT },
                                             { "CITY", TOWN } };
    const ColumnReading reading = readPointColumns( columns, "number=HOUSE_NO;name=STREET;suftype=TYPE" );
    EXPECT_THAT(
        reading.warnings,
        ElementsAre( "ADDRESS_POINTS: column QUAD looks like directions and was not used; if it is a part of "
                     "the address, name it in POINT_FIELDS." ) );
  }

  TEST( ColumnValues, streetsWithoutATypeAreTold )
  {
    const std::vector<ColumnSample> columns{ { "HOUSE_NO", NUMBER }, { "STREET", NAME }, { "CITY", TOWN } };
    const ColumnReading reading = readPointColumns( columns );
    EXPECT_THAT( reading.warnings, ElementsAre( HasSubstr( "the streets in STREET have no type" ) ) );
  }

  // The column is named that has the names, not an empty one of modifiers that is joined to it.
  TEST( ColumnValues, ofJoinedColumnsTheOneWithValuesIsNamed )
  {
    const std::vector<ColumnSample> columns{ { "HOUSE_NO", NUMBER },
                                             { "StN_PreMod", { "", "", "", "", "", "" } },
                                             { "STREETNAME", NAME },
                                             { "StN_PosMod", { "", "", "", "", "", "" } },
                                             { "CITY", TOWN } };
    const ColumnReading reading = readPointColumns( columns );
    EXPECT_THAT( reading.warnings, ElementsAre( HasSubstr( "the streets in STREETNAME have no type" ) ) );
  }

  // Columns of a street before and after, of which the latter is empty: St and Rd stand after the name all
  // the same.
  TEST( ColumnValues, typesBeforeTheNameThatStandAfterIt )
  {
    EXPECT_EQ( roles( { { "ADDRNUM", NUMBER },
                        { "STNM_PRE_D", DIRECTION },
                        { "STNM_PRE_Q", NAME },
                        { "STNM_PRE_T", TYPE },
                        { "STNM_SUF_T", NOTHING } } ),
               "name=STNM_PRE_Q;number=ADDRNUM;predir=STNM_PRE_D;suftype=STNM_PRE_T" );
    EXPECT_EQ( roles( { { "ADDRNUM", NUMBER },
                        { "PRETYPE", { "Calle", "Calle", "Camino", "Camino", "Via", "Via" } },
                        { "STREET_NAM", NAME },
                        { "SUFTYPE", NOTHING } } ),
               "name=STREET_NAM;number=ADDRNUM;pretype=PRETYPE;suftype=SUFTYPE" );
  }

  TEST( ColumnValues, emptyWordsAreEmpty )
  {
    for ( const char *word : { "None", "NULL", "<Null>", "n/a", "NaN", " - ", "" } )
      EXPECT_TRUE( saysNothing( word ) ) << word;
    for ( const char *word : { "Noble", "N", "A", "0", "Nona", "12" } )
      EXPECT_FALSE( saysNothing( word ) ) << word;
    EXPECT_TRUE( valueKinds( NOTHING ).empty() );
  }

  TEST( RangeColumns, halfOfARangeIsTold )
  {
    const std::vector<ColumnSample> half{
        { "FULLNAME", { "Alder St" } }, { "LTADD", { "99" } }, { "ZZ", { "1" } } };
    const ColumnReading reading = readStreetColumns( half );
    EXPECT_EQ( reading.roles.text( half ), "full=FULLNAME;l_to=LTADD" );
    ASSERT_GE( reading.warnings.size(), 1u );
    EXPECT_THAT( reading.warnings[0], HasSubstr( "only LTADD was recognised" ) );
  }

  TEST( RangeColumns, ofManyCounties )
  {
    const auto ranges = []( std::initializer_list<const char *> ends )
    {
      std::vector<ColumnSample> columns{ { "RDNAME", { "Alder St", "Birch Ave" } } };
      const char *values[] = { "101", "199", "100", "198" };
      for ( const char *end : ends )
        columns.push_back( { end, { values[columns.size() - 1], values[columns.size() - 1] } } );
      const FieldRoles roles = streetRoles( columns );
      std::vector<int> found;
      for ( const char *role : { "l_from", "l_to", "r_from", "r_to" } )
        found.push_back( roles.column( role ) );
      return found;
    };
    const std::vector<int> inOrder{ 1, 2, 3, 4 };
    EXPECT_EQ( ranges( { "LADD_FR", "LADD_TO", "RADD_FR", "RADD_TO" } ), inOrder );
    EXPECT_EQ(
        ranges( { "LEFT_START_ADDRESS", "LEFT_END_ADDRESS", "RIGHT_START_ADDRESS", "RIGHT_END_ADDRESS" } ),
        inOrder );
    EXPECT_EQ( ranges( { "LowAddressLeft", "HighAddressLeft", "LowAddressRight", "HighAddressRight" } ),
               inOrder );
    EXPECT_EQ( ranges( { "FRADDL", "TOADDL", "FRADDR", "TOADDR" } ), inOrder );
    EXPECT_EQ( ranges( { "Left_Adr1", "Left_Adr2", "Right_Adr1", "Right_Adr2" } ), inOrder );
    EXPECT_EQ( ranges( { "LSTART", "LSTOP", "RSTART", "RSTOP" } ), inOrder );
    EXPECT_EQ( ranges( { "START_L", "STOP_L", "START_R", "STOP_R" } ), inOrder );
    EXPECT_EQ( ranges( { "FROMADDRES", "TOADDRESSL", "FROMADDR_1", "TOADDRESSR" } ), inOrder );
  }
}
