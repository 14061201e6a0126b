// SPDX-License-Identifier: GPL-2.0-or-later
// Where the visits that deidentify writes stand: at their homes, or on the street (privacy/street_places.h).
#pragma once
#include "privacy/deidentify.h"

#include <qgsfeaturesource.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>

namespace doorstep
{
  // Moves the visits of the list `input` onto the streets; freeways, ramps, alleys, drives and paths are none
  // where the layer has others. Throws InputError.
  void moveOntoStreets( std::vector<Visit> &visits, const QgsFeatureSource &input,
                        const QgsFeatureSource &streets, const QString &streetFields,
                        const QgsCoordinateTransformContext &transforms, QgsProcessingFeedback *feedback );
}
