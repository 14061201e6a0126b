// SPDX-License-Identifier: GPL-2.0-or-later
// A table of CSV that a window changes a row at a time: columns by their names, in any order and case, with
// whatever further columns and rows others wrote in it.
#pragma once
#include "base/csv.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct CsvTable
  {
      CsvRow header;
      std::vector<CsvRow> rows;

      // Of the bytes of a file; with these columns alone where there are none.
      static CsvTable of( std::string_view bytes, std::initializer_list<const char *> columns );

      // Its place; -1 where it is not there.
      int find( std::string_view column ) const;
      // Its place, added at the end where it is not there.
      int column( const char *name );
      // Empty where the row is too short or the column is none.
      static std::string cell( const CsvRow &row, int column );
      static void set( CsvRow &row, int column, std::string text );

      std::string text() const;
  };
}
