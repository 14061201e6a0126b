// SPDX-License-Identifier: GPL-2.0-or-later
// doorstep:editplan: the layers of a plan and a table of edits in; the same layers out, with the zones that
// the edits touch made anew.
#pragma once
#include "processing/doorstep_algorithm.h"

namespace doorstep
{
  class EditPlanAlgorithm : public DoorstepAlgorithm
  {
    public:
      EditPlanAlgorithm();
      QgsProcessingAlgorithm *createInstance() const override { return new EditPlanAlgorithm(); }
      void initAlgorithm( const QVariantMap & ) override;

    protected:
      bool prepareAlgorithm( const QVariantMap &parameters, QgsProcessingContext &context,
                             QgsProcessingFeedback *feedback ) override;
      QVariantMap run( const QVariantMap &parameters, QgsProcessingContext &context,
                       QgsProcessingFeedback *feedback ) override;

    private:
      QString mCacheFolder;
  };
}
