// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/nested_dissection.h"

#include "network/inertial_flow.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t DIRECTIONS_ = 4; // of the sweeps: x, y and the diagonals
    constexpr std::size_t FLOW_FROM = 24;  // junctions; a sweep is as good for fewer

    class Dissection
    {
      public:
        explicit Dissection( const StreetGraph &graph )
            : mGraph( graph ),
              mCell( graph ),
              mFlow( graph, mCell ),
              mPlace( graph.nodes.size(), 0 ),
              mSide( graph.nodes.size(), 0 )
        {
          for ( std::size_t d = 0; d < DIRECTIONS_; ++d )
          {
            Indexed<NodeId, double> key( graph.nodes.size() );
            for ( const NodeId n : key.ids() )
            {
              const Point &p = graph.nodes[n];
              key[n] = std::array{ p.x, p.y, p.x + p.y, p.x - p.y }[d];
            }
            mSorted[d].resize( key.size() );
            std::iota( mSorted[d].begin(), mSorted[d].end(), NodeId( 0 ) );
            std::sort( mSorted[d].begin(), mSorted[d].end(),
                       [&]( NodeId a, NodeId b )
                       { return std::pair( key[a], a ) < std::pair( key[b], b ); } );
          }
        }

        std::vector<EdgeId> run( const Progress &progress )
        {
          // Halves are taken from a stack, the most important first, so the order is made backwards.
          struct Range
          {
              std::size_t begin = 0, end = 0;
          };
          std::vector<Range> stack{ { 0, mGraph.nodes.size() } };
          std::size_t finished = 0;
          while ( !stack.empty() )
          {
            const auto [begin, end] = stack.back();
            stack.pop_back();
            if ( end - begin <= 1 )
            {
              finished += end - begin;
              if ( finished % 1024 == 0 )
                report( progress,
                        static_cast<double>( finished ) / static_cast<double>( mGraph.nodes.size() ) );
              if ( end > begin )
                takeLoops( mSorted[0][begin] );
              continue;
            }
            const std::size_t middle = split( begin, end );
            stack.push_back( { begin, middle } );
            stack.push_back( { middle, end } );
          }
          std::reverse( mOrder.begin(), mOrder.end() );
          return std::move( mOrder );
        }

      private:
        struct Sweep
        {
            std::size_t direction = 0;
            std::size_t place = 0; // so many junctions on the near side
            std::int64_t cut = 0;
        };

        Sweep bestSweep( std::size_t begin, std::size_t end )
        {
          const std::size_t size = end - begin;
          const std::size_t low = std::max<std::size_t>( 1, size * 3 / 10 );
          Sweep best;
          double bestScore = NO_WAY;
          for ( std::size_t d = 0; d < DIRECTIONS_; ++d )
          {
            const NodeId *nodes = mSorted[d].data() + begin;
            for ( std::size_t i = 0; i < size; ++i )
              mPlace[nodes[i]] = i;
            std::int64_t cut = 0;
            for ( std::size_t i = 0; i + 1 < size; ++i )
            {
              mCell.inside( nodes[i], [&]( const JunctionCell::Neighbour &other )
                            { cut += mPlace[other.node] > i ? 1 : -1; } );
              const std::size_t place = i + 1;
              if ( place < low || size - place < low )
                continue;
              const double balance =
                  static_cast<double>( std::min( place, size - place ) ) / static_cast<double>( size );
              const double score = ( static_cast<double>( cut ) + 0.5 ) / std::sqrt( balance );
              if ( score < bestScore )
              {
                bestScore = score;
                best = { d, place, cut };
              }
            }
          }
          return best;
        }

        // Halves the range of all sorted lists and takes the edges between the halves into the order.
        std::size_t split( std::size_t begin, std::size_t end )
        {
          mCell.choose( { mSorted[0].data() + begin, end - begin } );
          const Sweep sweep = bestSweep( begin, end );
          const std::vector<NodeId> &sorted = mSorted[sweep.direction];
          for ( std::size_t i = begin; i < end; ++i )
            mSide[sorted[i]] = i - begin < sweep.place ? 0 : 1;
          if ( end - begin >= FLOW_FROM && sweep.cut > 1 )
            mFlow.improve( { sorted.data() + begin, end - begin }, sweep.place, sweep.cut, mSide );
          // The cut's edges, in the order along it.
          for ( std::size_t i = begin; i < end; ++i )
          {
            const NodeId node = mSorted[0][i];
            if ( mSide[node] == 0 )
              mCell.inside( node,
                            [&]( const JunctionCell::Neighbour &other )
                            {
                              if ( mSide[other.node] == 1 )
                                take( other.segment );
                            } );
          }
          std::size_t middle = begin;
          for ( std::size_t d = 0; d < DIRECTIONS_; ++d )
          {
            mSpare.clear();
            middle = begin;
            for ( std::size_t i = begin; i < end; ++i )
              if ( const NodeId node = mSorted[d][i]; mSide[node] == 0 )
                mSorted[d][middle++] = node;
              else
                mSpare.push_back( node );
            std::copy( mSpare.begin(), mSpare.end(),
                       mSorted[d].begin() + static_cast<std::ptrdiff_t>( middle ) );
          }
          return middle;
        }

        void take( SegmentId segment )
        {
          for ( const EdgeId edge : { backward( segment ), forward( segment ) } )
            if ( mGraph.open( edge ) )
              mOrder.push_back( edge );
        }

        void takeLoops( NodeId node )
        {
          for ( const EdgeId edge : mGraph.leaving( node ) )
            if ( mGraph.head( edge ) == node )
              mOrder.push_back( edge );
        }

        const StreetGraph &mGraph;
        JunctionCell mCell; // that is being split
        InertialFlow mFlow;
        std::array<std::vector<NodeId>, DIRECTIONS_> mSorted;
        Indexed<NodeId, std::size_t> mPlace;
        Indexed<NodeId, std::uint8_t> mSide;
        std::vector<NodeId> mSpare;
        std::vector<EdgeId> mOrder;
    };
  }

  std::vector<EdgeId> dissectionOrder( const StreetGraph &graph, const Progress &progress )
  {
    return Dissection( graph ).run( progress );
  }
}
