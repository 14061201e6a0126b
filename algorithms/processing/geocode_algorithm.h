// geocode: a list of addresses becomes points, row for row, from a reference on this machine.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class GeocodeAlgorithm : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "geocode" ); }
      QString displayName() const override { return QObject::tr( "Geocode list" ); }
      QString shortDescription() const override;
      QStringList tags() const override;
      QString group() const override { return QObject::tr( "Addresses" ); }
      QString groupId() const override { return QStringLiteral( "addresses" ); }
      QgsProcessingAlgorithm *createInstance() const override { return new GeocodeAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
