// SPDX-License-Identifier: GPL-2.0-or-later
// The speeds that a district set for its streets: given as a table, or kept beside the layer by the run that
// was given one, so that whatever is planned, or changed by hand, on these streets has the same minutes.
#pragma once
#include "layers/kept_columns.h"
#include "network/street_speeds.h"

class QgsFeatureSource;

namespace doorstep
{
  class DistrictSpeeds
  {
    public:
      // `streets` may be null or of no file: then nothing is kept. `table`: columns class and mph, kmh or
      // factor; null: what is kept. Throws InputError that names row and column.
      DistrictSpeeds( const QgsVectorLayer *streets, const QgsFeatureSource *table,
                      QgsProcessingFeedback *feedback );

      const StreetSpeeds &speeds() const { return mSpeeds; }
      // After a run: those that it was given or found, for later ones.
      void keep( const StreetSpeeds &used, QgsProcessingFeedback *feedback );

    private:
      KeptColumns mKept;
      StreetSpeeds mSpeeds;
      bool mGiven;
  };
}
