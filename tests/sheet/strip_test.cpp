// SPDX-License-Identifier: GPL-2.0-or-later
// The strip of directions on the sheet with the map.
#include "sheet/map_view.h"

#include <gtest/gtest.h>

#include <array>

namespace doorstep
{
  // Under an upright map, beside a landscape one: inside the sheet, off the map, its scales and its foot.
  TEST( Sheet, aStripOfDirectionsLeavesTheMapNearlyHalfOfTheSheet )
  {
    for ( const Paper paper : { Paper::Letter, Paper::A4, Paper::Tabloid } )
      for ( const bool landscape : { false, true } )
      {
        const SheetSize size = paperSize( paper, landscape );
        const PageFrames frames = stripFrames( size, { 70, 45 }, 3 );
        EXPECT_EQ( landscape ? frames.table.width : frames.table.height, landscape ? 70 : 45 );
        EXPECT_GE( frames.mapShare, STRIP_MAP_SHARE );
        EXPECT_NEAR( frames.table.right(), frames.foot.right(), 1e-9 );
        for ( const Box &box : { frames.map, frames.furniture, frames.foot, frames.header } )
          EXPECT_FALSE( frames.table.grown( -0.01 ).overlaps( box ) );
        EXPECT_LE( frames.table.bottom(), frames.foot.y + 1e-9 );
        EXPECT_EQ( stripFrames( size, { 200, 190 }, 3 ).table.height, 0 ) << "the map would be too small";
      }
  }

  TEST( MapView, anUprightSheetStaysUprightWhereItsMapIsWiderThanHigh )
  {
    const std::array frames{ stripFrames( paperSize( Paper::Letter, false ), { 62, 74 }, 3 ).map,
                             stripFrames( paperSize( Paper::Letter, true ), { 62, 74 }, 3 ).map };
    ASSERT_GT( frames[0].width, frames[0].height );
    const std::vector<Point> square{ { 0, 0 }, { 1000, 760 } };
    EXPECT_FALSE( fitView( square, { &frames[0], 1 }, {} ).view.landscape );
    const FittedView both = fitView( square, frames, {} );
    EXPECT_NEAR( both.view.frame.width, frames[both.view.landscape ? 1 : 0].width, 1e-9 );
  }
}
