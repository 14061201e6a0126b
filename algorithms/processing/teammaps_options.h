// The parameters of doorstep:teammaps, and what was chosen.
#pragma once
#include "print/page_options.h"

#include <qgsprocessingalgorithm.h>

#include <memory>
#include <vector>

namespace doorstep
{
  struct PrintZone;

  struct TeamMapsOptions
  {
    PageOptions page;
    QString purpose, crosswalk, passphrase, registerFile;
    QString output, folder, project;
  };

  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> teamMapsParameters();

  // Throws InputError: neither OUTPUT nor FOLDER, a START that is no time.
  TeamMapsOptions readTeamMapsOptions( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                       QgsProcessingContext &context );

  // "zone_07_team_B2.pdf": nothing but what the page's title says.
  QString packetFileName( const PrintZone &zone, Role role );
}
