// SPDX-License-Identifier: GPL-2.0-or-later
// A zone as far as packets turn on it: which team goes to which doors in which order. Codes and teams, no
// name of a student and no place.
#pragma once
#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  struct PacketStop
  {
      int number = 0;
      std::string code; // of the visit
      int students = 0;
      double minutes = 0; // at the door
  };

  struct PacketZone
  {
      int zone = 0;
      std::string staging, team, leader;
      std::vector<PacketStop> stops; // by number

      std::vector<std::string> codes() const;
  };

  // Who goes where in which order, as a digest: a change of any of it makes an earlier page wrong.
  std::string planDigest( const PacketZone &zone );
  std::string planDigest( std::span<const PacketZone> zones );
}
