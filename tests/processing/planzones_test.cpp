// SPDX-License-Identifier: GPL-2.0-or-later
// planzones as QGIS runs it: the outputs that the contract fixes, refusals in words, and what a second run
// does.
#include "processing/planzones_algorithm.h"

#include "base/file.h"
#include "plan_run.h"
#include "privacy/manifest.h"

#include <qgsproject.h>

#include <algorithm>
#include <map>
#include <set>

using namespace doorstep;

namespace
{
  class PlanZonesRun : public test::PlanRun
  {
    protected:
      QVariantMap parameters() const
      {
        return { { "VISITS", value( mVisits ) },
                 { "STAGING", value( mStaging ) },
                 { "STREETS", value( mStreets ) },
                 { "TEAM_MINUTES", 120 },
                 { "STEPS", 2000 },
                 { "OUTPUT_VISITS", at( "visits.csv" ) },
                 { "OUTPUT_ZONES", at( "zones.gpkg" ) },
                 { "OUTPUT_ROUTES", at( "routes.gpkg" ) },
                 { "OUTPUT_DIRECTIONS", at( "directions.csv" ) },
                 { "OUTPUT_HTML", at( "plan.html" ) } };
      }
      bool plan( const QVariantMap &changed = {}, double cancelAt = 200 )
      {
        QVariantMap all = parameters();
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return run( PlanZonesAlgorithm(), all, cancelAt );
      }
      std::string report() const { return readWhole( at( "plan.html" ).toStdString() ); }
      std::map<QString, int> zoneOfVisit() const
      {
        std::map<QString, int> zones;
        for ( const QgsFeature &visit : features( "visits.csv" ) )
          zones[visit.attribute( "visit" ).toString()] = visit.attribute( "zone" ).toInt();
        return zones;
      }

      Layer mVisits = visits( visitRows( 40 ) ), mStaging = staging(), mStreets = streets();
  };
}

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

TEST_F( PlanZonesRun, saysWhatWouldDoWhereTeamsAreTooFew )
{
  ASSERT_TRUE( plan( { { "TEAMS", 2 } } ) ) << log();
  const int unserved = mResults.value( "UNSERVED" ).toInt();
  EXPECT_GE( unserved, 40 - 2 * 8 );
  EXPECT_TRUE( said( ( std::to_string( unserved ) + " visits are left without a team; " ).c_str() ) )
      << log();
  EXPECT_TRUE( mSaid.contains( QRegularExpression( "; [67] teams would do; or \\d+ minutes a team" ) ) )
      << log();
  int noted = 0;
  for ( const QgsFeature &visit : features( "visits.csv" ) )
    if ( visit.attribute( "note" ).toString() == "no team has time left for it" )
    {
      ++noted;
      EXPECT_TRUE( visit.attribute( "zone" ).toString().isEmpty() );
      EXPECT_TRUE( visit.attribute( "stop" ).toString().isEmpty() );
    }
  EXPECT_EQ( noted, unserved );
  EXPECT_NE( report().find( "visits without a team" ), std::string::npos );
}

TEST_F( PlanZonesRun, sendsHomesToTeamsThatSpeakTheirLanguage )
{
  QStringList rows;
  for ( int t = 0; t < 7; ++t )
    rows
        << QStringLiteral( "T%1|leader|yes|yes|%2" ).arg( t ).arg( QLatin1String( t == 0 ? "Spanish" : "" ) );
  const QString columns = "team,role,employee,agreement,languages";
  const Layer roster = layer( "None", columns, rows );
  ASSERT_TRUE( plan( { { "ROSTER", value( roster ) } } ) ) << log();
  std::set<int> spanish;
  for ( const QgsFeature &visit : features( "visits.csv" ) )
    if ( visit.attribute( "language" ).toString() == "es" && visit.attribute( "zone" ).toInt() > 0 )
      spanish.insert( visit.attribute( "zone" ).toInt() );
  EXPECT_EQ( spanish.size(), 1U ) << "one team speaks it";

  rows.replaceInStrings( "Spanish", "" );
  const Layer silent = layer( "None", columns, rows );
  ASSERT_TRUE( plan( { { "ROSTER", value( silent ) } } ) ) << log();
  EXPECT_EQ( mResults.value( "UNSERVED" ).toInt(), 0 );
  EXPECT_TRUE( said( "No team of the roster speaks Spanish, the language of 8 homes." ) ) << log();
}

TEST_F( PlanZonesRun, saysWhatAnAdviceLeavesOutOfAccount )
{
  QStringList teams;
  for ( int t = 0; t < 9; ++t )
    teams << QStringLiteral( "T%1|leader|yes|yes|%2" ).arg( t ).arg( QLatin1String( t == 0 ? "es" : "" ) );
  const Layer roster = layer( "None", "team,role,employee,agreement,languages", teams );
  QStringList rows;
  for ( const QString &row : visitRows( 40 ) )
    rows << row.section( '|', 0, 2 ) + "|es|";
  mVisits = visits( rows );
  ASSERT_TRUE( plan( { { "ROSTER", value( roster ) } } ) ) << log();
  EXPECT_TRUE(
      mSaid.contains( QRegularExpression( "; [67] teams would do without the limits in ROSTER; or" ) ) )
      << log();
  for ( const QgsFeature &visit : features( "visits.csv" ) )
    if ( visit.attribute( "zone" ).toString().isEmpty() )
    {
      EXPECT_EQ( visit.attribute( "note" ).toString(),
                 "no team that speaks its language has time left for it" );
    }
}

TEST_F( PlanZonesRun, saysThatTeamsHaveNothingToDo )
{
  QStringList rows = visitRows( 10 );
  rows[1] = rows[0];
  mVisits = visits( rows );
  ASSERT_TRUE( plan( { { "TEAMS", 12 } } ) ) << log();
  EXPECT_TRUE( said( "TEAMS asks for 12 teams, and 10 have a zone: there are no more visits." ) ) << log();
  EXPECT_TRUE( said( "VISITS: 1 rows have the code of an earlier row" ) ) << log();
  const Layer limits = layer( "Point", "staging,teams:integer,group", { point( 600, 610 ) + "|A|8|Z" } );
  mVisits = visits( { rows[2] + "|Q", rows[3] + "|Z", rows[4] + "|" }, ",group" );
  ASSERT_TRUE( plan( { { "STAGING", value( limits ) } } ) ) << log();
  EXPECT_TRUE( said( "VISITS: 1 rows have a group that no place of STAGING has" ) ) << log();
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

TEST_F( PlanZonesRun, keepsZonesAndTheirNumbersWhenPlanningAgain )
{
  ASSERT_TRUE( plan() ) << log();
  const std::map<QString, int> before = zoneOfVisit();
  std::map<QString, int> stopBefore;
  for ( const QgsFeature &visit : features( "visits.csv" ) )
    stopBefore[visit.attribute( "visit" ).toString()] = visit.attribute( "stop" ).toInt();
  ASSERT_TRUE( QFile::rename( at( "visits.csv" ), at( "earlier.csv" ) ) );
  // Two withdrawn, the whole of zone 2 among them but for one, and one new.
  QStringList rows = visitRows( 40 );
  int left = 0;
  for ( auto row = rows.begin(); row != rows.end(); )
    if ( before.at( row->section( '|', 1, 1 ) ) == 2 && ++left > 1 )
      row = rows.erase( row );
    else
      ++row;
  const int gone = 40 - static_cast<int>( rows.size() );
  rows << point( 620, 640 ) + "|NEW|1||";
  mVisits = visits( rows );
  ASSERT_TRUE( plan( { { "PREVIOUS", at( "earlier.csv" ) } } ) ) << log();
  int moved = 0;
  for ( const QgsFeature &visit : features( "visits.csv" ) )
  {
    const QString code = visit.attribute( "visit" ).toString(), note = visit.attribute( "note" ).toString();
    const int zone = visit.attribute( "zone" ).toInt();
    const int was = code == "NEW" ? 0 : before.at( code );
    QString expected = QStringLiteral( "new in the plan" );
    if ( was > 0 && zone != was )
      expected = QStringLiteral( "was in zone %1" ).arg( was );
    else if ( was > 0 )
      expected = visit.attribute( "stop" ).toInt() == stopBefore.at( code )
                     ? QString()
                     : QStringLiteral( "was stop %1" ).arg( stopBefore.at( code ) );
    EXPECT_EQ( note, expected ) << code.toStdString();
    moved += was > 0 && zone != was ? 1 : 0;
  }
  EXPECT_LE( moved, 6 ) << "of " << rows.size();
  const QString sentence =
      QStringLiteral( "Since the earlier plan: 1 visit added, %1 gone, %2 moved to another zone" )
          .arg( gone )
          .arg( moved );
  EXPECT_TRUE( mSaid.contains( sentence ) ) << log();
  const std::string html = report();
  EXPECT_NE( html.find( "<td>NEW</td><td>not planned</td>" ), std::string::npos );
  EXPECT_NE( html.find( "<td>zone 2</td><td>gone from the list</td>" ), std::string::npos );
}

TEST_F( PlanZonesRun, holdsPinsAndKeepsApart )
{
  QStringList rows = visitRows( 40 );
  for ( int v = 0; v < rows.size(); ++v )
    rows[v] += v == 3                       ? "|7||"
               : v == 30                    ? "|7.0||"
               : v == 10                    ? "|0||"
               : v == 11                    ? "|2.5||"
               : v == 5 || v == 6 || v == 7 ? "|||cousins"
               : v == 9                     ? "|zero||"
                                            : "|||";
  mVisits = visits( rows, ",pin_zone,pin_team,apart" );
  ASSERT_TRUE( plan() ) << log();
  std::map<QString, int> zones = zoneOfVisit();
  EXPECT_EQ( zones["C1003"], 7 );
  EXPECT_EQ( zones["C1030"], 7 );
  EXPECT_EQ( ( std::set<int>{ zones["C1005"], zones["C1006"], zones["C1007"] } ).size(), 3U );
  EXPECT_EQ( zones["C1009"], 0 );
  EXPECT_GT( zones["C1010"], 0 ) << "0 pins to nothing";
  EXPECT_EQ( zones["C1011"], 0 );
  EXPECT_TRUE( said( "VISITS: 2 rows have a pin_zone" ) ) << log();

  for ( int v = 0; v < rows.size(); ++v )
    rows[v] = visitRows( 40 )[v] + ( v == 3 ? "||T5|" : v == 4 ? "|2|T5|" : v == 9 ? "||T9|" : "|||" );
  mVisits = visits( rows, ",pin_zone,pin_team,apart" );
  EXPECT_FALSE( plan() );
  EXPECT_TRUE( said( "VISITS has a column pin_team, and no ROSTER was given" ) ) << log();
  QStringList teams;
  for ( int t = 0; t < 7; ++t )
    teams << QStringLiteral( "T%1|leader|yes|yes|es" ).arg( t );
  const Layer roster = layer( "None", "team,role,employee,agreement,languages", teams );
  ASSERT_TRUE( plan( { { "ROSTER", value( roster ) } } ) ) << log();
  zones = zoneOfVisit();
  EXPECT_EQ( zones["C1003"], 2 ) << "its team has the pinned zone";
  EXPECT_EQ( zones["C1004"], 2 );
  EXPECT_EQ( zones["C1009"], 0 );
  for ( const QgsFeature &visit : features( "visits.csv" ) )
    if ( visit.attribute( "visit" ).toString() == "C1009" )
    {
      EXPECT_EQ( visit.attribute( "note" ).toString(),
                 "its pin_team is no team of the roster that may go out" );
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

TEST_F( PlanZonesRun, keepsTravelTimesBesideTheProject )
{
  QgsProject project;
  ASSERT_TRUE( project.write( at( "event.qgz" ) ) );
  mProject = &project;
  const std::filesystem::path event = mFolder.path().toStdString();
  recordFile( event, at( "event.qgz" ).toStdString(), FileKind::Plan );
  ASSERT_TRUE( plan() ) << log();
  const QDir cache( at( "doorstep-cache" ) );
  ASSERT_EQ( cache.entryList( { "travel-*.dshier" }, QDir::Files ).size(), 1 );
  const std::filesystem::path kept =
      cache.filePath( cache.entryList( { "travel-*.dshier" }, QDir::Files ).front() ).toStdString();
  const std::string prepared = readWhole( kept );
  const std::vector<ManifestEntry> manifest = readManifest( event );
  EXPECT_EQ( std::count( manifest.begin(), manifest.end(),
                         ManifestEntry{ FileKind::Plan, "doorstep-cache/" + kept.filename().string() } ),
             1 )
      << "a wipe takes it too";
  const auto outputs = [&]
  {
    std::string all;
    for ( const char *name : { "visits.csv", "directions.csv", "plan.html" } )
      all += readWhole( at( name ).toStdString() );
    return all;
  };
  const std::string first = outputs();
  EXPECT_EQ( prepared.find( "C10" ), std::string::npos );
  EXPECT_EQ( prepared.find( "th St" ), std::string::npos );

  const auto written = std::filesystem::last_write_time( kept );
  ASSERT_TRUE( plan() );
  EXPECT_EQ( outputs(), first ) << "with what was kept";
  EXPECT_EQ( readWhole( kept ), prepared );
  EXPECT_GE( std::filesystem::last_write_time( kept ), written );

  std::string damaged = prepared;
  damaged[damaged.size() / 2] = static_cast<char>( damaged[damaged.size() / 2] ^ 1 );
  for ( const std::string &bytes : { damaged, prepared.substr( 0, 100 ), std::string() } )
  {
    writeWhole( kept, bytes );
    ASSERT_TRUE( plan() ) << log();
    EXPECT_EQ( outputs(), first ) << "made anew";
    EXPECT_EQ( readWhole( kept ), prepared );
  }
  mStreets->startEditing();
  ASSERT_TRUE( mStreets->deleteFeature( 1 ) && mStreets->commitChanges() );
  ASSERT_TRUE( plan() );
  EXPECT_EQ( cache.entryList( { "travel-*.dshier" }, QDir::Files ).size(), 2 )
      << "other streets, another file";
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
