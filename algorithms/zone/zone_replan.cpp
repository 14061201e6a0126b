// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_replan.h"

#include "zone/zone_previous.h"

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    // Of a visit outside its earlier zone, in mean times to a near neighbour.
    double changePrice( double changes )
    {
      const double kept = 1 - std::clamp( changes, 0.0, 1.0 );
      return 40 * kept * kept * kept;
    }

    bool areStopsKnown( const ZoneModel &model, const std::vector<PlaceId> &visits )
    {
      return std::all_of( visits.begin(), visits.end(),
                          [&]( PlaceId v )
                          { return model.previousZone[v] < 0 || model.previousStop[v] >= 0; } );
    }

    // The zones there were, and those that visits are pinned to and that have none yet.
    std::int32_t teamsAsked( const ZoneState &state )
    {
      std::set<std::int32_t> pinned;
      for ( const PlaceId v : state.absent() )
        if ( const std::int32_t team = state.model().pinnedTeam[v];
             team >= 0 && state.route( RouteId( team ) ).count == 0 )
          pinned.insert( team );
      return static_cast<std::int32_t>( state.open().size() + pinned.size() );
    }
  }

  void replan( ZoneState &state, ZoneSearch &search, const ZoneProblem &problem, Pace &pace,
               const std::vector<PlaceId> &visits )
  {
    const ZoneModel &model = state.model();
    const std::int32_t most = state.routesAtMost;
    state.changePrice = static_cast<Ticks>( changePrice( problem.changes ) * model.meanNearTicks );
    buildFromPrevious( state, visits );
    const bool stopsKnown = areStopsKnown( model, visits );
    if ( state.absent().empty() && stopsKnown && problem.changes <= 0 && state.missed() == 0 )
      return;
    state.routesAtMost = std::min( most, std::max( 1, teamsAsked( state ) ) );
    bool served = search.serveAll( 0.25 );
    if ( !served && problem.pinOvertime > 0 )
      served = search.serveOverTime( problem.pinOvertime, 0.4 );
    while ( !served && state.routesAtMost < most && !pace.stopped() )
    {
      ++state.routesAtMost;
      served = search.serveAll( std::max( 0.5, pace.share() + 0.02 ) );
    }
    search.spread( std::max( 0.6, pace.share() + 0.1 ) );
    search.anneal( 1 );
    if ( stopsKnown && problem.changes < 1 )
      settle( state, static_cast<Ticks>( ( 1 - problem.changes ) * model.ticksPerMinute ) );
  }
}
