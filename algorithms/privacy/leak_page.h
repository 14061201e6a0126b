// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a page in the order in which people read them, for the leak scan: a content stream draws
// pieces in any order, a name may go on at the next line of its own column, or in the next cell of its row.
#pragma once
#include <string>
#include <vector>

namespace doorstep
{
  // A piece of text where it is drawn, in any unit of length.
  struct PagePiece
  {
      double x = 0, y = 0;           // where its baseline begins
      double alongX = 1, alongY = 0; // the direction of its baseline, of length 1
      double upX = 0, upY = 1;       // and of its letters
      double size = 1;               // of its font
      double width = 0;              // as estimated
      std::string text;
  };

  // A line of text for each row of pieces, wide gaps as line ends; then for each piece what stands below it
  // in the same column, as one line. O(n log n + n w) with w the pieces of two lines' height.
  std::string readInOrder( std::vector<PagePiece> pieces );
}
