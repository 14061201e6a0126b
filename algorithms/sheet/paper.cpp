// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/paper.h"

#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr double INCH = 25.4;
    constexpr double FOOT_LINE = 3.86; // a line of 8 point

    struct Bands
    {
        double band, header, furniture, foot;
    };

    // A landscape sheet is low, so its bands are too: both leave the map 70 % of a sheet where the foot takes
    // two lines.
    Bands bandsOf( SheetSize sheet, int footLines )
    {
      const bool landscape = sheet.width > sheet.height;
      return { 4.8, landscape ? 9.8 : 12.4, landscape ? 7.6 : 12.4, FOOT_LINE * footLines + 0.2 };
    }

    PageFrames inside( SheetSize sheet, const Bands &bands, Margins margins )
    {
      PageFrames frames;
      const double width = sheet.width - margins.outer - margins.binding;
      const double bottom = sheet.height - margins.outer;
      frames.band = { margins.binding, margins.outer, width, bands.band };
      frames.header = { margins.binding, frames.band.bottom() + 0.2, width, bands.header };
      frames.foot = { margins.binding, bottom - bands.foot, width, bands.foot };
      frames.furniture = { margins.binding, frames.foot.y - bands.furniture, width, bands.furniture };
      return frames;
    }
  }

  bool isImperial( Paper paper )
  {
    return paper == Paper::Letter || paper == Paper::Tabloid;
  }

  SheetSize paperSize( Paper paper, bool landscape )
  {
    SheetSize size;
    switch ( paper )
    {
    case Paper::Letter:
      size = { 8.5 * INCH, 11 * INCH };
      break;
    case Paper::Tabloid:
      size = { 11 * INCH, 17 * INCH };
      break;
    case Paper::A4:
      size = { 210, 297 };
      break;
    case Paper::A3:
      size = { 297, 420 };
      break;
    }
    if ( landscape )
      std::swap( size.width, size.height );
    return size;
  }

  PageFrames frontFrames( SheetSize sheet, double tableHeight, int footLines, Margins margins,
                          double leastMapShare )
  {
    PageFrames frames = inside( sheet, bandsOf( sheet, footLines ), margins );
    const double top = frames.header.bottom();
    frames.map = { frames.header.x, top, frames.header.width, frames.furniture.y - top };
    const double area = sheet.width * sheet.height;
    const double gap = 2;
    const double shorter = frames.map.height - tableHeight - gap;
    if ( tableHeight > 0 && shorter > 0 && shorter * frames.map.width / area >= leastMapShare )
    {
      // The furniture stays right under the map that it explains.
      frames.map.height = shorter;
      frames.furniture.y = frames.map.bottom();
      frames.table = { frames.map.x, frames.furniture.bottom() + gap, frames.map.width, tableHeight };
    }
    frames.mapShare = frames.map.width * frames.map.height / area;
    return frames;
  }

  PageFrames stripFrames( SheetSize sheet, SheetSize strip, int footLines, Margins margins )
  {
    if ( sheet.width <= sheet.height )
      return frontFrames( sheet, strip.height, footLines, margins, STRIP_MAP_SHARE );
    constexpr double gap = 3;
    PageFrames frames = frontFrames( sheet, 0, footLines, margins );
    const double narrower = frames.map.width - strip.width - gap, area = sheet.width * sheet.height;
    if ( narrower * frames.map.height / area < STRIP_MAP_SHARE )
      return frames;
    frames.map.width = narrower;
    frames.table = { frames.map.right() + gap, frames.map.y, strip.width, frames.map.height };
    frames.mapShare = narrower * frames.map.height / area;
    return frames;
  }

  PageFrames backFrames( SheetSize sheet, int footLines, Margins margins )
  {
    PageFrames frames = inside( sheet, bandsOf( sheet, footLines ), margins );
    frames.furniture.height = 0;
    const double top = frames.header.bottom() + 1;
    frames.table = { frames.header.x, top, frames.header.width, frames.foot.y - 2 - top };
    return frames;
  }
}
