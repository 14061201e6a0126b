// What a person decided about addresses as typed, in a file that the district owns; applied before anything
// else.
//
// CSV (UTF-8, a header row): address, city, state, zip as typed (city, state and zip may be left out or
// empty: then they are not compared), decision, and what it needs:
//   address,city,zip,decision,to,x,y
//   12 Elm,Tucson,,address,12 N Elm St 85701,,
//   behind the church,,,point,,1003456.5,441234.0
//   77 Oak St,,85705,hold,,,
// decision: address (geocode `to` instead), point (x and y in the reference's CRS), hold. Case, punctuation
// and blanks do not matter.
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
        Hold
      };
      Decision decision = Decision::Hold;
      std::string address; // typed anew, one line
      Point place;
  };

  class Corrections
  {
    public:
      Corrections() = default;
      // Throws InputError: not readable, a column missing, a decision that is none (names the row).
      static Corrections read( const std::filesystem::path &path );
      static Corrections parse( std::string_view csv );

      // Null where nothing was decided. The most exact row wins: with ZIP and city, then ZIP, then city, then
      // none.
      const Correction *find( std::string_view line, std::string_view city, std::string_view zip ) const;
      bool empty() const { return mRows.empty(); }
      std::size_t size() const { return mRows.size(); }

    private:
      std::map<std::string, Correction> mRows;
  };
}
