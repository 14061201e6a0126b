// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/completion.h"

#include "geocode/name_keys.h"

#include <algorithm>
#include <set>

namespace doorstep
{
  std::vector<MatchCandidate> completions( const Geocoder &geocoder, std::string_view line, std::size_t most )
  {
    constexpr std::size_t letters = 3, mostTried = 200; // streets; many begin alike, few have the number
    std::vector<MatchCandidate> found;
    const std::size_t begin = std::min( line.find_first_not_of( ' ' ), line.size() );
    const std::size_t space = std::min( line.find( ' ', begin ), line.size() );
    const std::string number( line.substr( begin, space - begin ) );
    const std::string_view street = line.substr( space, line.find( ',', space ) - space );
    const std::string typed = keyText( normalizeText( street ) );
    if ( number.empty() || number[0] < '0' || number[0] > '9' || typed.size() < letters )
      return found;
    const ReferenceView &view = geocoder.reference().view();
    std::set<std::uint32_t> tried;
    for ( const KeyRecord &key : view.keys ) // sorted by length
    {
      if ( !view.text( key.text ).starts_with( typed ) )
        continue;
      for ( std::uint32_t u = key.firstUse; u < key.firstUse + key.useCount; ++u )
      {
        const std::uint32_t canonical = view.streets[view.keyUses[u].street].canonical;
        if ( found.size() >= most || tried.size() >= mostTried || !tried.insert( canonical ).second )
          continue;
        GeocodeOptions options;
        options.candidates = most;
        AddressInput input;
        input.line = number;
        input.line.append( 1, ' ' ).append( view.text( view.streets[canonical].shown ) );
        GeocodeResult r = geocoder.geocode( input, options );
        if ( r.placed() )
          found.push_back( { r.address, r.level, r.score, r.place, "the name goes on as typed" } );
        else if ( r.status == MatchStatus::Tied )
          found.insert( found.end(), r.candidates.begin(), r.candidates.end() );
      }
    }
    if ( found.size() > most )
      found.resize( most );
    return found;
  }
}
