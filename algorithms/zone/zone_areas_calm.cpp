// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_calm.h"

#include "zone/zone_areas_join.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace doorstep::areas
{
  namespace
  {
    struct Piece
    {
        std::int32_t zone = 0;
        std::vector<CellId> cells;
        std::int32_t visits = 0;
    };

    class Calm : public CellLabels
    {
      public:
        Calm( CellLabels start, const Indexed<CellId, std::int32_t> &visits, std::int32_t least )
            : CellLabels{ std::move( start ) }, mVisits( visits ), mLeast( least )
        {
        }

        void run()
        {
          constexpr int rounds = 4, turns = 20;
          for ( int round = 0; round < rounds; ++round )
          {
            const CellZones before = labels;
            for ( int turn = 0; turn < turns && straighten(); ++turn )
            {
            }
            while ( giveOne() )
            {
            }
            fillBetween();
            fillWithin();
            if ( labels == before )
              break;
          }
        }

      private:
        std::int32_t visitsOf( CellId c ) const { return mVisits[c]; }

        // Units change over to the side that they share most of their boundary with, so that lines grow
        // shorter. True where one did.
        bool straighten()
        {
          constexpr double gain = 1.1;
          std::map<std::int32_t, std::int32_t> held;
          for ( const CellId c : ids() )
            held[label( c )] += visitsOf( c );
          bool changed = false;
          for ( const CellId c : ids() )
          {
            const std::int32_t own = label( c );
            if ( own == 0 && isWide( c ) )
              continue;
            double inside = 0, open = 0;
            for ( const Neighbour &n : around( c ) )
              ( label( n.cell ) == own ? inside : open ) +=
                  label( n.cell ) == own || label( n.cell ) == 0 ? n.meters : 0;
            auto [zone, meters] = strongest( c, own );
            if ( own > 0 && open > meters && visitsOf( c ) == 0 )
              std::tie( zone, meters ) = std::pair( 0, open );
            if ( ( zone == 0 && own == 0 ) || meters <= gain * inside )
              continue;
            if ( own > 0 && ( held[own] - visitsOf( c ) < mLeast || !keepsTogether( c, own ) ) )
              continue;
            held[own] -= visitsOf( c );
            held[zone] += visitsOf( c );
            labels[c] = zone;
            changed = true;
          }
          return changed;
        }

        std::vector<Piece> pieces() const
        {
          std::vector<Piece> found;
          Indexed<CellId, char> seen( labels.size(), 0 );
          for ( const CellId c : ids() )
          {
            if ( label( c ) == 0 || seen[c] )
              continue;
            Piece piece{ label( c ), partAround( *this, c, seen ).cells, 0 };
            for ( const CellId cell : piece.cells )
              piece.visits += visitsOf( cell );
            found.push_back( std::move( piece ) );
          }
          return found;
        }

        // The zone with the longest boundary to the piece; 0: none.
        std::int32_t neighbourOf( const Piece &piece ) const
        {
          std::map<std::int32_t, double> shared;
          for ( const CellId c : piece.cells )
            for ( const Neighbour &n : around( c ) )
              if ( label( n.cell ) > 0 && label( n.cell ) != piece.zone )
                shared[label( n.cell )] += n.meters;
          const auto longest =
              std::max_element( shared.begin(), shared.end(),
                                []( const auto &a, const auto &b ) { return a.second < b.second; } );
          return longest == shared.end() ? 0 : longest->first;
        }

        // The piece with the fewest visits that is too small, or not its zone's largest, goes to its
        // neighbour.
        bool giveOne()
        {
          const std::vector<Piece> all = pieces();
          std::map<std::int32_t, std::int32_t> largest;
          for ( const Piece &piece : all )
            largest[piece.zone] = std::max( largest[piece.zone], piece.visits );
          const Piece *given = nullptr;
          std::int32_t to = 0;
          for ( const Piece &piece : all )
          {
            if ( piece.visits >= mLeast && piece.visits == largest[piece.zone] )
              continue;
            const std::int32_t neighbour = neighbourOf( piece );
            if ( ( neighbour > 0 || piece.visits < mLeast ) && ( !given || piece.visits < given->visits ) )
            {
              given = &piece;
              to = neighbour;
            }
          }
          if ( !given )
            return false;
          for ( const CellId c : given->cells )
            labels[c] = to;
          return true;
        }

        // Which units can be reached from outside over units that `passes`.
        template <class Passes> Indexed<CellId, char> reachable( Passes &&passes ) const
        {
          Indexed<CellId, char> seen( labels.size(), 0 );
          std::vector<CellId> queue;
          const auto add = [&]( CellId c )
          {
            if ( c < 0 || seen[c] || !passes( c ) )
              return;
            seen[c] = 1;
            queue.push_back( c );
          };
          for ( const CellId c : ids() )
            if ( std::any_of( around( c ).begin(), around( c ).end(),
                              []( const Neighbour &n ) { return n.cell < 0; } ) )
              add( c );
          for ( std::size_t i = 0; i < queue.size(); ++i )
          {
            const CellId from = queue[i];
            for ( const Neighbour &n : around( from ) )
              add( n.cell );
          }
          return seen;
        }

        // Free ground among zones goes to the one beside it, from its edge inward.
        void fillBetween()
        {
          const Indexed<CellId, char> open = reachable( [&]( CellId c ) { return label( c ) == 0; } );
          for ( bool changed = true; changed; )
          {
            std::vector<std::pair<CellId, std::int32_t>> layer;
            for ( const CellId c : ids() )
              if ( label( c ) == 0 && !open[c] )
                if ( const std::int32_t zone = strongest( c, 0 ).first; zone > 0 )
                  layer.emplace_back( c, zone );
            for ( const auto &[c, zone] : layer )
              labels[c] = zone;
            changed = !layer.empty();
          }
        }

        // What one zone encloses is its own.
        void fillWithin()
        {
          for ( const std::int32_t zone : std::set<std::int32_t>( labels.begin(), labels.end() ) )
          {
            if ( zone == 0 )
              continue;
            const Indexed<CellId, char> open = reachable( [&]( CellId c ) { return label( c ) != zone; } );
            for ( const CellId c : ids() )
              if ( !open[c] )
                labels[c] = zone;
          }
        }

        const Indexed<CellId, std::int32_t> &mVisits;
        std::int32_t mLeast;
    };
  }

  CellZones calmLabels( const CellMap &units, CellZones labels, const Indexed<CellId, std::int32_t> &visits,
                        std::int32_t least )
  {
    const std::vector<std::pair<std::int32_t, CellId>> noWays;
    Calm calm( { units, visits, std::move( labels ), 0, noWays }, visits, least );
    calm.run();
    return std::move( calm.labels );
  }
}
