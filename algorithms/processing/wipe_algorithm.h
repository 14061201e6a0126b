// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:wipe: removes an event's files and certifies it (privacy 16).
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class WipeAlgorithm final : public DoorstepAlgorithm
  {
    public:
      WipeAlgorithm();
      WipeAlgorithm *createInstance() const override { return new WipeAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
