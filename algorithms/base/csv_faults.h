// SPDX-License-Identifier: GPL-2.0-or-later
// What is wrong with a file of separated values that its reader would not say: rows that a quotation mark
// swallows, cells past the last column, bytes that end a text. GDAL drops all of them without a word.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

namespace doorstep
{
  struct CsvFault
  {
      enum class Kind
      {
        Nul,          // a byte of no text: the rest of its line is not read
        OpenQuote,    // a quotation mark that nothing closes: all that follows is one cell
        SwallowedRow, // one that is closed in a later row: the rows between are one cell
        StrayQuote,   // a quotation mark inside of a cell: QGIS's own reader leaves the row out
        MoreCells     // cells that are filled, past the last column
      };
      Kind kind = Kind::Nul;
      std::size_t line = 0;   // of the file, from 1; where a quotation mark opens
      std::size_t others = 0; // further lines with more cells
  };

  // The one of comma, semicolon, tab and | that the text's first line has most of.
  char csvSeparator( std::string_view text );

  // Which reader is asked about: GDAL's, which takes quotation marks anywhere in a cell, or QGIS's of
  // delimited text, which takes them around whole cells.
  enum class CsvReader
  {
    Gdal,
    DelimitedText
  };

  // The first fault of quotation marks or bytes, else the first line with more cells than `columns` or than
  // the first line has. separator: 0 for the one that csvSeparator() finds.
  std::optional<CsvFault> csvFault( std::string_view text, std::size_t columns, char separator = '\0',
                                    CsvReader reader = CsvReader::Gdal );
}
