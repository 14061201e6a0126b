// SPDX-License-Identifier: GPL-2.0-or-later
// Which streets of the reference a typed street may be, and how well each agrees, from its name alone.
#pragma once
#include "address/parsed_address.h"
#include "geocode/compare_parts.h"
#include "geocode/name_index.h"
#include "geocode/reference_records.h"

#include <vector>

namespace doorstep
{
  struct StreetCandidate
  {
      std::uint32_t street = 0;
      double cost = 0;
      bool exactName = false; // no edit, no guess
      PartsAgree parts = PartsAgree::Yes;
      Mirror mirror = Mirror::No;
      bool doubtful = false;  // two edits or a sound: the place has to speak for it
      bool added = false;     // a type or directional is typed that the street has not
      bool ambiguous = false; // a short form of several names
      std::uint8_t reading = 0;
  };

  // How far to look; each step holds more than the one before.
  enum class SearchDepth
  {
    Exact,
    Short, // by short_forms.h
    OneEdit,
    TwoEdits,
    Sound,
    Whole
  };

  // Appends candidates of one step; a street that is there already keeps its cheapest.
  void searchStreets( const ReferenceView &view, const StreetName &typed, std::uint8_t reading,
                      SearchDepth depth, std::vector<StreetCandidate> &out );
}
