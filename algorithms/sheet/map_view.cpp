// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/map_view.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace doorstep
{
  namespace
  {
    // Feet to the inch: each step at most a half more, or a third to a double below 200.
    constexpr std::array FEET_TO_INCH{ 50.0,   80.0,   100.0,  150.0,  200.0,  250.0,  300.0,  400.0,  500.0,
                                       600.0,  800.0,  1000.0, 1200.0, 1500.0, 2000.0, 2500.0, 3000.0, 4000.0,
                                       5000.0, 6000.0, 8000.0, 10000., 15000., 20000., 30000., 50000. };
    constexpr std::array RATIOS{ 500.0,   1000.0,  1500.0,  2000.0,  2500.0,  3000.0,  4000.0,
                                 5000.0,  6000.0,  7500.0,  10000.0, 12500.0, 15000.0, 20000.0,
                                 25000.0, 30000.0, 40000.0, 50000.0, 60000.0, 75000.0, 100e3,
                                 125e3,   150e3,   200e3,   300e3,   500e3 };

    struct MapTurn
    {
        double cosine, sine;
    };

    MapTurn turnOf( double degrees )
    {
      const double radians = degrees * std::numbers::pi / 180;
      return { std::cos( radians ), std::sin( radians ) };
    }

    Point turned( const MapTurn &turn, const Point &p )
    {
      return { p.x * turn.cosine + p.y * turn.sine, -p.x * turn.sine + p.y * turn.cosine };
    }

    struct Bounds
    {
        double left = 1e300, right = -1e300, bottom = 1e300, top = -1e300;
        void add( const Point &p )
        {
          left = std::min( left, p.x );
          right = std::max( right, p.x );
          bottom = std::min( bottom, p.y );
          top = std::max( top, p.y );
        }
        double width() const { return right - left; }
        double height() const { return top - bottom; }
    };

    // Fits the points into `room`, a part of `frame`; the view is of the whole frame.
    MapView fitInto( std::span<const Point> points, double rotation, const Box &room, const Box &frame,
                     const FitOptions &options )
    {
      const MapTurn turn = turnOf( rotation );
      Bounds bounds;
      for ( const Point &p : points )
        bounds.add( turned( turn, p ) );
      if ( points.empty() )
        bounds.add( {} );
      const double width = std::max( 1.0, room.width - 2 * options.margin );
      const double height = std::max( 1.0, room.height - 2 * options.margin );
      MapView view;
      view.scale = roundScale(
          std::max( options.finest, 1000 * std::max( bounds.width() / width, bounds.height() / height ) ),
          options.unit );
      view.rotation = rotation;
      view.frame = frame;
      const double metres = view.scale / 1000;
      const double dx = frame.x + frame.width / 2 - ( room.x + room.width / 2 );
      const double dy = frame.y + frame.height / 2 - ( room.y + room.height / 2 );
      const Point middle{ ( bounds.left + bounds.right ) / 2 + dx * metres,
                          ( bounds.bottom + bounds.top ) / 2 - dy * metres };
      view.center = turned( { turn.cosine, -turn.sine }, middle );
      return view;
    }

    std::array<Box, 4> corners( const Box &frame, SheetSize size )
    {
      const double right = frame.right() - size.width, bottom = frame.bottom() - size.height;
      return { Box{ right, frame.y, size.width, size.height }, Box{ right, bottom, size.width, size.height },
               Box{ frame.x, bottom, size.width, size.height },
               Box{ frame.x, frame.y, size.width, size.height } };
    }

    std::optional<Box> freeCorner( const MapView &view, std::span<const Point> points, SheetSize size )
    {
      for ( const Box &corner : corners( view.frame, size ) )
      {
        const Box around = corner.grown( 4 );
        const bool free = std::none_of( points.begin(), points.end(),
                                        [&]( const Point &p )
                                        {
                                          const Point at = toPage( view, p );
                                          return around.contains( at.x, at.y );
                                        } );
        if ( free )
          return corner;
      }
      return std::nullopt;
    }

    FittedView fitOne( std::span<const Point> points, double rotation, const Box &frame,
                       const FitOptions &options )
    {
      FittedView fitted{ fitInto( points, rotation, frame, frame, options ), {} };
      if ( options.inset.width <= 0 )
        return fitted;
      if ( const auto corner = freeCorner( fitted.view, points, options.inset ) )
        return { fitted.view, *corner };
      // No corner is free: the points move aside by the inset's width or height, or the scale gives way.
      const Box left{ frame.x, frame.y, frame.width - options.inset.width, frame.height };
      const Box lower{ frame.x, frame.y + options.inset.height, frame.width,
                       frame.height - options.inset.height };
      const MapView a = fitInto( points, rotation, left, frame, options );
      const MapView b = fitInto( points, rotation, lower, frame, options );
      fitted.view = b.scale < a.scale ? b : a;
      fitted.inset = corners( frame, options.inset )[0];
      return fitted;
    }
  }

  Point toPage( const MapView &view, const Point &place )
  {
    const Point d = turned( turnOf( view.rotation ), { place.x - view.center.x, place.y - view.center.y } );
    const double mm = 1000 / view.scale;
    return { view.frame.x + view.frame.width / 2 + d.x * mm,
             view.frame.y + view.frame.height / 2 - d.y * mm };
  }

  std::vector<Point> toPage( const MapView &view, std::span<const Point> places )
  {
    std::vector<Point> onPage;
    for ( const Point &place : places )
      onPage.push_back( toPage( view, place ) );
    return onPage;
  }

  Point toWorld( const MapView &view, const Point &onPage )
  {
    const double metres = view.scale / 1000;
    const Point d{ ( onPage.x - view.frame.x - view.frame.width / 2 ) * metres,
                   ( view.frame.y + view.frame.height / 2 - onPage.y ) * metres };
    const MapTurn turn = turnOf( view.rotation );
    const Point back = turned( { turn.cosine, -turn.sine }, d );
    return { view.center.x + back.x, view.center.y + back.y };
  }

  double roundScale( double denominator, ScaleUnit unit )
  {
    const std::span<const double> steps = unit == ScaleUnit::FeetToTheInch
                                              ? std::span<const double>( FEET_TO_INCH )
                                              : std::span<const double>( RATIOS );
    const double perStep = unit == ScaleUnit::FeetToTheInch ? 12 : 1;
    for ( const double step : steps )
      if ( step * perStep >= denominator - 1e-6 )
        return step * perStep;
    // A zone of a continent's size: thousands of feet, or of units, rounded up.
    return std::ceil( denominator / ( 10000 * perStep ) ) * 10000 * perStep;
  }

  FittedView fitView( std::span<const Point> points, std::span<const Box> frames, const FitOptions &options )
  {
    FittedView best;
    const auto consider = [&]( const FittedView &candidate, std::size_t frame )
    {
      if ( best.view.scale > 0 && candidate.view.scale >= best.view.scale )
        return;
      best = candidate;
      best.view.landscape = frame == 1;
    };
    for ( std::size_t f = 0; f < frames.size(); ++f )
      consider( fitOne( points, 0, frames[f], options ), f );
    // North is up unless a turn shows a third more: a page that lies askew is harder to hold against the
    // streets.
    const double enough = best.view.scale * 0.76;
    if ( options.mayTurn )
      for ( double angle = options.turnStep; angle <= 45; angle += options.turnStep )
        for ( const double rotation : { angle, -angle } )
          for ( std::size_t f = 0; f < frames.size(); ++f )
            if ( const FittedView askew = fitOne( points, rotation, frames[f], options );
                 askew.view.scale <= enough )
              consider( askew, f );
    return best;
  }

  std::vector<std::size_t> farStops( std::span<const Point> stops, const Box &frame, double margin,
                                     double enough )
  {
    std::vector<std::size_t> left;
    const std::size_t most = std::min<std::size_t>( 2, stops.size() / 5 );
    if ( most == 0 )
      return left;
    const auto need = [&]( const std::vector<std::size_t> &without )
    {
      Bounds bounds;
      for ( std::size_t i = 0; i < stops.size(); ++i )
        if ( std::find( without.begin(), without.end(), i ) == without.end() )
          bounds.add( stops[i] );
      const double room = std::max( frame.width, frame.height ) - 2 * margin;
      const double other = std::min( frame.width, frame.height ) - 2 * margin;
      const double longer = std::max( bounds.width(), bounds.height() );
      const double shorter = std::min( bounds.width(), bounds.height() );
      return std::max( 2400.0, 1000 * std::max( longer / room, shorter / other ) );
    };
    const double whole = need( {} );
    std::vector<std::size_t> chosen;
    for ( std::size_t n = 0; n < most; ++n )
    {
      std::size_t bestStop = 0;
      double bestNeed = 1e300;
      for ( std::size_t i = 0; i < stops.size(); ++i )
      {
        if ( std::find( chosen.begin(), chosen.end(), i ) != chosen.end() )
          continue;
        std::vector<std::size_t> trial = chosen;
        trial.push_back( i );
        if ( const double value = need( trial ); value < bestNeed - 1e-9 )
        {
          bestNeed = value;
          bestStop = i;
        }
      }
      chosen.push_back( bestStop );
      if ( bestNeed < whole / 2 || bestNeed <= enough )
        return chosen;
    }
    return left;
  }
}
