// SPDX-License-Identifier: GPL-2.0-or-later
// Pages made from a plan whose layers were damaged between planning and printing: they are refused, or they
// are those of the plan.
#include "damages.h"
#include "processing/planzones_algorithm.h"

namespace doorstep::test
{
  namespace
  {
    class DamagedPages : public DamagedRuns
    {
      protected:
        void plan()
        {
          const QVariantMap ground = { { "STAGING", write( mStaging, "staging.gpkg" ) },
                                       { "STREETS", write( mStreets, "streets.gpkg" ) } };
          QVariantMap all = ground;
          all.insert( QVariantMap{ { "VISITS", value( mVisits ) },
                                   { "TEAMS", 1 },
                                   { "STEPS", 20 },
                                   { "OUTPUT_VISITS", in( mInputs, "visits.gpkg" ) },
                                   { "OUTPUT_ZONES", in( mInputs, "zones.gpkg" ) },
                                   { "OUTPUT_ROUTES", in( mInputs, "routes.gpkg" ) },
                                   { "OUTPUT_DIRECTIONS", in( mInputs, "directions.gpkg" ) } } );
          ASSERT_TRUE( good( PlanZonesAlgorithm(), all ) ) << log();
          mAll = parameters( "team" );
          mAll.remove( "ROSTER" );
          mAll.insert( ground );
          for ( const char *name : { "VISITS", "ZONES", "ROUTES", "DIRECTIONS" } )
            mAll[name] = in( mInputs, ( QString( name ).toLower() + ".gpkg" ).toLatin1().constData() );
          mAll["FOLDER"] = in( mEvent, "maps" );
          mAll["REGISTER"] = in( mEvent, "register.csv" );
        }
        bool print() { return good( TeamMapsAlgorithm(), mAll ); }
        QString pages() const
        {
          QString text;
          for ( const auto &entry : fs::directory_iterator( mEvent / "maps" ) )
            if ( entry.path().extension() == ".pdf" )
              text += textOf( QString::fromStdString( entry.path().string() ) );
          return text;
        }
        QVariantMap mAll;
    };
  }

  TEST_F( DamagedPages, areThoseOfThePlanOrRefused )
  {
    const QTemporaryDir cache;
    qputenv( "XDG_CACHE_HOME", cache.path().toUtf8() );
    keepFirstZone();
    fs::create_directories( mInputs );
    plan();
    fs::create_directories( mEvent / "maps" );
    ASSERT_TRUE( print() ) << log();
    const QString good = pages();
    for ( const char *file :
          { "visits.gpkg", "zones.gpkg", "routes.gpkg", "directions.gpkg", "staging.gpkg", "streets.gpkg" } )
      everyDamage(
          std::string( "teammaps, " ) + file, 6, mInputs / file,
          []( const fs::path &folder ) { fs::create_directories( folder / "maps" ); },
          [&] { return print(); }, [&] { return pages() == good; } );
  }
}
