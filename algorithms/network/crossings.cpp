// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/crossings.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // A straight piece of a segment.
    struct Piece
    {
        Point a, b;
        SegmentId segment;
        int level = 0;
        double lowX() const { return std::min( a.x, b.x ); }
        double highX() const { return std::max( a.x, b.x ); }
        double lowY() const { return std::min( a.y, b.y ); }
        double highY() const { return std::max( a.y, b.y ); }
    };

    bool crossing( const Piece &p, const Piece &q )
    {
      return cross( p.a, p.b, q.a ) * cross( p.a, p.b, q.b ) < 0 &&
             cross( q.a, q.b, p.a ) * cross( q.a, q.b, p.b ) < 0;
    }

    bool meet( const StreetSegment &s, const StreetSegment &t )
    {
      return s.line == t.line || s.fromNode == t.fromNode || s.fromNode == t.toNode ||
             s.toNode == t.fromNode || s.toNode == t.toNode;
    }

    // A piece in one of the rows that it passes.
    struct Entry
    {
        std::int32_t row = 0;
        double lowX = 0;
        std::uint32_t piece = 0;
        auto operator<=>( const Entry & ) const = default;
    };

    struct Rows
    {
        double low = 0, height = 100; // metres, about a block
        std::vector<Entry> entries;   // by row and from west to east
        std::int32_t of( double y ) const { return static_cast<std::int32_t>( ( y - low ) / height ); }
    };

    Rows rowsOf( const std::vector<Piece> &pieces )
    {
      constexpr double most = 2000; // rows; a stray line far away must not make millions
      Rows rows;
      double high = 0;
      for ( const Piece &p : pieces )
      {
        rows.low = &p == pieces.data() ? p.lowY() : std::min( rows.low, p.lowY() );
        high = &p == pieces.data() ? p.highY() : std::max( high, p.highY() );
      }
      rows.height = std::max( rows.height, ( high - rows.low ) / most );
      for ( std::uint32_t p = 0; p < pieces.size(); ++p )
        for ( std::int32_t row = rows.of( pieces[p].lowY() ); row <= rows.of( pieces[p].highY() ); ++row )
          rows.entries.push_back( { row, pieces[p].lowX(), p } );
      std::sort( rows.entries.begin(), rows.entries.end() );
      return rows;
    }

    std::int32_t countIn( const Rows &rows, const std::vector<Piece> &pieces, const StreetGraph &graph )
    {
      std::int32_t count = 0;
      const std::vector<Entry> &entries = rows.entries;
      for ( std::size_t i = 0; i < entries.size(); ++i )
      {
        const Piece &p = pieces[entries[i].piece];
        for ( std::size_t j = i + 1;
              j < entries.size() && entries[j].row == entries[i].row && entries[j].lowX <= p.highX(); ++j )
        {
          const Piece &q = pieces[entries[j].piece];
          // Counted in the first row that both pass.
          if ( p.lowY() > q.highY() || q.lowY() > p.highY() || p.level != q.level ||
               rows.of( std::max( p.lowY(), q.lowY() ) ) != entries[i].row || !crossing( p, q ) )
            continue;
          count += meet( graph.segments[p.segment], graph.segments[q.segment] ) ? 0 : 1;
        }
      }
      return count;
    }
  }

  std::int32_t unjoinedCrossings( const StreetGraph &graph, std::span<const StreetLine> lines )
  {
    std::vector<Piece> pieces;
    for ( const SegmentId s : graph.segments.ids() )
    {
      const StreetSegment &segment = graph.segments[s];
      const StreetLine &line = lines[segment.line.index()];
      if ( segment.roadClass == RoadClass::Freeway || segment.roadClass == RoadClass::Ramp ||
           segment.bridgeOrTunnel || line.fromLevel != line.toLevel )
        continue;
      const std::span<const Point> shape = graph.shape( s );
      for ( std::size_t i = 0; i + 1 < shape.size(); ++i )
        pieces.push_back( { shape[i], shape[i + 1], s, line.fromLevel } );
    }
    return countIn( rowsOf( pieces ), pieces, graph );
  }
}
