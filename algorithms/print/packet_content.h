// SPDX-License-Identifier: GPL-2.0-or-later
// What a packet says, as a digest: two runs whose digests are equal would print the same words, numbers and
// places. It is made of what the packet's role may see and of nothing finer, and a leader's is made with a
// key of the crosswalk's, so that whoever holds the digest cannot try names or houses against it. How pages
// look (paper, language, color) and what others have around (areas) is not in it.
#pragma once
#include "packet/packet_zone.h"
#include "print/stop_texts.h"

#include <QStringList>

#include <optional>
#include <string>
#include <string_view>

namespace doorstep
{
  // The event's zones as packets turn on them.
  std::vector<PacketZone> packetZones( const PrintEvent &event );

  // key: of the crosswalk; empty where the packet opens none. Throws std::logic_error where a packet with
  // names has no key.
  std::string packetContent( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                             bool draft, const Households *households, std::string_view key );

  // How it is printed: paper, language, color and the outcomes to cross.
  std::string packetLook( const PageOptions &options );

  // What of it can be read again.
  struct PrintedLook
  {
      int paper = 0; // of Paper
      bool blackAndWhite = false;
      QStringList languages; // codes
  };
  // None where it is of an earlier version.
  std::optional<PrintedLook> printedLook( const QString &look );
}
