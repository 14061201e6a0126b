// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_units.h"

#include "base/index.h"

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
        Merger( const CellMap &map, const std::vector<double> &weights, const std::vector<char> &visited,
                double smallest )
            : mMap( map ),
              mWeight( weights ),
              mVisited( visited ),
              mSmallest( smallest ),
              mParent( map.cells.size() ),
              mAround( map.cells.size() )
        {
          std::iota( mParent.begin(), mParent.end(), 0 );
          for ( std::size_t c = 0; c < map.cells.size(); ++c )
          {
            mArea.push_back( map.cells[c].area );
            for ( const Neighbour &n : map.neighbours[c] )
              if ( n.cell >= 0 )
                mAround[c][n.cell] += n.meters;
            note( static_cast<std::int32_t>( c ) );
          }
        }

        std::vector<std::int32_t> run()
        {
          while ( !mPoor.empty() )
          {
            const std::int32_t unit = std::get<2>( *mPoor.begin() );
            mPoor.erase( mPoor.begin() );
            if ( const std::int32_t other = neighbour( unit ); other >= 0 )
              join( unit, other );
          }
          std::vector<std::int32_t> result;
          for ( std::size_t c = 0; c < mParent.size(); ++c )
            result.push_back( find( static_cast<std::int32_t>( c ) ) );
          return result;
        }

      private:
        static constexpr double WIDEST = 4e6; // square metres: ground beyond the squares is in no unit

        void note( std::int32_t unit )
        {
          const std::size_t u = indexOf( unit );
          if ( mWeight[u] < mSmallest && ( mWeight[u] > 0 || mVisited[u] ) )
            mPoor.emplace( mWeight[u], mArea[u], unit );
        }

        std::int32_t find( std::int32_t c )
        {
          while ( mParent[indexOf( c )] != c )
            c = mParent[indexOf( c )] = mParent[indexOf( mParent[indexOf( c )] )];
          return c;
        }

        std::int32_t neighbour( std::int32_t unit ) const
        {
          std::int32_t best = -1;
          std::tuple<bool, double, std::int32_t> least;
          for ( const auto &[other, meters] : mAround[indexOf( unit )] )
          {
            const std::size_t o = indexOf( other );
            if ( mArea[o] > WIDEST && mWeight[o] < mSmallest && mMap.cells[o].area > WIDEST )
              continue;
            // The longest boundary, beside its own size: compact units.
            const std::tuple rank( mWeight[o] <= 0, -meters / std::sqrt( mArea[o] + mArea[indexOf( unit )] ),
                                   other );
            if ( best < 0 || rank < least )
            {
              best = other;
              least = rank;
            }
          }
          return best;
        }

        void join( std::int32_t a, std::int32_t b )
        {
          mPoor.erase( { mWeight[indexOf( b )], mArea[indexOf( b )], b } );
          const std::int32_t keep = std::min( a, b ), gone = std::max( a, b );
          const std::size_t k = indexOf( keep ), g = indexOf( gone );
          mParent[g] = keep;
          mWeight[k] += mWeight[g];
          mArea[k] += mArea[g];
          mVisited[k] = mVisited[k] || mVisited[g] ? 1 : 0;
          for ( const auto &[other, meters] : mAround[g] )
          {
            mAround[indexOf( other )].erase( gone );
            if ( other == keep )
              continue;
            mAround[k][other] += meters;
            mAround[indexOf( other )][keep] += meters;
          }
          mAround[g].clear();
          note( keep );
        }

        const CellMap &mMap;
        std::vector<double> mWeight, mArea;
        std::vector<char> mVisited;
        double mSmallest;
        std::vector<std::int32_t> mParent;
        std::vector<std::map<std::int32_t, double>> mAround;
        std::set<std::tuple<double, double, std::int32_t>> mPoor; // weight, area, unit
    };
  }

  Units makeUnits( const CellMap &map, const std::vector<double> &weights, const std::vector<char> &visited,
                   double smallest )
  {
    const std::vector<std::int32_t> roots = Merger( map, weights, visited, smallest ).run();
    Units units;
    std::vector<std::int32_t> number( map.cells.size(), -1 );
    units.ofCell.assign( map.cells.size(), -1 );
    for ( std::size_t c = 0; c < map.cells.size(); ++c )
    {
      std::int32_t &unit = number[indexOf( roots[c] )];
      if ( unit < 0 )
      {
        unit = static_cast<std::int32_t>( units.map.cells.size() );
        units.map.cells.emplace_back();
        units.weight.push_back( 0 );
      }
      units.ofCell[c] = unit;
      Cell &whole = units.map.cells[indexOf( unit )];
      const Cell &part = map.cells[c];
      const double sum = whole.area + part.area;
      whole.center = { ( whole.center.x * whole.area + part.center.x * part.area ) / sum,
                       ( whole.center.y * whole.area + part.center.y * part.area ) / sum };
      whole.area = sum;
      units.weight[indexOf( unit )] += weights[c];
    }
    std::vector<std::map<std::int32_t, double>> around( units.map.cells.size() );
    for ( std::size_t c = 0; c < map.cells.size(); ++c )
      for ( const Neighbour &n : map.neighbours[c] )
        if ( const std::int32_t other = n.cell < 0 ? -1 : units.ofCell[indexOf( n.cell )];
             other != units.ofCell[c] )
          around[indexOf( units.ofCell[c] )][other] += n.meters;
    for ( const auto &list : around )
    {
      units.map.neighbours.emplace_back();
      for ( const auto &[other, meters] : list )
        units.map.neighbours.back().push_back( { other, meters } );
    }
    return units;
  }

  std::vector<std::int32_t> seedUnits( const Units &units, std::span<const ZoneAreaVisit> visits,
                                       const std::vector<std::int32_t> &unitOfVisit )
  {
    std::map<std::int32_t, std::map<std::int32_t, std::int32_t>> visitsIn; // of each zone, by unit
    std::vector<std::int32_t> most( units.map.cells.size(), 0 ), seeds( units.map.cells.size(), 0 );
    for ( std::size_t v = 0; v < visits.size(); ++v )
      if ( visits[v].zone > 0 && unitOfVisit[v] >= 0 )
        ++visitsIn[visits[v].zone][unitOfVisit[v]];
    for ( const auto &[zone, list] : visitsIn )
      for ( const auto &[unit, count] : list )
        if ( count > most[indexOf( unit )] )
        {
          most[indexOf( unit )] = count;
          seeds[indexOf( unit )] = zone;
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
      const std::int32_t start =
          std::max_element( list.begin(), list.end(),
                            []( const auto &a, const auto &b ) { return a.second < b.second; } )
              ->first;
      std::set<std::pair<double, std::int32_t>> queue{ { 0, start } };
      std::set<std::int32_t> seen{ start };
      while ( !queue.empty() )
      {
        const std::int32_t unit = queue.begin()->second;
        queue.erase( queue.begin() );
        std::int32_t &owner = seeds[indexOf( unit )];
        if ( owner == 0 || held[owner] > 1 )
        {
          --held[owner];
          owner = zone;
          ++held[zone];
          break;
        }
        for ( const Neighbour &n : units.map.neighbours[indexOf( unit )] )
          if ( n.cell >= 0 && seen.insert( n.cell ).second )
            queue.emplace( distance( units.map.cells[indexOf( n.cell )].center,
                                     units.map.cells[indexOf( start )].center ),
                           n.cell );
      }
    }
    return seeds;
  }
}
