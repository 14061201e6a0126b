// SPDX-License-Identifier: GPL-2.0-or-later
// What is beside the road and writes too, with a fault at its n-th call to the disk; the ledger of releases
// with what is released.
#include "processing/describelayer_algorithm.h"
#include "processing/editplan_algorithm.h"
#include "processing/planzones_algorithm.h"
#include "processing/registerreturn_algorithm.h"
#include "processing/scanforleaks_algorithm.h"
#include "run_faults.h"

namespace doorstep::test
{
  TEST_F( RunFaults, editplanIsWholeAtEveryCall )
  {
    const QTemporaryDir cache;
    qputenv( "XDG_CACHE_HOME", cache.path().toUtf8() );
    const QVariantMap ground = { { "STAGING", value( mStaging ) }, { "STREETS", value( mStreets ) } };
    QVariantMap plan = ground;
    plan.insert( QVariantMap{ { "VISITS", value( mVisits ) },
                              { "TEAMS", 2 },
                              { "STEPS", 100 },
                              { "OUTPUT_VISITS", at( "visits.gpkg" ) },
                              { "OUTPUT_ZONES", at( "zones.gpkg" ) },
                              { "OUTPUT_ROUTES", at( "routes.gpkg" ) } } );
    ASSERT_TRUE( good( PlanZonesAlgorithm(), plan ) ) << log();
    QString moved;
    for ( const QgsFeature &visit : features( "visits.gpkg" ) )
      if ( visit.attribute( "zone" ).toInt() == 1 && visit.attribute( "stop" ).toInt() == 1 )
        moved = visit.attribute( "visit" ).toString();
    const Layer none = layer( "None", "visit,zone:integer" );
    const Layer one = layer( "None", "visit,zone:integer", { moved + QStringLiteral( "|2" ) } );
    const auto edit = [&]( const Layer &edits, const fs::path &folder )
    {
      QVariantMap all = ground;
      all.insert( QVariantMap{ { "VISITS", at( "visits.gpkg" ) },
                               { "ZONES", at( "zones.gpkg" ) },
                               { "ROUTES", at( "routes.gpkg" ) },
                               { "TEAM_MINUTES", 400 },
                               { "EDITS", value( edits ) },
                               { "OUTPUT_VISITS", in( folder, "visits.gpkg" ) },
                               { "OUTPUT_ZONES", in( folder, "zones.gpkg" ) },
                               { "OUTPUT_ROUTES", in( folder, "routes.gpkg" ) } } );
      return good( EditPlanAlgorithm(), all );
    };
    const fs::path made = fs::path( mFolder.path().toStdString() ) / "made";
    fs::create_directory( made );
    beginsEvent( made );
    ASSERT_TRUE( edit( none, made ) ) << log();
    mRows["visits.gpkg"] = 12;
    everyFault(
        "editplan", 3,
        [&]( const fs::path &folder )
        {
          fs::remove( folder );
          fs::copy( made, folder );
        },
        [&]( const fs::path &folder ) { return edit( one, folder ); } );
  }

  TEST_F( RunFaults, thePublicPageAndItsLedgerAreWholeAtEveryCall )
  {
    const auto print = [&]( const fs::path &folder )
    {
      QVariantMap all = parameters( "public" );
      all["REGISTER"] = in( folder, "register.csv" );
      all["FOLDER"] = in( folder, "maps" );
      return good( TeamMapsAlgorithm(), all );
    };
    everyFault(
        "teammaps, public", 3,
        [&]( const fs::path &folder )
        {
          beginsEvent( folder );
          fs::create_directory( folder / "maps" );
        },
        print );
  }

  TEST_F( RunFaults, describelayerIsWholeAtEveryCall )
  {
    const auto describe = [&]( const fs::path &folder )
    {
      return good( DescribeLayerAlgorithm(),
                   { { "INPUT", value( mPoints ) }, { "OUTPUT", in( folder, "columns.csv" ) } } );
    };
    everyFaultOverItself( "describelayer", 6, describe );
  }

  TEST_F( RunFaults, scanforleaksIsWholeAtEveryCall )
  {
    const Layer list = layer( "None", "last", { "Whitford" } );
    const fs::path searched = fs::path( mFolder.path().toStdString() ) / "searched";
    fs::create_directory( searched );
    writeWhole( searched / "page.txt", "nothing" );
    const auto scan = [&]( const fs::path &folder )
    {
      return good( ScanForLeaksAlgorithm(), { { "FOLDER", QString::fromStdString( searched.string() ) },
                                              { "LIST", value( list ) },
                                              { "FIELDS", QStringList{ "last" } },
                                              { "OUTPUT", in( folder, "found.csv" ) } } );
    };
    everyFaultOverItself( "scanforleaks", 6, scan );
  }

  // The register only grows: whatever happens, it holds what it held and is whole, and a run that said
  // success is in it.
  TEST_F( RunFaults, registerreturnIsWholeAtEveryCall )
  {
    FaultTable table( "registerreturn" );
    RegisterEntry issued;
    issued.event = "Steps";
    issued.team = "T1";
    issued.zone = 1;
    issued.recipient = "Ana Ruiz";
    issued.purpose = "visits";
    issued.pages = 2;
    const fs::path book = mEvent / "register.csv";
    const auto prepare = [&]( const fs::path & ) { Register( book ).append( issued ); };
    const auto job = [&]
    {
      return good( RegisterReturnAlgorithm(), { { "REGISTER", QString::fromStdString( book.string() ) },
                                                { "NUMBERS", "1" },
                                                { "RECEIVED_BY", "desk" },
                                                { "OUTPUT", in( mEvent, "missing.csv" ) } } );
    };
    for ( const FaultKind kind : { FaultKind::Kill, FaultKind::FailOn, FaultKind::FailOnce } )
    {
      long calls = 0;
      fresh( prepare );
      runWithFault( mEvent, FaultKind::Count, 0, job, &calls );
      for ( long n = 1; n <= calls; ++n )
      {
        fresh( prepare );
        const RunEnd end = runWithFault( mEvent, kind, n, job );
        ++table.runs;
        table.kills += end == RunEnd::Killed ? 1 : 0;
        recoverFolder( mEvent );
        const std::size_t entries = Register( book ).entries().size();
        table.lost += entries >= 1 ? 0 : 1;
        table.falseSuccesses += end == RunEnd::Success && entries != 2 ? 1 : 0;
        table.halfWritten += Register( book ).verify().intact &&
                                     ( end != RunEnd::Success || fs::exists( mEvent / "missing.csv" ) )
                                 ? 0
                                 : 1;
        ASSERT_EQ( table.halfWritten + table.lost + table.falseSuccesses, 0 )
            << "call " << n << " of " << calls;
      }
    }
    EXPECT_GT( table.kills, 2 );
  }
}
