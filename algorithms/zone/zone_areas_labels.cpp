// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_labels.h"

#include "zone/zone_areas_join.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>
#include <utility>

namespace doorstep::areas
{
  namespace
  {
    class Labeller : public CellLabels
    {
      public:
        Labeller( CellLabels start, const Indexed<CellId, double> &homes )
            : CellLabels{ std::move( start ) }, mHomes( homes )
        {
        }

        void run()
        {
          grow();
          fillHoles();
          for ( int round = 0; round < 4; ++round )
          {
            const bool changed = joinParts( *this );
            dropStrays();
            if ( !changed )
              break;
          }
          fillHoles();
          shedEmptyGround();
          for ( int round = 0; round < 6 && smooth(); ++round )
          {
          }
        }

      private:
        // Every free cell goes to the zone of the seed nearest to it by centres, across cells of that zone.
        void grow()
        {
          using Entry = std::tuple<double, std::int32_t, CellId, CellId>; // metres, zone, cell, seed
          std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
          const auto push = [&]( CellId from, CellId seed, std::int32_t zone )
          {
            for ( const Neighbour &n : around( from ) )
              if ( n.cell >= 0 && label( n.cell ) == 0 && !isWide( n.cell ) )
                if ( const double meters = between( n.cell, seed ); meters <= reachOf( seed ) )
                  queue.emplace( meters, zone, n.cell, seed );
          };
          for ( const CellId c : ids() )
            if ( isSeed( c ) )
              push( c, c, label( c ) );
          while ( !queue.empty() )
          {
            const auto [meters, zone, c, seed] = queue.top();
            queue.pop();
            if ( label( c ) != 0 )
              continue;
            labels[c] = zone;
            push( c, seed, zone );
          }
        }

        // Free ground that zones enclose is filled, cell by cell from its edge.
        void fillHoles()
        {
          constexpr double largestHole = 25e6; // square metres
          Indexed<CellId, char> seen( map.cells.size(), 0 );
          for ( const CellId start : ids() )
          {
            if ( label( start ) != 0 || seen[start] )
              continue;
            std::vector<CellId> hole{ start };
            seen[start] = 1;
            double area = 0;
            bool open = false;
            for ( std::size_t i = 0; i < hole.size(); ++i )
            {
              area += cell( hole[i] ).area;
              for ( const Neighbour &n : around( hole[i] ) )
                if ( n.cell < 0 )
                  open = true;
                else if ( label( n.cell ) == 0 && !seen[n.cell] )
                {
                  seen[n.cell] = 1;
                  hole.push_back( n.cell );
                }
            }
            if ( open || area > largestHole )
              continue;
            std::sort( hole.begin(), hole.end() );
            while ( !hole.empty() )
            {
              // The layer that touches a zone, all at once, so that the order of cells does not matter.
              std::vector<std::pair<CellId, std::int32_t>> layer;
              for ( const CellId c : hole )
                if ( const std::int32_t zone = strongest( c, 0 ).first; zone > 0 )
                  layer.emplace_back( c, zone );
              if ( layer.empty() )
                break;
              for ( const auto &[c, zone] : layer )
                labels[c] = zone;
              std::erase_if( hole, [&]( CellId c ) { return label( c ) != 0; } );
            }
          }
        }

        // Pieces without a visit, which a strip of another zone cut off, go to their neighbours.
        void dropStrays()
        {
          Indexed<CellId, char> seen( map.cells.size(), 0 );
          for ( const CellId c : ids() )
            if ( label( c ) > 0 && !seen[c] )
              if ( const ZonePart part = partAround( *this, c, seen ); part.seeds == 0 )
                for ( const CellId stray : part.cells )
                  labels[stray] = 0;
          grow();
        }

        // From the outside inwards, what has no home and lies beside none goes, where that takes no zone
        // apart.
        void shedEmptyGround()
        {
          const auto hasHomes = [&]( CellId c ) { return c >= 0 && mHomes[c] > 0; };
          const auto any = [&]( CellId c, const auto &is )
          {
            return std::any_of( around( c ).begin(), around( c ).end(),
                                [&]( const Neighbour &n ) { return is( n.cell ); } );
          };
          std::vector<CellId> empty;
          for ( const CellId c : ids() )
            if ( label( c ) > 0 && !isSeed( c ) && !hasHomes( c ) && !any( c, hasHomes ) )
              empty.push_back( c );
          const auto goes = [&]( CellId c )
          {
            if ( !any( c, [&]( CellId n ) { return label( n ) == 0; } ) || !keepsTogether( c, label( c ) ) )
              return false;
            labels[c] = 0;
            return true;
          };
          while ( std::erase_if( empty, goes ) > 0 )
          {
          }
        }

        // Free cells that share more boundary with another zone than with their own change over, where that
        // does not cut their own in two; ground outside counts as a zone for narrow cells, spikes and
        // notches. True where one did.
        bool smooth()
        {
          bool changed = false;
          for ( const CellId c : ids() )
          {
            const std::int32_t own = label( c );
            if ( isSeed( c ) || ( own == 0 && isWide( c ) ) )
              continue;
            double inside = 0, outside = 0;
            for ( const Neighbour &n : around( c ) )
            {
              inside += own > 0 && label( n.cell ) == own ? n.meters : 0;
              outside += label( n.cell ) == 0 ? n.meters : 0;
            }
            auto [zone, meters] = strongest( c, own );
            if ( own == 0 )
              inside = outside;
            else if ( outside > meters && ( isNarrow( c ) || outside > 2 * inside ) )
              std::tie( zone, meters ) = std::pair( 0, outside );
            if ( zone != own && meters > 1.25 * inside && ( own == 0 || keepsTogether( c, own ) ) )
            {
              labels[c] = zone;
              changed = true;
            }
          }
          return changed;
        }

        // Such as the strip between two carriageways.
        bool isNarrow( CellId c ) const
        {
          double perimeter = 0;
          for ( const Neighbour &n : around( c ) )
            perimeter += n.meters;
          constexpr double narrow = 20; // metres
          return 2 * cell( c ).area < perimeter * narrow;
        }

        const Indexed<CellId, double> &mHomes; // of each unit
    };
  }

  CellZones labelCells( const Units &units, const CellZones &seeds, double reach,
                        const std::vector<std::pair<std::int32_t, CellId>> &ways )
  {
    Labeller labeller( { units.map, seeds, seeds, reach, ways }, units.weight );
    labeller.run();
    return std::move( labeller.labels );
  }
}
