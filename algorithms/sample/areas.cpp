// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/areas.h"

#include "base/geometry.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace doorstep::sample
{
  namespace
  {
    using Corner = std::pair<int, int>;
  }

  std::vector<std::vector<std::vector<Point>>> outline( const CityPlan &plan,
                                                        const std::function<bool( const Square & )> &belongs )
  {
    std::set<Corner> cells;
    for ( const Square &square : plan.squares() )
      if ( belongs( square ) )
        cells.insert( { square.i, square.j } );
    // Edges with the area on their left, by their first corner.
    std::multimap<Corner, Corner> edges;
    for ( const auto &[i, j] : cells )
    {
      if ( !cells.contains( { i, j - 1 } ) )
        edges.insert( { { i, j }, { i + 1, j } } );
      if ( !cells.contains( { i + 1, j } ) )
        edges.insert( { { i + 1, j }, { i + 1, j + 1 } } );
      if ( !cells.contains( { i, j + 1 } ) )
        edges.insert( { { i + 1, j + 1 }, { i, j + 1 } } );
      if ( !cells.contains( { i - 1, j } ) )
        edges.insert( { { i, j + 1 }, { i, j } } );
    }
    std::vector<std::vector<Point>> outer, holes;
    while ( !edges.empty() )
    {
      std::vector<Corner> ring = { edges.begin()->first };
      Corner at = edges.begin()->second, before = ring.front();
      edges.erase( edges.begin() );
      while ( at != ring.front() )
      {
        // Where two rings touch at a corner, turn left: the rings stay apart.
        auto [low, high] = edges.equal_range( at );
        auto best = low;
        for ( auto edge = low; edge != high; ++edge )
        {
          const int turn = ( at.first - before.first ) * ( edge->second.second - at.second ) -
                           ( at.second - before.second ) * ( edge->second.first - at.first );
          if ( turn > 0 )
            best = edge;
        }
        ring.push_back( at );
        before = at;
        at = best->second;
        edges.erase( best );
      }
      std::vector<Point> points;
      points.reserve( ring.size() + 1 );
      for ( const auto &[i, j] : ring )
        points.push_back( { i * HALF_MILE, j * HALF_MILE } );
      points.push_back( points.front() );
      ( signedArea( points ) > 0 ? outer : holes ).push_back( std::move( points ) );
    }
    std::sort( outer.begin(), outer.end(),
               []( const auto &a, const auto &b )
               { return std::abs( signedArea( a ) ) < std::abs( signedArea( b ) ); } );
    std::vector<std::vector<std::vector<Point>>> polygons;
    polygons.reserve( outer.size() );
    for ( std::vector<Point> &ring : outer )
      polygons.push_back( { std::move( ring ) } );
    for ( std::vector<Point> &hole : holes )
    {
      const Point in{ ( hole[0].x + hole[1].x ) / 2 + ( hole[1].y - hole[0].y ) * 1e-3,
                      ( hole[0].y + hole[1].y ) / 2 - ( hole[1].x - hole[0].x ) * 1e-3 };
      for ( auto &polygon : polygons )
        if ( isInRing( polygon.front(), in ) )
        {
          polygon.push_back( std::move( hole ) );
          break;
        }
    }
    return polygons;
  }

  void addAreas( const CityPlan &plan, SampleCity &city )
  {
    for ( const int which : { 0, 1 } )
      city.municipalities.push_back(
          { std::string( CITIES[static_cast<std::size_t>( which )] ),
            outline( plan, [which]( const Square &s ) { return s.city == which && s.incorporated; } ) } );
    std::set<int> zips;
    for ( const Square &square : plan.squares() )
      zips.insert( square.zip );
    for ( const int zip : zips )
      city.zipCodes.push_back(
          { std::to_string( zip ), outline( plan, [zip]( const Square &s ) { return s.zip == zip; } ) } );

    double west = 0, east = 0, south = 0, north = 0;
    for ( const Square &square : plan.squares() )
    {
      west = std::min( west, square.rect().x0 );
      east = std::max( east, square.rect().x1 );
      south = std::min( south, square.rect().y0 );
      north = std::max( north, square.rect().y1 );
    }
    const Terrain &land = plan.terrain();
    const double over = 0.25 * HALF_MILE;
    std::vector<Point> middle, bank, other;
    for ( double x = west - over; x <= east + over; x += 25 )
    {
      const double y = land.washY( x ), half = land.washHalfWidth( x );
      const double slope = ( land.washY( x + 5 ) - land.washY( x - 5 ) ) / 10,
                   norm = std::sqrt( 1 + slope * slope );
      middle.push_back( { x, y } );
      bank.push_back( { x + half * slope / norm, y - half / norm } );
      other.push_back( { x - half * slope / norm, y + half / norm } );
    }
    bank.insert( bank.end(), other.rbegin(), other.rend() );
    bank.push_back( bank.front() );
    city.water.push_back( { "Sandstone Wash", { { std::move( bank ) } } } );
    city.washes.push_back( { "Sandstone Wash", std::move( middle ) } );
    std::vector<Point> rails;
    for ( double y = north + over; y >= south - over; y -= 25 )
      if ( land.railX( y ) < east + over )
        rails.push_back( { land.railX( y ), y } );
    city.rail.push_back( { "Sonora Central Railroad", std::move( rails ) } );
  }
}
