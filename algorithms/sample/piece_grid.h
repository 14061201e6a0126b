// SPDX-License-Identifier: GPL-2.0-or-later
// Straight pieces of lines in a uniform grid, to find those near a place. Building is O(n log n), a query
// looks at one cell (the cells of the pieces' bounding boxes hold them).
#pragma once
#include "base/geometry.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace doorstep::sample
{
  struct Piece
  {
      Point a, b;
      std::int32_t line = 0; // which line it belongs to
      double along = 0;      // metres from the line's start to a
  };

  // The nearest place on the piece, as a share of it.
  inline double nearestShare( const Piece &piece, const Point &p )
  {
    return shareAlong( piece.a, piece.b, p );
  }
  inline double toPiece( const Piece &piece, const Point &p )
  {
    return distanceToPiece( p, piece.a, piece.b );
  }

  class PieceGrid
  {
    public:
      // margin: how far from a piece a place may be and still find it.
      PieceGrid( std::vector<Piece> pieces, double margin ) : mPieces( std::move( pieces ) )
      {
        for ( std::size_t k = 0; k < mPieces.size(); ++k )
        {
          const Piece &p = mPieces[k];
          const std::int64_t x0 = cell( std::min( p.a.x, p.b.x ) - margin );
          const std::int64_t x1 = cell( std::max( p.a.x, p.b.x ) + margin );
          const std::int64_t y0 = cell( std::min( p.a.y, p.b.y ) - margin );
          const std::int64_t y1 = cell( std::max( p.a.y, p.b.y ) + margin );
          for ( std::int64_t x = x0; x <= x1; ++x )
            for ( std::int64_t y = y0; y <= y1; ++y )
              mEntries.push_back( { key( x, y ), static_cast<std::int32_t>( k ) } );
        }
        std::sort( mEntries.begin(), mEntries.end(),
                   []( const Entry &a, const Entry &b )
                   { return a.key != b.key ? a.key < b.key : a.piece < b.piece; } );
      }

      const std::vector<Piece> &pieces() const { return mPieces; }

      // Calls visit( piece ) for the pieces of the place's cell, in order.
      template <class Visit> void near( const Point &p, Visit &&visit ) const
      {
        const std::int64_t wanted = key( cell( p.x ), cell( p.y ) );
        auto at = std::lower_bound( mEntries.begin(), mEntries.end(), wanted,
                                    []( const Entry &e, std::int64_t k ) { return e.key < k; } );
        for ( ; at != mEntries.end() && at->key == wanted; ++at )
          visit( mPieces[static_cast<std::size_t>( at->piece )] );
      }

      // Calls visit( a, b, cell ) for the pairs of pieces that share a cell, once for each cell that they
      // share.
      template <class Visit> void pairs( Visit &&visit ) const
      {
        for ( std::size_t from = 0; from < mEntries.size(); )
        {
          std::size_t to = from;
          while ( to < mEntries.size() && mEntries[to].key == mEntries[from].key )
            ++to;
          for ( std::size_t a = from; a < to; ++a )
            for ( std::size_t b = a + 1; b < to; ++b )
              visit( mPieces[static_cast<std::size_t>( mEntries[a].piece )],
                     mPieces[static_cast<std::size_t>( mEntries[b].piece )], mEntries[a].key );
          from = to;
        }
      }
      static std::int64_t keyOf( const Point &p ) { return key( cell( p.x ), cell( p.y ) ); }

    private:
      static constexpr double CELL = 100;
      struct Entry
      {
          std::int64_t key;
          std::int32_t piece;
      };
      static std::int64_t cell( double v ) { return static_cast<std::int64_t>( std::floor( v / CELL ) ); }
      static std::int64_t key( std::int64_t x, std::int64_t y )
      {
        return ( x + 100'000 ) * 1'000'000 + y + 100'000;
      }

      std::vector<Piece> mPieces;
      std::vector<Entry> mEntries;
  };
}
