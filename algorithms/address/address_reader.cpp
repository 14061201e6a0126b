// SPDX-License-Identifier: GPL-2.0-or-later
#include "address/address_reader.h"

#include <algorithm>

namespace doorstep
{
  void labelAddress( Labeling &line, const ParseOptions &options )
  {
    AddressReader( line, options ).read();
  }

  void AddressReader::read()
  {
    labelBoxes( mLine );
    mEnd = labelEnds( mLine, mOptions );
    mLocated = mEnd < t.size() && ( mLine.labels[mEnd] == Label::State || mLine.labels[mEnd] == Label::Zip );
    mCity = mOptions.cityExpected || mLocated;
    stateBeforeCity();
    const std::size_t number = findNumber();
    if ( number < mEnd )
      readNumbered( number );
    else
      readUnnumbered();
    sideBeforeNumber();
  }

  // "E 112 Speedway Blvd": the side of the street, typed before the number.
  void AddressReader::sideBeforeNumber()
  {
    if ( t.size() < 3 || t.word( 0 ).dir.empty() || t[0].comma || mLine.labels[0] != Label::None ||
         mLine.labels[1] != Label::Number || !t[1].digits )
      return;
    const auto has = [this]( Label label )
    { return std::find( mLine.labels.begin(), mLine.labels.end(), label ) != mLine.labels.end(); };
    if ( has( Label::Name ) && !has( Label::PreDir ) && !has( Label::SufDir ) && !has( Label::PreType ) )
      mLine.labels[0] = Label::PreDir;
  }

  // "CA Garden Valley 95633": the state stands before the city.
  void AddressReader::stateBeforeCity()
  {
    if ( mEnd >= t.size() || mLine.labels[mEnd] != Label::Zip )
      return;
    for ( std::size_t i = 2; i + 1 < mEnd; ++i )
    {
      const Word &word = t.word( i );
      if ( t[i].size != 2 || !mLine.free( i ) || !word.type.empty() || !word.dir.empty() ||
           !word.unit.empty() || !word.starts( PhraseKind::State ) || t.text( i ) == "LA" ||
           t.text( i ) == "DE" || normalizeState( t.text( i ) ).empty() )
        continue;
      const bool ended =
          !mLine.free( i - 1 ) || t.word( i - 1 ).typeKind >= TypeKind::Plain || t[i - 1].hasDigit;
      if ( ended && !t[i + 1].hasDigit )
      {
        mLine.labels[i] = Label::State;
        mLine.mark( i + 1, mEnd, Label::City );
        mEnd = i;
        return;
      }
    }
  }

  void AddressReader::readNumbered( std::size_t number )
  {
    mLine.kind = AddressKind::Street;
    const std::size_t past = labelNumber( mLine, number, mEnd );
    if ( past == number )
    {
      readUnnumbered();
      return;
    }
    if ( mLine.second != 0 )
      readSecond( past );
    const std::size_t joint = jointAfter( past );
    if ( joint < mEnd )
    {
      labelStreet( mLine, past, joint );
      readCross( joint );
      return;
    }
    // "1700 Wells Fargo Tower": a building and not a street.
    const std::size_t segment = commaAfter( past, mEnd );
    const std::string_view last = segment > past ? t.text( segment - 1 ) : std::string_view();
    if ( segment > past + 1 && mLine.free( segment - 1 ) &&
         ( last == "TOWER" || last == "TOWERS" || last == "BLDG" || last == "BUILDING" ) &&
         !typeInside( past, segment - 1 ) )
    {
      mLine.mark( number, segment, Label::Building );
      mLine.kind = AddressKind::Unreadable;
      readTail( segment, true );
      return;
    }
    readStreet( past );
  }

  // Two addresses in one cell: what follows the first is left out, but for the city of both.
  void AddressReader::readSecond( std::size_t past )
  {
    const std::size_t second = mLine.second;
    if ( second <= past )
    {
      mLine.second = 0;
      return;
    }
    std::size_t until = second;
    const std::string_view before = t.text( until - 1 );
    if ( until - 1 > past && ( joinsStreets( before ) || before == "OR" ) )
      --until;
    // "12 Main St; dad: 45 Oak Ave"
    for ( std::size_t i = past; i < second; ++i )
    {
      if ( t[i].comma && second - i <= 4 && t[i + 1].comma == false )
        until = std::min( until, i + 1 );
    }
    mLine.mark( until, mEnd, Label::Note );
    if ( mLocated )
    {
      std::size_t city = commaAfter( second, mEnd );
      if ( city == mEnd )
      {
        for ( std::size_t i = second; i < mEnd; ++i )
          mLine.labels[i] = Label::None;
        city = streetEnd( mLine, second + 1, mEnd, true, mOptions );
        mLine.mark( second, city, Label::Note );
      }
      mLine.mark( city, mEnd, Label::City );
    }
    // The same number twice is one address, typed twice.
    for ( std::size_t i = 0; i < past; ++i )
    {
      if ( mLine.labels[i] == Label::Number && t.text( i ) == t.text( second ) )
        mLine.second = 0;
    }
    mEnd = until;
  }

  void AddressReader::readCross( std::size_t joint )
  {
    mLine.labels[joint] = Label::And;
    std::size_t end = commaAfter( joint + 1, mEnd );
    if ( end < mEnd )
      readTail( end, true );
    else if ( mCity )
    {
      end = streetEnd( mLine, joint + 1, mEnd, mLocated, mOptions );
      if ( !mLocated && !anyType( joint + 1, end, TypeKind::Plain ) )
        end = mEnd;
      mLine.mark( end, mEnd, Label::City );
    }
    labelStreet( mLine, joint + 1, end );
    for ( std::size_t i = joint + 1; i < end; ++i )
      mLine.cross[i] = true;
  }

  void AddressReader::readIntersection( std::size_t first )
  {
    mLine.kind = AddressKind::Intersection;
    std::size_t from = first;
    if ( from + 1 < mEnd && !t.word( from ).dir.empty() && saysCorner( t.text( from + 1 ) ) )
      mLine.labels[from++] = Label::And;
    while ( from < mEnd &&
            ( saysCorner( t.text( from ) ) || t.text( from ) == "OF" || t.text( from ) == "DE" ||
              t.text( from ) == "JCT" || t.text( from ) == "JUNCTION" || t.text( from ) == "INTERSECTION" ) )
      mLine.labels[from++] = Label::And;
    std::size_t joint = from;
    while ( joint < mEnd && !joinsAt( joint ) )
      ++joint;
    labelStreet( mLine, from, joint );
    if ( joint < mEnd )
      readCross( joint );
    else
      mLine.kind = AddressKind::Street;
  }

  void AddressReader::readUnnumbered()
  {
    std::size_t first = 0;
    while ( first < mEnd && !mLine.free( first ) )
      ++first;
    if ( first >= mEnd )
      return;
    if ( isIntersection( first ) )
    {
      readIntersection( first );
      return;
    }
    const std::size_t segment = commaAfter( first, mEnd );
    const bool boxed =
        std::find( mLine.labels.begin(), mLine.labels.end(), Label::Box ) != mLine.labels.end();
    if ( routeEnd( mLine, first, segment ) > first )
    {
      mLine.kind = AddressKind::Street;
      readStreet( first );
      return;
    }
    const bool several = segment < mEnd;
    const TypeKind least = several && mLocated ? TypeKind::Strong : TypeKind::Plain;
    const bool typed = segment - first > 1 && t.word( segment - 1 ).typeKind >= least;
    const bool inside = mCity && anyType( first + 1, segment, TypeKind::Strong );
    const bool single = several && segment - first == 1 && mLocated && !t.word( first ).building;
    const bool alone = !mCity && !anyBuilding( first, segment ) && !several;
    if ( !boxed && ( typed || single || inside || alone ) )
    {
      mLine.kind = AddressKind::Street;
      readStreet( first );
      return;
    }
    readPlace( first );
  }

  // No street: a place's or a person's name, units, and the city at the end.
  void AddressReader::readPlace( std::size_t first )
  {
    std::size_t from = first;
    for ( std::size_t i = first; i < mEnd; ++i )
    {
      if ( mLine.free( i ) && t.text( i ) != "#" && t.text( i ) != "NO" )
      {
        const std::size_t past = labelUnit( mLine, i, mEnd, false );
        if ( past > i )
          i = past - 1;
      }
      if ( i + 1 < mEnd && ( t[i].comma || !mLine.free( i ) ) )
        from = i + 1;
    }
    while ( from < mEnd && !mLine.free( from ) )
      ++from;
    if ( !mCity || from >= mEnd )
      return;
    const bool boxed =
        std::find( mLine.labels.begin(), mLine.labels.end(), Label::Box ) != mLine.labels.end();
    if ( !mLocated && !boxed )
      return;
    if ( from == first && from == 0 && mEnd - from > 2 && !t[mEnd - 1].comma )
    {
      // "Budd Insurance Agency Coldwater": the longest known city at the end, or the last word.
      std::size_t city = mEnd - 1;
      for ( std::size_t i = mEnd; i-- > from; )
      {
        if ( isCity( t, i, mEnd, mOptions ) )
          city = i;
      }
      from = city;
    }
    markCity( from, mEnd );
  }
}
