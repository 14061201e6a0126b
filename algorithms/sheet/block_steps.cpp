#include "sheet/block_steps.h"

#include "network/direction_words.h"

#include <algorithm>
#include <cctype>
#include <cmath>

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

    bool leadsInto( const BlockStep &step, const BlockGroup &group )
    {
      return std::any_of( group.names.begin(), group.names.end(),
                          [&]( const std::string &street ) { return names( step.en, street ); } );
    }

    // "In 0.3 mi turn left …" and "Then turn left …" without the distance: it is measured from among the
    // group's blocks.
    std::string withoutDistance( const std::string &text, std::initializer_list<const char *> units,
                                 const std::string &in, const std::string &then )
    {
      if ( text.starts_with( then ) )
        return capitalized( text.substr( then.size() ) );
      if ( text.starts_with( in ) && text.size() > in.size() &&
           std::isdigit( static_cast<unsigned char>( text[in.size()] ) ) != 0 )
        for ( const char *unit : units )
          if ( const std::string word = ' ' + std::string( unit ) + ' ';
               text.find( word ) == text.find( ' ', in.size() ) && text.find( word ) != std::string::npos )
            return capitalized( text.substr( text.find( word ) + word.size() ) );
      return text;
    }

    // Up to the words that say which stop is reached.
    std::string placeAfter( const std::string &text, const std::string &stop, bool keepsTurn,
                            const std::string &place )
    {
      const std::size_t at = text.rfind( stop );
      if ( at == std::string::npos )
        return stop + ' ' + place;
      return ( keepsTurn ? text.substr( 0, at ) : std::string() ) + stop + ' ' + place;
    }
  }

  BlockStep groupWords( const BlockGroup &group )
  {
    constexpr std::size_t most = 4; // street names
    BlockStep words;
    if ( group.names.size() < 2 )
    {
      const std::string street = group.names.empty() ? std::string() : group.names.front();
      const bool named = group.ends.size() == 1 || group.ends.size() == 2;
      const Phrase phrase = blockWords( street, named ? group.ends.front() : "",
                                        named && group.ends.size() == 2 ? group.ends.back() : "", false );
      return { 0, phrase.en, phrase.es };
    }
    for ( std::size_t i = 0; i < std::min( group.names.size(), most ); ++i )
    {
      const bool more = i + 1 == most && group.names.size() > most;
      const Phrase street = group.names[i].empty() ? Phrase{ "an unnamed road", "una calle sin nombre" }
                                                   : Phrase{ group.names[i], group.names[i] };
      words.en += ( i == 0 ? "on " : i + 1 == group.names.size() ? " or " : ", " ) + street.en;
      words.es += ( i == 0 ? "en " : i + 1 == group.names.size() ? " o " : ", " ) + street.es;
      if ( more )
      {
        words.en += " or a street beside them";
        words.es += " o una calle vecina";
      }
    }
    return words;
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
                                       [&]( const BlockStep &step ) {
                                         return step.en != uTurnWords( true ).en && !leadsInto( step, *from );
                                       } );
        leg.erase( leg.begin(), out );
        leaving = true;
      }
      if ( severalTo )
        while ( !leg.empty() && ( leadsInto( leg.back(), *to ) || leg.back().en == uTurnWords( true ).en ) )
          leg.pop_back();
      BlockStep end = arrives ? *last : BlockStep{};
      if ( to )
      {
        const BlockStep place = groupWords( *to );
        const std::string number = std::to_string( end.stop ) + ':';
        const bool keepsTurn = !severalTo && !( leaving && leg.empty() && leadsInto( end, *from ) );
        end.en = placeAfter( end.en, "Stop " + number, keepsTurn, place.en );
        end.es = placeAfter( end.es, "Parada " + number, keepsTurn, place.es );
      }
      if ( arrives )
        leg.push_back( end );
      if ( leaving && !leg.empty() )
      {
        leg.front().en = withoutDistance( leg.front().en, { "ft", "mi", "m", "km" }, "In ", "Then " );
        leg.front().es = withoutDistance( leg.front().es, { "pies", "mi", "m", "km" }, "En ", "Luego " );
      }
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
