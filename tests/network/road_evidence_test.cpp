// SPDX-License-Identifier: GPL-2.0-or-later
// Houses speak against a class or a one-way code: nobody lives on a freeway, a footpath or where no car goes.
#include "network/road_columns.h"
#include "network/road_fields.h"

#include <gmock/gmock.h>

using namespace doorstep;
using testing::HasSubstr;
using testing::IsEmpty;

namespace
{
  using Rows = std::vector<std::vector<std::string>>;
  const std::vector<std::string> NAMES{ "FULLNAME", "ROADCLASS", "ONEWAY", "L_FROM",
                                        "L_TO",     "R_FROM",    "R_TO" };

  // Eight streets of one class and one-way code, numbered or not.
  Rows streets( const std::string &name, const std::string &roadClass, const std::string &oneWay,
                bool houses )
  {
    const std::string from = houses ? "101" : "0", to = houses ? "199" : "0";
    return Rows( 8, { name, roadClass, oneWay, from, to, from, to } );
  }

  Rows both( Rows some, const Rows &more )
  {
    some.insert( some.end(), more.begin(), more.end() );
    return some;
  }

  StreetLine first( const RoadColumns &columns, const Rows &rows )
  {
    return streetLine( columns, rows[0], { { 0, 0 }, { 1, 1 } }, 1 );
  }
}

TEST( RoadEvidence, aStreetWithHouseNumbersIsNoFreeway )
{
  const Rows ordinary = streets( "Oak St", "Local", "B", true );
  const Rows lived = both( streets( "Main St", "Freeway", "B", true ), ordinary );
  const RoadColumns columns = detectRoadColumns( NAMES, lived );
  EXPECT_EQ( first( columns, lived ).roadClass, RoadClass::Primary );
  ASSERT_EQ( columns.warnings.size(), 1u );
  EXPECT_THAT( columns.warnings[0], HasSubstr( "FREEWAY (8) in ROADCLASS would be freeways" ) );
  // ranges along an interstate are miles
  const Rows named = both( streets( "I 10", "Freeway", "B", true ), ordinary );
  EXPECT_EQ( first( detectRoadColumns( NAMES, named ), named ).roadClass, RoadClass::Freeway );
  const Rows empty = both( streets( "Main St", "Freeway", "B", false ), ordinary );
  EXPECT_EQ( first( detectRoadColumns( NAMES, empty ), empty ).roadClass, RoadClass::Freeway );
  // the analyst's own words go before
  RoadColumns own = columns;
  applyRoadFields( own, NAMES, "class=ROADCLASS:Freeway=freeway,Local=local" );
  EXPECT_EQ( first( own, lived ).roadClass, RoadClass::Freeway );
}

TEST( RoadEvidence, nBesideFromAndToIsClosedOnlyWhereNobodyLives )
{
  const Rows open = both( streets( "Oak St", "Local", "B", true ), streets( "Elm St", "Local", "FT", true ) );
  const Rows lived = both( Rows( 3, streets( "Ash St", "Local", "N", true )[0] ), open );
  const RoadColumns columns = detectRoadColumns( NAMES, lived );
  EXPECT_EQ( first( columns, lived ).oneWay, OneWay::Both );
  ASSERT_EQ( columns.warnings.size(), 1u );
  EXPECT_THAT( columns.warnings[0], HasSubstr( "N (3) in ONEWAY beside FT and TF is read as two-way" ) );
  const Rows mall = both( Rows( 3, streets( "Ash Mall", "Local", "N", false )[0] ), open );
  const RoadColumns closed = detectRoadColumns( NAMES, mall );
  EXPECT_EQ( first( closed, mall ).oneWay, OneWay::Closed );
  ASSERT_EQ( closed.warnings.size(), 1u );
  EXPECT_THAT( closed.warnings[0], HasSubstr( "read as closed to cars" ) );
}

TEST( RoadEvidence, amongCodesOfAnOwnKindInterstateIsStillOne )
{
  const Rows rows =
      both( streets( "Oak Rd", "Interstate", "B", false ),
            both( streets( "Oak St", "QX", "B", true ),
                  both( streets( "Elm St", "TRZ", "B", true ), streets( "Ash St", "MC", "B", true ) ) ) );
  const RoadColumns columns = detectRoadColumns( NAMES, rows );
  EXPECT_EQ( first( columns, rows ).roadClass, RoadClass::Freeway );
  EXPECT_EQ( streetLine( columns, rows[9], { { 0, 0 }, { 1, 1 } }, 1 ).roadClass, RoadClass::Local );
  ASSERT_FALSE( columns.warnings.empty() );
  EXPECT_THAT( columns.warnings[0], HasSubstr( "not understood as road classes" ) );
}
