// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/privacy_outputs.h"

#include "layers/own_words.h"

#include <qgsprocessingfeedback.h>
#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>

#include <QFile>

namespace doorstep
{
  void recordOutput( const QString &destination, FileKind kind, const QString &folder )
  {
    const QString file = fileOf( destination );
    if ( file.isEmpty() )
      return;
    if ( isOwnersAlone( kind ) )
      QFile::setPermissions( file, QFile::ReadOwner | QFile::WriteOwner );
    if ( folder.isEmpty() )
      recordFile( file.toStdString(), kind );
    else
      recordFile( folder.toStdString(), file.toStdString(), kind );
  }

  void keepFromOthers( const QString &destination, FileKind kind, QgsProcessingFeedback *feedback )
  {
    const QString file = fileOf( destination );
    if ( file.isEmpty() )
      return;
    QFile::setPermissions( file, QFile::ReadOwner | QFile::WriteOwner );
    const bool alone = QgsProviderRegistry::instance()->querySublayers( file ).size() == 1;
    if ( !( alone && recordFile( file.toStdString(), kind ) ) && feedback )
      feedback->pushWarning(
          Doorstep::tr( "A confidential table was put into a GeoPackage that wipe does not "
                        "destroy: delete it by hand after the event." ) );
  }
}
