// SPDX-License-Identifier: GPL-2.0-or-later
// A plan of the made-up town with all outputs of planzones, for the tests of planzones itself.
#pragma once
#include "base/file.h"
#include "plan_run.h"
#include "processing/planzones_algorithm.h"

#include <map>

namespace doorstep::test
{
  class PlanZonesRun : public PlanRun
  {
    protected:
      QVariantMap parameters() const
      {
        return { { "VISITS", value( mVisits ) },
                 { "STAGING", value( mStaging ) },
                 { "STREETS", value( mStreets ) },
                 { "TEAM_MINUTES", 120 },
                 { "STEPS", 2000 },
                 { "OUTPUT_VISITS", at( "visits.csv" ) },
                 { "OUTPUT_ZONES", at( "zones.gpkg" ) },
                 { "OUTPUT_ROUTES", at( "routes.gpkg" ) },
                 { "OUTPUT_DIRECTIONS", at( "directions.csv" ) },
                 { "OUTPUT_HTML", at( "plan.html" ) } };
      }
      bool plan( const QVariantMap &changed = {}, double cancelAt = 200 )
      {
        QVariantMap all = parameters();
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return run( PlanZonesAlgorithm(), all, cancelAt );
      }
      std::string report() const { return readWhole( at( "plan.html" ).toStdString() ); }
      std::map<QString, int> zoneOfVisit() const
      {
        std::map<QString, int> zones;
        for ( const QgsFeature &visit : features( "visits.csv" ) )
          zones[visit.attribute( "visit" ).toString()] = visit.attribute( "zone" ).toInt();
        return zones;
      }

      Layer mVisits = visits( visitRows( 40 ) ), mStaging = staging(), mStreets = streets();
  };
}
