// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:deidentify, wall 1: students in, visits and a sealed crosswalk out.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class DeidentifyAlgorithm final : public DoorstepAlgorithm
  {
    public:
      DeidentifyAlgorithm();
      DeidentifyAlgorithm *createInstance() const override { return new DeidentifyAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      bool makesPassphrase() const override { return true; }
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
