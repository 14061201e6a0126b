// SPDX-License-Identifier: GPL-2.0-or-later
// The list of the packets in a folder (.doorstep-packets.csv): which file is whose, of which plan, under
// which entry of the register, and what it says as a digest. It holds codes and teams, and no name, no
// address and no place.
#pragma once
#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>
#include <vector>

namespace doorstep
{
  inline constexpr const char *PACKET_LIST = ".doorstep-packets.csv";

  struct FiledPacket
  {
      QString file;
      QString plan;           // fingerprint of who goes where in which order
      int zone = 0;           // 0: of all, or of a staging place
      std::int64_t entry = 0; // in the register; 0: none
      QString role;           // empty: of a list that did not say it
      QString team;
      QString content, look; // print/packet_content.h
      QStringList codes;     // by stop
      bool isThere = true;   // the file; one that was taken out is remembered for what it said
  };

  // Names of files that are packets or papers of a desk; nothing else in the folder is ever touched.
  bool isPacketName( const QString &file );

  // As the list has them. Rows that are none, or name a file elsewhere, are left out.
  std::vector<FiledPacket> readPacketList( const QString &folder );
  std::string packetListText( const std::vector<FiledPacket> &packets );
}
