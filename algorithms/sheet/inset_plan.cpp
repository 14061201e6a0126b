// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/inset_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace doorstep
{
  std::optional<Box> freePlace( const Box &map, SheetSize size, std::span<const Point> onPage,
                                std::span<const Box> taken )
  {
    constexpr double step = 8, around = 4; // mm
    const double right = map.right() - size.width, bottom = map.bottom() - size.height;
    if ( right < map.x || bottom < map.y )
      return std::nullopt;
    std::vector<Box> places{ { right, map.y, size.width, size.height },
                             { right, bottom, size.width, size.height },
                             { map.x, bottom, size.width, size.height } };
    for ( double y = map.y + step; y < bottom; y += step )
      places.push_back( { right, y, size.width, size.height } );
    for ( double x = right - step; x > map.x; x -= step )
      places.push_back( { x, bottom, size.width, size.height } );
    for ( double y = bottom - step; y > map.y; y -= step )
      places.push_back( { map.x, y, size.width, size.height } );
    for ( double x = right - step; x > map.x; x -= step )
      places.push_back( { x, map.y, size.width, size.height } );
    const auto found = std::find_if(
        places.begin(), places.end(),
        [&]( const Box &place )
        {
          const Box room = place.grown( around );
          return std::none_of( taken.begin(), taken.end(),
                               [&]( const Box &box ) { return box.overlaps( place.grown( 1 ) ); } ) &&
                 std::none_of( onPage.begin(), onPage.end(),
                               [&]( const Point &p ) { return room.contains( p.x, p.y ); } );
        } );
    return found == places.end() ? std::nullopt : std::optional<Box>( *found );
  }

  std::optional<Box> edgePlace( const Box &frame, SheetSize size, const Point &toward,
                                std::span<const Box> taken )
  {
    constexpr double step = 3; // mm
    const double right = frame.right() - size.width, bottom = frame.bottom() - size.height;
    if ( right < frame.x || bottom < frame.y )
      return std::nullopt;
    // Where the middle of the box would lie if the frame were as small as its middles' own.
    const Point middle{ frame.x + frame.width / 2, frame.y + frame.height / 2 };
    const double dx = toward.x - middle.x, dy = toward.y - middle.y;
    const double across = ( frame.width - size.width ) / 2, down = ( frame.height - size.height ) / 2;
    const double share = std::min( std::abs( dx ) > 1e-9 ? across / std::abs( dx ) : 1e9,
                                   std::abs( dy ) > 1e-9 ? down / std::abs( dy ) : 1e9 );
    const Point wished{ middle.x + dx * share - size.width / 2, middle.y + dy * share - size.height / 2 };
    std::vector<Box> places{ { wished.x, wished.y, size.width, size.height } };
    for ( double x = frame.x; x <= right; x += step )
      for ( const double y : { frame.y, bottom } )
        places.push_back( { x, y, size.width, size.height } );
    for ( double y = frame.y; y <= bottom; y += step )
      for ( const double x : { frame.x, right } )
        places.push_back( { x, y, size.width, size.height } );
    std::stable_sort( places.begin(), places.end(),
                      [&]( const Box &a, const Box &b ) {
                        return distance( { a.x, a.y }, wished ) < distance( { b.x, b.y }, wished );
                      } );
    const auto found = std::find_if( places.begin(), places.end(),
                                     [&]( const Box &place )
                                     {
                                       return std::none_of( taken.begin(), taken.end(),
                                                            [&]( const Box &box )
                                                            { return box.overlaps( place.grown( 1 ) ); } );
                                     } );
    return found == places.end() ? std::nullopt : std::optional<Box>( *found );
  }

  InsetRoom fitWithInsets( std::span<const Point> points, std::span<const Box> frames,
                           const FitOptions &options, std::size_t insets )
  {
    const FittedView fitted = fitView( points, frames, options );
    InsetRoom room{ fitted.view, {} };
    if ( insets == 0 )
      return room;
    room.insets.push_back( fitted.inset );
    const std::vector<Point> onPage = toPage( room.view, points );
    while ( room.insets.size() < insets )
      if ( const auto place = freePlace( room.view.frame, options.inset, onPage, room.insets ) )
        room.insets.push_back( *place );
      else
        break;
    if ( room.insets.size() == insets )
      return room;
    const double n = static_cast<double>( insets );
    FitOptions row = options, stack = options;
    row.inset.width *= n;
    stack.inset.height *= n;
    const FittedView inRow = fitView( points, frames, row ), stacked = fitView( points, frames, stack );
    const bool higher = stacked.view.scale < inRow.view.scale;
    const FittedView &chosen = higher ? stacked : inRow;
    room = { chosen.view, {} };
    for ( std::size_t i = 0; i < insets; ++i )
    {
      const double k = static_cast<double>( i );
      room.insets.push_back( { chosen.inset.x + ( higher ? 0 : k * options.inset.width ),
                               chosen.inset.y + ( higher ? k * options.inset.height : 0 ),
                               options.inset.width, options.inset.height } );
    }
    return room;
  }

  std::vector<std::vector<std::size_t>> crowds( std::span<const StopMark> stops, std::span<const Disc> discs )
  {
    constexpr double neighbour = 5; // mm between spots: discs of 4.8 mm would touch
    constexpr double far = 4;       // mm: a disc that far from its spot is hard to follow
    constexpr std::size_t least = 4;
    // Chains of neighbours: each stop takes the group of the stops before it that are near.
    std::vector<std::size_t> group( stops.size() );
    std::iota( group.begin(), group.end(), std::size_t{ 0 } );
    for ( std::size_t i = 0; i < stops.size(); ++i )
      for ( std::size_t j = 0; j < i; ++j )
        if ( distance( stops[i].onPage, stops[j].onPage ) < neighbour && group[i] != group[j] )
        {
          const auto [keep, lose] = std::minmax( group[i], group[j] );
          const std::size_t kept = keep, lost = lose;
          std::replace( group.begin(), group.end(), lost, kept );
        }
    std::vector<std::vector<std::size_t>> found;
    for ( std::size_t g = 0; g < stops.size(); ++g )
    {
      std::vector<std::size_t> members;
      for ( std::size_t i = 0; i < stops.size(); ++i )
        if ( group[i] == g )
          members.push_back( i );
      const auto crowded = [&]( const Disc &disc )
      {
        return distance( disc.center, disc.spot ) > far &&
               std::any_of( members.begin(), members.end(),
                            [&]( std::size_t i ) { return stops[i].number == disc.numbers.front(); } );
      };
      if ( members.size() >= least && std::any_of( discs.begin(), discs.end(), crowded ) )
        found.push_back( std::move( members ) );
    }
    return found;
  }

  MapView insetView( const Box &box, double text, std::span<const Point> points, ScaleUnit unit,
                     double finest )
  {
    Box frame = box;
    frame.height -= text;
    FitOptions fit;
    fit.margin = 4;
    fit.mayTurn = false;
    fit.unit = unit;
    fit.finest = finest;
    return fitView( points, { &frame, 1 }, fit ).view;
  }
}
