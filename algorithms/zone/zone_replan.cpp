// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_replan.h"

#include "base/index.h"
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

    // The teams that visits are pinned to and that have no zone yet.
    std::set<RouteId> pinnedTeams( const ZoneState &state )
    {
      std::set<RouteId> pinned;
      for ( const PlaceId v : state.absent() )
        if ( const std::int32_t team = state.model().pinnedTeam[v];
             team >= 0 && state.route( RouteId( team ) ).count == 0 )
          pinned.insert( RouteId( team ) );
      return pinned;
    }

    // As many teams as there were, and those asked for; in all, and of each shift but the first.
    void keepTeams( ZoneState &state )
    {
      const std::set<RouteId> pinned = pinnedTeams( state );
      const auto asked = static_cast<std::int32_t>( state.open().size() + pinned.size() );
      state.routesAtMost = std::min( state.routesAtMost, std::max( 1, asked ) );
      for ( std::int32_t shift = 1; shift < state.shifts(); ++shift )
      {
        const auto ofShift = std::count_if( pinned.begin(), pinned.end(),
                                            [&]( RouteId r ) { return state.route( r ).shift == shift; } );
        std::int32_t &most = state.shiftAtMost[indexOf( shift )];
        most = std::min( most, state.openOf( shift ) + static_cast<std::int32_t>( ofShift ) );
      }
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
    const std::vector<std::int32_t> mostOfShift = state.shiftAtMost;
    keepTeams( state );
    bool served = search.serveAll( 0.25 );
    int opened = 0;
    if ( !served && problem.pinOvertime > 0 )
      served = search.serveOverTime( problem.pinOvertime, 0.4 );
    while ( !served && state.routesAtMost < most && !pace.stopped() )
    {
      // A later shift's team only where one of an earlier shift has not helped.
      for ( std::size_t shift = 1; shift < mostOfShift.size() && opened > 0; ++shift )
        state.shiftAtMost[shift] = std::min( mostOfShift[shift], state.shiftAtMost[shift] + 1 );
      ++opened;
      ++state.routesAtMost;
      served = search.serveAll( std::max( 0.5, pace.share() + 0.02 ) );
    }
    search.spread( std::max( 0.6, pace.share() + 0.1 ) );
    search.anneal( 1 );
    if ( stopsKnown && problem.changes < 1 )
      settle( state, static_cast<Ticks>( ( 1 - problem.changes ) * model.ticksPerMinute ) );
  }
}
