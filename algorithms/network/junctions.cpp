// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/junctions.h"

#include "base/geometry.h"
#include "base/joined_sets.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr double SAME_VERTEX = 0.01; // metres: vertices in the middle of two lines that are one place

    using PointId = IdOf<struct PointTag>; // of all lines

    // Points by cell of a square grid, in an open hash table of chains.
    class HashGrid
    {
      public:
        HashGrid( double cell, std::size_t points ) : mCell( cell ), mNext( points, NONE )
        {
          std::size_t capacity = 64;
          while ( capacity < points * 2 )
            capacity *= 2;
          mMask = capacity - 1;
          mKeys.resize( capacity );
          mHeads.assign( capacity, NONE );
        }

        void add( const Point &at, std::uint32_t id )
        {
          const std::size_t slot = slotOf( key( at.x, at.y ) );
          mKeys[slot] = key( at.x, at.y );
          mNext[id] = mHeads[slot];
          mHeads[slot] = id;
        }

        // visit( id ) for the points of all cells that a box touches.
        template <class Visit> void inBox( const Point &low, const Point &high, const Visit &visit ) const
        {
          for ( double x = floorCell( low.x ); x <= floorCell( high.x ); ++x )
            for ( double y = floorCell( low.y ); y <= floorCell( high.y ); ++y )
              for ( std::uint32_t id = mHeads[slotOf( keyOfCell( x, y ) )]; id != NONE; id = mNext[id] )
                visit( id );
        }

      private:
        static constexpr std::uint32_t NONE = 0xFFFFFFFFU;
        double floorCell( double value ) const { return std::floor( value / mCell ); }
        static std::uint64_t keyOfCell( double x, double y )
        {
          return ( static_cast<std::uint64_t>( static_cast<std::int64_t>( x ) ) << 32U ) ^
                 ( static_cast<std::uint64_t>( static_cast<std::int64_t>( y ) ) & 0xFFFFFFFFU );
        }
        std::uint64_t key( double x, double y ) const { return keyOfCell( floorCell( x ), floorCell( y ) ); }
        std::size_t slotOf( std::uint64_t key ) const
        {
          std::size_t slot = ( ( key * 0x9E3779B97F4A7C15ULL ) >> 20U ) & mMask;
          while ( mHeads[slot] != NONE && mKeys[slot] != key )
            slot = ( slot + 1 ) & mMask;
          return slot;
        }

        double mCell;
        std::size_t mMask = 0;
        std::vector<std::uint64_t> mKeys;
        std::vector<std::uint32_t> mHeads, mNext;
    };

    // What a vertex may be joined by.
    struct Vertex
    {
        std::int32_t line = 0;
        std::int32_t level = 0;
        bool end = false;
        bool joins = false;
        bool inside = false; // the line is open to others between its ends
        bool bridge = false; // or a tunnel: another line's vertex in its middle joins it, and nothing less
        std::int32_t layer = 0;
    };

    std::vector<Vertex> vertices( const CleanLines &clean, std::span<const StreetLine> lines )
    {
      std::vector<Vertex> result( clean.points.size() );
      for ( std::size_t l = 0; l < clean.size(); ++l )
      {
        const StreetLine &line = lines[clean.source[l].index()];
        const std::uint32_t last = clean.first[l + 1] - 1;
        const bool flat = line.fromLevel == line.toLevel, inside = flat && !line.bridgeOrTunnel;
        for ( std::uint32_t v = clean.first[l]; v <= last; ++v )
        {
          const bool end = v == clean.first[l] || v == last;
          result[v] = { static_cast<std::int32_t>( l ),
                        v == last ? line.toLevel : line.fromLevel,
                        end,
                        end || flat,
                        inside,
                        line.bridgeOrTunnel,
                        line.layer };
        }
      }
      return result;
    }

    // How near two vertices of two lines are one place; below 0: never.
    double reachOf( const Vertex &a, const Vertex &b, double tolerance )
    {
      if ( ( !a.end && a.bridge ) || ( !b.end && b.bridge ) )
      {
        // A junction on a bridge has a line that ends there, or is one of two bridges; a street that passes
        // below may have a vertex at the same spot.
        const bool together = a.end || b.end || ( a.bridge && b.bridge && a.layer == b.layer );
        return together ? SAME_VERTEX : -1;
      }
      return a.end || b.end ? tolerance : SAME_VERTEX;
    }

    void joinVertices( const CleanLines &clean, const std::vector<Vertex> &vertices, double tolerance,
                       JoinedSets<PointId> &sets )
    {
      const double reach = std::max( tolerance, SAME_VERTEX );
      HashGrid grid( reach * 4, clean.points.size() );
      for ( std::uint32_t v = 0; v < clean.points.size(); ++v )
      {
        const Vertex &mine = vertices[v];
        if ( !mine.joins )
          continue;
        const Point &at = clean.points[v];
        grid.inBox( { at.x - reach, at.y - reach }, { at.x + reach, at.y + reach },
                    [&]( std::uint32_t other )
                    {
                      const Vertex &theirs = vertices[other];
                      if ( mine.level != theirs.level )
                        return;
                      // Vertices of one line lie close where it bends; only the same place, or its closing,
                      // joins them.
                      const double near = mine.line != theirs.line ? reachOf( mine, theirs, reach )
                                          : mine.end && theirs.end && v - other > 2 ? reach
                                                                                    : SAME_VERTEX;
                      if ( distance( at, clean.points[other] ) <= near )
                        sets.join( PointId( v ), PointId( other ) );
                    } );
        grid.add( at, v );
      }
    }

    // Where ends meet nothing but each other: its foot on the middle of another line.
    struct Touch
    {
        double gap = 0;
        std::uint32_t piece = 0; // the point before the foot
        double t = 0;
        Point foot;
    };

    // For each loose end (one where several meet) the nearest piece of another line within tolerance.
    std::vector<std::optional<Touch>> touches( const CleanLines &clean, const std::vector<Vertex> &vertices,
                                               const std::vector<std::uint32_t> &loose, double tolerance )
    {
      std::vector<std::optional<Touch>> result( loose.size() );
      if ( loose.empty() )
        return result;
      constexpr double cell = 64; // metres, about a block's piece of line
      HashGrid grid( cell, loose.size() );
      for ( std::uint32_t i = 0; i < loose.size(); ++i )
        grid.add( clean.points[loose[i]], i );
      const auto endsAt = [&]( std::int32_t line, NodeId node )
      {
        const auto l = static_cast<std::size_t>( line );
        return clean.node[clean.first[l]] == node || clean.node[clean.first[l + 1] - 1] == node;
      };
      const auto consider = [&]( std::uint32_t piece, std::uint32_t i )
      {
        if ( vertices[loose[i]].level != vertices[piece].level ||
             endsAt( vertices[piece].line, clean.node[loose[i]] ) )
          return;
        const Point &a = clean.points[piece], &b = clean.points[piece + 1], &p = clean.points[loose[i]];
        const double t = shareAlong( a, b, p );
        if ( !( t > 0 && t < 1 ) )
          return;
        const Point foot = between( a, b, t );
        const double gap = distance( p, foot );
        if ( gap <= tolerance && ( !result[i] || gap < result[i]->gap ) )
          result[i] = Touch{ gap, piece, t, foot };
      };
      for ( std::uint32_t v = 0; v + 1 < clean.points.size(); ++v )
      {
        const Vertex &from = vertices[v];
        if ( from.line != vertices[v + 1].line || !from.inside )
          continue;
        const Point &a = clean.points[v], &b = clean.points[v + 1];
        const Point low{ std::min( a.x, b.x ) - tolerance, std::min( a.y, b.y ) - tolerance };
        const Point high{ std::max( a.x, b.x ) + tolerance, std::max( a.y, b.y ) + tolerance };
        const double cells = ( ( high.x - low.x ) / cell + 2 ) * ( ( high.y - low.y ) / cell + 2 );
        if ( cells < static_cast<double>( loose.size() ) )
          grid.inBox( low, high, [&]( std::uint32_t i ) { consider( v, i ); } );
        else // a piece across the whole map
          for ( std::uint32_t i = 0; i < loose.size(); ++i )
            consider( v, i );
      }
      return result;
    }

    // Inserts the feet, each as the junction of its loose end.
    void insertFeet( CleanLines &clean, const std::vector<std::pair<Touch, NodeId>> &feet )
    {
      CleanLines cut;
      cut.source = std::move( clean.source );
      cut.oneWay = std::move( clean.oneWay );
      cut.points.reserve( clean.points.size() + feet.size() );
      cut.node.reserve( clean.points.size() + feet.size() );
      auto foot = feet.begin();
      for ( std::size_t l = 0; l < cut.source.size(); ++l )
      {
        for ( std::uint32_t v = clean.first[l]; v < clean.first[l + 1]; ++v )
        {
          cut.points.push_back( clean.points[v] );
          cut.node.push_back( clean.node[v] );
          for ( ; foot != feet.end() && foot->first.piece == v; ++foot )
          {
            cut.points.push_back( foot->first.foot );
            cut.node.push_back( foot->second );
          }
        }
        cut.first.push_back( static_cast<std::uint32_t>( cut.points.size() ) );
      }
      clean = std::move( cut );
    }
  }

  Indexed<NodeId, Point> findJunctions( CleanLines &clean, std::span<const StreetLine> lines,
                                        const GraphOptions &options, StreetReport &report )
  {
    const std::vector<Vertex> vertex = vertices( clean, lines );
    const auto count = static_cast<std::uint32_t>( clean.points.size() );
    JoinedSets<PointId> sets( count );
    joinVertices( clean, vertex, options.tolerance, sets );

    std::vector<std::uint32_t> members( count, 0 );
    std::vector<std::uint8_t> hasEnd( count, 0 ), hasMiddle( count, 0 );
    for ( std::uint32_t v = 0; v < count; ++v )
    {
      const std::size_t set = sets.of( PointId( v ) ).index();
      ++members[set];
      ( vertex[v].end ? hasEnd : hasMiddle )[set] = 1;
    }
    Indexed<NodeId, Point> nodes;
    std::vector<NodeId> nodeOf( count );
    clean.node.assign( count, NodeId() );
    std::vector<std::uint32_t> loose;
    for ( std::uint32_t v = 0; v < count; ++v )
    {
      const std::size_t set = sets.of( PointId( v ) ).index();
      if ( hasEnd[set] == 0 && members[set] < 2 )
        continue;
      if ( nodeOf[set] < 0 )
      {
        nodeOf[set] = NodeId( nodes.size() );
        nodes.push_back( clean.points[v] );
        if ( hasMiddle[set] == 0 )
          loose.push_back( v );
      }
      clean.node[v] = nodeOf[set];
    }
    if ( !options.joinTs || options.tolerance <= 0 )
      return nodes;

    const std::vector<std::optional<Touch>> found = touches( clean, vertex, loose, options.tolerance );
    std::vector<std::pair<Touch, NodeId>> feet;
    for ( std::size_t i = 0; i < loose.size(); ++i )
      if ( found[i] )
        feet.emplace_back( *found[i], clean.node[loose[i]] );
    std::sort( feet.begin(), feet.end(),
               []( const auto &a, const auto &b ) {
                 return std::tie( a.first.piece, a.first.t, a.second ) <
                        std::tie( b.first.piece, b.first.t, b.second );
               } );
    report.joinedTs = static_cast<std::int32_t>( feet.size() );
    if ( !feet.empty() )
      insertFeet( clean, feet );
    return nodes;
  }
}
