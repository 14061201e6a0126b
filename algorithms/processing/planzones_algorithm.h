// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:planzones: visits and staging places in; zones, routes, directions and a report out.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class PlanZonesAlgorithm final : public DoorstepAlgorithm
  {
    public:
      PlanZonesAlgorithm();
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
