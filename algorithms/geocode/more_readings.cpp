// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/more_readings.h"

#include "address/lexicon.h"
#include "geocode/name_index.h"
#include "geocode/name_keys.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    bool figures( std::string_view text )
    {
      return !text.empty() && text.size() <= 6 &&
             std::all_of( text.begin(), text.end(), []( char c ) { return c >= '0' && c <= '9'; } );
    }

    bool wholeStreet( const ReferenceView &view, const StreetName &name )
    {
      const std::int64_t key = findKey( view, spelledKey( name ) );
      if ( key < 0 )
        return false;
      const KeyRecord &record = view.keys[static_cast<std::size_t>( key )];
      for ( std::uint32_t u = record.firstUse; u < record.firstUse + record.useCount; ++u )
        if ( view.keyUses[u].kind == KeyKind::Spelled )
          return true;
      return false;
    }

    bool namesBuilding( std::string_view words )
    {
      for ( std::size_t at = 0; at < words.size(); )
      {
        const std::size_t end = std::min( words.find( ' ', at ), words.size() );
        if ( Lexicon::instance().word( words.substr( at, end - at ) ).building )
          return true;
        at = end + 1;
      }
      return false;
    }

    bool unitWord( std::string_view word )
    {
      constexpr std::size_t longest = 5;
      return !word.empty() && word.size() <= longest && looksLikeUnit( word ) &&
             std::any_of( word.begin(), word.end(), []( char c ) { return c >= '0' && c <= '9'; } ) &&
             !( word.size() > 2 && word.front() <= '9' && word.back() >= 'A' &&
                word[word.size() - 2] >= 'A' ); // 22ND
    }
  }

  std::vector<Reading> numberLast( const Readings &readings )
  {
    std::vector<Reading> turned;
    for ( const Reading *r : readings )
    {
      Reading other = *r;
      const std::string words = format( r->street );
      const std::size_t space = words.rfind( ' ' );
      if ( figures( r->unit ) && ( r->unitType.empty() || r->unitType == "#" ) && !words.empty() )
      {
        other.number = r->unit;
        other.unit.clear();
        other.unitType.clear();
      }
      else if ( space != std::string::npos && figures( std::string_view( words ).substr( space + 1 ) ) )
      {
        other.number = words.substr( space + 1 );
        other.street = parseStreetName( words.substr( 0, space ) );
      }
      if ( !other.number.empty() && r->number.empty() )
        turned.push_back( std::move( other ) );
    }
    return turned;
  }

  std::vector<Reading> withoutTrailing( const ReferenceView &view, const Readings &readings )
  {
    std::vector<Reading> shorter;
    for ( const Reading *r : readings )
    {
      std::string words = format( r->street );
      const std::string all = words;
      for ( std::size_t space = words.rfind( ' ' ); space != std::string::npos && space > 0;
            space = words.rfind( ' ' ) )
      {
        // "1st Ave N", "Elm St Ext": a part of the street, no note
        const std::string_view last = std::string_view( words ).substr( space + 1 );
        const bool part =
            words.size() == all.size() && ( last == r->street.sufdir || last == r->street.sufmod );
        words.resize( space );
        if ( part )
          continue;
        const StreetName street = parseStreetName( words );
        // "Broadway side entrance", but not "Velvet Hollow Blvd" for a street Velvet
        const bool typed = !street.suftype.empty() || !street.pretype.empty();
        if ( ( !typed && !( r->street.suftype.empty() && r->street.pretype.empty() ) ) ||
             !wholeStreet( view, street ) )
          continue;
        shorter.push_back( *r );
        shorter.back().street = street;
        // "Elm St buzz 204": no unit but where the reference has it, or the words name a building
        const bool bare = !r->unit.empty() && ( r->unitType.empty() || r->unitType == "#" );
        if ( bare && !namesBuilding( std::string_view( all ).substr( space ) ) )
        {
          shorter.push_back( shorter.back() );
          shorter[shorter.size() - 2].onlyWithUnit = true;
          shorter.back().unit.clear();
          shorter.back().unitType.clear();
        }
        break;
      }
    }
    return shorter;
  }

  std::string wordsBehind( const Reading &read, const Reading &shorter, bool unit )
  {
    const std::string whole = format( read.street ), street = format( shorter.street );
    std::string words = whole.starts_with( street ) && whole.size() > street.size()
                            ? whole.substr( street.size() + 1 )
                            : std::string();
    if ( shorter.onlyWithUnit && !unit )
      words.append( words.empty() ? "" : " " ).append( read.unit );
    return words;
  }

  std::vector<Reading> withUnitFirst( const Readings &readings )
  {
    std::vector<Reading> found;
    const auto add = [&found]( const Reading &from, std::string number, std::string unit )
    {
      Reading other = from;
      other.number = std::move( number );
      other.numberSuffix.clear();
      other.unit = std::move( unit );
      other.unitType.assign( 1, '#' );
      other.onlyWithUnit = true;
      found.push_back( std::move( other ) );
    };
    const Reading &r = *readings.front();
    if ( !r.unit.empty() || !r.unitType.empty() || r.number.empty() )
      return found;
    // "207-1104 Watkins Glen Ct", "1104-207 Watkins Glen Ct"
    const std::size_t dash = r.number.find( '-' );
    if ( dash != std::string::npos )
    {
      const std::string left = r.number.substr( 0, dash ), right = r.number.substr( dash + 1 );
      if ( figures( left ) && figures( right ) )
      {
        add( r, right, left );
        add( r, left, right );
      }
      else if ( figures( right ) && looksLikeUnit( left ) )
        add( r, right, left );
      return found;
    }
    // "400 S14 Emery Ave E": an identifier before the street's name
    const std::size_t first = r.street.name.find( ' ' );
    if ( first == std::string::npos || !r.street.predir.empty() || !r.street.pretype.empty() ||
         !unitWord( std::string_view( r.street.name ).substr( 0, first ) ) )
      return found;
    const std::string words = format( r.street );
    const std::size_t space = words.find( ' ' );
    add( r, r.number, words.substr( 0, space ) );
    found.back().street = parseStreetName( std::string_view( words ).substr( space + 1 ) );
    return found;
  }

  std::vector<Reading> withLane( const Readings &readings )
  {
    std::vector<Reading> found;
    for ( const Reading *r : readings )
      if ( r->street.suftype.empty() && r->street.pretype.empty() && r->street.name.ends_with( " LA" ) )
      {
        found.push_back( *r );
        found.back().street.name.resize( r->street.name.size() - 3 );
        found.back().street.suftype = "LN";
      }
    return found;
  }
}
