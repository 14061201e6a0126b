// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/number.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <locale>
#include <sstream>
#include <string>

namespace doorstep
{
  namespace
  {
    bool isDecimal( char c )
    {
      return c >= '0' && c <= '9';
    }

    std::size_t digitsFrom( std::string_view text, std::size_t at )
    {
      while ( at < text.size() && isDecimal( text[at] ) )
        ++at;
      return at;
    }

    // The end of a number at the front, by the grammar of std::from_chars; 0: there is none.
    std::size_t endOfNumber( std::string_view text )
    {
      const std::size_t start = !text.empty() && text[0] == '-' ? 1 : 0;
      std::size_t end = digitsFrom( text, start );
      std::size_t digits = end - start;
      if ( end < text.size() && text[end] == '.' )
      {
        const std::size_t fraction = digitsFrom( text, end + 1 );
        digits += fraction - end - 1;
        if ( digits > 0 )
          end = fraction;
      }
      if ( digits == 0 )
        return 0;
      if ( end < text.size() && ( text[end] == 'e' || text[end] == 'E' ) )
      {
        const bool sign = end + 1 < text.size() && ( text[end + 1] == '-' || text[end + 1] == '+' );
        const std::size_t first = end + ( sign ? 2 : 1 ), last = digitsFrom( text, first );
        if ( last > first )
          end = last;
      }
      return end;
    }

    // Whole numbers up to 2^53 over powers of ten up to 10^22 are both exact in a double, and so their
    // quotient is rounded once (Clinger 1990).
    bool readShort( std::string_view text, double &value )
    {
      static constexpr std::array<double, 16> tens = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                       1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
      const bool negative = text[0] == '-';
      std::uint64_t whole = 0;
      std::size_t digits = 0, after = 0;
      bool point = false;
      for ( const char c : text.substr( negative ? 1 : 0 ) )
        if ( c == '.' )
          point = true;
        else if ( !isDecimal( c ) || ++digits > 15 )
          return false;
        else
        {
          whole = whole * 10 + static_cast<std::uint64_t>( c - '0' );
          after += point ? 1 : 0;
        }
      value = static_cast<double>( whole ) / tens[after];
      value = negative ? -value : value;
      return true;
    }
  }

  std::size_t leadingNumber( std::string_view text, double &value )
  {
    const std::size_t end = endOfNumber( text );
    if ( end == 0 || readShort( text.substr( 0, end ), value ) )
      return end;
    std::istringstream stream{ std::string( text.substr( 0, end ) ) };
    stream.imbue( std::locale::classic() );
    double read = 0;
    if ( !( stream >> read ) || !std::isfinite( read ) )
      return 0;
    value = read;
    return end;
  }

  std::string withDecimals( double value, int digits )
  {
    std::ostringstream text;
    text.imbue( std::locale::classic() );
    text.setf( std::ios::fixed );
    text.precision( digits );
    text << value;
    return text.str();
  }
}
