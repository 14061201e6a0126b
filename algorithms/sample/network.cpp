// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/network.h"

#include "sample/piece_grid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace doorstep::sample
{
  namespace
  {
    constexpr double TOUCH = 0.6; // metres within which an end touches a line

    double millimetres( double v )
    {
      return std::round( v * 1000 ) / 1000;
    }

    struct Cut
    {
        std::int32_t path;
        double along;
        std::int32_t node;
    };

    class Nodes
    {
      public:
        // The node within a metre, made where there is none.
        std::int32_t at( const Point &p )
        {
          const auto x = static_cast<std::int64_t>( std::floor( p.x ) );
          const auto y = static_cast<std::int64_t>( std::floor( p.y ) );
          for ( std::int64_t dx = -1; dx <= 1; ++dx )
            for ( std::int64_t dy = -1; dy <= 1; ++dy )
            {
              const auto found = mCells.find( key( x + dx, y + dy ) );
              if ( found != mCells.end() &&
                   distance( mPoints[static_cast<std::size_t>( found->second )], p ) < 1 )
                return found->second;
            }
          const auto id = static_cast<std::int32_t>( mPoints.size() );
          mPoints.push_back( { millimetres( p.x ), millimetres( p.y ) } );
          mCells[key( x, y )] = id;
          return id;
        }
        const Point &point( std::int32_t id ) const { return mPoints[static_cast<std::size_t>( id )]; }
        std::size_t size() const { return mPoints.size(); }

      private:
        static std::int64_t key( std::int64_t x, std::int64_t y ) { return x * 10'000'000 + y; }
        std::vector<Point> mPoints;
        std::unordered_map<std::int64_t, std::int32_t> mCells;
    };

    // Whether paths may meet at a crossing in between: all on the ground, no ramps.
    bool crossable( const Path &path )
    {
      return path.road != Road::Freeway && path.road != Road::Ramp;
    }

    std::vector<Cut> findCuts( const std::vector<Path> &paths, Nodes &nodes )
    {
      std::vector<Piece> pieces;
      std::vector<double> lengths;
      for ( std::size_t p = 0; p < paths.size(); ++p )
      {
        double along = 0;
        for ( std::size_t k = 1; k < paths[p].points.size(); ++k )
        {
          const Point &a = paths[p].points[k - 1], &b = paths[p].points[k];
          pieces.push_back( { a, b, static_cast<std::int32_t>( p ), along } );
          along += distance( a, b );
        }
        lengths.push_back( along );
      }
      const PieceGrid grid( std::move( pieces ), 1 );

      std::vector<Cut> cuts;
      for ( std::size_t p = 0; p < paths.size(); ++p )
        for ( const bool last : { false, true } )
        {
          const Point &end = last ? paths[p].points.back() : paths[p].points.front();
          const std::int32_t node = nodes.at( end );
          cuts.push_back( { static_cast<std::int32_t>( p ), last ? lengths[p] : 0, node } );
          const int level = last ? paths[p].toLevel : paths[p].fromLevel;
          grid.near(
              end,
              [&]( const Piece &piece )
              {
                const Path &other = paths[static_cast<std::size_t>( piece.line )];
                if ( piece.line == static_cast<std::int32_t>( p ) || other.road == Road::Ramp ||
                     ( level == 1 ) != ( other.road == Road::Freeway ) || toPiece( piece, end ) > TOUCH )
                  return;
                cuts.push_back( { piece.line,
                                  piece.along + nearestShare( piece, end ) * distance( piece.a, piece.b ),
                                  node } );
              } );
        }
      grid.pairs(
          [&]( const Piece &p, const Piece &q, std::int64_t cell )
          {
            if ( p.line == q.line || !crossable( paths[static_cast<std::size_t>( p.line )] ) ||
                 !crossable( paths[static_cast<std::size_t>( q.line )] ) )
              return;
            const double rx = p.b.x - p.a.x, ry = p.b.y - p.a.y, sx = q.b.x - q.a.x, sy = q.b.y - q.a.y;
            const double across = rx * sy - ry * sx;
            if ( std::abs( across ) < 1e-9 )
              return;
            const double t = ( ( q.a.x - p.a.x ) * sy - ( q.a.y - p.a.y ) * sx ) / across;
            const double u = ( ( q.a.x - p.a.x ) * ry - ( q.a.y - p.a.y ) * rx ) / across;
            if ( t < 0 || t > 1 || u < 0 || u > 1 )
              return;
            const Point at{ p.a.x + t * rx, p.a.y + t * ry };
            if ( PieceGrid::keyOf( at ) != cell )
              return;
            const std::int32_t node = nodes.at( at );
            cuts.push_back( { p.line, p.along + t * distance( p.a, p.b ), node } );
            cuts.push_back( { q.line, q.along + u * distance( q.a, q.b ), node } );
          } );
      std::sort( cuts.begin(), cuts.end(),
                 []( const Cut &a, const Cut &b )
                 { return std::tie( a.path, a.along, a.node ) < std::tie( b.path, b.along, b.node ); } );
      return cuts;
    }

    // Component of each node by depth-first search over arcs (compressed rows).
    struct Arcs
    {
        std::vector<std::int32_t> first, head;
        Arcs( std::size_t nodes, const std::vector<std::pair<std::int32_t, std::int32_t>> &arcs,
              bool reversed )
            : first( nodes + 1 ), head( arcs.size() )
        {
          const auto tail = [&]( const auto &arc )
          { return static_cast<std::size_t>( reversed ? arc.second : arc.first ); };
          for ( const auto &arc : arcs )
            ++first[tail( arc ) + 1];
          for ( std::size_t n = 0; n < nodes; ++n )
            first[n + 1] += first[n];
          std::vector<std::int32_t> next( first.begin(), first.end() - 1 );
          for ( const auto &arc : arcs )
            head[static_cast<std::size_t>( next[tail( arc )]++ )] = reversed ? arc.first : arc.second;
        }
    };

    // Strongly connected components after Kosaraju, O(nodes + arcs).
    std::vector<std::int32_t> components( std::size_t nodes,
                                          const std::vector<std::pair<std::int32_t, std::int32_t>> &list )
    {
      const Arcs forward( nodes, list, false ), backward( nodes, list, true );
      std::vector<std::int32_t> order, component( nodes, -1 );
      std::vector<bool> seen( nodes );
      std::vector<std::pair<std::int32_t, std::int32_t>> stack;
      const auto at = []( std::int32_t n ) { return static_cast<std::size_t>( n ); };
      for ( std::size_t root = 0; root < nodes; ++root )
      {
        if ( seen[root] )
          continue;
        seen[root] = true;
        stack.emplace_back( static_cast<std::int32_t>( root ), forward.first[root] );
        while ( !stack.empty() )
        {
          auto &[node, arc] = stack.back();
          if ( arc == forward.first[at( node ) + 1] )
          {
            order.push_back( node );
            stack.pop_back();
            continue;
          }
          const std::int32_t head = forward.head[at( arc++ )];
          if ( !seen[at( head )] )
          {
            seen[at( head )] = true;
            stack.emplace_back( head, forward.first[at( head )] );
          }
        }
      }
      std::int32_t count = 0;
      for ( std::size_t i = order.size(); i-- > 0; )
      {
        const std::int32_t root = order[i];
        if ( component[at( root )] >= 0 )
          continue;
        std::vector<std::int32_t> todo = { root };
        component[at( root )] = count;
        while ( !todo.empty() )
        {
          const std::int32_t node = todo.back();
          todo.pop_back();
          for ( auto arc = backward.first[at( node )]; arc < backward.first[at( node ) + 1]; ++arc )
            if ( const std::int32_t head = backward.head[at( arc )]; component[at( head )] < 0 )
            {
              component[at( head )] = count;
              todo.push_back( head );
            }
        }
        ++count;
      }
      return component;
    }

    // Takes out what is not strongly connected with the rest, but for two small islands.
    std::vector<Section> keepConnected( std::vector<Section> all, const std::vector<Path> &paths,
                                        std::size_t nodes )
    {
      std::vector<std::pair<std::int32_t, std::int32_t>> arcs, both;
      for ( const Section &s : all )
      {
        const Travel travel = paths[static_cast<std::size_t>( s.path )].travel;
        if ( travel != Travel::Backward )
          arcs.emplace_back( s.from, s.to );
        if ( travel != Travel::Forward )
          arcs.emplace_back( s.to, s.from );
        both.emplace_back( s.from, s.to );
        both.emplace_back( s.to, s.from );
      }
      const std::vector<std::int32_t> strong = components( nodes, arcs ), weak = components( nodes, both );
      const auto largest = []( const std::vector<std::int32_t> &of )
      {
        std::map<std::int32_t, int> size;
        for ( const std::int32_t c : of )
          ++size[c];
        return std::max_element( size.begin(), size.end(),
                                 []( const auto &a, const auto &b ) { return a.second < b.second; } )
            ->first;
      };
      const std::int32_t main = largest( strong ), mainland = largest( weak );
      std::map<std::int32_t, int> islands;
      for ( const Section &s : all )
        if ( weak[static_cast<std::size_t>( s.from )] != mainland )
        {
          int &size = islands[weak[static_cast<std::size_t>( s.from )]];
          const Path &path = paths[static_cast<std::size_t>( s.path )];
          size += path.road == Road::Local && s.end - s.start > 80 ? 1 : 100;
        }
      std::vector<std::int32_t> kept;
      for ( const auto &[component, size] : islands )
        if ( size <= 3 && kept.size() < 2 )
          kept.push_back( component );
      std::erase_if( all,
                     [&]( const Section &s )
                     {
                       const auto from = static_cast<std::size_t>( s.from ),
                                  to = static_cast<std::size_t>( s.to );
                       return !( strong[from] == main && strong[to] == main ) &&
                              std::find( kept.begin(), kept.end(), weak[from] ) == kept.end();
                     } );
      return all;
    }
  }

  std::vector<Section> sections( const std::vector<Path> &paths )
  {
    Nodes nodes;
    const std::vector<Cut> cuts = findCuts( paths, nodes );
    std::vector<Section> all;
    for ( std::size_t k = 1; k < cuts.size(); ++k )
    {
      const Cut &a = cuts[k - 1], &b = cuts[k];
      if ( a.path != b.path || a.node == b.node )
        continue;
      Section section;
      section.path = a.path;
      section.from = a.node;
      section.to = b.node;
      section.start = a.along;
      section.end = b.along;
      section.points = between( paths[static_cast<std::size_t>( a.path )].points, a.along, b.along );
      for ( Point &p : section.points )
        p = { millimetres( p.x ), millimetres( p.y ) };
      section.points.front() = nodes.point( a.node );
      section.points.back() = nodes.point( b.node );
      all.push_back( std::move( section ) );
    }
    all = keepConnected( std::move( all ), paths, nodes.size() );
    std::vector<int> degree( nodes.size() );
    for ( const Section &s : all )
    {
      ++degree[static_cast<std::size_t>( s.from )];
      ++degree[static_cast<std::size_t>( s.to )];
    }
    for ( Section &s : all )
    {
      s.fromJunction = degree[static_cast<std::size_t>( s.from )] > 1;
      s.toJunction = degree[static_cast<std::size_t>( s.to )] > 1;
    }
    return all;
  }
}
