// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/buildreference_algorithm.h"

#include "base/error.h"
#include "layers/geocoder_references.h"
#include "layers/kept_columns.h"
#include "layers/own_words.h"
#include "layers/reference_layers.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <map>

namespace doorstep
{
  namespace
  {
    // Rows left out, by layer and reason, with the first rows of each; a table of all where asked for.
    void tellSkipped( const ReferenceBuilder &builder, QgsProcessingFeedback *feedback )
    {
      constexpr int named = 8;
      std::map<std::pair<bool, std::string>, QStringList> reasons;
      for ( const SkippedRow &row : builder.skipped() )
        reasons[{ !row.point, row.reason }] << QString::number( row.row );
      for ( const auto &[reason, rows] : reasons )
        feedback->pushWarning(
            Doorstep::tr( "%1, %2 rows not used (%3): row %4%5" )
                .arg( reason.first ? QStringLiteral( "STREETS" ) : QStringLiteral( "ADDRESS_POINTS" ) )
                .arg( rows.size() )
                .arg( toldInOwnWords( reason.second ), rows.mid( 0, named ).join( QStringLiteral( ", " ) ),
                      rows.size() > named ? QStringLiteral( " …" ) : QString() ) );
      if ( builder.summary().farApart > 0 )
        feedback->pushWarning( Doorstep::tr( "ADDRESS_POINTS: %1 addresses have points more than a kilometre "
                                             "apart: what tells them apart (a "
                                             "direction, a type, a town) may stand in a column that was not "
                                             "read; name it in POINT_FIELDS." )
                                   .arg( builder.summary().farApart ) );
      if ( builder.summary().withoutRange > 0 )
        feedback->pushInfo(
            Doorstep::tr( "STREETS: %1 segments have no house numbers and serve crossings only." )
                .arg( builder.summary().withoutRange ) );
    }

    void writeSkipped( SinkSet &sinks, const ReferenceBuilder &builder )
    {
      QgsFields fields;
      fields.append( QgsField( QStringLiteral( "layer" ), QMetaType::Type::QString ) );
      fields.append( QgsField( QStringLiteral( "row" ), QMetaType::Type::LongLong ) );
      fields.append( QgsField( QStringLiteral( "reason" ), QMetaType::Type::QString ) );
      QgsFeatureSink *sink =
          sinks.open( QStringLiteral( "OUTPUT_SKIPPED" ), fields, Qgis::WkbType::NoGeometry, {}, QString(),
                      Doorstep::tr( "Rows not used" ) );
      if ( !sink )
        return;
      for ( const SkippedRow &row : builder.skipped() )
      {
        QgsFeature feature( fields );
        QgsAttributes attributes;
        attributes << ( row.point ? QStringLiteral( "ADDRESS_POINTS" ) : QStringLiteral( "STREETS" ) )
                   << static_cast<qlonglong>( row.row ) << QString::fromUtf8( row.reason );
        feature.setAttributes( attributes );
        sinks.add( sink, feature );
      }
    }
  }

  BuildReferenceAlgorithm::BuildReferenceAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "buildreference" ),
              .group = ToolboxGroup::Addresses,
              .title = Doorstep::tr( "Build reference" ),
              .summary = Doorstep::tr(
                  "Prepares local address points and street ranges for geocoding on this machine." ),
              .tags = Doorstep::tr(
                  "geocode,address,reference,E911,NG911,TIGER,parcels,street ranges,locator" ) } )
  {
  }

  void BuildReferenceAlgorithm::initAlgorithm( const QVariantMap & )
  {
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "ADDRESS_POINTS" ), Doorstep::tr( "Address points" ),
        { static_cast<int>( Qgis::ProcessingSourceType::VectorPoint ) }, QVariant(), true ) );
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "STREETS" ), Doorstep::tr( "Streets with house number ranges" ),
        { static_cast<int>( Qgis::ProcessingSourceType::VectorLine ) }, QVariant(), true ) );
    addParameter( new QgsProcessingParameterString(
        QStringLiteral( "POINT_FIELDS" ),
        Doorstep::tr( "Columns of the points (role=field;…, empty: detected)" ), QVariant(), false, true ) );
    addParameter( new QgsProcessingParameterString(
        QStringLiteral( "STREET_FIELDS" ),
        Doorstep::tr( "Columns of the streets (role=field;…, empty: detected)" ), QVariant(), false, true ) );
    for ( QgsProcessingParameterDefinition *areas : std::initializer_list<QgsProcessingParameterDefinition *>{
              new QgsProcessingParameterFeatureSource(
                  QStringLiteral( "MUNICIPALITIES" ),
                  Doorstep::tr( "Municipalities, where the layers' columns name none" ),
                  { static_cast<int>( Qgis::ProcessingSourceType::VectorPolygon ) }, QVariant(), true ),
              new QgsProcessingParameterField( QStringLiteral( "MUNICIPALITY_FIELD" ),
                                               Doorstep::tr( "Name of the municipality (empty: detected)" ),
                                               QVariant(), QStringLiteral( "MUNICIPALITIES" ),
                                               Qgis::ProcessingFieldParameterDataType::Any, false, true ) } )
    {
      areas->setFlags( areas->flags() | Qgis::ProcessingParameterFlag::Advanced );
      addParameter( areas );
    }
    addParameter( new QgsProcessingParameterFileDestination(
        QStringLiteral( "OUTPUT" ), Doorstep::tr( "Reference" ), Doorstep::tr( "References (*.dsref)" ) ) );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "OUTPUT_SKIPPED" ), Doorstep::tr( "Rows not used" ),
        Qgis::ProcessingSourceType::Vector, QVariant(), true, false ) );
    for ( const auto &[name, description] : { std::pair{ "POINTS", Doorstep::tr( "Address points used" ) },
                                              std::pair{ "SEGMENTS", Doorstep::tr( "Street segments used" ) },
                                              std::pair{ "STREET_NAMES", Doorstep::tr( "Street names" ) },
                                              std::pair{ "SKIPPED", Doorstep::tr( "Rows not used" ) } } )
      addOutput( new QgsProcessingOutputNumber( QLatin1String( name ), description ) );
  }

  QVariantMap BuildReferenceAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                            QgsProcessingFeedback *feedback )
  {
    const auto points = optionalSource( parameters, QStringLiteral( "ADDRESS_POINTS" ), context, true );
    const auto streets = optionalSource( parameters, QStringLiteral( "STREETS" ), context, true );
    if ( !points && !streets )
      throw InputError( "Choose ADDRESS_POINTS, STREETS or both: a reference is made from at least one." );
    const QString output = parameterAsFileOutput( parameters, QStringLiteral( "OUTPUT" ), context );
    const QgsProcessingFeatureSource &first = points ? *points : *streets;
    const QgsCoordinateReferenceSystem crs = first.sourceCrs();
    ReferenceBuilder builder( referenceSystem( first, context ) );
    Municipalities areas;
    if ( const auto layer = optionalSource( parameters, QStringLiteral( "MUNICIPALITIES" ), context, true ) )
      areas = readMunicipalities(
          *layer, parameterAsString( parameters, QStringLiteral( "MUNICIPALITY_FIELD" ), context ), crs,
          context, feedback );
    if ( !areas.empty() )
      builder.useMunicipalities( areas );
    const Progress progress = progressOf( feedback );
    const auto kept = [&]( const char *layer, ColumnUse use, const char *fields )
    {
      return KeptColumns( parameterAsVectorLayer( parameters, QLatin1String( layer ), context ), use,
                          QLatin1String( fields ) );
    };
    const auto typed = [&]( const char *name )
    { return parameterAsString( parameters, QLatin1String( name ), context ); };
    KeptColumns pointColumns = kept( "ADDRESS_POINTS", ColumnUse::Points, "POINT_FIELDS" );
    KeptColumns streetColumns = kept( "STREETS", ColumnUse::Ranges, "STREET_FIELDS" );
    if ( points )
      addPoints( builder, *points, pointColumns.fields( typed( "POINT_FIELDS" ), feedback ), crs, context,
                 feedback, part( progress, 0, streets ? 0.4 : 0.6 ) );
    if ( streets )
      addStreets( builder, *streets, streetColumns.fields( typed( "STREET_FIELDS" ), feedback ), crs, context,
                  feedback, part( progress, points ? 0.4 : 0, 0.6 ) );
    const std::string bytes = builder.finish( part( progress, 0.6, 0.95 ) );

    SinkSet sinks( *this, parameters, context );
    writeSkipped( sinks, builder );
    QVariantMap results;
    sinks.files().add( output.toStdString(), bytes, FileKind::Plan );
    sinks.keep( results );
    referenceUsed( output );
    pointColumns.keep( feedback );
    streetColumns.keep( feedback );
    tellSkipped( builder, feedback );
    const ReferenceSummary &summary = builder.summary();
    feedback->pushInfo(
        Doorstep::tr( "%1 address points and %2 street segments of %3 streets; %4 rows not used." )
            .arg( summary.points )
            .arg( summary.segments )
            .arg( summary.streets )
            .arg( builder.skipped().size() ) );
    results.insert( QStringLiteral( "OUTPUT" ), output );
    results.insert( QStringLiteral( "POINTS" ), static_cast<qlonglong>( summary.points ) );
    results.insert( QStringLiteral( "SEGMENTS" ), static_cast<qlonglong>( summary.segments ) );
    results.insert( QStringLiteral( "STREET_NAMES" ), static_cast<qlonglong>( summary.streets ) );
    results.insert( QStringLiteral( "SKIPPED" ), static_cast<qlonglong>( builder.skipped().size() ) );
    return results;
  }
}
