// SPDX-License-Identifier: GPL-2.0-or-later
// The table of outcomes that debrief and planzones read (OUTCOMES: visit, outcome, when), as it is typed from
// paper: a row at a time, whole or not at all, on the disk when the call returns; readable by its owner alone
// and in the event's manifest where it lies in an event's folder. What others wrote in it stays: their rows,
// their order, their further columns.
//   OutcomesFile file( "event/outcomes.csv" );
//   const OutcomeRows before = file.write( "K7-3PX4", { "M" } );
//   file.restore( "K7-3PX4", before ); // undone
#pragma once
#include "base/csv_table.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace doorstep
{
  // What came of a visit, as the file has it.
  struct TypedOutcome
  {
      std::string outcome;
      std::string when = {}; // to come back, as it was said
      std::string note = {};

      bool operator==( const TypedOutcome & ) const = default;
  };

  using OutcomeRows = std::vector<CsvRow>;

  class OutcomesFile
  {
    public:
      // Throws InputError where there is a file without the columns visit and outcome.
      explicit OutcomesFile( std::filesystem::path path );

      struct Line
      {
          std::int32_t row = 0; // of the table, from 1
          std::string visit;    // as it stands there
          TypedOutcome said;
      };
      // As it is now, without rows that hold neither a code nor an outcome; none where there is no file.
      // Throws InputError.
      std::vector<Line> read() const;

      // Writes the row in place of those of the same visit; what it replaced, for restore(). The file is read
      // anew, so that what another program wrote meanwhile stays. Throws InputError; then it is as before.
      OutcomeRows write( const std::string &code, const TypedOutcome &said );
      void restore( const std::string &code, const OutcomeRows &before );

      const std::filesystem::path &path() const { return mPath; }

    private:
      CsvTable load() const;
      // Takes the visit's rows out and puts others at the end; those taken.
      OutcomeRows replace( const std::string &code, const OutcomeRows *by, const TypedOutcome *said ) const;

      std::filesystem::path mPath;
  };
}
