// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/snap.h"

#include "base/grid.h"
#include "base/parallel.h"
#include "network/foot.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace doorstep
{
  std::int32_t islandOfMost( std::span<const SnappedPoint> places )
  {
    std::ptrdiff_t most = std::count_if( places.begin(), places.end(),
                                         []( const SnappedPoint &place ) { return place.usable(); } );
    std::map<std::int32_t, std::ptrdiff_t> onIsland;
    for ( const SnappedPoint &place : places )
      if ( place.status == SnapStatus::OnIsland )
        ++onIsland[place.island];
    std::int32_t island = -1;
    for ( const auto &[number, count] : onIsland )
      if ( count > most )
      {
        most = count;
        island = number;
      }
    return island;
  }

  SnapIndex::SnapIndex( const StreetGraph &graph, const SnapOptions &options )
      : mGraph( graph ), mOptions( options )
  {
    if ( graph.points.empty() )
      return;
    Point high = mLow = graph.points.front();
    for ( const Point &p : graph.points )
    {
      mLow = { std::min( mLow.x, p.x ), std::min( mLow.y, p.y ) };
      high = { std::max( high.x, p.x ), std::max( high.y, p.y ) };
    }
    // About one piece of line a cell, but not much wider than a piece is long: one stray line far away must
    // not put a whole city into one cell.
    const double width = std::max( high.x - mLow.x, 1.0 ), height = std::max( high.y - mLow.y, 1.0 );
    double length = 0;
    for ( const StreetSegment &segment : graph.segments )
    {
      length += segment.length;
      mMostElsewhere = std::max( mMostElsewhere, static_cast<double>( segment.stopsElsewhere ) );
    }
    const double mean = length / static_cast<double>( graph.points.size() );
    mCell = std::min( std::sqrt( width * height / static_cast<double>( graph.points.size() ) ), mean * 2 );
    mCell = std::max( { mCell, std::max( width, height ) / 3000, 1.0 } );
    mColumns = static_cast<std::int32_t>( width / mCell ) + 1;
    mRows = static_cast<std::int32_t>( height / mCell ) + 1;

    // The cells that each piece of line passes; a segment may be in a cell more than once, which costs
    // little.
    const auto eachCell = [&]( const auto &visit )
    {
      for ( std::size_t s = 0; s < graph.segments.size(); ++s )
      {
        const std::span<const Point> shape = graph.shape( s );
        for ( std::size_t i = 0; i + 1 < shape.size(); ++i )
          eachCellOf( shape[i], shape[i + 1], [&]( std::size_t cell ) { visit( cell, s ); } );
      }
    };
    mFirst.assign( static_cast<std::size_t>( mColumns ) * static_cast<std::size_t>( mRows ) + 1, 0 );
    eachCell( [&]( std::size_t cell, std::size_t ) { ++mFirst[cell + 1]; } );
    for ( std::size_t c = 0; c + 1 < mFirst.size(); ++c )
      mFirst[c + 1] += mFirst[c];
    mSegments.resize( mFirst.back() );
    std::vector<std::uint32_t> next( mFirst.begin(), mFirst.end() - 1 );
    eachCell( [&]( std::size_t cell, std::size_t segment )
              { mSegments[next[cell]++] = static_cast<std::int32_t>( segment ); } );
  }

  template <class Visit>
  void SnapIndex::eachCellOf( const Point &a, const Point &b, const Visit &visit ) const
  {
    eachCellAlong( { a.x - mLow.x, a.y - mLow.y }, { b.x - mLow.x, b.y - mLow.y }, mCell,
                   [&]( std::int64_t column, std::int64_t row )
                   {
                     const auto c =
                         static_cast<std::size_t>( std::clamp<std::int64_t>( column, 0, mColumns - 1 ) );
                     const auto r = static_cast<std::size_t>( std::clamp<std::int64_t>( row, 0, mRows - 1 ) );
                     visit( r * static_cast<std::size_t>( mColumns ) + c );
                   } );
  }

  template <class Accept>
  SnapIndex::Nearest SnapIndex::nearest( const Point &place, double farthest, const Accept &accept ) const
  {
    Nearest best{ noWay, -1 };
    const auto column =
        static_cast<std::int32_t>( std::clamp( std::floor( ( place.x - mLow.x ) / mCell ), -1e6, 1e6 ) );
    const auto row =
        static_cast<std::int32_t>( std::clamp( std::floor( ( place.y - mLow.y ) / mCell ), -1e6, 1e6 ) );
    const auto scan = [&]( std::int32_t r, std::int32_t c )
    {
      if ( r < 0 || c < 0 || r >= mRows || c >= mColumns )
        return;
      const std::size_t cell = static_cast<std::size_t>( r ) * static_cast<std::size_t>( mColumns ) +
                               static_cast<std::size_t>( c );
      for ( std::uint32_t i = mFirst[cell]; i < mFirst[cell + 1]; ++i )
      {
        const std::int32_t s = mSegments[i];
        if ( !accept( s ) )
          continue;
        const StreetSegment &segment = mGraph.segments[static_cast<std::size_t>( s )];
        const bool minor = isMinorStreet( segment.name == 0, segment.roadClass );
        const double rank = footOn( mGraph.shape( static_cast<std::size_t>( s ) ), place ).gap +
                            ( minor ? mOptions.minorPenalty : 0 ) + segment.stopsElsewhere;
        if ( rank < best.rank || ( rank == best.rank && s < best.segment ) )
          best = { rank, s };
      }
    };
    // Rings of cells until none can be nearer. Those before the grid's extent are skipped at once.
    const std::int32_t outside = std::max( { 0, -column, column - mColumns + 1, -row, row - mRows + 1 } );
    for ( std::int32_t ring = outside; ring <= std::max( mColumns, mRows ) + outside; ++ring )
    {
      const double nearestPossible = ( ring - 1 ) * mCell;
      if ( nearestPossible > std::min( best.rank, farthest + mOptions.minorPenalty + mMostElsewhere ) )
        break;
      if ( ring == 0 )
      {
        scan( row, column );
        continue;
      }
      for ( std::int32_t c = std::max( column - ring, 0 ); c <= std::min( column + ring, mColumns - 1 ); ++c )
      {
        scan( row - ring, c );
        scan( row + ring, c );
      }
      for ( std::int32_t r = std::max( row - ring + 1, 0 ); r <= std::min( row + ring - 1, mRows - 1 ); ++r )
      {
        scan( r, column - ring );
        scan( r, column + ring );
      }
    }
    return best;
  }

  // Whether homes may lie on it at all.
  bool SnapIndex::takesStops( std::int32_t segment ) const
  {
    const RoadClass c = mGraph.segments[static_cast<std::size_t>( segment )].roadClass;
    return c != RoadClass::Freeway && c != RoadClass::Ramp;
  }

  bool SnapIndex::isReached( std::int32_t segment ) const
  {
    const auto edge = static_cast<std::size_t>( segment ) * 2;
    return mGraph.reachable[edge] != 0 || mGraph.reachable[edge + 1] != 0;
  }

  void SnapIndex::putOn( std::int32_t segment, SnappedPoint &place ) const
  {
    const auto s = static_cast<std::size_t>( segment );
    const double length = mGraph.segments[s].length;
    const Foot foot = footOn( mGraph.shape( s ), place.place );
    place.segment = segment;
    place.fraction = length > 0 ? std::clamp( foot.along / length, 0.0, 1.0 ) : 0;
    place.side = foot.left ? Side::Left : Side::Right;
    place.gap = foot.gap;
    place.onStreet = foot.at;
  }

  SnappedPoint SnapIndex::snap( const Point &place ) const
  {
    SnappedPoint result;
    result.place = result.onStreet = place;
    if ( mFirst.empty() || !std::isfinite( place.x ) || !std::isfinite( place.y ) )
      return result;
    const Nearest reachable = nearest( place, mOptions.farthest,
                                       [&]( std::int32_t s ) { return takesStops( s ) && isReached( s ); } );
    Nearest chosen = reachable;
    result.status = SnapStatus::Snapped;
    if ( !mGraph.islands.empty() )
    {
      const Nearest cutOff =
          nearest( place, mOptions.farthest,
                   [&]( std::int32_t s )
                   { return takesStops( s ) && mGraph.islandOf[static_cast<std::size_t>( s )] >= 0; } );
      if ( cutOff.segment >= 0 && cutOff.rank < reachable.rank )
      {
        result.island = mGraph.islandOf[static_cast<std::size_t>( cutOff.segment )];
        if ( reachable.rank > cutOff.rank + mOptions.islandWalk )
        {
          chosen = cutOff;
          result.status = SnapStatus::OnIsland;
        }
      }
    }
    if ( chosen.segment < 0 )
    {
      result.status = SnapStatus::TooFar;
      return result;
    }
    putOn( chosen.segment, result );
    if ( result.gap > mOptions.farthest )
    {
      result.status = SnapStatus::TooFar;
      result.segment = -1;
    }
    return result;
  }

  SnappedPoint SnapIndex::snap( const Point &place, const OwnStreets &own, std::int32_t street ) const
  {
    SnappedPoint result = snap( place );
    if ( street < 0 || result.segment < 0 )
      return result;
    const Nearest there = nearest( place, OwnStreets::farthest,
                                   [&]( std::int32_t s ) {
                                     return takesStops( s ) && isReached( s ) &&
                                            own.leadsTo( static_cast<std::size_t>( s ), street );
                                   } );
    if ( there.segment < 0 )
      return result;
    SnappedPoint onOwn = result;
    putOn( there.segment, onOwn );
    onOwn.status = SnapStatus::Snapped;
    if ( mGraph.segments[static_cast<std::size_t>( there.segment )].name == 0 )
      onOwn.driveOff = mGraph.segments[own.pieceOf( street )].name;
    return onOwn.gap <= OwnStreets::farthest ? onOwn : result;
  }

  std::vector<SnappedPoint> SnapIndex::snap( std::span<const Point> places, unsigned threads ) const
  {
    return snap( places, {}, {}, threads );
  }

  std::vector<SnappedPoint> SnapIndex::snap( std::span<const Point> places, const OwnStreets &own,
                                             std::span<const std::int32_t> streets, unsigned threads ) const
  {
    std::vector<SnappedPoint> result( places.size() );
    parallelBlocks( places.size(), 256, threads,
                    [&]( std::size_t begin, std::size_t end, unsigned )
                    {
                      for ( std::size_t i = begin; i < end; ++i )
                        result[i] = snap( places[i], own, i < streets.size() ? streets[i] : -1 );
                    } );
    return result;
  }

  OwnStreets ownStreets( const StreetGraph &graph )
  {
    std::vector<StreetPiece> pieces;
    pieces.reserve( graph.segments.size() );
    for ( const StreetSegment &segment : graph.segments )
      pieces.push_back( { static_cast<std::uint64_t>( segment.fromNode ),
                          static_cast<std::uint64_t>( segment.toNode ),
                          graph.names[static_cast<std::size_t>( segment.name )],
                          isDrive( segment.name == 0, segment.roadClass, segment.destinationOnly ) } );
    return OwnStreets( pieces );
  }
}
