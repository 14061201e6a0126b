// SPDX-License-Identifier: GPL-2.0-or-later
// Rows of a list that are no student, and columns whose numbers a spreadsheet shortened: looked for row by
// row, told once at the end.
#pragma once
#include "columns/list_rows.h"
#include "layers/address_list.h"

#include <map>
#include <set>

class QgsFeature;

namespace doorstep
{
  class OddRows
  {
    public:
      // The next row, and what was read as its address.
      void look( const QgsFeature &feature, const QgsFields &fields, const std::string &address );

      // Warns by kind, with the first rows; adds what is no student to the list.
      void tell( const QgsFields &fields, AddressList &list, QgsProcessingFeedback *feedback ) const;

    private:
      struct Shortened
      {
          std::vector<std::size_t> rows;
          std::set<std::string> values;
      };

      std::size_t mRow = 0;
      std::map<ListRow, std::vector<std::size_t>> mRows;
      std::map<int, Shortened> mShortened; // by column
  };
}
