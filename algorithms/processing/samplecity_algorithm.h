// samplecity: writes the made-up city of algorithms/sample as a GeoPackage and CSV files.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class SampleCityAlgorithm : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "samplecity" ); }
      QString displayName() const override { return QObject::tr( "Sample city" ); }
      QString shortDescription() const override;
      QStringList tags() const override;
      QString group() const override { return QObject::tr( "Try it out" ); }
      QString groupId() const override { return QStringLiteral( "tryout" ); }
      QgsProcessingAlgorithm *createInstance() const override { return new SampleCityAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
