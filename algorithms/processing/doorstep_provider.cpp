// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/doorstep_provider.h"

#include "processing/assignteams_algorithm.h"
#include "processing/buildreference_algorithm.h"
#include "processing/debrief_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/densityclusters_algorithm.h"
#include "processing/describelayer_algorithm.h"
#include "processing/editplan_algorithm.h"
#include "processing/geocode_algorithm.h"
#include "processing/own_models.h"
#include "processing/planzones_algorithm.h"
#include "processing/registerreturn_algorithm.h"
#include "processing/samplecity_algorithm.h"
#include "processing/scanforleaks_algorithm.h"
#include "processing/teammaps_algorithm.h"
#include "processing/wipe_algorithm.h"

namespace doorstep
{
  const QString DoorstepProvider::ID = QStringLiteral( "doorstep" );

  void DoorstepProvider::loadAlgorithms()
  {
    addAlgorithm( new AssignTeamsAlgorithm() );
    addAlgorithm( new BuildReferenceAlgorithm() );
    addAlgorithm( new DebriefAlgorithm() );
    addAlgorithm( new DeidentifyAlgorithm() );
    addAlgorithm( new DensityClustersAlgorithm() );
    addAlgorithm( new DescribeLayerAlgorithm() );
    addAlgorithm( new EditPlanAlgorithm() );
    addAlgorithm( new GeocodeAlgorithm() );
    addAlgorithm( new PlanZonesAlgorithm() );
    addAlgorithm( new RegisterReturnAlgorithm() );
    addAlgorithm( new SampleCityAlgorithm() );
    addAlgorithm( new ScanForLeaksAlgorithm() );
    addAlgorithm( new TeamMapsAlgorithm() );
    addAlgorithm( new WipeAlgorithm() );
    // Last: its children must be there. Until the provider is registered they are not, see
    // doorstep_register().
    for ( const char *name : OWN_MODELS )
      if ( QgsProcessingAlgorithm *model = loadOwnModel( QLatin1String( name ) ) )
        addAlgorithm( model );
  }
}
