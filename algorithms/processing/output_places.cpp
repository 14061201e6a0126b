// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/output_places.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "layers/plain_files.h"
#include "processing/own_files.h"
#include "processing/privacy_outputs.h"

#include <qgsprocessingfeedback.h>
#include <qgsprocessingparameters.h>
#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>

#include <QFileInfo>

#include <optional>
#include <vector>

namespace doorstep
{
  namespace
  {
    // A file that a parameter names. table: of a GeoPackage, where only that is meant.
    struct NamedPlace
    {
        QString parameter, file, table;
        QString asNamed; // file with links as they are
    };

    // The file of a destination; nothing for one that is none, or is temporary.
    std::optional<NamedPlace> placeOf( const QgsProcessingParameterDefinition &definition,
                                       const QVariantMap &parameters, QgsProcessingContext &context )
    {
      QVariant value = parameters.value( definition.name() );
      if ( value.userType() == qMetaTypeId<QgsProcessingOutputLayerDefinition>() )
      {
        const auto asked = value.value<QgsProcessingOutputLayerDefinition>();
        if ( asked.useRemapping() )
          return std::nullopt; // rows are added to what is there
        value = asked.sink.valueAsString( context.expressionContext() );
      }
      else if ( value.userType() == qMetaTypeId<QgsProperty>() )
        value = value.value<QgsProperty>().valueAsString( context.expressionContext() );
      QString text = value.toString();
      if ( text.isEmpty() || text == QgsProcessing::TEMPORARY_OUTPUT )
        return std::nullopt;
      NamedPlace place;
      place.parameter = definition.name();
      if ( text.startsWith( QLatin1String( "ogr:" ) ) )
      {
        const QgsDataSourceUri uri( text.mid( 4 ) );
        place.table = uri.table();
        text = uri.database();
      }
      else if ( text.startsWith( QLatin1String( "memory:" ) ) || QFileInfo( text ).absolutePath().isEmpty() )
        return std::nullopt;
      place.file = realPath( text );
      place.asNamed = text;
      return place;
    }

    std::vector<NamedPlace> inputsOf( const QgsProcessingParameterDefinition &definition,
                                      const QVariantMap &parameters, QgsProcessingContext &context )
    {
      std::vector<NamedPlace> found;
      const auto add = [&]( const QString &source )
      {
        const QVariantMap parts =
            QgsProviderRegistry::instance()->decodeUri( QStringLiteral( "ogr" ), source );
        const QString file = parts.value( QStringLiteral( "path" ), source ).toString();
        if ( QFileInfo( file ).isFile() )
          found.push_back( { definition.name(), realPath( file ),
                             parts.value( QStringLiteral( "layerName" ) ).toString(), file } );
      };
      const QVariant value = parameters.value( definition.name() );
      if ( !value.isValid() )
        return found;
      if ( definition.name() == QLatin1String( "PASSPHRASE" ) )
      {
        const QString secret = value.toString();
        for ( const char *form : { "file:", "new:" } )
          if ( secret.startsWith( QLatin1String( form ) ) )
            found.push_back(
                { definition.name(), realPath( secret.section( ':', 1 ) ), QString(), QString() } );
        return found;
      }
      if ( const QString type = definition.type(); type == QgsProcessingParameterFile::typeName() )
        add( value.toString() );
      else if ( type == QgsProcessingParameterMultipleLayers::typeName() )
      {
        for ( const QgsMapLayer *layer :
              QgsProcessingParameters::parameterAsLayerList( &definition, parameters, context ) )
          add( layer->source() );
      }
      else if ( type == QgsProcessingParameterFeatureSource::typeName() ||
                type == QgsProcessingParameterVectorLayer::typeName() )
      {
        if ( const QgsMapLayer *layer = QgsProcessingParameters::parameterAsLayer(
                 &definition, parameters, context, QgsProcessingUtils::LayerHint::Vector ) )
          add( layer->source() );
      }
      return found;
    }

    // A table of somebody else's stands there. QGIS asks before it replaces a GeoPackage.
    void replacesOthers( const NamedPlace &place, QgsProcessingFeedback *feedback )
    {
      const QString suffix = QFileInfo( place.file ).suffix();
      if ( QFileInfo( place.file ).size() == 0 ||
           QgsVectorFileWriter::driverForExtension( suffix ).isEmpty() )
        return; // nothing, or QGIS puts its file beside it
      if ( suffix.compare( QLatin1String( "gpkg" ), Qt::CaseInsensitive ) != 0 )
        throw InputError(
            place.parameter.toStdString() +
            " names a file that is there and that no earlier run of this algorithm has made, so it "
            "was left as it is: choose a new file." );
      feedback->pushWarning(
          Doorstep::tr( "%1 replaces a layer that no earlier run of this algorithm has made." )
              .arg( place.parameter ) );
    }

    bool clash( const NamedPlace &a, const NamedPlace &b )
    {
      const bool bothTables = !a.table.isEmpty() && !b.table.isEmpty();
      return isSameFile( a.file, b.file ) && !( bothTables && a.table != b.table );
    }

    // Two outputs that are not there yet are one file on such a disk.
    bool differInCapitalsAlone( const NamedPlace &a, const NamedPlace &b )
    {
      return a.file != b.file && a.file.compare( b.file, Qt::CaseInsensitive ) == 0;
    }

    void requireNoLink( const NamedPlace &place )
    {
      if ( QFileInfo( place.asNamed ).isSymLink() )
        throw InputError(
            place.parameter.toStdString() +
            " names a link to a file elsewhere, which would stay as it is: name the file itself." );
    }
  }

  void requireOwnPlaces( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                         QgsProcessingContext &context, QgsProcessingFeedback *feedback )
  {
    std::vector<NamedPlace> outputs, inputs;
    for ( const QgsProcessingParameterDefinition *definition : algorithm.parameterDefinitions() )
    {
      const auto kind = ownFileOf( algorithm.name(), definition->name() );
      if ( !definition->isDestination() && !kind )
      {
        for ( NamedPlace &input : inputsOf( *definition, parameters, context ) )
          inputs.push_back( std::move( input ) );
        continue;
      }
      if ( const auto place = placeOf( *definition, parameters, context ) )
      {
        requireNoLink( *place );
        requireNoBook( place->file, place->parameter );
        if ( kind )
          requireOwn( place->file, *kind, place->parameter );
        outputs.push_back( *place );
      }
    }
    for ( std::size_t i = 0; i < outputs.size(); ++i )
    {
      const std::string name = outputs[i].parameter.toStdString();
      for ( const NamedPlace &input : inputs )
        if ( clash( outputs[i], input ) )
          throw InputError( name + " names the file that " + input.parameter.toStdString() +
                            " is read from: choose another file." );
      for ( std::size_t k = 0; k < i; ++k )
        if ( clash( outputs[i], outputs[k] ) || differInCapitalsAlone( outputs[i], outputs[k] ) )
          throw InputError( outputs[k].parameter.toStdString() + " and " + name +
                            " name one file: give each its own." );
      if ( !outputs[i].table.isEmpty() || !QFileInfo( outputs[i].file ).isFile() )
        continue;
      requireNoneOfOurSecrets( outputs[i].file, outputs[i].parameter,
                               ownFileOf( algorithm.name(), outputs[i].parameter ) );
      if ( const auto layers = QgsProviderRegistry::instance()->querySublayers( outputs[i].file );
           layers.size() > 1 )
        feedback->pushWarning( Doorstep::tr( "%1 replaces a file of %2 layers." )
                                   .arg( outputs[i].parameter )
                                   .arg( layers.size() ) );
      else if ( !isOwnTable( outputs[i].file, algorithm.name(), outputs[i].parameter ) )
        replacesOthers( outputs[i], feedback );
    }
  }
}
