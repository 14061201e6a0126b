// SPDX-License-Identifier: GPL-2.0-or-later
// What a sheet draws of any street map: blocks, parts of routes, discs and views.
//   EXPECT_EQ( test::wrongOnSheets( streetMap( bytes ) ), "" );
#pragma once
#include "base/error.h"
#include "network/directions.h"
#include "sheet/inset_plan.h"
#include "sheet/route_parts.h"
#include "sheet/stop_groups.h"
#include "sheet/street_blocks.h"
#include "street_maps.h"

namespace doorstep::test
{
  inline std::string wrongOnSheets( const StreetMap &map )
  {
    std::string wrong;
    const StreetBlocks blocks( map.lines );
    for ( const Point &place : map.places )
      if ( const PrintedPlace printed = blocks.place( place, 60 );
           printed.block >= 0 && blocks.blocks()[static_cast<std::size_t>( printed.block )].line.size() < 2 )
        wrong += "a block without a line; ";
    std::vector<Point> route;
    try
    {
      const StreetGraph graph = StreetGraph::build( map.lines, map.options );
      const std::vector<SnappedPoint> places = SnapIndex( graph ).snap( map.places );
      for ( const RoutePath &leg : routeLegs( graph, places ) )
        route.insert( route.end(), leg.points.begin(), leg.points.end() );
    }
    catch ( const InputError & )
    {
      route = map.places;
    }
    const RouteParts parts = cutRoute( route, map.places );
    for ( const Polyline *part : { &parts.there, &parts.among, &parts.back } )
    {
      if ( part->size() == 1 )
        wrong += "a part of one point; ";
      if ( simplified( *part, 2 ).size() > part->size() || !( lengthOf( *part ) >= 0 ) )
        wrong += "a simplified part that is longer; ";
      blocks.along( *part );
    }
    const Box frame{ 10, 20, 180, 200 };
    FitOptions fit;
    fit.inset = { 60, 50 };
    const InsetRoom room = fitWithInsets( map.places, { &frame, 1 }, fit, 2 );
    std::vector<StopMark> marks;
    const std::vector<Point> onPage = toPage( room.view, map.places );
    for ( std::size_t i = 0; i < onPage.size(); ++i )
    {
      marks.push_back( { static_cast<int>( i ) + 1, onPage[i] } );
      if ( !frame.grown( 0.01 ).contains( onPage[i].x, onPage[i].y ) )
        wrong += "a place off the page; ";
    }
    DiscOptions options;
    options.frame = frame;
    const std::vector<Disc> discs = placeDiscs( marks, options );
    std::size_t numbers = 0;
    for ( const Disc &disc : discs )
      numbers += disc.numbers.size();
    if ( numbers != marks.size() )
      wrong += "numbers without a disc; ";
    crowds( marks, discs );
    std::size_t grouped = 0;
    for ( const auto &group : splitStops( map.places, []( const auto & ) { return false; } ) )
      grouped += group.size();
    if ( grouped != map.places.size() )
      wrong += "stops in no group; ";
    farStops( map.places, frame, 8, 2400 );
    return wrong;
  }
}
