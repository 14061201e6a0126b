// SPDX-License-Identifier: GPL-2.0-or-later
// The pages' pure geometry: sheets, scale and turn, discs, the route's parts, blocks.
#include "grid_event.h"
#include "print/page_furniture.h"
#include "print/sheet_text.h"
#include "print/stop_table.h"
#include "sheet/inset_plan.h"
#include "sheet/sheet_plan.h"
#include "sheet/stop_discs.h"
#include "sheet/stop_groups.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  // With the words of an event: 70 % in one language on every sheet, and in two on a landscape one.
  TEST( Sheet, mapHasItsShareOnEveryPaper )
  {
    QgsProject project;
    for ( const Paper paper : { Paper::Letter, Paper::Tabloid, Paper::A4, Paper::A3 } )
      for ( const bool landscape : { false, true } )
        for ( const char *language : { "en", "en+es" } )
        {
          PageOptions options;
          options.languages = PageLanguages::ofCodes( language );
          options.paper = paper;
          options.contact = QStringLiteral( "Dispatch, 520-555-0100" );
          options.returnTo = QStringLiteral( "any staging school" );
          const SheetSize size = paperSize( paper, landscape );
          measureFoot( PageTemplate( project, QStringLiteral( "team_list" ), QString(), size ), options );
          const double share = frontFrames( size, 0, footLines( options, size ) ).mapShare;
          EXPECT_GE( share, options.languages.areTwo() && !landscape ? 0.69 : 0.70 )
              << static_cast<int>( paper ) << landscape << language;
        }
  }

  TEST( Sheet, tableStaysOnTheFrontOnlyWhereTheMapKeepsItsShare )
  {
    EXPECT_EQ( frontFrames( paperSize( Paper::Letter, false ), 100, 1 ).table.height, 0 );
    const PageFrames large = frontFrames( paperSize( Paper::A3, false ), 40, 1 );
    EXPECT_EQ( large.table.height, 40 );
    EXPECT_GE( large.mapShare, 0.70 );
    EXPECT_FALSE( large.table.overlaps( large.map ) );
    EXPECT_FALSE( large.table.overlaps( large.foot ) );
  }

  TEST( MapView, pageAndWorldAreEachOthersInverse )
  {
    const MapView view{ { 100, 200 }, 4800, 27, false, { 14, 23, 191, 224 } };
    const Point place{ 321, -45 };
    const Point back = toWorld( view, toPage( view, place ) );
    EXPECT_NEAR( back.x, place.x, 1e-9 );
    EXPECT_NEAR( back.y, place.y, 1e-9 );
    // Clockwise: what is north of the middle lies to the right of up.
    EXPECT_GT( toPage( view, { 100, 300 } ).x, toPage( view, { 100, 200 } ).x );
  }

  TEST( MapView, scalesAreRound )
  {
    EXPECT_EQ( roundScale( 1000, ScaleUnit::FeetToTheInch ), 100 * 12 );
    EXPECT_EQ( roundScale( 4801, ScaleUnit::FeetToTheInch ), 500 * 12 );
    EXPECT_EQ( roundScale( 4801, ScaleUnit::Ratio ), 5000 );
    EXPECT_EQ( roundScale( 5000, ScaleUnit::Ratio ), 5000 );
  }

  TEST( MapView, oneStopShowsItsBlockNotItsHouse )
  {
    const Box frame{ 14, 23, 100, 220 };
    const std::array house{ Point{ 0, 0 }, Point{ 10, 10 } };
    FitOptions options;
    EXPECT_EQ( fitView( house, { &frame, 1 }, options ).view.scale, 200 * 12 );
    options.unit = ScaleUnit::Ratio;
    EXPECT_EQ( fitView( house, { &frame, 1 }, options ).view.scale, 2500 );
    options.finest = 600;
    EXPECT_EQ( fitView( house, { &frame, 1 }, options ).view.scale, 1000 );
  }

  TEST( MapView, turnsOnlyForAWholeStep )
  {
    const Box frame{ 14, 23, 100, 220 };
    const std::array upright{ Point{ 0, 0 }, Point{ 300, 0 }, Point{ 300, 700 }, Point{ 0, 700 } };
    EXPECT_EQ( fitView( upright, { &frame, 1 }, {} ).view.rotation, 0 );
    // A band from south-west to north-east.
    const std::array slanted{ Point{ 0, 0 }, Point{ 1500, 1500 } };
    const FittedView turned = fitView( slanted, { &frame, 1 }, {} );
    EXPECT_NE( turned.view.rotation, 0 );
    FitOptions straight;
    straight.mayTurn = false;
    EXPECT_LT( turned.view.scale, fitView( slanted, { &frame, 1 }, straight ).view.scale );
    for ( const Point &p : slanted )
      EXPECT_TRUE( frame.contains( toPage( turned.view, p ).x, toPage( turned.view, p ).y ) );
  }

  // A turn is worth a third more to see, not a step of the scale.
  TEST( MapView, northStaysUpForASmallGain )
  {
    const Box frame{ 10, 20, 190, 220 };
    FitOptions straight;
    straight.mayTurn = false;
    int turned = 0;
    for ( int degrees = 1; degrees <= 45; degrees += 2 )
      for ( double length = 300; length < 5000; length *= 1.17 )
      {
        const double cosine = std::cos( degrees * 0.0174533 ), sine = std::sin( degrees * 0.0174533 );
        std::vector<Point> points;
        for ( const Point &p :
              { Point{ 0, 0 }, Point{ length, 0 }, Point{ length, length / 3 }, Point{ 0, length / 3 } } )
          points.push_back( { p.x * cosine - p.y * sine, p.x * sine + p.y * cosine } );
        const MapView best = fitView( points, { &frame, 1 }, {} ).view;
        if ( best.rotation == 0 )
          continue;
        ++turned;
        EXPECT_LE( best.scale, 0.76 * fitView( points, { &frame, 1 }, straight ).view.scale )
            << degrees << ' ' << length;
      }
    EXPECT_GT( turned, 20 );
  }

  TEST( Scale, noBarIsOfNoLength )
  {
    EXPECT_EQ( barLength( 0.67 ), 0.5 );
    EXPECT_EQ( barLength( 0.3 ), 0.25 );
    EXPECT_EQ( barLength( 0.045 ), 0.025 );
    EXPECT_EQ( barLength( 3 ), 2 );
    EXPECT_EQ( barLength( 29 ), 25 );
    EXPECT_EQ( barLength( 1000 ), 1000 );
    for ( double scale = 600; scale < 1e6; scale *= 1.07 )
      for ( const double unit : { 0.3048, 1.0, 1000.0, 1609.344 } )
        EXPECT_GT( barLength( 18 * scale / 1000 / unit ), 0 ) << scale << ' ' << unit;
  }

  TEST( Words, aTimeOfDayHasItsArticleInSpanish )
  {
    PageOptions options;
    options.languages = PageLanguages::ofCodes( "es" );
    EXPECT_EQ( returnText( "12:30", options ), QString( "Regresar antes de las 12:30" ) );
    EXPECT_EQ( returnText( "1:00 pm", options ), QString( "Regresar antes de la 1:00 pm" ) );
    EXPECT_EQ( returnText( "13:15", options ), QString( "Regresar antes de las 13:15" ) );
    EXPECT_EQ( returnText( "mediodía", options ), QString( "Regresar antes de mediodía" ) );
    options.languages = PageLanguages::ofCodes( "en" );
    EXPECT_EQ( returnText( "12:30", options ), QString( "Return by 12:30" ) );
  }

  TEST( MapView, insetCornerIsFreeOfPoints )
  {
    const Box frame{ 14, 23, 190, 220 };
    std::vector<Point> points;
    for ( int i = 0; i < 100; ++i )
      points.push_back( { i % 10 * 70.0, i / 10 * 80.0 } );
    FitOptions options;
    options.inset = { 46, 51 };
    const FittedView fitted = fitView( points, { &frame, 1 }, options );
    for ( const Point &p : points )
    {
      const Point at = toPage( fitted.view, p );
      EXPECT_TRUE( frame.contains( at.x, at.y ) );
      EXPECT_FALSE( fitted.inset.contains( at.x, at.y ) );
    }
  }

  TEST( MapView, oneFarStopIsFoundAndNoneInAnEvenZone )
  {
    std::vector<Point> stops;
    for ( int i = 0; i < 10; ++i )
      stops.push_back( { i * 60.0, ( i % 3 ) * 90.0 } );
    EXPECT_TRUE( farStops( stops, { 0, 0, 190, 220 }, 10 ).empty() );
    stops.push_back( { 5000, 4000 } );
    EXPECT_EQ( farStops( stops, { 0, 0, 190, 220 }, 10 ), std::vector<std::size_t>{ 10 } );
  }

  TEST( Discs, doNotTouchEvenWhereAllStopsAreOnOneStreet )
  {
    DiscOptions options;
    options.frame = { 0, 0, 190, 220 };
    options.taken = { { 100, 0, 90, 40 } };
    std::vector<StopMark> stops;
    for ( int i = 0; i < 30; ++i )
      stops.push_back( { i + 1, { 60 + i * 1.7, 60 + ( i % 2 ) * 1.1 } } );
    const std::vector<Disc> discs = placeDiscs( stops, options );
    EXPECT_EQ( discs.size(), 30U );
    for ( std::size_t a = 0; a < discs.size(); ++a )
    {
      EXPECT_TRUE( options.frame.contains( discs[a].center.x, discs[a].center.y ) );
      for ( std::size_t b = a + 1; b < discs.size(); ++b )
        EXPECT_GE( distance( discs[a].center, discs[b].center ), options.diameter ) << a << ' ' << b;
      EXPECT_EQ( discs[a].moved, distance( discs[a].center, discs[a].spot ) > options.leader );
    }
  }

  TEST( Discs, oneBuildingIsOneDisc )
  {
    DiscOptions options;
    options.frame = { 0, 0, 190, 220 };
    const std::vector<StopMark> stops{
        { 7, { 50, 50 } }, { 8, { 50.2, 50 } }, { 9, { 50, 50.3 } }, { 3, { 90, 50 } } };
    const std::vector<Disc> discs = placeDiscs( stops, options );
    ASSERT_EQ( discs.size(), 2U );
    EXPECT_EQ( discs[0].label, "3" );
    EXPECT_EQ( discs[1].label, "7-9" );
    EXPECT_EQ( numbersLabel( std::array{ 3, 8 } ), "3, 8" );
  }

  TEST( Insets, fourInARowAreACrowdAndPairsAreNot )
  {
    DiscOptions options;
    options.frame = { 0, 0, 190, 220 };
    std::vector<StopMark> stops;
    for ( int i = 0; i < 9; ++i )
      stops.push_back( { i + 1, { 60 + ( i % 3 ) * 0.8, 60 + i / 3 * 0.8 } } );
    stops.push_back( { 10, { 120, 60 } } );
    stops.push_back( { 11, { 121, 60 } } );
    const auto found = crowds( stops, placeDiscs( stops, options ) );
    ASSERT_EQ( found.size(), 1U );
    EXPECT_EQ( found[0], ( std::vector<std::size_t>{ 0, 1, 2, 3, 4, 5, 6, 7, 8 } ) );
  }

  TEST( Insets, lieBesideWhatTheMapShows )
  {
    const Box map{ 14, 23, 190, 220 };
    const SheetSize size{ 46, 51 };
    // Points everywhere but along the left edge's middle.
    std::vector<Point> points;
    for ( double x = map.x + 2; x < map.right(); x += 4 )
      for ( double y = map.y + 2; y < map.bottom(); y += 4 )
        if ( x > map.x + 60 || y < 90 || y > 170 )
          points.push_back( { x, y } );
    const auto place = freePlace( map, size, points, {} );
    ASSERT_TRUE( place );
    EXPECT_EQ( place->x, map.x );
    EXPECT_FALSE( freePlace( map, size, points, { &*place, 1 } ) );
    for ( const Point &p : points )
      EXPECT_FALSE( place->contains( p.x, p.y ) );
  }

  TEST( Insets, areTogetherInACornerWhereTheMapIsFull )
  {
    const Box frame{ 14, 23, 190, 220 };
    std::vector<Point> points;
    for ( int i = 0; i < 400; ++i )
      points.push_back( { i % 20 * 40.0, i / 20 * 46.0 } );
    FitOptions options;
    options.inset = { 46, 51 };
    const InsetRoom room = fitWithInsets( points, { &frame, 1 }, options, 3 );
    ASSERT_EQ( room.insets.size(), 3U );
    for ( std::size_t a = 0; a < 3; ++a )
    {
      EXPECT_TRUE( frame.grown( 0.001 ).contains( room.insets[a].x, room.insets[a].y ) );
      EXPECT_TRUE( frame.grown( 0.001 ).contains( room.insets[a].right(), room.insets[a].bottom() ) );
      for ( const Point &p : toPage( room.view, points ) )
        EXPECT_FALSE( room.insets[a].contains( p.x, p.y ) );
      for ( std::size_t b = a + 1; b < 3; ++b )
        EXPECT_FALSE( room.insets[a].grown( -0.001 ).overlaps( room.insets[b] ) );
    }
  }

  TEST( Route, isCutAtTheFirstAndLastStop )
  {
    const std::vector<Point> line{ { 0, 0 }, { 100, 0 }, { 200, 0 }, { 100, 0 }, { 0, 0 } };
    const RouteParts parts = cutRoute( line, std::array{ Point{ 90, 5 }, Point{ 190, 5 } } );
    EXPECT_NEAR( lengthOf( parts.there ), 90, 1.5 );
    EXPECT_NEAR( lengthOf( parts.among ), 100, 1.5 );
    EXPECT_NEAR( lengthOf( parts.back ), 210, 1.5 );
  }

  TEST( Blocks, aStopKnowsItsStreetSideAndCrossings )
  {
    const StreetBlocks streets( test::gridStreets( 3, 3 ) );
    const PrintedPlace place = streets.place( { 1.5 * test::BLOCK_SIDE, test::BLOCK_SIDE + 14 } );
    ASSERT_GE( place.block, 0 );
    const Block &block = streets.blocks()[static_cast<std::size_t>( place.block )];
    EXPECT_EQ( block.name, "E 2th St" );
    EXPECT_EQ( place.side, "N" );
    EXPECT_EQ( block.crossFrom, "N Oak Ave" );
    EXPECT_EQ( block.crossTo, "N Ash Ave" );
    EXPECT_EQ( place.middle, ( Point{ 1.5 * test::BLOCK_SIDE, test::BLOCK_SIDE } ) );
  }

  TEST( Sheets, aWideZoneIsSplitAtItsGap )
  {
    std::vector<Point> places;
    for ( int i = 0; i < 6; ++i )
    {
      places.push_back( { i * 100.0, 0 } );
      places.push_back( { 4000 + i * 100.0, 0 } );
    }
    const auto parts = splitStops( places,
                                   [&]( const std::vector<std::size_t> &part )
                                   {
                                     const auto [low, high] =
                                         std::minmax_element( part.begin(), part.end(),
                                                              [&]( std::size_t a, std::size_t b )
                                                              { return places[a].x < places[b].x; } );
                                     return places[*high].x - places[*low].x <= 2200;
                                   } );
    ASSERT_EQ( parts.size(), 2U );
    EXPECT_EQ( parts[0], ( std::vector<std::size_t>{ 0, 2, 4, 6, 8, 10 } ) );
    EXPECT_EQ( parts[1], ( std::vector<std::size_t>{ 1, 3, 5, 7, 9, 11 } ) );
  }

  TEST( Table, rowsFlowWithoutLosingOne )
  {
    std::vector<TableRow> rows( 24, TableRow{ {}, 9, false } );
    const std::vector<RowRun> runs = flowRows( rows, { 50, 100 } );
    ASSERT_EQ( runs.size(), 3U );
    EXPECT_EQ( runs[0].last - runs[0].first, 4U );
    std::size_t next = 1;
    for ( const RowRun &run : runs )
    {
      EXPECT_EQ( run.first, next );
      next = run.last;
    }
    EXPECT_EQ( next, rows.size() );
  }

  TEST( EdgePlace, liesWhereTheWayLeavesTheFrameAndOnNothing )
  {
    const Box frame{ 10, 20, 100, 200 };
    const SheetSize size{ 20, 5 };
    struct Case
    {
        Point toward;
        double x, y;
    };
    for ( const Case &one : { Case{ { 500, 120 }, 90, 117.5 }, Case{ { -300, 120 }, 10, 117.5 },
                              Case{ { 60, 900 }, 50, 215 }, Case{ { 60, -900 }, 50, 20 } } )
    {
      const std::optional<Box> box = edgePlace( frame, size, one.toward, {} );
      ASSERT_TRUE( box );
      EXPECT_NEAR( box->x, one.x, 1e-9 );
      EXPECT_NEAR( box->y, one.y, 1e-9 );
      const Box taken = box->grown( 3 );
      const std::optional<Box> beside = edgePlace( frame, size, one.toward, { &taken, 1 } );
      ASSERT_TRUE( beside );
      EXPECT_FALSE( beside->overlaps( taken ) );
      EXPECT_LE( distance( { beside->x, beside->y }, { box->x, box->y } ), 33 );
    }
    EXPECT_FALSE( edgePlace( frame, { 120, 5 }, { 500, 0 }, {} ) );
    EXPECT_FALSE( edgePlace( frame, size, { 500, 0 }, { &frame, 1 } ) );
  }
}
