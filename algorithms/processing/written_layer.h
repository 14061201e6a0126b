// SPDX-License-Identifier: GPL-2.0-or-later
// A layer that a run writes: closed, opened again where it was written, and counted before it is put in
// place.
#pragma once
#include "processing/database_output.h"

#include <qgsfeaturesink.h>
#include <qgsprocessingcontext.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace doorstep
{
  struct WrittenLayer
  {
      QString destination, place;
      std::filesystem::path staged; // empty: no file
      std::optional<DatabaseOutput> table;
      std::unique_ptr<QgsFeatureSink> sink;
      int columns = 0;
      qint64 rows = 0;
      bool appends = false, hasPlace = false, isIndexed = false;

      // Throws InputError, naming the output, where not all is there.
      void finish( const QString &output, QgsProcessingContext &context );

    private:
      // As they can be read where they were written; -1: not whole.
      qint64 rowsThere( QgsProcessingContext &context );
  };
}
