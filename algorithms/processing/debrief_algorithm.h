// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:debrief: what came of the visits, in counts that tell of no family; and, with the crosswalk, by
// student.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class DebriefAlgorithm final : public DoorstepAlgorithm
  {
    public:
      DebriefAlgorithm();
      DebriefAlgorithm *createInstance() const override { return new DebriefAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
