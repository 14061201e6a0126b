// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:describelayer: which column of an address or street layer holds what, as a table to look at and
// correct.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class DescribeLayerAlgorithm final : public DoorstepAlgorithm
  {
    public:
      DescribeLayerAlgorithm();
      DescribeLayerAlgorithm *createInstance() const override { return new DescribeLayerAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
