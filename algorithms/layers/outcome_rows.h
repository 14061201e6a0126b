// SPDX-License-Identifier: GPL-2.0-or-later
// What came of visits, as people type it from the papers: a table with visit, outcome and, where it is there,
// when (to come back).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

class QgsFeatureSource;

namespace doorstep
{
  struct OutcomeRow
  {
      std::int32_t row = 0;  // of the table, from 1
      std::size_t visit = 0; // index into the codes
      std::string outcome, when;
  };

  // codes: of the plan's visits. Codes of the table may be typed as people write them; rows without a code
  // and an outcome are passed over. Throws InputError, naming the row: a code that is mistyped, not of this
  // plan or of several visits, two outcomes for one visit.
  std::vector<OutcomeRow> readOutcomeRows( const QgsFeatureSource &source,
                                           const std::vector<std::string> &codes );
}
