// SPDX-License-Identifier: GPL-2.0-or-later
// What the sheets of a zone show, planned from plain numbers.
#include "sheet/sheet_plan.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace doorstep;

namespace
{
  // Doors on a line, the route from staging along them and back.
  SheetQuestion zoneOf( const std::vector<Point> &doors, std::optional<Point> staging )
  {
    SheetQuestion question;
    for ( std::size_t i = 0; i < doors.size(); ++i )
      question.stops.push_back( { static_cast<int>( i ) + 1, doors[i], doors[i], -1 } );
    if ( staging )
      question.route.push_back( *staging );
    question.route.insert( question.route.end(), doors.begin(), doors.end() );
    if ( staging )
      question.route.push_back( *staging );
    for ( const Point &door : doors )
      question.outline.push_back( door );
    question.staging = staging;
    question.minutesToFirst = 12.4;
    question.tableHeight = []( double ) { return 120.0; };
    return question;
  }

  std::vector<Point> alongALine( std::size_t count, double apart )
  {
    std::vector<Point> doors;
    for ( std::size_t i = 0; i < count; ++i )
      doors.push_back( { apart * static_cast<double>( i ), 0 } );
    return doors;
  }

  std::vector<int> numbersOf( const std::vector<Disc> &discs )
  {
    std::vector<int> numbers;
    for ( const Disc &disc : discs )
      numbers.insert( numbers.end(), disc.numbers.begin(), disc.numbers.end() );
    std::sort( numbers.begin(), numbers.end() );
    return numbers;
  }
}

TEST( SheetPlan, closeStopsAreOnOneSheetWithTheWayInAnInset )
{
  const SheetPlan plan = planSheets( zoneOf( alongALine( 5, 60 ), Point{ 0, 9000 } ) );
  ASSERT_EQ( plan.sheets.size(), 1U );
  const MapSheet &sheet = plan.sheets[0];
  EXPECT_EQ( numbersOf( sheet.discs ), ( std::vector{ 1, 2, 3, 4, 5 } ) );
  EXPECT_TRUE( sheet.far.empty() );
  ASSERT_TRUE( sheet.way );
  EXPECT_EQ( sheet.way->letter, 0 );
  EXPECT_EQ( sheet.way->minutes, 12.4 );
  ASSERT_TRUE( sheet.way->metres );
  EXPECT_NEAR( *sheet.way->metres, 9000, 1 );
  EXPECT_FALSE( sheet.way->box.overlaps( sheet.north ) );
  EXPECT_LE( sheet.view.scale, 2400 );
  EXPECT_FALSE( sheet.listed ) << "a table of 12 cm does not fit under the map of a letter sheet";
  ASSERT_EQ( plan.route.size(), 3U );
  EXPECT_EQ( plan.route[0].part, RoutePart::There );
  EXPECT_EQ( plan.route[2].part, RoutePart::Among );
}

TEST( SheetPlan, stagingOnTheMapNeedsNoInset )
{
  const SheetPlan plan = planSheets( zoneOf( alongALine( 5, 60 ), Point{ 120, 20 } ) );
  ASSERT_EQ( plan.sheets.size(), 1U );
  EXPECT_FALSE( plan.sheets[0].way );
}

TEST( SheetPlan, whatIsNotKnownIsNotShown )
{
  const SheetPlan plan = planSheets( zoneOf( alongALine( 5, 60 ), std::nullopt ) );
  ASSERT_EQ( plan.sheets.size(), 1U );
  EXPECT_FALSE( plan.sheets[0].way );
}

TEST( SheetPlan, aStopFarAwayGoesIntoAnInsetOfItsOwn )
{
  std::vector<Point> doors = alongALine( 11, 60 );
  doors.push_back( { 300, 4000 } );
  const SheetPlan plan = planSheets( zoneOf( doors, std::nullopt ) );
  ASSERT_EQ( plan.sheets.size(), 1U );
  const MapSheet &sheet = plan.sheets[0];
  ASSERT_EQ( sheet.far.size(), 1U );
  EXPECT_EQ( sheet.far[0].letter, 'A' );
  EXPECT_EQ( numbersOf( sheet.far[0].discs ), ( std::vector{ 12 } ) );
  EXPECT_EQ( numbersOf( sheet.discs ).size(), 11U );
  EXPECT_FALSE( sheet.far[0].box.overlaps( sheet.north ) );
}

TEST( SheetPlan, aZoneTooWideForStreetNamesGoesOntoSeveralSheets )
{
  std::vector<Point> doors;
  for ( const double x : { 0.0, 4000.0 } )
    for ( int i = 0; i < 4; ++i )
      for ( int k = 0; k < 2; ++k )
        doors.push_back( { x + 150 * i, 2500.0 * k } );
  const SheetPlan plan = planSheets( zoneOf( doors, std::nullopt ) );
  ASSERT_GE( plan.sheets.size(), 2U );
  ASSERT_LE( plan.sheets.size(), 4U );
  std::vector<int> all;
  for ( const MapSheet &sheet : plan.sheets )
  {
    EXPECT_LE( sheet.view.scale, 12500 );
    std::vector<int> shown = numbersOf( sheet.discs );
    for ( const SheetInset &inset : sheet.far )
      for ( const int number : numbersOf( inset.discs ) )
        if ( std::find( shown.begin(), shown.end(), number ) == shown.end() )
          shown.push_back( number );
    all.insert( all.end(), shown.begin(), shown.end() );
  }
  std::sort( all.begin(), all.end() );
  ASSERT_EQ( all.size(), doors.size() ) << "each stop on one sheet";
  for ( std::size_t i = 0; i < all.size(); ++i )
    EXPECT_EQ( all[i], static_cast<int>( i ) + 1 );
}

TEST( SheetPlan, withoutHousesNothingMeasuresTheWayToADoor )
{
  // Two streets of blocks; the stop stands on the first.
  std::vector<StreetLine> streets;
  for ( int i = 0; i < 5; ++i )
  {
    StreetLine line;
    line.points = { { 100.0 * i, 0 }, { 100.0 * ( i + 1 ), 0 } };
    line.name = "E Elm St";
    streets.push_back( line );
  }
  const StreetBlocks blocks( streets, {} );
  SheetQuestion question = zoneOf( { { 130, 8 }, { 370, 8 } }, Point{ 0, 9000 } );
  question.showsHouses = false;
  question.streets = &blocks;
  for ( SheetStop &stop : question.stops )
  {
    const PrintedPlace place = blocks.place( stop.door );
    stop.shown = blocks.shownPlace( place, stop.door );
    stop.group = place.group;
  }
  const SheetPlan plan = planSheets( question );
  ASSERT_TRUE( plan.sheets[0].way );
  EXPECT_EQ( plan.sheets[0].way->minutes, 10 ) << "12.4 in steps of five";
  EXPECT_FALSE( plan.sheets[0].way->metres );
  for ( const RouteLine &line : plan.route )
    EXPECT_TRUE( line.part == RoutePart::Block || line.part == RoutePart::Way );
  for ( std::size_t i = 0; i < plan.marks.size(); ++i )
    EXPECT_NE( plan.marks[i].onPage, question.stops[i].door ) << i;
  question.minutesToFirst = 0.3;
  EXPECT_EQ( planSheets( question ).sheets[0].way->minutes, 5 ) << "never none";
}

namespace
{
  // Streets from edge to edge of a square, so far apart.
  std::vector<StreetLine> squareGrid( double side, double apart )
  {
    std::vector<StreetLine> streets;
    for ( double at = 0; at <= side; at += apart )
      for ( const bool across : { false, true } )
        for ( double on = 0; on + apart <= side; on += apart )
        {
          StreetLine line;
          line.name = "Road " + std::to_string( static_cast<int>( at ) ) + ( across ? " W" : " N" );
          line.points = across ? std::vector<Point>{ { on, at }, { on + apart, at } }
                               : std::vector<Point>{ { at, on }, { at, on + apart } };
          streets.push_back( line );
        }
    return streets;
  }

  SheetPlan planOnGrid( double apart )
  {
    constexpr double side = 8000;
    std::vector<Point> doors;
    for ( int i = 0; i < 9; ++i )
      doors.push_back( { 900.0 + 800 * i, i % 2 == 0 ? 700.0 : 6900.0 } );
    SheetQuestion question = zoneOf( doors, std::nullopt );
    const StreetBlocks streets( squareGrid( side, apart ) );
    question.streets = &streets;
    return planSheets( question );
  }
}

TEST( SheetPlan, aZoneInTheCountryIsOneSheetThoughItIsWide )
{
  const SheetPlan country = planOnGrid( 1600 );
  ASSERT_EQ( country.sheets.size(), 1U );
  EXPECT_GT( country.sheets[0].view.scale, 30000 );
  EXPECT_LE( country.sheets[0].view.scale, 60000 );
  EXPECT_EQ( numbersOf( country.sheets[0].discs ).size(), 9U );
  const SheetPlan town = planOnGrid( 160 );
  EXPECT_GE( town.sheets.size(), 2U ) << "names of streets 160 m apart have no room at that scale";
}

TEST( SheetPlan, aFewStopsHaveTheirTableUnderAMapOfTheSameScale )
{
  SheetQuestion question = zoneOf( alongALine( 2, 60 ), Point{ 0, 9000 } );
  const double before = planSheets( question ).sheets[0].view.scale;
  question.tableHeight = []( double ) { return 75.0; };
  const SheetPlan plan = planSheets( question );
  ASSERT_EQ( plan.sheets.size(), 1U );
  EXPECT_TRUE( plan.sheets[0].listed );
  EXPECT_EQ( plan.sheets[0].view.scale, before );
  EXPECT_GE( plan.sheets[0].frames.mapShare, STRIP_MAP_SHARE );
  // Where the map needs the sheet the table stays behind it.
  question.stops = zoneOf( alongALine( 5, 300 ), std::nullopt ).stops;
  for ( SheetStop &stop : question.stops )
    std::swap( stop.shown.x, stop.shown.y );
  question.stops.back().shown.x = 700;
  EXPECT_FALSE( planSheets( question ).sheets[0].listed );
}

TEST( SheetPlan, aVolunteersMapShowsAllOfTheBlocksThatAHomeMayBeOn )
{
  std::vector<StreetLine> streets;
  std::vector<Point> homes;
  for ( int i = 0; i < 6; ++i )
  {
    StreetLine line;
    line.name = i == 0 ? "Main St" : "";
    line.points = { { i == 0 ? -100.0 : 100.0 * ( i - 1 ), 0 }, { 100.0 * i, 0 } };
    streets.push_back( line );
    homes.push_back( { 50.0 + 100 * i, 9 } );
    homes.push_back( { 50.0 + 100 * i, -9 } );
  }
  const StreetBlocks blocks( streets, homes );
  SheetQuestion question = zoneOf( { { 50, 9 } }, std::nullopt );
  question.showsHouses = false;
  question.streets = &blocks;
  const PrintedPlace place = blocks.place( { 50, 9 } );
  ASSERT_GE( place.group, 0 );
  question.stops[0].shown = blocks.shownPlace( place, { 50, 9 } );
  question.stops[0].group = place.group;
  const MapSheet sheet = planSheets( question ).sheets.front();
  const BlockGroup &group = blocks.groups()[static_cast<std::size_t>( place.group )];
  ASSERT_GE( group.homes, 8 );
  for ( const std::int32_t block : group.blocks )
    for ( const Point &p : blocks.blocks()[static_cast<std::size_t>( block )].line )
    {
      const Point at = toPage( sheet.view, p );
      EXPECT_TRUE( sheet.frames.map.contains( at.x, at.y ) ) << at.x << ' ' << at.y;
    }
}
