// Which streets of the reference a typed street may be, and how well each agrees, from its name alone.
#pragma once
#include "address/parsed_address.h"
#include "geocode/name_index.h"
#include "geocode/reference_records.h"

#include <vector>

namespace doorstep
{
  // How a typed street's types and directionals stand to a candidate's.
  enum class PartsAgree : std::uint8_t
  {
    Yes,
    LeftOut, // something is missing in one of the two
    No       // another type or directional
  };

  struct StreetCandidate
  {
      std::uint32_t street = 0;
      double cost = 0;
      bool exactName = false; // no edit, no guess
      PartsAgree parts = PartsAgree::Yes;
      std::uint8_t reading = 0;
  };

  // How far to look; each step holds more than the one before.
  enum class SearchDepth
  {
    Exact,
    OneEdit,
    TwoEdits,
    Sound,
    Whole
  };

  // Appends candidates of one step; a street that is there already keeps its cheapest.
  void searchStreets( const ReferenceView &view, const StreetName &typed, std::uint8_t reading,
                      SearchDepth depth, std::vector<StreetCandidate> &out );
}
