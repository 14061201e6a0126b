// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:teammaps, paper: the sheets of each team, volunteer, leader, or the public overview.
#pragma once
#include "print/words.h"
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  struct PrintEvent;

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

    private:
      PrintEvent readLayers( const QVariantMap &parameters, QgsProcessingContext &context,
                             QgsProcessingFeedback *feedback, const Progress &progress ) const;
      // The first language that pages are wanted in and DIRECTIONS has no texts in; null: none.
      const Language *withoutDirections( const QVariantMap &parameters, QgsProcessingContext &context,
                                         const PageLanguages &wanted ) const;
  };
}
