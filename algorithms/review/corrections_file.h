// SPDX-License-Identifier: GPL-2.0-or-later
// The corrections file (geocode/corrections.h) as a review changes it: one decision at a time, whole or not
// at all, on the disk when the call returns; readable by its owner alone and in the event's manifest where it
// lies in an event's folder. What others wrote in it stays: their rows, their order, their further columns.
//   CorrectionsFile file( "event/corrections.csv" );
//   const CorrectionRows before = file.decide( typed, { .decision = "hold" } );
//   file.restore( typed, before ); // undone
#pragma once
#include "base/csv_table.h"
#include "geocode/corrections.h"
#include "geocode/geocoder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace doorstep
{
  inline CorrectionKey keyOf( const AddressInput &typed )
  {
    return { typed.line, typed.city, typed.zip, typed.unit };
  }

  // The cells of a decision, as the file has them.
  struct DecisionCells
  {
      std::string decision, to = {}, x = {}, y = {}, crs = {};
  };

  using CorrectionRows = std::vector<CsvRow>;

  class CorrectionsFile
  {
    public:
      // Throws InputError where there is a file that is no corrections file.
      explicit CorrectionsFile( std::filesystem::path path );

      // The file as it is now; empty where there is none. Throws InputError.
      Corrections read() const;

      // Writes the decision in place of those on the same address; what it replaced, for restore(). The file
      // is read anew, so that what another program wrote meanwhile stays. Throws InputError; then it is as
      // before.
      CorrectionRows decide( const AddressInput &typed, const DecisionCells &cells );
      void restore( const AddressInput &typed, const CorrectionRows &before );

      const std::filesystem::path &path() const { return mPath; }

      // A cell that no spreadsheet takes for a formula; it is compared as before.
      static std::string harmless( std::string text );

    private:
      CsvTable load() const;
      void write( const CsvTable &table ) const;
      static CorrectionRows take( CsvTable &table, const AddressInput &typed );

      std::filesystem::path mPath;
  };
}
