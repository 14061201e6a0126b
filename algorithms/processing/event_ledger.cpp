// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/event_ledger.h"

#include "layers/own_words.h"
#include "layers/plain_files.h"
#include "processing/privacy_outputs.h"

#include <qgsprocessingparameters.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QFileInfo>

namespace doorstep
{
  namespace
  {
    // The file or folder behind a parameter; empty where it has none.
    QString placeOf( const QgsProcessingAlgorithm &algorithm, const QString &name,
                     const QVariantMap &parameters, QgsProcessingContext &context )
    {
      const QgsProcessingParameterDefinition *definition = algorithm.parameterDefinition( name );
      if ( !definition || !parameters.value( name ).isValid() )
        return QString();
      if ( definition->type() == QgsProcessingParameterFeatureSource::typeName() )
      {
        const QgsVectorLayer *layer =
            QgsProcessingParameters::parameterAsVectorLayer( definition, parameters, context );
        return layer ? fileOf( layer->source() ) : QString();
      }
      if ( definition->type() == QgsProcessingParameterFile::typeName() )
        return QgsProcessingParameters::parameterAsString( definition, parameters, context );
      const QVariant given = parameters.value( name );
      const QString sink =
          given.userType() == qMetaTypeId<QgsProcessingOutputLayerDefinition>()
              ? given.value<QgsProcessingOutputLayerDefinition>().sink.staticValue().toString()
              : given.toString();
      const bool isFile = sink.contains( '/' ) && QFileInfo( sink ).absoluteDir().exists();
      return isFile ? sink : QString();
    }
  }

  QgsProcessingParameterDefinition *ledgerParameter()
  {
    auto ledger = std::make_unique<QgsProcessingParameterFile>(
        QStringLiteral( "LEDGER" ), Doorstep::tr( "Ledger of releases (empty: the event's own)" ),
        Qgis::ProcessingFileParameterBehavior::File, QStringLiteral( "dsledger" ), QVariant(), true );
    ledger->setFlags( ledger->flags() | Qgis::ProcessingParameterFlag::Advanced );
    return ledger.release();
  }

  std::optional<ReleaseLedger> eventLedger( const QgsProcessingAlgorithm &algorithm,
                                            const QVariantMap &parameters, QgsProcessingContext &context,
                                            const QStringList &names, FileSet &files )
  {
    const QString given = placeOf( algorithm, QStringLiteral( "LEDGER" ), parameters, context );
    std::vector<std::filesystem::path> near;
    for ( const QString &name : names )
      near.emplace_back( placeOf( algorithm, name, parameters, context ).toStdString() );
    // What was told of this event is its own ledger's, whatever other one is named.
    std::optional<ReleaseLedger> ledger;
    std::vector<std::filesystem::path> places = { ledgerPlace( near ) };
    if ( !given.isEmpty() &&
         !isSameFile( realPath( given ), realPath( QString::fromStdString( places.front().string() ) ) ) )
      places.emplace_back( given.toStdString() );
    for ( const std::filesystem::path &place : places )
    {
      if ( place.empty() )
        continue;
      files.expectAsNow( place );
      ReleaseLedger one( place );
      if ( ledger )
        ledger->holdBeside( one );
      else
        ledger = std::move( one );
    }
    return ledger;
  }
}
