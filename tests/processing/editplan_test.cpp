// SPDX-License-Identifier: GPL-2.0-or-later
// editplan as QGIS runs it: what the edits touch is made anew, all else is written as it was read, and the
// layers are of one plan, as teammaps and planzones see it.
#include "processing/editplan_algorithm.h"

#include "planned_run.h"
#include "processing/assignteams_algorithm.h"
#include "processing/teammaps_algorithm.h"

#include <qgsvectorfilewriter.h>

#include <algorithm>
#include <map>
#include <set>

using namespace doorstep;

namespace
{
  class EditPlanRun : public test::PlannedRun
  {
    protected:
      void SetUp() override
      {
        ASSERT_NO_FATAL_FAILURE( PlannedRun::SetUp() );
        for ( const QgsFeature &visit : features( "visits.gpkg" ) )
          mStops[visit.attribute( "zone" ).toInt()] << visit.attribute( "visit" ).toString();
        ASSERT_GE( mStops.size(), 4U );
      }

      static Layer edits( const QStringList &rows )
      {
        return layer( "None", "visit,zone:integer,stop:integer,staging", rows );
      }
      QVariantMap parameters( const Layer &table ) const
      {
        return { { "VISITS", at( "visits.gpkg" ) },
                 { "ZONES", at( "zones.gpkg" ) },
                 { "ROUTES", at( "routes.gpkg" ) },
                 { "DIRECTIONS", at( "directions.gpkg" ) },
                 { "STAGING", value( mStaging ) },
                 { "STREETS", value( mStreets ) },
                 { "TEAM_MINUTES", 120 },
                 { "EDITS", value( table ) },
                 { "OUTPUT_VISITS", at( "visits2.gpkg" ) },
                 { "OUTPUT_ZONES", at( "zones2.gpkg" ) },
                 { "OUTPUT_ROUTES", at( "routes2.gpkg" ) },
                 { "OUTPUT_DIRECTIONS", at( "directions2.gpkg" ) } };
      }
      bool edit( const QStringList &rows, const QVariantMap &changed = {} )
      {
        const Layer table = edits( rows );
        QVariantMap all = parameters( table );
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return run( EditPlanAlgorithm(), all );
      }

      // Rows as text, with their shapes to the last bit and without the file's own numbers; by zone.
      std::map<int, QStringList> rowsOf( const QString &file ) const
      {
        std::map<int, QStringList> rows;
        for ( const QgsFeature &row : features( file ) )
        {
          QStringList cells;
          for ( int i = 0; i < row.fields().size(); ++i )
            if ( row.fields().at( i ).name() != QLatin1String( "fid" ) )
              cells << row.attribute( i ).toString();
          rows[row.attribute( "zone" ).toInt()]
              << cells.join( '|' ) + QString::fromLatin1( row.geometry().asWkb().toHex() );
        }
        return rows;
      }

      // A visit of that zone, and the number of another one.
      QString visitOf( int zone, int stop = 1 ) const
      {
        for ( const QgsFeature &visit : features( "visits.gpkg" ) )
          if ( visit.attribute( "zone" ).toInt() == zone && visit.attribute( "stop" ).toInt() == stop )
            return visit.attribute( "visit" ).toString();
        ADD_FAILURE() << "no such stop";
        return {};
      }

      bool maps( const char *visits, const char *zones, const char *routes, const char *directions,
                 const char *folder )
      {
        return run( TeamMapsAlgorithm(), { { "VISITS", at( visits ) },
                                           { "ZONES", at( zones ) },
                                           { "ROUTES", at( routes ) },
                                           { "DIRECTIONS", at( directions ) },
                                           { "STREETS", value( mStreets ) },
                                           { "STAGING", value( mStaging ) },
                                           { "ROLE", "team" },
                                           { "EVENT", "Test" },
                                           { "FOLDER", at( folder ) } } );
      }

      std::map<int, QStringList> mStops;
  };
}

TEST_F( EditPlanRun, withoutEditsEveryRowIsWrittenAsItWas )
{
  ASSERT_TRUE( edit( {} ) ) << log();
  for ( const char *name : { "visits", "zones", "routes", "directions" } )
    EXPECT_EQ( rowsOf( QLatin1String( name ) + ".gpkg" ), rowsOf( QLatin1String( name ) + "2.gpkg" ) )
        << name;
  EXPECT_EQ( mResults.value( "MOVED" ).toInt(), 0 );
  EXPECT_EQ( mResults.value( "CHANGED" ).toString(), "" );
  EXPECT_FALSE( said( "drawn" ) || said( "other minutes" ) ) << log();
}

// A column of speeds that nothing tells as such: the plan was told of it once, and it is kept beside the
// layer.
TEST_F( EditPlanRun, readsStreetsAsThePlanDid )
{
  const QString file = at( "roads.geojson" );
  QStringList rows;
  QgsFeatureIterator streets = mStreets->getFeatures();
  for ( QgsFeature street; streets.nextFeature( street ); )
    rows << QStringLiteral( "%1|%2|%3" )
                .arg( street.geometry().asWkt(), street.attribute( "name" ).toString() )
                .arg( street.attribute( "name" ).toString().startsWith( 'E' ) ? 15 : 40 );
  const Layer roads = layer( "LineString", "name,q7:integer", rows );
  QgsVectorFileWriter::SaveVectorOptions options;
  options.driverName = QStringLiteral( "GeoJSON" );
  options.layerOptions << QStringLiteral( "RFC7946=NO" );
  ASSERT_EQ( QgsVectorFileWriter::writeAsVectorFormatV3( roads.get(), file, QgsCoordinateTransformContext(),
                                                         options ),
             QgsVectorFileWriter::NoError );
  ASSERT_TRUE( plan( { { "STREETS", file }, { "STREET_FIELDS", "speed=q7" } } ) ) << log();
  ASSERT_TRUE( edit( {}, { { "STREETS", file } } ) ) << log();
  EXPECT_FALSE( said( "other minutes" ) ) << log();
  EXPECT_TRUE( said( "no column of road classes" ) && said( "no column of one-way streets" ) ) << log();
  EXPECT_EQ( rowsOf( "routes.gpkg" ), rowsOf( "routes2.gpkg" ) );
}

TEST_F( EditPlanRun, oneRowChangesOneZoneValueAndTheRowsOfTwoZones )
{
  const QString visit = visitOf( 1, 2 );
  ASSERT_TRUE( edit( { visit + "|2||" } ) ) << log();
  const auto before = features( "visits.gpkg" ), after = features( "visits2.gpkg" );
  ASSERT_EQ( before.size(), after.size() );
  int zones = 0, others = 0;
  for ( std::size_t v = 0; v < before.size(); ++v )
  {
    EXPECT_EQ( before[v].attribute( "visit" ), after[v].attribute( "visit" ) );
    zones += before[v].attribute( "zone" ) != after[v].attribute( "zone" ) ? 1 : 0;
    if ( after[v].attribute( "visit" ) == visit )
    {
      EXPECT_EQ( after[v].attribute( "zone" ).toInt(), 2 );
      EXPECT_EQ( after[v].attribute( "note" ).toString(), "was in zone 1" );
    }
    const int zone = before[v].attribute( "zone" ).toInt();
    others += zone > 2 && before[v].attributes() != after[v].attributes() ? 1 : 0;
  }
  EXPECT_EQ( zones, 1 );
  EXPECT_EQ( others, 0 );
  EXPECT_EQ( mResults.value( "MOVED" ).toInt(), 1 );
  EXPECT_EQ( mResults.value( "CHANGED" ).toString(), "1;2" );
  for ( const char *name : { "routes", "directions" } )
  {
    auto was = rowsOf( QLatin1String( name ) + ".gpkg" ), is = rowsOf( QLatin1String( name ) + "2.gpkg" );
    for ( const int zone : { 1, 2 } )
    {
      EXPECT_NE( was[zone], is[zone] ) << name;
      was.erase( zone );
      is.erase( zone );
    }
    EXPECT_EQ( was, is ) << name;
  }
  // The zones' numbers are those of their visits; areas of others change only to make room.
  std::map<int, int> count, students;
  for ( const QgsFeature &row : after )
  {
    ++count[row.attribute( "zone" ).toInt()];
    students[row.attribute( "zone" ).toInt()] += row.attribute( "students" ).toInt();
  }
  const auto was = features( "zones.gpkg" ), is = features( "zones2.gpkg" );
  ASSERT_EQ( was.size(), is.size() );
  double area = 0, areaBefore = 0;
  for ( std::size_t z = 0; z < is.size(); ++z )
  {
    const int zone = is[z].attribute( "zone" ).toInt();
    EXPECT_EQ( is[z].attribute( "visits" ).toInt(), count[zone] );
    EXPECT_EQ( is[z].attribute( "students" ).toInt(), students[zone] );
    EXPECT_TRUE( zone < 3 || is[z].attributes().mid( 1 ) == was[z].attributes().mid( 1 ) ) << zone;
    for ( std::size_t other = 0; other < z; ++other )
      EXPECT_LT( is[z].geometry().intersection( is[other].geometry() ).area(), 1 ) << "areas overlap";
    area += is[z].geometry().area();
    areaBefore += was[z].geometry().area();
  }
  EXPECT_NEAR( area / areaBefore, 1, 0.2 );
}

TEST_F( EditPlanRun, teammapsAndPlanzonesTakeTheChangedPlan )
{
  const int last = mStops.rbegin()->first;
  const QString moved = visitOf( 1, 1 ), out = visitOf( 3, 1 ), first = visitOf( 2, 1 ),
                second = visitOf( 2, 2 );
  ASSERT_TRUE( edit( { moved + "|2||", out + "|||", first + "|" + QString::number( last + 1 ) + "||",
                       second + "|" + QString::number( last + 1 ) + "||North & south" } ) )
      << log();
  EXPECT_TRUE( maps( "visits2.gpkg", "zones2.gpkg", "routes2.gpkg", "directions2.gpkg", "maps2" ) ) << log();
  EXPECT_FALSE( maps( "visits2.gpkg", "zones.gpkg", "routes.gpkg", "directions.gpkg", "mixed" ) );
  std::map<QString, int> zones;
  for ( const QgsFeature &visit : features( "visits2.gpkg" ) )
    zones[visit.attribute( "visit" ).toString()] = visit.attribute( "zone" ).toInt();
  EXPECT_EQ( zones[out], 0 );
  EXPECT_EQ( zones[first], last + 1 );

  // Planned again with as few changes as can be: what a person made stays.
  ASSERT_TRUE( plan( { { "TEAM_MINUTES", 150 },
                       { "PREVIOUS", at( "visits2.gpkg" ) },
                       { "OUTPUT_VISITS", at( "visits3.gpkg" ) },
                       { "OUTPUT_ZONES", at( "zones3.gpkg" ) },
                       { "OUTPUT_ROUTES", QVariant() },
                       { "OUTPUT_DIRECTIONS", QVariant() } } ) )
      << log();
  for ( const QgsFeature &visit : features( "visits3.gpkg" ) )
    if ( const QString code = visit.attribute( "visit" ).toString(); code != out )
    {
      EXPECT_EQ( visit.attribute( "zone" ).toInt(), zones[code] ) << code.toStdString();
    }
}

TEST_F( EditPlanRun, editsOfEditsAndBackAgainGiveTheFirstPlan )
{
  const QString visit = visitOf( 1, 2 );
  ASSERT_TRUE( edit( { visit + "|2||" } ) ) << log();
  ASSERT_TRUE( edit( { visit + "|1|2|" }, { { "VISITS", at( "visits2.gpkg" ) },
                                            { "ZONES", at( "zones2.gpkg" ) },
                                            { "ROUTES", at( "routes2.gpkg" ) },
                                            { "DIRECTIONS", at( "directions2.gpkg" ) },
                                            { "OUTPUT_VISITS", at( "visits4.gpkg" ) },
                                            { "OUTPUT_ZONES", at( "zones4.gpkg" ) },
                                            { "OUTPUT_ROUTES", at( "routes4.gpkg" ) },
                                            { "OUTPUT_DIRECTIONS", at( "directions4.gpkg" ) } } ) )
      << log();
  for ( const char *name : { "zones", "routes", "directions" } )
    EXPECT_EQ( rowsOf( QLatin1String( name ) + ".gpkg" ), rowsOf( QLatin1String( name ) + "4.gpkg" ) )
        << name;
}

TEST_F( EditPlanRun, aBudgetThatBreaksIsToldAndTeamsStayWithTheirZones )
{
  const Layer roster = layer( "None", "team,staging,role,employee,agreement,languages",
                              { "A||leader|yes|yes|en", "B||leader|yes|yes|en;es", "C||leader|yes|yes|en",
                                "D||leader|yes|yes|en", "E||leader|yes|yes|en", "F||leader|yes|yes|en",
                                "G||leader|yes|yes|en", "H||leader|yes|yes|en" } );
  ASSERT_TRUE( run( AssignTeamsAlgorithm(), { { "ZONES", at( "zones.gpkg" ) },
                                              { "VISITS", at( "visits.gpkg" ) },
                                              { "ROSTER", value( roster ) },
                                              { "OUTPUT", at( "teams.gpkg" ) } } ) )
      << log();
  QStringList rows;
  for ( int stop = 1; stop <= mStops[1].size(); ++stop )
    rows << visitOf( 1, stop ) + "|2||";
  ASSERT_TRUE( edit( rows, { { "ZONES", at( "teams.gpkg" ) }, { "ROSTER", value( roster ) } } ) ) << log();
  EXPECT_EQ( mResults.value( "OVER" ).toInt(), 1 );
  EXPECT_TRUE( said( "Zone 2 is over its time (+" ) ) << log();
  std::map<int, QString> teams;
  for ( const QgsFeature &zone : features( "teams.gpkg" ) )
    teams[zone.attribute( "zone" ).toInt()] = zone.attribute( "team" ).toString();
  const auto after = features( "zones2.gpkg" );
  EXPECT_EQ( after.size(), teams.size() - 1 ) << "zone 1 is no more";
  for ( const QgsFeature &zone : after )
  {
    const int number = zone.attribute( "zone" ).toInt();
    EXPECT_NE( number, 1 );
    EXPECT_EQ( zone.attribute( "team" ).toString(), teams[number] );
    EXPECT_EQ( zone.attribute( "note" ).toString().startsWith( "Zone 2 is over its time (+" ), number == 2 );
  }
}

TEST_F( EditPlanRun, improvesTheZonesChosenAndKeepsLockedOnes )
{
  // Stops of zone 1 the other way round, but the first two.
  QStringList rows;
  const auto count = static_cast<int>( mStops[1].size() );
  for ( int stop = 1; stop <= count; ++stop )
    rows << visitOf( 1, stop ) + "|1|" + QString::number( stop < 3 ? stop : count + 3 - stop ) + "|";
  ASSERT_TRUE( edit( rows, { { "IMPROVE", "1" } } ) ) << log();
  double before = 0, after = 0;
  for ( const QgsFeature &zone : features( "zones.gpkg" ) )
    before += zone.attribute( "minutes" ).toDouble();
  for ( const QgsFeature &zone : features( "zones2.gpkg" ) )
    after += zone.attribute( "minutes" ).toDouble();
  EXPECT_LE( after, before + 0.5 ) << "a better order was found again";
  EXPECT_FALSE( edit( { visitOf( 1 ) + "|2||" }, { { "LOCKED", "2" } } ) );
  EXPECT_TRUE( said( "EDITS, row 1: zone 2 is locked." ) ) << log();
}

TEST_F( EditPlanRun, refusesWithTheRowAndLeavesNothing )
{
  const QString visit = visitOf( 1 );
  const QStringList before = files();
  const auto refused = [&]( const QStringList &rows, const char *words, const QVariantMap &changed = {} )
  {
    EXPECT_FALSE( edit( rows, changed ) ) << words;
    EXPECT_TRUE( said( words ) ) << log();
    EXPECT_FALSE( said( visit.toUtf8().constData() ) ) << "a value in a message";
    EXPECT_EQ( files(), before );
  };
  refused( { "QQQQ|2||" }, "EDITS, row 1: its visit is none of VISITS." );
  refused( { visit + "|2||", visit + "|3||" }, "EDITS, row 2: its visit is in an earlier row too" );
  refused( { visit + "|2||Nowhere" }, "EDITS, row 1: its staging is none of STAGING." );
  refused( { visit + "|-2||" }, "EDITS, row 1: zone is not a whole number from 0 to 9999." );
  refused( { visit + "|2|99|" }, "EDITS, row 1: its zone has no such stop" );
  refused( {}, "IMPROVE is a list of zone numbers, as in 3;7.", { { "IMPROVE", "three" } } );
  refused( {}, "There is no zone 99.", { { "IMPROVE", "99" } } );
  const Layer others = visits( visitRows( 5 ), ",zone:integer,stop:integer" );
  refused( {}, "ZONES and VISITS are of different plans (zone 1 has another number of visits)",
           { { "VISITS", value( others ) } } );
  const Layer elsewhere = layer( "Point", "staging", { point( 600, 610 ) + "|Elsewhere" } );
  refused( {}, "ZONES, row 1: its staging is none of STAGING", { { "STAGING", value( elsewhere ) } } );
  const Layer twice = layer( "Point", "staging",
                             { point( 600, 610 ) + "|North & South", point( 100, 610 ) + "|north & south" } );
  refused( {}, "STAGING, row 2: row 1 has the same name", { { "STAGING", value( twice ) } } );
}

TEST_F( EditPlanRun, saysThatThePlanWasMadeOnOtherStreets )
{
  const Layer few = layer( "LineString", "name",
                           { "LINESTRING(500000 3560000,500000 3561200,501200 3561200)|A",
                             "LINESTRING(500600 3560000,500600 3561200)|B",
                             "LINESTRING(500000 3560000,501200 3560000,501200 3561200)|C" } );
  ASSERT_TRUE( edit( { visitOf( 1 ) + "|2||" }, { { "STREETS", value( few ) } } ) ) << log();
  EXPECT_TRUE( said( "drawn from other streets or address points" ) ) << log();
  EXPECT_TRUE( said( "take other minutes on these streets" ) ) << log();
}
