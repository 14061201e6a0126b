#include "processing/sink_set.h"

#include "base/error.h"
#include "layers/column_names.h"
#include "layers/layer_style.h"
#include "processing/confidential_outputs.h"
#include "processing/doorstep_algorithm.h"
#include "processing/privacy_outputs.h"

#include <qgsprocessing.h>
#include <qgsprocessingutils.h>
#include <qgsproviderregistry.h>
#include <qgsvectorfilewriter.h>
#include <qgsvectorlayer.h>

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <gdal.h>
#include <ogr_api.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr const char *FULL = " cannot be written: the disk may be full, or the file is open elsewhere.";

    // Whether QGIS makes a file of its own at the destination: neither a memory layer nor a provider's
    // address.
    bool isPlainFile( const QString &destination )
    {
      static const QRegularExpression provider( QStringLiteral( "^([A-Za-z0-9_]{2,}):" ) );
      const QString key = provider.match( destination ).captured( 1 ).toLower();
      return key.isEmpty() || !( key == QLatin1String( "memory" ) || key == QLatin1String( "postgis" ) ||
                                 QgsProviderRegistry::instance()->providerList().contains( key ) );
    }

    // What was asked for: where to, and into which project it is loaded.
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

    // Rows of a file as GDAL reads them from the disk, -1 where it cannot. Not by way of a layer of QGIS's,
    // which would keep the file open.
    qint64 rowsInFile( const std::filesystem::path &file )
    {
      GDALDatasetH data =
          GDALOpenEx( file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr );
      if ( !data )
        return -1;
      qint64 rows = GDALDatasetGetLayerCount( data ) > 0 ? 0 : -1;
      for ( int i = 0; i < GDALDatasetGetLayerCount( data ); ++i )
      {
        OGRLayerH layer = GDALDatasetGetLayer( data, i );
        OGR_L_ResetReading( layer );
        while ( OGRFeatureH feature = OGR_L_GetNextFeature( layer ) )
        {
          ++rows;
          OGR_F_Destroy( feature );
        }
      }
      GDALClose( data );
      return rows;
    }
  }

  SinkSet::SinkSet( const DoorstepAlgorithm &algorithm, const QVariantMap &parameters,
                    QgsProcessingContext &context )
      : mAlgorithm( algorithm ), mParameters( parameters ), mContext( context )
  {
  }

  SinkSet::~SinkSet()
  {
    // What writes into the work folders is closed before they go.
    for ( Entry &entry : mEntries )
      entry.sink.reset();
  }

  void SinkSet::stage( Entry &entry, QgsProcessingOutputLayerDefinition &to, QString &place )
  {
    // QGIS takes GeoPackage for a name that says no format.
    if ( QFileInfo( place ).suffix().isEmpty() )
      place += QStringLiteral( ".gpkg" );
    entry.place = place;
    const std::filesystem::path file( place.toStdString() );
    if ( !QFileInfo( QFileInfo( place ).absolutePath() ).isDir() )
      throw InputError( entry.name.toStdString() +
                        " cannot be written: choose a folder that exists and is writable." );
    const ConfidentialOutput *kind = confidentialOutput( mAlgorithm.name(), entry.name );
    if ( kind && kind->holdsNames && !place.startsWith( QgsProcessingUtils::tempFolder() ) )
      mFiles.beginEvent( file.parent_path(), false );
    entry.staged = mFiles.stage( file, kind ? FileKind::Confidential : FileKind::Plan );
    to.sink = QgsProperty::fromValue( QString::fromStdString( entry.staged.string() ) );
  }

  void SinkSet::tell( const QString &name, const FileColumns &columns ) const
  {
    if ( QgsProcessingFeedback *feedback = mContext.feedback() )
      for ( const QString &note : columns.notes )
        feedback->pushWarning( name + QStringLiteral( ": " ) + note + QStringLiteral( "." ) );
  }

  QgsFeatureSink *SinkSet::open( const QString &name, const QgsFields &fields, Qgis::WkbType type,
                                 const QgsCoordinateReferenceSystem &crs, const QString &style,
                                 const QString &layerName )
  {
    const QgsProcessingParameterDefinition *definition = mAlgorithm.parameterDefinition( name );
    const bool optional =
        definition && definition->flags().testFlag( Qgis::ProcessingParameterFlag::Optional );
    QVariant value = mParameters.value( name );
    if ( optional && !value.isValid() )
      return nullptr;
    QgsProcessingOutputLayerDefinition to = askedFor( value );
    QString place = to.sink.valueAsString( mContext.expressionContext() );
    const auto *destination = dynamic_cast<const QgsProcessingDestinationParameter *>( definition );
    if ( place.isEmpty() && definition )
      place = definition->defaultValue().toString();
    if ( place == QgsProcessing::TEMPORARY_OUTPUT && destination )
      place = destination->generateTemporaryDestination( &mContext );
    if ( place.isEmpty() && optional )
      return nullptr;

    Entry entry;
    entry.name = name;
    entry.style = style;
    entry.layerName = layerName;
    entry.isConfidential = confidentialOutput( mAlgorithm.name(), name ) != nullptr;
    entry.appends = to.useRemapping();
    // QGIS loads what is in its place, so it is told of it in keep() and not by the sink.
    entry.project = std::exchange( to.destinationProject, nullptr );
    entry.projectName = to.destinationName;
    to.sink = QgsProperty::fromValue( place );
    QStringList layerOptions;
    if ( !place.isEmpty() && isPlainFile( place ) && !entry.appends )
    {
      stage( entry, to, place );
      const QString format = QgsVectorFileWriter::driverForExtension( QFileInfo( place ).suffix() );
      layerOptions = QgsVectorFileWriter::defaultLayerOptions( format );
      if ( entry.isConfidential && format == QLatin1String( "GPKG" ) )
        layerOptions << QStringLiteral( "DESCRIPTION=" ) + confidentialMark();
    }
    QVariantMap parameters = mParameters;
    parameters.insert( name, QVariant::fromValue( to ) );
    const FileColumns columns = columnsForFile( fields, place, type != Qgis::WkbType::NoGeometry );
    tell( name, columns );
    entry.sink.reset( mAlgorithm.parameterAsSink( parameters, name, mContext, entry.destination,
                                                  columns.fields, type, crs, QgsFeatureSink::SinkFlags(),
                                                  to.createOptions, {}, layerOptions ) );
    if ( !entry.sink )
      throw InputError( name.toStdString() +
                        " cannot be written: choose a folder that exists and is writable." );
    mEntries.push_back( std::move( entry ) );
    return mEntries.back().sink.get();
  }

  void SinkSet::add( QgsFeatureSink *sink, QgsFeature &feature )
  {
    if ( !sink->addFeature( feature, QgsFeatureSink::FastInsert ) )
      throw InputError( "An output cannot be written: the disk may be full, or the file is open elsewhere." );
    for ( Entry &entry : mEntries )
      if ( entry.sink.get() == sink )
        ++entry.rows;
  }

  void SinkSet::finish( Entry &entry )
  {
    const bool flushed = entry.sink->flushBuffer();
    entry.sink.reset();
    qint64 found = -1;
    if ( !entry.staged.empty() )
    {
      // A format may have its own way with the name.
      const QString written = fileOf( entry.destination );
      const QString staged = QString::fromStdString( entry.staged.string() );
      found = rowsInFile( written.isEmpty() ? staged.toStdString() : written.toStdString() );
      entry.destination.replace( QFileInfo( staged ).path(), QFileInfo( entry.place ).absolutePath() );
    }
    else if ( const auto *layer = qobject_cast<const QgsVectorLayer *>(
                  QgsProcessingUtils::mapLayerFromString( entry.destination, mContext ) ) )
      found = layer->featureCount();
    // A spreadsheet's header may count as a row, and a table that is appended to had some before.
    if ( !flushed || found < entry.rows )
      throw InputError( entry.name.toStdString() + FULL );
  }

  void SinkSet::tellQgis( const Entry &entry )
  {
    if ( !entry.project )
      return;
    const QgsProcessingParameterDefinition *definition = mAlgorithm.parameterDefinition( entry.name );
    QgsProcessingContext::LayerDetails details(
        entry.projectName.isEmpty() && definition ? definition->description() : entry.projectName,
        entry.project, entry.name, QgsProcessingUtils::LayerHint::Vector );
    wearStyleOnLoad( details, entry.style, entry.layerName,
                     entry.isConfidential ? confidentialMark() : QString() );
    mContext.addLayerToLoadOnCompletion( entry.destination, details );
  }

  bool SinkSet::keep( QVariantMap &results )
  {
    for ( Entry &entry : mEntries )
      finish( entry );
    const bool recorded = mFiles.keep();
    for ( const Entry &entry : mEntries )
    {
      // A GeoPackage that this run put a table into.
      if ( entry.staged.empty() && entry.isConfidential )
        keepFromOthers( entry.destination, mContext.feedback() );
      results.insert( entry.name, entry.destination );
      tellQgis( entry );
    }
    mEntries.clear();
    return recorded;
  }
}
