// SPDX-License-Identifier: GPL-2.0-or-later
// Street layers as counties publish them: classes and one-way codes by their values, what is missing is told,
// and what the user says of them counts. Made up.
#include "base/error.h"
#include "network/road_columns.h"
#include "network/road_fields.h"

#include <gmock/gmock.h>

namespace doorstep
{
  namespace
  {
    using ::testing::Contains;
    using ::testing::HasSubstr;
    using ::testing::Not;
    using Row = std::vector<std::string>;

    struct Streets
    {
        std::vector<std::string> names;
        std::vector<Row> rows;
        std::string fields;

        RoadColumns columns() const
        {
          RoadColumns columns = detectRoadColumns( names, rows );
          applyRoadFields( columns, names, fields );
          return columns;
        }
        StreetLine line( std::size_t row ) const
        {
          return streetLine( columns(), rows[row], { { 0, 0 }, { 1, 1 } } );
        }
    };
  }

  TEST( RoadValues, codesAlongAgainstAndBoth )
  {
    const Streets layer{
        { "STREET", "TRAVDIR_CD" }, { { "E Elm St", "A" }, { "E Oak St", "W" }, { "E Fir St", "B" } }, {} };
    EXPECT_EQ( layer.line( 0 ).oneWay, OneWay::Forward );
    EXPECT_EQ( layer.line( 1 ).oneWay, OneWay::Backward );
    EXPECT_EQ( layer.line( 2 ).oneWay, OneWay::Both );
    EXPECT_EQ( layer.line( 0 ).name, "E Elm St" );
  }

  // New York City: with, against, two-way traffic. W there is not Pima's W.
  TEST( RoadValues, codesWithAgainstAndTwoWay )
  {
    const Streets layer{
        { "Street", "TrafDir" }, { { "Elm St", "W" }, { "Oak St", "A" }, { "Fir St", "T" } }, {} };
    EXPECT_EQ( layer.line( 0 ).oneWay, OneWay::Forward );
    EXPECT_EQ( layer.line( 1 ).oneWay, OneWay::Backward );
    EXPECT_EQ( layer.line( 2 ).oneWay, OneWay::Both );
  }

  TEST( RoadValues, wordsOfOneWay )
  {
    const Streets layer{
        { "STREET", "TRAVEL_DIRECTIONS" },
        { { "E Elm St", "One Way (With)" }, { "E Oak St", "One Way (Against)" }, { "Fir St", "Two Way" } },
        {} };
    EXPECT_EQ( layer.line( 0 ).oneWay, OneWay::Forward );
    EXPECT_EQ( layer.line( 1 ).oneWay, OneWay::Backward );
    EXPECT_EQ( layer.line( 2 ).oneWay, OneWay::Both );
  }

  TEST( RoadValues, classesByACountysOwnWords )
  {
    const Streets layer{ { "STREET", "ROADCAT_CD" },
                         { { "I 10", "INTERSTATE" },
                           { "Ramp", "RMP_INT" },
                           { "E Frontage Rd", "INTERSTATE FRONTAGE" },
                           { "Oracle Rd", "ST_RT" },
                           { "E Elm St", "LRD_MN" } },
                         {} };
    EXPECT_EQ( layer.line( 0 ).roadClass, RoadClass::Freeway );
    EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Ramp );
    EXPECT_EQ( layer.line( 2 ).roadClass, RoadClass::Service );
    EXPECT_EQ( layer.line( 3 ).roadClass, RoadClass::Primary );
    EXPECT_EQ( layer.line( 4 ).roadClass, RoadClass::Local );
  }

  TEST( RoadValues, aDescriptionBesideCodesIsTaken )
  {
    const Streets layer{ { "STREET", "CLASS", "CLASS_DESC" },
                         { { "I 10", "91", "INTERSTATE" }, { "E Elm St", "95", "TOWN/LOCAL" } },
                         {} };
    EXPECT_EQ( layer.line( 0 ).roadClass, RoadClass::Freeway );
    EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Local );
  }

  TEST( RoadValues, principalArterialsThatAreNoInterstate )
  {
    const Streets layer{
        { "STREET", "FunctionalClass" },
        { { "I 10", "Principal Arterial Interstate" }, { "Oracle Rd", "Principal Arterial Non-Interstate" } },
        {} };
    EXPECT_EQ( layer.line( 0 ).roadClass, RoadClass::Freeway );
    EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Primary );
  }

  TEST( RoadValues, whatIsMissingOrNotUnderstoodIsTold )
  {
    const Streets bare{ { "STREET" }, { { "E Elm St" } }, {} };
    EXPECT_THAT( roadWarnings( bare.columns() ),
                 Contains( HasSubstr( "every street was taken as two-way" ) ) );
    EXPECT_THAT( roadWarnings( bare.columns() ), Contains( HasSubstr( "no column of road classes" ) ) );
    const Streets codes{ { "STREET", "CLASS", "ONEWAY" },
                         { { "E Elm St", "71", "X" }, { "E Oak St", "71", "X" }, { "E Fir St", "72", "Q" } },
                         {} };
    EXPECT_THAT( roadWarnings( codes.columns() ), Contains( HasSubstr( "71 (2), 72 (1)" ) ) );
    EXPECT_THAT( roadWarnings( codes.columns() ), Contains( HasSubstr( "X (2), Q (1)" ) ) );
  }

  TEST( RoadValues, theUserSaysWhatTheyMean )
  {
    const Streets layer{ { "RUE", "KIND", "WAY" },
                         { { "E Elm St", "71", "X" }, { "I 10", "72", "Q" }, { "E Oak St", "71", "" } },
                         "name=RUE; class=KIND:71=local,72=freeway;oneway=WAY:X=forward,Q=backward" };
    EXPECT_EQ( layer.line( 0 ).oneWay, OneWay::Forward );
    EXPECT_EQ( layer.line( 1 ).oneWay, OneWay::Backward );
    EXPECT_EQ( layer.line( 2 ).oneWay, OneWay::Both );
    EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Freeway );
    EXPECT_EQ( layer.line( 0 ).name, "E Elm St" );
    EXPECT_THAT( roadWarnings( layer.columns() ), Not( Contains( HasSubstr( "KIND" ) ) ) );
    for ( const char *wrong :
          { "class=NOPE", "lanes=KIND", "oneway=WAY:X=upwards", "class=KIND:71=boulevard" } )
    {
      RoadColumns columns = detectRoadColumns( layer.names, layer.rows );
      EXPECT_THROW( applyRoadFields( columns, layer.names, wrong ), InputError ) << wrong;
    }
  }

  TEST( RoadValues, namesOfPartsThatNoListKnows )
  {
    const Streets layer{
        { "PREFIX", "STNM", "SUFFIX" }, { { "N", "Alder", "Ave" }, { "S", "Birch", "St" } }, {} };
    EXPECT_EQ( layer.line( 0 ).name, "N Alder Ave" );
  }
}
