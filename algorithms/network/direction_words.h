// SPDX-License-Identifier: GPL-2.0-or-later
// The words of directions, in every language that there is a table for (metadata/languages); street names are
// never translated.
#pragma once
#include "network/maneuvers.h"
#include "words/phrase.h"

#include <array>
#include <string>

namespace doorstep
{
  // Of lengths, in whatever unit.
  inline constexpr std::array LENGTH_KEYS{ "length.feet", "length.miles", "length.metres",
                                           "length.kilometres" };

  // "0.3 mi", "200 ft"; "500 m", "1.2 km"; feet are "pies".
  Phrase lengthWords( double meters, bool metric );
  Phrase aboutWords( double meters, bool metric ); // "about 300 ft", "a unos 300 pies"

  // "E 22nd St", or "the unnamed road" and the like.
  Phrase streetWords( const StreetGraph &graph, EdgeId edge );

  // "turn left onto E 22nd St", in lower case; onto is the street after the maneuver.
  Phrase maneuverWords( const StreetGraph &graph, const Maneuver &maneuver, EdgeId edge );

  // Where the car faces about. To the block there is one wording, whether that is at the door or where the
  // street ends, and no distance: it would measure the door from the end.
  Phrase uTurnWords( bool toTheBlock );

  Phrase sideWords( Side side );                   // "on the right"
  Phrase houseWords( int ordinal );                // "third house"
  Phrase driveWords( double meters, bool metric ); // "the house lies about 900 m up the drive"
  Phrase blockWords( const std::string &street, const std::string &from, const std::string &to,
                     bool deadEnd );
  Phrase driveBlockWords( const std::string &street ); // "on a drive off W Orchard Rd"
}
