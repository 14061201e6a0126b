// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/typed_town.h"

#include "address/lexicon.h"
#include "address/parsed_address.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    bool isTown( const ReferenceView &view, std::string_view city )
    {
      const auto found =
          std::lower_bound( view.cities.begin(), view.cities.end(), city,
                            [&view]( StringIndex i, std::string_view t ) { return view.text( i ) < t; } );
      return found != view.cities.end() && view.text( *found ) == city;
    }

    std::string_view lastWords( std::string_view text, std::size_t n )
    {
      std::size_t from = text.size();
      for ( std::size_t i = 0; i < n && from != std::string_view::npos && from > 0; ++i )
        from = text.rfind( ' ', from - 1 );
      return from == std::string_view::npos || from == 0 ? std::string_view() : text.substr( from + 1 );
    }

    std::string without( const std::string &text, std::string_view tail )
    {
      return text.substr( 0, text.size() - tail.size() - 1 );
    }

    bool isOwnState( const ReferenceView &view, std::string_view state )
    {
      return std::any_of( view.states.begin(), view.states.end(),
                          [&]( StringIndex i ) { return view.text( i ) == state; } ) ||
             std::any_of( view.zips.begin(), view.zips.end(),
                          [&]( std::uint32_t zip )
                          { return Lexicon::instance().stateOfZip( zip ) == state; } );
    }

    // A cell of a town that holds something else: a ZIP or the state alone, "same", 0.
    bool isNoTown( const ReferenceView &view, TypedTown &town )
    {
      if ( const std::string state = normalizeState( town.city );
           !state.empty() && isOwnState( view, state ) )
        town.state = state;
      else if ( town.city.find_first_not_of( "0123456789 " ) == std::string::npos )
        town.zip = town.city.size() >= 5 ? normalizeZip( town.city ) : std::string();
      else if ( town.city != "SAME" )
        return false;
      town.city.clear();
      return true;
    }

    // A ZIP, then a state, at the end. A state in full is one only where what is left is a town of the
    // reference, or a comma stood before it: Port Washington is a town.
    void takeEnds( const ReferenceView &view, std::string_view cell, TypedTown &town )
    {
      if ( const std::string_view country = lastWords( town.city, 1 ); country == "USA" || country == "US" )
        town.city = without( town.city, country );
      const std::string_view zip = lastWords( town.city, 1 );
      if ( zip.size() >= 5 && zip.find_first_not_of( "0123456789" ) == std::string_view::npos )
      {
        // "02139 1234" of "02139-1234" has two words
        town.zip = normalizeZip( zip );
        town.city = without( town.city, zip );
      }
      else if ( const std::string_view nine = lastWords( town.city, 2 );
                nine.size() == 10 && nine[5] == ' ' &&
                nine.find_first_not_of( "0123456789 " ) == std::string_view::npos )
      {
        town.zip = normalizeZip( nine.substr( 0, 5 ) );
        town.city = without( town.city, nine );
      }
      if ( isTown( view, town.city ) )
        return;
      for ( std::size_t n = 3; n > 0; --n )
      {
        const std::string_view words = lastWords( town.city, n );
        const std::string state = words.empty() ? std::string() : normalizeState( words );
        if ( state.empty() )
          continue;
        std::string rest = without( town.city, words );
        if ( words.size() > 2 && !isTown( view, rest ) && cell.find( ',' ) == std::string_view::npos )
          continue;
        town.state = state;
        town.city = std::move( rest );
        return;
      }
    }
  }

  TypedTown readTown( const ReferenceView &view, std::string_view cell )
  {
    TypedTown town;
    if ( isPlaceholder( cell ) )
      return town;
    town.city = normalizeCity( cell );
    if ( town.city.empty() || ( view.cities.empty() && town.city.find( ' ' ) == std::string::npos ) ||
         isTown( view, town.city ) || isNoTown( view, town ) )
      return town;
    takeEnds( view, cell, town );
    if ( isTown( view, town.city ) )
      return town;
    for ( const std::string_view before : { "CITY OF ", "TOWN OF ", "VILLAGE OF ", "TOWNSHIP OF " } )
      if ( town.city.starts_with( before ) )
      {
        town.city = normalizeCity( town.city.substr( before.size() ) );
        return town;
      }
    for ( const std::string_view after : { " CITY", " TOWN", " TOWNSHIP", " TWP", " VILLAGE", " BOROUGH" } )
      if ( town.city.ends_with( after ) )
      {
        const std::string rest = town.city.substr( 0, town.city.size() - after.size() );
        if ( isTown( view, rest ) )
        {
          town.city = rest;
          return town;
        }
      }
    // "E. Cambridge" in the layer of one town: a part of it, where no town of the country is called so
    const std::size_t space = town.city.find( ' ' );
    if ( view.cities.size() != 1 || space == std::string::npos )
      return town;
    constexpr std::array sides = { "NORTH", "SOUTH", "EAST", "WEST" };
    const std::string side = town.city.substr( 0, space ), rest = town.city.substr( space + 1 );
    const KnownPhrase *phrase = Lexicon::instance().phrase( town.city );
    if ( std::find( sides.begin(), sides.end(), side ) != sides.end() && isTown( view, rest ) &&
         ( phrase == nullptr || !phrase->city ) )
      town.city = rest;
    return town;
  }
}
