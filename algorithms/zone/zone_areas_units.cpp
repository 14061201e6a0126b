// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_units.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace doorstep::areas
{
  namespace
  {
    class Merger
    {
      public:
        Merger( const CellMap &map, const Indexed<CellId, double> &weights,
                const Indexed<CellId, char> &visited, double smallest )
            : mMap( map ),
              mWeight( weights ),
              mVisited( visited ),
              mSmallest( smallest ),
              mParent( map.cells.size() ),
              mAround( map.cells.size() )
        {
          std::iota( mParent.begin(), mParent.end(), CellId( 0 ) );
          for ( const CellId c : map.cells.ids() )
          {
            mArea.push_back( map.cells[c].area );
            for ( const Neighbour &n : map.neighbours[c] )
              if ( n.cell >= 0 )
                mAround[c][n.cell] += n.meters;
            note( c );
          }
        }

        Indexed<CellId, CellId> run()
        {
          while ( !mPoor.empty() )
          {
            const CellId unit = std::get<2>( *mPoor.begin() );
            mPoor.erase( mPoor.begin() );
            if ( const CellId other = neighbour( unit ); other >= 0 )
              join( unit, other );
          }
          Indexed<CellId, CellId> result;
          for ( const CellId c : mParent.ids() )
            result.push_back( find( c ) );
          return result;
        }

      private:
        static constexpr double WIDEST = 4e6; // square metres: ground beyond the squares is in no unit

        void note( CellId unit )
        {
          if ( mWeight[unit] < mSmallest && ( mWeight[unit] > 0 || mVisited[unit] ) )
            mPoor.emplace( mWeight[unit], mArea[unit], unit );
        }

        CellId find( CellId c )
        {
          while ( mParent[c] != c )
            c = mParent[c] = mParent[mParent[c]];
          return c;
        }

        CellId neighbour( CellId unit ) const
        {
          CellId best;
          std::tuple<bool, double, CellId> least;
          for ( const auto &[other, meters] : mAround[unit] )
          {
            if ( mArea[other] > WIDEST && mWeight[other] < mSmallest && mMap.cells[other].area > WIDEST )
              continue;
            // The longest boundary, beside its own size: compact units.
            const std::tuple rank( mWeight[other] <= 0, -meters / std::sqrt( mArea[other] + mArea[unit] ),
                                   other );
            if ( best < 0 || rank < least )
            {
              best = other;
              least = rank;
            }
          }
          return best;
        }

        void join( CellId a, CellId b )
        {
          mPoor.erase( { mWeight[b], mArea[b], b } );
          const CellId keep = std::min( a, b ), gone = std::max( a, b );
          mParent[gone] = keep;
          mWeight[keep] += mWeight[gone];
          mArea[keep] += mArea[gone];
          mVisited[keep] = mVisited[keep] || mVisited[gone] ? 1 : 0;
          for ( const auto &[other, meters] : mAround[gone] )
          {
            mAround[other].erase( gone );
            if ( other == keep )
              continue;
            mAround[keep][other] += meters;
            mAround[other][keep] += meters;
          }
          mAround[gone].clear();
          note( keep );
        }

        const CellMap &mMap;
        Indexed<CellId, double> mWeight, mArea;
        Indexed<CellId, char> mVisited;
        double mSmallest;
        Indexed<CellId, CellId> mParent;
        Indexed<CellId, std::map<CellId, double>> mAround;  // metres shared with each
        std::set<std::tuple<double, double, CellId>> mPoor; // weight, area, unit
    };
  }

  Units makeUnits( const CellMap &map, const Indexed<CellId, double> &weights,
                   const Indexed<CellId, char> &visited, double smallest )
  {
    const Indexed<CellId, CellId> roots = Merger( map, weights, visited, smallest ).run();
    Units units;
    Indexed<CellId, CellId> number( map.cells.size() );
    units.ofCell.resize( map.cells.size() );
    for ( const CellId c : map.cells.ids() )
    {
      CellId &unit = number[roots[c]];
      if ( unit < 0 )
      {
        unit = CellId( units.map.cells.size() );
        units.map.cells.emplace_back();
        units.weight.push_back( 0 );
      }
      units.ofCell[c] = unit;
      Cell &whole = units.map.cells[unit];
      const Cell &part = map.cells[c];
      const double sum = whole.area + part.area;
      whole.center = { ( whole.center.x * whole.area + part.center.x * part.area ) / sum,
                       ( whole.center.y * whole.area + part.center.y * part.area ) / sum };
      whole.area = sum;
      units.weight[unit] += weights[c];
    }
    Indexed<CellId, std::map<CellId, double>> around( units.map.cells.size() );
    for ( const CellId c : map.cells.ids() )
      for ( const Neighbour &n : map.neighbours[c] )
        if ( const CellId other = n.cell < 0 ? CellId() : units.ofCell[n.cell]; other != units.ofCell[c] )
          around[units.ofCell[c]][other] += n.meters;
    for ( const auto &list : around )
    {
      units.map.neighbours.emplace_back();
      for ( const auto &[other, meters] : list )
        units.map.neighbours.back().push_back( { other, meters } );
    }
    return units;
  }

  CellZones seedUnits( const Units &units, std::span<const ZoneAreaVisit> visits,
                       const std::vector<CellId> &unitOfVisit )
  {
    std::map<std::int32_t, std::map<CellId, std::int32_t>> visitsIn; // of each zone, by unit
    Indexed<CellId, std::int32_t> most( units.map.cells.size(), 0 );
    CellZones seeds( units.map.cells.size(), 0 );
    for ( std::size_t v = 0; v < visits.size(); ++v )
      if ( visits[v].zone > 0 && unitOfVisit[v] >= 0 )
        ++visitsIn[visits[v].zone][unitOfVisit[v]];
    for ( const auto &[zone, list] : visitsIn )
      for ( const auto &[unit, count] : list )
        if ( count > most[unit] )
        {
          most[unit] = count;
          seeds[unit] = zone;
        }
    std::map<std::int32_t, int> held;
    for ( const std::int32_t zone : seeds )
      if ( zone > 0 )
        ++held[zone];

    for ( const auto &[zone, list] : visitsIn )
    {
      if ( held[zone] > 0 )
        continue;
      // From where most of its visits are, outward.
      const CellId start =
          std::max_element( list.begin(), list.end(),
                            []( const auto &a, const auto &b ) { return a.second < b.second; } )
              ->first;
      std::set<std::pair<double, CellId>> queue{ { 0, start } };
      std::set<CellId> seen{ start };
      while ( !queue.empty() )
      {
        const CellId unit = queue.begin()->second;
        queue.erase( queue.begin() );
        std::int32_t &owner = seeds[unit];
        if ( owner == 0 || held[owner] > 1 )
        {
          --held[owner];
          owner = zone;
          ++held[zone];
          break;
        }
        for ( const Neighbour &n : units.map.neighbours[unit] )
          if ( n.cell >= 0 && seen.insert( n.cell ).second )
            queue.emplace( distance( units.map.cells[n.cell].center, units.map.cells[start].center ),
                           n.cell );
      }
    }
    return seeds;
  }
}
