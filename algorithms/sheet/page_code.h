// SPDX-License-Identifier: GPL-2.0-or-later
// The code on a page that a scanner or a telephone reads: which copy of the register it is, and which page of
// it. Nothing else is in it. Drawn by libqrencode (ISO/IEC 18004, error correction level Q: a quarter of it
// may be lost to a fold or a thumb).
//   pageCodeBoxes( pageCodeText( "12:3f9a1c", 2 ), { 180, 15, 12, 12 } );
#pragma once
#include "sheet/paper.h"

#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // "12:3F9A1C/2": in capitals, which take half the room.
  std::string pageCodeText( std::string_view mark, int page );

  // The dark squares, those side by side in one box. The whole lies in `box` with the white rim of four
  // squares that readers need. Empty where the text is too long for such a code (version 4).
  std::vector<Box> pageCodeBoxes( std::string_view text, const Box &box );
}
