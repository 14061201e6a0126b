#include "zone/zone_areas_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

namespace doorstep::areas
{
  namespace
  {
    class Labeller
    {
      public:
        Labeller( const CellMap &map, const std::vector<std::int32_t> &seeds, double reach )
            : mMap( map ), mSeeds( seeds ), mLabels( seeds ), mReach( reach )
        {
          for ( const std::int32_t zone : seeds )
            mZones = std::max( mZones, zone );
        }

        std::vector<std::int32_t> run()
        {
          grow();
          fillHoles();
          for ( int round = 0; round < 4; ++round )
          {
            const bool changed = joinAll();
            dropStrays();
            if ( !changed )
              break;
          }
          fillHoles();
          for ( int round = 0; round < 6 && smooth(); ++round )
          {
          }
          return mLabels;
        }

      private:
        const Cell &cell( std::int32_t c ) const { return mMap.cells[static_cast<std::size_t>( c )]; }
        std::int32_t label( std::int32_t c ) const
        {
          return c < 0 ? 0 : mLabels[static_cast<std::size_t>( c )];
        }
        bool isSeed( std::int32_t c ) const { return mSeeds[static_cast<std::size_t>( c )] > 0; }
        const std::vector<Neighbour> &around( std::int32_t c ) const
        {
          return mMap.neighbours[static_cast<std::size_t>( c )];
        }
        std::int32_t count() const { return static_cast<std::int32_t>( mMap.cells.size() ); }
        double between( std::int32_t a, std::int32_t b ) const
        {
          return distance( cell( a ).center, cell( b ).center );
        }

        // Ground beyond reach that no lattice cut: it would make an area of any size.
        bool isWide( std::int32_t c ) const
        {
          const double side = mMap.lattice / GridsPerMeter;
          return cell( c ).area > 16 * side * side;
        }

        // Every free cell goes to the zone of the seed nearest to it by centres, across cells of that zone.
        void grow()
        {
          using Entry =
              std::tuple<double, std::int32_t, std::int32_t, std::int32_t>; // metres, zone, cell, seed
          std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
          const auto push = [&]( std::int32_t from, std::int32_t seed, std::int32_t zone )
          {
            for ( const Neighbour &n : around( from ) )
              if ( n.cell >= 0 && label( n.cell ) == 0 && !isWide( n.cell ) )
                if ( const double meters = between( n.cell, seed ); meters <= mReach )
                  queue.emplace( meters, zone, n.cell, seed );
          };
          for ( std::int32_t c = 0; c < count(); ++c )
            if ( isSeed( c ) )
              push( c, c, label( c ) );
          while ( !queue.empty() )
          {
            const auto [meters, zone, c, seed] = queue.top();
            queue.pop();
            if ( label( c ) != 0 )
              continue;
            mLabels[static_cast<std::size_t>( c )] = zone;
            push( c, seed, zone );
          }
        }

        // Free ground that zones enclose is filled where it is small, cell by cell from its edge.
        void fillHoles()
        {
          std::vector<char> seen( mMap.cells.size(), 0 );
          for ( std::int32_t start = 0; start < count(); ++start )
          {
            if ( label( start ) != 0 || seen[static_cast<std::size_t>( start )] )
              continue;
            std::vector<std::int32_t> hole{ start };
            seen[static_cast<std::size_t>( start )] = 1;
            double area = 0;
            bool open = false;
            for ( std::size_t i = 0; i < hole.size(); ++i )
            {
              area += cell( hole[i] ).area;
              for ( const Neighbour &n : around( hole[i] ) )
                if ( n.cell < 0 )
                  open = true;
                else if ( label( n.cell ) == 0 && !seen[static_cast<std::size_t>( n.cell )] )
                {
                  seen[static_cast<std::size_t>( n.cell )] = 1;
                  hole.push_back( n.cell );
                }
            }
            if ( open || area > 4 * mReach * mReach )
              continue;
            std::sort( hole.begin(), hole.end() );
            while ( !hole.empty() )
            {
              // The layer that touches a zone, all at once, so that the order of cells does not matter.
              std::vector<std::pair<std::int32_t, std::int32_t>> layer;
              for ( const std::int32_t c : hole )
                if ( const std::int32_t zone = strongest( c, 0 ).first; zone > 0 )
                  layer.emplace_back( c, zone );
              if ( layer.empty() )
                break;
              for ( const auto &[c, zone] : layer )
                mLabels[static_cast<std::size_t>( c )] = zone;
              std::erase_if( hole, [&]( std::int32_t c ) { return label( c ) != 0; } );
            }
          }
        }

        // The zone with the longest boundary to this cell, leaving `without` out, and that length.
        std::pair<std::int32_t, double> strongest( std::int32_t c, std::int32_t without ) const
        {
          std::vector<std::pair<std::int32_t, double>> shared;
          for ( const Neighbour &n : around( c ) )
            if ( const std::int32_t zone = label( n.cell ); zone > 0 && zone != without )
            {
              const auto it = std::find_if( shared.begin(), shared.end(),
                                            [zone]( const auto &s ) { return s.first == zone; } );
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

        struct Part
        {
            std::vector<std::int32_t> cells;
            std::int32_t seeds = 0;
        };

        // The connected part around a cell, which `seen` marks.
        Part partAround( std::int32_t start, std::vector<char> &seen ) const
        {
          Part part{ { start }, 0 };
          const std::int32_t zone = label( start );
          seen[static_cast<std::size_t>( start )] = 1;
          for ( std::size_t i = 0; i < part.cells.size(); ++i )
          {
            part.seeds += isSeed( part.cells[i] ) ? 1 : 0;
            for ( const Neighbour &n : around( part.cells[i] ) )
              if ( label( n.cell ) == zone && !seen[static_cast<std::size_t>( n.cell )] )
              {
                seen[static_cast<std::size_t>( n.cell )] = 1;
                part.cells.push_back( n.cell );
              }
          }
          return part;
        }

        // Joins the parts of zones by the cheapest strips: over free ground, else over another zone's cells
        // that hold no visit. True where something changed.
        bool joinAll()
        {
          std::vector<char> seen( mMap.cells.size(), 0 );
          std::vector<Part> largest( static_cast<std::size_t>( mZones ) + 1 );
          std::vector<std::int32_t> partCount( largest.size(), 0 );
          for ( std::int32_t c = 0; c < count(); ++c )
            if ( const std::int32_t zone = label( c ); zone > 0 && !seen[static_cast<std::size_t>( c )] )
              if ( Part part = partAround( c, seen ); part.seeds > 0 )
              {
                const auto z = static_cast<std::size_t>( zone );
                ++partCount[z];
                if ( part.seeds > largest[z].seeds )
                  largest[z] = std::move( part );
              }
          bool changed = false;
          for ( std::int32_t zone = 1; zone <= mZones; ++zone )
          {
            const auto z = static_cast<std::size_t>( zone );
            for ( std::int32_t left = partCount[z]; left > 1; --left )
            {
              // Taken anew each time: strips of this and of other zones have changed it.
              std::fill( seen.begin(), seen.end(), 0 );
              const auto seed = std::find_if( largest[z].cells.begin(), largest[z].cells.end(),
                                              [&]( std::int32_t c ) { return isSeed( c ); } );
              largest[z] = partAround( *seed, seen );
              const std::vector<std::int32_t> strip = cheapestStrip( zone, largest[z].cells );
              if ( strip.empty() )
                break;
              for ( const std::int32_t c : strip )
                mLabels[static_cast<std::size_t>( c )] = zone;
              changed = true;
            }
          }
          return changed;
        }

        std::vector<std::int32_t> cheapestStrip( std::int32_t zone,
                                                 const std::vector<std::int32_t> &from ) const
        {
          constexpr double overOthers = 4; // a strip through a neighbour splits it or makes it thin
          const double side = mMap.lattice / GridsPerMeter;
          std::vector<double> cost( mMap.cells.size(), std::numeric_limits<double>::infinity() );
          std::vector<std::int32_t> before( mMap.cells.size(), -1 );
          using Entry = std::pair<double, std::int32_t>;
          std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
          for ( const std::int32_t c : from )
          {
            cost[static_cast<std::size_t>( c )] = 0;
            queue.emplace( 0, c );
          }
          while ( !queue.empty() )
          {
            const auto [sum, c] = queue.top();
            queue.pop();
            if ( sum > cost[static_cast<std::size_t>( c )] )
              continue;
            if ( label( c ) == zone && before[static_cast<std::size_t>( c )] >= 0 )
            {
              std::vector<std::int32_t> strip;
              for ( std::int32_t b = before[static_cast<std::size_t>( c )]; label( b ) != zone;
                    b = before[static_cast<std::size_t>( b )] )
                strip.push_back( b );
              return strip;
            }
            for ( const Neighbour &n : around( c ) )
            {
              if ( n.cell < 0 || isWide( n.cell ) || ( isSeed( n.cell ) && label( n.cell ) != zone ) )
                continue;
              // Small cells and short doors make thin strips.
              const double thin = 1 + side / std::sqrt( cell( n.cell ).area ) + side / ( n.meters + 1 );
              const double step = between( c, n.cell ) * thin *
                                  ( label( n.cell ) > 0 && label( n.cell ) != zone ? overOthers : 1 );
              const double total = sum + std::max( step, 1e-3 );
              if ( total < cost[static_cast<std::size_t>( n.cell )] && total < 40 * mReach )
              {
                cost[static_cast<std::size_t>( n.cell )] = total;
                before[static_cast<std::size_t>( n.cell )] = c;
                queue.emplace( total, n.cell );
              }
            }
          }
          return {};
        }

        // Pieces without a visit, which a strip of another zone cut off, go to their neighbours.
        void dropStrays()
        {
          std::vector<char> seen( mMap.cells.size(), 0 );
          for ( std::int32_t c = 0; c < count(); ++c )
            if ( label( c ) > 0 && !seen[static_cast<std::size_t>( c )] )
              if ( const Part part = partAround( c, seen ); part.seeds == 0 )
                for ( const std::int32_t stray : part.cells )
                  mLabels[static_cast<std::size_t>( stray )] = 0;
          grow();
        }

        // Free cells that share more boundary with another zone than with their own change over, where that
        // does not cut their own in two; ground outside counts as a zone for narrow cells, spikes and
        // notches. True where one did.
        bool smooth()
        {
          bool changed = false;
          for ( std::int32_t c = 0; c < count(); ++c )
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
            else if ( outside > meters && ( isNarrow( c ) || outside > 4 * inside ) )
              std::tie( zone, meters ) = std::pair( 0, outside );
            if ( zone != own && meters > 1.25 * inside && ( own == 0 || keepsTogether( c, own ) ) )
            {
              mLabels[static_cast<std::size_t>( c )] = zone;
              changed = true;
            }
          }
          return changed;
        }

        // Such as the strip between two carriageways.
        bool isNarrow( std::int32_t c ) const
        {
          double perimeter = 0;
          for ( const Neighbour &n : around( c ) )
            perimeter += n.meters;
          return 2 * cell( c ).area < perimeter * mMap.lattice / GridsPerMeter / 3;
        }

        // Whether the cell's neighbours of its zone still reach each other without it, looking a few cells
        // far.
        bool keepsTogether( std::int32_t c, std::int32_t zone ) const
        {
          std::vector<std::int32_t> targets;
          for ( const Neighbour &n : around( c ) )
            if ( label( n.cell ) == zone )
              targets.push_back( n.cell );
          if ( targets.size() < 2 )
            return true;
          std::vector<std::int32_t> seen{ targets.front() };
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

        const CellMap &mMap;
        const std::vector<std::int32_t> &mSeeds;
        std::vector<std::int32_t> mLabels;
        double mReach;
        std::int32_t mZones = 0;
    };
  }

  std::vector<std::int32_t> labelCells( const CellMap &map, const std::vector<std::int32_t> &seeds,
                                        double reach )
  {
    return Labeller( map, seeds, reach ).run();
  }
}
