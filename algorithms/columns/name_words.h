// SPDX-License-Identifier: GPL-2.0-or-later
// A column's name cut into words that layer_columns.csv knows: "StreetNumberFractional", "propaddrdirect" and
// "STREETNU_1" as street number fraction, site address direction, street number.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct NameWords
  {
      std::vector<std::string> meanings; // each once, sorted
      int unknown = 0;                   // pieces that no word explains

      bool means( std::string_view meaning ) const;
  };

  NameWords nameWords( std::string_view name );

  // "sd" of ADDR_SD, "lf" of LF_ACTUAL: what is left of a name without the words for address and site, where
  // that is one piece of two or three letters; else empty.
  std::string codeInName( std::string_view name );
}
