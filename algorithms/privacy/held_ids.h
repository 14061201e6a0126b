// SPDX-License-Identifier: GPL-2.0-or-later
// IDs of students who are not to be visited, from a file: QGIS keeps expressions in its history, and a hold
// that is overlooked does harm.
//   HeldIds held( readWhole( file ) );
//   if ( held.holds( student.id ) ) …
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace doorstep
{
  // A cell that says whether its row is held. Whatever is not clearly a no holds: one hold too many does no
  // harm.
  bool saysHold( std::string_view cell );

  // Without space around it; a number that a spreadsheet turned into text loses its ".0" (85701.0).
  std::string plainId( std::string_view text );

  class HeldIds
  {
    public:
      HeldIds() = default;
      // The text of the file, an ID a line; what stands behind a comma, a semicolon or a tab is a remark.
      // Throws InputError where a line is a number that a spreadsheet shortened: whom it holds is not known.
      explicit HeldIds( std::string_view text );

      // An ID as plainId() gives it; that it was met is remembered. One that differs from a line in the zeros
      // before it alone is held too: a spreadsheet may have dropped them.
      bool holds( const std::string &id );
      std::size_t metByZeros() const { return mMetByZeros; } // students, not lines
      bool empty() const { return mIds.empty(); }
      std::size_t met() const { return mMet.size(); }
      std::size_t unmet() const { return mIds.size() - mMet.size(); } // lines that are no student's ID

    private:
      std::set<std::string> mIds, mMet;
      std::map<std::string, std::string> mWithoutZeros; // to one that is in mIds
      std::size_t mMetByZeros = 0;
  };
}
