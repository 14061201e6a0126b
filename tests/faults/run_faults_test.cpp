// geocode, deidentify and teammaps with a fault at their n-th call to the disk: every n under DOORSTEP_SOAK,
// some otherwise. Afterwards each output is the earlier or the new one, whole; nothing is left that a wipe
// does not find; success is said only of what is there.
#include "../processing/teammaps_event.h"
#include "base/file.h"
#include "fault_runs.h"
#include "privacy/file_set.h"
#include "privacy/wipe.h"
#include "processing/buildreference_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/geocode_algorithm.h"

#include <functional>
#include <map>

namespace doorstep::test
{
  namespace
  {
    namespace fs = std::filesystem;
    using Files = std::map<std::string, std::string>;

    class RunFaults : public TeamMapsRun
    {
      protected:
        // The event's folder as it is: names and bytes, without manifest and register, which grow.
        static Files read( const fs::path &folder )
        {
          Files found;
          for ( const auto &entry : fs::recursive_directory_iterator( folder ) )
            if ( entry.is_regular_file() && entry.path().filename() != MANIFEST_NAME &&
                 entry.path().filename() != "register.csv" )
              found[entry.path().lexically_relative( folder ).generic_string()] = readWhole( entry.path() );
          return found;
        }

        static bool isWhole( const std::string &name, const std::string &bytes, int rows )
        {
          if ( name.ends_with( ".pdf" ) )
            return bytes.starts_with( "%PDF-" ) && bytes.ends_with( "%%EOF\n" );
          if ( name.ends_with( ".gpkg" ) )
          {
            const QTemporaryDir copy;
            const QString file = copy.filePath( "copy.gpkg" );
            writeWhole( file.toStdString(), bytes );
            const QgsVectorLayer layer( file, "copy", "ogr" );
            qint64 found = 0;
            QgsFeature feature;
            for ( QgsFeatureIterator rowsOf = layer.getFeatures(); rowsOf.nextFeature( feature ); )
              ++found;
            return layer.isValid() && found == rows;
          }
          return !bytes.empty();
        }

        // prepare makes the folder and an earlier run's files in it; run is the run with the fault; rows
        // those of the new GeoPackages; moments: how many of each kind a test has time for.
        void everyFault( const char *name, int rows, long moments,
                         const std::function<void( const fs::path & )> &prepare,
                         const std::function<bool( const fs::path & )> &job )
        {
          FaultTable table( name );
          long calls = 0;
          for ( const FaultKind kind : { FaultKind::Kill, FaultKind::FailOn, FaultKind::FailOnce } )
          {
            fresh( prepare );
            runWithFault(
                mEvent, FaultKind::Count, 0, [&] { return job( mEvent ); }, &calls );
            const long step = soaking() ? 1 : std::max( 1L, calls / moments );
            for ( long n = 1; n <= calls; n += step )
            {
              fresh( prepare );
              const Files old = read( mEvent );
              const RunEnd end = runWithFault( mEvent, kind, n, [&] { return job( mEvent ); } );
              ++table.runs;
              table.kills += end == RunEnd::Killed ? 1 : 0;
              judge( table, old, end, rows );
              ASSERT_EQ( table.halfWritten + table.lost + table.leftOver + table.falseSuccesses, 0 )
                  << name << ", call " << n << " of " << calls << ", kind " << static_cast<int>( kind );
            }
          }
          EXPECT_GT( table.kills, 2 );
        }

        void fresh( const std::function<void( const fs::path & )> &prepare )
        {
          fs::remove_all( mEvent );
          fs::create_directory( mEvent );
          prepare( mEvent );
        }

        void judge( FaultTable &table, const Files &old, RunEnd end, int rows ) const
        {
          for ( const auto &[file, bytes] : old )
            table.lost += fs::exists( mEvent / file ) ? 0 : 1;
          if ( end == RunEnd::Error )
            table.leftOver += read( mEvent ) == old ? 0 : 1;
          recoverFolder( mEvent );
          recoverFolder( mEvent / "maps" );
          std::size_t same = 0;
          const Files now = read( mEvent );
          for ( const auto &[file, bytes] : now )
          {
            const bool isOld = old.contains( file ) && old.at( file ) == bytes;
            same += isOld ? 1 : 0;
            table.halfWritten += isOld || isWhole( file, bytes, rows ) ? 0 : 1;
          }
          // All old, or none of them.
          table.halfWritten += same == old.size() || now != old ? 0 : 1;
          if ( end == RunEnd::Success )
            for ( const auto &[file, bytes] : now )
              table.falseSuccesses += isWhole( file, bytes, rows ) ? 0 : 1;
          if ( fs::exists( mEvent / MANIFEST_NAME ) )
            wipeEvent( mEvent );
          for ( const auto &[file, bytes] : read( mEvent ) )
            table.leftOver += file == "doorstep-wipe-certificate.txt" ? 0 : 1;
        }

        bool good( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters )
        {
          return AlgorithmRun::run( algorithm, parameters );
        }

        static QString in( const fs::path &folder, const char *name )
        {
          return QString::fromStdString( ( folder / name ).string() );
        }

        const fs::path mEvent = fs::path( mFolder.path().toStdString() ) / "event";
        Layer mPoints =
            layer( "Point", "NUMBER,STREET,UNIT,POSTCODE",
                   { "Point(500020 3500010)|2|N Main St||85701", "Point(500040 3500010)|4|N Main St||85701",
                     "Point(500400 3500050)|5|Oak Ave||85701" } );
    };
  }

  TEST_F( RunFaults, geocodeIsWholeAtEveryCall )
  {
    ASSERT_TRUE( good( BuildReferenceAlgorithm(),
                       { { "ADDRESS_POINTS", value( mPoints ) }, { "OUTPUT", at( "town.dsref" ) } } ) )
        << log();
    const Layer few = layer( "None", "id,home", { "1|2 N Main St" } );
    const Layer list = layer( "None", "id,home", { "1|2 N Main St", "2|4 N Main St", "3|nowhere" } );
    const auto geocode = [&]( const Layer &of, const fs::path &folder )
    {
      return good( GeocodeAlgorithm(), { { "INPUT", value( of ) },
                                         { "ADDRESS", "\"home\"" },
                                         { "REFERENCE", at( "town.dsref" ) },
                                         { "OUTPUT", in( folder, "geocoded.gpkg" ) },
                                         { "CANDIDATES", in( folder, "candidates.csv" ) } } );
    };
    everyFault(
        "geocode", 3, 8, [&]( const fs::path &folder ) { ASSERT_TRUE( geocode( few, folder ) ) << log(); },
        [&]( const fs::path &folder ) { return geocode( list, folder ); } );
  }

  TEST_F( RunFaults, deidentifyIsWholeAtEveryCall )
  {
    Layer list = layer( "Point", "id,geo_status,geo_level,geo_address",
                        { "POINT(500000 3560000)|1|matched|point|1 ELM ST", "|2|unmatched||" } );
    const auto deidentify = [&]( const fs::path &folder )
    {
      return good( DeidentifyAlgorithm(), { { "INPUT", value( list ) },
                                            { "ID", "id" },
                                            { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                                            { "OUTPUT", in( folder, "visits.gpkg" ) },
                                            { "OUTPUT_LEFT", in( folder, "left.csv" ) },
                                            { "CROSSWALK", in( folder, "event.dsxwalk" ) } } );
    };
    // The earlier run's files are made once: a key takes its time.
    const fs::path made = fs::path( mFolder.path().toStdString() ) / "made";
    fs::create_directory( made );
    ASSERT_TRUE( deidentify( made ) ) << log();
    add( list, "POINT(500010 3560000)|3|matched|point|2 ELM ST" );
    everyFault(
        "deidentify", 2, 3,
        [&]( const fs::path &folder )
        {
          fs::remove( folder );
          fs::copy( made, folder );
        },
        deidentify );
  }

  TEST_F( RunFaults, theLeadersPacketsAreWholeAtEveryCall )
  {
    const QVariantMap sealed = leaderParameters();
    const auto print = [&]( const fs::path &folder )
    {
      QVariantMap all = sealed;
      all["CROSSWALK"] = in( folder, "event.dsxwalk" );
      all["REGISTER"] = in( folder, "register.csv" );
      all["FOLDER"] = in( folder, "maps" );
      return good( TeamMapsAlgorithm(), all );
    };
    everyFault(
        "teammaps, leader", 0, 4,
        [&]( const fs::path &folder )
        {
          fs::copy( at( "event.dsxwalk" ).toStdString(), folder / "event.dsxwalk" );
          recordFile( folder, folder / "event.dsxwalk", FileKind::Crosswalk );
          fs::create_directory( folder / "maps" );
        },
        print );
  }
}
