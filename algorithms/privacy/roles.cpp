// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/roles.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <string>

namespace doorstep
{
  namespace
  {
    // The public sheet: groups of zones or staging places, with counts that reach the smallest cell.
    constexpr std::array<std::string_view, 7> PUBLIC_FIELDS = { "part",   "zones",    "staging", "teams",
                                                                "visits", "students", "outcome" };

    // The volunteer's: everything to the block. No metres of a leg (they measure a door), no side of the
    // street, no house numbers.
    constexpr std::array<std::string_view, 15> VOLUNTEER_FIELDS = {
        "zone",        "team",     "staging",  "stop", "visit",  "language",  "arrive",       "minutes",
        "leg_minutes", "block_en", "block_es", "km",   "visits", "languages", "cross_streets" };

    // The sheet that employees share: where to stop and how to get there; no name, address, school or reason.
    constexpr std::array<std::string_view, 22> TEAM_FIELDS = {
        "zone",    "team",      "staging",       "stop",       "visit",    "language",
        "arrive",  "minutes",   "leg_minutes",   "block_en",   "block_es", "km",
        "visits",  "languages", "cross_streets", "leg_metres", "side",     "ranges",
        "text_en", "text_es",   "earliest",      "latest" };

    // The leader's adds the household; sealed fields come as sealed_ and their name, chosen one by one.
    constexpr std::array<std::string_view, 28> LEADER_FIELDS = {
        "zone",          "team",        "staging",  "stop",     "visit",    "language", "arrive",
        "minutes",       "leg_minutes", "block_en", "block_es", "km",       "visits",   "languages",
        "cross_streets", "leg_metres",  "side",     "ranges",   "text_en",  "text_es",  "student",
        "address",       "unit",        "group",    "note",     "students", "earliest", "latest" };

    constexpr std::string_view SEALED_PREFIX = "sealed_";

    bool mayShowExactly( const RoleRules &rules, std::string_view field )
    {
      return std::find( rules.fields.begin(), rules.fields.end(), field ) != rules.fields.end();
    }

    constexpr std::array<RoleRules, 4> RULES = { {
        { Role::Leader, "leader", StopPrecision::House, true, false, LEADER_FIELDS },
        { Role::Team, "team", StopPrecision::House, false, true, TEAM_FIELDS },
        { Role::Volunteer, "volunteer", StopPrecision::Block, false, true, VOLUNTEER_FIELDS },
        { Role::Public, "public", StopPrecision::None, false, true, PUBLIC_FIELDS },
    } };
  }

  const RoleRules &rulesOf( Role role )
  {
    return RULES.at( static_cast<std::size_t>( role ) );
  }

  std::span<const RoleRules> allRoles()
  {
    return RULES;
  }

  Role roleFromId( std::string_view id )
  {
    for ( const RoleRules &rules : RULES )
      if ( rules.id == id )
        return rules.role;
    throw InputError( "ROLE is one of leader, team, volunteer and public." );
  }

  bool mayShow( Role role, std::string_view field )
  {
    const RoleRules &rules = rulesOf( role );
    if ( rules.opensCrosswalk && field.starts_with( SEALED_PREFIX ) )
      return true;
    // Texts in one language tell what they tell in another.
    for ( const std::string_view text : { "text_", "block_" } )
      if ( field.starts_with( text ) && field.size() == text.size() + 2 )
        return mayShowExactly( rules, std::string( text ) + "en" );
    return mayShowExactly( rules, field );
  }

  Role roleOfMember( bool employee, bool leads )
  {
    if ( !employee )
      return Role::Volunteer;
    return leads ? Role::Leader : Role::Team;
  }
}
