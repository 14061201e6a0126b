// SPDX-License-Identifier: GPL-2.0-or-later
// The project of an event, kept in its folder by the panel.
#pragma once
#include <QString>

class QgsProject;

namespace doorstep
{
  inline constexpr const char *EVENT_PROJECT = "event.qgz";

  // Saves a project that has no file yet, or whose file is in the event's folder; another is the user's own
  // to save. Without author or user name, and in the event's manifest. A sentence where it cannot be.
  QString saveEventProject( QgsProject &project, const QString &folder );
}
