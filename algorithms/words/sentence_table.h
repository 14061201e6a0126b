// SPDX-License-Identifier: GPL-2.0-or-later
// What the core's sentences are in another language. The core says its refusals and warnings in English, as
// sums of texts and values: "SPEEDS, row " + row + ": " + why. A table has such sums as rows,
//   "SPEEDS, row %1: %2","SPEEDS, fila %1: {2}"
// where %1 stands for a value, which is never translated, and in the translation {2} for one that is such a
// sentence itself.
//   const SentenceTable spanish( parseCsv( content ) );
//   spanish.translated( "SPEEDS, row 3: factor is not a number from 0.1 to 3." );
#pragma once
#include "base/csv.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  class SentenceTable
  {
    public:
      SentenceTable() = default;
      // Rows of other than two cells are passed over.
      explicit SentenceTable( std::span<const CsvRow> rows );

      // The sentence, or several in a row, in the table's language; as given where no row says it. Of rows
      // that fit the one that leaves least to its places is taken.
      std::string translated( std::string_view sentence ) const;

    private:
      struct Form
      {
          std::vector<std::string> texts; // around the places: one more than these
          std::vector<char> places;       // their digits, in the order of the sentence
          std::string translation;
          std::size_t letters = 0; // of the texts
      };
      using Text = std::optional<std::string>;
      Text whole( std::string_view sentence, int depth ) const;
      Text joined( std::string_view sentence, int depth ) const;
      Text ended( std::string_view sentence ) const;
      std::string filled( const Form &form, std::span<const std::string_view> values, int depth ) const;

      std::vector<Form> mForms;
  };
}
