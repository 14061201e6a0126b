// doorstep:densityclusters: points in, their density clusters out.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class DensityClustersAlgorithm final : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "densityclusters" ); }
      QString displayName() const override { return QObject::tr( "Density clusters" ); }
      QString shortDescription() const override
      {
        return QObject::tr(
            "Finds clusters of points by density (DBSCAN, HDBSCAN), in a straight line or along streets." );
      }
      QStringList tags() const override
      {
        return QObject::tr( "cluster,density,DBSCAN,HDBSCAN,neighbourhoods,network distance,noise" )
            .split( ',' );
      }
      QString group() const override { return QObject::tr( "Plan" ); }
      QString groupId() const override { return QStringLiteral( "plan" ); }
      DensityClustersAlgorithm *createInstance() const override { return new DensityClustersAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
