// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_outline.h"

#include "base/geometry.h"
#include "zone/zone_areas_simplify.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace doorstep::areas
{
  namespace
  {
    using Ring = std::vector<Point>;

    bool isLatticeLine( const GridPoint &a, const GridPoint &b )
    {
      return ( a.x == b.x && a.x % 16 == 0 ) || ( a.y == b.y && a.y % 16 == 0 );
    }

    // How wide the cells beside a boundary are, as the mean over its edges: large squares make large stairs.
    double scaleOf( const CellMap &map, const std::vector<std::size_t> &edges )
    {
      constexpr double usual = 64, largest = 16; // metres; times
      double sum = 0, length = 0;
      for ( const std::size_t e : edges )
      {
        double least = usual * largest;
        for ( const CellId c : { map.edges[e].left, map.edges[e].right } )
          if ( c >= 0 )
            least = std::min( least, std::sqrt( map.cells[c].area ) );
        const double piece = distance( toPoint( map.edges[e].from ), toPoint( map.edges[e].to ) );
        sum += piece * least;
        length += piece;
      }
      return std::clamp( sum / std::max( length, 1e-9 ) / usual, 0.5, largest );
    }

    struct Side
    {
        GridPoint to;
        std::size_t edge = 0;
    };

    // Boundary edges chained from node to node; a node is where more or fewer than two edges meet.
    std::vector<Arc> arcsOf( const CellMap &map, const CellZones &labels )
    {
      const auto label = [&]( CellId c ) { return c < 0 ? 0 : labels[c]; };
      std::map<GridPoint, std::vector<Side>> sides;
      for ( std::size_t e = 0; e < map.edges.size(); ++e )
      {
        const CellEdge &edge = map.edges[e];
        if ( label( edge.left ) == label( edge.right ) )
          continue;
        sides[edge.from].push_back( { edge.to, e } );
        sides[edge.to].push_back( { edge.from, e } );
      }
      std::vector<char> used( map.edges.size(), 0 );
      std::vector<Arc> arcs;
      const auto follow = [&]( const GridPoint &start, const Side &first )
      {
        std::vector<GridPoint> line{ start, first.to };
        std::vector<std::size_t> edges{ first.edge };
        used[first.edge] = 1;
        const CellEdge &edge = map.edges[first.edge];
        const bool forward = edge.from == start;
        while ( line.back() != start )
        {
          const std::vector<Side> &next = sides[line.back()];
          if ( next.size() != 2 )
            break;
          const Side &side = used[next[0].edge] ? next[1] : next[0];
          used[side.edge] = 1;
          line.push_back( side.to );
          edges.push_back( side.edge );
        }
        Arc arc;
        arc.left = label( forward ? edge.left : edge.right );
        arc.right = label( forward ? edge.right : edge.left );
        arc.scale = scaleOf( map, edges );
        arc.isLoop = line.front() == line.back() && sides[start].size() == 2;
        for ( std::size_t i = 0; i < line.size(); ++i )
        {
          const bool inner = arc.isLoop || ( i > 0 && i + 1 < line.size() );
          const GridPoint &before = i > 0 ? line[i - 1] : line[line.size() - 2];
          const GridPoint &after = i + 1 < line.size() ? line[i + 1] : line[1];
          arc.points.push_back( toPoint( line[i] ) );
          arc.soft.push_back(
              inner && isLatticeLine( before, line[i] ) && isLatticeLine( line[i], after ) ? 1 : 0 );
        }
        arcs.push_back( std::move( arc ) );
      };
      for ( const bool loops : { false, true } )
        for ( const auto &[point, list] : sides )
          if ( loops || list.size() != 2 )
            for ( const Side &side : list )
              if ( !used[side.edge] )
                follow( point, side );
      return arcs;
    }

    // A closed walk cut where it passes a point twice, into rings that touch themselves nowhere.
    void cutAtTouches( const Ring &walk, std::vector<Ring> &rings )
    {
      Ring open;
      std::map<std::pair<double, double>, std::size_t> place;
      for ( const Point &p : walk )
      {
        const auto [it, fresh] = place.try_emplace( { p.x, p.y }, open.size() );
        if ( fresh )
        {
          open.push_back( p );
          continue;
        }
        const std::size_t from = it->second;
        Ring ring( open.begin() + static_cast<std::ptrdiff_t>( from ), open.end() );
        ring.push_back( p );
        for ( std::size_t i = from + 1; i < open.size(); ++i )
          place.erase( { open[i].x, open[i].y } );
        open.resize( from + 1 );
        if ( ring.size() > 3 )
          rings.push_back( std::move( ring ) );
      }
    }

    // The rings with this zone on their left.
    std::vector<Ring> ringsOf( std::int32_t zone, const std::vector<Arc> &arcs,
                               const std::vector<std::size_t> &own )
    {
      std::vector<Ring> sides;
      for ( const std::size_t a : own )
      {
        if ( arcs[a].left == zone )
          sides.push_back( arcs[a].points );
        if ( arcs[a].right == zone )
          sides.emplace_back( arcs[a].points.rbegin(), arcs[a].points.rend() );
      }
      std::map<std::pair<double, double>, std::vector<std::size_t>> leaving;
      for ( std::size_t s = 0; s < sides.size(); ++s )
        leaving[{ sides[s].front().x, sides[s].front().y }].push_back( s );

      // Turn as far to the left's opposite as possible: the first way out clockwise from the way back keeps
      // the zone's own ground on the left.
      const auto next = [&]( std::size_t s )
      {
        const Point &node = sides[s].back(), &back = sides[s][sides[s].size() - 2];
        const double from = std::atan2( back.y - node.y, back.x - node.x );
        const std::vector<std::size_t> &ways = leaving[{ node.x, node.y }];
        std::size_t best = ways.front();
        double bestTurn = 10;
        for ( const std::size_t way : ways )
        {
          double turn = from - std::atan2( sides[way][1].y - node.y, sides[way][1].x - node.x );
          if ( turn <= 0 )
            turn += 2 * std::acos( -1.0 );
          if ( turn < bestTurn )
          {
            bestTurn = turn;
            best = way;
          }
        }
        return best;
      };
      std::vector<char> used( sides.size(), 0 );
      std::vector<Ring> rings;
      for ( std::size_t start = 0; start < sides.size(); ++start )
      {
        Ring walk;
        for ( std::size_t s = start; !used[s]; s = next( s ) )
        {
          used[s] = 1;
          walk.insert( walk.end(), sides[s].begin() + ( walk.empty() ? 0 : 1 ), sides[s].end() );
        }
        cutAtTouches( walk, rings );
      }
      return rings;
    }

    std::vector<AreaPolygon> polygons( std::vector<Ring> rings )
    {
      std::vector<std::pair<double, AreaPolygon>> shells;
      std::vector<Ring> holes;
      for ( Ring &ring : rings )
        if ( const double area = signedArea( ring ); area > 0 )
          shells.push_back( { area, { std::move( ring ), {} } } );
        else
          holes.push_back( std::move( ring ) );
      // Smallest first, so that a hole goes to the innermost shell around it.
      std::stable_sort( shells.begin(), shells.end(),
                        []( const auto &a, const auto &b ) { return a.first < b.first; } );
      for ( Ring &hole : holes )
      {
        const Point middle{ ( hole[0].x + hole[1].x ) / 2, ( hole[0].y + hole[1].y ) / 2 };
        for ( auto &[area, polygon] : shells )
          if ( area > -signedArea( hole ) && isInRing( polygon.shell, middle ) )
          {
            polygon.holes.push_back( std::move( hole ) );
            break;
          }
      }
      std::vector<AreaPolygon> parts;
      for ( auto it = shells.rbegin(); it != shells.rend(); ++it )
        parts.push_back( std::move( it->second ) );
      return parts;
    }
  }

  std::vector<ZoneArea> outlines( const CellMap &map, const CellZones &labels,
                                  const std::vector<Square> &holds, LineStyle style )
  {
    std::vector<Arc> arcs = arcsOf( map, labels );
    SimplifyOptions options; // for cells of 64 m
    options.latticeArea = 2500;
    options.streetArea = 60;
    options.spikeArea = 8000;
    options.bucket = 64;
    if ( style == LineStyle::Straight )
    {
      options.latticeArea *= 6;
      options.streetArea *= 10;
      options.spikeArea *= 4;
      options.roundings = 0;
      options.onlyOutward = true;
    }
    simplify( arcs, holds, options );

    std::map<std::int32_t, std::vector<std::size_t>> ofZone;
    for ( std::size_t a = 0; a < arcs.size(); ++a )
      for ( const std::int32_t zone : { arcs[a].left, arcs[a].right } )
        if ( zone > 0 )
          ofZone[zone].push_back( a );
    std::vector<ZoneArea> areas;
    for ( const auto &[zone, own] : ofZone )
      areas.push_back( { zone, polygons( ringsOf( zone, arcs, own ) ) } );
    return areas;
  }
}
