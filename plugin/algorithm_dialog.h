// SPDX-License-Identifier: GPL-2.0-or-later
// Opens QGIS's own dialog for an algorithm. That dialog is Python; where Python is missing the message bar
// says how to run the algorithm without it.
#pragma once
#include <QString>
#include <QVariantMap>

class QgisInterface;

namespace doorstep
{
  // Beside the work, filled in with the parameters.
  void openAlgorithmDialog( const QString &algorithmId, QgisInterface *iface,
                            const QVariantMap &parameters = QVariantMap() );
}
