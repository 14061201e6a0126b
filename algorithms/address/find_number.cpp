// SPDX-License-Identifier: GPL-2.0-or-later
// Where in a line the house number is: names, buildings and units may stand before it.
#include "address/address_reader.h"

#include <algorithm>

namespace doorstep
{
  bool joinsStreets( std::string_view text )
  {
    return text == "&" || text == "AND" || text == "AT" || text == "@" || text == "/";
  }

  bool saysCorner( std::string_view text )
  {
    return text == "CORNER" || text == "ESQUINA" || text == "ESQ";
  }

  // The same, and "Oracle esquina Speedway"; Y joins where a corner is said.
  bool AddressReader::joinsAt( std::size_t i ) const
  {
    const std::string_view text = t.text( i );
    return joinsStreets( text ) || ( i > 0 && ( text == "ESQUINA" || text == "ESQ" ) ) ||
           ( text == "Y" && i > 1 && saysCorner( t.text( 0 ) ) );
  }

  // Units before the number: "Apt 4 10A Main St", "4th floor, 300 Randolph St".
  std::size_t AddressReader::skipUnits( std::size_t at )
  {
    while ( at < mEnd )
    {
      const Word &word = t.word( at );
      if ( t.text( at ) == "#" && at + 2 < mEnd && t[at + 1].hasDigit && t[at + 2].number &&
           !t[at + 2].ordinal )
      {
        mLine.labels[at] = Label::UnitType;
        mLine.labels[at + 1] = Label::Unit;
        at += 2;
        continue;
      }
      const bool floor = at + 1 < mEnd && t.word( at + 1 ).unitKind == UnitKind::Floor;
      if ( ( word.unitKind == UnitKind::None && !t[at].hasDigit && word.ordinal == 0 ) ||
           ( t[at].number && !floor ) )
        return at;
      const std::size_t past = labelUnit( mLine, at, mEnd, false );
      if ( past == at )
        return at;
      at = past;
    }
    return at;
  }

  bool AddressReader::isNumberAt( std::size_t i ) const
  {
    if ( t.text( i ) == "#" )
      return i + 2 < mEnd && t[i + 1].number;
    if ( t[i].ordinal )
      return false;
    if ( t[i].number )
      return true;
    if ( ( t[i].hasDigit && t[i].size > 2 && i + 1 < mEnd ) || isGridPair( t, i, mEnd ) )
      return true;
    return t.word( i ).cardinal > 0 && i + 1 < mEnd && t.word( i + 1 ).typeKind < TypeKind::Strong &&
           !t[i].comma;
  }

  // Whether words that can be a street follow the number at i.
  bool AddressReader::startsStreet( std::size_t i ) const
  {
    if ( i + 1 >= mEnd || t[i].comma || !mLine.free( i + 1 ) || t[i + 1].digits )
      return false;
    const Word &next = t.word( i + 1 );
    if ( next.unitKind == UnitKind::Floor || t.text( i + 1 ) == "#" )
      return false;
    // "45-18 Court Square", "100 Avenue A"
    if ( next.typeKind >= TypeKind::Plain )
      return i + 2 < mEnd && !t[i + 1].comma &&
             ( t.word( i + 2 ).typeKind >= TypeKind::Plain || t[i + 2].letter );
    return true;
  }

  // A strong type between here and the next comma or number.
  bool AddressReader::hasStrongStreet( std::size_t i ) const
  {
    const std::size_t to = commaAfter( i, mEnd );
    for ( std::size_t k = i + 2; k < to; ++k )
    {
      if ( t[k].number && !t[k].ordinal )
        return false;
      if ( t.word( k ).typeKind == TypeKind::Strong &&
           ( t.word( k - 1 ).dir.empty() || !isSaint( t, k, to ) ) )
        return true;
    }
    return false;
  }

  // Whether what stands between a number and the next one names a building: "1 Lincoln Ctr", "One Exchange
  // Plaza,".
  bool AddressReader::isBuildingOnly( std::size_t from, std::size_t to ) const
  {
    return t[to - 1].comma || t.word( to - 1 ).building || t.word( to - 1 ).typeKind >= TypeKind::Weak ||
           ( to - from > 1 && !mLine.free( to - 1 ) );
  }

  // The token of the house number, mEnd where there is none. Notes where a second address begins.
  std::size_t AddressReader::findNumber()
  {
    std::size_t first = 0;
    while ( first < mEnd && !mLine.free( first ) )
      ++first;
    first = skipUnits( first );
    if ( first >= mEnd || routeEnd( mLine, first, mEnd ) > first || isIntersection( first ) )
      return mEnd;
    const bool boxed =
        std::find( mLine.labels.begin(), mLine.labels.end(), Label::Box ) != mLine.labels.end();
    bool starts = isNumberAt( first );
    // "0430, 3545 NW 58th": a number that a comma ends, before one with a street.
    for ( std::size_t i = first + 1; starts && t[first].comma && i + 1 < mEnd; ++i )
      starts = !( t[i].number && !t[i].ordinal && startsStreet( i ) );
    std::size_t best = starts ? first : mEnd;
    bool strong = starts && hasStrongStreet( first );
    for ( std::size_t i = first + 1; i + 1 < mEnd; ++i )
    {
      if ( !mLine.free( i ) || !t[i].number || t[i].ordinal || !startsStreet( i ) )
        continue;
      const bool designated = t.text( i - 1 ) == "#" || t.word( i - 1 ).unitKind == UnitKind::Id ||
                              t.word( i - 1 ).unitKind == UnitKind::Floor ||
                              !t.word( i - 1 ).preRoute.empty();
      if ( best == mEnd )
      {
        if ( boxed && !hasStrongStreet( i ) )
          continue;
        best = i;
        strong = hasStrongStreet( i );
      }
      else if ( designated )
        continue;
      else if ( !strong && isBuildingOnly( best + 1, i ) && i > best + 2 &&
                ( hasStrongStreet( i ) || ( t[i - 1].comma && anyType( best + 1, i, TypeKind::Weak ) ) ) )
      {
        best = i;
        strong = hasStrongStreet( i );
      }
      else if ( strong && hasStrongStreet( i ) && mLine.second == 0 && i > best + 2 )
        mLine.second = i;
    }
    // "Anheuser Busch One Busch Place"
    for ( std::size_t i = first + 1; best == mEnd && i + 2 < mEnd; ++i )
    {
      if ( mLine.free( i ) && t.word( i ).cardinal > 0 && t.word( i ).cardinal < 20 &&
           t.word( i + 1 ).typeKind == TypeKind::None && t.word( i + 2 ).typeKind >= TypeKind::Plain )
        best = i;
    }
    if ( best < mEnd && best > first )
    {
      for ( std::size_t i = first; i < best; ++i )
      {
        const bool designated = mLine.free( i ) && t.text( i ) != "#" && t.text( i ) != "NO";
        const std::size_t past = designated ? labelUnit( mLine, i, best, false ) : i;
        i = past > i ? past - 1 : i;
      }
    }
    return best;
  }

  // The word that joins two streets after `from`, each with a type of its own; mEnd where there is none.
  std::size_t AddressReader::jointAfter( std::size_t from ) const
  {
    for ( std::size_t i = from + 2; i + 2 < mEnd; ++i )
    {
      if ( !joinsStreets( t.text( i ) ) || !mLine.free( i ) )
        continue;
      const std::size_t last = t.word( i - 1 ).dir.empty() ? i - 1 : i - 2;
      const bool before = t.word( last ).typeKind == TypeKind::Strong && last > from;
      return before && anyType( i + 2, commaAfter( i + 1, mEnd ), TypeKind::Strong ) && !t[i + 1].number
                 ? i
                 : mEnd;
    }
    return mEnd;
  }

  // "79th St. & Joliet Rd.", "Jct 4 & 13": two streets and no house number.
  bool AddressReader::isIntersection( std::size_t first ) const
  {
    // "corner of Main and Elm", "NE corner of …"
    const std::size_t corner = first + ( t.word( first ).dir.empty() ? 0 : 1 );
    if ( corner + 1 < mEnd && saysCorner( t.text( corner ) ) )
    {
      for ( std::size_t i = corner + 2; i + 1 < mEnd; ++i )
        if ( joinsAt( i ) )
          return true;
      return t.text( corner + 1 ) == "OF" || t.text( corner + 1 ) == "DE";
    }
    for ( std::size_t i = first + 1; i + 1 < mEnd; ++i )
    {
      if ( !mLine.free( i ) )
        return false;
      if ( !joinsAt( i ) )
        continue;
      // "12 Main St" and "12 & 14 Main St" are addresses; "4 & 13" are two routes.
      if ( t[first].number && !t[first].ordinal &&
           ( i != first + 1 || !t[i + 1].number || joinsNumbers( t, i, mEnd ) ) )
        return false;
      const auto plausible = [&]( std::size_t from, std::size_t to )
      {
        return ( to - from == 1 && !t[from].letter ) || t[to - 1].hasDigit || t[from].hasDigit ||
               anyType( from, to, TypeKind::Plain ) || routeEnd( mLine, from, to ) > from ||
               ( to - from == 2 && !t.word( from ).dir.empty() );
      };
      if ( t[first].letter && i == first + 1 )
        return false;
      std::size_t to = i + 1;
      while ( to < mEnd && mLine.free( to ) && !t[to - 1].comma )
        ++to;
      // "Mission St and Valencia St San Francisco": no saint
      for ( std::size_t k = i + 2; k < to; ++k )
        if ( isCity( t, k, to, mOptions ) )
          to = k;
      // "Smith and Sons 12 Main St": a firm before an address
      for ( std::size_t k = i + 1; k < to && !anyType( first, i, TypeKind::Plain ) && !t[first].hasDigit;
            ++k )
        if ( t[k].number && !t[k].ordinal && startsStreet( k ) && hasStrongStreet( k ) )
          return false;
      // "53rd and Lake Park": one is surely a street, the other is short, and no house number stands in
      // either
      constexpr std::size_t shortWord = 3;
      bool numbered = false;
      for ( std::size_t k = first; k < to; ++k )
        numbered = numbered || ( t[k].hasDigit && !t[k].ordinal );
      const auto sure = [&]( std::size_t from, std::size_t until )
      { return t[from].ordinal || anyType( from, until, TypeKind::Strong ); };
      const auto brief = [&]( std::size_t from, std::size_t until )
      { return !numbered && until - from <= shortWord && !anyBuilding( from, until ); };
      return to > i + 1 &&
             ( ( plausible( first, i ) && plausible( i + 1, to ) ) ||
               ( sure( first, i ) && brief( i + 1, to ) ) || ( brief( first, i ) && sure( i + 1, to ) ) );
    }
    return false;
  }
}
