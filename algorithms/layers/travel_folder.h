// SPDX-License-Identifier: GPL-2.0-or-later
// Where prepared travel times are kept: beside the project; without a saved one, where the user's caches are.
#pragma once
#include <qgsproject.h>

#include <QStandardPaths>

namespace doorstep
{
  inline QString travelFolder( const QgsProject *project )
  {
    const QString beside = project ? project->absolutePath() : QString();
    return beside.isEmpty() ? QStandardPaths::writableLocation( QStandardPaths::GenericCacheLocation ) +
                                  QStringLiteral( "/doorstep" )
                            : beside + QStringLiteral( "/doorstep-cache" );
  }
}
