// SPDX-License-Identifier: GPL-2.0-or-later
// What became of a zone's packet since it was printed, for the staging desk: codes and teams, no name and no
// address.
#pragma once
#include <QStringList>

namespace doorstep
{
  struct PacketChange
  {
      int zone = 0, stops = 0;
      QString team, earlierTeam;
      bool isPrinted = false;   // there is a new packet; else there is none any more
      bool isNew = false;       // the zone had none before
      bool isReordered = false; // stops that stay go in another order
      QStringList added, gone;  // codes
      QStringList takeBack;     // numbers of the copies that are void
  };
}
