// SPDX-License-Identifier: GPL-2.0-or-later
// Before QGIS opens anything: which of a run's parameters name what is no file.
#pragma once
#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  // False, with a sentence in message, where a parameter names a pipe or a device: to open one may never end,
  // and QGIS opens layers before a run begins. A passphrase may come from one.
  bool namesNoDevice( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                      QString *message );
}
