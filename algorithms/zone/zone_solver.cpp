// SPDX-License-Identifier: GPL-2.0-or-later
// The order of the objective: serve all; within budget; fewest teams, or the longest route of so many teams
// short; then travel and shape.
#include "base/index.h"
#include "zone/zone_bounds.h"
#include "zone/zone_even.h"
#include "zone/zone_exact.h"
#include "zone/zone_mixing.h"
#include "zone/zone_problem.h"
#include "zone/zone_replan.h"
#include "zone/zone_savings.h"
#include "zone/zone_screen.h"
#include "zone/zone_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

namespace doorstep
{
  namespace
  {
    // The price of a visit inside another zone, in mean times to a near neighbour.
    double shapePrice( double compactness )
    {
      const double c = std::clamp( compactness, 0.0, 1.0 );
      return 2 * c / ( 1.05 - c );
    }

    void writeRoutes( const ZoneState &state, const ZoneProblem &problem, ZonePlan &plan )
    {
      const ZoneModel &model = state.model();
      for ( RouteId r : state.open() )
      {
        const Route &route = state.route( r );
        std::vector<PlaceId> visits = state.visitsOf( r );
        if ( model.symmetric && route.timed == 0 && visits.back() < visits.front() )
          std::reverse( visits.begin(), visits.end() );
        ZoneRoute zone;
        zone.staging = model.stagingOrder[route.staging];
        zone.team = route.team;
        zone.previousZone = route.label;
        double travel = 0, service = 0, waiting = 0;
        double clock = route.team < 0 ? 0 : problem.teams[indexOf( route.team )].leaves.value();
        auto last = indexOf( zone.staging );
        for ( PlaceId v : visits )
        {
          const std::int32_t visit = model.order[v];
          const std::size_t here = indexOf( model.stagings + visit );
          const auto leg = static_cast<double>( problem.travel.at( last, here ) );
          const ZoneVisit &asked = problem.visits[indexOf( visit )];
          const double begin = asked.times.begin( clock + leg );
          travel += leg;
          waiting += begin - ( clock + leg );
          clock = begin + asked.service.value();
          service += asked.service.value();
          last = here;
          zone.visits.push_back( visit );
        }
        if ( problem.returns )
          travel += static_cast<double>( problem.travel.at( last, indexOf( zone.staging ) ) );
        zone.travel = Minutes( travel );
        zone.waiting = Minutes( waiting );
        zone.total = Minutes( travel + service + waiting );
        plan.routes.push_back( std::move( zone ) );
      }
    }

    // Zones that continue earlier ones by their number, then by shift, by staging place and by direction from
    // it.
    void numberRoutes( const ZoneProblem &problem, const ZoneModel &model, ZonePlan &plan )
    {
      struct Key
      {
          std::int32_t label, shift;
          PlaceId staging;
          double angle;
          PlaceId first;
          std::size_t index;
      };
      std::vector<Key> keys;
      for ( std::size_t i = 0; i < plan.routes.size(); ++i )
      {
        const ZoneRoute &route = plan.routes[i];
        Point middle;
        for ( const std::int32_t v : route.visits )
        {
          middle.x += problem.visits[indexOf( v )].position.x / static_cast<double>( route.visits.size() );
          middle.y += problem.visits[indexOf( v )].position.y / static_cast<double>( route.visits.size() );
        }
        const Point &home = problem.stagings[indexOf( route.staging )].position;
        // Grows clockwise from north with the direction, without trigonometry.
        const double dx = middle.x - home.x, dy = middle.y - home.y, sum = std::fabs( dx ) + std::fabs( dy );
        const double slope = sum > 0 ? dy / sum : 1;
        keys.push_back(
            { route.previousZone >= 0 ? route.previousZone : std::numeric_limits<std::int32_t>::max(),
              route.team < 0 ? 0 : problem.teams[indexOf( route.team )].shift,
              model.stagingOf[indexOf( route.staging )], dx >= 0 ? 1 - slope : 3 + slope,
              model.placeOf[indexOf( route.visits.front() )], i } );
      }
      std::sort( keys.begin(), keys.end(),
                 []( const Key &a, const Key &b )
                 {
                   return std::tie( a.label, a.shift, a.staging, a.angle, a.first ) <
                          std::tie( b.label, b.shift, b.staging, b.angle, b.first );
                 } );
      std::vector<ZoneRoute> sorted;
      for ( const Key &key : keys )
        sorted.push_back( std::move( plan.routes[key.index] ) );
      plan.routes = std::move( sorted );
    }
  }

  namespace
  {
    // advises: says what would do where not all can be served, and states bounds.
    ZonePlan solve( const ZoneProblem &problem, const SolveOptions &options, bool advises );

    // Of the time: for the search itself where more may follow, and for each of five searches for what would
    // do.
    constexpr double SEARCH_SHARE = 0.8, ADVICE_EACH = 0.03;
    constexpr std::int64_t EVEN_PERCENT = 30; // of the search's steps, for routes that are more even

    // So many teams that are all alike would serve what these cannot; 0 where they would not, either.
    std::int32_t teamsThatWouldDo( const ZoneProblem &problem, const SolveOptions &options,
                                   std::size_t neverServed )
    {
      ZoneProblem free = problem;
      free.teams.clear();
      free.teamCount = 0;
      free.compactness = 0;
      for ( ZoneStaging &staging : free.stagings )
        staging.teamsAtMost = 0;
      for ( ZoneVisit &visit : free.visits )
      {
        visit.pinnedTeam = -1;
        visit.previousZone = -1;
      }
      SolveOptions quick;
      quick.seed = options.seed;
      quick.steps = 20000;
      quick.secondsAtMost = ADVICE_EACH * options.secondsAtMost;
      // So many are said to do only if a search from nothing for that number serves all as well.
      ZonePlan plan = solve( free, quick, false );
      auto teams = static_cast<std::int32_t>( plan.routes.size() );
      if ( plan.unserved.size() > neverServed )
        return 0;
      for ( int tries = 0; tries < 3; ++tries, ++teams )
      {
        free.teamCount = teams;
        if ( solve( free, quick, false ).unserved.size() <= neverServed )
          return teams;
      }
      return 0;
    }

    // What is said to do leaves this much room, so that a search from nothing finds a plan as well.
    constexpr double EASE = 1.01;

    // With so many minutes the teams given would serve all that is absent.
    Minutes minutesThatWouldDo( ZoneState &state, ZoneSearch &search, const SolveOptions &options,
                                Ticks bound )
    {
      const Ticks kept = state.durationAtMost;
      SavedRoutes plan;
      save( state, plan );
      SolveOptions quick;
      quick.secondsAtMost = ADVICE_EACH * options.secondsAtMost;
      Pace pace( quick, 20000 );
      state.durationAtMost = ZoneModel::NO_LIMIT;
      Ticks longest = 0;
      search.setPace( pace );
      if ( search.serveAll( 0.5 ) )
      {
        search.shortenLongest( bound, 1 );
        for ( RouteId r : state.open() )
          longest = std::max( longest, state.route( r ).duration() );
      }
      state.durationAtMost = kept;
      restore( state, plan );
      return Minutes( std::ceil( EASE * static_cast<double>( longest ) / state.model().ticksPerMinute ) );
    }

    // Takes a small problem's best plan where it serves more than the search's, or with a better number of
    // teams. Whether all are served then.
    bool takeSmallPlan( ZoneState &state, const std::vector<PlaceId> &visits, bool mostTeams )
    {
      if ( const std::optional<SmallPlan> best = solveSmall( state, visits, mostTeams ) )
      {
        const auto served = static_cast<std::int32_t>( visits.size() - state.absent().size() ),
                   teams = static_cast<std::int32_t>( state.open().size() );
        if ( best->served > served ||
             ( best->served == served &&
               ( mostTeams ? best->teams > teams : best->rank < teamsRank( state ) ) ) )
          restore( state, best->routes );
      }
      return state.absent().empty();
    }

    ZonePlan solve( const ZoneProblem &problem, const SolveOptions &options, bool advises )
    {
      const auto count = static_cast<std::int64_t>( problem.visits.size() );
      const std::int64_t steps =
          options.steps > 0 ? options.steps : std::min<std::int64_t>( 200000 + 1000 * count, 3000000 );
      SolveOptions paced = options;
      if ( advises && !problem.travelAlone )
        paced.secondsAtMost *= SEARCH_SHARE;
      Pace pace( paced, steps );
      const ZoneModel model( problem );
      ZonePlan plan;
      ZoneState state( model, problem );
      std::vector<PlaceId> visits;
      bool replanned = false;
      for ( const PlaceId v : model.visitPlaces() )
        if ( const std::optional<UnservedReason> reason = whyNever( model, problem, v ) )
        {
          state.exclude( v );
          plan.unserved.push_back( { model.order[v], *reason } );
        }
        else
        {
          visits.push_back( v );
          replanned = replanned || model.previousZone[v] >= 0;
        }
      ZoneShape shape( model,
                       problem.travelAlone ? 0 : shapePrice( problem.compactness ) * model.meanNearTicks );
      ZoneSearch search( state, shape, pace, options.seed );
      plan.fewestTeamsBound = fewestRoutesBound( model, visits );
      const std::int32_t most = state.routesAtMost;
      if ( problem.teamCount > 0 )
        state.routesAtMost = std::min( most, problem.teamCount );
      if ( replanned )
        replan( state, search, problem, pace, visits );
      else
        buildBySavings( state, visits );
      search.opensFreely = problem.travelAlone;
      const auto annealFreely = [&]( double untilShare ) // whatever the zones' shape
      {
        const double price = shape.price();
        shape.setPrice( 0 );
        search.anneal( std::max( untilShare, pace.share() + 0.1 ) );
        shape.setPrice( price );
      };
      if ( !problem.travelAlone && !replanned )
      {
        if ( !search.serveAll( 0.6 ) && !takeSmallPlan( state, visits, problem.teamCount > 0 ) &&
             problem.pinOvertime > 0 )
          search.serveOverTime( problem.pinOvertime, 0.7 );
        if ( problem.teamCount == 0 )
        {
          // Short routes, whatever their shape, have room, so that one of them is found to be too many.
          annealFreely( 0.25 );
          search.fewestRoutes( plan.fewestTeamsBound, std::max( 0.5, pace.share() + 0.1 ) );
          const bool isLater =
              state.openOf( 0 ) < static_cast<std::int32_t>( state.open().size() ); // some team's shift
          if ( isLater || static_cast<std::int32_t>( state.open().size() ) > plan.fewestTeamsBound )
            takeSmallPlan( state, visits, false );
          state.routesAtMost = static_cast<std::int32_t>( state.open().size() );
          for ( std::int32_t shift = 1; shift < state.shifts(); ++shift )
            state.shiftAtMost[indexOf( shift )] = state.openOf( shift );
        }
        else if ( state.absent().empty() )
        {
          search.openAll();
          if ( static_cast<std::int32_t>( state.open().size() ) < problem.teamCount )
            takeSmallPlan( state, visits, true );
          search.routesAtLeast = problem.teamCount;
          const Ticks bound = evenBound( model, visits, problem.teamCount );
          search.shortenLongest( bound, std::max( 0.4, pace.share() + 0.1 ) );
          // Once travel is short, routes can be still shorter.
          annealFreely( 0.65 );
          search.shortenLongest( bound, std::max( 0.8, pace.share() + 0.1 ) );
          tolerate( state, search, problem.compactness );
          search.hot *= 0.3;
        }
      }
      if ( problem.travelAlone && !replanned && mixingSuits( model ) )
        annealAndMix( state, search, pace, options.seed );
      else if ( !replanned )
        search.anneal( 1 );
      // Beyond the steps asked for, so that no plan is found with fewer.
      SolveOptions rest = paced;
      std::optional<Pace> evenPace;
      if ( advises && !problem.travelAlone && !replanned && problem.teamCount == 0 &&
           problem.compactness > 0 && options.pacedSeconds == 0 && !pace.stopped() && !pace.cut() )
      {
        rest.secondsAtMost = paced.secondsAtMost - pace.elapsed();
        evenPace.emplace( rest, steps * EVEN_PERCENT / 100 );
        search.hot *= 0.3;
        evenOut( state, search, shape, *evenPace,
                 evenBound( model, visits, static_cast<std::int32_t>( state.open().size() ) ) );
      }

      // With several shifts there is no one number of minutes or of teams.
      if ( advises && !state.absent().empty() && !problem.travelAlone && !pace.cancelled() &&
           state.shifts() == 1 )
      {
        plan.teamsThatWouldDo = teamsThatWouldDo( problem, options, plan.unserved.size() );
        plan.minutesThatWouldDo = minutesThatWouldDo(
            state, search, options,
            evenBound( model, visits, static_cast<std::int32_t>( state.open().size() ) ) );
      }
      writeRoutes( state, problem, plan );
      numberRoutes( problem, model, plan );
      for ( PlaceId v : state.absent() )
        plan.unserved.push_back( { model.order[v], whyAbsent( state, v ) } );
      std::sort( plan.unserved.begin(), plan.unserved.end(),
                 [&]( const auto &a, const auto &b )
                 { return model.placeOf[indexOf( a.visit )] < model.placeOf[indexOf( b.visit )]; } );
      plan.cut = pace.cut() || ( evenPace && evenPace->cut() );
      plan.cancelled = pace.cancelled() || ( evenPace && evenPace->cancelled() );
      plan.steps = pace.done();
      if ( advises && options.found && !plan.cut && !plan.cancelled )
        options.found( plan.steps );
      // Bounds take up to as long as the search.
      const bool hurried = pace.elapsed() > 0.5 * options.secondsAtMost;
      const bool bounded = advises && !problem.travelAlone && !pace.stopped() && !hurried;
      stateBounds( state, problem, visits, bounded ? pace.steps() : 0, plan );
      return plan;
    }
  }

  ZonePlan solveZones( const ZoneProblem &problem, const SolveOptions &options )
  {
    return solve( problem, options, options.advises );
  }
}
