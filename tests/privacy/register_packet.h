// SPDX-License-Identifier: GPL-2.0-or-later
// A packet's entry, with a name that CSV must quote.
#pragma once
#include "privacy/register.h"

namespace doorstep::test
{
  inline RegisterEntry packet( const std::string &team, std::int32_t zone )
  {
    RegisterEntry entry;
    entry.event = "Steps to Success";
    entry.team = team;
    entry.zone = zone;
    entry.role = Role::Team;
    entry.recipient = "J. \"Lee\", Ortiz";
    entry.purpose = "home visits";
    entry.pages = 2;
    return entry;
  }
}
