// doorstep:planzones: visits and staging places in; zones, routes, directions and a report out.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class PlanZonesAlgorithm final : public DoorstepAlgorithm
  {
    public:
      QString name() const override { return QStringLiteral( "planzones" ); }
      QString displayName() const override { return QObject::tr( "Plan zones and routes" ); }
      QString shortDescription() const override
      {
        return QObject::tr(
            "Parts visits into balanced, compact zones, one a team, with routes that fit the morning." );
      }
      QStringList tags() const override
      {
        return QObject::tr(
                   "zones,routes,teams,territory,districting,vehicle routing,home visits,balance,directions" )
            .split( ',' );
      }
      QString group() const override { return QObject::tr( "Plan" ); }
      QString groupId() const override { return QStringLiteral( "plan" ); }
      PlanZonesAlgorithm *createInstance() const override { return new PlanZonesAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      bool prepareAlgorithm( const QVariantMap &parameters, QgsProcessingContext &context,
                             QgsProcessingFeedback *feedback ) override;
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;

    private:
      QString mCacheFolder; // for prepared travel times
  };
}
