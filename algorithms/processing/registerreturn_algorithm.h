// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:registerreturn, what came back of the packets and what did not.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class RegisterReturnAlgorithm final : public DoorstepAlgorithm
  {
    public:
      RegisterReturnAlgorithm();
      RegisterReturnAlgorithm *createInstance() const override { return new RegisterReturnAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
