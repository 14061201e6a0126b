#include "algorithm_dialog.h"

#include <qgisinterface.h>
#include <qgsmessagebar.h>
#include <qgspythonrunner.h>

#include <QObject>

namespace doorstep
{
  void openAlgorithmDialog( const QString &algorithmId, QgisInterface *iface )
  {
    const QString code =
        QStringLiteral( "import processing\nprocessing.execAlgorithmDialog('%1', {})" ).arg( algorithmId );
    if ( QgsPythonRunner::isValid() && QgsPythonRunner::run( code ) )
      return;
    iface->messageBar()->pushWarning(
        QStringLiteral( "Doorstep" ),
        QObject::tr(
            "This QGIS has no Python, which its algorithm dialogs need: run “qgis_process run %1” instead." )
            .arg( algorithmId ) );
  }
}
