// SPDX-License-Identifier: GPL-2.0-or-later
// Codes over several runs of one event: who has one keeps it, so that what is printed stays true (the
// contract: a crosswalk is never replaced).
#pragma once
#include "privacy/crosswalk.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct CodedHousehold
  {
      std::string_view address, unit;
      std::vector<std::string_view> students; // IDs
  };

  // A code for each household, all different. Where a household was split, the code stays at the door that
  // had it, else with the more of its students; where two were joined, likewise. New ones are drawn and are
  // none that the event ever had. earlier: may be null.
  std::vector<std::string> visitCodes( std::span<const CodedHousehold> households, const Crosswalk *earlier );

  // What the earlier crosswalk knows of students that the new one does not, as long as their code is nobody's
  // now: on a code that is visited only those stand who are visited.
  void keepEarlier( const Crosswalk &earlier, Crosswalk &crosswalk );
}
