// SPDX-License-Identifier: GPL-2.0-or-later
// Reads planzones' outputs and the layers of a map into a PrintEvent. Columns are those of the contract;
// others are not even asked for, so what a page never shows it never holds.
#pragma once
#include "base/progress.h"
#include "print/print_event.h"

#include <qgsfeaturesource.h>
#include <qgsprocessingcontext.h>

#include <memory>

class QgsMapLayer;

namespace doorstep
{
  // Metres. On a page that may tell no zone streets end at lines of such a grid, not so far from the zones.
  inline constexpr double COARSE_GROUND = 4000;

  struct EventSources
  {
      bool tellsZones = true; // false: streets are read on coarse ground
      QgsFeatureSource *zones = nullptr;
      QgsFeatureSource *visits = nullptr;
      QgsFeatureSource *routes = nullptr; // optional from here on
      QgsFeatureSource *directions = nullptr;
      QgsFeatureSource *streets = nullptr;
      QString streetFields; // as the contract's STREET_FIELDS; empty: detected
      QgsFeatureSource *staging = nullptr;
      QgsFeatureSource *addresses = nullptr; // homes, counted where a role is told blocks only
      std::vector<QgsFeatureSource *> context;
      QStringList contextNames;
  };

  // Throws InputError: a column of the contract is missing, a zone has no area, a visit's zone is not among
  // the zones, directions of another plan.
  PrintEvent readEvent( const EventSources &sources, const QgsCoordinateTransformContext &transforms,
                        const Progress &progress );
}
