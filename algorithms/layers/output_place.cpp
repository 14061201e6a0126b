// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/output_place.h"

#include <qgsprocessingutils.h>
#include <qgsprovidermetadata.h>
#include <qgsproviderregistry.h>
#include <qgsvectorlayer.h>

#include <QFileInfo>
#include <QRegularExpression>

namespace doorstep
{
  QgsProcessingOutputLayerDefinition askedFor( const QVariant &value )
  {
    if ( value.userType() == qMetaTypeId<QgsProcessingOutputLayerDefinition>() )
      return value.value<QgsProcessingOutputLayerDefinition>();
    if ( value.userType() == qMetaTypeId<QgsProperty>() )
    {
      QgsProcessingOutputLayerDefinition asked;
      asked.sink = value.value<QgsProperty>();
      return asked;
    }
    return QgsProcessingOutputLayerDefinition( value.toString() );
  }

  bool isPlainFile( const QString &destination )
  {
    static const QRegularExpression provider( QStringLiteral( "^([A-Za-z0-9_]{2,}):" ) );
    const QString key = provider.match( destination ).captured( 1 ).toLower();
    return key.isEmpty() || !( key == QLatin1String( "memory" ) || key == QLatin1String( "postgis" ) ||
                               QgsProviderRegistry::instance()->providerList().contains( key ) );
  }

  QString fileOf( const QString &destination )
  {
    const QVariantMap parts =
        QgsProviderRegistry::instance()->decodeUri( QStringLiteral( "ogr" ), destination );
    const QString path = parts.value( QStringLiteral( "path" ), destination ).toString();
    return QFileInfo( path ).isFile() ? path : QString();
  }

  qint64 rowsAt( const QString &destination, WrittenTable shape, QgsProcessingContext &context )
  {
    if ( shape.file = fileOf( destination ); !shape.file.isEmpty() )
    {
      shape.table = QgsProviderRegistry::instance()
                        ->decodeUri( QStringLiteral( "ogr" ), destination )
                        .value( QStringLiteral( "layerName" ) )
                        .toString();
      return wholeRows( shape );
    }
    const auto *layer = qobject_cast<const QgsVectorLayer *>(
        QgsProcessingUtils::mapLayerFromString( destination, context ) );
    return layer ? layer->featureCount() : -1;
  }
}
