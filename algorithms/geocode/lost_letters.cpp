// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/lost_letters.h"

#include <string_view>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view LOST = "\xEF\xBF\xBD"; // U+FFFD

    bool besideADigit( std::string_view text )
    {
      const auto digit = [&]( std::size_t at )
      { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
      for ( std::size_t at = text.find( LOST ); at != std::string_view::npos; at = text.find( LOST, at + 1 ) )
        if ( ( at > 0 && digit( at - 1 ) ) || digit( at + LOST.size() ) )
          return true;
      return false;
    }
  }

  void tellLostLetters( const std::vector<AddressInput> &list, std::vector<GeocodeResult> &results )
  {
    for ( std::size_t i = 0; i < list.size() && i < results.size(); ++i )
    {
      const AddressInput &input = list[i];
      GeocodeResult &result = results[i];
      const std::string all =
          input.line + '\n' + input.unit + '\n' + input.zip + '\n' + input.city + '\n' + input.state;
      if ( all.find( LOST ) == std::string::npos || result.status == MatchStatus::Picked ||
           result.status == MatchStatus::Held )
        continue;
      if ( result.status == MatchStatus::Matched && ( besideADigit( all ) || input.unit.find( LOST ) < 99 ) )
      {
        result.status = MatchStatus::Unmatched;
        result.level = MatchLevel::None;
        result.address.clear();
        result.severalDoors = false;
      }
      const std::string said =
          result.placed() ? "a letter was lost in the export and taken as unknown"
                          : "a letter was lost in the export: correct it in the list or in the corrections";
      result.note = result.note.empty() ? said : said + "; " + result.note;
    }
  }
}
