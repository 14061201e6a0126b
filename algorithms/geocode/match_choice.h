// SPDX-License-Identifier: GPL-2.0-or-later
// From the candidates of one address to one answer: matched, tied (told, not picked), or not and why.
#pragma once
#include "geocode/match_search.h"

namespace doorstep
{
  // The note of a tie that a unit would settle.
  inline constexpr const char *UNIT_NEEDED =
      "several buildings or units have this address: the unit is needed";

  // Fills status, level, score, bound, place, address, note and candidates.
  void choose( const ReferenceView &view, const LocalFrame &frame, const ParsedAddress &parsed,
               const Readings &readings, const PlaceEvidence &evidence, const SearchOutcome &outcome,
               const GeocodeOptions &options, GeocodeResult &result );

  // The candidate's address as printed: "123 N Main St # 4, Tucson, AZ 85701".
  std::string addressText( const ReferenceView &view, const Hit &hit, const ParsedAddress &parsed,
                           const Reading &reading );

  // An address as typed, in one spelling of case, blanks and punctuation.
  std::string typedText( const AddressInput &input );

  // Five digits.
  std::string zipText( std::uint32_t zip );

  // "ZIP 85701 to 85757" or "Tucson, Marana", to say which area a reference covers.
  std::string areaText( const ReferenceView &view );
}
