#include "processing/plan_morning.h"

#include "base/error.h"
#include "processing/plan_teams.h"
#include "processing/plan_travel.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace doorstep
{
  namespace
  {
    std::string wholeNumber( double value )
    {
      return std::to_string( std::lround( value ) );
    }

    std::string counted( std::size_t count, const char *one, const char *many )
    {
      return std::to_string( count ) + " " + ( count == 1 ? one : many );
    }

    // Rows that can be planned, by place, minutes, language and code: the order of the input tells nothing.
    std::vector<std::int32_t> plannable( const std::vector<PlanVisit> &visits )
    {
      std::vector<std::int32_t> order;
      for ( std::size_t v = 0; v < visits.size(); ++v )
        if ( visits[v].hindrance.empty() )
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
            : mQuestion( question ), mProgress( progress ), mOrder( plannable( question.visits ) )
        {
        }

        PlanAnswer run()
        {
          mAnswer.visits.resize( mQuestion.visits.size() );
          for ( std::size_t v = 0; v < mQuestion.visits.size(); ++v )
            mAnswer.visits[v].note = mQuestion.visits[v].hindrance;
          if ( mQuestion.stagings.empty() )
            throw InputError( "STAGING has no rows: give at least one place that teams leave from." );
          if ( mOrder.empty() )
            throw InputError(
                mQuestion.visits.empty()
                    ? "VISITS has no rows: give the visits that deidentify made."
                    : "VISITS: no row can be planned; each needs a position, and minutes of 0 or more." );
          const PlanTravel travel( mQuestion, mOrder, part( mProgress, 0, 0.3 ) );
          mAnswer.straightLines = travel.straight();
          mAnswer.warnings = travel.warnings();
          const ZoneProblem problem = pose( travel );
          requireSomeVisit( problem );

          SolveOptions options;
          options.steps = mQuestion.steps;
          options.seed = mQuestion.seed;
          if ( mQuestion.secondsAtMost > 0 )
            options.secondsAtMost = mQuestion.secondsAtMost;
          options.progress = part( mProgress, 0.3, 0.8 );
          const ZonePlan plan = solveZones( problem, options );
          if ( plan.cancelled )
            throw Cancelled();
          take( plan, problem, travel );
          explain( plan, problem, travel );
          compare();
          drawAreas();
          report( mProgress, 1 );
          return std::move( mAnswer );
        }

      private:
        const PlanVisit &visit( std::int32_t v ) const
        {
          return mQuestion.visits[static_cast<std::size_t>( mOrder[static_cast<std::size_t>( v )] )];
        }
        std::size_t placeOf( std::int32_t v ) const
        {
          return mQuestion.stagings.size() + static_cast<std::size_t>( v );
        }

        ZoneProblem pose( const PlanTravel &travel )
        {
          ZoneProblem problem;
          for ( const PlanStaging &staging : mQuestion.stagings )
            problem.stagings.push_back( { staging.position, staging.teamsAtMost } );
          const PlanTeams teams = planTeams( mQuestion, mAnswer.warnings );
          problem.teams = teams.teams;
          for ( std::size_t v = 0; v < mOrder.size(); ++v )
          {
            const PlanVisit &from = visit( static_cast<std::int32_t>( v ) );
            ZoneVisit to;
            to.position = from.position;
            to.service = Minutes{ from.minutes };
            to.languages = teams.needed( from.languages );
            to.code = from.code;
            if ( const auto old = mQuestion.previous.find( from.code ); old != mQuestion.previous.end() )
              to.previousZone = old->second;
            if ( !from.group.empty() )
              for ( std::size_t s = 0; s < mQuestion.stagings.size(); ++s )
                if ( mQuestion.stagings[s].group == from.group )
                  to.staging = static_cast<std::int32_t>( s );
            problem.visits.push_back( std::move( to ) );
          }
          problem.travel.size = travel.matrix().size;
          problem.travel.minutes = travel.matrix().minutes;
          problem.budget = Minutes{ mQuestion.teamMinutes };
          problem.returns = mQuestion.returns;
          problem.teamCount = mQuestion.teams;
          problem.visitsAtMost = mQuestion.visitsAtMost;
          problem.compactness = mQuestion.compactness;
          return problem;
        }

        // Minutes of a team that makes this visit alone, from where it is quickest.
        double alone( const ZoneProblem &problem, std::int32_t v ) const
        {
          double least = std::numeric_limits<double>::infinity();
          const ZoneVisit &to = problem.visits[static_cast<std::size_t>( v )];
          for ( std::size_t s = 0; s < problem.stagings.size(); ++s )
            if ( to.staging < 0 || to.staging == static_cast<std::int32_t>( s ) )
              least =
                  std::min( least, to.service.value() + problem.travel.at( s, placeOf( v ) ) +
                                       ( problem.returns ? problem.travel.at( placeOf( v ), s ) : 0.0F ) );
          return least;
        }

        void requireSomeVisit( const ZoneProblem &problem ) const
        {
          double least = std::numeric_limits<double>::infinity();
          for ( std::size_t v = 0; v < problem.visits.size(); ++v )
            least = std::min( least, alone( problem, static_cast<std::int32_t>( v ) ) );
          if ( std::isinf( least ) )
            throw InputError(
                "No visit can be reached from any staging place: check that VISITS, STAGING and STREETS "
                "cover the same ground." );
          if ( least > mQuestion.teamMinutes )
            throw InputError( "TEAM_MINUTES is too small for any visit: the quickest takes " +
                              wholeNumber( std::ceil( least ) ) + " minutes; give at least that." );
        }

        void take( const ZonePlan &plan, const ZoneProblem &problem, const PlanTravel &travel )
        {
          mAnswer.cut = plan.cut;
          mAnswer.longestBound = plan.longestRouteBound.value();
          mAnswer.fewestBound = plan.fewestTeamsBound;
          for ( const ZoneRoute &route : plan.routes )
          {
            PlannedZone zone;
            zone.zone = static_cast<std::int32_t>( mAnswer.zones.size() ) + 1;
            zone.staging = route.staging;
            std::vector<std::size_t> places{ static_cast<std::size_t>( route.staging ) };
            double clock = 0, meters = 0;
            for ( const std::int32_t v : route.visits )
            {
              const PlanVisit &from = visit( v );
              const double leg = travel.matrix().minutesAt( places.back(), placeOf( v ) );
              meters += travel.matrix().metersAt( places.back(), placeOf( v ) );
              zone.driving += leg;
              clock += leg;
              places.push_back( placeOf( v ) );
              zone.visits.push_back( mOrder[static_cast<std::size_t>( v )] );
              PlannedVisit &planned = mAnswer.visits[static_cast<std::size_t>( zone.visits.back() )];
              planned.zone = zone.zone;
              planned.stop = static_cast<std::int32_t>( zone.visits.size() );
              planned.arrive = clock;
              if ( travel.straight() )
                planned.note = "times by straight lines";
              clock += from.minutes;
              zone.doors += from.minutes;
              zone.students += from.students;
              for ( const std::string &language : from.languages )
                ++zone.languages[language];
            }
            if ( problem.returns && !route.visits.empty() )
            {
              zone.driving += travel.matrix().minutesAt( places.back(), places.front() );
              meters += travel.matrix().metersAt( places.back(), places.front() );
            }
            zone.km = meters / 1000;
            travel.follow( places, problem.returns, zone );
            mAnswer.longest = std::max( mAnswer.longest, zone.minutes() );
            mAnswer.total += zone.minutes();
            mAnswer.zones.push_back( std::move( zone ) );
            report( mProgress, 0.8 + 0.1 * static_cast<double>( mAnswer.zones.size() ) /
                                         static_cast<double>( plan.routes.size() ) );
          }
        }

        // A note for every visit that nobody makes, and a sentence on what would do.
        void explain( const ZonePlan &plan, const ZoneProblem &problem, const PlanTravel &travel )
        {
          std::size_t unreached = 0, tooFew = 0;
          for ( const UnservedVisit &left : plan.unserved )
          {
            PlannedVisit &planned =
                mAnswer.visits[static_cast<std::size_t>( mOrder[static_cast<std::size_t>( left.visit )] )];
            planned.note = reasonOf( left, problem, travel );
            unreached +=
                left.reason == UnservedReason::NoWay || left.reason == UnservedReason::TooFar ? 1 : 0;
            tooFew += left.reason == UnservedReason::NotEnoughTeams ? 1 : 0;
          }
          for ( const PlannedVisit &planned : mAnswer.visits )
            mAnswer.unserved += planned.zone == 0 ? 1 : 0;
          if ( mAnswer.unserved == 0 )
            return;
          std::string text =
              counted( static_cast<std::size_t>( mAnswer.unserved ), "visit is", "visits are" ) +
              " left without a team";
          if ( unreached > 0 )
            text += "; " + counted( unreached, "of them", "of them" ) + " cannot be reached in the time";
          if ( tooFew > 0 && plan.teamsThatWouldDo > 0 )
            text += "; " + counted( static_cast<std::size_t>( plan.teamsThatWouldDo ), "team", "teams" ) +
                    " would do";
          if ( tooFew > 0 && plan.minutesThatWouldDo.value() > 0 )
            text += "; or " + wholeNumber( std::ceil( plan.minutesThatWouldDo.value() ) ) + " minutes a team";
          mAnswer.warnings.push_back( text + ". The column note says why." );
        }

        std::string reasonOf( const UnservedVisit &left, const ZoneProblem &problem,
                              const PlanTravel &travel ) const
        {
          switch ( left.reason )
          {
          case UnservedReason::NoWay:
            if ( !travel.straight() && travel.snapped( placeOf( left.visit ) ).status == SnapStatus::TooFar )
              return "no street within 1 km";
            if ( !travel.straight() &&
                 travel.snapped( placeOf( left.visit ) ).status == SnapStatus::OnIsland )
              return "on a street that is cut off from the others";
            return "no way there from its staging place";
          case UnservedReason::TooFar:
            return "too far: alone it would take " +
                   wholeNumber( std::ceil( alone( problem, left.visit ) ) ) + " of " +
                   wholeNumber( mQuestion.teamMinutes ) + " minutes";
          case UnservedReason::NoTeamSpeaks:
            return "no team that may go there speaks the language";
          case UnservedReason::NotEnoughTeams:
            return "no team has time left for it";
          case UnservedReason::Conflict:
            break;
          }
          return "its conditions contradict each other";
        }

        // Visits that were with one company and now are with another: a zone continues the earlier zone that
        // most of its visits come from.
        void compare()
        {
          if ( mQuestion.previous.empty() )
            return;
          std::size_t added = 0;
          std::set<std::string> now; // in the list, with a team or without
          for ( const PlanVisit &visit : mQuestion.visits )
            now.insert( visit.code );
          for ( const PlannedZone &zone : mAnswer.zones )
          {
            std::map<std::int32_t, std::size_t> from;
            for ( const std::int32_t v : zone.visits )
              if ( const auto old =
                       mQuestion.previous.find( mQuestion.visits[static_cast<std::size_t>( v )].code );
                   old != mQuestion.previous.end() )
                ++from[old->second];
              else
                ++added;
            const auto most =
                std::max_element( from.begin(), from.end(),
                                  []( const auto &a, const auto &b ) { return a.second < b.second; } );
            for ( const std::int32_t v : zone.visits )
            {
              const std::string &code = mQuestion.visits[static_cast<std::size_t>( v )].code;
              if ( const auto old = mQuestion.previous.find( code );
                   old != mQuestion.previous.end() && old->second != most->first )
                mAnswer.changed.push_back( code );
            }
          }
          const auto gone = static_cast<std::size_t>(
              std::count_if( mQuestion.previous.begin(), mQuestion.previous.end(),
                             [&]( const auto &old ) { return !now.contains( old.first ); } ) );
          std::sort( mAnswer.changed.begin(), mAnswer.changed.end() );
          mAnswer.warnings.push_back( "Since the earlier plan: " + counted( added, "visit", "visits" ) +
                                      " added, " + std::to_string( gone ) + " gone, " +
                                      std::to_string( mAnswer.changed.size() ) + " moved to another team." );
        }

        void drawAreas()
        {
          std::vector<ZoneAreaVisit> visits;
          for ( const PlannedZone &zone : mAnswer.zones )
            for ( const std::int32_t v : zone.visits )
              visits.push_back( { mQuestion.visits[static_cast<std::size_t>( v )].position, zone.zone } );
          std::vector<std::vector<Point>> lines;
          for ( const StreetLine &street : mQuestion.streets )
            if ( street.roadClass <= RoadClass::Local && street.roadClass != RoadClass::Ramp )
              lines.push_back( street.points );
          ZoneAreaOptions options;
          options.progress = part( mProgress, 0.9, 1 );
          const ZoneAreas areas = zoneAreas( visits, lines, options );
          for ( const ZoneArea &area : areas.areas )
            mAnswer.zones[static_cast<std::size_t>( area.zone - 1 )].area = area.parts;
          if ( !areas.elsewhere.empty() )
            mAnswer.warnings.push_back(
                counted( areas.elsewhere.size(), "visit lies", "visits lie" ) +
                " at the same spot as another zone's visit, and so in that zone's area." );
        }

        const PlanQuestion &mQuestion;
        Progress mProgress;
        std::vector<std::int32_t> mOrder; // the solver's visits, as indices into the question's
        PlanAnswer mAnswer;
    };
  }

  PlanAnswer planMorning( const PlanQuestion &question, const Progress &progress )
  {
    return Planner( question, progress ).run();
  }
}
