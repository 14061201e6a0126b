// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/list_ids.h"

#include "base/text.h"

#include <algorithm>
#include <map>

namespace doorstep
{
  bool isShortenedNumber( std::string_view cell )
  {
    const std::string text = trimmedOf( cell, " \t\r\n'\"=" );
    const auto digits = [&text]( std::size_t from )
    { return std::min( text.find_first_not_of( "0123456789", from ), text.size() ); };
    std::size_t at = digits( 0 );
    if ( at != 1 ) // one digit before the point
      return false;
    if ( at < text.size() && ( text[at] == '.' || text[at] == ',' ) )
      at = digits( at + 1 );
    if ( at + 2 >= text.size() || ( text[at] != 'E' && text[at] != 'e' ) || text[at + 1] != '+' )
      return false;
    return digits( at + 2 ) == text.size();
  }

  std::string withoutZeros( std::string_view id )
  {
    if ( id.empty() || id.find_first_not_of( "0123456789" ) != std::string_view::npos )
      return {};
    return std::string( id.substr( std::min( id.find_first_not_of( '0' ), id.size() - 1 ) ) );
  }

  std::vector<std::size_t> rowsThatDifferInZeros( std::span<const std::string> ids )
  {
    std::map<std::string, std::vector<std::size_t>> rows;
    for ( std::size_t i = 0; i < ids.size(); ++i )
      if ( std::string plain = withoutZeros( ids[i] ); !plain.empty() )
        rows[std::move( plain )].push_back( i );
    std::vector<std::size_t> found;
    for ( const auto &[plain, of] : rows )
      if ( std::any_of( of.begin(), of.end(), [&]( std::size_t i ) { return ids[i] != ids[of.front()]; } ) )
        found.insert( found.end(), of.begin(), of.end() );
    std::sort( found.begin(), found.end() );
    return found;
  }
}
