// SPDX-License-Identifier: GPL-2.0-or-later
// The confidential part of the road with a fault at its n-th call to the disk.
#include "processing/buildreference_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/geocode_algorithm.h"
#include "run_faults.h"

namespace doorstep::test
{
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
    mRows["geocoded.gpkg"] = 3;
    everyFault(
        "geocode", 8, [&]( const fs::path &folder ) { ASSERT_TRUE( geocode( few, folder ) ) << log(); },
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
    mRows["visits.gpkg"] = 2;
    everyFault(
        "deidentify", 3,
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
        "teammaps, leader", 4,
        [&]( const fs::path &folder )
        {
          fs::copy( at( "event.dsxwalk" ).toStdString(), folder / "event.dsxwalk" );
          recordFile( folder, folder / "event.dsxwalk", FileKind::Crosswalk );
          fs::create_directory( folder / "maps" );
        },
        print );
  }
}
