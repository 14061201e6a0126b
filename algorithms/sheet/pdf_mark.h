// A word over every page of a file that is bound in: "CONFIDENTIAL" at its head.
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

  // The operators (ISO 32000-1, 8 and 9) that write ASCII letters at the head of a page as it is seen: 9
  // points, as far from the edges as printers print, with a white rim over whatever is there. box: the page's
  // left, bottom, right, top in points; degrees: its /Rotate, from 0 to 270.
  std::string pdfMark( std::string_view letters, const std::array<double, 4> &box, int degrees );
}
