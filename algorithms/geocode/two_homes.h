// SPDX-License-Identifier: GPL-2.0-or-later
// Two homes in one cell: "was 14 Elm St now 20 Pearl St", mother's and father's, "or", line breaks. Which one
// is meant is for a person to say, unless the words mark one as the home of now.
#pragma once
#include "geocode/geocoder.h"

#include <optional>
#include <string>
#include <vector>

namespace doorstep
{
  struct TypedHome
  {
      enum class When
      {
        Unsaid,
        Now,
        Before
      };
      std::string line;
      When when = When::Unsaid;
  };

  // Whether a second number with a word behind it stands in the line: a quick look that most lines fail.
  bool mayNameTwoHomes( std::string_view line );

  // The parts of the line that each begin with a house number; one or none where it names one home.
  std::vector<TypedHome> homesIn( std::string_view line );

  // "12, 14 and 16 Elm St": the line with each of its numbers; none where it has one.
  std::vector<TypedHome> numbersIn( std::string_view line );

  // Empty where not all are addresses of the reference, or they are one door.
  std::optional<GeocodeResult> chooseNumber( const Geocoder &geocoder, const AddressInput &input,
                                             const std::vector<TypedHome> &homes,
                                             const GeocodeOptions &options );

  // Empty where the parts are not addresses on their own, so that the line is one address after all.
  std::optional<GeocodeResult> chooseHome( const Geocoder &geocoder, const AddressInput &input,
                                           const std::vector<TypedHome> &homes,
                                           const GeocodeOptions &options );
}
