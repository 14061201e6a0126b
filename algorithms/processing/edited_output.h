// The layers of a plan that was changed by hand: rows of what changed are made anew, all others are written
// as they were read.
#pragma once
#include "hand/hand_answer.h"
#include "layers/plan_layers.h"
#include "processing/doorstep_algorithm.h"

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

  // Each takes the layer as it was, whose columns and order stay; all but the visits may have more rows or
  // fewer. A row number (fid) is the file's own and is not handed on.
  void writeEditedVisits( SinkSet &sinks, const EditedPlan &plan, const QgsFeatureSource &visits,
                          const QgsCoordinateTransform &degrees );
  void writeEditedZones( SinkSet &sinks, const EditedPlan &plan, const QgsFeatureSource &zones,
                         const QgsCoordinateTransform &back );
  void writeEditedRoutes( SinkSet &sinks, const EditedPlan &plan, const QgsFeatureSource &routes,
                          const QgsCoordinateTransform &back );
  void writeEditedDirections( SinkSet &sinks, const EditedPlan &plan, const QgsFeatureSource &directions );
}
