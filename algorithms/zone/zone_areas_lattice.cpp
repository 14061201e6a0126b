#include "zone/zone_areas_lattice.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstep::areas
{
  std::int32_t floorDivide( std::int32_t a, std::int32_t b )
  {
    return a / b - ( a % b < 0 ? 1 : 0 );
  }

  GridPoint toGrid( const Point &p )
  {
    constexpr double most = 2e6;
    if ( !( std::abs( p.x ) < most && std::abs( p.y ) < most ) )
      throw InputError(
          "The zones' areas need coordinates in metres near the visits; check the layers' CRS" );
    return { static_cast<std::int32_t>( std::lround( p.x * GridsPerMeter ) ),
             static_cast<std::int32_t>( std::lround( p.y * GridsPerMeter ) ) };
  }

  std::vector<SquareIndex> squaresInReach( std::span<const ZoneAreaVisit> visits, std::int32_t side,
                                           double reach )
  {
    std::vector<SquareIndex> occupied;
    for ( const ZoneAreaVisit &visit : visits )
      if ( visit.zone > 0 )
      {
        const GridPoint p = toGrid( visit.position );
        occupied.emplace_back( floorDivide( p.y, side ), floorDivide( p.x, side ) );
      }
    std::sort( occupied.begin(), occupied.end() );
    occupied.erase( std::unique( occupied.begin(), occupied.end() ), occupied.end() );

    std::vector<SquareIndex> squares;
    const auto most = static_cast<std::int32_t>( std::floor( reach ) );
    for ( const auto &[row, column] : occupied )
      for ( std::int32_t dy = -most; dy <= most; ++dy )
        for ( std::int32_t dx = -most; dx <= most; ++dx )
          if ( dx * dx + dy * dy <= reach * reach )
            squares.emplace_back( row + dy, column + dx );
    std::sort( squares.begin(), squares.end() );
    squares.erase( std::unique( squares.begin(), squares.end() ), squares.end() );
    return squares;
  }

  Splitter::Splitter( std::span<const ZoneAreaVisit> visits, const std::vector<SquareIndex> &squares,
                      std::int32_t side, std::vector<Square> &known )
      : mVisits( visits ), mSquares( squares ), mSide( side ), mKnown( known )
  {
  }

  bool Splitter::isMixed( const std::vector<std::int32_t> &inside ) const
  {
    return std::any_of( inside.begin(), inside.end(),
                        [&]( std::int32_t v ) { return zone( v ) != zone( inside.front() ); } );
  }

  bool Splitter::isLarge( const Cell &face ) const
  {
    const double side = mSide / GridsPerMeter;
    const double longest = 2 * std::sqrt( LargeFace ) * mSide;
    return face.area > LargeFace * side * side || face.high.x - face.low.x > longest ||
           face.high.y - face.low.y > longest;
  }

  SquareIndex Splitter::squareOf( std::int32_t visit ) const
  {
    const GridPoint p = toGrid( mVisits[static_cast<std::size_t>( visit )].position );
    return { floorDivide( p.y, mSide ), floorDivide( p.x, mSide ) };
  }

  std::vector<Line> Splitter::linesIn( const Cell &face, const std::vector<std::int32_t> &inside )
  {
    mLines.clear();
    for ( std::int32_t row = floorDivide( face.low.y, mSide ); row <= floorDivide( face.high.y, mSide );
          ++row )
    {
      auto it = std::lower_bound( mSquares.begin(), mSquares.end(),
                                  SquareIndex( row, floorDivide( face.low.x, mSide ) ) );
      for ( ; it != mSquares.end() && it->first == row && it->second * mSide <= face.high.x; ++it )
      {
        const GridPoint a{ it->second * mSide, row * mSide }, b{ a.x + mSide, a.y + mSide };
        const GridPoint c{ b.x, a.y }, d{ a.x, b.y };
        mLines.insert( mLines.end(), { { a, c }, { a, d }, { c, b }, { d, b } } );
      }
    }
    std::vector<std::int32_t> sorted = inside;
    std::sort( sorted.begin(), sorted.end(),
               [&]( std::int32_t a, std::int32_t b ) { return squareOf( a ) < squareOf( b ); } );
    for ( auto first = sorted.begin(); first != sorted.end(); )
    {
      const SquareIndex square = squareOf( *first );
      const auto last =
          std::find_if( first, sorted.end(), [&]( std::int32_t v ) { return squareOf( v ) != square; } );
      quarter( { { square.second * mSide, square.first * mSide }, mSide }, { first, last } );
      first = last;
    }
    std::sort( mLines.begin(), mLines.end() );
    mLines.erase( std::unique( mLines.begin(), mLines.end() ), mLines.end() );
    return mLines;
  }

  void Splitter::quarter( const Square &square, const std::vector<std::int32_t> &inside )
  {
    if ( inside.empty() )
      return;
    if ( square.side <= SmallestSquare || !isMixed( inside ) )
    {
      if ( square.side < KnownSquare )
        for ( const std::int32_t v : inside )
          mKnown[static_cast<std::size_t>( v )] = square;
      return;
    }
    const std::int32_t half = square.side / 2;
    const GridPoint a = square.corner, m{ a.x + half, a.y + half }, b{ a.x + square.side, a.y + square.side };
    mLines.insert( mLines.end(),
                   { { { m.x, a.y }, m }, { m, { m.x, b.y } }, { { a.x, m.y }, m }, { m, { b.x, m.y } } } );
    std::array<std::vector<std::int32_t>, 4> quarters;
    for ( const std::int32_t v : inside )
    {
      const GridPoint p = toGrid( mVisits[static_cast<std::size_t>( v )].position );
      quarters[( p.x >= m.x ? 1U : 0U ) + ( p.y >= m.y ? 2U : 0U )].push_back( v );
    }
    for ( unsigned q = 0; q < 4; ++q )
      quarter( { { q % 2 != 0 ? m.x : a.x, q / 2 != 0 ? m.y : a.y }, half }, quarters[q] );
  }
}
