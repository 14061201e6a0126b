// SPDX-License-Identifier: GPL-2.0-or-later
// Rows of a list that are no student: totals, what a report prints at a page's foot, titles, empty rows. Told
// by their words and by how little they hold, never by one alone where a student's row could look so.
#pragma once
#include <span>
#include <string>

namespace doorstep
{
  enum class ListRow
  {
    Student, // or nothing that says it is none
    Header,  // the columns' names again, as behind a page's end
    Total,   // "Grand total 57"
    Foot,    // "Printed 11/03/2026 by …", "Page 2 of 9"
    Lone,    // one cell and no address: a title, a name of a class
    Empty
  };

  // cells: a row's texts, one a column; address: what was read as its address. O(length).
  ListRow listRow( std::span<const std::string> cells, const std::string &address );
}
