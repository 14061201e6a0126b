// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/plain_files.h"

#include "layers/own_words.h"

#include <qgsprocessingparameters.h>

#include <QFileInfo>

#include <filesystem>

namespace doorstep
{
  bool namesNoDevice( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                      QString *message )
  {
    for ( const QgsProcessingParameterDefinition *definition : algorithm.parameterDefinitions() )
    {
      const QString type = definition->type();
      const bool namesFile = definition->isDestination() || type == QgsProcessingParameterFile::typeName() ||
                             type == QgsProcessingParameterFeatureSource::typeName() ||
                             type == QgsProcessingParameterVectorLayer::typeName() ||
                             type == QgsProcessingParameterMultipleLayers::typeName();
      const QVariant value = parameters.value( definition->name() );
      if ( !namesFile || !value.isValid() )
        continue;
      QStringList named = value.toStringList(); // of one text, that one
      if ( value.userType() == qMetaTypeId<QgsProcessingOutputLayerDefinition>() )
        named << value.value<QgsProcessingOutputLayerDefinition>().sink.staticValue().toString();
      else if ( value.userType() == qMetaTypeId<QgsProcessingFeatureSourceDefinition>() )
        named << value.value<QgsProcessingFeatureSourceDefinition>().source.staticValue().toString();
      for ( const QString &text : named )
        if ( const QFileInfo file( text.section( '|', 0, 0 ) );
             file.exists() && !file.isFile() && !file.isDir() )
        {
          if ( message )
            *message = toldInOwnWords( definition->name().toStdString() +
                                       " names a pipe or a device: choose a file." );
          return false;
        }
    }
    return true;
  }

  QString realPath( const QString &path )
  {
    std::error_code failed;
    const auto real =
        std::filesystem::weakly_canonical( std::filesystem::absolute( path.toStdString(), failed ), failed );
    return QString::fromStdString( real.string() );
  }

  bool isSameFile( const QString &a, const QString &b )
  {
    std::error_code failed;
    return a == b || std::filesystem::equivalent( a.toStdString(), b.toStdString(), failed );
  }
}
