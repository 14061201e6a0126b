// SPDX-License-Identifier: GPL-2.0-or-later
// Packets of other roles than the teams' that lie in the folder of the pages: late changes are theirs too.
#pragma once
#include "privacy/roles.h"

#include <QString>
#include <QVariantMap>

#include <vector>

namespace doorstep
{
  struct OtherPackets
  {
      Role role = Role::Volunteer;
      int gone = 0;    // said something that is no longer so, were taken out, and are not printed again
      QVariantMap how; // ROLE and how they were printed, as teammaps takes it
  };

  // A row a role that has packets of zones there. None where the folder has no list, or one that cannot be
  // read: teammaps refuses it then, and says why.
  std::vector<OtherPackets> otherPackets( const QString &pages );

  // Whose pages the panel prints together with the teams': what more theirs hold (LEADER_FIELDS) is for a
  // person to say.
  bool isPrintedAlong( const OtherPackets &packets );
}
