// SPDX-License-Identifier: GPL-2.0-or-later
// How a typed street's types and directionals stand to those of a street of the reference.
#pragma once
#include "geocode/reference_records.h"
#include "geocode/scoring.h"

#include <algorithm>
#include <string_view>

namespace doorstep
{
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

  struct ComparedParts
  {
      double cost = 0;
      PartsAgree agree = PartsAgree::Yes;
      Mirror mirror = Mirror::No;
      bool added = false; // a type or directional is typed that the reference's street has not

      void add( double points, PartsAgree how, bool more = false )
      {
        cost += points;
        agree = std::max( agree, how );
        added = added || more;
      }
  };

  // Types as a set: CALLE before the name or after it is the same evidence.
  void compareTypes( ComparedParts &parts, std::string_view pre, std::string_view suf,
                     std::string_view refPre, std::string_view refSuf );

  // `name` is the reference's, which tells a grid.
  void compareDirections( ComparedParts &parts, std::string_view pre, std::string_view suf,
                          std::string_view refPre, std::string_view refSuf, std::string_view name );

  // "Old Rt 7", where the reference has Route 7 without a word before it, is another road.
  void doubtOld( ComparedParts &parts, std::string_view typedBefore );
}
