// SPDX-License-Identifier: GPL-2.0-or-later
// STREET_FIELDS of the algorithms that travel on streets, typed or kept beside the layer.
#pragma once
#include "layers/kept_columns.h"
#include "layers/plan_layers.h"

#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  QgsProcessingParameterDefinition *streetFieldsParameter();

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
