// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/sink_set.h"

#include "base/error.h"
#include "layers/column_names.h"
#include "layers/layer_style.h"
#include "layers/output_place.h"
#include "layers/own_words.h"
#include "layers/spreadsheet_cells.h"
#include "layers/whole_table.h"
#include "processing/confidential_outputs.h"
#include "processing/doorstep_algorithm.h"
#include "processing/privacy_outputs.h"

#include <qgsprocessing.h>
#include <qgsprocessingutils.h>
#include <qgsvectorfilewriter.h>

#include <QFileInfo>

#include <algorithm>

namespace doorstep
{
  SinkSet::SinkSet( const DoorstepAlgorithm &algorithm, const QVariantMap &parameters,
                    QgsProcessingContext &context )
      : mAlgorithm( algorithm ), mParameters( parameters ), mContext( context )
  {
  }

  SinkSet::~SinkSet()
  {
    // What writes into the work folders is closed before they go.
    for ( Entry &entry : mEntries )
    {
      entry.layer.sink.reset();
      if ( entry.layer.table )
        entry.layer.table->drop();
    }
  }

  void SinkSet::stage( Entry &entry, QgsProcessingOutputLayerDefinition &to, QString &place )
  {
    // QGIS takes GeoPackage for a name that says no format.
    if ( QFileInfo( place ).suffix().isEmpty() )
      place += QStringLiteral( ".gpkg" );
    entry.layer.place = place;
    const std::filesystem::path file( place.toStdString() );
    if ( !QFileInfo( QFileInfo( place ).absolutePath() ).isDir() )
      throw InputError( entry.name.toStdString() +
                        " cannot be written: choose a folder that exists and is writable." );
    const ConfidentialOutput *kind = confidentialOutput( mAlgorithm.name(), entry.name );
    if ( kind && kind->holdsNames && !place.startsWith( QgsProcessingUtils::tempFolder() ) )
      mFiles.beginEvent( file.parent_path(), false );
    entry.layer.staged = mFiles.stage( file, kindOf( kind ) );
    to.sink = QgsProperty::fromValue( QString::fromStdString( entry.layer.staged.string() ) );
  }

  QString SinkSet::placeOf( const QString &name, const QgsProcessingOutputLayerDefinition &to ) const
  {
    const QgsProcessingParameterDefinition *definition = mAlgorithm.parameterDefinition( name );
    const auto *destination = dynamic_cast<const QgsProcessingDestinationParameter *>( definition );
    QString place = to.sink.valueAsString( mContext.expressionContext() );
    if ( place.isEmpty() && definition )
      place = definition->defaultValue().toString();
    if ( place == QgsProcessing::TEMPORARY_OUTPUT && destination )
      place = destination->generateTemporaryDestination( &mContext );
    return place;
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
    QString place = placeOf( name, to );
    if ( place.isEmpty() && optional )
      return nullptr;

    Entry entry;
    WrittenLayer &layer = entry.layer;
    entry.name = name;
    entry.style = style;
    entry.layerName = layerName;
    entry.isConfidential = confidentialOutput( mAlgorithm.name(), name ) != nullptr;
    layer.appends = to.useRemapping();
    layer.hasPlace = type != Qgis::WkbType::NoGeometry && crs.isValid();
    layer.columns = layer.appends ? 0 : fields.count();
    layer.isIndexed = to.createOptions.isEmpty() && !layer.appends;
    // QGIS loads what is in its place, so it is told of it in keep() and not by the sink.
    entry.project = std::exchange( to.destinationProject, nullptr );
    entry.projectName = to.destinationName;
    to.sink = QgsProperty::fromValue( place );
    if ( !layer.appends && ( layer.table = DatabaseOutput::at( place ) ) )
      to.sink = QgsProperty::fromValue( layer.table->staged() );
    QStringList layerOptions;
    if ( !place.isEmpty() && isPlainFile( place ) && !layer.appends )
    {
      stage( entry, to, place );
      const QString format = QgsVectorFileWriter::driverForExtension( QFileInfo( place ).suffix() );
      layerOptions = QgsVectorFileWriter::defaultLayerOptions( format );
      entry.isSpreadsheet = isSpreadsheet( format );
      if ( entry.isConfidential && format == QLatin1String( "GPKG" ) )
        layerOptions << QStringLiteral( "DESCRIPTION=" ) + confidentialMark();
    }
    QVariantMap parameters = mParameters;
    parameters.insert( name, QVariant::fromValue( to ) );
    FileColumns columns = columnsForFile( fields, place, type != Qgis::WkbType::NoGeometry );
    if ( entry.isSpreadsheet )
      markFormulas( columns.fields );
    columns.tell( name, mContext.feedback() );
    try
    {
      layer.sink.reset( mAlgorithm.parameterAsSink( parameters, name, mContext, layer.destination,
                                                    columns.fields, type, crs, QgsFeatureSink::SinkFlags(),
                                                    to.createOptions, {}, layerOptions ) );
    }
    catch ( const QgsProcessingException & )
    {
      if ( layer.appends || layer.table || !isPlainFile( place ) )
        throw;
      layer.sink.reset(); // of a file QGIS tells all that SQLite was asked, and the full disk at its end
    }
    if ( !layer.sink )
      throw InputError(
          name.toStdString() +
          " cannot be written: the disk may be full, or its folder is not there or not writable." );
    mEntries.push_back( std::move( entry ) );
    return mEntries.back().layer.sink.get();
  }

  void SinkSet::add( QgsFeatureSink *sink, QgsFeature &feature )
  {
    const auto entry = std::find_if( mEntries.begin(), mEntries.end(),
                                     [&]( const Entry &one ) { return one.layer.sink.get() == sink; } );
    if ( entry != mEntries.end() && entry->isSpreadsheet )
      entry->marked += markFormulas( feature );
    // A shapefile takes a row whose cells it could not write, and tells GDAL's handler alone.
    const WriteFailures failures;
    if ( !sink->addFeature( feature, QgsFeatureSink::FastInsert ) || failures.any() )
      throw InputError( "An output cannot be written: the disk may be full, or the file is open elsewhere." );
    if ( entry != mEntries.end() )
      ++entry->layer.rows;
  }

  void SinkSet::tellQgis( const Entry &entry )
  {
    if ( !entry.project )
      return;
    const QgsProcessingParameterDefinition *definition = mAlgorithm.parameterDefinition( entry.name );
    QgsProcessingContext::LayerDetails details(
        entry.projectName.isEmpty() && definition ? definition->description() : entry.projectName,
        entry.project, entry.name, QgsProcessingUtils::LayerHint::Vector );
    QString layerName = entry.layerName;
    if ( entry.isConfidential && !layerName.isEmpty() &&
         !layerName.contains( Doorstep::tr( "confidential" ) ) )
      layerName += Doorstep::tr( " (confidential)" );
    wearStyleOnLoad( details, entry.style, layerName, entry.isConfidential ? confidentialMark() : QString() );
    mContext.addLayerToLoadOnCompletion( entry.layer.destination, details );
  }

  bool SinkSet::keep( QVariantMap &results )
  {
    for ( Entry &entry : mEntries )
      entry.layer.finish( entry.name, mContext );
    for ( Entry &entry : mEntries )
      if ( entry.layer.table )
      {
        entry.layer.table->keep( entry.name );
        entry.layer.destination = entry.layer.table->kept();
      }
    const bool recorded = mFiles.keep();
    for ( const Entry &entry : mEntries )
    {
      // A GeoPackage that this run put a table into.
      if ( entry.layer.staged.empty() && entry.isConfidential )
        keepFromOthers( entry.layer.destination,
                        kindOf( confidentialOutput( mAlgorithm.name(), entry.name ) ), mContext.feedback() );
      results.insert( entry.name, entry.layer.destination );
      tellQgis( entry );
    }
    for ( const Entry &entry : mEntries )
      if ( QgsProcessingFeedback *feedback = mContext.feedback(); feedback && entry.marked > 0 )
        feedback->pushInfo(
            Doorstep::tr( "%1: %2 texts that a spreadsheet would take for a formula begin with an "
                          "apostrophe." )
                .arg( entry.name )
                .arg( entry.marked ) );
    mEntries.clear();
    return recorded;
  }
}
