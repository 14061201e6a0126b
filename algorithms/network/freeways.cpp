// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/freeways.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace doorstep
{
  namespace
  {
    constexpr float SURELY = 1000;         // metres: farther is no street's stop at all
    constexpr float PERHAPS = 250;         // a block or two
    constexpr double FAST_LIMIT = 104;     // km/h, 65 mph
    constexpr double TRUNK_SPEED = 70;     // km/h: a trunk road's typical speed (road_classes.csv)
    constexpr double OPEN_ROAD_LIMIT = 88; // km/h, 55 mph

    using NameWords = std::vector<std::string_view>;

    template <std::size_t N>
    bool isOneOf( std::string_view word, const std::array<std::string_view, N> &list )
    {
      return std::find( list.begin(), list.end(), word ) != list.end();
    }

    bool isNumeral( char c )
    {
      return c >= '0' && c <= '9';
    }

    // "10", "19A", "405": an interstate's number.
    bool isRouteNumber( std::string_view word )
    {
      std::size_t digits = 0;
      while ( digits < word.size() && isNumeral( word[digits] ) )
        ++digits;
      return digits >= 1 && digits <= 3 && word.size() <= digits + 1;
    }

    // NameWords of a name in lower case; what is no letter or digit parts them, and "i10" is two.
    NameWords wordsOf( const std::string &low )
    {
      NameWords words;
      std::size_t at = 0;
      const auto isWord = []( char c )
      { return isNumeral( c ) || ( c >= 'a' && c <= 'z' ) || ( c & 0x80 ) != 0; };
      while ( at < low.size() )
      {
        std::size_t end = at;
        while ( end < low.size() && isWord( low[end] ) )
          ++end;
        if ( end > at )
        {
          const std::string_view word( low.data() + at, end - at );
          for ( const std::string_view mark :
                { std::string_view( "interstate" ), std::string_view( "ih" ), std::string_view( "i" ) } )
            if ( word.size() > mark.size() && word.starts_with( mark ) &&
                 isRouteNumber( word.substr( mark.size() ) ) )
            {
              words.push_back( mark );
              words.push_back( word.substr( mark.size() ) );
              break;
            }
          if ( words.empty() || words.back().data() + words.back().size() != word.data() + word.size() )
            words.push_back( word );
        }
        at = end + 1;
      }
      return words;
    }

    constexpr std::array<std::string_view, 16> TOWARDS = {
        "n",  "s",  "e",  "w",  "north",      "south",      "east",      "west",
        "nb", "sb", "eb", "wb", "northbound", "southbound", "eastbound", "westbound" };
    constexpr std::array<std::string_view, 14> LIMITED_ACCESS = {
        "fwy",  "freeway",  "frwy",    "expressway", "expwy",    "expy", "exwy",
        "xway", "motorway", "tollway", "thruway",    "turnpike", "tpke", "tpk" };
    constexpr std::array<std::string_view, 5> LANE_WORDS = { "express", "hov", "lanes", "toll", "carpool" };
    constexpr std::array<std::string_view, 6> HIGHWAY_WORDS = { "hwy", "highway", "hy",
                                                                "fwy", "freeway", "route" };
    constexpr std::array<std::string_view, 3> RAMP_WORDS = { "ramp", "onramp", "offramp" };

    // Interstate and number, alone but for towards and words for its lanes.
    bool isInterstate( const NameWords &words )
    {
      std::size_t at = 0;
      while ( at < words.size() && isOneOf( words[at], TOWARDS ) )
        ++at;
      if ( at == words.size() || ( words[at] != "i" && words[at] != "ih" && words[at] != "interstate" ) )
        return false;
      ++at;
      while ( at < words.size() && isOneOf( words[at], HIGHWAY_WORDS ) )
        ++at;
      if ( at == words.size() || !isRouteNumber( words[at] ) )
        return false;
      return std::all_of( words.begin() + static_cast<std::ptrdiff_t>( at ) + 1, words.end(),
                          []( std::string_view word ) {
                            return isOneOf( word, TOWARDS ) || isOneOf( word, HIGHWAY_WORDS ) ||
                                   isOneOf( word, LANE_WORDS );
                          } );
    }

    // "Ramp", "On-Ramp", "Ramp 24A", "Exit 257 Ramp", "I 10 to I 19 Ramp": the last word but for a number.
    bool isRamp( NameWords words )
    {
      while ( words.size() > 1 && ( isRouteNumber( words.back() ) || isOneOf( words.back(), TOWARDS ) ) )
        words.pop_back();
      return !words.empty() && ( isOneOf( words.back(), RAMP_WORDS ) || words.back() == "rmp" );
    }

    bool hasHouses( const StreetLine &line )
    {
      return line.left.from != 0 || line.left.to != 0 || line.right.from != 0 || line.right.to != 0;
    }

    bool isOneWay( const StreetLine &line )
    {
      return line.oneWay == OneWay::Forward || line.oneWay == OneWay::Backward;
    }

    // The carriageway of a divided road, driven as fast as only roads without doors are.
    bool isFast( const StreetLine &line )
    {
      if ( !isOneWay( line ) || line.roundabout )
        return false;
      if ( line.kilometersPerHour >= FAST_LIMIT )
        return true;
      return line.roadClass == RoadClass::Primary && line.typicalKilometersPerHour >= TRUNK_SPEED &&
             ( line.kilometersPerHour <= 0 || line.kilometersPerHour >= OPEN_ROAD_LIMIT );
    }

    struct Counted
    {
        std::int32_t lines = 0, withHouses = 0;
        FreewayName says = FreewayName::No;
    };
  }

  FreewayName freewayName( std::string_view name )
  {
    const std::string low = lowerAscii( name );
    const NameWords words = wordsOf( low );
    if ( isInterstate( words ) || isRamp( words ) )
      return FreewayName::Surely;
    NameWords rest = words;
    while ( rest.size() > 1 && ( isOneOf( rest.back(), TOWARDS ) || isOneOf( rest.back(), LANE_WORDS ) ) )
      rest.pop_back();
    return !rest.empty() && isOneOf( rest.back(), LIMITED_ACCESS ) ? FreewayName::Perhaps : FreewayName::No;
  }

  FreewaySigns freewaySigns( std::span<const StreetLine> lines )
  {
    std::unordered_map<std::string_view, Counted> names;
    for ( const StreetLine &line : lines )
    {
      if ( line.name.empty() )
        continue;
      Counted &name = names[line.name];
      if ( name.lines++ == 0 )
        name.says = freewayName( line.name );
      name.withHouses += hasHouses( line ) ? 1 : 0;
    }
    FreewaySigns signs;
    signs.stopsElsewhere.assign( lines.size(), 0 );
    for ( std::size_t l = 0; l < lines.size(); ++l )
    {
      const StreetLine &line = lines[l];
      if ( line.roadClass == RoadClass::Freeway || line.roadClass == RoadClass::Ramp ||
           line.oneWay == OneWay::Closed )
        continue;
      const auto found = names.find( line.name );
      const Counted name = line.name.empty() || found == names.end() ? Counted{} : found->second;
      const bool houses = name.withHouses * 2 > name.lines || hasHouses( line );
      const bool minorClass = line.classKnown && line.roadClass != RoadClass::Primary;
      float &metres = signs.stopsElsewhere[l];
      if ( name.says == FreewayName::Surely )
        metres = houses ? PERHAPS : SURELY;
      else if ( name.says == FreewayName::Perhaps && !houses && !minorClass )
        metres = PERHAPS;
      if ( metres > 0 )
        signs.byName.push_back( line.feature );
      else if ( isFast( line ) && !houses )
        metres = PERHAPS;
    }
    std::sort( signs.byName.begin(), signs.byName.end() );
    signs.byName.erase( std::unique( signs.byName.begin(), signs.byName.end() ), signs.byName.end() );
    return signs;
  }
}
