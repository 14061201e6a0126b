// SPDX-License-Identifier: GPL-2.0-or-later
// The layers of a plan and a table of edits, read for changing the plan by hand.
#pragma once
#include "hand/hand_rows.h"
#include "layers/plan_layers.h"

#include <map>

namespace doorstep
{
  struct HandSources
  {
      const QgsFeatureSource &visits, &zones, &stagings;
      const QgsFeatureSource *streets = nullptr, *houses = nullptr, *roster = nullptr;
      QString streetFields; // as the contract's STREET_FIELDS; empty: detected
  };

  struct HandLayers
  {
      QgsCoordinateReferenceSystem metres;
      PlanLayers layers;
      std::vector<HandZone> zones;
      std::map<std::int32_t, double> minutes; // of the zones, as their layer says
  };

  // Throws InputError as readHandZones does, and where a column is missing.
  HandLayers readHandPlan( const HandSources &sources, const QgsCoordinateTransformContext &transforms,
                           QgsProcessingFeedback *feedback );

  // The plan's zones: which visits of `layers` each has, by stop, and whence it leaves. Throws InputError
  // with the row: layers of different plans, a zone whose stops are not numbered from 1 without a gap, a
  // staging place that is none of STAGING.
  std::vector<HandZone> readHandZones( const PlanLayers &layers, const QgsFeatureSource &visits,
                                       const QgsFeatureSource &zones );

  // Columns visit and zone, and where they are there stop and staging. Throws InputError with the row.
  std::vector<HandRow> readHandRows( const PlanLayers &layers, const QgsFeatureSource &edits );

  // "3;7" or "3, 7": numbers of zones. Throws InputError naming the parameter.
  std::vector<std::int32_t> readZoneNumbers( const QString &text, const char *parameter );
}
