// SPDX-License-Identifier: GPL-2.0-or-later
// The list of the packets in a folder (.doorstep-packets.csv): which file is whose, of which plan, under
// which entry of the register, and what it says as a digest. It holds codes and teams, and no name, no
// address and no place.
#pragma once
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  inline constexpr const char *PACKET_LIST = ".doorstep-packets.csv";

  struct FiledPacket
  {
      std::string file;
      std::string plan;       // planDigest() of its zone
      int zone = 0;           // 0: of all, or of a staging place
      std::int64_t entry = 0; // in the register; 0: none
      std::string role;       // empty: of a list that did not say it
      std::string team;
      std::string content, look;      // digests of what it says and of how it is printed
      std::vector<std::string> codes; // by stop
      bool isThere = true;            // the file; one that was taken out is remembered for what it said
  };

  // As the folder's list has them; none where it has none. Rows that are none, or name a file elsewhere, are
  // left out. Throws InputError where the list cannot be read.
  std::vector<FiledPacket> readPacketList( const std::filesystem::path &folder );
  std::string packetListText( std::span<const FiledPacket> packets );
}
