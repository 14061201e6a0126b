// SPDX-License-Identifier: GPL-2.0-or-later
// Before QGIS opens anything: which of a run's parameters name what is no file, and which name the same one.
#pragma once
#include <qgsprocessingalgorithm.h>

namespace doorstep
{
  // False, with a sentence in message, where a parameter names a pipe or a device: to open one may never end,
  // and QGIS opens layers before a run begins. A passphrase may come from one.
  bool namesNoDevice( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                      QString *message );

  // The file's own place, links followed; also of one that is not there yet.
  QString realPath( const QString &path );

  // By another name of a link, or where the disk does not tell capitals apart.
  bool isSameFile( const QString &a, const QString &b );
}
