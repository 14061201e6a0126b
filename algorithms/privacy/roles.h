// SPDX-License-Identifier: GPL-2.0-or-later
// Who a sheet of paper is for, and all that may be on it: the one place that says so (privacy 4). Layers,
// tables, labels and pages made for a role carry only these fields; privacy/roles_test and the page tests
// hold them to it.
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace doorstep
{
  enum class Role : std::uint8_t
  {
    Leader,
    Team,
    Volunteer,
    Public
  };

  // How closely a stop may be shown or described.
  enum class StopPrecision : std::uint8_t
  {
    House, // the door: point, side of the street, "third house after"
    Block, // the middle of its block: "on N Elm Ave between E 1st St and E 2nd St"
    None   // nowhere
  };

  struct RoleRules
  {
      Role role;
      std::string_view id; // as the parameter ROLE spells it
      StopPrecision stops;
      bool opensCrosswalk; // needs CROSSWALK and PASSPHRASE
      bool draftAllowed;   // may be drawn without roster and register, and stay in a project
      std::span<const std::string_view> fields; // names of attributes and table columns that may be used
  };

  const RoleRules &rulesOf( Role role );

  // All four, in the order of the enum.
  std::span<const RoleRules> allRoles();

  // "leader", "team", "volunteer", "public". Throws InputError otherwise.
  Role roleFromId( std::string_view id );

  bool mayShow( Role role, std::string_view field );

  // The sheet for a member of a team: whoever is not an employee gets the volunteer's (privacy 5).
  Role roleOfMember( bool employee, bool leads );
}
