// SPDX-License-Identifier: GPL-2.0-or-later
// Speeds of a district's own: what a table of them says, how they are kept, and what they do to the times.
#include "network/street_speeds.h"

#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"
#include "network/route_path.h"
#include "network/street_graph.h"

#include <gtest/gtest.h>

#include <filesystem>

using namespace doorstep;

namespace
{
  std::string refusal( const std::vector<SpeedRow> &rows )
  {
    try
    {
      readSpeeds( rows );
    }
    catch ( const InputError &e )
    {
      return e.what();
    }
    return "";
  }

  // One street of 3 km, then a turn to the left and 3 km more.
  std::vector<StreetLine> corner( RoadClass roadClass, double limit )
  {
    StreetLine east, north;
    east.points = { { 0, 0 }, { 3000, 0 } };
    north.points = { { 3000, 0 }, { 3000, 3000 } };
    east.name = "E Elm St";
    north.name = "N Oak St";
    StreetLine beyond = east; // so that it is a junction
    beyond.points = { { 3000, 0 }, { 3500, 0 } };
    for ( StreetLine *line : { &east, &north, &beyond } )
    {
      line->roadClass = roadClass;
      line->kilometersPerHour = limit;
    }
    return { east, north, beyond };
  }

  double minutes( const std::vector<StreetLine> &lines, const StreetSpeeds &speeds )
  {
    GraphOptions options;
    speeds.apply( options );
    const StreetGraph graph = StreetGraph::build( lines, options );
    const SnapIndex index( graph );
    const std::vector<SnappedPoint> ends{ index.snap( { 10, 5 } ), index.snap( { 2995, 2990 } ) };
    return routeLegs( graph, ends ).front().minutes;
  }
}

TEST( StreetSpeeds, aTableIsReadAndKeptAsText )
{
  const StreetSpeeds speeds = readSpeeds( { { "local", "20", "", "", 1 },
                                            { " Primary ", "", "70.5", "", 2 },
                                            { "alley", "", "", "0.5", 3 },
                                            { "all", "", "", "0.9", 4 } } );
  EXPECT_EQ( speeds.text(), "freeway=x0.9;ramp=x0.9;primary=70.5;secondary=x0.9;local=32.19;service=x0.9;"
                            "alley=x0.5;track=x0.9;path=x0.9" );
  EXPECT_EQ( StreetSpeeds::parse( speeds.text() ), speeds );
  EXPECT_EQ( StreetSpeeds().text(), "presets" );
  EXPECT_FALSE( StreetSpeeds::parse( "presets" ).any() );
  EXPECT_FALSE( StreetSpeeds::parse( "" ).any() );
  StreetSpeeds trips = readSpeeds( {} );
  EXPECT_FALSE( trips.any() );
  trips.trips = 1.123;
  EXPECT_EQ( trips.text(), "trips=1.123" );
  EXPECT_EQ( StreetSpeeds::parse( "trips=1.123" ), trips );
  for ( const char *bad :
        { "local", "local=", "local=x", "local=0", "lane=30", "local=30;;", "trips=9", "local=1e9" } )
    EXPECT_THROW( StreetSpeeds::parse( bad ), InputError ) << bad;
}

TEST( StreetSpeeds, whatCannotBeIsRefusedByRowAndColumn )
{
  EXPECT_EQ( refusal( { { "boulevard", "30", "", "", 4 } } ).substr( 0, 25 ), "SPEEDS, row 4: class is n" );
  EXPECT_EQ( refusal( { { "local", "30", "", "", 1 }, { "LOCAL", "20", "", "", 2 } } ),
             "SPEEDS, row 2: an earlier row has the same class." );
  EXPECT_EQ( refusal( { { "local", "30", "40", "", 1 } } ),
             "SPEEDS, row 1: give one of mph, kmh and factor." );
  EXPECT_EQ( refusal( { { "local", "", "", "", 1 } } ), "SPEEDS, row 1: give one of mph, kmh and factor." );
  EXPECT_EQ( refusal( { { "local", "300", "", "", 1 } } ),
             "SPEEDS, row 1: mph is not a number from 2 to 93." );
  EXPECT_EQ( refusal( { { "local", "", "30 km/h", "", 1 } } ),
             "SPEEDS, row 1: kmh is not a number from 3 to 150." );
  EXPECT_EQ( refusal( { { "local", "", "", "0", 1 } } ),
             "SPEEDS, row 1: factor is not a number from 0.1 to 3." );
  EXPECT_EQ( refusal( { { "all", "30", "", "", 1 } } ),
             "SPEEDS, row 1: all streets are not equally fast: give all a factor." );
}

TEST( StreetSpeeds, aClassIsAsFastAsItsRowSaysWhateverIsPosted )
{
  // Times without the turn: what is left when the street is three times as fast is twice of it less.
  for ( const double limit : { 0.0, 50.0 } )
  {
    const std::vector<StreetLine> lines = corner( RoadClass::Local, limit );
    const double usual = minutes( lines, {} );
    const double driving = 5.98 * 60 / ( limit > 0 ? 0.9 * limit : 36 ), turn = usual - driving;
    EXPECT_NEAR( turn * 60, 4, 0.3 ) << "a left turn among equal streets";
    EXPECT_NEAR( minutes( lines, StreetSpeeds::parse( "local=30" ) ), 5.98 * 2 + turn, 1e-3 );
    EXPECT_NEAR( minutes( lines, StreetSpeeds::parse( "local=x0.5" ) ), 2 * driving + turn, 1e-3 );
    EXPECT_NEAR( minutes( lines, StreetSpeeds::parse( "primary=20" ) ), usual, 1e-9 );
    // Trips scale all, the turn too.
    EXPECT_NEAR( minutes( lines, StreetSpeeds::parse( "trips=1.25" ) ), 1.25 * usual, 1e-3 );
    EXPECT_NEAR( minutes( lines, StreetSpeeds::parse( "local=x0.5;trips=0.5" ) ), driving + turn / 2, 1e-3 );
  }
}

TEST( StreetSpeeds, preparedTimesAreThoseOfTheSpeeds )
{
  const std::vector<StreetLine> lines = corner( RoadClass::Local, 0 );
  const auto print = [&]( const char *text )
  {
    GraphOptions options;
    StreetSpeeds::parse( text ).apply( options );
    return StreetGraph::build( lines, options ).fingerprint;
  };
  const Fingerprint usual = StreetGraph::build( lines, {} ).fingerprint;
  EXPECT_EQ( print( "presets" ), usual ) << "without speeds of its own nothing changes";
  EXPECT_NE( print( "local=30" ), usual );
  EXPECT_NE( print( "trips=1.2" ), usual );
  EXPECT_EQ( print( "local=30" ), print( "local=30" ) );
}

// A table to begin with, as the guide prints it.
TEST( StreetSpeeds, theGuidesTableIsThePresets )
{
  const RoadClasses presets = RoadClasses::load();
  for ( const char *language : { "en", "es" } )
  {
    const auto root = std::filesystem::path( DOORSTEP_TEST_DATA ).parent_path().parent_path();
    const std::string text = readWhole( root / "metadata" / "guide" / language / "your-county.md" );
    const std::size_t begin = text.find( "class,kmh\n" ), end = text.find( "```", begin );
    ASSERT_NE( end, std::string::npos );
    std::vector<SpeedRow> rows;
    for ( const CsvRow &row : parseCsv( text.substr( begin, end - begin ), ',', true ) )
      if ( row.size() == 2 && row[0] != "class" )
        rows.push_back( { row[0], "", row[1], "", static_cast<int>( rows.size() ) + 1 } );
    ASSERT_EQ( rows.size(), ROAD_CLASS_COUNT - 1 ) << "no car drives on a path";
    const StreetSpeeds speeds = readSpeeds( rows );
    for ( std::size_t c = 0; c + 1 < ROAD_CLASS_COUNT; ++c )
      EXPECT_EQ( speeds.classes[c].kilometersPerHour, presets.speeds[c] ) << c;
  }
}
