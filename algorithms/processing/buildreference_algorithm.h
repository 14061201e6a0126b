// SPDX-License-Identifier: GPL-2.0-or-later
// buildreference: address points and street ranges become one reference file for geocode.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class BuildReferenceAlgorithm final : public DoorstepAlgorithm
  {
    public:
      BuildReferenceAlgorithm();
      BuildReferenceAlgorithm *createInstance() const override { return new BuildReferenceAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
