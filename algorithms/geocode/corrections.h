// SPDX-License-Identifier: GPL-2.0-or-later
// What a person decided about addresses as typed, in a file that the district owns; applied before anything
// else.
//
// CSV (UTF-8, a header row): address, city, state, zip and unit as typed, decision, and what it needs:
//   address,city,zip,unit,decision,to,x,y,crs
//   12 Elm,Tucson,,,address,12 N Elm St 85701,,,
//   behind the church,,,,point,,1003456.5,441234.0,EPSG:2868
//   77 Oak St,,85705,-,hold,,,,
// decision: address (geocode `to` instead), point (x and y in the reference's CRS, which `crs` may name; `to`
// is what its address is called), hold, not_visitable. Case, punctuation and blanks do not matter. An empty
// city, zip or unit is not compared; a dash means that the list has nothing there.
#pragma once
#include "base/point.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace doorstep
{
  struct Correction
  {
      enum class Decision
      {
        Address,
        Place,
        Hold,
        NotVisitable
      };
      Decision decision = Decision::Hold;
      std::string address; // typed anew, one line; of a place: what it is called, may be empty
      Point place;
      std::string crs; // of the place, as the file names it; empty: the reference's
  };

  // What is compared, as typed. Rows of a list with one key get one answer.
  struct CorrectionKey
  {
      std::string_view line, city, zip, unit = {};
  };
  std::string keyText( const CorrectionKey &typed );
  // The same of a row of the file, where an empty cell means that it is not compared.
  std::string keyTextOfRow( const CorrectionKey &row );

  class Corrections
  {
    public:
      Corrections() = default;
      // Throws InputError: not readable, a column missing, a decision that is none (names the row).
      static Corrections read( const std::filesystem::path &path );
      static Corrections parse( std::string_view csv );
      // One decision, to see what it gives.
      static Corrections of( const CorrectionKey &typed, const Correction &correction );

      // Null where nothing was decided. The most exact row wins: ZIP counts before city, city before unit.
      const Correction *find( const CorrectionKey &typed ) const;
      // Throws InputError, naming the row, where a place stands in another CRS than the reference's.
      void requireCrs( std::string_view authId ) const;
      bool empty() const { return mRows.empty(); }
      std::size_t size() const { return mRows.size(); }

    private:
      struct Row
      {
          Correction correction;
          std::size_t number = 0; // in the file
      };
      std::map<std::string, Row> mRows;
  };
}
