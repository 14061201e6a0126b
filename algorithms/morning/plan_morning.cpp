// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/plan_morning.h"

#include "base/error.h"
#include "base/index.h"
#include "base/remarks.h"
#include "base/text.h"
#include "morning/describe.h"
#include "morning/driving.h"
#include "morning/explain.h"
#include "morning/loose_plan.h"
#include "morning/pins.h"
#include "morning/shifts.h"
#include "morning/teams.h"
#include "morning/travel.h"
#include "zone/zone_shape.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace doorstep
{
  namespace
  {
    // What a person pins to a zone stays there, over its time by so much of it at most; and is told.
    constexpr double PIN_OVERTIME = 0.25;

    // Rows that can be planned, by place, minutes, language and code: the order of the input tells nothing.
    std::vector<std::int32_t> plannable( const std::vector<PlanVisit> &visits,
                                         const std::vector<PlannedVisit> &planned )
    {
      std::vector<std::int32_t> order;
      for ( std::size_t v = 0; v < visits.size(); ++v )
        if ( planned[v].note.empty() )
          order.push_back( static_cast<std::int32_t>( v ) );
      const auto key = [&]( std::int32_t i )
      {
        const PlanVisit &v = visits[static_cast<std::size_t>( i )];
        return std::tie( v.position.x, v.position.y, v.minutes, v.languages, v.code );
      };
      std::stable_sort( order.begin(), order.end(),
                        [&]( std::int32_t a, std::int32_t b ) { return key( a ) < key( b ); } );
      return order;
    }

    class Planner
    {
      public:
        Planner( const PlanQuestion &question, const Progress &progress )
            : mQuestion( question ),
              mProgress( progress ),
              mTeams( planTeams( question, mAnswer.warnings ) ),
              mPins( planPins( question, mTeams ) )
        {
          mAnswer.visits.resize( question.visits.size() );
          for ( std::size_t v = 0; v < question.visits.size(); ++v )
            mAnswer.visits[v].note = hindranceOf( v );
          mOrder = plannable( question.visits, mAnswer.visits );
        }

        PlanAnswer run()
        {
          if ( mQuestion.stagings.empty() )
            throw InputError( "STAGING has no rows: give at least one place that teams leave from." );
          if ( mOrder.empty() && std::any_of( mQuestion.visits.begin(), mQuestion.visits.end(),
                                              []( const PlanVisit &visit ) { return visit.isDone; } ) )
            throw InputError( "VISITS: nobody is left to be visited; all that can be planned are done." );
          if ( mOrder.empty() )
            throw InputError(
                mQuestion.visits.empty()
                    ? "VISITS has no rows: give the visits that deidentify made."
                    : "VISITS: no row can be planned; each needs a position, and minutes of 0 or more." );
          if ( mQuestion.leastTravel && ( mQuestion.teams > 0 || !mQuestion.previous.empty() ) )
            throw InputError(
                "LEAST_TRAVEL opens as many teams as make the driving the least: leave TEAMS at 0 and "
                "PREVIOUS empty." );
          PlanTravel travel( mQuestion, mOrder, part( mProgress, 0, 0.3 ) );
          mAnswer.straightLines = travel.straight();
          mAnswer.cacheFile = travel.cacheFile();
          mAnswer.speeds = travel.speeds();
          mAnswer.trips = travel.trips();
          for ( const std::string &warning : travel.warnings() )
            mAnswer.warnings.push_back( warning );
          warnOfSameNames();
          ZoneProblem problem = pose( travel );
          requireSomeVisit( problem );

          LooseSearch loose( mQuestion.seed, secondsAtMost() );
          const auto [plan, routes, secondsLeft] = findPlan( problem, travel, loose );
          take( plan, routes, travel );
          mAnswer.insideOthers = shareInOtherHulls( problem, plan );
          if ( comparesLoose( problem ) && !plan.cut && secondsLeft > 0 )
            compareWith( loose.take( problem, plan.steps, part( mProgress, 0.7, 0.8 ) ), problem, travel );
          if ( mQuestion.asksWhatIf && !plan.cut && secondsLeft > 0 )
            mAnswer.whatIf = askWhatIf( problem, plan, secondsLeft );
          explainUnserved( plan, problem, travel, mQuestion, mOrder, mAnswer );
          explainTimes( mQuestion, mAnswer );
          explainShifts( mQuestion, mAnswer );
          explainIdleTeams( problem, mQuestion, mAnswer );
          drawAreas();
          compareWithPrevious( mQuestion, mAnswer );
          report( mProgress, 1 );
          return std::move( mAnswer );
        }

      private:
        std::string hindranceOf( std::size_t v ) const
        {
          const PlanVisit &asked = mQuestion.visits[v];
          if ( !asked.hindrance.empty() )
            return asked.hindrance;
          if ( asked.isDone )
            return "done in an earlier round";
          if ( !( std::isfinite( asked.position.x ) && std::isfinite( asked.position.y ) ) )
            return "no position, or one far from all others";
          if ( !( asked.minutes >= 0 && std::isfinite( asked.minutes ) ) )
            return "minutes is not a number of 0 or more";
          return mPins.hindrance[v];
        }

        const PlanVisit &visit( std::int32_t v ) const
        {
          return mQuestion.visits[indexOf( mOrder[indexOf( v )] )];
        }

        void warnOfSameNames()
        {
          const std::vector<PlanStaging> &stagings = mQuestion.stagings;
          for ( std::size_t s = 0; s < stagings.size(); ++s )
          {
            const auto first = std::find_if( stagings.begin(), stagings.end(),
                                             [&]( const PlanStaging &other )
                                             { return sameName( other.name, stagings[s].name ); } );
            if ( first != stagings.begin() + static_cast<std::ptrdiff_t>( s ) )
              mAnswer.warnings.push_back(
                  "STAGING: rows " + std::to_string( first->row ) + " and " +
                  std::to_string( stagings[s].row ) +
                  " have the same name, so that tables and pages cannot tell them apart, and teams of the "
                  "roster leave from the first; give each place its own name." );
          }
        }

        ZoneProblem pose( PlanTravel &travel ) const
        {
          ZoneProblem problem;
          for ( const PlanStaging &staging : mQuestion.stagings )
            problem.stagings.push_back( { staging.position, staging.teamsAtMost } );
          problem.teams = mTeams.teams;
          // Zones that are made by hand, every visit of them, are an earlier plan.
          const bool allPinned =
              mQuestion.previous.empty() &&
              std::all_of( mOrder.begin(), mOrder.end(),
                           [&]( std::int32_t v ) { return mQuestion.visits[indexOf( v )].pinZone > 0; } );
          for ( std::size_t v = 0; v < mOrder.size(); ++v )
          {
            const PlanVisit &from = visit( static_cast<std::int32_t>( v ) );
            ZoneVisit to;
            to.position = from.position;
            to.service = Minutes{ from.minutes };
            to.languages = mTeams.needed( from.languages );
            to.pinnedTeam = mPins.team[indexOf( mOrder[v] )];
            to.apart = mPins.apart[indexOf( mOrder[v] )];
            to.times = from.times;
            to.shifts = shiftsFor( mQuestion, from.times );
            to.code = from.code;
            if ( const auto old = mQuestion.previous.find( from.code ); old != mQuestion.previous.end() )
            {
              to.previousZone = old->second.zone;
              to.previousStop = old->second.stop;
              to.previousShift = old->second.shift;
            }
            else if ( allPinned )
              to.previousZone = from.pinZone;
            if ( !from.group.empty() )
              for ( std::size_t s = 0; s < mQuestion.stagings.size(); ++s )
                if ( mQuestion.stagings[s].group == from.group )
                  to.staging = static_cast<std::int32_t>( s );
            problem.visits.push_back( std::move( to ) );
          }
          problem.travel.size = travel.matrix().size;
          problem.travel.minutes = travel.takeMinutes();
          for ( const PlanShift &shift : mQuestion.shifts )
            problem.shiftTeams.push_back( shift.teams );
          problem.budget = Minutes{ mQuestion.teamMinutes };
          problem.returns = mQuestion.returns;
          problem.teamCount = mQuestion.teams;
          problem.visitsAtMost = mQuestion.visitsAtMost;
          problem.compactness = mQuestion.leastTravel ? 0 : mQuestion.compactness;
          problem.travelAlone = mQuestion.leastTravel;
          problem.changes = mQuestion.changes;
          problem.pinOvertime = PIN_OVERTIME;
          return problem;
        }

        void requireSomeVisit( const ZoneProblem &problem ) const
        {
          double least = std::numeric_limits<double>::infinity();
          for ( std::size_t v = 0; v < problem.visits.size(); ++v )
            least = std::min( least, minutesAlone( problem, static_cast<std::int32_t>( v ) ) );
          if ( std::isinf( least ) )
            throw InputError(
                "No visit can be reached from any staging place: check that VISITS, STAGING and STREETS "
                "cover the same ground." );
          if ( least > mQuestion.teamMinutes )
            throw InputError( "TEAM_MINUTES is too small for any visit: the quickest takes " +
                              std::to_string( std::lround( std::ceil( std::min( least, 1e9 ) ) ) ) +
                              " minutes; give at least that." );
        }

        double secondsAtMost() const
        {
          return mQuestion.secondsAtMost > 0 ? mQuestion.secondsAtMost : SolveOptions().secondsAtMost;
        }

        bool comparesLoose( const ZoneProblem &problem ) const
        {
          return mQuestion.comparesLoose && problem.compactness > 0 && mQuestion.shifts.empty();
        }

        DrivenPlan findPlan( ZoneProblem &problem, const PlanTravel &travel, LooseSearch &loose ) const
        {
          SolveOptions options;
          options.steps = mQuestion.steps;
          options.seed = mQuestion.seed;
          options.secondsAtMost = secondsAtMost();
          options.progress = part( mProgress, 0.3, mQuestion.comparesLoose ? 0.7 : 0.8 );
          if ( comparesLoose( problem ) )
            options.found = [&]( std::int64_t steps ) { loose.begin( problem, steps ); };
          DrivenPlan found = solveAsDriven( problem, options, travel );
          // A wish decides the shift where there is room in it, and leaves nobody out.
          if ( !found.plan.cut && releaseWishes( found.plan, problem ) )
          {
            options.secondsAtMost = found.secondsLeft;
            if ( DrivenPlan freed = solveAsDriven( problem, options, travel );
                 freed.plan.unserved.size() < found.plan.unserved.size() )
              return freed;
          }
          return found;
        }

        void compareWith( const ZonePlan &loose, const ZoneProblem &problem, const PlanTravel &travel )
        {
          mAnswer.loose = LoosePlan{ loose.routes.size(), 0, shareInOtherHulls( problem, loose ) };
          for ( const DrivenRoute &route : drive( loose, problem, travel ) )
            mAnswer.loose->driving += route.minutes();
        }

        WhatIf askWhatIf( const ZoneProblem &problem, const ZonePlan &plan, double secondsLeft ) const
        {
          SolveOptions options;
          options.seed = mQuestion.seed;
          options.secondsAtMost = secondsLeft;
          options.progress = part( mProgress, 0.8, 0.9 );
          return whatIf( problem, plan, options );
        }

        void take( const ZonePlan &plan, const std::vector<DrivenRoute> &routes, const PlanTravel &travel )
        {
          mAnswer.cut = plan.cut;
          mAnswer.fewestBound = plan.fewestTeamsBound;
          const std::vector<std::int32_t> numbers = zoneNumbers( plan, mQuestion, mPins );
          for ( std::size_t r = 0; r < plan.routes.size(); ++r )
          {
            const ZoneRoute &route = plan.routes[r];
            std::vector<std::int32_t> visits;
            for ( const std::int32_t v : route.visits )
              visits.push_back( mOrder[indexOf( v )] );
            const std::int32_t shift =
                mQuestion.shifts.empty() ? -1 : mTeams.teams[indexOf( route.team )].shift;
            PlannedZone zone = describeZone( mQuestion, travel, routes[r], numbers[r], route.staging, shift,
                                             visits, mAnswer.visits );
            noteSilence( zone );
            zone.less = route.team < 0 ? 0 : mTeams.teams[indexOf( route.team )].less.value();
            const double over = zone.minutes() + zone.less - mQuestion.teamMinutes;
            const bool isPlannedOver =
                route.total.value() + zone.less > mQuestion.teamMinutes + DRIVEN_ROUNDING;
            // A route that is walked in part takes less than the search had counted.
            if ( isPlannedOver && ( over > DRIVEN_ROUNDING || !travel.walks() ) )
              mAnswer.warnings.push_back( overTime( zone.zone, over ) );
            else if ( over > DRIVEN_ROUNDING )
              mAnswer.warnings.push_back( "Zone " + std::to_string( zone.zone ) + " passes its time by " +
                                          std::to_string( static_cast<int>( std::ceil( 60 * over ) ) ) +
                                          " seconds, because of U-turns." );
            mAnswer.longest = std::max( mAnswer.longest, zone.minutes() );
            mAnswer.total += zone.minutes();
            mAnswer.zones.push_back( std::move( zone ) );
            report( mProgress, 0.8 + 0.1 * static_cast<double>( mAnswer.zones.size() ) /
                                         static_cast<double>( plan.routes.size() ) );
          }
          // The bounds count U-turns as the search does, and walks as longer than they are.
          mAnswer.longestBound = std::min( plan.longestRouteBound.value(), mAnswer.longest );
          if ( travel.walks() )
            mAnswer.longestBound = mAnswer.fewestBound = 0;
          std::sort( mAnswer.zones.begin(), mAnswer.zones.end(),
                     []( const PlannedZone &a, const PlannedZone &b ) { return a.zone < b.zone; } );
        }

        // Homes whose language no team speaks are planned, and marked where the team and its zone are read
        // of.
        void noteSilence( PlannedZone &zone )
        {
          std::map<std::string, int> silent;
          for ( const std::int32_t v : zone.visits )
            if ( const std::string language = mTeams.unspoken( mQuestion.visits[indexOf( v )].languages );
                 mQuestion.roster && !language.empty() )
            {
              ++silent[language];
              addRemark( mAnswer.visits[indexOf( v )].note, "no team speaks its language" );
            }
          for ( const auto &[language, homes] : silent )
            addRemark( zone.note, "no team speaks " + languageName( language ) + ", the language of " +
                                      std::to_string( homes ) + ( homes == 1 ? " home" : " homes" ) );
        }

        void drawAreas()
        {
          const std::size_t elsewhere =
              doorstep::drawAreas( mQuestion, mAnswer.zones, part( mProgress, 0.9, 1 ) );
          if ( elsewhere > 0 )
            mAnswer.warnings.push_back(
                std::to_string( elsewhere ) + ( elsewhere == 1 ? " visit lies" : " visits lie" ) +
                " in the area of another zone, which has more visits in the same block: outlines do not part "
                "homes that could then be told." );
        }

        const PlanQuestion &mQuestion;
        Progress mProgress;
        PlanAnswer mAnswer;
        PlanTeams mTeams;
        PlanPins mPins;
        std::vector<std::int32_t> mOrder; // the solver's visits, as indices into the question's
    };
  }

  PlanAnswer planMorning( const PlanQuestion &question, const Progress &progress )
  {
    return Planner( question, progress ).run();
  }
}
