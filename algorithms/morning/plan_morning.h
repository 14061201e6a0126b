// SPDX-License-Identifier: GPL-2.0-or-later
// A whole morning's plan out of plain structs: streets to travel times, times to zones, zones to routes,
// directions and areas. What the adapter of planzones computes, without QGIS.
//   PlanAnswer answer = planMorning( question, progress );
#pragma once
#include "base/progress.h"
#include "morning/walks.h"
#include "morning/what_if.h"
#include "network/directions.h"
#include "network/street_speeds.h"
#include "team/roster.h"
#include "words/time_text.h"
#include "zone/zone_areas.h"
#include "zone/zone_problem.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace doorstep
{
  struct PlanVisit
  {
      Point position;      // metres of the local projection
      double minutes = 15; // at the door
      std::int32_t students = 1;
      std::vector<std::string> languages; // ISO 639-1
      std::string group;
      std::string pinTeam;      // the roster's team that must make it; empty: any
      std::int32_t pinZone = 0; // the number of the zone that it must be in; 0: any
      std::string apart;        // visits that say the same here must not share a team; empty: nothing
      std::string code;
      VisitTimes times;                  // when it may or should begin, in minutes after the start
      WishedTimes said;                  // what its columns ask for, in minutes of the day
      std::vector<double> triedClock;    // when nobody was at home in earlier rounds, in minutes of the day
      bool isDone = false;               // in an earlier round: never visited again
      bool isAgain = false;              // somebody was there in an earlier round, and met nobody
      std::optional<WishedTimes> wished; // what the household said then, in minutes of the day
      std::string remark;                // what its note says whatever becomes of it; empty: nothing
      std::string hindrance;             // why the row cannot be planned at all; empty: it can
  };

  struct PlanStaging
  {
      Point position;
      std::string name;
      std::string group;            // visits of this group leave from here; empty: no group
      std::int32_t teamsAtMost = 0; // 0: no limit
      std::int32_t row = 1;         // of the layer, for messages
  };

  // When some of the teams go out.
  struct PlanShift
  {
      std::string name;       // as pages say it: "Saturday 14 March"
      double start = 0;       // minutes of the day
      double minutes = 0;     // of a team
      std::int32_t teams = 0; // that go out at most; 0: all there are, or as many as it takes
      std::int32_t row = 1;   // of the table, for messages
  };

  // A trip that somebody drove and timed.
  struct DrivenTrip
  {
      Point from, to;
      double minutes = 0;
      std::int32_t row = 1; // of the table, for messages
  };

  // What became of it.
  struct TripCheck
  {
      std::int32_t row = 1;
      double took = 0, reckoned = 0, now = 0; // minutes; as the speeds have it, and once they are scaled
      bool found = false;                     // there is a way
  };

  // Of a visit in the earlier plan.
  struct EarlierStop
  {
      std::int32_t zone = 0;
      std::int32_t stop = -1;  // -1: not known
      std::int32_t shift = -1; // of its zone; -1: not known
  };

  struct PlanQuestion
  {
      std::vector<PlanVisit> visits; // in any order: the plan does not depend on it
      std::vector<PlanStaging> stagings;
      std::vector<StreetLine> streets; // empty: straight lines
      StreetSpeeds speeds;             // of the district's own
      std::vector<DrivenTrip> trips;   // scale all times; those that `speeds` says are then not asked
      std::vector<Point> houses;       // all of the area, to be counted in directions; empty: not known
      HouseAddresses houseAddresses;   // of the houses, in their order; empty: not known
      WalkSettings walking;            // off: teams drive from door to door
      std::string cacheFolder;         // for prepared travel times; empty: none are kept
      std::optional<Roster> roster;
      std::map<std::string, EarlierStop> previous;       // by the visit's code; those that had a zone
      std::map<std::int32_t, std::string> previousTeams; // of its zones, by number; names of the roster
      double teamMinutes = 240;
      // When teams leave, in minutes of the day; only where visits have times. Of several shifts the earliest
      // time of day at which one does: all times of visits count from it.
      std::optional<double> start;
      // In the order in which they come; empty: one. teamMinutes are then those of the longest.
      std::vector<PlanShift> shifts;
      std::int32_t teams = 0;
      std::int32_t visitsAtMost = 0;
      bool returns = true;
      double compactness = 0.5;
      bool leastTravel =
          false;          // as many teams as make all driving the least, whatever their number and shape
      double changes = 0; // of the earlier plan: 0: the fewest; 1: whatever makes the plan better
      std::int64_t steps = 0;
      double secondsAtMost = 0;   // 0: no cap
      bool asksWhatIf = false;    // search what other numbers of teams, and other minutes, would serve
      bool comparesLoose = false; // search for a plan without compactness too, to tell what it costs
      std::uint64_t seed = 1;
  };

  struct PlannedVisit
  {
      std::int32_t zone = 0; // 0: none
      std::int32_t stop = 0;
      double arrive = 0;           // minutes after its team leaves, when the visit begins
      double waited = 0;           // minutes before, since it may not begin sooner
      double missed = 0;           // minutes later than wished; under 0: earlier
      double repeated = 0;         // minutes too near to when nobody was at home
      std::int32_t carAt = 0;      // the stop where the car stands meanwhile: its own where it is driven to
      std::optional<Point> access; // on the street where the team stops; none without streets
      std::string note;
  };

  // A part of a zone's route that is driven, or walked, at one go.
  struct PlannedStretch
  {
      bool onFoot = false;
      std::vector<std::vector<Point>> lines;
      double minutes = 0, meters = 0;
  };

  struct PlannedZone
  {
      std::int32_t zone = 0;
      std::int32_t staging = 0;         // index into the question's
      std::vector<std::int32_t> visits; // indices into the question's, by stop
      std::int32_t students = 0;
      double driving = 0, doors = 0, waiting = 0; // minutes; on foot and of parking too are of driving
      double walking = 0, parking = 0;            // minutes of these, where teams walk
      double walkedMeters = 0;
      std::int32_t carMoves = 0; // from stop to stop, from staging and back; where teams walk
      double less = 0;           // minutes that its team has less than others
      std::int32_t shift = -1;   // index into the question's; -1: there is one
      double km = 0;
      std::map<std::string, int> languages;  // homes by code
      std::string note;                      // what a reader of the zone must know; empty: nothing
      std::vector<std::vector<Point>> legs;  // lines from stop to stop
      std::vector<PlannedStretch> stretches; // in their order, where teams walk
      std::vector<DirectionStep> directions;
      std::vector<AreaPolygon> area;
      double minutes() const { return driving + doors + waiting; }
  };

  // What became of a visit since the earlier plan. Zones keep their numbers, so another number is another
  // company.
  struct PlanChange
  {
      std::string code;
      std::int32_t from = 0;                 // zone; 0: it was in none
      std::int32_t to = 0;                   // 0: it is in none, or gone
      bool isGone = false;                   // from the list
      std::int32_t stopFrom = 0, stopTo = 0; // where only its number changed; else 0
  };

  struct LoosePlan
  {
      std::size_t teams = 0;
      double driving = 0; // minutes
      double insideOthers = 0;
  };

  struct PlanAnswer
  {
      std::vector<PlannedVisit> visits;   // as the question's
      std::vector<PlannedZone> zones;     // by number; numbers of an earlier plan may leave gaps
      std::vector<std::string> warnings;  // sentences
      std::vector<PlanChange> changes;    // by code; empty without an earlier plan
      std::vector<PlanChange> renumbered; // by code: the same zone, another number of the stop
      std::string cacheFile;              // where prepared travel times are kept; empty: nowhere
      bool straightLines = false;
      bool cut = false;
      std::int32_t unserved = 0;
      double longest = 0, total = 0;  // minutes
      double longestBound = 0;        // no plan's longest route is shorter
      std::int32_t fewestBound = 0;   // no plan has fewer teams
      double insideOthers = 0;        // share of visits inside the hull of another zone's visits
      std::optional<WhatIf> whatIf;   // where it was asked for
      StreetSpeeds speeds;            // that it was made with
      std::vector<TripCheck> trips;   // as the question's
      std::optional<LoosePlan> loose; // found without compactness, where it was asked for
  };

  // Throws InputError where nothing can be planned (one sentence: no staging, staging off the streets, the
  // minutes too few for any visit) and Cancelled.
  PlanAnswer planMorning( const PlanQuestion &question, const Progress &progress = {} );
}
