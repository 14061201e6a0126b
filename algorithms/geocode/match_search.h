// SPDX-License-Identifier: GPL-2.0-or-later
// The candidates of one address: each a house, a side of a segment or a crossing, with its score.
#pragma once
#include "geocode/geocoder.h"
#include "geocode/house_number.h"
#include "geocode/place_evidence.h"
#include "geocode/short_forms.h"
#include "geocode/street_search.h"

#include <functional>
#include <vector>

namespace doorstep
{
  struct Hit
  {
      std::uint32_t street = 0;
      const HouseRecord *house = nullptr;
      const SideRecord *side = nullptr;
      double score = 0;
      MatchLevel level = MatchLevel::None;
      Point place;
      int guides = 0;                // neighbours' points that a range is read by
      double bracket = 0;            // metres of street left open; ranges
      std::uint32_t value = 0;       // the number that a range holds
      std::uint32_t otherStreet = 0; // crossings
      std::uint8_t reading = 0;
      bool otherAffix = false;   // 45 for 45-A: the house next door
      bool otherParts = false;   // a range of another type or side than typed
      bool betterStreet = false; // the street that was typed is there, without the number
      std::uint32_t placeIndex() const { return house ? house->place : side ? side->place : 0; }
  };

  // What a search learnt, for the choice and for the reason.
  struct SearchOutcome
  {
      std::vector<Hit> hits;    // best first; one for each house, side or crossing
      bool streetExact = false; // the typed street's name is in the reference
      bool streetFound = false; // or one like it
  };

  // Readings of one address (its parse first, then the others).
  using Readings = std::vector<const Reading *>;

  // Asked for only where the name as typed does not answer.
  using ShortFormsOf = std::function<const ShortForms &()>;

  SearchOutcome searchNumbers( const ReferenceView &view, const LocalFrame &frame, const Readings &readings,
                               const PlaceEvidence &evidence, const ShortFormsOf &shortForms );
  SearchOutcome searchCrossings( const ReferenceView &view, const Readings &readings,
                                 const ShortFormsOf &shortForms );

  // The building's identifier in a unit of the reference, "APT 101" and "2" behind a tab; empty where none.
  std::string_view buildingOf( std::string_view reference );

  // Does the typed unit name the reference's ("APT 4" is "# 4")?
  bool sameUnit( std::string_view reference, std::string_view type, std::string_view id );
}
