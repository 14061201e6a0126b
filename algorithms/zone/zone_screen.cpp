// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_screen.h"

#include "base/index.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  std::optional<UnservedReason> whyNever( const ZoneModel &model, const ZoneProblem &problem, PlaceId v )
  {
    if ( model.demand[v] > model.capacity )
      return UnservedReason::Conflict;
    if ( model.service[v] > model.budget )
      return UnservedReason::TooLong;
    const PlaceTimes times = model.timed( v ) ? model.times[v] : PlaceTimes();
    bool spoken = problem.teams.empty(), meets = false, reached = false, soon = false;
    const auto tryTeam = [&]( PlaceId fixedStaging, Ticks leaves, Ticks budget )
    {
      for ( const PlaceId s : model.stagingPlaces() )
      {
        if ( ( fixedStaging >= 0 && fixedStaging != s ) ||
             ( model.onlyStaging[v] >= 0 && model.onlyStaging[v] != s ) )
          continue;
        meets = true;
        const Ticks there = model.to( v )[s], back = model.from( v )[s];
        if ( there >= ZoneModel::FORBIDDEN || back >= ZoneModel::FORBIDDEN )
          continue;
        reached = true;
        if ( there + back + model.service[v] > budget )
          continue;
        soon = true;
        if ( leaves + there <= times.latest &&
             std::max( there, times.earliest - leaves ) + back + model.service[v] <= budget )
          return true;
      }
      return false;
    };
    if ( problem.teams.empty() && tryTeam( PlaceId(), 0, model.budget ) )
      return std::nullopt;
    for ( std::size_t t = 0; t < problem.teams.size(); ++t )
    {
      if ( ( model.languages[v] & ~problem.teams[t].languages ) != 0 )
        continue;
      spoken = true;
      if ( model.pinnedTeam[v] >= 0 && indexOf( model.pinnedTeam[v] ) != t )
        continue;
      if ( ( model.shifts[v] & shiftBit( problem.teams[t].shift ) ) == 0 )
        continue;
      const std::int32_t staging = problem.teams[t].staging;
      const double less = shiftsOf( problem ) > 1 ? problem.teams[t].less.value() : 0;
      if ( tryTeam( staging < 0 ? PlaceId() : model.stagingOf[indexOf( staging )],
                    model.leavesOf( problem.teams[t] ),
                    model.budget - static_cast<Ticks>( std::ceil( less * model.ticksPerMinute ) ) ) )
        return std::nullopt;
    }
    if ( !spoken )
      return UnservedReason::NoTeamSpeaks;
    if ( !meets )
      return UnservedReason::Conflict;
    return soon ? UnservedReason::OutOfTime : reached ? UnservedReason::TooFar : UnservedReason::NoWay;
  }

  UnservedReason whyAbsent( const ZoneState &state, PlaceId place )
  {
    const ZoneModel &model = state.model();
    const std::int32_t team = model.pinnedTeam[place], apart = model.apart[place];
    const auto holdsOneOfIts = [&]( RouteId r )
    {
      const std::vector<PlaceId> visits = state.visitsOf( r );
      return std::any_of( visits.begin(), visits.end(),
                          [&]( PlaceId v ) { return model.apart[v] == apart; } );
    };
    const bool mustBeApart = apart >= 0 && !state.open().empty();
    if ( team >= 0 )
      return state.route( RouteId( team ) ).count > 0 && !( mustBeApart && holdsOneOfIts( RouteId( team ) ) )
                 ? UnservedReason::PinnedTeamFull
                 : UnservedReason::Conflict;
    return mustBeApart && std::all_of( state.open().begin(), state.open().end(), holdsOneOfIts )
               ? UnservedReason::Apart
               : UnservedReason::NotEnoughTeams;
  }
}
