// SPDX-License-Identifier: GPL-2.0-or-later
// From a street's first word to the end of the line: street, units, building, city.
#include "address/address_reader.h"

#include <algorithm>

namespace doorstep
{
  void AddressReader::readStreet( std::size_t from )
  {
    // The street's own words end at a comma, a unit or something already read; a route's number is no unit.
    std::size_t limit = std::max( from, routeEnd( mLine, from, mEnd ) );
    bool comma = limit > from && t[limit - 1].comma;
    while ( limit < mEnd && !comma && mLine.free( limit ) && !( limit > from && startsUnit( limit ) ) )
      comma = t[limit++].comma;
    std::size_t street = limit;
    const bool city = readTail( limit, comma );
    const bool unitNext =
        limit < mEnd && ( mLine.labels[limit] == Label::Unit || mLine.labels[limit] == Label::UnitType ||
                          mLine.labels[limit] == Label::Building );
    if ( !city && mCity )
      street = streetEnd( mLine, from, limit, mLocated, mOptions );
    else
    {
      street = buildingCut( from, limit );
      // the city again, though it has a column of its own: "12 Main St Tucson"
      for ( std::size_t i = from + 2; mOptions.cities != nullptr && !mCity && i < street; ++i )
      {
        if ( t.word( i - 1 ).typeKind == TypeKind::Strong && t.word( i ).dir.empty() &&
             mOptions.cities->contains( t.text( i, limit ) ) )
          street = i;
      }
    }
    street = bareUnits( from, street, limit, city );
    labelStreet( mLine, from, street );
    if ( city || !mCity || ( unitNext && anyBuilding( street, limit ) ) )
      markFree( street, limit, Label::Building );
    else
      markCity( street, limit );
  }

  void AddressReader::markFree( std::size_t from, std::size_t to, Label label )
  {
    for ( std::size_t i = from; i < to; ++i )
    {
      if ( mLine.free( i ) )
        mLine.labels[i] = label;
    }
  }

  // The free words of [from, to) as the city, but for a building's name before it.
  void AddressReader::markCity( std::size_t from, std::size_t to )
  {
    while ( from < to && !mLine.free( from ) )
      ++from;
    std::size_t begin = from;
    for ( std::size_t i = from; i < to; ++i )
    {
      if ( t[i].hasDigit && mLine.free( i ) )
        begin = i + 1; // a number is no city: "Overlook 1"
    }
    if ( mLocated && to - begin >= 3 && !isCity( t, begin, to, mOptions ) )
    {
      std::size_t city = begin;
      for ( std::size_t i = begin + 1; i < to && city == begin; ++i )
      {
        if ( isCity( t, i, to, mOptions ) && !t.word( i - 1 ).cityHead && t.word( i - 1 ).dir.empty() )
          city = i;
      }
      for ( std::size_t i = to - 1; i-- > begin && city == begin; )
      {
        const std::string_view text = t.text( i );
        if ( text == "BLDG" || text == "BUILDING" || text == "TOWER" || text == "TOWERS" ||
             text == "APARTMENTS" )
          city = i + 1;
      }
      begin = city;
    }
    markFree( from, begin, Label::Building );
    markFree( begin, to, Label::City );
  }

  // Whether a unit begins here; nothing is labelled.
  bool AddressReader::startsUnit( std::size_t at ) const
  {
    const Word &word = t.word( at );
    const std::string_view text = t.text( at );
    if ( word.unitKind == UnitKind::None && !t[at].hasDigit && word.ordinal == 0 && text.size() > 2 &&
         ( at + 1 >= mEnd || t.word( at + 1 ).unitKind == UnitKind::None ) )
      return false;
    Labeling trial = mLine;
    const std::size_t past = labelUnit( trial, at, mEnd, false );
    if ( past == at )
      return false;
    // "Front St", "Upper Rd": words that streets are named after.
    return word.unitKind != UnitKind::Alone || past >= mEnd || t[past - 1].comma || !mLine.free( past ) ||
           t.word( at - 1 ).typeKind >= TypeKind::Plain;
  }

  // Everything after the street's own words. Whether a city was found.
  bool AddressReader::readTail( std::size_t from, bool comma )
  {
    std::size_t at = from;
    bool city = false;
    while ( at < mEnd )
    {
      if ( !mLine.free( at ) )
      {
        comma = comma || t[at].comma;
        ++at;
        continue;
      }
      const std::size_t segment = commaAfter( at, mEnd );
      // "1800 M Street, NW", "Bolton Road, NW Atlanta"
      if ( comma && at == from && isSufdir( at, segment ) )
      {
        const bool apart =
            at + 1 < segment && t[at].letter && t[at + 1].letter && !t.word( at + 1 ).dir.empty();
        mLine.mark( at, at + ( apart ? 2 : 1 ), Label::SufDir );
        at += apart ? 2 : 1;
        comma = t[at - 1].comma;
        const bool closes =
            restIsUnits( at ) || ( at < mEnd && t[at].number && commaAfter( at, mEnd ) - at <= 2 );
        if ( closes && at < mEnd && mLine.free( at ) )
          at = labelUnit( mLine, at, mEnd, true );
        continue;
      }
      std::size_t past = labelUnit( mLine, at, mEnd, false );
      if ( past == at && comma )
      {
        const bool whole = segment - at == 1 || ( segment - at == 2 && t[at].hasDigit );
        const bool before = mLocated &&
                            ( t[at].number || ( t[at].size <= 2 && at + 1 < segment && t[at + 1].digits ) ) &&
                            !t[at].ordinal;
        if ( whole || before )
          past = labelUnit( mLine, at, segment, true );
      }
      if ( past > at )
      {
        comma = t[past - 1].comma;
        at = past;
        continue;
      }
      // Words up to the next comma, unit or end.
      std::size_t until = at;
      while ( until < segment && mLine.free( until ) && !( until > at && startsUnit( until ) ) )
        ++until;
      const bool last = restIsUnits( until );
      // "…, South Burlington", "…, College Park": words of buildings, and towns of the reference
      const bool town =
          mOptions.cities != nullptr && mOptions.cities->contains( normalizeCity( t.text( at, until ) ) );
      const bool place = mLocated || ( until == mEnd && ( town || !anyBuilding( at, until ) ) );
      if ( mCity && last && place )
      {
        markCity( at, until );
        city = mLine.labels[until - 1] == Label::City;
      }
      else
        mLine.mark( at, until, Label::Building );
      comma = t[until - 1].comma;
      at = until;
    }
    return city;
  }

  bool AddressReader::restIsUnits( std::size_t from ) const
  {
    if ( from >= mEnd )
      return true;
    Labeling trial = mLine;
    for ( std::size_t i = from; i < mEnd; ++i )
    {
      if ( !trial.free( i ) )
        continue;
      const std::size_t past = labelUnit( trial, i, mEnd, false );
      if ( past == i )
        return false;
      i = past - 1;
    }
    return true;
  }

  bool AddressReader::isSufdir( std::size_t at, std::size_t segment ) const
  {
    if ( t.word( at ).dir.empty() )
      return false;
    if ( at + 1 == segment || !mLine.free( at + 1 ) )
      return true;
    // "Ave, S Tucson" where South Tucson is a town of the reference
    if ( mOptions.cities != nullptr && mOptions.cities->contains( normalizeCity( t.text( at, segment ) ) ) )
      return false;
    const bool apart = t[at].letter && t[at + 1].letter && !t.word( at + 1 ).dir.empty();
    if ( apart || t.word( at ).dir.size() == 2 )
      return true;
    if ( t.word( at + 1 ).unitKind != UnitKind::None || t.text( at + 1 ) == "#" || t[at + 1].hasDigit )
      return true;
    // "Hwy, N Sebastopol CA" but "Ave, N Hanover, NJ"
    return t[at].letter && segment == mEnd && !t[mEnd - 1].comma;
  }

  // Where a city follows elsewhere, words after a strong type and before the comma name a building.
  std::size_t AddressReader::buildingCut( std::size_t from, std::size_t to ) const
  {
    std::size_t last = from;
    for ( std::size_t i = from + 1; i < to; ++i )
    {
      if ( t.word( i ).typeKind != TypeKind::Strong )
        continue;
      // "N St Louis Ave" is a saint; "Lambert St Steeple Townhomes" is a street.
      const bool named = i > from + 1 || t.word( from ).dir.empty();
      if ( !isSaint( t, i, to ) || ( named && !anyType( i + 1, to, TypeKind::Strong ) ) )
        last = i;
    }
    if ( last == from || routeEnd( mLine, from, to ) > from )
      return to;
    std::size_t end = last + 1;
    const auto routed = [&]( std::size_t i )
    { return i + 1 < to && !t.word( i ).preRoute.empty() && t[i + 1].hasDigit; };
    while ( end < to &&
            ( ( t.word( end ).typeKind >= TypeKind::Plain && !isSaint( t, end, to ) && !routed( end ) ) ||
              ( !t.word( end ).dir.empty() && t[end].size <= 2 ) || t.text( end ) == "EXT" ) )
      ++end;
    if ( to - end < 2 )
      return to;
    for ( std::size_t i = end; i < to; ++i )
    {
      if ( t[i].hasDigit )
        return to;
    }
    // "Avenue of the Stars", "N Blvd Estates Dr" have no name before the type.
    return last > from + 1 || t.word( from ).dir.empty() ? ( t.text( end ) == "OF" ? to : end ) : to;
  }

  // Whether a unit without a designator that ends at `past` may be one: nothing or a city follows it.
  bool AddressReader::closesUnit( std::size_t past, std::size_t limit, bool cityElsewhere ) const
  {
    return past >= limit || !mLine.free( past ) || ( mLocated && !cityElsewhere );
  }

  // Identifiers without a designator at the end of the street: "Bryn Mawr 211", "10th Ave SW A". Returns
  // where the street ends.
  std::size_t AddressReader::bareUnits( std::size_t from, std::size_t street, std::size_t limit,
                                        bool cityElsewhere )
  {
    const auto isId = [&]( std::size_t i )
    {
      return i < limit && mLine.free( i ) && !t[i].ordinal &&
             ( t[i].hasDigit || ( t[i].letter && t.word( i ).dir.empty() ) ||
               ( !mLocated && t[i].size <= 3 && t.word( i ).dir.empty() && i + 1 < limit &&
                 t[i + 1].hasDigit && i + 2 == limit ) ||
               ( !mLocated && t[i].size == 2 && i + 1 == limit && t.word( i ).dir.empty() &&
                 t.word( i ).type.empty() ) );
    };
    const std::size_t route = routeEnd( mLine, from, street );
    if ( route > from )
    {
      std::size_t end = route;
      while ( end < street && !t[end].hasDigit )
        ++end;
      if ( end < street && t[end].number && t.word( street - 1 ).typeKind == TypeKind::None &&
           labelUnit( mLine, end, street, true ) > end )
        return end;
      return street;
    }
    // After the type and its directional.
    for ( std::size_t i = from + 2; i < limit; ++i )
    {
      const bool closed =
          t.word( i - 1 ).typeKind >= TypeKind::Plain && !( i == from + 2 && !t.word( from ).dir.empty() );
      std::size_t type = i - 1;
      while ( type > from + 1 && type + 2 >= i - 1 && !t.word( type ).dir.empty() )
        --type;
      const bool closedDir = type < i - 1 && t.word( type ).typeKind >= TypeKind::Plain;
      if ( !( closed || closedDir ) || !isId( i ) || anyType( i + 1, street, TypeKind::Strong ) )
        continue;
      Labeling trial = mLine;
      std::size_t past = labelUnit( trial, i, limit, true );
      if ( past < limit && t[past - 1].number && t[past].digits )
        ++past; // "1-5 344"
      if ( past == i )
        past = limit;
      if ( !closesUnit( past, limit, cityElsewhere ) )
      {
        markFree( i, limit, Label::Building ); // "Peachtree St NE 400 Colony Square"
        return i;
      }
      mLine.mark( i, past, Label::Unit );
      return i;
    }
    if ( street < from + 2 || ( street != limit && t[street - 1].digits ) )
      return street;
    const std::size_t last = street - 1;
    // "Calle 4", "N Calle 4": a numbered street
    if ( !t.word( last - 1 ).preName.empty() && t[last].digits &&
         ( street == from + 2 || ( street == from + 3 && !t.word( from ).dir.empty() ) ) )
      return street;
    const bool bareDir = street == from + 2 && !t.word( from ).dir.empty();
    if ( t[last].hasDigit && !t[last].ordinal && !bareDir && !t[last - 1].hasDigit )
    {
      labelUnit( mLine, last, street, true );
      return last;
    }
    // "1056 W Northshore 1 W"
    if ( street > from + 2 && ( t[last].letter || !t.word( last ).dir.empty() ) && t[last - 1].digits &&
         !( last - 1 == from + 1 && !t.word( from ).dir.empty() ) && !t[last - 2].hasDigit )
    {
      labelUnit( mLine, last - 1, street, true );
      return last - 1;
    }
    return street;
  }
}
