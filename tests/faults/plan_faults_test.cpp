// SPDX-License-Identifier: GPL-2.0-or-later
// The rest of the road, and what is beside it, with a fault at its n-th call to the disk.
#include "privacy/visit_code.h"
#include "processing/assignteams_algorithm.h"
#include "processing/buildreference_algorithm.h"
#include "processing/debrief_algorithm.h"
#include "processing/planzones_algorithm.h"
#include "processing/samplecity_algorithm.h"
#include "run_faults.h"

namespace doorstep::test
{
  namespace
  {
    // The event's folder as deidentify leaves it: what is written into it is in its manifest.
    void beginEvent( const fs::path &folder )
    {
      writeWhole( folder / "event.dsxwalk", "sealed" );
      recordFile( folder, folder / "event.dsxwalk", FileKind::Crosswalk );
    }
  }

  TEST_F( RunFaults, buildreferenceIsWholeAtEveryCall )
  {
    const auto build = [&]( const Layer &points, const fs::path &folder )
    {
      return good( BuildReferenceAlgorithm(),
                   { { "ADDRESS_POINTS", value( points ) }, { "OUTPUT", in( folder, "town.dsref" ) } } );
    };
    const Layer few =
        layer( "Point", "NUMBER,STREET,UNIT,POSTCODE", { "Point(500020 3500010)|2|N Main St||85701" } );
    everyFault(
        "buildreference", 8, [&]( const fs::path &folder ) { ASSERT_TRUE( build( few, folder ) ) << log(); },
        [&]( const fs::path &folder ) { return build( mPoints, folder ); } );
  }

  TEST_F( RunFaults, planzonesIsWholeAtEveryCall )
  {
    const QTemporaryDir cache;
    qputenv( "XDG_CACHE_HOME", cache.path().toUtf8() );
    const auto plan = [&]( int teams, const fs::path &folder )
    {
      return good( PlanZonesAlgorithm(), { { "VISITS", value( mVisits ) },
                                           { "STAGING", value( mStaging ) },
                                           { "STREETS", value( mStreets ) },
                                           { "TEAMS", teams },
                                           { "STEPS", 100 },
                                           { "OUTPUT_VISITS", in( folder, "visits.gpkg" ) },
                                           { "OUTPUT_ZONES", in( folder, "zones.gpkg" ) },
                                           { "OUTPUT_ROUTES", in( folder, "routes.gpkg" ) },
                                           { "OUTPUT_DIRECTIONS", in( folder, "directions.csv" ) },
                                           { "OUTPUT_HTML", in( folder, "plan.html" ) } } );
    };
    const fs::path made = fs::path( mFolder.path().toStdString() ) / "made";
    fs::create_directory( made );
    beginEvent( made );
    ASSERT_TRUE( plan( 2, made ) ) << log();
    mRows["visits.gpkg"] = 12;
    everyFault(
        "planzones", 3,
        [&]( const fs::path &folder )
        {
          fs::remove( folder );
          fs::copy( made, folder );
        },
        [&]( const fs::path &folder ) { return plan( 3, folder ); } );
  }

  TEST_F( RunFaults, assignteamsIsWholeAtEveryCall )
  {
    const auto assign = [&]( const fs::path &folder )
    {
      return good( AssignTeamsAlgorithm(), { { "ZONES", value( mZones ) },
                                             { "VISITS", value( mVisits ) },
                                             { "ROSTER", value( mRoster ) },
                                             { "OUTPUT", in( folder, "assigned.gpkg" ) } } );
    };
    mRows["assigned.gpkg"] = 3;
    everyFault(
        "assignteams", 6,
        [&]( const fs::path &folder )
        {
          beginEvent( folder );
          ASSERT_TRUE( assign( folder ) ) << log();
        },
        assign );
  }

  TEST_F( RunFaults, debriefIsWholeAtEveryCall )
  {
    const std::vector<std::string> codes = drawVisitCodes( 12 );
    const Layer visits = layer( "Point", "visit,zone:integer" ), outcomes = layer( "None", "visit,outcome" );
    for ( std::size_t i = 0; i < codes.size(); ++i )
    {
      add( visits, QString(), { QString::fromStdString( codes[i] ), static_cast<int>( i ) / 4 + 1 } );
      add( outcomes, QString(), { QString::fromStdString( codes[i] ), "met" } );
    }
    const auto count = [&]( const fs::path &folder )
    {
      return good( DebriefAlgorithm(), { { "OUTCOMES", value( outcomes ) },
                                         { "VISITS", value( visits ) },
                                         { "ZONES", value( mZones ) },
                                         { "OUTPUT", in( folder, "counts.gpkg" ) } } );
    };
    everyFault(
        "debrief", 6,
        [&]( const fs::path &folder )
        {
          beginEvent( folder );
          ASSERT_TRUE( count( folder ) ) << log();
        },
        count );
  }

  TEST_F( RunFaults, samplecityIsWholeAtEveryCall )
  {
    const auto make = [&]( const fs::path &folder )
    {
      return good( SampleCityAlgorithm(), { { "HOUSEHOLDS", 10 },
                                            { "ADDRESSES", 1000 },
                                            { "SEED", 3 },
                                            { "FOLDER", QString::fromStdString( folder.string() ) } } );
    };
    everyFault(
        "samplecity", 3, []( const fs::path & ) {}, make );
  }
}
