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
  IslandId islandOfMost( std::span<const SnappedPoint> places )
  {
    std::ptrdiff_t most = std::count_if( places.begin(), places.end(),
                                         []( const SnappedPoint &place ) { return place.usable(); } );
    std::map<IslandId, std::ptrdiff_t> onIsland;
    for ( const SnappedPoint &place : places )
      if ( place.status == SnapStatus::OnIsland )
        ++onIsland[place.island];
    IslandId island;
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
    mSegments = Lists<CellId, SegmentId>::of(
        static_cast<std::size_t>( mColumns ) * static_cast<std::size_t>( mRows ),
        [&]( const auto &put )
        {
          for ( const SegmentId s : graph.segments.ids() )
          {
            const std::span<const Point> shape = graph.shape( s );
            for ( std::size_t i = 0; i + 1 < shape.size(); ++i )
              eachCellOf( shape[i], shape[i + 1], [&]( CellId cell ) { put( cell, s ); } );
          }
        } );
  }

  SnapIndex::CellId SnapIndex::cellAt( std::int64_t column, std::int64_t row ) const
  {
    return CellId( row * mColumns + column );
  }

  template <class Visit>
  void SnapIndex::eachCellOf( const Point &a, const Point &b, const Visit &visit ) const
  {
    eachCellAlong( { a.x - mLow.x, a.y - mLow.y }, { b.x - mLow.x, b.y - mLow.y }, mCell,
                   [&]( std::int64_t column, std::int64_t row )
                   {
                     visit( cellAt( std::clamp<std::int64_t>( column, 0, mColumns - 1 ),
                                    std::clamp<std::int64_t>( row, 0, mRows - 1 ) ) );
                   } );
  }

  template <class Accept>
  SnapIndex::Nearest SnapIndex::nearest( const Point &place, double farthest, const Accept &accept ) const
  {
    Nearest best{ NO_WAY, SegmentId() };
    const auto column =
        static_cast<std::int32_t>( std::clamp( std::floor( ( place.x - mLow.x ) / mCell ), -1e6, 1e6 ) );
    const auto row =
        static_cast<std::int32_t>( std::clamp( std::floor( ( place.y - mLow.y ) / mCell ), -1e6, 1e6 ) );
    const auto scan = [&]( std::int32_t r, std::int32_t c )
    {
      if ( r < 0 || c < 0 || r >= mRows || c >= mColumns )
        return;
      for ( const SegmentId s : mSegments[cellAt( c, r )] )
      {
        if ( !accept( s ) )
          continue;
        const StreetSegment &segment = mGraph.segments[s];
        const bool minor = isMinorStreet( segment.name == 0, segment.roadClass );
        const double rank = footOn( mGraph.shape( s ), place ).gap + ( minor ? mOptions.minorPenalty : 0 ) +
                            segment.stopsElsewhere;
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
  bool SnapIndex::takesStops( SegmentId segment ) const
  {
    const RoadClass c = mGraph.segments[segment].roadClass;
    return c != RoadClass::Freeway && c != RoadClass::Ramp;
  }

  bool SnapIndex::isReached( SegmentId segment ) const
  {
    return mGraph.reachable[forward( segment )] != 0 || mGraph.reachable[backward( segment )] != 0;
  }

  void SnapIndex::putOn( SegmentId segment, SnappedPoint &place ) const
  {
    const double length = mGraph.segments[segment].length;
    const Foot foot = footOn( mGraph.shape( segment ), place.place );
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
    if ( mGraph.points.empty() || !std::isfinite( place.x ) || !std::isfinite( place.y ) )
      return result;
    const Nearest reachable =
        nearest( place, mOptions.farthest, [&]( SegmentId s ) { return takesStops( s ) && isReached( s ); } );
    Nearest chosen = reachable;
    result.status = SnapStatus::Snapped;
    if ( !mGraph.islands.empty() )
    {
      const Nearest cutOff =
          nearest( place, mOptions.farthest,
                   [&]( SegmentId s ) { return takesStops( s ) && mGraph.islandOf[s] >= 0; } );
      if ( cutOff.segment >= 0 && cutOff.rank < reachable.rank )
      {
        result.island = mGraph.islandOf[cutOff.segment];
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
      result.segment = SegmentId();
    }
    return result;
  }

  SnappedPoint SnapIndex::snap( const Point &place, const OwnStreets &own, std::int32_t street ) const
  {
    SnappedPoint result = snap( place );
    if ( street < 0 || result.segment < 0 )
      return result;
    const Nearest there =
        nearest( place, OwnStreets::FARTHEST,
                 [&]( SegmentId s )
                 { return takesStops( s ) && isReached( s ) && own.leadsTo( s.index(), street ); } );
    if ( there.segment < 0 )
      return result;
    SnappedPoint onOwn = result;
    putOn( there.segment, onOwn );
    onOwn.status = SnapStatus::Snapped;
    if ( mGraph.segments[there.segment].name == 0 )
      onOwn.driveOff = mGraph.segments[SegmentId( own.pieceOf( street ) )].name;
    return onOwn.gap <= OwnStreets::FARTHEST ? onOwn : result;
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
      pieces.push_back( { segment.fromNode.index(), segment.toNode.index(), graph.names[segment.name],
                          isDrive( segment.name == 0, segment.roadClass, segment.destinationOnly ) } );
    return OwnStreets( pieces );
  }
}
