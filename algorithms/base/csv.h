// SPDX-License-Identifier: GPL-2.0-or-later
// Comma-separated values after RFC 4180, for lexicons, benchmarks and command lines. Lists of students come
// through QGIS instead, which reads every format they have.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  using CsvRow = std::vector<std::string>;

  // All rows; a byte order mark is skipped, quoted cells may hold line ends, lines that start with # and
  // blank lines are left out where `comments` is set. Any bytes are accepted.
  std::vector<CsvRow> parseCsv( std::string_view text, char separator = ',', bool comments = false );

  // The cell, quoted where it must be.
  std::string csvCell( std::string_view value );

  // For whoever opens the file in a spreadsheet, which reckons with what starts with = + - @, a tab or a line
  // end (also after blanks and in their wide forms) and so runs what a stranger typed: such a text gets an
  // apostrophe before it. Numbers stay numbers. fromSpreadsheet( forSpreadsheet( x ) ) == x for every x.
  std::string forSpreadsheet( std::string_view value );
  std::string fromSpreadsheet( std::string_view cell );

  // The index of the column in a header row, -1 if it is not there.
  int csvColumn( const CsvRow &header, std::string_view name );
}
