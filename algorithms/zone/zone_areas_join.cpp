// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_join.h"

#include "base/index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace doorstep::areas
{
  namespace
  {
    // The parts with visits of each zone, by the zone's number; the one with most of them first.
    std::vector<std::vector<ZonePart>> partsOf( const CellLabels &cells )
    {
      std::vector<std::vector<ZonePart>> parts;
      Indexed<CellId, char> seen( cells.labels.size(), 0 );
      for ( const CellId c : cells.ids() )
        if ( const std::int32_t zone = cells.label( c ); zone > 0 && !seen[c] )
          if ( ZonePart part = partAround( cells, c, seen ); part.seeds > 0 )
          {
            parts.resize( std::max( parts.size(), indexOf( zone ) + 1 ) );
            parts[indexOf( zone )].push_back( std::move( part ) );
          }
      for ( std::vector<ZonePart> &list : parts )
        std::stable_sort( list.begin(), list.end(),
                          []( const ZonePart &a, const ZonePart &b ) { return a.seeds > b.seeds; } );
      return parts;
    }

    // Finds the cells between a part and the nearest other part of its zone. Its arrays are kept from one
    // search to the next.
    class StripSearch
    {
      public:
        explicit StripSearch( const CellLabels &cells )
            : mCells( cells ),
              mCost( cells.labels.size() ),
              mBefore( mCost.size() ),
              mSearch( mCost.size(), 0 )
        {
        }

        // None where there is no way.
        std::vector<CellId> strip( std::int32_t zone, const std::vector<CellId> &from )
        {
          ++mNumber;
          mQueue = {};
          for ( const CellId c : from )
            reach( c, 0, CellId() );
          while ( !mQueue.empty() )
          {
            const auto [sum, c] = mQueue.top();
            mQueue.pop();
            if ( sum > mCost[c] )
              continue;
            if ( mCells.label( c ) == zone && mBefore[c] >= 0 )
            {
              std::vector<CellId> found;
              for ( CellId b = mBefore[c]; mCells.label( b ) != zone; b = mBefore[b] )
                found.push_back( b );
              return found;
            }
            for ( const Neighbour &n : mCells.around( c ) )
              if ( n.cell >= 0 && !mCells.isWide( n.cell ) )
                if ( const double step = stepInto( c, n, zone ); sum + step < FARTHEST )
                  reach( n.cell, sum + step, c );
          }
          return {};
        }

      private:
        static constexpr double FARTHEST = 12'000; // metres, with all surcharges
        static constexpr double OVER_OTHERS = 4;   // a strip through a neighbour splits it or makes it thin
        static constexpr double ON_WAY = 0.3;      // where the team drives

        void reach( CellId c, double cost, CellId before )
        {
          if ( mSearch[c] == mNumber && mCost[c] <= cost )
            return;
          mSearch[c] = mNumber;
          mCost[c] = cost;
          mBefore[c] = before;
          mQueue.emplace( cost, c );
        }

        double stepInto( CellId c, const Neighbour &n, std::int32_t zone ) const
        {
          const bool others = mCells.label( n.cell ) > 0 && mCells.label( n.cell ) != zone;
          if ( others && mCells.isSeed( n.cell ) )
            return std::numeric_limits<double>::infinity();
          // Small cells and short doors make thin strips.
          constexpr double width = 64; // metres
          const double thin = 1 + width / std::sqrt( mCells.cell( n.cell ).area ) + width / ( n.meters + 1 );
          return std::max( mCells.between( c, n.cell ) * thin * ( others ? OVER_OTHERS : 1 ) *
                               ( mCells.isOnWay( zone, n.cell ) ? ON_WAY : 1 ),
                           1e-3 );
        }

        using Entry = std::pair<double, CellId>;
        const CellLabels &mCells;
        Indexed<CellId, double> mCost;
        Indexed<CellId, CellId> mBefore;
        Indexed<CellId, std::int32_t> mSearch; // number of the search that reached the cell
        std::int32_t mNumber = 0;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> mQueue;
    };

    // How many parts with visits zones are in.
    class PartCount
    {
      public:
        explicit PartCount( const CellLabels &cells ) : mCells( cells ), mSeen( cells.labels.size(), 0 )
        {
          for ( const CellId c : cells.ids() )
            if ( cells.isSeed( c ) )
            {
              const std::size_t zone = indexOf( cells.seeds[c] );
              mSeeds.resize( std::max( mSeeds.size(), zone + 1 ) );
              mSeeds[zone].push_back( c );
            }
        }

        std::int32_t of( std::int32_t zone )
        {
          ++mNumber;
          std::int32_t parts = 0;
          for ( const CellId seed : mSeeds[indexOf( zone )] )
          {
            if ( mSeen[seed] == mNumber )
              continue;
            ++parts;
            mSeen[seed] = mNumber;
            mStack.assign( 1, seed );
            while ( !mStack.empty() )
            {
              const CellId c = mStack.back();
              mStack.pop_back();
              for ( const Neighbour &n : mCells.around( c ) )
                if ( mCells.label( n.cell ) == zone && mSeen[n.cell] != mNumber )
                {
                  mSeen[n.cell] = mNumber;
                  mStack.push_back( n.cell );
                }
            }
          }
          return parts;
        }

      private:
        const CellLabels &mCells;
        std::vector<std::vector<CellId>> mSeeds; // by zone
        Indexed<CellId, std::int32_t> mSeen;
        std::vector<CellId> mStack;
        std::int32_t mNumber = 0;
    };
  }

  std::pair<std::int32_t, double> CellLabels::strongest( CellId c, std::int32_t without ) const
  {
    std::vector<std::pair<std::int32_t, double>> shared;
    for ( const Neighbour &n : around( c ) )
      if ( const std::int32_t zone = label( n.cell ); zone > 0 && zone != without )
      {
        const auto it =
            std::find_if( shared.begin(), shared.end(), [zone]( const auto &s ) { return s.first == zone; } );
        if ( it == shared.end() )
          shared.emplace_back( zone, n.meters );
        else
          it->second += n.meters;
      }
    std::pair<std::int32_t, double> best{ 0, 0 };
    for ( const auto &candidate : shared )
      if ( candidate.second > best.second ||
           ( candidate.second == best.second && candidate.first < best.first ) )
        best = candidate;
    return best;
  }

  bool CellLabels::keepsTogether( CellId c, std::int32_t zone ) const
  {
    std::vector<CellId> targets;
    for ( const Neighbour &n : around( c ) )
      if ( label( n.cell ) == zone )
        targets.push_back( n.cell );
    if ( targets.size() < 2 )
      return true;
    std::vector<CellId> seen{ targets.front() };
    std::size_t left = targets.size() - 1;
    for ( std::size_t i = 0; i < seen.size() && left > 0 && seen.size() < 400; ++i )
      for ( const Neighbour &n : around( seen[i] ) )
        if ( n.cell != c && label( n.cell ) == zone &&
             std::find( seen.begin(), seen.end(), n.cell ) == seen.end() )
        {
          seen.push_back( n.cell );
          if ( std::find( targets.begin(), targets.end(), n.cell ) != targets.end() )
            --left;
        }
    return left == 0;
  }

  ZonePart partAround( const CellLabels &cells, CellId start, Indexed<CellId, char> &seen )
  {
    ZonePart part{ { start }, 0 };
    const std::int32_t zone = cells.label( start );
    seen[start] = 1;
    for ( std::size_t i = 0; i < part.cells.size(); ++i )
    {
      part.seeds += cells.isSeed( part.cells[i] ) ? 1 : 0;
      for ( const Neighbour &n : cells.around( part.cells[i] ) )
        if ( cells.label( n.cell ) == zone && !seen[n.cell] )
        {
          seen[n.cell] = 1;
          part.cells.push_back( n.cell );
        }
    }
    return part;
  }

  bool joinParts( CellLabels &cells )
  {
    bool changed = false;
    StripSearch search( cells );
    PartCount count( cells );
    Indexed<CellId, char> seen( cells.labels.size(), 0 );
    const std::vector<std::vector<ZonePart>> parts = partsOf( cells );
    for ( std::size_t z = 1; z < parts.size(); ++z )
      for ( std::size_t p = 1; p < parts[z].size(); ++p )
      {
        const auto zone = static_cast<std::int32_t>( z );
        if ( count.of( zone ) == 1 )
          break;
        // Taken anew each time: strips of this and of other zones have changed it.
        std::fill( seen.begin(), seen.end(), 0 );
        const auto seed = std::find_if( parts[z][p].cells.begin(), parts[z][p].cells.end(),
                                        [&]( CellId c ) { return cells.isSeed( c ); } );
        const std::vector<CellId> strip = search.strip( zone, partAround( cells, *seed, seen ).cells );
        if ( strip.empty() )
          continue;
        // A strip that takes other zones apart gains nothing.
        std::vector<std::int32_t> touched{ zone }, before;
        for ( const CellId c : strip )
        {
          before.push_back( cells.label( c ) );
          if ( before.back() > 0 )
            touched.push_back( before.back() );
        }
        std::sort( touched.begin(), touched.end() );
        touched.erase( std::unique( touched.begin(), touched.end() ), touched.end() );
        const auto sum = [&]
        {
          std::int32_t all = 0;
          for ( const std::int32_t other : touched )
            all += count.of( other );
          return all;
        };
        const std::int32_t apart = sum();
        for ( const CellId c : strip )
          cells.labels[c] = zone;
        if ( sum() < apart )
          changed = true;
        else
          for ( std::size_t i = 0; i < strip.size(); ++i )
            cells.labels[strip[i]] = before[i];
      }
    return changed;
  }
}
