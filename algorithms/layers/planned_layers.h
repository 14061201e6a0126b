// SPDX-License-Identifier: GPL-2.0-or-later
// The layers of a plan, written in the visits' CRS.
#pragma once
#include "layers/layer_outputs.h"
#include "layers/plan_layers.h"

#include <qgscoordinatetransform.h>

namespace doorstep
{
  // `back` leads from the metres of the plan to the visits' CRS, `degrees` to longitude and latitude.
  void writePlannedVisits( LayerOutputs &outputs, const PlanLayers &layers, const PlanAnswer &answer,
                           const QgsFields &fields, Qgis::WkbType type,
                           const QgsCoordinateReferenceSystem &crs, const QgsCoordinateTransform &degrees );
  void writePlannedZones( LayerOutputs &outputs, const PlanQuestion &question, const PlanAnswer &answer,
                          const QgsCoordinateTransform &back );
  void writePlannedRoutes( LayerOutputs &outputs, const PlanQuestion &question, const PlanAnswer &answer,
                           const QgsCoordinateTransform &back );
  // further: languages beside English and Spanish, as indices into languages().
  void writePlannedDirections( LayerOutputs &outputs, const PlanQuestion &question, const PlanAnswer &answer,
                               const std::vector<std::size_t> &further );
}
