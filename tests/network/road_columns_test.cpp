// SPDX-License-Identifier: GPL-2.0-or-later
// One test for each kind of layer of schemas.md.
#include "base/error.h"
#include "network/road_columns.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  using Row = std::vector<std::string>;

  struct Layer
  {
      std::vector<std::string> names;
      std::vector<Row> rows;
      std::string overrides;

      StreetLine line( std::size_t row ) const
      {
        return streetLine( detectRoadColumns( names, rows, overrides ), rows[row], { { 0, 0 }, { 1, 1 } },
                           static_cast<std::int64_t>( row ) );
      }
  };
}

TEST( RoadColumns, openStreetMapThroughGdal )
{
  const Layer layer{
      { "osm_id", "name", "highway", "waterway", "z_order", "other_tags" },
      { { "1", "East 22nd Street", "secondary", "", "4", R"("maxspeed"=>"40 mph","lanes"=>"4")" },
        { "2", "", "motorway", "", "9", R"("ref"=>"I 10","bridge"=>"yes","layer"=>"1")" },
        { "3", "Oak", "residential", "", "3", R"("oneway"=>"-1","maxspeed"=>"30")" },
        { "4", "", "service", "", "1", R"("access"=>"no")" },
        { "5", "", "footway", "", "0", "" },
        { "6", "Santa Cruz River", "", "river", "0", "" },
        { "7", "", "tertiary", "", "3", R"("junction"=>"roundabout","note"=>"a \"b\", c")" },
        { "8", "", "residential", "", "3", R"("oneway"=>"reversible","tunnel"=>"no")" } },
      {} };
  EXPECT_EQ( layer.line( 0 ).roadClass, RoadClass::Secondary );
  EXPECT_EQ( layer.line( 0 ).name, "East 22nd Street" );
  EXPECT_NEAR( layer.line( 0 ).kilometersPerHour, 64.37, 0.01 );
  EXPECT_EQ( layer.line( 0 ).oneWay, OneWay::Both );
  EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Freeway );
  EXPECT_EQ( layer.line( 1 ).oneWay, OneWay::Forward );
  EXPECT_EQ( layer.line( 1 ).name, "I 10" );
  EXPECT_TRUE( layer.line( 1 ).bridgeOrTunnel );
  EXPECT_EQ( layer.line( 1 ).fromLevel, 0 );
  EXPECT_EQ( layer.line( 2 ).oneWay, OneWay::Backward );
  EXPECT_DOUBLE_EQ( layer.line( 2 ).kilometersPerHour, 30 );
  EXPECT_EQ( layer.line( 3 ).oneWay, OneWay::Closed );
  EXPECT_EQ( layer.line( 4 ).roadClass, RoadClass::Path );
  EXPECT_EQ( layer.line( 5 ).oneWay, OneWay::Closed );
  EXPECT_TRUE( layer.line( 6 ).roundabout );
  EXPECT_EQ( layer.line( 6 ).oneWay, OneWay::Forward );
  EXPECT_EQ( layer.line( 7 ).oneWay, OneWay::Closed );
  EXPECT_FALSE( layer.line( 7 ).bridgeOrTunnel );
}

TEST( RoadColumns, namesAreKnownWithOtherPunctuation )
{
  const std::vector<std::string> names = { "ID",          "Street-Name", "Street Type",
                                           "Speed-Limit", "ONE WAY",     "Road Class" };
  const std::vector<Row> rows = { { "1", "Elm", "St", "25", "FT", "Local" } };
  const RoadColumns columns = detectRoadColumns( names, rows );
  EXPECT_EQ( columns.of( RoadRole::Name ), 1 );
  EXPECT_EQ( columns.of( RoadRole::Type ), 2 );
  EXPECT_EQ( columns.of( RoadRole::Speed ), 3 );
  EXPECT_EQ( columns.of( RoadRole::OneWay ), 4 );
  EXPECT_EQ( columns.of( RoadRole::Class ), 5 );
  // A name as the lexicon has it goes before one that has to be looked at twice.
  EXPECT_EQ(
      detectRoadColumns( std::vector<std::string>{ "F-ELEV", "F_ELEV" }, {} ).of( RoadRole::FromLevel ), 1 );
}

TEST( RoadColumns, tigerAddressRanges )
{
  const Layer layer{ { "TLID", "LINEARID", "FULLNAME", "LFROMHN", "LTOHN", "RFROMHN", "RTOHN", "ZIPL",
                       "EDGE_MTFCC", "ROAD_MTFCC" },
                     { { "1", "9", "E 22nd St", "199", "101", "", "", "85713", "S1400", "S1400" },
                       { "2", "9", "I- 10", "", "", "", "", "85713", "S1100", "S1100" },
                       { "3", "9", "", "12-34", "A5", "2", "98", "85713", "S1730", "S1730" },
                       { "4", "9", "Trail", "", "", "", "", "85713", "S1710", "S1710" } },
                     {} };
  const RoadColumns columns = detectRoadColumns( layer.names, layer.rows );
  EXPECT_EQ( columns.scheme, RoadScheme::Mtfcc );
  EXPECT_EQ( columns.of( RoadRole::Class ), 9 );
  EXPECT_EQ( columns.of( RoadRole::OneWay ), -1 );
  EXPECT_EQ( layer.line( 0 ).left, ( HouseRange{ 199, 101 } ) );
  EXPECT_EQ( layer.line( 0 ).right, ( HouseRange{ 0, 0 } ) );
  EXPECT_EQ( layer.line( 0 ).name, "E 22nd St" );
  EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Freeway );
  EXPECT_EQ( layer.line( 1 ).name, "I-10" );
  EXPECT_EQ( layer.line( 2 ).roadClass, RoadClass::Alley );
  EXPECT_EQ( layer.line( 2 ).left, ( HouseRange{ 12, 0 } ) );
  EXPECT_EQ( layer.line( 3 ).roadClass, RoadClass::Path );
}

TEST( RoadColumns, nenaRoadCentreLines )
{
  const Layer layer{ { "FromAddr_L", "ToAddr_L", "FromAddr_R", "ToAddr_R", "St_PreDir", "St_PreTyp",
                       "St_Name", "St_PosTyp", "RoadClass", "OneWay", "SpeedLimit" },
                     { { "101", "199", "100", "198", "EAST", "", "22ND", "STREET", "Local", "FT", "25" },
                       { "0", "0", "0", "0", "", "INTERSTATE", "10", "", "Primary", "TF", "65" },
                       { "1", "9", "2", "8", "", "CALLE", "DEL NORTE", "", "Secondary", "B", "0" } },
                     {} };
  EXPECT_EQ( layer.line( 0 ).name, "East 22nd Street" );
  EXPECT_EQ( layer.line( 0 ).oneWay, OneWay::Forward );
  EXPECT_NEAR( layer.line( 0 ).kilometersPerHour, 40.23, 0.01 );
  EXPECT_EQ( layer.line( 0 ).right, ( HouseRange{ 100, 198 } ) );
  EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Freeway );
  EXPECT_EQ( layer.line( 1 ).oneWay, OneWay::Backward );
  EXPECT_EQ( layer.line( 2 ).name, "Calle Del Norte" );
  EXPECT_EQ( layer.line( 2 ).roadClass, RoadClass::Primary );
  EXPECT_EQ( layer.line( 2 ).oneWay, OneWay::Both );
  EXPECT_EQ( layer.line( 2 ).kilometersPerHour, 0 );
}

TEST( RoadColumns, aCountysOwnClassesBesideNamesOfNena )
{
  const Layer layer{
      { "ST_NAME", "ST_TYPE", "ROADCLASS" },
      { { "OAK", "ST", "LOCAL" }, { "PARK", "AVE", "COLLECTOR" }, { "ORACLE", "RD", "MAJOR ARTERIAL" } },
      {} };
  EXPECT_EQ( layer.line( 0 ).roadClass, RoadClass::Local );
  EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Secondary );
  EXPECT_EQ( layer.line( 2 ).roadClass, RoadClass::Primary );
}

TEST( RoadColumns, countyKinds )
{
  const Layer layer{
      { "PREDIR", "ROADNAME", "ROADTYPE", "SUFDIR", "FRADDL", "TOADDL", "FRADDR", "TOADDR", "ONEWAY",
        "SPEEDLIMIT", "F_ZLEV", "T_ZLEV", "CLASS" },
      { { "N", "ORACLE", "RD", "", "1", "99", "2", "98", "FT", "45", "0", "1", "Minor Arterial" },
        { "", "PARK", "AVE", "S", "1", "99", "2", "98", "", "25", "0", "0", "Local Residential" },
        { "", "MALL", "", "", "", "", "", "", "N", "", "0", "0", "Local Residential" },
        { "", "ELM", "ST", "", "", "", "", "", "", "", "0", "0", "Major Collector" } },
      {} };
  EXPECT_EQ( layer.line( 0 ).name, "N Oracle Rd" );
  EXPECT_EQ( layer.line( 0 ).roadClass, RoadClass::Primary );
  EXPECT_EQ( layer.line( 0 ).toLevel, 1 );
  EXPECT_EQ( layer.line( 1 ).name, "Park Ave S" );
  EXPECT_EQ( layer.line( 1 ).left, ( HouseRange{ 1, 99 } ) );
  EXPECT_EQ( layer.line( 2 ).oneWay, OneWay::Closed ); // N beside FT and blanks: no travel
  EXPECT_EQ( layer.line( 3 ).roadClass, RoadClass::Secondary );
}

TEST( RoadColumns, oneWayValues )
{
  const auto read = []( const std::vector<std::string> &values, std::size_t row )
  {
    Layer layer{ { "STREET", "ONEWAY" }, {}, {} };
    for ( const std::string &value : values )
      layer.rows.push_back( { "Oak St", value } );
    return layer.line( row ).oneWay;
  };
  EXPECT_EQ( read( { "Y", "N" }, 0 ), OneWay::Forward );
  EXPECT_EQ( read( { "Y", "N" }, 1 ), OneWay::Both );
  EXPECT_EQ( read( { "B", "F", "T" }, 1 ), OneWay::Forward );
  EXPECT_EQ( read( { "B", "F", "T" }, 2 ), OneWay::Backward );
  EXPECT_EQ( read( { "T", "F" }, 0 ), OneWay::Forward ); // true and false
  EXPECT_EQ( read( { "T", "F" }, 1 ), OneWay::Both );
  EXPECT_EQ( read( { "1", "0", "-1" }, 2 ), OneWay::Backward );
  EXPECT_EQ( read( { "1.0", "-1.0" }, 1 ), OneWay::Backward );
  EXPECT_EQ( read( { "true", "false" }, 0 ), OneWay::Forward );
  EXPECT_EQ( read( { "One-Way", "Two Way" }, 0 ), OneWay::Forward );
  EXPECT_EQ( read( { "One-Way", "Two Way" }, 1 ), OneWay::Both );
  EXPECT_EQ( read( { "From-To", "To - From" }, 0 ), OneWay::Forward );
  EXPECT_EQ( read( { "From-To", "To - From" }, 1 ), OneWay::Backward );
  EXPECT_EQ( read( { "FT", "TF", "B" }, 1 ), OneWay::Backward );
  EXPECT_EQ( read( { "FT", "TF", "B" }, 2 ), OneWay::Both );
  EXPECT_EQ( read( { "yes", "no", "reverse" }, 2 ), OneWay::Backward );
  EXPECT_EQ( read( { "yes", "no", "reversible" }, 2 ), OneWay::Closed );
  EXPECT_EQ( read( { "B", "FT", "", "N" }, 3 ), OneWay::Closed ); // B says both: N says neither
  EXPECT_EQ( read( { "N", "FT", "N", "B" }, 0 ), OneWay::Both );  // too many to be closed
}

TEST( RoadColumns, cambridge )
{
  const Layer layer{
      { "fid", "Street_Name", "Label", "Direction", "Street_Type", "MajorRoad", "L_From", "L_To", "Street" },
      { { "1", "Cambridge", "Cambridge St", "0", "St", "2", "1334", "1378", "Cambridge St" },
        { "2", "Oak", "Oak Ave", "-1", "Ave", "", "0", "0", "Oak Ave" },
        { "3", "Memorial", "Memorial Dr", "1", "Dr", "1", "", "", "Memorial Dr" } },
      {} };
  EXPECT_EQ( layer.line( 0 ).name, "Cambridge St" );
  EXPECT_EQ( layer.line( 0 ).roadClass, RoadClass::Secondary );
  EXPECT_EQ( layer.line( 0 ).left, ( HouseRange{ 1334, 1378 } ) );
  EXPECT_EQ( layer.line( 1 ).oneWay, OneWay::Backward );
  EXPECT_EQ( layer.line( 1 ).roadClass, RoadClass::Local );
  EXPECT_EQ( layer.line( 2 ).oneWay, OneWay::Forward );
  EXPECT_EQ( layer.line( 2 ).roadClass, RoadClass::Primary );
}

TEST( RoadColumns, columnsThatOnlyLookLikeIt )
{
  // Compass points are no one-way, heights above the sea no levels.
  const Layer layer{ { "NAME", "DIRECTION", "F_ELEV", "T_ELEV" },
                     { { "Oak St", "N", "2400", "2410" }, { "Elm St", "W", "2411", "2412" } },
                     {} };
  const RoadColumns columns = detectRoadColumns( layer.names, layer.rows );
  EXPECT_EQ( columns.of( RoadRole::OneWay ), -1 );
  EXPECT_EQ( columns.of( RoadRole::FromLevel ), -1 );
  EXPECT_EQ( layer.line( 0 ).name, "Oak St" );
  EXPECT_EQ( layer.line( 0 ).oneWay, OneWay::Both );
}

TEST( RoadColumns, speeds )
{
  const auto read = []( std::string column, std::string value )
  {
    const Layer layer{ { "STREET", std::move( column ) }, { { "Oak St", std::move( value ) } }, {} };
    return layer.line( 0 ).kilometersPerHour;
  };
  EXPECT_NEAR( read( "SPEEDLIMIT", "35" ), 56.3, 0.1 );
  EXPECT_NEAR( read( "SPEEDLIMIT", "25 mph" ), 40.23, 0.01 );
  EXPECT_NEAR( read( "SPEEDLIMIT", "25MPH" ), 40.23, 0.01 );
  EXPECT_NEAR( read( "SPEEDLIMIT", "25.0" ), 40.23, 0.01 );
  EXPECT_NEAR( read( "SPEEDLIMIT", "40 kph" ), 40, 1e-9 );
  EXPECT_NEAR( read( "maxspeed", "50 km/h" ), 50, 1e-9 );
  EXPECT_NEAR( read( "SPEED_KMH", "50" ), 50, 1e-9 );
  EXPECT_NEAR( read( "maxspeed", "25 mph;35 mph" ), 40.2, 0.1 );
  EXPECT_EQ( read( "SPEEDLIMIT", "-1" ), 0 );
  EXPECT_EQ( read( "SPEEDLIMIT", "999" ), 0 );
  EXPECT_EQ( read( "maxspeed", "signals" ), 0 );
}

TEST( RoadColumns, aSlipInMilesMakesNoKilometres )
{
  const auto read = []( int rows, const std::string &common, const std::string &rare )
  {
    Layer layer{ { "STREET", "SPEEDLIMIT" }, {}, {} };
    for ( int i = 1; i < rows; ++i )
      layer.rows.push_back( { "Oak St", common } );
    layer.rows.push_back( { "Elm St", rare } );
    return layer.line( 0 ).kilometersPerHour;
  };
  EXPECT_NEAR( read( 20, "25", "99" ), 40.23, 0.01 ); // unknown
  EXPECT_NEAR( read( 400, "25", "100" ), 40.23, 0.01 );
  EXPECT_DOUBLE_EQ( read( 20, "50", "100" ), 50 );
}

TEST( RoadColumns, theUsersOwnClassesComeFirst )
{
  const Layer layer{ { "NAME", "CLASS" },
                     { { "Oak St", "Rural Loop" }, { "Elm St", "Local" } },
                     "word,rural loop,track,18\nclass,local,local,30\n" };
  EXPECT_EQ( layer.line( 0 ).roadClass, RoadClass::Track );
  EXPECT_DOUBLE_EQ( layer.line( 0 ).typicalKilometersPerHour, 18 );
  EXPECT_DOUBLE_EQ( RoadClasses::load( layer.overrides ).speeds[static_cast<std::size_t>( RoadClass::Local )],
                    30 );
  EXPECT_DOUBLE_EQ( RoadClasses::load().speeds[static_cast<std::size_t>( RoadClass::Local )], 36 );
  EXPECT_THROW( RoadClasses::load( "class,local,local,fast\n" ), InputError );
  EXPECT_THROW( RoadClasses::load( "word,x,boulevard\n" ), InputError );
}

TEST( RoadColumns, capitalsArePrintedAsNames )
{
  const auto printed = []( std::string name )
  {
    return streetLine( detectRoadColumns( std::vector<std::string>{ "STREET" }, {} ),
                       Row{ std::move( name ) }, {} )
        .name;
  };
  EXPECT_EQ( printed( "E  22ND ST" ), "E 22nd St" );
  EXPECT_EQ( printed( "SR 77" ), "SR 77" );
  EXPECT_EQ( printed( "CAMINO SE\xC3\x91OR" ), "Camino Se\xC3\xB1or" );
  EXPECT_EQ( printed( "McDowell Rd" ), "McDowell Rd" );
  EXPECT_EQ( printed( "" ), "" );
}
