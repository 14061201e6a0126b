// SPDX-License-Identifier: GPL-2.0-or-later
// The inputs of doorstep:planzones, and what was chosen.
#pragma once
#include "morning/plan_morning.h"

#include <qgsprocessingalgorithm.h>

#include <memory>
#include <vector>

namespace doorstep
{
  // All but the outputs.
  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> planZonesParameters();

  // Everything of the question but what is read from layers. Throws InputError: a START that is no time.
  void readPlanZonesOptions( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                             QgsProcessingContext &context, PlanQuestion &question );
}
