// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a typed street's words can stand for those of a street of the reference, and how much is left out.
#pragma once
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace doorstep
{
  // A word of a street's name or type.
  struct NameWord
  {
      std::string text;
      std::vector<std::string> keys; // itself and what it can be short for: CONN CONNECTION =CT
      bool type = false;             // stands before or after the name
      bool light = false;            // often left out: DEL, GENERAL
      bool apart = false;            // never left out: OLD
      bool initial = false;          // one letter

      // A word by which a street is known.
      bool tells() const { return !type && !light && !initial && text.size() > 2; }
  };

  // A standardised word of a name, or of a type beside it.
  NameWord nameWord( std::string_view text, bool type );

  // Whether the word may stand for another, or is often left out; without making anything of it.
  bool isShortWord( std::string_view text );

  // Calls visit( word, whether it is a type's ) for the words of a pretype, a name and a type.
  template <class Visit>
  void eachWord( std::string_view pretype, std::string_view name, std::string_view suftype, Visit &&visit )
  {
    for ( const auto &[text, type] : { std::pair{ pretype, true }, { name, false }, { suftype, true } } )
      for ( std::size_t at = 0; at < text.size(); )
      {
        const std::size_t end = std::min( text.find( ' ', at ), text.size() );
        if ( end > at )
          visit( text.substr( at, end - at ), type );
        at = end + 1;
      }
  }

  using NameWords = std::vector<const NameWord *>;

  // Points off for what differs; nothing where the typed words cannot mean these.
  std::optional<double> alignWords( const NameWords &typed, const NameWords &reference );
}
