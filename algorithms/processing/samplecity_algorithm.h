// SPDX-License-Identifier: GPL-2.0-or-later
// samplecity: writes the made-up city of algorithms/sample as a GeoPackage and CSV files.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class SampleCityAlgorithm final : public DoorstepAlgorithm
  {
    public:
      SampleCityAlgorithm();
      SampleCityAlgorithm *createInstance() const override { return new SampleCityAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
