// SPDX-License-Identifier: GPL-2.0-or-later
// Every layer that a step of the road reads, cut off or with a changed byte: the step ends in a sentence, or
// with all rows. (Clusters have a test of their own, in more formats: damaged_inputs_test.cpp.)
#include "base/file.h"
#include "base/random.h"
#include "privacy/visit_code.h"
#include "processing/assignteams_algorithm.h"
#include "processing/buildreference_algorithm.h"
#include "processing/debrief_algorithm.h"
#include "processing/describelayer_algorithm.h"
#include "processing/geocode_algorithm.h"
#include "processing/planzones_algorithm.h"
#include "processing/scanforleaks_algorithm.h"
#include "teammaps_event.h"

#include <qgsvectorfilewriter.h>

namespace doorstep::test
{
  namespace
  {
    class DamagedRoad : public TeamMapsRun
    {
      protected:
        // The layer as a file that the parameter names.
        void give( QVariantMap &parameters, const char *name, const Layer &layer )
        {
          const QString file = at( name + QStringLiteral( ".gpkg" ) );
          QgsVectorFileWriter::SaveVectorOptions options;
          options.driverName = QStringLiteral( "GPKG" );
          ASSERT_EQ( QgsVectorFileWriter::writeAsVectorFormatV3( layer.get(), file,
                                                                 QgsCoordinateTransformContext(), options ),
                     QgsVectorFileWriter::NoError );
          parameters[name] = file;
        }

        // Damages each file in turn; success has so many rows in OUTPUT-like `output`, where one is named.
        void damage( const QgsProcessingAlgorithm &algorithm, QVariantMap parameters,
                     const std::vector<const char *> &inputs, const char *output, std::size_t rows )
        {
          const QString made = at( "made.csv" );
          QFile::remove( made ); // of another algorithm: none takes its place
          if ( output )
            parameters[output] = made;
          ASSERT_TRUE( AlgorithmRun::run( algorithm, parameters ) ) << log();
          if ( output )
          {
            ASSERT_EQ( features( "made.csv" ).size(), rows );
          }
          const int each = std::getenv( "DOORSTEP_SOAK" ) ? 400 : 12;
          for ( const char *input : inputs )
          {
            int refused = 0, whole = 0, fewer = 0;
            Random random( 7, static_cast<std::uint64_t>( input[0] ) );
            const std::filesystem::path file = parameters[input].toString().toStdString();
            const std::string good = readWhole( file );
            for ( int i = 0; i < each; ++i )
            {
              std::string bytes = good;
              const std::size_t place = random.below( static_cast<std::uint32_t>( good.size() ) );
              if ( i % 2 == 0 )
                bytes.resize( place );
              else
                bytes[place] =
                    static_cast<char>( bytes[place] ^ static_cast<char>( 1 + random.below( 255 ) ) );
              writeWhole( file, bytes );
              QFile::remove( made );
              if ( !AlgorithmRun::run( algorithm, parameters ) )
              {
                ++refused;
                EXPECT_FALSE( mSaid.trimmed().isEmpty() ) << input << ": refused without a word";
                EXPECT_FALSE( output && QFileInfo::exists( made ) )
                    << input << ": refused, and a file is there";
              }
              else
                ++( !output || features( "made.csv" ).size() == rows ? whole : fewer );
            }
            writeWhole( file, good );
            std::cout << algorithm.name().toStdString() << ", " << input << ": " << refused << " refused, "
                      << whole << " whole, " << fewer << " with other rows\n";
            EXPECT_EQ( fewer, 0 ) << input;
          }
        }
    };
  }

  TEST_F( DamagedRoad, geocodeAndItsReference )
  {
    const Layer points =
        layer( "Point", "NUMBER,STREET,UNIT,POSTCODE",
               { "Point(500020 3500010)|2|N Main St||85701", "Point(500040 3500010)|4|N Main St||85701",
                 "Point(500400 3500050)|5|Oak Ave||85701" } );
    QVariantMap reference{ { "OUTPUT", at( "town.dsref" ) } };
    give( reference, "ADDRESS_POINTS", points );
    damage( BuildReferenceAlgorithm(), reference, { "ADDRESS_POINTS" }, nullptr, 0 );
    ASSERT_TRUE( AlgorithmRun::run( BuildReferenceAlgorithm(), reference ) ) << log();
    Layer list = layer( "None", "id,home,last" );
    for ( int i = 0; i < 60; ++i )
      add( list, QStringLiteral( "%1|%2 N Main St|Quintanilla%3" )
                     .arg( i )
                     .arg( i % 2 == 0 ? 2 : 4 )
                     .arg( QString( QChar( 'a' + i % 26 ) ).repeated( 2 ) ) );
    QVariantMap geocode{ { "ADDRESS", "\"home\"" }, { "REFERENCE", at( "town.dsref" ) } };
    give( geocode, "INPUT", list );
    damage( GeocodeAlgorithm(), geocode, { "INPUT", "REFERENCE" }, "OUTPUT", 60 );
    QVariantMap scan{ { "FOLDER", at( "searched" ) }, { "FIELDS", QStringList{ "last" } } };
    ASSERT_TRUE( QDir( mFolder.path() ).mkdir( "searched" ) );
    give( scan, "LIST", list );
    damage( ScanForLeaksAlgorithm(), scan, { "LIST" }, nullptr, 0 );
    QVariantMap describe{ { "OUTPUT", "memory:" } };
    give( describe, "INPUT", points );
    damage( DescribeLayerAlgorithm(), describe, { "INPUT" }, nullptr, 0 );
  }

  TEST_F( DamagedRoad, planAndTeams )
  {
    const QTemporaryDir cache;
    qputenv( "XDG_CACHE_HOME", cache.path().toUtf8() );
    QVariantMap plan{ { "TEAMS", 2 }, { "STEPS", 20 }, { "OUTPUT_ZONES", "memory:" } };
    give( plan, "VISITS", mVisits );
    give( plan, "STAGING", mStaging );
    give( plan, "STREETS", mStreets );
    damage( PlanZonesAlgorithm(), plan, { "VISITS", "STAGING", "STREETS" }, "OUTPUT_VISITS", 12 );
    QVariantMap assign;
    give( assign, "ZONES", mZones );
    give( assign, "VISITS", mVisits );
    give( assign, "ROSTER", mRoster );
    damage( AssignTeamsAlgorithm(), assign, { "ZONES", "VISITS", "ROSTER" }, "OUTPUT", 3 );
  }

  TEST_F( DamagedRoad, debrief )
  {
    const std::vector<std::string> codes = drawVisitCodes( 60 );
    const Layer visits = layer( "Point", "visit,zone:integer" ), outcomes = layer( "None", "visit,outcome" );
    for ( std::size_t i = 0; i < codes.size(); ++i )
    {
      add( visits, QString(), { QString::fromStdString( codes[i] ), static_cast<int>( i ) / 20 + 1 } );
      add( outcomes, QString(), { QString::fromStdString( codes[i] ), "met" } );
    }
    QVariantMap count{ { "RELEASE", false }, { "OUTPUT", "memory:" } };
    give( count, "VISITS", visits );
    give( count, "OUTCOMES", outcomes );
    give( count, "ZONES", mZones );
    // A changed outcome is another outcome: nobody can know. The figures of all visits are there.
    damage( DebriefAlgorithm(), count, { "VISITS", "OUTCOMES", "ZONES" }, nullptr, 0 );
  }
}
