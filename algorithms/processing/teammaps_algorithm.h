// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:teammaps, paper: the sheets of each team, volunteer, leader, or the public overview.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class TeamMapsAlgorithm final : public DoorstepAlgorithm
  {
    public:
      TeamMapsAlgorithm();
      // Layouts are not thread safe by QGIS's own word.
      Qgis::ProcessingAlgorithmFlags flags() const override
      {
        return DoorstepAlgorithm::flags() | Qgis::ProcessingAlgorithmFlag::NoThreading;
      }
      TeamMapsAlgorithm *createInstance() const override { return new TeamMapsAlgorithm(); }
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
