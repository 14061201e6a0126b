// SPDX-License-Identifier: GPL-2.0-or-later
// What came of the visits, in counts that tell of no family: outcomes by groups of neighbouring zones that
// reach the smallest cell, rare outcomes put together, and small cells suppressed with a complement (privacy
// 15).
#pragma once
#include "privacy/crosswalk.h"
#include "privacy/releases.h"

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  // One visit of the plan.
  struct DebriefVisit
  {
      std::string code;
      std::int32_t zone = -1; // index into the zones; -1: no team went
      std::string outcome;    // as reported; empty: nothing was
  };

  struct DebriefCounts
  {
      std::vector<std::vector<std::int32_t>>
          parts;                         // the zones of each row of the table; -1 stands for "no zone"
      std::vector<std::size_t> partOf;   // of each visit
      std::vector<std::string> outcomes; // of each column, sorted; then "other", then "not reported"
      std::vector<std::int64_t> counts;  // the true ones, row-major; not for publication
      PublishedTable allowed;            // by earlier releases
      PublishedTable table;
  };

  inline constexpr const char *OUTCOME_OTHER = "other";
  inline constexpr const char *OUTCOME_MISSING = "not reported";

  // Counts that were published without the ledger, in the parts and outcomes of today's. May throw
  // InputError.
  using EarlierTable = std::function<PublishedTable( const DebriefCounts & )>;

  // zones is the number of zones; neighbours their common borders. Outcomes are told apart without regard to
  // case and spaces at the ends; those that fewer than smallest visits had become "other". earlier: what the
  // event released before. The parts are then those of its last page (and the visits on none of its areas),
  // put together until the releases cannot be subtracted; outcomes are those of its first debrief.
  // earlierTable is asked once the parts are known. Throws InputError.
  DebriefCounts countOutcomes( std::span<const DebriefVisit> visits, std::size_t zones,
                               std::span<const Neighbours> neighbours, std::int64_t smallest = SMALLEST_CELL,
                               const std::vector<Release> &earlier = {},
                               const EarlierTable &earlierTable = {} );

  // Of each student of the crosswalk who was to be visited, by ID; who has a visit without an outcome says so
  // (OUTCOME_MISSING). Confidential.
  std::map<std::string, std::string> outcomesOfStudents( const Crosswalk &crosswalk,
                                                         std::span<const DebriefVisit> visits );

  // For the ledger.
  Release releaseOf( const DebriefCounts &counts, std::span<const DebriefVisit> visits );
}
