// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_even.h"

#include <algorithm>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr double UNEVEN = 0.75;   // shortest route to longest
    constexpr double TOLERANCE = 0.1; // at a compactness of 1
    constexpr int TRIES = 3;          // from as even as can be towards the plan as it was

    struct Lengths
    {
        Ticks longest = 0, shortest = ZoneModel::NO_LIMIT, mean = 0;
    };

    Lengths lengthsOf( const ZoneState &state )
    {
      Lengths lengths;
      for ( const RouteId r : state.open() )
      {
        lengths.longest = std::max( lengths.longest, state.route( r ).duration() );
        lengths.shortest = std::min( lengths.shortest, state.route( r ).duration() );
        lengths.mean += state.route( r ).duration();
      }
      lengths.mean /= std::max<Ticks>( 1, static_cast<Ticks>( state.open().size() ) );
      return lengths;
    }
  }

  double evenTolerance( double compactness )
  {
    return TOLERANCE * std::clamp( 2 * compactness - 1, 0.0, 1.0 );
  }

  void tolerate( ZoneState &state, ZoneSearch &search, double compactness )
  {
    const double share = evenTolerance( compactness );
    if ( !( share > 0 ) || !state.absent().empty() )
      return;
    const Ticks longest = state.durationAtMost;
    state.durationAtMost = std::max(
        longest, std::min( state.model().budget,
                           longest + static_cast<Ticks>( share * static_cast<double>( longest ) ) ) );
    search.durationAtLeast =
        static_cast<Ticks>( ( 1 - 2 * share ) * static_cast<double>( lengthsOf( state ).shortest ) );
  }

  void evenOut( ZoneState &state, ZoneSearch &search, ZoneShape &shape, Pace &pace, Ticks bound )
  {
    const Lengths before = lengthsOf( state );
    const std::size_t teams = state.open().size();
    if ( teams < 2 || !state.absent().empty() ||
         static_cast<double>( before.shortest ) >= UNEVEN * static_cast<double>( before.longest ) )
      return;
    const Ticks kept = state.durationAtMost;
    const auto costOf = [&] { return static_cast<double>( state.cost() ) + shape.priceAll( state ); };
    const double most = costOf() + EVEN_PRICE * static_cast<double>( state.travel() );
    SavedRoutes plan;
    save( state, plan );
    search.setPace( pace );
    search.routesAtLeast = static_cast<std::int32_t>( teams );
    search.shortenLongest( std::max( bound, before.mean ), 0.4 );
    Ticks target = state.durationAtMost;
    for ( int tries = 1; tries <= TRIES && target < before.longest && !pace.stopped(); ++tries )
    {
      state.durationAtMost = target;
      search.anneal( 0.4 + 0.6 * tries / TRIES );
      if ( costOf() <= most && state.open().size() == teams && state.absent().empty() )
      {
        state.durationAtMost = kept;
        return;
      }
      target = ( target + before.longest ) / 2;
    }
    state.durationAtMost = kept;
    restore( state, plan );
  }
}
