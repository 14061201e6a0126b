// SPDX-License-Identifier: GPL-2.0-or-later
// The model planevent as one of the provider's algorithms: metadata/models/planevent.model3 with Doorstep's
// id, help and icon.
#pragma once
#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  // Null where the model cannot be read. The caller owns it.
  QgsProcessingAlgorithm *loadPlanEvent();
}
