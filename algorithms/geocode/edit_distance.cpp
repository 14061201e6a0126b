// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/edit_distance.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  int editDistance( std::string_view a, std::string_view b, int limit )
  {
    constexpr std::size_t most = 64;
    a = a.substr( 0, most );
    b = b.substr( 0, most );
    while ( !a.empty() && !b.empty() && a.back() == b.back() )
    {
      a.remove_suffix( 1 );
      b.remove_suffix( 1 );
    }
    while ( !a.empty() && !b.empty() && a.front() == b.front() )
    {
      a.remove_prefix( 1 );
      b.remove_prefix( 1 );
    }
    const int n = static_cast<int>( a.size() ), m = static_cast<int>( b.size() );
    if ( n - m > limit || m - n > limit )
      return limit + 1;
    if ( n == 0 || m == 0 )
      return n + m;
    // what is left differs at both its ends: one edit changes one letter or swaps two
    if ( limit == 1 )
      return ( n == 1 && m == 1 ) || ( n == 2 && m == 2 && a[0] == b[1] && a[1] == b[0] ) ? 1 : 2;
    std::array<int, most + 1> rows[3];
    int *before = rows[0].data(), *last = rows[1].data(), *now = rows[2].data();
    for ( int j = 0; j <= m; ++j )
      last[j] = j;
    for ( int i = 1; i <= n; ++i )
    {
      // only cells within `limit` of the diagonal can be on a path that is short enough
      const int from = std::max( 1, i - limit ), to = std::min( m, i + limit );
      now[from - 1] = from == 1 ? i : limit + 1;
      int best = now[from - 1];
      const char ca = a[static_cast<std::size_t>( i - 1 )];
      for ( int j = from; j <= to; ++j )
      {
        const char cb = b[static_cast<std::size_t>( j - 1 )];
        const int above = j == i + limit ? limit + 1 : last[j];
        int cost = std::min( { last[j - 1] + ( ca == cb ? 0 : 1 ), above + 1, now[j - 1] + 1 } );
        if ( i > 1 && j > 1 && ca == b[static_cast<std::size_t>( j - 2 )] &&
             cb == a[static_cast<std::size_t>( i - 2 )] )
          cost = std::min( cost, before[j - 2] + 1 );
        now[j] = cost;
        best = std::min( best, cost );
      }
      if ( best > limit )
        return limit + 1;
      int *const spare = before;
      before = last;
      last = now;
      now = spare;
    }
    return std::min( last[m], limit + 1 );
  }

  std::uint32_t letterSet( std::string_view text )
  {
    std::uint32_t set = 0;
    for ( const char c : text )
    {
      if ( c >= 'A' && c <= 'Z' )
        set |= 1U << static_cast<unsigned>( c - 'A' );
      else if ( c >= '0' && c <= '9' )
        set |= 1U << ( 26U + static_cast<unsigned>( c - '0' ) / 2U );
    }
    return set;
  }

  std::string_view soundCode( std::string_view key, char ( &code )[16] )
  {
    std::size_t length = 0;
    const auto at = [&]( std::size_t i ) { return i < key.size() ? key[i] : ' '; };
    const auto vowel = []( char c )
    { return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U' || c == 'Y'; };
    for ( std::size_t i = 0; i < key.size() && length < 16; ++i )
    {
      const char c = key[i], next = at( i + 1 );
      char sound = c;
      switch ( c )
      {
      case 'A':
      case 'E':
      case 'I':
      case 'O':
      case 'U':
      case 'Y':
        sound = i == 0 ? 'A' : ' '; // vowels count only at the start
        break;
      case 'H':
        sound = ' ';
        break;
      case 'W':
        sound = vowel( next ) && i == 0 ? 'W' : ' ';
        break;
      case 'G':
        if ( next == 'H' && i > 0 )
          sound = ' ';
        else if ( next == 'U' && at( i + 2 ) == 'A' )
          sound = ' '; // saguaro, sahuaro
        else
          sound = next == 'E' || next == 'I' || next == 'Y' ? 'J' : 'K';
        break;
      case 'C':
        sound = next == 'E' || next == 'I' || next == 'Y' ? 'S' : next == 'H' ? 'X' : 'K';
        break;
      case 'Q':
        sound = 'K';
        break;
      case 'K':
        sound = next == 'N' && i == 0 ? ' ' : 'K';
        break;
      case 'P':
        sound = next == 'H' ? 'F' : 'P';
        break;
      case 'V':
        sound = 'F';
        break;
      case 'X':
        sound = 'S';
        break;
      case 'S':
        sound = next == 'H' ? 'X' : 'S';
        break;
      case 'Z':
        sound = 'S';
        break;
      case 'D':
        sound = 'T';
        break;
      case 'L':
        if ( next == 'L' && i > 0 && vowel( at( i + 2 ) ) && vowel( at( i - 1 ) ) )
          sound = 'L';
        break;
      default:
        break;
      }
      if ( sound == ' ' || ( length > 0 && code[length - 1] == sound ) )
        continue;
      code[length++] = sound;
    }
    return { code, length };
  }
}
