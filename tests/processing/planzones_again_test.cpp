// SPDX-License-Identifier: GPL-2.0-or-later
// planzones a second time: zones and their numbers, pins, and the travel times beside the project.
#include "planzones_run.h"
#include "privacy/manifest.h"

#include <qgsproject.h>

#include <algorithm>
#include <map>
#include <set>

using namespace doorstep;
using test::PlanZonesRun;

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
