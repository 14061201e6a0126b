// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/unnamed_ranges.h"

#include "base/number.h"
#include "columns/name_words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace doorstep
{
  namespace
  {
    constexpr double NUMBERS = 0.95; // least share of values

    bool holdsNumbers( const LayerColumns &columns, int c )
    {
      const ValueKinds &kinds = columns[c].kinds;
      return kinds.empty() ? kinds.rows == 0 : kinds.rangeEnd >= NUMBERS;
    }

    // 0 where the cell has no house number.
    long numberIn( const LayerColumns &columns, int c, std::size_t row )
    {
      double value = 0;
      const std::string_view cell = columns.cell( c, row );
      constexpr double most = 1e7;
      return leadingNumber( cell, value ) > 0 && value > 0 && value < most ? std::lround( value ) : 0;
    }

    struct Pair
    {
        int from, to;
    };

    // Whether the two are the ends of one side: of one parity and not far apart, and seldom the same.
    bool areEnds( const LayerColumns &columns, const Pair &pair )
    {
      constexpr long farOff = 2000;
      std::size_t both = 0, together = 0, apart = 0;
      for ( std::size_t row = 0; row < columns.rows(); ++row )
      {
        const long from = numberIn( columns, pair.from, row ), to = numberIn( columns, pair.to, row );
        if ( from == 0 || to == 0 )
          continue;
        ++both;
        together += ( from - to ) % 2 == 0 && std::labs( from - to ) <= farOff ? 1 : 0;
        apart += from != to ? 1 : 0;
      }
      constexpr std::size_t few = 5;
      return both >= few && together * 10 >= both * 9 && apart * 10 >= both * 3;
    }

    // Whether one side has the odd numbers where the other has the even ones, not far from them.
    bool areSides( const LayerColumns &columns, const Pair &a, const Pair &b )
    {
      constexpr long farOff = 400;
      std::size_t both = 0, opposite = 0;
      for ( std::size_t row = 0; row < columns.rows(); ++row )
        if ( const long one = numberIn( columns, a.from, row ), other = numberIn( columns, b.from, row );
             one > 0 && other > 0 )
        {
          ++both;
          opposite += ( one - other ) % 2 != 0 && std::labs( one - other ) <= farOff ? 1 : 0;
        }
      return both > 0 && opposite * 10 >= both * 8;
    }

    // Where the names of two columns part, the one has L and the other R.
    bool isRightOf( std::string_view name, std::string_view other )
    {
      const std::string a = plainName( name ), b = plainName( other );
      for ( std::size_t i = 0; i < std::min( a.size(), b.size() ); ++i )
        if ( a[i] != b[i] )
          return ( a[i] == 'r' && b[i] == 'l' ) || ( a[i] == 'd' && b[i] == 'i' ); // derecha, izquierda
      return false;
    }
  }

  std::optional<RangeEnds> rangesByCodes( const LayerColumns &columns )
  {
    constexpr std::array<std::string_view, 4> codes = { "lf", "lt", "rf", "rt" };
    std::map<std::string, RangeEnds> families;
    std::vector<std::string> order; // as the layer has them
    for ( int c = 0; c < static_cast<int>( columns.size() ); ++c )
    {
      if ( !holdsNumbers( columns, c ) )
        continue;
      const std::string name = plainName( columns[c].name );
      for ( std::size_t code = 0; code < codes.size(); ++code )
        for ( const bool front : { true, false } )
          if ( front ? name.starts_with( codes[code] ) : name.ends_with( codes[code] ) )
          {
            const std::string stem = front ? "<" + name.substr( 2 ) : name.substr( 0, name.size() - 2 );
            const auto [at, fresh] = families.try_emplace( stem, RangeEnds{ -1, -1, -1, -1 } );
            if ( fresh )
              order.push_back( stem );
            at->second[code] = c;
          }
    }
    for ( const std::string &stem : order )
      if ( const RangeEnds &ends = families.at( stem ); *std::min_element( ends.begin(), ends.end() ) >= 0 )
        return ends;
    return std::nullopt;
  }

  std::optional<RangeEnds> rangesByValues( const LayerColumns &columns, const std::set<int> &taken )
  {
    std::vector<int> numbers;
    constexpr std::size_t most = 24; // each is compared with the next ones
    for ( int c = 0; c < static_cast<int>( columns.size() ) && numbers.size() < most; ++c )
      if ( const ColumnFacts &f = columns[c];
           !taken.contains( c ) && !f.kinds.empty() && f.kinds.rangeEnd >= NUMBERS && f.kinds.zip < 0.9 &&
           f.kinds.distinct > 2 && !f.hints.owner && !f.hints.id && f.vote( "speed" ) < 4 )
        numbers.push_back( c );
    std::vector<Pair> pairs;
    for ( std::size_t i = 0; i < numbers.size(); ++i )
      for ( std::size_t k = i + 1; k < std::min( i + 4, numbers.size() ); ++k )
        if ( const Pair pair{ numbers[i], numbers[k] }; areEnds( columns, pair ) )
          pairs.push_back( pair );
    for ( std::size_t i = 0; i < pairs.size(); ++i )
      for ( std::size_t k = i + 1; k < pairs.size(); ++k )
      {
        Pair left = pairs[i], right = pairs[k];
        const std::set<int> four{ left.from, left.to, right.from, right.to };
        if ( four.size() < 4 || !areSides( columns, left, right ) )
          continue;
        if ( isRightOf( columns[left.from].name, columns[right.from].name ) )
          std::swap( left, right );
        return RangeEnds{ left.from, left.to, right.from, right.to };
      }
    return std::nullopt;
  }

  int otherSide( const LayerColumns &columns, int column )
  {
    NameWords words = nameWords( columns[column].name );
    bool sided = false;
    for ( std::string &meaning : words.meanings )
      if ( meaning == "left" || meaning == "right" )
      {
        meaning = meaning == "left" ? "right" : "left";
        sided = true;
      }
    if ( !sided )
      return -1;
    std::sort( words.meanings.begin(), words.meanings.end() );
    for ( int c = 0; c < static_cast<int>( columns.size() ); ++c )
      if ( const NameWords other = nameWords( columns[c].name );
           c != column && other.unknown == words.unknown && other.meanings == words.meanings )
        return c;
    return -1;
  }
}
