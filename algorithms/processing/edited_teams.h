// What the teams of changed zones lack.
#pragma once
#include "hand/hand_answer.h"

#include <qgsfeaturesource.h>
#include <qgsprocessingfeedback.h>

#include <map>

namespace doorstep
{
  // For the column missing of the zones that assignteams wrote: with a roster what the zone's team lacks for
  // its homes now, else that languages came to it. Warns of zones without a team where others have one.
  std::map<std::int32_t, std::string>
  teamsLack( const HandPlan &plan, const std::map<std::int32_t, HandZone> &before, HandTimes &times,
             const HandAnswer &answer, const QgsFeatureSource &zones, QgsProcessingFeedback *feedback );
}
