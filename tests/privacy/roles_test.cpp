// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/roles.h"

#include "base/error.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( Privacy04, eachRoleSeesLessThanTheOneBefore )
{
  for ( const std::string_view field : rulesOf( Role::Volunteer ).fields )
    EXPECT_TRUE( mayShow( Role::Team, field ) ) << field;
  for ( const std::string_view field : rulesOf( Role::Team ).fields )
    EXPECT_TRUE( mayShow( Role::Leader, field ) ) << field;
  for ( const std::string_view field :
        { "student", "address", "unit", "group", "note", "students", "sealed_last_name", "geo_address",
          "name", "school", "status", "reason" } )
    for ( const Role role : { Role::Team, Role::Volunteer } )
      EXPECT_FALSE( mayShow( role, field ) ) << rulesOf( role ).id << " " << field;
  EXPECT_TRUE( mayShow( Role::Leader, "sealed_last_name" ) );
}

TEST( Privacy05, volunteersGetNothingHousePrecise )
{
  for ( const std::string_view field :
        { "text_en", "text_es", "side", "ranges", "leg_metres", "earliest", "latest" } )
  {
    EXPECT_TRUE( mayShow( Role::Team, field ) ) << field;
    EXPECT_FALSE( mayShow( Role::Volunteer, field ) ) << field;
  }
  EXPECT_EQ( rulesOf( Role::Volunteer ).stops, StopPrecision::Block );
  EXPECT_EQ( roleOfMember( false, true ), Role::Volunteer );
  EXPECT_EQ( roleOfMember( false, false ), Role::Volunteer );
  EXPECT_EQ( roleOfMember( true, false ), Role::Team );
  EXPECT_EQ( roleOfMember( true, true ), Role::Leader );
}

TEST( Privacy14, publicSheetsShowNoStop )
{
  EXPECT_EQ( rulesOf( Role::Public ).stops, StopPrecision::None );
  for ( const std::string_view field : { "visit", "stop", "zone", "block_en", "arrive" } )
    EXPECT_FALSE( mayShow( Role::Public, field ) ) << field;
}

TEST( Roles, areFoundByTheirIds )
{
  for ( const RoleRules &rules : allRoles() )
    EXPECT_EQ( roleFromId( rules.id ), rules.role );
  EXPECT_THROW( roleFromId( "press" ), InputError );
  EXPECT_FALSE( rulesOf( Role::Leader ).draftAllowed );
}
