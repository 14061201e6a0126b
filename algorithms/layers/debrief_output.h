// SPDX-License-Identifier: GPL-2.0-or-later
// What debrief writes.
#pragma once
#include "layers/layer_outputs.h"
#include "privacy/crosswalk.h"
#include "privacy/debrief.h"

namespace doorstep
{
  // OUTPUT: one row for each part and outcome, margins included as "all"; null where suppressed.
  void writeCounts( LayerOutputs &outputs, const DebriefCounts &counts, const std::vector<int> &zoneNumbers );

  // OUTPUT_STUDENTS, where asked for: every student of the crosswalk with the outcome of the visit;
  // confidential.
  void writeStudents( LayerOutputs &outputs, const Crosswalk &crosswalk,
                      const std::vector<DebriefVisit> &visits );
}
