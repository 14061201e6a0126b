// SPDX-License-Identifier: GPL-2.0-or-later
// Every file that a step of the road reads, damaged in every way: the list and its holds, the plan's layers
// and tables, crosswalk, register, keys, ledger, manifest, corrections.
#include "damages.h"
#include "processing/assignteams_algorithm.h"
#include "processing/buildreference_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/editplan_algorithm.h"
#include "processing/geocode_algorithm.h"
#include "processing/planzones_algorithm.h"
#include "processing/registerreturn_algorithm.h"
#include "processing/wipe_algorithm.h"

namespace doorstep::test
{
  namespace
  {
    class Damaged : public DamagedRuns
    {
      protected:
        // An event that deidentify began, with the rows of a list of thirty.
        void beginEvent()
        {
          const Layer list = layer( "Point", "id,last,geo_status,geo_level,geo_address,geo_note" );
          for ( int i = 0; i < 30; ++i )
            add( list, ( i % 7 == 6 ? QString() : QStringLiteral( "POINT(%1 3560000)" ).arg( 500000 + i ) ) +
                           QStringLiteral( "|S%1|Q|%2|point|%3 ELM ST|" )
                               .arg( i )
                               .arg( QLatin1String( i % 7 == 6 ? "unmatched" : "matched" ) )
                               .arg( i / 2 ) );
          mList = write( list, "list.gpkg" );
          writeWhole( mInputs / "hold.txt", "S3\nS11\n" );
          fs::create_directory( mMade );
          ASSERT_TRUE( deidentify( mMade ) ) << log();
        }
        bool deidentify( const fs::path &folder )
        {
          return good( DeidentifyAlgorithm(), { { "INPUT", mList },
                                                { "ID", "id" },
                                                { "SEALED", QStringList{ "last" } },
                                                { "HOLD_LIST", in( mInputs, "hold.txt" ) },
                                                { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                                                { "OUTPUT", in( folder, "visits.gpkg" ) },
                                                { "OUTPUT_LEFT", in( folder, "left.csv" ) },
                                                { "CROSSWALK", in( folder, "event.dsxwalk" ) } } );
        }
        std::function<void( const fs::path & )> asMade() const
        {
          return [this]( const fs::path &folder )
          {
            fs::remove( folder );
            fs::copy( mMade, folder, fs::copy_options::recursive );
          };
        }

        // Of a column of a file, as text and in order.
        QStringList column( const fs::path &file, const char *name ) const
        {
          const QgsVectorLayer read( QString::fromStdString( file.string() ), "read", "ogr" );
          QStringList values;
          QgsFeatureIterator all = read.getFeatures();
          for ( QgsFeature feature; all.nextFeature( feature ); )
            values << feature.attribute( name ).toString();
          return values;
        }
        static bool anything() { return true; }

        // A table as a file of each kind that a district sends. Text tells nobody how many rows it had.
        QString csv( const Layer &layer, const char *name ) { return write( layer, name, "CSV" ); }
        QString xlsx( const Layer &layer, const char *name ) { return write( layer, name, "XLSX" ); }

        const fs::path mMade = fs::path( mFolder.path().toStdString() ) / "made";
        QString mList;
    };
  }

  TEST_F( Damaged, deidentifyItsHoldsAndItsCrosswalk )
  {
    beginEvent();
    const auto job = [&] { return deidentify( mEvent ); };
    everyDamage( "deidentify, HOLD_LIST", 4, mInputs / "hold.txt", asMade(), job, anything );
    everyDamage( "deidentify, CROSSWALK", 6, mEvent / "event.dsxwalk", asMade(), job, [] { return false; } );
  }

  // What it left is named, or nothing was left.
  TEST_F( Damaged, wipe )
  {
    beginEvent();
    const auto isTold = [&]
    {
      std::size_t left = 0;
      for ( const auto &[file, bytes] : read( mEvent ) )
        left += file == "doorstep-wipe-certificate.txt" ? 0 : 1;
      return left == 0 ||
             readWhole( mEvent / "doorstep-wipe-certificate.txt" ).starts_with( "DESTRUCTION NOT" );
    };
    for ( const char *book : { "doorstep-manifest.csv", "event.dsxwalk", "visits.gpkg" } )
      everyDamage(
          std::string( "wipe, " ) + book, 40, mEvent / book, asMade(),
          [&] {
            return good( WipeAlgorithm(), { { "FOLDER", QString::fromStdString( mEvent.string() ) } } );
          },
          isTold );
  }

  TEST_F( Damaged, geocode )
  {
    QVariantMap all{ { "ADDRESS", "\"home\"" }, { "REFERENCE", at( "town.dsref" ) } };
    ASSERT_TRUE( good( BuildReferenceAlgorithm(),
                       { { "ADDRESS_POINTS", value( mPoints ) }, { "OUTPUT", at( "town.dsref" ) } } ) )
        << log();
    const Layer list = layer( "None", "id,home" );
    for ( int i = 0; i < 40; ++i )
      add( list, QStringLiteral( "%1|%2 N Main St" ).arg( i ).arg( i % 2 == 0 ? 2 : 4 ) );
    fs::create_directories( mInputs );
    writeWhole( mInputs / "corrections.csv",
                "address,decision,to,x,y\n2 N Main St,hold,,,\n4 N Main St,address,5 Oak Ave,,\n" );
    all["CORRECTIONS"] = in( mInputs, "corrections.csv" );
    all["OUTPUT"] = in( mEvent, "geocoded.gpkg" );
    const auto job = [&] { return good( GeocodeAlgorithm(), all ); };
    const auto rows = [&] { return column( mEvent / "geocoded.gpkg", "id" ).size() == 40; };
    const auto nothing = []( const fs::path & ) {};
    all["INPUT"] = xlsx( list, "list.xlsx" );
    everyDamage( "geocode, INPUT as XLSX", 12, mInputs / "list.xlsx", nothing, job, rows );
    everyDamage( "geocode, CORRECTIONS", 12, mInputs / "corrections.csv", nothing, job, rows );
    all["INPUT"] = csv( list, "list.csv" );
    everyDamage( "geocode, INPUT as CSV", 12, mInputs / "list.csv", nothing, job, anything );
  }

  TEST_F( Damaged, assignteamsAndItsRoster )
  {
    QVariantMap all{ { "ZONES", write( mZones, "zones.gpkg" ) },
                     { "VISITS", write( mVisits, "visits.gpkg" ) } };
    all["OUTPUT"] = in( mEvent, "assigned.gpkg" );
    const auto job = [&] { return good( AssignTeamsAlgorithm(), all ); };
    const auto rows = [&] { return column( mEvent / "assigned.gpkg", "zone" ).size() == 3; };
    all["ROSTER"] = csv( mRoster, "roster.csv" );
    everyDamage(
        "assignteams, ROSTER as CSV", 8, mInputs / "roster.csv", []( const fs::path & ) {}, job, rows );
  }

  TEST_F( Damaged, editplan )
  {
    const QTemporaryDir cache;
    qputenv( "XDG_CACHE_HOME", cache.path().toUtf8() );
    QVariantMap ground = { { "STAGING", write( mStaging, "staging.gpkg" ) },
                           { "STREETS", write( mStreets, "streets.gpkg" ) } };
    QVariantMap plan = ground;
    plan.insert( QVariantMap{ { "VISITS", value( mVisits ) },
                              { "TEAMS", 2 },
                              { "STEPS", 20 },
                              { "OUTPUT_VISITS", in( mInputs, "visits.gpkg" ) },
                              { "OUTPUT_ZONES", in( mInputs, "zones.gpkg" ) },
                              { "OUTPUT_ROUTES", in( mInputs, "routes.gpkg" ) } } );
    ASSERT_TRUE( good( PlanZonesAlgorithm(), plan ) ) << log();
    const QString moved = column( mInputs / "visits.gpkg", "visit" ).front();
    const Layer edits = layer( "None", "visit,zone:integer", { moved + QStringLiteral( "|2" ) } );
    QVariantMap all = ground;
    all.insert( QVariantMap{ { "VISITS", in( mInputs, "visits.gpkg" ) },
                             { "ZONES", in( mInputs, "zones.gpkg" ) },
                             { "ROUTES", in( mInputs, "routes.gpkg" ) },
                             { "EDITS", csv( edits, "edits.csv" ) },
                             { "TEAM_MINUTES", 400 },
                             { "OUTPUT_VISITS", in( mEvent, "visits.gpkg" ) },
                             { "OUTPUT_ZONES", in( mEvent, "zones.gpkg" ) },
                             { "OUTPUT_ROUTES", in( mEvent, "routes.gpkg" ) } } );
    for ( const char *file :
          { "visits.gpkg", "zones.gpkg", "routes.gpkg", "staging.gpkg", "streets.gpkg", "edits.csv" } )
      everyDamage(
          std::string( "editplan, " ) + file, 6, mInputs / file, []( const fs::path & ) {},
          [&] { return good( EditPlanAlgorithm(), all ); },
          [&] { return column( mEvent / "visits.gpkg", "visit" ).size() == 12; } );
  }

  TEST_F( Damaged, registerreturn )
  {
    RegisterEntry issued;
    issued.event = "Steps";
    issued.team = "T1";
    issued.zone = 1;
    issued.recipient = "Ana Ruiz";
    issued.purpose = "visits";
    issued.pages = 2;
    fs::create_directories( mInputs );
    fs::create_directories( mMade );
    Register( mMade / "register.csv" ).append( std::vector{ issued, issued, issued } );
    everyDamage(
        "registerreturn, REGISTER", 40, mEvent / "register.csv", asMade(),
        [&]
        {
          return good( RegisterReturnAlgorithm(), { { "REGISTER", in( mEvent, "register.csv" ) },
                                                    { "NUMBERS", "1" },
                                                    { "RECEIVED_BY", "desk" },
                                                    { "OUTPUT", in( mEvent, "missing.csv" ) } } );
        },
        [&] { return Register( mEvent / "register.csv" ).verify().intact; } );
  }

  TEST_F( Damaged, theLeadersCrosswalk )
  {
    QVariantMap all = leaderParameters();
    fs::create_directories( mInputs );
    fs::create_directories( mMade / "maps" );
    fs::copy( at( "event.dsxwalk" ).toStdString(), mMade / "event.dsxwalk" );
    recordFile( mMade, mMade / "event.dsxwalk", FileKind::Crosswalk );
    all["CROSSWALK"] = in( mEvent, "event.dsxwalk" );
    all["REGISTER"] = in( mEvent, "register.csv" );
    all["FOLDER"] = in( mEvent, "maps" );
    const std::string whole = readWhole( mMade / "event.dsxwalk" );
    everyDamage(
        "teammaps, leader, CROSSWALK", 8, mEvent / "event.dsxwalk", asMade(),
        [&] { return good( TeamMapsAlgorithm(), all ); },
        [&] { return readWhole( mEvent / "event.dsxwalk" ) == whole; } );
  }
}
