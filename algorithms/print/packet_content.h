// SPDX-License-Identifier: GPL-2.0-or-later
// What a packet says, as a digest: two runs whose digests are equal would print the same words, numbers and
// places. It is made of what the packet's role may see and of nothing finer, and a leader's is made with a
// key of the crosswalk's, so that whoever holds the digest cannot try names or houses against it. How pages
// look (paper, language, color) and what others have around (areas) is not in it.
#pragma once
#include "print/stop_table.h"

#include <QByteArray>

namespace doorstep
{
  // key: of the crosswalk; empty where the packet opens none. Throws std::logic_error where a packet with
  // names has no key.
  QString packetContent( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                         bool draft, const Households *households, const QByteArray &key );

  // How it is printed: paper, language, color and the outcomes to cross.
  QString packetLook( const PageOptions &options );

  // A digest of any text; key: empty for none.
  QString shortDigest( const QByteArray &text, const QByteArray &key = {} );
}
