// SPDX-License-Identifier: GPL-2.0-or-later
// The layers of a plan that was changed by hand: rows of what changed are made anew, all others are written
// as they were read.
#pragma once
#include "hand/hand_answer.h"
#include "layers/layer_outputs.h"
#include "layers/plan_layers.h"

#include <qgscoordinatetransform.h>

#include <map>

namespace doorstep
{
  struct EditedPlan
  {
      const PlanLayers &layers;
      const HandAnswer &answer;
      std::map<std::int32_t, std::string> noteOfZone;    // of the changed ones
      std::map<std::int32_t, std::string> missingOfZone; // what their teams lack, where that is known
      bool straightLines = false;
      bool allAreas = false; // drawn anew, because those of the layer are of other streets or homes
  };

  // Whether the areas of the layer are those that the same streets and homes give. `back` leads from the
  // metres of the plan to the layer's system.
  bool areAreasOfThese( const HandAnswer &answer, const QgsFeatureSource &zones,
                        const QgsCoordinateTransform &back );

  // The layers as they were, whose columns and order stay (layers/zone_rows.h); all but the visits may have
  // more rows or fewer.
  struct EditedSources
  {
      const QgsFeatureSource &visits, &zones;
      const QgsFeatureSource *routes = nullptr, *directions = nullptr; // null: as planzones writes them
  };
  // `metres`: the system of the plan.
  void writeEditedPlan( LayerOutputs &outputs, const EditedPlan &plan, const EditedSources &sources,
                        const QgsCoordinateReferenceSystem &metres,
                        const QgsCoordinateTransformContext &transforms );
}
