// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:assignteams: zones and a roster in; zones with team, leader and what is missing out.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class AssignTeamsAlgorithm final : public DoorstepAlgorithm
  {
    public:
      AssignTeamsAlgorithm();
      AssignTeamsAlgorithm *createInstance() const override { return new AssignTeamsAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
