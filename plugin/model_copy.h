// SPDX-License-Identifier: GPL-2.0-or-later
// QGIS edits only a user's own models: puts a copy of planevent among them.
#pragma once
#include <QString>

namespace doorstep
{
  // Returns an empty text, or one sentence that says why not. A copy that is there is not overwritten.
  QString copyModelToUser();
}
