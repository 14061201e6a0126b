// SPDX-License-Identifier: GPL-2.0-or-later
// planzones as QGIS runs it: the outputs that the contract fixes, refusals in words, and what a cancelled run
// leaves.
#include "planzones_run.h"

#include <algorithm>
#include <map>
#include <set>

using namespace doorstep;
using test::PlanZonesRun;

TEST_F( PlanZonesRun, givesTheOutputsOfTheContract )
{
  ASSERT_TRUE( plan() ) << log();
  const auto visits = features( "visits.csv" ), zones = features( "zones.gpkg" ),
             routes = features( "routes.gpkg" ), steps = features( "directions.csv" );
  EXPECT_EQ( columns( visits ), ( QStringList{ "visit", "students", "language", "minutes", "zone", "stop",
                                               "arrive", "note", "access_lon", "access_lat" } ) );
  EXPECT_EQ( columns( zones ), ( QStringList{ "zone", "staging", "visits", "students", "minutes", "km",
                                              "languages", "note" } ) );
  EXPECT_EQ( columns( routes ), ( QStringList{ "zone", "minutes", "km", "note" } ) );
  EXPECT_EQ( columns( steps ), ( QStringList{ "zone", "step", "stop", "text_en", "text_es", "block_en",
                                              "block_es", "metres", "minutes" } ) );

  ASSERT_EQ( visits.size(), 40U );
  std::map<int, int> visitsOf, studentsOf;
  std::set<std::pair<int, int>> stops;
  for ( std::size_t v = 0; v < visits.size(); ++v )
  {
    const QgsFeature &visit = visits[v];
    EXPECT_EQ( visit.attribute( "visit" ).toString(), QStringLiteral( "C%1" ).arg( 1000 + v ) );
    EXPECT_EQ( visit.attribute( "minutes" ).toDouble(), 15 ) << "the minutes that were planned";
    EXPECT_TRUE( visit.attribute( "note" ).toString().isEmpty() );
    const int zone = visit.attribute( "zone" ).toInt();
    ++visitsOf[zone];
    studentsOf[zone] += visit.attribute( "students" ).toInt();
    EXPECT_TRUE( stops.emplace( zone, visit.attribute( "stop" ).toInt() ).second );
  }
  ASSERT_EQ( zones.size(), visitsOf.size() );
  ASSERT_EQ( routes.size(), zones.size() );
  EXPECT_EQ( mResults.value( "ZONES" ).toInt(), static_cast<int>( zones.size() ) );
  EXPECT_EQ( mResults.value( "UNSERVED" ).toInt(), 0 );
  EXPECT_FALSE( mResults.value( "CUT" ).toBool() );
  double total = 0, longest = 0;
  for ( std::size_t z = 0; z < zones.size(); ++z )
  {
    const QgsFeature &zone = zones[z];
    const int number = zone.attribute( "zone" ).toInt();
    EXPECT_EQ( number, static_cast<int>( z ) + 1 );
    EXPECT_EQ( zone.attribute( "staging" ).toString(), "North & South" );
    EXPECT_EQ( zone.attribute( "visits" ).toInt(), visitsOf[number] );
    EXPECT_EQ( zone.attribute( "students" ).toInt(), studentsOf[number] );
    EXPECT_LE( zone.attribute( "minutes" ).toDouble(), 120 );
    EXPECT_EQ( routes[z].attribute( "minutes" ), zone.attribute( "minutes" ) );
    EXPECT_NEAR( routes[z].geometry().length() / 1000, zone.attribute( "km" ).toDouble(), 0.06 );
    EXPECT_EQ( zone.geometry().wkbType(), Qgis::WkbType::MultiPolygon );
    for ( int stop = 1; stop <= visitsOf[number]; ++stop )
      EXPECT_TRUE( stops.contains( { number, stop } ) );
    total += zone.attribute( "minutes" ).toDouble();
    longest = std::max( longest, zone.attribute( "minutes" ).toDouble() );
  }
  EXPECT_NEAR( mResults.value( "TOTAL" ).toDouble(), total, 0.5 );
  EXPECT_NEAR( mResults.value( "LONGEST" ).toDouble(), longest, 0.051 );

  std::map<int, int> step, stop;
  for ( const QgsFeature &row : steps )
  {
    const int zone = row.attribute( "zone" ).toInt();
    EXPECT_EQ( row.attribute( "step" ).toInt(), ++step[zone] );
    if ( const int reached = row.attribute( "stop" ).toInt(); reached > 0 )
    {
      EXPECT_EQ( reached, ++stop[zone] );
    }
    for ( const char *text : { "text_en", "text_es", "block_en", "block_es" } )
      EXPECT_FALSE( row.attribute( text ).toString().isEmpty() );
  }
  EXPECT_EQ( stop, visitsOf ) << "each stop is reached by one step";
  EXPECT_NE( report().find( "North &amp; South" ), std::string::npos );
}

TEST_F( PlanZonesRun, writesFurtherLanguagesWhereTheyAreAskedFor )
{
  ASSERT_TRUE( plan( { { "LANGUAGES", "en+vi" } } ) ) << log();
  const std::vector<QgsFeature> steps = features( "directions.csv" );
  EXPECT_EQ( columns( steps ), ( QStringList{ "zone", "step", "stop", "text_en", "text_es", "block_en",
                                              "block_es", "metres", "minutes", "text_vi", "block_vi" } ) );
  for ( const QgsFeature &row : steps )
    if ( row.attribute( "stop" ).toInt() > 0 )
      EXPECT_TRUE(
          row.attribute( "block_vi" )
              .toString()
              .contains( QString::fromUtf8( "Điểm dừng %1:" ).arg( row.attribute( "stop" ).toInt() ) ) );
  EXPECT_FALSE( plan( { { "LANGUAGES", "xx" } } ) );
  EXPECT_TRUE( said( "LANGUAGES names a language" ) ) << log();
}

TEST_F( PlanZonesRun, saysStraightLinesInEveryOutput )
{
  ASSERT_TRUE( plan( { { "STREETS", QVariant() } } ) ) << log();
  EXPECT_TRUE( said( "straight lines" ) );
  for ( const char *name : { "visits.csv", "zones.gpkg", "routes.gpkg" } )
    for ( const QgsFeature &row : features( name ) )
      EXPECT_EQ( row.attribute( "note" ).toString(), "times by straight lines" ) << name;
  for ( const QgsFeature &row : features( "directions.csv" ) )
  {
    EXPECT_TRUE( row.attribute( "text_en" ).toString().contains( "straight line" ) );
    EXPECT_TRUE( row.attribute( "text_es" ).toString().contains( QString::fromUtf8( "línea recta" ) ) );
  }
  EXPECT_NE( report().find( "straight lines" ), std::string::npos );
}

TEST_F( PlanZonesRun, refusesInOneSentenceAndLeavesNothing )
{
  const Layer nameless = layer( "Point", "code", { point( 5, 5 ) + "|A" } ),
              nowhere = layer( "Point", "visit", { "|A" } ), none = visits( {} ),
              unknown = layer( "Point", "visit", { point( 5, 5 ) + "|A" }, "" ),
              far = layer( "LineString", "name", { "LINESTRING(400000 3560000,400100 3560000)|A" } ),
              unnamed = layer( "Point", "name", { point( 600, 610 ) + "|A" } ),
              roster = layer( "None", "team,role,employee,agreement", { "A|leader|no|yes" } ),
              limits = layer( "Point", "staging,teams", { point( 600, 610 ) + "|A|two" } ),
              groups = layer( "Point", "staging,group",
                              { point( 600, 610 ) + "|A|N", point( 500, 610 ) + "|B|N" } ),
              earlier = layer( "None", "visit,zone", { "C1000|Zone 3" } ),
              uncut = layer( "LineString", "name",
                             { "LINESTRING(499900 3560900,501300 3560900)|A",
                               "LINESTRING(500500 3559900,500500 3561300)|B",
                               "LINESTRING(500600 3559900,500600 3561300)|C" } );
  const struct
  {
      const char *parameter;
      QVariant value;
      const char *words;
  } cases[] = {
      { "VISITS", value( nameless ), "VISITS has no column visit" },
      { "VISITS", value( nowhere ), "VISITS: no row has a position" },
      { "VISITS", value( none ), "VISITS has no rows" },
      { "VISITS", value( unknown ), "VISITS has no coordinate reference system" },
      { "STREETS", value( roster ), "STREETS is a table without positions" },
      { "STAGING", value( unnamed ), "STAGING has no column staging" },
      { "STAGING", value( none ), "STAGING has no column staging" },
      { "STAGING", value( limits ), "STAGING, row 1: teams is not a whole number of 0 or more" },
      { "STAGING", value( groups ), "STAGING, row 2: row 1 has the same group" },
      { "STREETS", value( far ), "STREETS has no street around the visits" },
      { "STREETS", value( uncut ), "STREETS: streets cross at 2 places without a common point" },
      { "TEAM_MINUTES", 10, "TEAM_MINUTES is too small for any visit: the quickest takes" },
      { "ROSTER", value( roster ), "ROSTER has no team that may go out" },
      { "PREVIOUS", value( nameless ), "PREVIOUS has no column visit" },
      { "PREVIOUS", value( earlier ), "PREVIOUS has no row with a visit and the number of its zone" },
      { "PREVIOUS_ZONES", value( nameless ), "PREVIOUS_ZONES needs PREVIOUS and ROSTER" },
  };
  for ( const auto &[parameter, given, words] : cases )
  {
    EXPECT_FALSE( plan( { { parameter, given } } ) ) << words;
    EXPECT_TRUE( said( words ) ) << log();
    EXPECT_EQ( files(), QStringList() ) << words;
  }
}

TEST_F( PlanZonesRun, writesTheMinutesThatItPlannedWith )
{
  for ( const char *type : { "minutes:integer", "minutes:string", "mark" } )
  {
    mVisits = layer( "Point", QStringLiteral( "visit," ) + type,
                     { point( 120, 118 ) + "|A|", point( 320, 118 ) + "|B|7" } );
    ASSERT_TRUE( plan( { { "MINUTES", 12.5 } } ) ) << log();
    std::map<QString, double> minutes;
    for ( const QgsFeature &visit : features( "visits.csv" ) )
      minutes[visit.attribute( "visit" ).toString()] = visit.attribute( "minutes" ).toDouble();
    EXPECT_EQ( minutes["A"], 12.5 ) << type;
    EXPECT_EQ( minutes["B"], std::string( type ) == "mark" ? 12.5 : 7 ) << type;
  }
}

TEST_F( PlanZonesRun, leavesNoFileWhereItIsCancelled )
{
  for ( const double share : { 5.0, 30.0, 50.0, 85.0 } )
  {
    EXPECT_FALSE( plan( { { "STEPS", 200000 } }, share ) ) << share;
    EXPECT_EQ( files(), QStringList() ) << share;
  }
}

TEST_F( PlanZonesRun, tellsOfStudentsThatAreNoNumber )
{
  QStringList rows;
  for ( const char *count : { "2", "2.0", "two", "0", "-1", "1.5", "" } )
    rows << point( 500 + 20.0 * static_cast<double>( rows.size() ), 500 ) +
                QStringLiteral( "|C20%1|%2||" ).arg( rows.size() ).arg( QLatin1String( count ) );
  mVisits = layer( "Point", "visit,students,language,minutes:double", rows );
  ASSERT_TRUE( plan() ) << log();
  EXPECT_TRUE( said( "VISITS: 4 rows have students that are not a whole number over 0; each counts as one" ) )
      << log();
  int students = 0;
  for ( const QgsFeature &zone : features( "zones.gpkg" ) )
    students += zone.attribute( "students" ).toInt();
  EXPECT_EQ( students, 2 + 2 + 5 );
}

TEST_F( PlanZonesRun, countsHousesWhereAddressPointsAreGiven )
{
  mVisits = visits( { point( 155, 215 ) + "|A|1||", point( 1000, 15 ) + "|B|1||" } );
  QStringList rows;
  for ( int x = 15; x < 200; x += 20 )
    rows << point( x, 215 ) << point( x, 185 );
  const Layer houses = layer( "Point", "name", rows );
  mStaging = layer( "Point", "staging", { point( 20, 205 ) + "|S" } );
  ASSERT_TRUE( plan( { { "HOUSES", value( houses ) } } ) ) << log();
  QStringList texts, blocks;
  for ( const QgsFeature &row : features( "directions.csv" ) )
  {
    texts << row.attribute( "text_en" ).toString();
    blocks << row.attribute( "block_en" ).toString();
  }

  EXPECT_TRUE( texts.join( '\n' ).contains( " after N 2th Ave, third house" ) )
      << texts.join( '\n' ).toStdString();
  EXPECT_FALSE( blocks.join( '\n' ).contains( "house" ) ) << "the volunteer's text";
  ASSERT_TRUE( plan() );
  for ( const QgsFeature &row : features( "directions.csv" ) )
    EXPECT_FALSE( row.attribute( "text_en" ).toString().contains( "house" ) );
}
