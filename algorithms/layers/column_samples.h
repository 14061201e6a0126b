// SPDX-License-Identifier: GPL-2.0-or-later
// Some rows of a layer, from all over it, as the columns' readers take them.
#pragma once
#include "columns/field_roles.h"

#include <vector>

class QgsFeatureSource;
class QgsFeature;
class QgsProcessingFeedback;

namespace doorstep
{
  struct ColumnReading;

  // Columns with their values in the first rows and in rows spread over the rest; every row of a small layer.
  std::vector<ColumnSample> sampleColumns( const QgsFeatureSource &source );

  // What was read goes to the log, what was overlooked is a warning. `layer` is the parameter's name.
  void tellColumns( const ColumnReading &reading, const char *layer, QgsProcessingFeedback *feedback );

  // Counts the values of columns that were empty in the sample and that no role uses, while all rows are
  // read.
  class UnreadColumns
  {
    public:
      explicit UnreadColumns( std::vector<int> columns );
      void look( const QgsFeature &feature );
      // Warns of those that hold directions, street types, units or the like after all.
      void tell( std::span<const ColumnSample> columns, const char *layer, const char *parameter,
                 QgsProcessingFeedback *feedback ) const;

    private:
      static constexpr std::size_t KEPT = 200; // values of a column
      std::vector<int> mColumns;
      std::vector<std::vector<std::string>> mValues;
      std::vector<long long> mCounts;
  };
}
