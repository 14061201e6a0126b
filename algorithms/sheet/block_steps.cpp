// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/block_steps.h"

#include "base/text.h"
#include "network/direction_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <optional>

namespace doorstep
{
  namespace
  {
    bool isLetter( char c )
    {
      return std::isalnum( static_cast<unsigned char>( c ) ) != 0;
    }

    // Whether the text has the street's name as words of its own.
    bool names( const std::string &text, const std::string &street )
    {
      if ( street.empty() )
        return false;
      for ( std::size_t at = text.find( street ); at != std::string::npos; at = text.find( street, at + 1 ) )
        if ( const std::size_t end = at + street.size();
             ( at == 0 || !isLetter( text[at - 1] ) ) && ( end == text.size() || !isLetter( text[end] ) ) )
          return true;
      return false;
    }

    bool isUTurn( const BlockStep &step )
    {
      return step.text.en() == uTurnWords( true ).en();
    }

    bool leadsInto( const BlockStep &step, const BlockGroup &group )
    {
      return std::any_of( group.names.begin(), group.names.end(),
                          [&]( const std::string &street ) { return names( step.text.en(), street ); } );
    }

    // "In 0.3 mi turn left …" and "Then turn left …" without the distance: it is measured from among the
    // group's blocks.
    std::string withoutDistance( const std::string &text, std::size_t language )
    {
      if ( const auto turn = unfilled( text, wordOf( language, "step.then" ), "turn" ) )
        return capitalized( *turn );
      for ( const char *unit : LENGTH_KEYS )
      {
        const std::array<Filling, 1> length{ Filling{ "length", wordOf( language, unit ) } };
        if ( const auto turn = unfilled( text, filled( wordOf( language, "step.in" ), length ), "turn" ) )
          return capitalized( *turn );
      }
      return text;
    }

    // "Stop 4: on E 22nd St", after the words of the turn that lead there where these are kept.
    Phrase placeAfter( const BlockStep &step, bool keepsTurn, const Phrase &place )
    {
      const std::string number = std::to_string( step.stop );
      return phraseOf(
          [&]( std::size_t language )
          {
            const std::string &pattern = wordOf( language, "block.stop" ), &text = step.text.in( language );
            const std::array<Filling, 2> nothing{ Filling{ "n", number }, Filling{ "place", {} } };
            const std::array<Filling, 2> values{ Filling{ "n", number },
                                                 Filling{ "place", place.in( language ) } };
            const std::size_t at = text.rfind( trimmedOf( filled( pattern, nothing ) ) );
            const bool keeps = keepsTurn && at != std::string::npos;
            return ( keeps ? text.substr( 0, at ) : std::string() ) + filled( pattern, values );
          } );
    }
  }

  Phrase groupWords( const BlockGroup &group )
  {
    constexpr std::size_t most = 4; // street names
    if ( group.names.size() < 2 )
    {
      const std::string street = group.names.empty() ? std::string() : group.names.front();
      const bool named = group.ends.size() == 1 || group.ends.size() == 2;
      return blockWords( street, named ? group.ends.front() : "",
                         named && group.ends.size() == 2 ? group.ends.back() : "", false );
    }
    const auto street = [&]( std::size_t i )
    { return group.names[i].empty() ? phrase( "street.unnamed.any" ) : Phrase( group.names[i] ); };
    const bool more = group.names.size() > most;
    const std::size_t last = more ? most : group.names.size() - 1;
    Phrase list = street( 0 );
    for ( std::size_t i = 1; i < last; ++i )
      list = joined( list, ", ", street( i ) );
    list = more ? phrase( "block.more", { { "list", list } } )
                : phrase( "block.or", { { "list", list }, { "street", street( last ) } } );
    return phrase( "block.on", { { "street", list } } );
  }

  std::vector<BlockStep> blockSteps( std::span<const BlockStep> steps,
                                     const std::function<const BlockGroup *( int )> &groupOf )
  {
    std::vector<BlockStep> result;
    const BlockGroup *from = nullptr;
    for ( auto first = steps.begin(); first != steps.end(); )
    {
      auto last = std::find_if( first, steps.end(), []( const BlockStep &step ) { return step.stop > 0; } );
      const bool arrives = last != steps.end();
      const BlockGroup *to = arrives ? groupOf( last->stop ) : nullptr;
      const bool severalFrom = from && from->blocks.size() > 1, severalTo = to && to->blocks.size() > 1;
      std::vector<BlockStep> leg( first, last );
      bool leaving = false;
      if ( severalFrom )
      {
        const auto out = std::find_if( leg.begin(), leg.end(),
                                       [&]( const BlockStep &step )
                                       { return !isUTurn( step ) && !leadsInto( step, *from ); } );
        leg.erase( leg.begin(), out );
        leaving = true;
      }
      if ( severalTo )
        while ( !leg.empty() && ( leadsInto( leg.back(), *to ) || isUTurn( leg.back() ) ) )
          leg.pop_back();
      BlockStep end = arrives ? *last : BlockStep{};
      if ( to )
      {
        const bool keepsTurn = !severalTo && !( leaving && leg.empty() && leadsInto( end, *from ) );
        end.text = placeAfter( end, keepsTurn, groupWords( *to ) );
      }
      if ( arrives )
        leg.push_back( end );
      if ( leaving && !leg.empty() )
        leg.front().text = phraseOf( [&, text = leg.front().text]( std::size_t language )
                                     { return withoutDistance( text.in( language ), language ); } );
      result.insert( result.end(), leg.begin(), leg.end() );
      from = to;
      first = arrives ? last + 1 : last;
    }
    return result;
  }

  double inSteps( double minutes, double step )
  {
    return std::floor( minutes / step + 0.5 ) * step;
  }
}
