// SPDX-License-Identifier: GPL-2.0-or-later
// What debrief reads: zones and who touches whom, planned visits, outcomes, and counts that were published
// before.
#pragma once
#include "privacy/debrief.h"

#include <qgsprocessingutils.h>

namespace doorstep
{
  struct DebriefZones
  {
      std::vector<int> numbers; // ascending; the index is the core's zone
      std::vector<Neighbours> neighbours;
  };

  // Zones are neighbours where their areas come closer than a hundredth of their extent.
  DebriefZones readDebriefZones( const QgsProcessingFeatureSource &source );

  // Throws InputError: no column visit or zone, a code that is none, a code twice, a zone that is not in
  // ZONES.
  std::vector<DebriefVisit> readDebriefVisits( const QgsProcessingFeatureSource &source,
                                               const std::vector<int> &zones );

  // Fills in the outcomes. Codes may be typed as people write them. Throws InputError, naming the row: a code
  // that is mistyped or not of this plan, two outcomes for one visit.
  void readOutcomes( const QgsProcessingFeatureSource &source, std::vector<DebriefVisit> &visits );

  // A former OUTPUT of debrief; throws InputError where its parts or outcomes are not today's.
  PublishedTable readEarlier( const QgsProcessingFeatureSource &source, const DebriefCounts &counts );
}
