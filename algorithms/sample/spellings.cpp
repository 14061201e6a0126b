// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/spellings.h"

#include <map>
#include <utility>
#include <vector>

namespace doorstep::sample
{
  namespace
  {
    const std::map<std::string, std::vector<std::string>> &spellings()
    {
      static const std::map<std::string, std::vector<std::string>> list = {
          { "St", { "Street", "Str", "St." } },
          { "Ave", { "Avenue", "Av", "Ave.", "Aven" } },
          { "Blvd", { "Boulevard", "Blv", "Blvd." } },
          { "Dr", { "Drive", "Drv", "Dr." } },
          { "Rd", { "Road", "Rd." } },
          { "Ln", { "Lane", "La", "Ln." } },
          { "Pl", { "Place", "Plc", "Pl." } },
          { "Ct", { "Court", "Crt", "Ct." } },
          { "Cir", { "Circle", "Circ", "Cr" } },
          { "Ter", { "Terrace", "Terr" } },
          { "Trl", { "Trail", "Tr" } },
          { "Way", { "Wy", "Way" } },
          { "Loop", { "Lp", "Loop" } },
          { "Calle", { "C.", "Cll", "Calle" } },
          { "Camino", { "Cam", "Cmo", "Camino" } },
          { "Avenida", { "Avda", "Ave", "Avda." } },
          { "Via", { "Via", "V." } },
          { "Paseo", { "Pso", "Paseo" } },
          { "Placita", { "Plcta", "Pl", "Placita" } },
          { "N", { "North", "No", "N." } },
          { "S", { "South", "So", "S." } },
          { "E", { "East", "E." } },
          { "W", { "West", "W." } },
      };
      return list;
    }
  }

  std::string respell( const std::string &part, Random &random )
  {
    const auto found = spellings().find( part );
    if ( found == spellings().end() )
      return part;
    return found->second[random.below( static_cast<std::uint32_t>( found->second.size() ) )];
  }

  std::string typo( std::string text, Random &random )
  {
    const auto at = 1 + random.below( static_cast<std::uint32_t>( text.size() - 1 ) );
    if ( text[at] == ' ' )
      return typo( std::move( text ), random );
    switch ( random.below( 4 ) )
    {
    case 0:
      text.erase( at, 1 );
      break;
    case 1:
      text.insert( at, 1, static_cast<char>( 'a' + random.below( 26 ) ) );
      break;
    case 2:
      text[at] = static_cast<char>( 'a' + random.below( 26 ) );
      break;
    default:
      if ( at + 1 < text.size() && text[at + 1] != ' ' )
        std::swap( text[at], text[at + 1] );
      else
        text.erase( at, 1 );
    }
    return text;
  }

  std::string spelledOrdinal( const std::string &name )
  {
    static const std::map<std::string, const char *> words = {
        { "1st", "First" }, { "2nd", "Second" }, { "3rd", "Third" },     { "4th", "Fourth" },
        { "5th", "Fifth" }, { "6th", "Sixth" },  { "7th", "Seventh" },   { "8th", "Eighth" },
        { "9th", "Ninth" }, { "10th", "Tenth" }, { "11th", "Eleventh" }, { "12th", "Twelfth" } };
    const auto found = words.find( name );
    return found == words.end() ? std::string() : found->second;
  }
}
