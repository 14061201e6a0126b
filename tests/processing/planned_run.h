// SPDX-License-Identifier: GPL-2.0-or-later
// A plan of the made-up town in files, for the tests of what is done with a plan.
#pragma once
#include "plan_run.h"
#include "processing/planzones_algorithm.h"

namespace doorstep::test
{
  class PlannedRun : public PlanRun
  {
    protected:
      void SetUp() override { ASSERT_TRUE( plan() ) << log(); }

      // visits.gpkg, zones.gpkg, routes.gpkg and directions.gpkg.
      bool plan( const QVariantMap &changed = {} )
      {
        QVariantMap all{ { "VISITS", value( mVisits ) },
                         { "STAGING", value( mStaging ) },
                         { "STREETS", value( mStreets ) },
                         { "TEAM_MINUTES", 120 },
                         { "STEPS", 2000 },
                         { "OUTPUT_VISITS", at( "visits.gpkg" ) },
                         { "OUTPUT_ZONES", at( "zones.gpkg" ) },
                         { "OUTPUT_ROUTES", at( "routes.gpkg" ) },
                         { "OUTPUT_DIRECTIONS", at( "directions.gpkg" ) } };
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return run( PlanZonesAlgorithm(), all );
      }

      Layer mVisits = visits( visitRows( 40 ) ), mStaging = staging(), mStreets = streets();
  };
}
