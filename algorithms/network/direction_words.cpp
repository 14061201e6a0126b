// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/direction_words.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    std::string oneDecimal( double value )
    {
      const auto tenths = static_cast<std::int64_t>( std::floor( value * 10 + 0.5 ) );
      return std::to_string( tenths / 10 ) + "." + std::to_string( tenths % 10 );
    }

    std::string whole( double value, double step, double least )
    {
      const double rounded = std::max( least, std::floor( value / step + 0.5 ) * step );
      return std::to_string( static_cast<std::int64_t>( rounded ) );
    }

    struct Length
    {
        std::string number, unit; // "0.3", "miles"
    };

    Length lengthOf( double meters, bool metric )
    {
      const auto large = []( double value )
      { return value < 9.95 ? oneDecimal( value ) : whole( value, 1, 1 ); };
      const double small = metric ? meters : meters / 0.3048;
      if ( small < ( metric ? 950 : 500 ) )
        return { whole( small, small < 100 ? 10 : 50, 10 ), metric ? "metres" : "feet" };
      return metric ? Length{ large( meters / 1000 ), "kilometres" }
                    : Length{ large( small / 5280 ), "miles" };
    }

    Phrase wordsOf( const Length &length )
    {
      return phrase( "length." + length.unit, { { "n", length.number } } );
    }

    // Spanish says "e" before the sound of i: "e Irvington Rd", but "y High St", which keeps its English
    // sound.
    bool soundsLikeI( std::string_view name )
    {
      return name.starts_with( "I" ) || name.starts_with( "i" ) || name.starts_with( "Hil" ) ||
             name.starts_with( "Hid" ) || name.starts_with( "His" );
    }

    Phrase ordinal( int n )
    {
      return phrase( "ordinal." + std::to_string( std::clamp( n, 1, 9 ) ) );
    }
  }

  Phrase lengthWords( double meters, bool metric )
  {
    return wordsOf( lengthOf( meters, metric ) );
  }

  Phrase aboutWords( double meters, bool metric )
  {
    const Length length = lengthOf( meters, metric );
    return phrase( "about." + length.unit, { { "length", wordsOf( length ) } } );
  }

  Phrase streetWords( const StreetGraph &graph, EdgeId edge )
  {
    if ( const std::string &name = graph.nameOf( edge ); !name.empty() )
      return name;
    switch ( graph.segmentOf( edge ).roadClass )
    {
    case RoadClass::Freeway:
      return phrase( "street.freeway" );
    case RoadClass::Ramp:
      return phrase( "street.ramp" );
    case RoadClass::Service:
      return phrase( "street.service" );
    case RoadClass::Alley:
      return phrase( "street.alley" );
    case RoadClass::Track:
      return phrase( "street.track" );
    default:
      return phrase( "street.unnamed" );
    }
  }

  Phrase maneuverWords( const StreetGraph &graph, const Maneuver &maneuver, EdgeId edge )
  {
    const Phrase street = streetWords( graph, edge );
    switch ( maneuver.kind )
    {
    case ManeuverKind::Depart:
      return phrase( "turn.depart",
                     { { "heading", phrase( "heading." + std::to_string( maneuver.heading + 1 ) ) },
                       { "street", street } } );
    case ManeuverKind::Left:
    case ManeuverKind::Right:
      return phrase( std::string( maneuver.toLeft ? "turn.left" : "turn.right" ) +
                         ( maneuver.stays ? ".stay" : "" ),
                     { { "street", street } } );
    case ManeuverKind::Straight:
      return phrase( "turn.straight", { { "street", street } } );
    case ManeuverKind::UTurn:
      return uTurnWords( false );
    case ManeuverKind::Roundabout:
      if ( maneuver.exit == 0 )
        return phrase( "turn.roundabout" );
      return phrase( "turn.roundabout.exit",
                     { { "ordinal", ordinal( maneuver.exit ) }, { "street", street } } );
    case ManeuverKind::Ramp:
      if ( graph.nameOf( edge ).empty() )
        return phrase( "turn.ramp" );
      return phrase( "turn.ramp.named", { { "street", street } } );
    case ManeuverKind::Merge:
      return phrase( "turn.merge", { { "street", street } } );
    }
    return {};
  }

  Phrase uTurnWords( bool toTheBlock )
  {
    return toTheBlock ? capitalized( phrase( "turn.round.safe" ) ) : phrase( "turn.round" );
  }

  Phrase sideWords( Side side )
  {
    return phrase( side == Side::Left ? "side.left" : "side.right" );
  }

  Phrase houseWords( int number )
  {
    return phrase( "house", { { "ordinal", ordinal( number ) } } );
  }

  Phrase driveWords( double meters, bool metric )
  {
    return phrase( "arrive.drive", { { "about", aboutWords( meters, metric ) } } );
  }

  Phrase blockWords( const std::string &street, const std::string &from, const std::string &to, bool deadEnd )
  {
    const Phrase on =
        street.empty() ? phrase( "block.on.unnamed" ) : phrase( "block.on", { { "street", street } } );
    const std::string &one = from.empty() ? to : from;
    if ( one.empty() )
      return on;
    if ( !from.empty() && !to.empty() && from != to )
      return phrase( soundsLikeI( to ) ? "block.between.i" : "block.between",
                     { { "on", on }, { "from", from }, { "to", to } } );
    return phrase( deadEnd ? "block.end" : "block.near", { { "on", on }, { "from", one } } );
  }

  Phrase driveBlockWords( const std::string &street )
  {
    return phrase( "block.drive", { { "street", street } } );
  }
}
