// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/register_returns.h"

#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void refuse( std::size_t place, const char *what )
    {
      throw InputError( "NUMBERS, part " + std::to_string( place ) + ": " + what );
    }

    // 0 where it is none.
    std::size_t numberOf( std::string_view text )
    {
      std::size_t number = 0;
      const auto [end, error] = std::from_chars( text.data(), text.data() + text.size(), number );
      return error == std::errc() && end == text.data() + text.size() ? number : 0;
    }
  }

  std::vector<RegisterEntry> namedEntries( std::string_view text, std::span<const RegisterEntry> all )
  {
    constexpr std::string_view between = ",; \t\r\n";
    std::vector<RegisterEntry> named;
    std::set<std::size_t> met;
    std::size_t place = 0;
    while ( !text.empty() )
    {
      const std::string_view word = text.substr( 0, text.find_first_of( between ) );
      text.remove_prefix( std::min( text.size(), word.size() + 1 ) );
      if ( word.empty() )
        continue;
      ++place;
      const std::size_t colon = word.find( ':' ), dash = word.find( '-' );
      const std::size_t first = numberOf( word.substr( 0, std::min( colon, dash ) ) );
      const std::size_t last = colon != std::string_view::npos || dash == std::string_view::npos
                                   ? first
                                   : numberOf( word.substr( dash + 1 ) );
      if ( first == 0 || last < first )
        refuse( place, "no number of an entry; write numbers such as 12, 12:3f9a1c or 20-23." );
      if ( last > all.size() )
        refuse( place, "the register has no such entry; look at the foot of the page again." );
      if ( colon != std::string_view::npos )
      {
        // As the code of a page has it: the mark, and behind it the page.
        const std::string_view scanned = word.substr( 0, word.find( '/' ) );
        const std::string mark = lowerAscii( scanned.substr( colon + 1 ) );
        if ( mark.size() < 4 || !all[first - 1].hash.starts_with( mark ) )
          refuse( place, "the page is of another register, or was mistyped; look at its foot again." );
      }
      for ( std::size_t number = first; number <= last; ++number )
        if ( met.insert( number ).second )
          named.push_back( all[number - 1] );
    }
    if ( named.empty() )
      throw InputError( "NUMBERS names no packet: write the numbers at the foot of the pages." );
    return named;
  }

  std::vector<RegisterEntry> stillOut( std::span<const RegisterEntry> all, std::string_view event )
  {
    std::set<std::int64_t> closed;
    for ( const RegisterEntry &entry : all )
      if ( entry.kind != RegisterKind::Issued )
        closed.insert( entry.refers );
    std::vector<RegisterEntry> out;
    std::copy_if( all.begin(), all.end(), std::back_inserter( out ),
                  [&]( const RegisterEntry &entry )
                  {
                    return entry.kind == RegisterKind::Issued && !closed.contains( entry.number ) &&
                           ( event.empty() || sameName( entry.event, event ) );
                  } );
    return out;
  }
}
