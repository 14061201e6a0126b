// SPDX-License-Identifier: GPL-2.0-or-later
// Names beside their streets: on nothing, their lines across nothing; none where there is no room.
#include "sheet/name_callouts.h"

#include <gtest/gtest.h>

namespace doorstep
{
  namespace
  {
    const CalloutWish COURT{ "W Placita Uva", { 22, 3.8 }, { { { 50, 50 }, { 50, 56 } } }, { 50, 55 }, {} };

    CalloutRoom page()
    {
      return { { 0, 0, 100, 100 }, {}, {}, {} };
    }
  }

  TEST( NameCallouts, shapesOverlapAsTheyLie )
  {
    const Shape box = shapeOf( { 0, 0, 10, 4 } );
    EXPECT_TRUE( overlap( box, { { -5, -5 }, { 15, 9 } } ) ) << "a line through it";
    EXPECT_FALSE( overlap( box, { { 8, -5 }, { 15, 2 } } ) ) << "a line past its corner";
    EXPECT_TRUE( overlap( box, { { 4, 1 }, { 5, 2 }, { 4, 3 }, { 3, 2 } } ) ) << "a turned box inside";
    EXPECT_FALSE( overlap( box, { { 13, 2 }, { 15, 4 }, { 13, 6 }, { 11, 4 } } ) );
  }

  TEST( NameCallouts, aNameStandsByItsStreetWithItsLine )
  {
    const std::vector<Callout> placed = placeCallouts( { COURT }, page() );
    ASSERT_EQ( placed.size(), 1U );
    EXPECT_EQ( placed[0].name, "W Placita Uva" );
    EXPECT_NEAR( placed[0].anchor.x, 50, 1 );
    EXPECT_LE( distance( placed[0].anchor, placed[0].end ), 2 );
    EXPECT_TRUE( placed[0].box.grown( 0.01 ).contains( placed[0].end.x, placed[0].end.y ) );
  }

  TEST( NameCallouts, linesCrossNoRouteAndNamesLieOnNothing )
  {
    CalloutRoom room = page();
    room.routes.push_back( { { 45, 0 }, { 45, 100 } } );
    room.taken.push_back( shapeOf( { 52, 40, 48, 14 } ) );
    const std::vector<Callout> placed = placeCallouts( { COURT, COURT, COURT }, room );
    ASSERT_EQ( placed.size(), 3U );
    for ( std::size_t i = 0; i < placed.size(); ++i )
    {
      const Shape line{ placed[i].anchor, placed[i].end };
      EXPECT_FALSE( overlap( line, room.routes[0] ) );
      for ( const Shape &shape : { line, shapeOf( placed[i].box ) } )
        EXPECT_FALSE( overlap( shape, room.taken[0] ) );
      for ( std::size_t j = 0; j < i; ++j )
        EXPECT_FALSE( placed[i].box.overlaps( placed[j].box ) );
    }
  }

  TEST( NameCallouts, aStreetUnderItsStopIsNamedFromTheDisc )
  {
    CalloutRoom room = page();
    room.taken.push_back( shapeOf( { 46, 48, 8, 10 } ) );
    EXPECT_TRUE( placeCallouts( { COURT }, { { 0, 0, 100, 100 }, { shapeOf( { 40, 40, 20, 26 } ) }, {}, {} } )
                     .empty() );
    CalloutWish stop = COURT;
    stop.lines = { { { 50, 52 }, { 50, 54 } } };
    stop.disc = Point{ 50, 53 };
    room.taken = { shapeOf( { 47.3, 50.3, 5.4, 5.4 } ) };
    const std::vector<Callout> placed = placeCallouts( { stop }, room );
    ASSERT_EQ( placed.size(), 1U );
    EXPECT_NEAR( distance( placed[0].anchor, *stop.disc ), 3.2, 1e-9 );
  }

  TEST( NameCallouts, withoutRoomThereIsNone )
  {
    CalloutRoom room = page();
    room.taken.push_back( shapeOf( room.frame ) );
    EXPECT_TRUE( placeCallouts( { COURT }, room ).empty() );
  }
}
