// SPDX-License-Identifier: GPL-2.0-or-later
// What a debrief from paper reads, and the desk of it: codes, zones, teams and outcomes, never a name.
#pragma once
#include "outcome/outcome_desk.h"

#include <QMap>
#include <QPointer>
#include <QString>

#include <memory>

class QgsVectorLayer;

namespace doorstep
{
  struct DebriefSource
  {
      QPointer<QgsVectorLayer> visits; // of the plan: visit, zone
      QPointer<QgsVectorLayer> zones;  // with their teams; may be none
      QPointer<QgsVectorLayer> boxes; // the district's outcomes, as teammaps takes them; none: Doorstep's own
      QString outcomes;               // the file
  };

  // A desk keeps its outcomes open.
  struct OpenDebrief
  {
      std::unique_ptr<PaperOutcomes> outcomes;
      std::unique_ptr<OutcomeDesk> desk;
      QMap<int, QString> teams; // of the zones
  };

  // Throws InputError: whatever debrief would refuse of the visits and teammaps of the boxes, and a file that
  // is no table of outcomes.
  OpenDebrief openDebrief( const DebriefSource &source );
}
