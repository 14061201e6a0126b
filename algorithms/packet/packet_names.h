// SPDX-License-Identifier: GPL-2.0-or-later
// Names of the files that packets and the papers of a desk are in: nothing but what the page's title says.
#pragma once
#include "packet/packet_plan.h"

#include <array>
#include <string_view>

namespace doorstep
{
  // "zone_07_team_B2_copy_2.pdf". copy: of the register; 0: none.
  std::string packetFileName( const PacketZone &zone, Role role, std::int32_t copy );
  // "staging_Central_School.pdf" for each place; two places may differ in letters that no file name has.
  std::vector<std::string> stagingFileNames( std::span<const std::string> places );
  // What lies beside a packet for a leader's device is called like it.
  inline constexpr std::array<std::string_view, 2> DEVICE_ENDINGS{ ".gpx", ".kml" };
  // "zone_07_team_B2_leader_copy_2.gpx".
  std::string deviceFileName( std::string_view packetFile, std::string_view ending );

  // "all_team.pdf": "all", "changed", "changes".
  std::string sheafFileName( std::string_view what, Role role );

  // Whether a file is called like one of these; nothing else in the folder is ever touched.
  bool isPacketName( std::string_view file );
}
