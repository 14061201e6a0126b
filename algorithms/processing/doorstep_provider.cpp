#include "processing/doorstep_provider.h"

#include "processing/deidentify_algorithm.h"
#include "processing/samplecity_algorithm.h"
#include "processing/teammaps_algorithm.h"

namespace doorstep
{
  const QString DoorstepProvider::ID = QStringLiteral( "doorstep" );

  void DoorstepProvider::loadAlgorithms()
  {
    addAlgorithm( new DeidentifyAlgorithm() );
    addAlgorithm( new SampleCityAlgorithm() );
    addAlgorithm( new TeamMapsAlgorithm() );
  }
}
