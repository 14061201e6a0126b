// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:densityclusters: points in, their density clusters out.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class DensityClustersAlgorithm final : public DoorstepAlgorithm
  {
    public:
      DensityClustersAlgorithm();
      DensityClustersAlgorithm *createInstance() const override { return new DensityClustersAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
