// SPDX-License-Identifier: GPL-2.0-or-later
// STREET_FIELDS and SPEEDS of the algorithms that travel on streets, given or kept beside the layer.
#pragma once
#include "layers/district_speeds.h"
#include "layers/plan_layers.h"

#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  QgsProcessingParameterDefinition *streetFieldsParameter();

  // SPEEDS, of the algorithms that time travel on them.
  QgsProcessingParameterDefinition *speedsParameter();
  DistrictSpeeds districtSpeeds( const QgsProcessingAlgorithm &algorithm, const QgsFeatureSource *table,
                                 const QVariantMap &parameters, QgsProcessingContext &context,
                                 QgsProcessingFeedback *feedback );

  // What is kept of the layer in STREETS, and what was typed of it.
  KeptColumns travelColumns( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                             QgsProcessingContext &context );
  QString typedStreetFields( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                             QgsProcessingContext &context );

  // Reads STREETS with the columns typed or kept, and keeps those typed.
  void readTravelStreets( const QgsProcessingAlgorithm &algorithm, PlanLayers &layers,
                          const QgsFeatureSource &streets, const QVariantMap &parameters,
                          QgsProcessingContext &context, QgsProcessingFeedback *feedback );
}
