// SPDX-License-Identifier: GPL-2.0-or-later
// Sheets of paper and where a page's parts lie on them. All lengths are millimetres from the top left corner
// of the page. No Qt here: plain numbers in, plain numbers out.
//   const PageFrames frames = frontFrames( paperSize( Paper::Letter, true ), 0 );
#pragma once

namespace doorstep
{
  enum class Paper
  {
    Letter,
    Tabloid,
    A4,
    A3
  };

  struct SheetSize
  {
      double width = 0;
      double height = 0;
  };

  struct Box
  {
      double x = 0;
      double y = 0;
      double width = 0;
      double height = 0;
      double right() const { return x + width; }
      double bottom() const { return y + height; }
      bool contains( double px, double py ) const
      {
        return px >= x && px <= right() && py >= y && py <= bottom();
      }
      Box grown( double by ) const { return { x - by, y - by, width + 2 * by, height + 2 * by }; }
      bool overlaps( const Box &other ) const
      {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
      }
  };

  struct Margins
  {
      double outer = 10.16;  // 0.4 in: what office printers leave white
      double binding = 12.7; // the left side, for a staple or a clipboard
  };

  // Where the parts of a sheet lie; a box without height is not on this sheet.
  struct PageFrames
  {
      Box band;            // on top, white on black: for whom, whose, which copy and page
      Box header;          // title left, event and return-by time right
      Box map;             // the map, at least 70 % of a sheet that has nothing else on it
      Box table;           // the stop table, and under or beside it the directions
      Box furniture;       // scale bars and legend
      Box foot;            // whom to call, where to return it, the redisclosure sentence
      double mapShare = 0; // of the sheet
  };

  // Inches are the unit of Letter and Tabloid, which also take scales in feet to the inch.
  bool isImperial( Paper paper );
  SheetSize paperSize( Paper paper, bool landscape );

  // The sheet with the map. tableHeight is what the stop table and the directions need at the sheet's full
  // width; it goes under the map (portrait) where the map keeps 70 % of the sheet, else the box stays empty
  // and the table goes on the back. footLines is the number of text lines of the foot.
  inline constexpr double TEAM_MAP_SHARE = 0.70;
  PageFrames frontFrames( SheetSize sheet, double tableHeight, int footLines, Margins margins = {},
                          double leastMapShare = TEAM_MAP_SHARE );

  // The sheet with the map and a strip of directions on it: under an upright map, as high as strip.height;
  // beside a landscape one, as wide as strip.width. No table where the map would keep less than half of the
  // sheet.
  inline constexpr double STRIP_MAP_SHARE = 0.45;
  PageFrames stripFrames( SheetSize sheet, SheetSize strip, int footLines, Margins margins = {} );

  // A sheet without a map: header, table, foot.
  PageFrames backFrames( SheetSize sheet, int footLines, Margins margins = {} );
}
