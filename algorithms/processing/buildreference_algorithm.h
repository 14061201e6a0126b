// buildreference: address points and street ranges become one reference file for geocode.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class BuildReferenceAlgorithm : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "buildreference" ); }
      QString displayName() const override { return QObject::tr( "Build reference" ); }
      QString shortDescription() const override;
      QStringList tags() const override;
      QString group() const override { return QObject::tr( "Addresses" ); }
      QString groupId() const override { return QStringLiteral( "addresses" ); }
      QgsProcessingAlgorithm *createInstance() const override { return new BuildReferenceAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
