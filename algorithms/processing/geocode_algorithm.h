// SPDX-License-Identifier: GPL-2.0-or-later
// geocode: a list of addresses becomes points, row for row, from a reference on this machine.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class GeocodeAlgorithm final : public DoorstepAlgorithm
  {
    public:
      GeocodeAlgorithm();
      GeocodeAlgorithm *createInstance() const override { return new GeocodeAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
