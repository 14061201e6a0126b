// Opens QGIS's own dialog for an algorithm. That dialog is Python; where Python is missing the message bar
// says how to run the algorithm without it.
#pragma once
#include <QString>

class QgisInterface;

namespace doorstep
{
  void openAlgorithmDialog( const QString &algorithmId, QgisInterface *iface );
}
