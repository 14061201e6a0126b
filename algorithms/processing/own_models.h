// SPDX-License-Identifier: GPL-2.0-or-later
// The models of metadata/models as algorithms of the provider, with Doorstep's ids, help and icon: planevent,
// the whole road; planagain, a morning's changes; monthlyvisits, the visits of a month.
#pragma once
#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  inline constexpr const char *OWN_MODELS[] = { "planevent", "planagain", "monthlyvisits" };

  // One of them, by its name. Null where it cannot be read. The caller owns it.
  QgsProcessingAlgorithm *loadOwnModel( const QString &name );
}
