// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/house_number.h"

namespace doorstep
{
  namespace
  {
    bool digit( char c )
    {
      return c >= '0' && c <= '9';
    }
    bool letter( char c )
    {
      return c >= 'A' && c <= 'Z';
    }

    // As most numbers are; no more of them than a value holds.
    bool figuresAlone( std::string_view text )
    {
      for ( const char c : text )
        if ( !digit( c ) )
          return false;
      return !text.empty() && text.size() <= 9;
    }

    // Upper case without blanks; a decimal tail ".0" of a number column is dropped; ½ and its kin written
    // out.
    std::string tidy( std::string_view text )
    {
      std::string out;
      for ( std::size_t i = 0; i < text.size(); ++i )
      {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>( c );
        if ( byte == 0xC2 && i + 1 < text.size() )
        {
          const auto next = static_cast<unsigned char>( text[i + 1] );
          if ( next >= 0xBC && next <= 0xBE )
            out += next == 0xBC ? "-1/4" : next == 0xBD ? "-1/2" : "-3/4";
          ++i;
        }
        else if ( c >= 'a' && c <= 'z' )
          out += static_cast<char>( c - 'a' + 'A' );
        else if ( digit( c ) || letter( c ) || c == '-' || c == '/' || c == '.' )
          out += c;
        else if ( ( c == ' ' || c == '\t' ) && !out.empty() && out.back() != '-' )
          out += '-';
      }
      while ( !out.empty() && out.back() == '-' )
        out.pop_back();
      const std::size_t dot = out.find( '.' );
      if ( dot != std::string::npos )
      {
        if ( out.find_first_not_of( '0', dot + 1 ) == std::string::npos )
          out.resize( dot );
        else
          std::erase( out, '.' );
      }
      return out;
    }

    // "-B" and "B" are the same suffix.
    std::string tidySuffix( std::string_view text )
    {
      std::string out = tidy( text );
      std::erase( out, '-' );
      return out;
    }

    // Digits at `at`; false where there are none or more than a house number has.
    bool readValue( const std::string &text, std::size_t &at, std::uint32_t &value )
    {
      const std::size_t begin = at;
      std::uint64_t sum = 0;
      while ( at < text.size() && digit( text[at] ) && at - begin < 9 )
        sum = sum * 10 + static_cast<std::uint64_t>( text[at++] - '0' );
      value = static_cast<std::uint32_t>( sum );
      return at > begin && ( at == text.size() || !digit( text[at] ) );
    }

    // digits '-' two or three digits, nothing else; the length of the first part, 0 where it is not that
    std::size_t hyphenated( const std::string &text )
    {
      std::size_t i = 0;
      while ( i < text.size() && digit( text[i] ) )
        ++i;
      const std::size_t rest = text.size() - i;
      // 91-1005 in Hawaii
      const std::size_t most = i == 2 ? 5 : 4;
      if ( i == 0 || i > 3 || rest < 3 || rest > most || text[i] != '-' )
        return 0;
      for ( std::size_t k = i + 1; k < text.size(); ++k )
        if ( !digit( text[k] ) )
          return 0;
      return i;
    }

    HouseNumber withPrefix( const std::string &text, std::size_t first, std::string_view suffix )
    {
      HouseNumber n;
      n.prefix = text.substr( 0, first + 1 );
      std::size_t at = first + 1;
      n.valid = readValue( text, at, n.value );
      n.suffix = tidySuffix( suffix );
      return n;
    }

    HouseNumber plain( const std::string &text, std::string_view suffix )
    {
      HouseNumber n;
      std::size_t at = 0;
      if ( !text.empty() && letter( text[0] ) )
      {
        // a grid or lettered number: all before the last run of digits is prefix
        std::size_t end = text.size();
        while ( end > 0 && !digit( text[end - 1] ) )
          --end;
        std::size_t begin = end;
        while ( begin > 0 && digit( text[begin - 1] ) )
          --begin;
        if ( end == 0 )
          return n;
        n.prefix = text.substr( 0, begin );
        std::erase( n.prefix, '-' ); // "N6W 23001" of two columns
        at = begin;
      }
      if ( !readValue( text, at, n.value ) )
        return n;
      n.valid = true;
      n.suffix = tidySuffix( std::string_view( text ).substr( at ) ) + tidySuffix( suffix );
      return n;
    }

    // 37-12 is Queens; 37-39 and 12-14 rather buildings, since the second follows the first.
    bool secondFollows( const std::string &text, std::size_t first )
    {
      const std::string a = text.substr( 0, first ), b = text.substr( first + 1 );
      return a.size() == b.size() && b > a;
    }
  }

  HouseNumber parseHouseNumber( std::string_view number, std::string_view suffix )
  {
    if ( suffix.empty() && figuresAlone( number ) )
    {
      HouseNumber n;
      for ( const char c : number )
        n.value = n.value * 10 + static_cast<std::uint32_t>( c - '0' );
      n.valid = true;
      return n;
    }
    const std::string text = tidy( number );
    const std::size_t first = hyphenated( text );
    return first > 0 && !secondFollows( text, first ) ? withPrefix( text, first, suffix )
                                                      : plain( text, suffix );
  }

  HouseNumber otherReading( std::string_view number, std::string_view suffix )
  {
    if ( figuresAlone( number ) )
      return {};
    const std::string text = tidy( number );
    const std::size_t first = hyphenated( text );
    if ( first == 0 )
      return {};
    return secondFollows( text, first ) ? withPrefix( text, first, suffix ) : plain( text, suffix );
  }

  HouseNumber joinedReading( std::string_view number, std::string_view suffix )
  {
    std::string text = tidy( number );
    if ( hyphenated( text ) == 0 )
      return {};
    std::erase( text, '-' );
    return plain( text, suffix );
  }

  HouseNumber splitReading( std::string_view number, std::string_view suffix )
  {
    std::string text = tidy( number );
    const bool figures = text.find_first_not_of( "0123456789" ) == std::string::npos;
    if ( !figures || text.size() < 4 || text.size() > 5 )
      return {};
    const std::size_t first = text.size() - 2;
    text.insert( first, 1, '-' );
    return withPrefix( text, first, suffix );
  }

  std::string_view firstOfSeveral( std::string_view cell )
  {
    for ( std::size_t i = 1; i < cell.size(); ++i )
    {
      // 18/20, but 18 1/2
      const bool slash = cell[i] == '/' && digit( cell[i - 1] ) && i >= 2 && digit( cell[i - 2] );
      if ( slash || cell[i] == ';' || cell[i] == '&' || cell[i] == ',' )
        return cell.substr( 0, i );
    }
    return cell;
  }

  std::vector<OtherNumber> otherNumbers( std::string_view cell )
  {
    constexpr std::uint32_t widest = 20; // a range of more is no one building's
    std::vector<OtherNumber> others;
    if ( figuresAlone( cell ) )
      return others;
    const std::string_view head = firstOfSeveral( cell );
    const HouseNumber first = parseHouseNumber( head );
    if ( !first.valid || !first.prefix.empty() )
      return others;
    for ( std::string_view rest = cell.substr( head.size() ); rest.size() > 1; )
    {
      rest.remove_prefix( 1 );
      const std::string_view part = firstOfSeveral( rest );
      const HouseNumber next = parseHouseNumber( part );
      if ( next.valid && next.prefix.empty() && next.suffix.empty() && next.value != first.value &&
           next.value > 0 )
        others.push_back( { next.value, {} } );
      rest.remove_prefix( part.size() );
    }
    // "104-106" and all of its side between
    std::uint32_t to = 0;
    std::size_t at = 0;
    if ( head.size() == cell.size() && !first.suffix.empty() && readValue( first.suffix, at, to ) &&
         at == first.suffix.size() && to > first.value && to - first.value <= widest )
      for ( std::uint32_t value = first.value + 1; value <= to; ++value )
        if ( value % 2 == first.value % 2 || value == to )
          others.push_back( { value, "&" } );
    return others;
  }

  NumberRange parseRange( std::string_view from, std::string_view to )
  {
    const std::string a = tidy( from ), b = tidy( to );
    NumberRange range;
    const std::size_t ha = hyphenated( a ), hb = hyphenated( b );
    const bool sharedPrefix = ha > 0 && ha == hb && a.compare( 0, ha, b, 0, hb ) == 0;
    const HouseNumber low = sharedPrefix ? withPrefix( a, ha, {} ) : plain( a, {} );
    const HouseNumber high = sharedPrefix ? withPrefix( b, hb, {} ) : plain( b, {} );
    // 0 and -1 are how layers write "none"; one end alone is a range of one house
    const bool hasLow = low.valid && low.value > 0 && a[0] != '-';
    const bool hasHigh = high.valid && high.value > 0 && b[0] != '-';
    if ( ( !hasLow && !hasHigh ) || ( hasLow && hasHigh && low.prefix != high.prefix ) )
      return range;
    range.from = hasLow ? low.value : high.value;
    range.to = hasHigh ? high.value : low.value;
    range.prefix = hasLow ? low.prefix : high.prefix;
    range.valid = true;
    return range;
  }
}
