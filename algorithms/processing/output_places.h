// SPDX-License-Identifier: GPL-2.0-or-later
// Before anything is read: no output takes the place of an input, of another output, or of a file that is not
// Doorstep's own earlier output of that kind.
#pragma once
#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  // Throws InputError in one sentence that names the parameters. Where QGIS replaces a GeoPackage of several
  // layers by its own habit, that is a warning.
  void requireOwnPlaces( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                         QgsProcessingContext &context, QgsProcessingFeedback *feedback );
}
