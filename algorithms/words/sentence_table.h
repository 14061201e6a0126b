// SPDX-License-Identifier: GPL-2.0-or-later
// What the core's sentences are in another language. The core says its refusals and warnings in English, as
// sums of texts and values: "SPEEDS, row " + row + ": " + why. A table has such sums as rows,
//   "SPEEDS, row #1: %2","SPEEDS, fila %1: {2}"
// where #1 stands for a number and %2 for any value; in the translation %1 is the value as it is, and {2} one
// that is such a sentence itself and is translated too.
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
      struct Place
      {
          char digit = '0';
          bool isNumber = false;
      };
      struct Form
      {
          std::vector<std::string> texts; // around the places: one more than these
          std::vector<Place> places;      // in the order of the sentence
          std::string translation;
          std::size_t letters = 0; // of the texts
      };
      using Text = std::optional<std::string>;
      // Whole: no value that must be a sentence is left as it is.
      enum class Care
      {
        Whole,
        AsFarAsKnown
      };
      Text joined( std::string_view sentence, Care care, int depth ) const;
      Text one( std::string_view sentence, Care care, int depth ) const;
      Text ended( std::string_view sentence ) const;
      Text filled( const Form &form, std::string_view sentence, Care care, int depth ) const;
      Text filled( const Form &form, std::span<const std::string_view> values, Care care, int depth ) const;

      std::vector<Form> mForms;
  };
}
