// SPDX-License-Identifier: GPL-2.0-or-later
// A layer with any number of rows for a zone, written again after the plan was changed by hand: its columns
// and order stay, the rows of zones that were changed are made anew, all others are as they were read.
#pragma once
#include "hand/hand_answer.h"
#include "layers/layer_outputs.h"

#include <qgsfeaturesource.h>

#include <QList>

#include <set>
#include <vector>

namespace doorstep
{
  // A column that is not there is passed over.
  void setCell( QgsFeature &row, const QgsFields &fields, const char *name, QVariant value );

  class ZoneRows
  {
    public:
      // Throws InputError where the layer has no column zone.
      ZoneRows( const HandAnswer &answer, const QgsFeatureSource &source, const char *layer );
      ZoneRows( const ZoneRows & ) = delete;
      ZoneRows &operator=( const ZoneRows & ) = delete;
      virtual ~ZoneRows() = default;

      // A row number (fid) is the file's own and is not handed on.
      void write( LayerOutputs &outputs, const char *output, const QString &style, const QString &title );

    protected:
      // The rows of a zone; `before`: its first one, null where it is new.
      virtual std::vector<QgsFeature> rowsOf( const PlannedZone &zone, const QgsFeature *before ) const = 0;
      // A row of a zone that was not changed.
      virtual void keep( QgsFeature &, std::int32_t ) const {}

      // Null: it is gone.
      const PlannedZone *find( std::int32_t number ) const;
      QgsFeature rowFrom( const QgsFeature *before ) const;

      const HandAnswer &mAnswer;
      const QgsFeatureSource &mSource;

    private:
      void addAnew( std::int32_t number, const QgsFeature *before );
      void add( const QgsFeature &row );

      const int mZone;
      QList<int> mKept;
      std::set<std::int32_t> mDone;
      LayerOutputs *mOutputs = nullptr;
      QgsFeatureSink *mSink = nullptr;
  };
}
