// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/value_kinds.h"

#include "address/lexicon.h"
#include "address/parsed_address.h"
#include "base/number.h"
#include "base/plain_letters.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <vector>

namespace doorstep
{
  namespace
  {
    enum Kind : std::size_t
    {
      Number,
      RangeEnd,
      Direction,
      Type,
      PreType,
      Zip,
      State,
      UnitName,
      Fraction,
      Prefix,
      Words,
      Street,
      Address,
      CityLine,
      KINDS
    };
    using Kinds = std::array<bool, KINDS>;

    bool isLetter( char c )
    {
      return c >= 'A' && c <= 'Z';
    }

    std::vector<std::string_view> split( std::string_view text )
    {
      std::vector<std::string_view> words;
      while ( !text.empty() )
      {
        const std::size_t end = std::min( text.find( ' ' ), text.size() );
        if ( end > 0 )
          words.push_back( text.substr( 0, end ) );
        text.remove_prefix( std::min( end + 1, text.size() ) );
      }
      return words;
    }

    bool isOrdinal( std::string_view word )
    {
      return word.size() > 2 && isDigit( word[word.size() - 3] ) &&
             ( word.ends_with( "ST" ) || word.ends_with( "ND" ) || word.ends_with( "RD" ) ||
               word.ends_with( "TH" ) );
    }

    // 12, 12B, 12 1/2, 104-106, 4303.0, N6W23001; not 22ND and not 5 ST.
    bool isHouseNumber( std::string_view upper, const std::vector<std::string_view> &words )
    {
      if ( upper.empty() || words.empty() || words.size() > 3 || isOrdinal( words[0] ) )
        return false;
      std::size_t letters = 0, digits = 0;
      for ( const char c : upper )
      {
        letters += isLetter( c ) ? 1 : 0;
        digits += isDigit( c ) ? 1 : 0;
      }
      if ( digits == 0 || digits > 12 || letters > 3 || upper[0] == '-' || upper[0] == '0' )
        return false;
      // 1/2 alone is what follows a house number
      if ( words.size() == 1 && upper.size() == 3 && upper[1] == '/' )
        return false;
      if ( !isDigit( upper[0] ) && !( letters >= 1 && digits >= 3 && words.size() == 1 ) )
        return false;
      for ( std::size_t w = 1; w < words.size(); ++w )
        if ( !Lexicon::instance().word( words[w] ).type.empty() )
          return false;
      return true;
    }

    bool isZip( std::string_view text )
    {
      if ( text.ends_with( ".0" ) )
        text.remove_suffix( 2 );
      std::size_t digits = 0;
      for ( std::size_t i = 0; i < text.size(); ++i )
        if ( isDigit( text[i] ) )
          ++digits;
        else if ( i != 5 || ( text[i] != '-' && text[i] != ' ' ) )
          return false;
      return digits == 5 || digits == 9;
    }

    Kinds kindsOf( std::string_view value )
    {
      Kinds kinds{};
      const std::string upper = normalizeText( value );
      const std::vector<std::string_view> words = split( upper );
      const Lexicon &lexicon = Lexicon::instance();
      const std::string raw = upperAscii( trimmedOf( value ) );
      if ( words.empty() )
        return kinds;
      kinds[Number] = isHouseNumber( raw, split( raw ) );
      double ignored = 0;
      kinds[RangeEnd] = leadingNumber( raw, ignored ) == raw.size() || kinds[Number];
      kinds[Zip] = isZip( raw );
      const auto all = [&]( auto &&is ) { return std::all_of( words.begin(), words.end(), is ); };
      kinds[Direction] =
          words.size() <= 2 && all( [&]( std::string_view w ) { return !lexicon.word( w ).dir.empty(); } );
      kinds[Type] =
          words.size() <= 2 && all( [&]( std::string_view w ) { return !lexicon.word( w ).type.empty(); } );
      kinds[PreType] = words.size() <= 3 && all(
                                                [&]( std::string_view w )
                                                {
                                                  const Word &word = lexicon.word( w );
                                                  return !word.preName.empty() || !word.preRoute.empty() ||
                                                         !word.qualifier.empty() || word.preLetter ||
                                                         !word.type.empty();
                                                } );
      kinds[State] = !normalizeState( value ).empty();
      const std::size_t letters =
          static_cast<std::size_t>( std::count_if( upper.begin(), upper.end(), isLetter ) );
      kinds[Fraction] = words.size() == 1 &&
                        ( upper.find( '/' ) != std::string::npos || letters == upper.size() ) &&
                        upper.size() <= ( letters > 0 ? 2 : 3 );
      // "N65W" of Wisconsin, "37-" of Queens, a letter
      constexpr std::size_t longestPrefix = 6;
      kinds[Prefix] = kinds[Fraction] || ( words.size() == 1 && upper.size() <= longestPrefix &&
                                           ( raw.ends_with( '-' ) || ( letters > 0 && letters < 3 ) ) &&
                                           letters < upper.size() );
      kinds[UnitName] = raw[0] == '#' || lexicon.word( words[0] ).unitKind != UnitKind::None ||
                        ( words.size() == 1 && upper.size() <= 5 );
      const bool digitFirst = isDigit( upper[0] ) && !isOrdinal( words[0] );
      if ( digitFirst && words.size() > 1 && !kinds[Number] && letters > 1 )
      {
        const ParsedAddress parsed = parseAddress( value );
        kinds[Address] = !parsed.number.empty() && !parsed.street.name.empty();
      }
      kinds[Words] = letters > 1 && !digitFirst;
      if ( kinds[Words] || isOrdinal( words[0] ) )
      {
        const StreetName street = parseStreetName( value );
        kinds[Street] = !street.name.empty() && words.size() > 1 &&
                        ( !street.suftype.empty() || !street.predir.empty() || !street.pretype.empty() ||
                          !street.sufdir.empty() );
        kinds[Words] = true;
      }
      kinds[CityLine] = words.size() > 1 && kinds[Words] &&
                        ( isZip( words.back() ) || lexicon.word( words.back() ).state.size() == 2 );
      return kinds;
    }

    // Of the steps from row to row those by one, upwards.
    double ascendingShare( std::span<const std::string> values )
    {
      std::size_t steps = 0, byOne = 0;
      long before = -1;
      for ( const std::string &value : values )
      {
        long number = -1;
        std::from_chars( value.data(), value.data() + value.size(), number );
        if ( number >= 0 && before >= 0 )
        {
          ++steps;
          byOne += number == before + 1 ? 1 : 0;
        }
        before = number;
      }
      return steps == 0 ? 0 : static_cast<double>( byOne ) / static_cast<double>( steps );
    }
  }

  bool saysNothing( std::string_view cell )
  {
    const std::size_t first = cell.find_first_not_of( " \t\r\n-" );
    if ( first == std::string_view::npos )
      return true;
    if ( cell.size() > 12 || cell.size() < 2 )
      return false;
    // millions of cells are asked: nearly all begin otherwise
    const std::size_t letter = cell.find_first_not_of( " \t\r\n<>()[]#" );
    if ( letter == std::string_view::npos || ( cell[letter] != 'n' && cell[letter] != 'N' ) )
      return false;
    const std::string word = lowerAscii( trimmedOf( cell, " \t\r\n<>()[]#" ) );
    return word == "none" || word == "null" || word == "n/a" || word == "nan" || word == "nil" ||
           word == "nul" || ( word == "na" && cell.size() > 1 );
  }

  bool isNoTown( std::string_view cell )
  {
    return cell.size() > 4 && upperAscii( cell.substr( 0, 5 ) ) == "UNINC";
  }

  ValueKinds valueKinds( std::span<const std::string> values )
  {
    ValueKinds result;
    std::unordered_map<std::string_view, std::pair<std::size_t, Kinds>> seen;
    for ( const std::string &value : values )
    {
      ++result.rows;
      if ( saysNothing( value ) )
        continue;
      ++result.filled;
      const auto [at, fresh] = seen.try_emplace( value );
      if ( fresh )
        at->second.second = kindsOf( value );
      ++at->second.first;
    }
    result.distinct = seen.size();
    std::array<std::size_t, KINDS> counts{};
    for ( const auto &[value, entry] : seen )
      for ( std::size_t k = 0; k < KINDS; ++k )
        counts[k] += entry.second[k] ? entry.first : 0;
    const auto share = [&]( Kind kind )
    {
      return result.filled == 0 ? 0
                                : static_cast<double>( counts[kind] ) / static_cast<double>( result.filled );
    };
    result.number = share( Number );
    result.rangeEnd = share( RangeEnd );
    result.direction = share( Direction );
    result.type = share( Type );
    result.preType = share( PreType );
    result.zip = share( Zip );
    result.state = share( State );
    result.unit = share( UnitName );
    result.fraction = share( Fraction );
    result.numberPrefix = share( Prefix );
    result.words = share( Words );
    result.street = share( Street );
    result.address = share( Address );
    result.cityLine = share( CityLine );
    result.ascending = ascendingShare( values );
    return result;
  }
}
