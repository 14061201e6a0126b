// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/name_callouts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace doorstep
{
  namespace
  {
    constexpr double SAMPLING = 2.5; // mm between points of the street that are tried
    constexpr std::size_t MOST_POINTS = 40;
    constexpr int DIRECTIONS = 36;                                                    // around a point
    constexpr std::array LENGTHS{ 1.6, 3.0, 6.0, 9.0, 13.0, 18.0, 24.0, 32.0, 42.0 }; // mm, of the line
    constexpr double OFF_STREET = 0.9; // mm from its middle to where the line begins
    constexpr double RIM = 3.2;        // mm from a disc's middle
    constexpr double GAP = 0.5;        // mm between a name and what is beside it

    struct Range
    {
        double low = std::numeric_limits<double>::infinity(), high = -low;
    };

    Range along( const Shape &shape, double x, double y )
    {
      Range range;
      for ( const Point &p : shape )
      {
        const double at = p.x * x + p.y * y;
        range.low = std::min( range.low, at );
        range.high = std::max( range.high, at );
      }
      return range;
    }

    bool areApart( const Range &a, const Range &b )
    {
      return a.high < b.low || b.high < a.low;
    }

    bool apartAlong( const Shape &a, const Shape &b, double x, double y )
    {
      return areApart( along( a, x, y ), along( b, x, y ) );
    }

    bool anEdgeParts( const Shape &a, const Shape &b )
    {
      for ( std::size_t i = 0; i < a.size(); ++i )
      {
        const Point &p = a[i], &q = a[( i + 1 ) % a.size()];
        if ( const double x = p.y - q.y, y = q.x - p.x; ( x != 0 || y != 0 ) && apartAlong( a, b, x, y ) )
          return true;
      }
      return false;
    }

    // A shape with its bounds, by which most pairs are known to be apart.
    struct Bounded
    {
        const Shape *shape;
        Range x, y;
    };

    Bounded bounded( const Shape &shape )
    {
      return { &shape, along( shape, 1, 0 ), along( shape, 0, 1 ) };
    }

    std::vector<Bounded> bounded( const std::vector<Shape> &shapes )
    {
      std::vector<Bounded> all;
      all.reserve( shapes.size() );
      for ( const Shape &shape : shapes )
        all.push_back( bounded( shape ) );
      return all;
    }

    bool overlap( const Bounded &a, const Bounded &b )
    {
      return !( a.shape->empty() || b.shape->empty() || areApart( a.x, b.x ) || areApart( a.y, b.y ) ||
                anEdgeParts( *a.shape, *b.shape ) || anEdgeParts( *b.shape, *a.shape ) );
    }

    bool touchesAny( const Bounded &shape, const std::vector<Bounded> &others )
    {
      return std::any_of( others.begin(), others.end(),
                          [&]( const Bounded &other ) { return overlap( shape, other ); } );
    }

    // Points of the street inside the frame, the nearest to where it is looked for first.
    std::vector<Point> anchorsOf( const CalloutWish &wish, const CalloutRoom &room )
    {
      const Box inside = room.frame.grown( -1.5 );
      std::vector<Point> points;
      for ( const Polyline &line : wish.lines )
        for ( std::size_t i = 1; i < line.size(); ++i )
        {
          const double length = distance( line[i - 1], line[i] );
          const int steps = std::max( 1, static_cast<int>( length / SAMPLING ) );
          for ( int s = 0; s <= steps; ++s )
          {
            const double t = static_cast<double>( s ) / steps;
            const Point p{ line[i - 1].x + ( line[i].x - line[i - 1].x ) * t,
                           line[i - 1].y + ( line[i].y - line[i - 1].y ) * t };
            if ( inside.contains( p.x, p.y ) )
              points.push_back( p );
          }
        }
      std::stable_sort( points.begin(), points.end(),
                        [&]( const Point &a, const Point &b )
                        { return distance( a, wish.near ) < distance( b, wish.near ); } );
      if ( points.size() <= MOST_POINTS )
        return points;
      // The nearer half of the places, and the rest from all over the street.
      std::vector<Point> some( points.begin(), points.begin() + MOST_POINTS / 2 );
      for ( std::size_t i = 0; i < MOST_POINTS / 2; ++i )
        some.push_back(
            points[MOST_POINTS / 2 + i * ( points.size() - MOST_POINTS / 2 ) / ( MOST_POINTS / 2 )] );
      return some;
    }

    // The text's box whose edge, seen from the end of the line, lies in that direction.
    Box boxAt( const Point &end, double dx, double dy, const SheetSize &text )
    {
      return { end.x + ( dx - 1 ) * text.width / 2, end.y + ( dy - 1 ) * text.height / 2, text.width,
               text.height };
    }

    // from: points that the line may come from, off: mm from there to where it begins.
    std::optional<Callout> bestPlace( const CalloutWish &wish, const CalloutRoom &room,
                                      const std::vector<Point> &from, double off, bool overRoute )
    {
      std::optional<Callout> best;
      double cheapest = std::numeric_limits<double>::infinity();
      const std::vector<Bounded> taken = bounded( room.taken ), routes = bounded( room.routes ),
                                 streets = bounded( room.streets );
      for ( const Point &anchor : from )
        for ( const double length : LENGTHS )
        {
          const double least = length + 0.2 * distance( anchor, wish.near );
          if ( least >= cheapest )
            break;
          for ( int d = 0; d < DIRECTIONS; ++d )
          {
            const double angle = 2 * std::numbers::pi * d / DIRECTIONS, x = std::cos( angle ),
                         y = std::sin( angle );
            const double reach = off + length;
            const Point end{ anchor.x + x * reach, anchor.y + y * reach };
            // Level with the line's end at the text's sides, above or below it in the middle.
            const double side = std::abs( x ) > 0.5 ? ( x > 0 ? 1 : -1 ) : x * 1.4;
            const double up = std::abs( x ) > 0.5 ? 0 : ( y > 0 ? 1 : -1 );
            const Box box = boxAt( end, side, up, wish.text );
            const Box wide = box.grown( GAP );
            if ( !room.frame.contains( wide.x, wide.y ) ||
                 !room.frame.contains( wide.right(), wide.bottom() ) )
              continue;
            const Shape textShape = shapeOf( wide );
            const Shape lineShape{ { anchor.x + x * off, anchor.y + y * off }, end };
            const Bounded text = bounded( textShape ), line = bounded( lineShape );
            if ( touchesAny( text, taken ) || touchesAny( line, taken ) || touchesAny( line, routes ) ||
                 ( !overRoute && touchesAny( text, routes ) ) )
              continue;
            double cost = least;
            for ( const Bounded &street : streets )
            {
              if ( cost >= cheapest )
                break;
              cost += overlap( text, street ) ? 1.5 : overlap( line, street ) ? 1.0 : 0.0;
            }
            if ( cost < cheapest )
            {
              cheapest = cost;
              best = Callout{ wish.name, box, lineShape.front(), end };
            }
          }
        }
      return best;
    }
  }

  bool overlap( const Shape &a, const Shape &b )
  {
    return overlap( bounded( a ), bounded( b ) );
  }

  Shape shapeOf( const Box &box )
  {
    return {
        { box.x, box.y }, { box.right(), box.y }, { box.right(), box.bottom() }, { box.x, box.bottom() } };
  }

  std::vector<Callout> placeCallouts( const std::vector<CalloutWish> &wishes, CalloutRoom room )
  {
    std::vector<Callout> placed;
    for ( const CalloutWish &wish : wishes )
    {
      const std::vector<Point> from = anchorsOf( wish, room );
      std::optional<Callout> found = bestPlace( wish, room, from, OFF_STREET, false );
      if ( !found )
        found = bestPlace( wish, room, from, OFF_STREET, true );
      if ( !found && wish.disc )
        found = bestPlace( wish, room, { *wish.disc }, RIM, true );
      if ( !found )
        continue;
      room.taken.push_back( shapeOf( found->box ) );
      room.taken.push_back( { found->anchor, found->end } );
      placed.push_back( *found );
    }
    return placed;
  }
}
