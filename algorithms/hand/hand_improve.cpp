// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_improve.h"

#include "base/error.h"
#include "base/index.h"
#include "morning/shifts.h"
#include "morning/teams.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace doorstep
{
  namespace
  {
    constexpr std::int64_t STEPS = 20'000, STEPS_A_VISIT = 500;

    // The chosen zones as the solver is asked about them.
    class Part
    {
      public:
        Part( const HandTimes &times, std::vector<HandZone> zones )
            : mTimes( times ), mZones( std::move( zones ) ), mTeams( teamsOf( times.question() ) )
        {
          for ( const HandZone &zone : mZones )
            mVisits.insert( mVisits.end(), zone.stops.begin(), zone.stops.end() );
          std::sort( mVisits.begin(), mVisits.end() );
        }

        const std::vector<HandZone> &zones() const { return mZones; }

        // Each zone goes on with a team of its own.
        ZoneProblem again( double budget ) const
        {
          ZoneProblem problem = pose( budget );
          problem.changes = 1;
          problem.shiftTeams.assign( mTimes.question().shifts.size(), 0 );
          problem.teamCount = static_cast<std::int32_t>( mZones.size() );
          std::map<std::int32_t, std::size_t> indexOfVisit;
          for ( std::size_t i = 0; i < mVisits.size(); ++i )
            indexOfVisit[mVisits[i]] = i;
          for ( std::size_t z = 0; z < mZones.size(); ++z )
          {
            const HandZone &zone = mZones[z];
            ZoneTeam &team = problem.teams.emplace_back();
            team.staging = zone.staging;
            team.languages = spokenIn( zone );
            team.previousZone = zone.number;
            team.less = Minutes{ mTimes.teamLess( zone ) };
            team.visitsAtMost = mTimes.visitsAtMost( zone );
            team.shift = std::max( zone.shift, 0 );
            team.leaves = Minutes{ leavesOf( mTimes.question(), zone.shift ) };
            for ( std::size_t stop = 0; stop < zone.stops.size(); ++stop )
            {
              ZoneVisit &visit = problem.visits[indexOfVisit.at( zone.stops[stop] )];
              visit.previousZone = zone.number;
              visit.previousStop = static_cast<std::int32_t>( stop ) + 1;
              visit.previousShift = zone.shift;
              // Families may have been told the day.
              if ( zone.shift >= 0 )
                visit.shifts = std::uint64_t{ 1 } << static_cast<std::uint32_t>( zone.shift );
              const PlanVisit &asked = mTimes.question().visits[indexOf( zone.stops[stop] )];
              if ( asked.pinZone > 0 || !asked.pinTeam.empty() )
                visit.pinnedTeam = static_cast<std::int32_t>( z );
              // Who is in a zone already whose team does not speak the language may stay.
              visit.languages &= spokenIn( zone );
            }
          }
          return problem;
        }

        // The one zone's visits for two teams.
        ZoneProblem inTwo( double budget ) const
        {
          ZoneProblem problem = pose( budget );
          problem.teamCount = 2;
          for ( ZoneVisit &visit : problem.visits )
          {
            visit.staging = mZones.front().staging;
            visit.languages = 0;
            // One shift: times count from when its teams leave.
            const double leaves = leavesOf( mTimes.question(), mZones.front().shift );
            visit.times.earliest = std::max( 0.0, visit.times.earliest - leaves );
            visit.times.latest -= leaves;
            for ( double &tried : visit.times.tried )
              tried -= leaves;
          }
          return problem;
        }

        // A route's visits, of the question.
        std::vector<std::int32_t> stopsOf( const ZoneRoute &route ) const
        {
          std::vector<std::int32_t> stops;
          for ( const std::int32_t visit : route.visits )
            stops.push_back( mVisits[indexOf( visit )] );
          return stops;
        }

      private:
        static PlanTeams teamsOf( const PlanQuestion &question )
        {
          std::vector<std::string> ignored;
          return planTeams( question, ignored );
        }

        std::uint64_t spokenIn( const HandZone &zone ) const
        {
          for ( std::size_t t = 0; t < mTeams.rosterTeam.size(); ++t )
            if ( mTimes.question().roster->teams[indexOf( mTeams.rosterTeam[t] )].name == zone.team )
              return mTeams.teams[t].languages;
          return ~std::uint64_t{ 0 }; // not known
        }

        ZoneProblem pose( double budget ) const
        {
          const PlanQuestion &question = mTimes.question();
          ZoneProblem problem;
          std::vector<std::int32_t> places;
          for ( std::size_t s = 0; s < question.stagings.size(); ++s )
          {
            // How many teams leave from where does not change.
            problem.stagings.push_back( { question.stagings[s].position, 0 } );
            places.push_back( mTimes.placeOfStaging( static_cast<std::int32_t>( s ) ) );
          }
          std::map<std::string, std::int32_t> apart;
          for ( const std::int32_t v : mVisits )
            if ( const std::string &group = question.visits[indexOf( v )].apart; !group.empty() )
              apart.emplace( group, static_cast<std::int32_t>( apart.size() ) );
          for ( const std::int32_t v : mVisits )
          {
            const PlanVisit &from = question.visits[indexOf( v )];
            places.push_back( mTimes.placeOf( v ) );
            ZoneVisit visit;
            visit.position = from.position;
            visit.service = Minutes{ from.minutes };
            visit.languages = mTeams.needed( from.languages );
            visit.apart = from.apart.empty() ? -1 : apart.at( from.apart );
            visit.times = from.times;
            visit.code = from.code;
            problem.visits.push_back( std::move( visit ) );
          }
          problem.travel.size = places.size();
          for ( const std::int32_t from : places )
            for ( const std::int32_t to : places )
              problem.travel.minutes.push_back( static_cast<float>( mTimes.minutes( from, to ) ) );
          problem.budget = Minutes{ budget };
          problem.returns = question.returns;
          problem.visitsAtMost = question.visitsAtMost;
          problem.compactness = question.compactness;
          return problem;
        }

        const HandTimes &mTimes;
        std::vector<HandZone> mZones;
        PlanTeams mTeams;
        std::vector<std::int32_t> mVisits; // of the question, as the solver numbers them
    };

    SolveOptions optionsFor( const ZoneProblem &problem, const Progress &progress )
    {
      SolveOptions options;
      options.steps = STEPS + STEPS_A_VISIT * static_cast<std::int64_t>( problem.visits.size() );
      options.progress = progress;
      return options;
    }

    struct Worth
    {
        double over = 0, driving = 0, missed = 0;
        std::int32_t broken = 0;
    };

    Worth worthOf( HandTimes &times, const std::vector<HandZone> &zones )
    {
      Worth worth;
      for ( const HandZone &zone : zones )
      {
        const ZoneFigures &figures = times.figures( zone );
        worth.over += figures.over;
        worth.driving += figures.driving + figures.waiting;
        worth.missed += figures.missedBy;
        worth.broken += figures.broken;
      }
      return worth;
    }

    bool isBetter( const Worth &now, const Worth &before )
    {
      constexpr double noise = 0.05; // minutes
      constexpr double price = 2;    // of a minute from a wished time, as the solver has it
      if ( now.broken != before.broken )
        return now.broken < before.broken;
      return now.over < before.over - noise ||
             ( now.over <= before.over + DRIVEN_ROUNDING &&
               now.driving + price * now.missed < before.driving + price * before.missed - noise );
    }

    // The zones as the plan has them; empty where it leaves a visit or a zone out.
    std::vector<HandZone> taken( const Part &part, const ZonePlan &plan )
    {
      if ( !plan.unserved.empty() )
        return {};
      std::vector<HandZone> zones = part.zones();
      for ( HandZone &zone : zones )
        zone.stops.clear();
      for ( const ZoneRoute &route : plan.routes )
      {
        if ( route.team < 0 || indexOf( route.team ) >= zones.size() )
          return {};
        HandZone &zone = zones[indexOf( route.team )];
        if ( zone.staging != route.staging )
          return {};
        zone.stops = part.stopsOf( route );
      }
      const auto isEmpty = []( const HandZone &zone ) { return zone.stops.empty(); };
      return std::any_of( zones.begin(), zones.end(), isEmpty ) ? std::vector<HandZone>() : zones;
    }
  }

  HandChange improveZones( const HandPlan &plan, HandTimes &times, std::span<const std::int32_t> zones,
                           const Progress &progress )
  {
    std::vector<HandZone> chosen;
    double longest = 0;
    for ( const std::int32_t number : std::set( zones.begin(), zones.end() ) )
      if ( const HandZone &zone = plan.zone( number ); !zone.isLocked )
      {
        chosen.push_back( zone );
        double doors = 0;
        for ( const std::int32_t visit : zone.stops )
          doors += times.question().visits[indexOf( visit )].minutes;
        longest =
            std::max( longest, doors + times.minutesOf( zone.staging, zone.stops ) + times.teamLess( zone ) );
      }
    if ( chosen.empty() )
      throw InputError( "Choose a zone that is not locked." );
    const Part part( times, chosen );
    const Worth before = worthOf( times, chosen );
    const double budget = times.question().teamMinutes;
    std::vector<HandZone> best;
    // Where not all fit, no zone need become longer than the longest is.
    std::vector<double> budgets{ budget };
    if ( longest > budget )
      budgets.push_back( longest + 0.1 );
    for ( const double within : budgets )
    {
      const ZoneProblem problem = part.again( within );
      const ZonePlan found = solveZones( problem, optionsFor( problem, progress ) );
      if ( found.cancelled )
        throw Cancelled();
      std::vector<HandZone> now = taken( part, found );
      if ( !now.empty() && isBetter( worthOf( times, now ), best.empty() ? before : worthOf( times, best ) ) )
        best = std::move( now );
    }
    HandChange change;
    for ( std::size_t z = 0; z < best.size(); ++z )
      if ( best[z].stops != chosen[z].stops )
        change.push_back( best[z] );
    return change;
  }

  HandChange splitZone( const HandPlan &plan, HandTimes &times, std::int32_t number )
  {
    HandZone kept = plan.zone( number );
    if ( kept.isLocked )
      throw InputError( "Zone " + std::to_string( number ) + " is locked: unlock it first." );
    if ( kept.stops.size() < 2 )
      throw InputError( "Zone " + std::to_string( number ) + " has one visit: there is nothing to split." );
    const Part part( times, { kept } );
    const double whole = times.figures( kept ).minutes() + 1;
    const ZoneProblem problem = part.inTwo( std::max( whole, times.question().teamMinutes ) );
    ZonePlan found = solveZones( problem, optionsFor( problem, {} ) );
    if ( found.routes.size() != 2 || !found.unserved.empty() )
      throw InputError( "Zone " + std::to_string( number ) +
                        " cannot be split: its visits cannot be parted." );
    // Who is most of the zone keeps its number.
    if ( found.routes[0].visits.size() < found.routes[1].visits.size() )
      std::swap( found.routes[0], found.routes[1] );
    HandZone made;
    made.number = plan.nextNumber();
    made.staging = kept.staging;
    made.shift = kept.shift;
    kept.stops = part.stopsOf( found.routes[0] );
    made.stops = part.stopsOf( found.routes[1] );
    return { kept, made };
  }
}
