// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/street_fields_parameter.h"

#include "layers/own_words.h"

#include <qgsprocessingparameters.h>

namespace doorstep
{
  QgsProcessingParameterDefinition *streetFieldsParameter()
  {
    auto *parameter = new QgsProcessingParameterString(
        QStringLiteral( "STREET_FIELDS" ),
        Doorstep::tr( "Columns of the streets (class=…;oneway=…;speed=…;name=…;level=…, empty: detected)" ),
        QVariant(), false, true );
    parameter->setFlags( parameter->flags() | Qgis::ProcessingParameterFlag::Advanced );
    return parameter;
  }

  namespace
  {
    QgsVectorLayer *streetLayer( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                 QgsProcessingContext &context )
    {
      return QgsProcessingParameters::parameterAsVectorLayer(
          algorithm.parameterDefinition( QStringLiteral( "STREETS" ) ), parameters, context );
    }
  }

  QgsProcessingParameterDefinition *speedsParameter()
  {
    auto *parameter = new QgsProcessingParameterFeatureSource(
        QStringLiteral( "SPEEDS" ),
        Doorstep::tr( "Speeds by class of street, a table: class and mph, kmh or factor" ),
        { static_cast<int>( Qgis::ProcessingSourceType::Vector ) }, QVariant(), true );
    parameter->setFlags( parameter->flags() | Qgis::ProcessingParameterFlag::Advanced );
    return parameter;
  }

  DistrictSpeeds districtSpeeds( const QgsProcessingAlgorithm &algorithm, const QgsFeatureSource *table,
                                 const QVariantMap &parameters, QgsProcessingContext &context,
                                 QgsProcessingFeedback *feedback )
  {
    return DistrictSpeeds( streetLayer( algorithm, parameters, context ), table, feedback );
  }

  KeptColumns travelColumns( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                             QgsProcessingContext &context )
  {
    return KeptColumns( streetLayer( algorithm, parameters, context ), ColumnUse::Travel,
                        QStringLiteral( "STREET_FIELDS" ) );
  }

  QString typedStreetFields( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                             QgsProcessingContext &context )
  {
    return QgsProcessingParameters::parameterAsString(
        algorithm.parameterDefinition( QStringLiteral( "STREET_FIELDS" ) ), parameters, context );
  }

  void readTravelStreets( const QgsProcessingAlgorithm &algorithm, PlanLayers &layers,
                          const QgsFeatureSource &streets, const QVariantMap &parameters,
                          QgsProcessingContext &context, QgsProcessingFeedback *feedback )
  {
    KeptColumns kept = travelColumns( algorithm, parameters, context );
    layers.readStreets( streets,
                        kept.fields( typedStreetFields( algorithm, parameters, context ), feedback ) );
    kept.keep( feedback );
  }
}
