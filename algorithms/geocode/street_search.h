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

  // Whether the typed directionals stand on the other sides of the name: N Elm St for Elm St N. In a grid,
  // where both belong to the name, that is another street: 508 E 400 S is not 508 S 400 E. So is a route of
  // another kind: US 60 for State Route 60.
  enum class Mirror : std::uint8_t
  {
    No,
    Swapped,
    Grid
  };

  struct StreetCandidate
  {
      std::uint32_t street = 0;
      double cost = 0;
      bool exactName = false; // no edit, no guess
      PartsAgree parts = PartsAgree::Yes;
      Mirror mirror = Mirror::No;
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
