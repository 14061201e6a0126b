// SPDX-License-Identifier: GPL-2.0-or-later
// What the zone solver is asked, and what it answers. It takes travel times as a matrix and never fetches
// one.
#pragma once
#include "base/point.h"
#include "base/progress.h"
#include "base/units.h"
#include "zone/visit_times.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace doorstep
{
  // Travel minutes between places, row-major, from row to column; asymmetric; infinite where there is no way.
  // Places are the staging places first, then the visits.
  struct TravelTimes
  {
      std::size_t size = 0;
      std::vector<float> minutes; // size * size
      float at( std::size_t from, std::size_t to ) const { return minutes[from * size + to]; }
  };

  struct ZoneVisit
  {
      Point position;                  // metres; for compactness, and to break ties
      Minutes service{ 15 };           // at the door
      std::uint64_t languages = 0;     // bits of the languages that the household needs; 0: any team will do
      std::int32_t staging = -1;       // the only staging place it may be served from; -1: any
      std::int32_t pinnedTeam = -1;    // index into ZoneProblem::teams; -1: free
      std::int32_t previousZone = -1;  // its zone in the earlier plan, kept where it costs little; -1: none
      std::int32_t previousStop = -1;  // its place in that zone's route; -1: not known
      std::int32_t apart = -1;         // visits of the same number must not share a team; -1: none
      std::string code;                // breaks the last ties
      std::int64_t demand = 0;         // of the team's capacity; any unit
      std::uint64_t shifts = 0;        // bits of the shifts that it may be in; 0: any
      std::int32_t previousShift = -1; // of its zone in the earlier plan; -1: none, or not known
      VisitTimes times;
  };

  struct ZoneStaging
  {
      Point position;
      std::int32_t teamsAtMost = 0; // 0: no limit of its own
  };

  // A team of the roster; only where a roster was given.
  struct ZoneTeam
  {
      std::int32_t staging = -1;      // -1: any
      std::uint64_t languages = 0;    // bits that it speaks
      std::int32_t previousZone = -1; // the zone of the earlier plan that it must go on with; -1: any
      Minutes less{ 0 };              // of the budget, that it has less than others
      std::int32_t visitsAtMost = 0;  // of its own; 0: as all
      std::int32_t shift = 0;         // that it goes out in
      Minutes leaves{ 0 };            // later than the time of day from which visits' times count
  };

  struct ZoneProblem
  {
      std::vector<ZoneStaging> stagings; // at least one
      std::vector<ZoneVisit> visits;
      TravelTimes travel;            // stagings first, then visits
      Minutes budget{ 240 };         // of a team, staging to staging
      bool returns = true;           // the way back counts
      std::int32_t teamCount = 0;    // 0: the fewest that suffice; else exactly so many, balanced
      std::int32_t visitsAtMost = 0; // of a team; 0: no limit
      std::vector<ZoneTeam> teams;   // empty: any number of equal teams
      double compactness = 0.5;      // 0: travel alone; 1: shape before travel
      // Of each shift, how many of its teams go out at most; 0: all. Empty: there is one shift. Teams of a
      // later one go out only where those of the earlier ones will not do.
      std::vector<std::int32_t> shiftTeams;
      std::int64_t capacity = 0; // of a team, in the unit of ZoneVisit::demand; 0: no limit
      double changes = 0;        // of an earlier plan: 0: the fewest; 1: whatever makes the plan better
      double pinOvertime = 0;    // share of the budget that a team may be over for visits pinned to it
      bool travelAlone = false;  // as many teams as make the travel least
  };

  struct SolveOptions
  {
      std::int64_t steps = 0;                                         // 0: from the number of visits
      double secondsAtMost = std::numeric_limits<double>::infinity(); // of all; only cuts
      std::uint64_t seed = 1;
      Progress progress;             // cancel keeps the best plan so far
      double pacedSeconds = 0;       // over 0: the search is paced to end then, and no longer reproducible
      bool advises = true;           // states bounds, and says what would do where not all can be served
      bool pacedByProcessor = false; // … in seconds of processor time; for benchmarks on a loaded machine
      // Called where it advises, once a search that was neither cut nor cancelled is over and before bounds
      // are stated, with the steps done.
      std::function<void( std::int64_t steps )> found;
  };

  struct ZoneRoute
  {
      std::int32_t staging = 0;
      std::int32_t team = -1;           // index into ZoneProblem::teams; -1: not from a roster
      std::int32_t previousZone = -1;   // the zone of the earlier plan that it continues; -1: a new one
      std::vector<std::int32_t> visits; // indices into ZoneProblem::visits, in the order of the stops
      Minutes travel;
      Minutes waiting; // until visits may begin
      Minutes total;   // travel, service and waiting
  };

  enum class UnservedReason : std::uint8_t
  {
    NoWay,
    TooFar,
    TooLong,   // its minutes at the door alone are over the budget
    OutOfTime, // no team can be there when it must be, and back in time
    NoTeamSpeaks,
    NotEnoughTeams,
    PinnedTeamFull, // the team that it is pinned to has visits, and no room for it
    Apart,          // every team has a visit that it must be apart from
    Conflict
  };

  struct UnservedVisit
  {
      std::int32_t visit = 0;
      UnservedReason reason = UnservedReason::NoWay;
  };

  struct ZonePlan
  {
      std::vector<ZoneRoute> routes; // zone 1 is the first; numbered so that neighbours follow each other
      std::vector<UnservedVisit> unserved;
      bool cut = false;       // secondsAtMost ended the search
      bool cancelled = false; // the user did
      // Where not all could be served: so many teams would, were they all alike and their staging places
      // without limits, 0: not known …
      std::int32_t teamsThatWouldDo = 0;
      Minutes minutesThatWouldDo;        // … or so many minutes with the teams given, 0: not known
      std::int32_t fewestTeamsBound = 0; // no plan has fewer
      Minutes longestRouteBound;         // no plan's longest route is shorter
      std::int64_t steps = 0;            // done
  };

  // Throws InputError where the problem contradicts itself (sizes, negative minutes), never for a hard one.
  ZonePlan solveZones( const ZoneProblem &problem, const SolveOptions &options = {} );
}
