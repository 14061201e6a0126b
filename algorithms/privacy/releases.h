// SPDX-License-Identifier: GPL-2.0-or-later
// What an event has told the public, and what it may tell next (privacy 15 and 19): counts of two releases
// are subtracted by whoever has both, so that a second one tells no smaller groups than those that both have
// in common, and no figure that moved by less than the smallest cell. Releases are partitions of the event's
// visits; the coarsest common one is their join in the lattice of partitions (transitive closure of "in one
// group of either").
#pragma once
#include "privacy/small_cells.h"

#include <string>
#include <vector>

namespace doorstep
{
  inline constexpr const char *RELEASE_PAGE = "page";
  inline constexpr const char *RELEASE_DEBRIEF = "debrief";

  struct Release
  {
      std::string kind;                             // one of these
      std::vector<std::vector<std::string>> groups; // visit codes, sorted; each visit in one group at most
      std::vector<std::string> columns;             // of the figures: outcomes; none: only how many visits
      PublishedTable table;                         // a row a group
      bool operator==( const Release &other ) const;
  };

  // Which of today's groups go together so that each is made of whole groups of every earlier release, and of
  // which it may be said how many visits they have.
  struct JointGroups
  {
      std::vector<std::size_t>
          of; // by today's group: its number after joining, in the order of the first of each
      std::size_t count = 0;
      std::vector<bool> told; // by joint group
  };
  JointGroups jointGroups( const std::vector<std::vector<std::string>> &groups,
                           const std::vector<Release> &earlier, std::int64_t smallest = SMALLEST_CELL );

  // The table of joint groups that the earlier releases leave: figures that are missing there must be missing
  // again, others are today's. groups are joint already; counts row-major. For publishTable.
  PublishedTable allowedFigures( const std::vector<std::vector<std::string>> &groups,
                                 const std::vector<std::string> &columns,
                                 std::span<const std::int64_t> counts, const std::vector<Release> &earlier,
                                 std::int64_t smallest = SMALLEST_CELL );

  // The same against one earlier table of the same shape. Throws InputError where it has another.
  void restrictTo( PublishedTable &allowed, const PublishedTable &before,
                   std::int64_t smallest = SMALLEST_CELL );
}
