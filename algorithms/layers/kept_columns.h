// SPDX-License-Identifier: GPL-2.0-or-later
// Which columns of a layer hold what, as a person once wrote it: kept in a small file beside the layer's own
// and found again by every later run on it; its speeds too. It holds names of columns and speeds, nothing of
// any row.
#pragma once
#include <qgsprocessingfeedback.h>
#include <qgsvectorlayer.h>

namespace doorstep
{
  enum class ColumnUse
  {
    Points, // POINT_FIELDS of buildreference
    Ranges, // STREET_FIELDS of buildreference
    Travel, // STREET_FIELDS of what travels on streets
    Speeds  // SPEEDS and TRIPS of planzones, as network/street_speeds.h writes them
  };

  class KeptColumns
  {
    public:
      // `layer` may be null or of no file: then nothing is kept.
      KeptColumns( const QgsVectorLayer *layer, ColumnUse use, const QString &parameter );

      // What was typed; where nothing was, what the file has for this use, which is told.
      QString fields( const QString &typed, QgsProcessingFeedback *feedback );
      // After a run that read the layer: what was typed is written, beside what other uses wrote.
      void keep( QgsProcessingFeedback *feedback ) const;

      // The same for what a run found.
      void keepAs( const QString &text, QgsProcessingFeedback *feedback );

      const QString &file() const { return mFile; }

    private:
      QString mFile, mKey, mParameter, mTyped;
  };
}
