// SPDX-License-Identifier: GPL-2.0-or-later
// A line over every page of a file that is bound in: for whom it is, whose, which page.
#pragma once
#include <array>
#include <string>
#include <string_view>

namespace doorstep
{
  // The font that pdfMark writes with, by the name that the page's resources must give it.
  constexpr std::string_view PDF_MARK_FONT = "DoorstepMark";
  constexpr std::string_view PDF_MARK_FONT_OBJECT =
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>";

  // The operators (ISO 32000-1, 8 and 9) that write a line (UTF-8) at the head of a page as it is seen: 9
  // points, or as small as it needs, as far from the edges as printers print, with a white rim over whatever
  // is there. A letter that Latin 1 has not is a question mark. box: the page's left, bottom, right, top in
  // points; degrees: its /Rotate, from 0 to 270.
  std::string pdfMark( std::string_view line, const std::array<double, 4> &box, int degrees );
}
