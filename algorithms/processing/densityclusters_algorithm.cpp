// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/densityclusters_algorithm.h"

#include "base/error.h"
#include "cluster/cluster_distances.h"
#include "layers/own_words.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "processing/choice_parameter.h"
#include "processing/street_fields_parameter.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsvariantutils.h>

namespace doorstep
{
  DensityClustersAlgorithm::DensityClustersAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "densityclusters" ),
              .group = ToolboxGroup::Plan,
              .title = Doorstep::tr( "Density clusters" ),
              .summary = Doorstep::tr( "Finds clusters of points by density (DBSCAN, HDBSCAN), "
                                       "in a straight line or along streets." ),
              .tags =
                  Doorstep::tr( "cluster,density,DBSCAN,HDBSCAN,neighbourhoods,network distance,noise" ) } )
  {
  }

  void DensityClustersAlgorithm::initAlgorithm( const QVariantMap & )
  {
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "INPUT" ), Doorstep::tr( "Points" ),
        QList<int>() << static_cast<int>( Qgis::ProcessingSourceType::VectorPoint ) ) );
    addParameter( new ChoiceParameter( QStringLiteral( "METHOD" ), Doorstep::tr( "Method" ),
                                       { QStringLiteral( "dbscan" ), QStringLiteral( "hdbscan" ) },
                                       QStringLiteral( "hdbscan" ) ) );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "MIN_SIZE" ), Doorstep::tr( "Least number of points" ),
        Qgis::ProcessingNumberParameterType::Integer, 5, false, 2, 100000 ) );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "EPS" ), Doorstep::tr( "Reach in metres (dbscan)" ),
        Qgis::ProcessingNumberParameterType::Double, 200, false, 0.001, 1e6 ) );
    addParameter( new QgsProcessingParameterFeatureSource(
        QStringLiteral( "STREETS" ), Doorstep::tr( "Streets (none: straight lines)" ),
        QList<int>() << static_cast<int>( Qgis::ProcessingSourceType::VectorLine ), QVariant(), true ) );
    addParameter( streetFieldsParameter() );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "OUTPUT" ), Doorstep::tr( "Clusters" ), Qgis::ProcessingSourceType::VectorPoint ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "CLUSTERS" ), Doorstep::tr( "Clusters" ) ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "NOISE" ), Doorstep::tr( "Points in none" ) ) );
  }

  QVariantMap DensityClustersAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                             QgsProcessingFeedback *feedback )
  {
    const auto input = source( parameters, QStringLiteral( "INPUT" ), context, true );
    const auto streets = optionalSource( parameters, QStringLiteral( "STREETS" ), context, true );
    if ( input->featureCount() == 0 )
      throw InputError( "INPUT has no rows: give the points to cluster." );
    const QgsCoordinateTransformContext transforms = context.transformContext();
    PlanLayers layers( localProjection( *input, transforms, "INPUT" ), transforms, feedback );
    layers.readPoints( *input );
    if ( streets )
      readTravelStreets( *this, layers, *streets, parameters, context, feedback );
    for ( const std::string &warning : layers.streetWarnings )
      feedback->pushWarning( toldInOwnWords( warning ) );

    ClusterQuestion question;
    question.streets = std::move( layers.question.streets );
    question.hierarchical =
        choiceOf( *this, QStringLiteral( "METHOD" ), parameters, context ) == QLatin1String( "hdbscan" );
    question.minSize = parameterAsInt( parameters, QStringLiteral( "MIN_SIZE" ), context );
    question.radius = Meters{ parameterAsDouble( parameters, QStringLiteral( "EPS" ), context ) };
    for ( const PlanVisit &point : layers.question.visits )
      if ( point.hindrance.empty() )
        question.points.push_back( point.position );
    const Clusters clusters = clustersOf( question, progressOf( feedback ) );
    std::vector<int> sizes( static_cast<std::size_t>( clusters.count ), 0 );
    for ( const std::int32_t label : clusters.label )
      if ( label >= 0 )
        ++sizes[static_cast<std::size_t>( label )];

    QgsFields fields;
    QList<int> kept;
    for ( int i = 0; i < input->fields().size(); ++i )
      if ( const QString name = input->fields().at( i ).name().toLower();
           name != QLatin1String( "cluster_id" ) && name != QLatin1String( "cluster_size" ) &&
           name != QLatin1String( "probability" ) )
      {
        fields.append( input->fields().at( i ) );
        kept << i;
      }
    fields.append( QgsField( QStringLiteral( "cluster_id" ), QMetaType::Type::Int ) );
    fields.append( QgsField( QStringLiteral( "cluster_size" ), QMetaType::Type::Int ) );
    fields.append( QgsField( QStringLiteral( "probability" ), QMetaType::Type::Double ) );
    SinkSet sinks( *this, parameters, context );
    QgsFeatureSink *sink =
        sinks.open( QStringLiteral( "OUTPUT" ), fields, input->wkbType(), input->sourceCrs(),
                    QStringLiteral( "clusters" ), Doorstep::tr( "Clusters" ) );
    int noise = 0;
    std::size_t point = 0; // of those that have a position
    for ( std::size_t row = 0; sink && row < layers.rows.size(); ++row )
    {
      const std::size_t p = layers.question.visits[row].hindrance.empty() ? point++ : clusters.label.size();
      const std::int32_t label = p < clusters.label.size() ? clusters.label[p] : -1;
      QgsAttributes attributes;
      for ( const int i : kept )
        attributes << layers.rows[row].attribute( i );
      const QVariant none = QgsVariantUtils::createNullVariant( QMetaType::Type::Int );
      attributes << ( label < 0 ? none : QVariant( label + 1 ) )
                 << ( label < 0 ? none : QVariant( sizes[static_cast<std::size_t>( label )] ) )
                 << ( label < 0 ? 0.0 : clusters.probability[p] );
      noise += label < 0 ? 1 : 0;
      QgsFeature feature;
      feature.setGeometry( layers.rows[row].geometry() );
      feature.setAttributes( attributes );
      sinks.add( sink, feature );
    }
    QVariantMap results;
    sinks.keep( results );
    results.insert( QStringLiteral( "CLUSTERS" ), clusters.count );
    results.insert( QStringLiteral( "NOISE" ), noise );
    return results;
  }
}
