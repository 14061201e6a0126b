// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/unit.h"
#include "address/lexicon.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace doorstep
{
  namespace
  {
    // What lists have besides the address layer's lexicon, or in a unit's column alone.
    constexpr std::array<std::string_view, 10> MORE_DESIGNATORS = {
        "APTO", "DEPTO", "CASA", "UN", "TR", "DEPT", "DEPARTMENT", "NO", "NUM", "NUMBER" };
    // In an address these may be the name of a street ("100 NO 5"), so a unit behind them is not taken from
    // it.
    constexpr std::array<std::string_view, 7> ONLY_IN_A_UNIT = { "UN",  "SP",     "TR",  "NO",
                                                                 "NUM", "NUMBER", "CASA" };
    constexpr std::array<std::string_view, 6> BLANKS = { "NA", "NONE", "NULL", "NIL", "HOUSE", "SFR" };

    template <class Words> bool contains( const Words &words, std::string_view word )
    {
      return std::find( words.begin(), words.end(), word ) != words.end();
    }

    // A word before a unit's identifier, which is the same door without it.
    bool isDesignator( std::string_view word )
    {
      const Word &known = Lexicon::instance().word( word );
      return known.unitKind == UnitKind::Id || known.unitKind == UnitKind::Floor ||
             known.unitKind == UnitKind::Building || known.unit == "PH" || contains( MORE_DESIGNATORS, word );
    }

    bool isDigit( char c )
    {
      return c >= '0' && c <= '9';
    }
    bool isLetter( char c )
    {
      return c >= 'A' && c <= 'Z';
    }
    // Bytes over 127 are letters of other scripts.
    bool isWordByte( char c )
    {
      return isDigit( c ) || isLetter( c ) || static_cast<unsigned char>( c ) > 127;
    }
    bool allDigits( std::string_view word )
    {
      return std::all_of( word.begin(), word.end(), isDigit );
    }

    std::vector<std::string> words( std::string_view text, bool keepHash )
    {
      std::vector<std::string> result;
      std::string word;
      for ( std::size_t i = 0; i < text.size(); ++i )
      {
        const char c = text[i];
        const bool inFigures =
            !word.empty() && isDigit( word.back() ) && i + 1 < text.size() && isDigit( text[i + 1] );
        // 10.0 of a number column is 10, and 1/2 is neither 12 nor 1-2: as the address layer has them
        if ( c == '.' && inFigures )
        {
          const std::size_t past = std::min( text.find_first_not_of( '0', i + 1 ), text.size() );
          if ( past == text.size() || !isWordByte( text[past] ) )
          {
            i = past - 1;
            continue;
          }
        }
        if ( isWordByte( c ) || ( c == '/' && inFigures ) )
          word += c;
        else if ( !word.empty() && word != "#" )
        {
          result.push_back( std::move( word ) );
          word.clear();
        }
        if ( keepHash && c == '#' )
          word.assign( 1, '#' );
      }
      if ( !word.empty() && word != "#" )
        result.push_back( std::move( word ) );
      return result;
    }

    // "04" is "4" and "00" is "0".
    void dropLeadingZeros( std::string &word )
    {
      const std::size_t first = word.find_first_not_of( '0' );
      if ( first == std::string::npos )
        word.resize( std::min<std::size_t>( word.size(), 1 ) );
      else if ( isDigit( word[first] ) )
        word.erase( 0, first );
    }

    bool looksLikeUnit( std::string_view word )
    {
      return word.size() == 1 || ( word.size() <= 6 && std::any_of( word.begin(), word.end(), isDigit ) );
    }
  }

  std::string normalizedUnit( std::string_view typed )
  {
    std::vector<std::string> parts = words( upperAscii( typed ), false );
    if ( parts.size() == 2 && parts[0] == "N" && parts[1] == "A" )
      return {};
    // "APT4" is "APT 4".
    for ( std::string &part : parts )
    {
      const std::size_t digit =
          static_cast<std::size_t>( std::find_if( part.begin(), part.end(), isDigit ) - part.begin() );
      if ( digit > 1 && digit < part.size() && isDesignator( std::string_view( part ).substr( 0, digit ) ) )
        part.erase( 0, digit );
    }
    std::string unit;
    std::string before;
    for ( std::string &part : parts )
    {
      if ( isDesignator( part ) || contains( BLANKS, part ) )
        continue;
      dropLeadingZeros( part );
      const bool joins = ( allDigits( before ) && part.size() == 1 && isLetter( part[0] ) ) ||
                         ( before.size() == 1 && isLetter( before[0] ) && allDigits( part ) );
      if ( !unit.empty() && !( joins && !before.empty() ) )
        unit += '-';
      unit += part;
      before = part;
    }
    return unit;
  }

  AddressAndUnit splitUnit( std::string_view address )
  {
    const std::string text = upperAscii( address );
    AddressAndUnit result;
    std::string unit;
    for ( std::size_t from = 0; from <= text.size(); )
    {
      const std::size_t comma = std::min( text.find( ',', from ), text.size() );
      std::vector<std::string> part = words( std::string_view( text ).substr( from, comma - from ), true );
      from = comma + 1;
      std::string here;
      while ( !part.empty() )
      {
        const bool hash = part.back().starts_with( "#" );
        const bool named = part.size() >= 2 && isDesignator( part[part.size() - 2] ) &&
                           !contains( ONLY_IN_A_UNIT, part[part.size() - 2] ) && looksLikeUnit( part.back() );
        if ( !hash && !named )
          break;
        here.insert( 0, 1, ' ' );
        here.insert( 0, part.back(), hash ? 1 : 0 );
        part.pop_back();
        // "APT #4": the designator goes with it.
        if ( !part.empty() && isDesignator( part.back() ) )
          part.pop_back();
      }
      unit += here;
      if ( part.empty() )
        continue;
      if ( !result.address.empty() )
        result.address += ", ";
      for ( std::size_t i = 0; i < part.size(); ++i )
      {
        if ( i > 0 )
          result.address += ' ';
        result.address += part[i];
      }
    }
    result.unit = normalizedUnit( unit );
    return result;
  }
}
