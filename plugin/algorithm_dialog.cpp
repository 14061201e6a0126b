// SPDX-License-Identifier: GPL-2.0-or-later
#include "algorithm_dialog.h"

#include "layers/own_words.h"

#include <qgisinterface.h>
#include <qgsmessagebar.h>
#include <qgsprocessingutils.h>
#include <qgspythonrunner.h>

namespace doorstep
{
  void openAlgorithmDialog( const QString &algorithmId, QgisInterface *iface, const QVariantMap &parameters )
  {
    QStringList filled;
    for ( auto value = parameters.begin(); value != parameters.end(); ++value )
      filled << QStringLiteral( "%1: %2" )
                    .arg( QgsProcessingUtils::variantToPythonLiteral( value.key() ),
                          QgsProcessingUtils::variantToPythonLiteral( value.value() ) );
    const QString code =
        QStringLiteral( "import processing\n_doorstep_dialog = processing.createAlgorithmDialog('%1', {%2})\n"
                        "_doorstep_dialog.show()" )
            .arg( algorithmId, filled.join( QStringLiteral( ", " ) ) );
    if ( QgsPythonRunner::isValid() && QgsPythonRunner::run( code ) )
      return;
    iface->messageBar()->pushWarning(
        QStringLiteral( "Doorstep" ),
        Doorstep::tr(
            "This QGIS has no Python, which its algorithm dialogs need: run “qgis_process run %1” instead." )
            .arg( algorithmId ) );
  }
}
