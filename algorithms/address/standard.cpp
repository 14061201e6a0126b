// SPDX-License-Identifier: GPL-2.0-or-later
// Standard forms of an address's parts, each on its own.
#include "address/standard.h"

#include "address/parsed_address.h"
#include "address/text_fold.h"
#include "address/tokens.h"

#include <algorithm>
#include <array>
#include <functional>

namespace doorstep
{
  namespace
  {
    // A word such as TWENTYSECOND or TWENTY-SECOND; 0 where it is none.
    long joinedOrdinal( std::string_view word )
    {
      const Lexicon &lexicon = Lexicon::instance();
      for ( std::size_t n = 5; n <= 8 && n < word.size(); ++n )
      {
        const std::int16_t tens = lexicon.word( word.substr( 0, n ) ).cardinal;
        if ( tens < 20 || tens > 90 )
          continue;
        const std::size_t rest = word[n] == '-' ? n + 1 : n;
        const std::int16_t ones = lexicon.word( word.substr( rest ) ).ordinal;
        if ( ones > 0 && ones < 10 )
          return tens + ones;
      }
      return 0;
    }
  }

  std::string ordinalFigures( long value )
  {
    const long tens = value % 100;
    const char *suffix = tens >= 11 && tens <= 13 ? "TH"
                         : value % 10 == 1        ? "ST"
                         : value % 10 == 2        ? "ND"
                         : value % 10 == 3        ? "RD"
                                                  : "TH";
    return std::to_string( value ) + suffix;
  }

  void appendWord( std::string &text, std::string_view word )
  {
    if ( word.empty() )
      return;
    if ( !text.empty() )
      text += ' ';
    text += word;
  }

  std::string standardName( const Tokens &tokens, std::size_t from, std::size_t to )
  {
    std::string name;
    for ( std::size_t i = from; i < to; ++i )
      appendNameWord( name, tokens, i, to );
    return name;
  }

  void appendNameWord( std::string &name, const Tokens &tokens, std::size_t &i, std::size_t to )
  {
    const Token &token = tokens[i];
    const Word &word = *token.word;
    const std::string_view text = tokens.text( i );
    // TWENTY SECOND, TWENTY-SECOND, SECOND
    if ( word.cardinal >= 20 && word.cardinal <= 90 && i + 1 < to && tokens.word( i + 1 ).ordinal > 0 &&
         tokens.word( i + 1 ).ordinal < 10 )
    {
      appendWord( name, ordinalFigures( word.cardinal + tokens.word( i + 1 ).ordinal ) );
      ++i;
      return;
    }
    if ( word.ordinal > 0 )
    {
      appendWord( name, ordinalFigures( word.ordinal ) );
      return;
    }
    if ( token.ordinal )
    {
      const std::size_t zeros = std::min( text.find_first_not_of( '0' ), text.size() - 3 ); // a figure stays
      appendWord( name, text.substr( zeros ) );
      return;
    }
    if ( text.size() > 8 && text[0] >= 'E' && text[0] <= 'T' && !token.hasDigit )
    {
      const long value = joinedOrdinal( text );
      if ( value > 0 )
      {
        appendWord( name, ordinalFigures( value ) );
        return;
      }
    }
    if ( text == "SAINT" )
      appendWord( name, "ST" );
    else if ( text == "MOUNT" )
      appendWord( name, "MT" );
    else if ( text == "FORT" )
      appendWord( name, "FT" );
    else if ( text == "&" )
      appendWord( name, "AND" );
    else if ( text != "#" && text != "NO" && text.find( '-' ) == std::string_view::npos )
      appendWord( name, text );
    else if ( text != "#" && text != "NO" )
    {
      // Wilkes-Barre and Wilkes Barre are one.
      std::string spaced( text );
      std::replace( spaced.begin(), spaced.end(), '-', ' ' );
      appendWord( name, spaced );
    }
  }

  std::string normalizeText( std::string_view text )
  {
    std::string out;
    bool space = false;
    for ( std::size_t at = 0; at < text.size(); )
    {
      const Folded folded = foldAt( text, at );
      const bool typed = folded.bytes == 1;
      for ( const char c : folded.ascii )
      {
        const bool word = ( c >= 'A' && c <= 'Z' ) || ( c >= '0' && c <= '9' ) ||
                          ( c == '?' && !( typed && text[at] == '?' ) );
        if ( word || ( c == '/' && !out.empty() && !space && out.back() >= '0' && out.back() <= '9' ) )
        {
          if ( space && !out.empty() )
            out += ' ';
          space = false;
          out += c;
        }
        else if ( c != '\'' && c != '.' && c != '`' )
          space = true;
      }
      at += folded.bytes;
    }
    return out;
  }

  std::string normalizeCity( std::string_view city )
  {
    std::string text = normalizeText( city );
    const std::size_t end = std::min( text.find( ' ' ), text.size() );
    if ( end == text.size() )
      return text;
    const std::string_view first( text.data(), end );
    const std::string_view full = first == "ST"                   ? "SAINT"
                                  : first == "MT"                 ? "MOUNT"
                                  : first == "FT"                 ? "FORT"
                                  : first == "N" || first == "NO" ? "NORTH"
                                  : first == "S" || first == "SO" ? "SOUTH"
                                  : first == "E"                  ? "EAST"
                                  : first == "W"                  ? "WEST"
                                                                  : "";
    if ( !full.empty() )
      text.replace( 0, end, full );
    return text;
  }

  std::string normalizeState( std::string_view state )
  {
    const KnownPhrase *phrase = Lexicon::instance().phrase( normalizeText( state ) );
    return phrase == nullptr ? std::string() : std::string( phrase->state );
  }

  std::string normalizeZip( std::string_view zip )
  {
    std::string digits;
    std::size_t i = 0;
    while ( i < zip.size() && ( zip[i] == ' ' || zip[i] == '\t' ) )
      ++i;
    for ( ; i < zip.size() && zip[i] >= '0' && zip[i] <= '9'; ++i )
      digits += zip[i];
    const bool ends = i == zip.size() || zip[i] == '-' || zip[i] == ' ' || zip[i] == '.';
    if ( !ends )
      return {};
    if ( digits.size() == 8 ) // nine without the leading zero
      digits.insert( digits.begin(), '0' );
    if ( digits.size() == 5 || digits.size() == 9 )
      return digits.substr( 0, 5 );
    if ( digits.size() == 3 || digits.size() == 4 )
      return std::string( 5 - digits.size(), '0' ) + digits;
    return {};
  }

  std::string unitIdentifier( std::string_view text )
  {
    const auto digit = []( char c ) { return c >= '0' && c <= '9'; };
    // 10.0 of a number column
    const std::size_t dot = text.find( '.' );
    if ( dot != std::string_view::npos && dot > 0 && digit( text[dot - 1] ) && dot + 1 < text.size() &&
         text.find_first_not_of( '0', dot + 1 ) == std::string_view::npos )
      text = text.substr( 0, dot );
    std::string id;
    char apart = 0; // 1-2, 1/2 and 12 are three doors; 4-B and 4B are one
    for ( const char c : text )
    {
      if ( ( c < 'A' || c > 'Z' ) && !digit( c ) )
      {
        apart = c == '/' ? '/' : c == '-' && apart == 0 ? '-' : apart;
        continue;
      }
      if ( apart != 0 && !id.empty() && digit( id.back() ) && digit( c ) )
        id += apart;
      apart = 0;
      id += c;
    }
    // 007 is 7, and B07 is left alone.
    const std::size_t zeros = id.find_first_not_of( '0' );
    if ( zeros != std::string::npos && zeros > 0 && digit( id[zeros] ) )
      id.erase( 0, zeros );
    return id;
  }

  bool isPlaceholder( std::string_view cell )
  {
    constexpr std::size_t longest = 14;
    while ( !cell.empty() && ( cell.front() == ' ' || cell.front() == '\t' || cell.front() == '#' ) )
      cell.remove_prefix( 1 );
    // millions of cells are asked: nearly all fail here
    constexpr std::string_view first = "NnUuBbTt-?<([";
    if ( cell.empty() || cell.size() > longest + 4 || first.find( cell.front() ) == std::string_view::npos )
      return false;
    while ( cell.back() == ' ' || cell.back() == '\t' || cell.back() == '.' )
      cell.remove_suffix( 1 );
    if ( cell.size() > 2 && ( cell.front() == '<' || cell.front() == '(' || cell.front() == '[' ) )
      cell = cell.substr( 1, cell.size() - 2 );
    constexpr std::array<std::string_view, 20> words = {
        "NONE",  "NULL", "N/A", "NAN", "NIL", "UNKNOWN",   "UNK",
        "-",     "--",   "---", "NA",  "N.A", "UNDEFINED", "NOT APPLICABLE",
        "BLANK", "TBD",  "?",   "??",  "???", "N / A" };
    const auto same = []( char a, char b ) { return ( a >= 'a' && a <= 'z' ? a - 'a' + 'A' : a ) == b; };
    return std::any_of( words.begin(), words.end(),
                        [&]( std::string_view word )
                        { return std::equal( cell.begin(), cell.end(), word.begin(), word.end(), same ); } );
  }

  bool looksLikeUnit( std::string_view id )
  {
    constexpr std::size_t mostDigits = 5, mostLetters = 2, longest = 8;
    std::size_t digits = 0, letters = 0;
    for ( const char c : id )
    {
      digits += c >= '0' && c <= '9' ? 1 : 0;
      letters += c >= 'A' && c <= 'Z' ? 1 : 0;
    }
    // 12-104 has more figures than either of its halves may have
    const bool halves = id.find_first_of( "-/" ) != std::string_view::npos;
    const bool date = std::count( id.begin(), id.end(), '/' ) > 1;
    return !id.empty() && !date && id.size() <= longest &&
           letters <= ( digits == 0 ? mostLetters : mostLetters + 1 ) && ( digits <= mostDigits || halves );
  }

  void CityNames::add( std::string_view name )
  {
    for ( std::string text : { normalizeText( name ), normalizeCity( name ) } )
    {
      const auto at = std::lower_bound( mNames.begin(), mNames.end(), text );
      if ( !text.empty() && ( at == mNames.end() || *at != text ) )
        mNames.insert( at, std::move( text ) );
    }
  }

  bool CityNames::contains( std::string_view normalized ) const
  {
    return std::binary_search( mNames.begin(), mNames.end(), normalized, std::less<>() );
  }

  std::string format( const StreetName &street )
  {
    std::string text;
    for ( const std::string *part : { &street.premod, &street.predir, &street.pretype, &street.name,
                                      &street.suftype, &street.sufdir, &street.sufmod } )
      appendWord( text, *part );
    return text;
  }
}
