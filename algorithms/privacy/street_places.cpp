// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/street_places.h"

#include "base/error.h"
#include "base/geometry.h"
#include "base/grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace doorstep
{
  namespace
  {
    constexpr double CELL = 200;               // metres
    constexpr std::int64_t FARTHEST_RING = 25; // beyond it all streets are looked at, one by one

    struct Piece
    {
        std::size_t street = 0, from = 0; // between its points from and from + 1
    };

    class NearestPieces
    {
      public:
        explicit NearestPieces( std::span<const std::vector<Point>> streets ) : mStreets( streets )
        {
          for ( std::size_t s = 0; s < streets.size(); ++s )
            for ( std::size_t i = 0; i + 1 < streets[s].size(); ++i )
            {
              eachCellAlong( streets[s][i], streets[s][i + 1], CELL,
                             [&]( std::int64_t column, std::int64_t row )
                             { mCells[cellKey( column, row )].push_back( mPieces.size() ); } );
              mPieces.push_back( { s, i } );
            }
          if ( mPieces.empty() )
            throw InputError( "STREETS has no street around the visits: check that the layers cover the same "
                              "ground." );
        }

        // Of two that are as near, the one that comes first.
        Piece of( const Point &visit ) const
        {
          Best best;
          const std::int64_t column = cellOf( visit.x, CELL ), row = cellOf( visit.y, CELL );
          for ( std::int64_t ring = 0; ring <= FARTHEST_RING; ++ring )
          {
            for ( std::int64_t x = column - ring; x <= column + ring; ++x )
              for ( std::int64_t y = row - ring; y <= row + ring;
                    y += std::abs( x - column ) == ring ? 1 : std::max<std::int64_t>( 1, 2 * ring ) )
                if ( const auto found = mCells.find( cellKey( x, y ) ); found != mCells.end() )
                  for ( const std::size_t piece : found->second )
                    look( visit, piece, best );
            // What lies in farther rings is at least this far.
            if ( best.distance <= static_cast<double>( ring ) * CELL )
              return mPieces[best.piece];
          }
          for ( std::size_t piece = 0; piece < mPieces.size(); ++piece )
            look( visit, piece, best );
          return mPieces[best.piece];
        }

      private:
        struct Best
        {
            double distance = std::numeric_limits<double>::infinity();
            std::size_t piece = 0;
        };
        void look( const Point &visit, std::size_t piece, Best &best ) const
        {
          const auto &line = mStreets[mPieces[piece].street];
          const double away =
              distanceToPiece( visit, line[mPieces[piece].from], line[mPieces[piece].from + 1] );
          if ( away < best.distance || ( away == best.distance && piece < best.piece ) )
            best = { away, piece };
        }

        std::span<const std::vector<Point>> mStreets;
        std::vector<Piece> mPieces;
        std::unordered_map<std::uint64_t, std::vector<std::size_t>> mCells;
    };

    double lengthUpTo( const std::vector<Point> &line, std::size_t last )
    {
      double length = 0;
      for ( std::size_t i = 0; i < last; ++i )
        length += distance( line[i], line[i + 1] );
      return length;
    }

    Point placeAt( const std::vector<Point> &line, double along )
    {
      for ( std::size_t i = 0; i + 1 < line.size(); ++i )
      {
        const double piece = distance( line[i], line[i + 1] );
        if ( along < piece )
          return between( line[i], line[i + 1], along / piece );
        along -= piece;
      }
      return line.back();
    }
  }

  std::vector<Point> placesOnStreets( std::span<const Point> visits,
                                      std::span<const std::vector<Point>> streets, double part )
  {
    const NearestPieces nearest( streets );
    std::vector<Point> places;
    for ( const Point &visit : visits )
    {
      const Piece piece = nearest.of( visit );
      const std::vector<Point> &line = streets[piece.street];
      const double whole = lengthUpTo( line, line.size() - 1 );
      const double along =
          lengthUpTo( line, piece.from ) +
          distance( line[piece.from], nearestPlace( line[piece.from], line[piece.from + 1], visit ) );
      const double parts = std::max( 1.0, std::round( whole / part ) );
      const double index = std::clamp( std::floor( along / whole * parts ), 0.0, parts - 1 );
      places.push_back( whole > 0 ? placeAt( line, ( index + 0.5 ) * whole / parts ) : line.front() );
    }
    return places;
  }
}
