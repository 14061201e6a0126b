// SPDX-License-Identifier: GPL-2.0-or-later
// Says which files of a folder hold values of a list of students, and what kind of value; see
// privacy/leak_scan.h.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class ScanForLeaksAlgorithm final : public DoorstepAlgorithm
  {
    public:
      ScanForLeaksAlgorithm();
      void initAlgorithm( const QVariantMap &configuration = QVariantMap() ) override;
      QgsProcessingAlgorithm *createInstance() const override { return new ScanForLeaksAlgorithm; }

    protected:
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;
  };
}
