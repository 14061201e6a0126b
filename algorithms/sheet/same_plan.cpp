// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/same_plan.h"

#include "base/error.h"
#include "sheet/exchanged_stops.h"

#include <cmath>
#include <set>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void differ( const char *layer, const ToldZone &zone, const char *how )
    {
      throw InputError( std::string( layer ) + " and VISITS are of different plans (zone " +
                        std::to_string( zone.zone ) + " " + how +
                        "): give the layers of one run of planzones." );
    }

    struct Legs
    {
        int all = 0, differing = 0;
    };

    // Legs as the directions add them up, beside those between the visits' times. Both are rounded.
    void compareLegs( const ToldZone &zone, Legs &legs )
    {
      double leg = 0, left = 0; // minutes of the leg so far; when the stop before was left
      int steps = 0;
      std::size_t next = 0;
      for ( const ToldStep &step : zone.steps )
      {
        leg += step.minutes;
        ++steps;
        if ( step.stop <= 0 || next >= zone.stops.size() || zone.stops[next].number != step.stop )
          continue;
        const ToldStop &stop = zone.stops[next++];
        ++legs.all;
        legs.differing += std::abs( stop.arrive - left - leg ) > 0.3 + 0.1 * steps ? 1 : 0;
        left = stop.arrive + stop.minutes;
        leg = 0;
        steps = 0;
      }
    }
  }

  void requireSamePlan( std::span<const ToldZone> zones )
  {
    bool directed = false, timed = false;
    for ( const ToldZone &zone : zones )
    {
      if ( zone.visits > 0 && zone.visits != static_cast<int>( zone.stops.size() ) )
        differ( "ZONES", zone, "has another number of visits" );
      directed = directed || !zone.steps.empty();
      for ( const ToldStop &stop : zone.stops )
        timed = timed || stop.arrive > 0;
    }
    requireStopsOnTheirRoutes( zones );
    if ( !directed )
      return;
    Legs legs;
    for ( const ToldZone &zone : zones )
    {
      std::set<int> reached, stops;
      for ( const ToldStep &step : zone.steps )
        if ( step.stop > 0 )
          reached.insert( step.stop );
      for ( const ToldStop &stop : zone.stops )
        stops.insert( stop.number );
      if ( reached != stops )
        differ( "DIRECTIONS", zone,
                reached.size() < stops.size() ? "has stops without directions"
                                              : "has directions to a stop that it does not have" );
      compareLegs( zone, legs );
    }
    // A leg may differ by a wait; where most do, the directions are of another plan.
    if ( timed && legs.all >= 5 && legs.differing * 2 > legs.all )
      throw InputError( "DIRECTIONS and VISITS are of different plans (the times of their legs differ): give "
                        "the layers of one run of planzones." );
  }
}
