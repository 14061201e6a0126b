// SPDX-License-Identifier: GPL-2.0-or-later
// What a team is told of a walk. To the block nothing is: that two stops are in reach of each other can tell
// of the house.
#include "network/direction_words.h"
#include "network/directions.h"
#include "network/maneuvers.h"

namespace doorstep
{
  namespace
  {
    constexpr double WITHIN_SIGHT = 15; // metres: nobody measures them, or asks for a direction

    // "north", from the start of a line to its end.
    Phrase headingOf( std::span<const Point> line )
    {
      const int heading = octant( { line.back().x - line.front().x, line.back().y - line.front().y } );
      return phrase( "heading." + std::to_string( heading + 1 ) );
    }
  }

  DirectionStep walkStep( int stop, const Phrase &place, std::span<const Point> line, double meters,
                          double minutes, bool leaves, bool metric )
  {
    DirectionStep step;
    step.stop = stop;
    step.meters = meters;
    step.minutes = minutes;
    step.onFoot = true;
    const Phrase number( std::to_string( stop ) ), leave = phrase( "walk.leave" );
    if ( meters < NEXT_DOOR )
      step.text =
          capitalized( phrase( "arrive.stop", { { "n", number }, { "where", phrase( "where.same" ) } } ) );
    else if ( meters < WITHIN_SIGHT || line.size() < 2 || line.front() == line.back() )
      step.text = phrase( "walk.near", { { "n", number } } );
    else
      step.text = phrase( "walk.to", { { "n", number },
                                       { "length", lengthWords( meters, metric ) },
                                       { "heading", headingOf( line ) } } );
    if ( !place.empty() && meters >= NEXT_DOOR )
      step.text = joined( step.text, ", ", place );
    if ( leaves )
      step.text = joined( leave, "; ", uncapitalized( step.text ) );
    return step;
  }

  DirectionStep walkBackStep( double meters, double minutes, bool metric )
  {
    DirectionStep step;
    step.meters = meters;
    step.minutes = minutes;
    step.onFoot = true;
    step.text = meters < WITHIN_SIGHT
                    ? phrase( "walk.back.near" )
                    : phrase( "walk.back", { { "length", lengthWords( meters, metric ) } } );
    return step;
  }
}
