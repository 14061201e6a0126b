// SPDX-License-Identifier: GPL-2.0-or-later
#include "model_copy.h"

#include "layers/own_words.h"

#include <qgsapplication.h>
#include <qgsprocessingregistry.h>

#include <QDir>
#include <QFile>

namespace doorstep
{
  QString copyModelToUser()
  {
    const QString folder = QgsApplication::qgisSettingsDirPath() + QStringLiteral( "processing/models" );
    const QString target = folder + QStringLiteral( "/doorstep_planevent.model3" );
    if ( QFile::exists( target ) )
      return Doorstep::tr( "A copy is among your models already: rename or delete it to get a new one." );
    if ( !QDir().mkpath( folder ) ||
         !QFile::copy( QStringLiteral( ":/doorstep/metadata/models/planevent.model3" ), target ) )
      return Doorstep::tr(
          "The model could not be copied to your models: check that the profile's folder is writable." );
    // Files copied from resources are read-only.
    QFile::setPermissions( target, QFileDevice::ReadOwner | QFileDevice::WriteOwner );
    if ( QgsProcessingProvider *models =
             QgsApplication::processingRegistry()->providerById( QStringLiteral( "model" ) ) )
      models->refreshAlgorithms();
    return {};
  }
}
