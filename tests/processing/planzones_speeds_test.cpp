// SPDX-License-Identifier: GPL-2.0-or-later
// A district's own speeds and the trips that it timed: from their tables to the plan, kept beside the
// streets, and found again by the next plan and by what changes one by hand.
#include "base/file.h"
#include "planned_run.h"
#include "processing/editplan_algorithm.h"

#include <qgsvectorfilewriter.h>

using namespace doorstep;

namespace
{
  class PlanZonesSpeeds : public test::PlannedRun
  {
    protected:
      void SetUp() override
      {
        QgsVectorFileWriter::SaveVectorOptions options;
        options.layerName = QStringLiteral( "roads" );
        ASSERT_EQ(
            QgsVectorFileWriter::writeAsVectorFormatV3( mStreets.get(), at( "roads.gpkg" ), {}, options ),
            QgsVectorFileWriter::NoError );
      }

      bool planOnFile( const QVariantMap &changed = {} )
      {
        QVariantMap all{ { "STREETS", roads() }, { "OUTPUT_HTML", at( "plan.html" ) } };
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return plan( all );
      }
      QString roads() const { return at( "roads.gpkg" ) + QStringLiteral( "|layername=roads" ); }
      std::string kept() const
      {
        return readWhole( ( at( "roads.gpkg" ) + ".roads.columns" ).toStdString() );
      }
      std::map<int, double> minutesOfZones( const QString &file ) const
      {
        std::map<int, double> minutes;
        for ( const QgsFeature &zone : features( file ) )
          minutes[zone.attribute( "zone" ).toInt()] = zone.attribute( "minutes" ).toDouble();
        return minutes;
      }
      double driving() const
      {
        double sum = 0;
        for ( const QgsFeature &zone : features( "zones.gpkg" ) )
          sum += zone.attribute( "minutes" ).toDouble() - 15 * zone.attribute( "visits" ).toInt();
        return sum;
      }
      static Layer speeds( const QStringList &rows ) { return layer( "None", "class,mph,factor", rows ); }
      static Layer trips( const QStringList &rows ) { return layer( "None", "from,to,minutes", rows ); }
  };
}

TEST_F( PlanZonesSpeeds, areKeptBesideTheStreetsAndFoundAgain )
{
  ASSERT_TRUE( planOnFile() ) << log();
  const double usual = driving();
  EXPECT_FALSE( QFileInfo::exists( at( "roads.gpkg" ) + ".roads.columns" ) );
  const Layer slow = speeds( { "local||0.5" } );
  ASSERT_TRUE( planOnFile( { { "SPEEDS", value( slow ) } } ) ) << log();
  const double halved = driving();
  EXPECT_GT( halved, 1.5 * usual );
  EXPECT_NE( kept().find( "speeds: local=x0.5\n" ), std::string::npos ) << kept();
  EXPECT_TRUE( said( "SPEEDS is kept beside the layer in roads.gpkg.roads.columns" ) ) << log();
  EXPECT_NE( readWhole( at( "plan.html" ).toStdString() ).find( "0.50 times as fast" ), std::string::npos );

  // The next plan without the table, and a change by hand.
  ASSERT_TRUE( planOnFile() ) << log();
  EXPECT_EQ( driving(), halved );
  EXPECT_TRUE( said( "SPEEDS as kept beside the layer in roads.gpkg.roads.columns: local=x0.5" ) ) << log();
  const std::map<int, double> planned = minutesOfZones( "zones.gpkg" );
  QVariantMap edit{ { "VISITS", at( "visits.gpkg" ) },
                    { "ZONES", at( "zones.gpkg" ) },
                    { "STAGING", value( mStaging ) },
                    { "STREETS", roads() },
                    { "TEAM_MINUTES", 120 },
                    { "OUTPUT_VISITS", at( "visits2.gpkg" ) },
                    { "OUTPUT_ZONES", at( "zones2.gpkg" ) } };
  ASSERT_TRUE( run( EditPlanAlgorithm(), edit ) ) << log();
  EXPECT_FALSE( said( "take other minutes on these streets" ) ) << log();
  EXPECT_EQ( minutesOfZones( "zones2.gpkg" ), planned );
  const Layer others = speeds( { "local|20|" } );
  edit[QStringLiteral( "SPEEDS" )] = value( others );
  ASSERT_TRUE( run( EditPlanAlgorithm(), edit ) ) << log();
  EXPECT_TRUE( said( "take other minutes on these streets" ) ) << "other speeds than the plan's";
  EXPECT_NE( kept().find( "speeds: local=x0.5\n" ), std::string::npos ) << "a change by hand keeps nothing";

  // A table without rows brings the usual speeds back.
  const Layer none = speeds( {} );
  ASSERT_TRUE( planOnFile( { { "SPEEDS", value( none ) } } ) ) << log();
  EXPECT_EQ( driving(), usual );
  EXPECT_NE( kept().find( "speeds: presets\n" ), std::string::npos ) << kept();
}

TEST_F( PlanZonesSpeeds, areScaledByTripsThatWereTimed )
{
  ASSERT_TRUE( planOnFile() ) << log();
  const double usual = driving();
  // By the name of the staging place, by codes in any case, and by latitude and longitude. The first is next
  // door and says nothing.
  const QgsFeature third = features( "visits.gpkg" ).at( 2 );
  const QString degrees = QStringLiteral( "%1, %2" )
                              .arg( third.attribute( "access_lat" ).toDouble(), 0, 'f', 6 )
                              .arg( third.attribute( "access_lon" ).toDouble(), 0, 'f', 6 );
  const Layer table =
      trips( { "north & south|C1000|4", "C1001|c1002|4", "c1002|C1001|4.1", "C1001|" + degrees + "|4" } );
  ASSERT_TRUE( planOnFile( { { "TRIPS", value( table ) } } ) ) << log();
  EXPECT_TRUE( said( "TRIPS: 3 trips took " ) ) << log();
  const std::string report = readWhole( at( "plan.html" ).toStdString() );
  EXPECT_NE( report.find( "All travel times are those of the speeds times " ), std::string::npos );
  const std::size_t at = kept().find( "speeds: trips=" );
  ASSERT_NE( at, std::string::npos ) << kept();
  const double factor = std::stod( kept().substr( at + 14 ) );
  EXPECT_GT( factor, 1.5 );
  EXPECT_NEAR( driving() / usual, factor, 0.05 * factor );
  const double scaled = driving();
  ASSERT_TRUE( planOnFile() ) << log();
  EXPECT_EQ( driving(), scaled );
}

TEST_F( PlanZonesSpeeds, tablesThatSayNothingAreRefusedByRow )
{
  const auto refused = [&]( const char *name, const Layer &table )
  {
    EXPECT_FALSE( planOnFile( { { QLatin1String( name ), value( table ) } } ) );
    return log();
  };
  EXPECT_NE(
      refused( "SPEEDS", speeds( { "local|20|", "avenue|30|" } ) ).find( "SPEEDS, row 2: class is none of" ),
      std::string::npos );
  EXPECT_NE( refused( "SPEEDS", layer( "None", "class,speed", {} ) ).find( "SPEEDS has no speeds" ),
             std::string::npos );
  EXPECT_NE(
      refused( "TRIPS", trips( { "C1000|the school|5" } ) ).find( "TRIPS, row 1: to is no name in STAGING" ),
      std::string::npos );
  EXPECT_NE(
      refused( "TRIPS", trips( { "C1000|C1001|five" } ) ).find( "TRIPS, row 1: minutes is not a number" ),
      std::string::npos );
  EXPECT_NE( refused( "TRIPS", trips( {} ) ).find( "TRIPS has no rows" ), std::string::npos );
}
