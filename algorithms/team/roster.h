// SPDX-License-Identifier: GPL-2.0-or-later
// The roster of an event: teams and their members, and which teams may go out.
//   Roster roster = readRoster( rows );
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // A row of the roster table as text; languages are codes already (privacy/language.h).
  struct RosterRow
  {
      std::string team, staging, member, role, employee, agreement, vehicle, wishes;
      std::vector<std::string> languages;
      std::int32_t row = 0;                          // of the table, for messages
      std::optional<double> minutes = {};            // that the team has; none: as all
      std::optional<std::int32_t> visitsAtMost = {}; // the same
      std::string shifts = {};                       // that the team comes to, several by semicolon
      std::optional<double> rest = {};               // minutes of its break; none: it makes none
  };

  struct TeamMember
  {
      std::string name;
      std::string role;
      bool leads = false;    // by the role
      bool employee = false; // of the district
      bool agreed = false;   // the agreement on confidentiality is recorded
  };

  // Why a team may not go out (privacy 8).
  enum class TeamHindrance : std::uint8_t
  {
    None,
    NoLeader,          // no member's role is leader
    LeaderNotEmployee, // nobody who leads is an employee
    NoAgreement        // some member's agreement is not recorded
  };

  struct RosterTeam
  {
      std::string name;
      std::string staging; // empty: any
      std::vector<TeamMember> members;
      std::vector<std::string> languages;       // spoken by one member at least; sorted
      std::string vehicle;                      // of the first member who has one; empty: none
      std::vector<std::string> wishes;          // zones or staging places that the leader asked for
      std::optional<double> minutes;            // of its own: the least that a row of it says
      std::optional<std::int32_t> visitsAtMost; // the same
      std::vector<std::string> shifts;          // that it comes to; empty: every one
      double rest = 0;                          // minutes of its break, of its time: the most that a row says
      std::int32_t row = 0;                     // its first one in the table
      std::int32_t leader = -1;                 // index into members: the first who leads and is an employee
      TeamHindrance hindrance = TeamHindrance::None;
      bool comesTo( std::string_view shift ) const; // in any letter case
      // For its zone, of so many that all have.
      double minutesOf( double all ) const;
      bool mayGoOut() const { return hindrance == TeamHindrance::None; }
  };

  struct Roster
  {
      std::vector<RosterTeam> teams; // in the order of their first rows
      // nullptr: none has this name.
      const RosterTeam *named( std::string_view name ) const;
  };

  // Rows without a team are left out. A team's staging, and its shifts, are those of its first row that has
  // any.
  Roster readRoster( std::span<const RosterRow> rows );

  // What a cell of a yes/no/date column says: yes, y, true, t, 1, x, sí, or a date.
  bool saysYes( std::string_view text );

  // "has no leader", "has no employee as leader", "has a member without a recorded agreement"; empty for
  // None.
  std::string_view inWords( TeamHindrance hindrance );

  // The English name of an ISO 639-1 code ("es": "Spanish"); the code itself where it is not known.
  std::string languageName( std::string_view code );
}
