// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/step_signs.h"

#include "base/text.h"
#include "network/direction_words.h"

#include <algorithm>
#include <array>
#include <optional>

namespace doorstep
{
  namespace
  {
    constexpr const char *SPACE = "\u00a0"; // at which no line breaks

    struct TurnSign
    {
        const char *key, *arrow;
    };
    constexpr std::array SIGNS{
        TurnSign{ "turn.left", LEFT_SIGN },         TurnSign{ "turn.left.stay", LEFT_SIGN },
        TurnSign{ "turn.right", RIGHT_SIGN },       TurnSign{ "turn.right.stay", RIGHT_SIGN },
        TurnSign{ "turn.straight", STRAIGHT_SIGN }, TurnSign{ "turn.round", ROUND_SIGN } };

    // "In 0.3 mi at the end of the road turn left onto E 22nd St", read in one language.
    struct ToldTurn
    {
        const TurnSign *sign = nullptr;
        std::string street, number, unit; // unit: a key of lengths; empty where no distance is told
        bool sameAs( const ToldTurn &other ) const
        {
          return sign == other.sign && number == other.number && unit == other.unit;
        }
    };

    // Sentences begin with a capital letter, their parts do not.
    std::optional<std::string> unfilledPart( const std::string &text, std::string pattern,
                                             std::string_view place )
    {
      return unfilled( capitalized( text ), capitalized( std::move( pattern ) ), place );
    }

    std::optional<ToldTurn> readTurn( std::string text, std::size_t language )
    {
      ToldTurn turn;
      if ( const auto then = unfilledPart( text, wordOf( language, "step.then" ), "turn" ) )
        text = *then;
      else
        for ( const char *unit : LENGTH_KEYS )
        {
          const std::array<Filling, 1> length{ Filling{ "length", wordOf( language, unit ) } };
          const std::string pattern = filled( wordOf( language, "step.in" ), length );
          const auto number = unfilledPart( text, pattern, "n" ),
                     rest = unfilledPart( text, pattern, "turn" );
          if ( !number || !rest )
            continue;
          turn.number = *number;
          turn.unit = unit;
          text = *rest;
          break;
        }
      // That the road ends is seen there.
      if ( const auto rest = unfilledPart( text, wordOf( language, "step.end_of_road" ), "turn" ) )
        text = *rest;
      for ( const TurnSign &sign : SIGNS )
        if ( const auto street = unfilledPart( text, wordOf( language, sign.key ), "street" ) )
        {
          turn.sign = &sign;
          turn.street = *street;
          return turn;
        }
      return std::nullopt;
    }

    // Each once: "first / second".
    std::string inAll( const std::vector<std::string> &texts )
    {
      std::string all;
      for ( std::size_t i = 0; i < texts.size(); ++i )
        if ( std::find( texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>( i ), texts[i] ) ==
             texts.begin() + static_cast<std::ptrdiff_t>( i ) )
          all += ( all.empty() ? "" : " / " ) + texts[i];
      return all;
    }

    // "300 ft/pies": the number once, where both languages have it first.
    std::string lengthInWords( const ToldTurn &turn, std::span<const std::size_t> languages )
    {
      const std::array<Filling, 1> n{ Filling{ "n", turn.number } };
      std::string all;
      std::vector<std::string> told;
      for ( const std::size_t language : languages )
      {
        std::string one = filled( wordOf( language, turn.unit ), n );
        if ( std::find( told.begin(), told.end(), one ) != told.end() )
          continue;
        told.push_back( one );
        if ( one.starts_with( turn.number + ' ' ) )
          one = all.empty() ? turn.number + SPACE + one.substr( turn.number.size() + 1 )
                            : one.substr( turn.number.size() + 1 );
        all += ( all.empty() ? "" : "/" ) + one;
      }
      return all;
    }

    std::string signOf( const std::vector<ToldTurn> &turns, std::span<const std::size_t> languages )
    {
      const ToldTurn &first = turns.front();
      std::string text;
      if ( !first.unit.empty() )
        text += lengthInWords( first, languages ) + SPACE;
      std::vector<std::string> streets;
      for ( const ToldTurn &turn : turns )
        streets.push_back( turn.street );
      const std::string street = inAll( streets );
      return text + first.sign->arrow + ( street.empty() ? "" : SPACE + street );
    }

    struct ArrivalWords
    {
        std::size_t begin = 0, place = 0; // of "stop 4 is on the right": where it begins, and "on the right"
    };

    // In "…; stop 4 is on the right" and "… Stop 4: on E 22nd St". All of the text where it is neither.
    ArrivalWords arrivalIn( const std::string &text, int stop, std::size_t language )
    {
      const std::string number = std::to_string( stop );
      for ( const auto &[key, place] : { std::pair{ "arrive.stop", "where" }, { "block.stop", "place" } } )
      {
        const std::array<Filling, 2> nothing{ Filling{ "n", number }, Filling{ place, {} } };
        const std::string words = trimmedOf( filled( wordOf( language, key ), nothing ) );
        for ( const std::string &begin : { uncapitalized( words ), capitalized( words ) } )
          if ( const std::size_t at = text.rfind( begin + ' ' ); at != std::string::npos )
            return { at, at + begin.size() + 1 };
      }
      return {};
    }

    std::vector<std::string> clauses( std::string_view text )
    {
      std::vector<std::string> parts;
      while ( !text.empty() )
      {
        const std::size_t end = std::min( text.find( "; " ), text.size() );
        parts.emplace_back( text.substr( 0, end ) );
        text.remove_prefix( std::min( end + 2, text.size() ) );
      }
      return parts;
    }
  }

  SignedStep inSigns( const BlockStep &step, std::span<const std::size_t> languages )
  {
    SignedStep result;
    std::vector<std::string> ways; // by language
    std::vector<std::vector<std::string>> parts;
    for ( const std::size_t language : languages )
    {
      const std::string &text = step.text.in( language );
      std::size_t end = text.size();
      if ( step.stop > 0 )
      {
        // The stop's number stands beside it.
        const ArrivalWords arrival = arrivalIn( text, step.stop, language );
        result.arrival.push_back( capitalized( text.substr( arrival.place ) ) );
        end = arrival.begin;
      }
      ways.push_back( trimmedOf( std::string_view( text ).substr( 0, end ), " ;." ) );
      parts.push_back( clauses( ways.back() ) );
    }
    const std::size_t count = parts.front().size();
    if ( std::any_of( parts.begin(), parts.end(), [&]( const auto &one ) { return one.size() != count; } ) )
    {
      std::erase( ways, std::string() );
      result.way.push_back( inAll( ways ) );
      return result;
    }
    for ( std::size_t c = 0; c < count; ++c )
    {
      std::vector<ToldTurn> turns;
      std::vector<std::string> words;
      for ( std::size_t l = 0; l < languages.size(); ++l )
      {
        words.push_back( capitalized( parts[l][c] ) );
        if ( const auto turn = readTurn( parts[l][c], languages[l] );
             turn && ( turns.empty() || turn->sameAs( turns.front() ) ) )
          turns.push_back( *turn );
      }
      result.way.push_back( turns.size() == words.size() ? signOf( turns, languages ) : inAll( words ) );
    }
    return result;
  }
}
