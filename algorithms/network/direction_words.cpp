#include "network/direction_words.h"

#include <algorithm>
#include <array>
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

    // "y", or "e" before the sound of i: "e Irvington Rd", but "y High St", which keeps its English sound.
    std::string_view andBefore( std::string_view name )
    {
      const bool i = name.starts_with( "I" ) || name.starts_with( "i" );
      const bool hi = name.starts_with( "Hil" ) || name.starts_with( "Hid" ) || name.starts_with( "His" );
      return i || hi ? " e " : " y ";
    }

    struct Words
    {
        std::string_view en, es;
    };

    constexpr std::array<Words, 8> headings = { { { "north", "el norte" },
                                                  { "north-east", "el noreste" },
                                                  { "east", "el este" },
                                                  { "south-east", "el sureste" },
                                                  { "south", "el sur" },
                                                  { "south-west", "el suroeste" },
                                                  { "west", "el oeste" },
                                                  { "north-west", "el noroeste" } } };

    constexpr std::array<Words, 9> ordinals = { { { "first", "primera" },
                                                  { "second", "segunda" },
                                                  { "third", "tercera" },
                                                  { "fourth", "cuarta" },
                                                  { "fifth", "quinta" },
                                                  { "sixth", "sexta" },
                                                  { "seventh", "séptima" },
                                                  { "eighth", "octava" },
                                                  { "ninth", "novena" } } };

    Words ordinal( int n )
    {
      return ordinals[static_cast<std::size_t>( std::clamp( n, 1, 9 ) - 1 )];
    }
  }

  Phrase lengthWords( double meters, bool metric )
  {
    if ( metric )
    {
      if ( meters < 950 )
      {
        const std::string text = whole( meters, meters < 100 ? 10 : 50, 10 ) + " m";
        return { text, text };
      }
      const std::string text =
          ( meters < 9950 ? oneDecimal( meters / 1000 ) : whole( meters / 1000, 1, 1 ) ) + " km";
      return { text, text };
    }
    const double feet = meters / 0.3048;
    if ( feet < 500 )
    {
      const std::string number = whole( feet, feet < 100 ? 10 : 50, 10 );
      return { number + " ft", number + " pies" };
    }
    const double miles = feet / 5280;
    const std::string text = ( miles < 9.95 ? oneDecimal( miles ) : whole( miles, 1, 1 ) ) + " mi";
    return { text, text };
  }

  Phrase aboutWords( double meters, bool metric )
  {
    const Phrase length = lengthWords( meters, metric );
    const bool miles = length.es.ends_with( "mi" ); // las millas; los pies, los metros
    return { "about " + length.en, ( miles ? "a unas " : "a unos " ) + length.es };
  }

  Phrase streetWords( const StreetGraph &graph, std::int32_t edge )
  {
    const std::string &name = graph.nameOf( edge );
    if ( !name.empty() )
      return { name, name };
    switch ( graph.segmentOf( edge ).roadClass )
    {
    case RoadClass::Freeway:
      return { "the freeway", "la autopista" };
    case RoadClass::Ramp:
      return { "the ramp", "la rampa" };
    case RoadClass::Service:
      return { "the service road", "la vía de servicio" };
    case RoadClass::Alley:
      return { "the alley", "el callejón" };
    case RoadClass::Track:
      return { "the track", "el camino de tierra" };
    default:
      return { "the unnamed road", "la calle sin nombre" };
    }
  }

  Phrase maneuverWords( const StreetGraph &graph, const Maneuver &maneuver, std::int32_t edge )
  {
    const Phrase street = streetWords( graph, edge );
    const Words side = maneuver.toLeft ? Words{ "left", "a la izquierda" } : Words{ "right", "a la derecha" };
    Phrase result;
    switch ( maneuver.kind )
    {
    case ManeuverKind::Depart:
    {
      const Words to = headings[static_cast<std::size_t>( maneuver.heading )];
      return { "head " + std::string( to.en ) + " on " + street.en,
               "vaya hacia " + std::string( to.es ) + " por " + street.es };
    }
    case ManeuverKind::Left:
    case ManeuverKind::Right:
      result = { "turn " + std::string( side.en ), "gire " + std::string( side.es ) };
      if ( maneuver.stays )
        return { result.en + " to stay on " + street.en, result.es + " para seguir por " + street.es };
      return { result.en + " onto " + street.en, result.es + " en " + street.es };
    case ManeuverKind::Straight:
      return { "continue onto " + street.en, "continúe por " + street.es };
    case ManeuverKind::UTurn:
      return uTurnWords( false );
    case ManeuverKind::Roundabout:
    {
      if ( maneuver.exit == 0 )
        return { "enter the roundabout", "entre en la glorieta" };
      const Words number = ordinal( maneuver.exit );
      return { "at the roundabout take the " + std::string( number.en ) + " exit onto " + street.en,
               "en la glorieta tome la " + std::string( number.es ) + " salida hacia " + street.es };
    }
    case ManeuverKind::Ramp:
      if ( graph.nameOf( edge ).empty() )
        return { "take the ramp", "tome la rampa" };
      return { "take the ramp " + street.en, "tome la rampa " + street.es };
    case ManeuverKind::Merge:
      return { "merge onto " + street.en, "incorpórese a " + street.es };
    }
    return result;
  }

  Phrase uTurnWords( bool toTheBlock )
  {
    return toTheBlock ? Phrase{ "Turn round where it is safe", "Dé la vuelta donde sea seguro" }
                      : Phrase{ "make a U-turn", "dé vuelta en U" };
  }

  Phrase sideWords( Side side )
  {
    return side == Side::Left ? Phrase{ "on the left", "a la izquierda" }
                              : Phrase{ "on the right", "a la derecha" };
  }

  Phrase houseWords( int number )
  {
    const Words word = ordinal( number );
    return { std::string( word.en ) + " house", std::string( word.es ) + " casa" };
  }

  Phrase driveWords( double meters, bool metric )
  {
    const Phrase about = aboutWords( meters, metric );
    return { "the house lies " + about.en + " up the drive",
             "la casa está " + about.es + " por el camino de entrada" };
  }

  Phrase blockWords( const std::string &street, const std::string &from, const std::string &to, bool deadEnd )
  {
    Phrase text = street.empty() ? Phrase{ "on the unnamed road", "en la calle sin nombre" }
                                 : Phrase{ "on " + street, "en " + street };
    const std::string &one = from.empty() ? to : from;
    if ( one.empty() )
      return text;
    if ( !from.empty() && !to.empty() && from != to )
    {
      text.en += " between " + from + " and " + to;
      text.es += " entre " + from + std::string( andBefore( to ) ) + to;
    }
    else if ( deadEnd )
    {
      text.en += " between " + one + " and the end of the street";
      text.es += " entre " + one + " y el final de la calle";
    }
    else
    {
      text.en += " near " + one;
      text.es += " cerca de " + one;
    }
    return text;
  }

  Phrase bendWords( bool toLeft )
  {
    return toLeft ? Phrase{ "follow the road as it bends left", "siga la curva a la izquierda" }
                  : Phrase{ "follow the road as it bends right", "siga la curva a la derecha" };
  }

  Phrase driveBlockWords( const std::string &street )
  {
    return { "on a drive off " + street, "en una entrada privada desde " + street };
  }

  std::string uncapitalized( std::string text )
  {
    if ( !text.empty() && text[0] >= 'A' && text[0] <= 'Z' )
      text[0] = static_cast<char>( text[0] - 'A' + 'a' );
    return text;
  }

  std::string capitalized( std::string text )
  {
    if ( !text.empty() && text[0] >= 'a' && text[0] <= 'z' )
      text[0] = static_cast<char>( text[0] - 'a' + 'A' );
    return text;
  }
}
