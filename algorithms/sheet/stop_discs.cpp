// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/stop_discs.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr int ROUNDS = 400;

    // Discs are circles, pills are as wide as their label: the distance at which two no longer touch, seen
    // along the line between them.
    double reach( const Disc &disc, double diameter, double dx, double dy )
    {
      const double length = std::sqrt( dx * dx + dy * dy );
      if ( length < 1e-9 )
        return disc.width / 2;
      return diameter / 2 + ( disc.width - diameter ) / 2 * std::abs( dx ) / length;
    }

    // In the middle of what is too narrow.
    double within( double value, double low, double high )
    {
      return low < high ? std::clamp( value, low, high ) : ( low + high ) / 2;
    }

    void keepInside( Disc &disc, const DiscOptions &options )
    {
      const double halfWidth = disc.width / 2 + 0.3, half = options.diameter / 2 + 0.3;
      disc.center.x = within( disc.center.x, options.frame.x + halfWidth, options.frame.right() - halfWidth );
      disc.center.y = within( disc.center.y, options.frame.y + half, options.frame.bottom() - half );
      for ( const Box &box : options.taken )
      {
        const Box around{ box.x - halfWidth, box.y - half, box.width + 2 * halfWidth, box.height + 2 * half };
        if ( !around.contains( disc.center.x, disc.center.y ) )
          continue;
        // Out by the nearest side that lies inside the frame.
        const double left = disc.center.x - around.x, right = around.right() - disc.center.x;
        const double up = disc.center.y - around.y, down = around.bottom() - disc.center.y;
        const double far = 1e9;
        const double toLeft = around.x - halfWidth < options.frame.x ? far : left;
        const double toRight = around.right() + halfWidth > options.frame.right() ? far : right;
        const double toTop = around.y - half < options.frame.y ? far : up;
        const double toBottom = around.bottom() + half > options.frame.bottom() ? far : down;
        const double least = std::min( { toLeft, toRight, toTop, toBottom } );
        if ( least == toLeft )
          disc.center.x = around.x;
        else if ( least == toRight )
          disc.center.x = around.right();
        else if ( least == toTop )
          disc.center.y = around.y;
        else
          disc.center.y = around.bottom();
      }
    }

    // Pushes two overlapping discs apart; the angle of coincident ones comes from their order, so that the
    // first goes left and the next right.
    bool separate( Disc &a, Disc &b, const DiscOptions &options )
    {
      double dx = b.center.x - a.center.x, dy = b.center.y - a.center.y;
      double length = std::sqrt( dx * dx + dy * dy );
      const double wanted =
          reach( a, options.diameter, dx, dy ) + reach( b, options.diameter, dx, dy ) + options.gap;
      if ( length >= wanted - 1e-6 )
        return false;
      if ( length < 1e-6 )
      {
        dx = 1;
        dy = 0.3;
        length = std::sqrt( dx * dx + dy * dy );
      }
      const double push = ( wanted - std::min( length, wanted ) ) / 2 + 0.01;
      a.center.x -= dx / length * push;
      a.center.y -= dy / length * push;
      b.center.x += dx / length * push;
      b.center.y += dy / length * push;
      return true;
    }

    // A disc must not hide the true spot of another one.
    bool uncover( Disc &disc, const Point &spot, const DiscOptions &options )
    {
      const double dx = disc.center.x - spot.x, dy = disc.center.y - spot.y;
      const double length = std::sqrt( dx * dx + dy * dy );
      const double wanted = reach( disc, options.diameter, dx, dy ) + 0.5;
      if ( length >= wanted || length < 1e-6 )
        return false;
      disc.center.x += dx / length * ( wanted - length );
      disc.center.y += dy / length * ( wanted - length );
      return true;
    }
  }

  std::string numbersLabel( std::span<const int> numbers )
  {
    std::string label;
    for ( std::size_t i = 0; i < numbers.size(); )
    {
      std::size_t last = i;
      while ( last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1 )
        ++last;
      if ( !label.empty() )
        label += ", ";
      label += std::to_string( numbers[i] );
      if ( last > i )
        label.append( 1, '-' ).append( std::to_string( numbers[last] ) );
      i = last + 1;
    }
    return label;
  }

  std::vector<Disc> placeDiscs( std::span<const StopMark> stops, const DiscOptions &options )
  {
    std::vector<StopMark> ordered( stops.begin(), stops.end() );
    std::sort( ordered.begin(), ordered.end(),
               []( const StopMark &a, const StopMark &b ) { return a.number < b.number; } );
    std::vector<Disc> discs;
    for ( const StopMark &stop : ordered )
    {
      const auto same = std::find_if(
          discs.begin(), discs.end(),
          [&]( const Disc &disc ) { return distance( disc.spot, stop.onPage ) <= options.sameBuilding; } );
      if ( same != discs.end() )
        same->numbers.push_back( stop.number );
      else
        discs.push_back( { { stop.number }, {}, stop.onPage, stop.onPage, options.diameter, false } );
    }
    for ( Disc &disc : discs )
    {
      disc.label = numbersLabel( disc.numbers );
      const double characters = static_cast<double>( disc.label.size() );
      disc.width = std::max( options.diameter, 1.9 * characters + ( characters > 2 ? 1.4 : 0 ) );
      keepInside( disc, options );
    }
    for ( int round = 0; round < ROUNDS; ++round )
    {
      bool moved = false;
      for ( std::size_t i = 0; i < discs.size(); ++i )
        for ( std::size_t j = i + 1; j < discs.size(); ++j )
          moved = separate( discs[i], discs[j], options ) || moved;
      // Uncovering spots is a wish, not touching is a must: the last rounds serve the must alone.
      if ( round < ROUNDS / 2 )
        for ( std::size_t i = 0; i < discs.size(); ++i )
          for ( std::size_t j = 0; j < discs.size(); ++j )
            if ( i != j )
              moved = uncover( discs[i], discs[j].spot, options ) || moved;
      for ( Disc &disc : discs )
        keepInside( disc, options );
      if ( !moved )
        break;
    }
    for ( Disc &disc : discs )
      disc.moved = distance( disc.spot, disc.center ) > options.leader;
    return discs;
  }
}
