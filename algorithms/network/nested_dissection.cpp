#include "network/nested_dissection.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t directions_ = 4; // of the sweeps: x, y and the diagonals
    constexpr double outerShare = 0.3;     // of the junctions on each side are never cut apart
    constexpr std::size_t flowFrom = 24;   // junctions; a sweep is as good for fewer

    struct Neighbour
    {
      std::int32_t node = 0;
      std::int32_t segment = 0;
    };

    class Dissection
    {
      public:
      explicit Dissection( const StreetGraph &graph )
          : mGraph( graph ),
            mCell( graph.nodes.size(), 0 ),
            mPlace( graph.nodes.size(), 0 ),
            mSide( graph.nodes.size(), 0 ),
            mLevel( graph.nodes.size(), -1 ),
            mNext( graph.nodes.size(), 0 ),
            mFlow( graph.segments.size(), 0 )
      {
        listNeighbours();
        for ( std::size_t d = 0; d < directions_; ++d )
        {
          std::vector<double> key( graph.nodes.size() );
          for ( std::size_t n = 0; n < key.size(); ++n )
          {
            const Point &p = graph.nodes[n];
            key[n] = std::array{ p.x, p.y, p.x + p.y, p.x - p.y }[d];
          }
          mSorted[d].resize( key.size() );
          std::iota( mSorted[d].begin(), mSorted[d].end(), 0 );
          std::sort( mSorted[d].begin(), mSorted[d].end(),
                     [&]( std::int32_t a, std::int32_t b )
                     {
                       const double x = key[static_cast<std::size_t>( a )],
                                    y = key[static_cast<std::size_t>( b )];
                       return x < y || ( x == y && a < b );
                     } );
        }
      }

      std::vector<std::int32_t> run( const Progress &progress )
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
      static std::size_t index( std::int32_t id ) { return static_cast<std::size_t>( id ); }

      void listNeighbours()
      {
        mFirst.assign( mGraph.nodes.size() + 1, 0 );
        const auto each = [&]( const auto &visit )
        {
          for ( std::size_t s = 0; s < mGraph.segments.size(); ++s )
          {
            const StreetSegment &segment = mGraph.segments[s];
            const auto edge = static_cast<std::int32_t>( 2 * s );
            if ( segment.fromNode != segment.toNode && ( mGraph.open( edge ) || mGraph.open( edge + 1 ) ) )
            {
              visit( segment.fromNode, segment.toNode, static_cast<std::int32_t>( s ) );
              visit( segment.toNode, segment.fromNode, static_cast<std::int32_t>( s ) );
            }
          }
        };
        each( [&]( std::int32_t from, std::int32_t, std::int32_t ) { ++mFirst[index( from ) + 1]; } );
        for ( std::size_t n = 0; n < mGraph.nodes.size(); ++n )
          mFirst[n + 1] += mFirst[n];
        mNeighbours.resize( mFirst.back() );
        std::vector<std::uint32_t> next( mFirst.begin(), mFirst.end() - 1 );
        each(
            [&]( std::int32_t from, std::int32_t to, std::int32_t segment ) {
              mNeighbours[next[index( from )]++] = { to, segment };
            } );
      }

      // Neighbours inside the present cell.
      template <class Visit> void inside( std::int32_t node, const Visit &visit ) const
      {
        for ( std::uint32_t i = mFirst[index( node )]; i < mFirst[index( node ) + 1]; ++i )
          if ( mCell[index( mNeighbours[i].node )] == mPresent )
            visit( mNeighbours[i] );
      }

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
        double bestScore = noWay;
        for ( std::size_t d = 0; d < directions_; ++d )
        {
          const std::int32_t *nodes = mSorted[d].data() + begin;
          for ( std::size_t i = 0; i < size; ++i )
            mPlace[index( nodes[i] )] = static_cast<std::int32_t>( i );
          std::int64_t cut = 0;
          for ( std::size_t i = 0; i + 1 < size; ++i )
          {
            inside( nodes[i], [&]( const Neighbour &other )
                    { cut += mPlace[index( other.node )] > static_cast<std::int32_t>( i ) ? 1 : -1; } );
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
        ++mPresent;
        for ( std::size_t i = begin; i < end; ++i )
          mCell[index( mSorted[0][i] )] = mPresent;
        const Sweep sweep = bestSweep( begin, end );
        const std::vector<std::int32_t> &sorted = mSorted[sweep.direction];
        for ( std::size_t i = begin; i < end; ++i )
          mSide[index( sorted[i] )] = i - begin < sweep.place ? 0 : 1;
        if ( end - begin >= flowFrom && sweep.cut > 1 )
          flow( sorted.data() + begin, end - begin, sweep );
        // The cut's edges, in the order along it.
        for ( std::size_t i = begin; i < end; ++i )
        {
          const std::int32_t node = mSorted[0][i];
          if ( mSide[index( node )] == 0 )
            inside( node,
                    [&]( const Neighbour &other )
                    {
                      if ( mSide[index( other.node )] == 1 )
                        take( other.segment );
                    } );
        }
        std::size_t middle = begin;
        for ( std::size_t d = 0; d < directions_; ++d )
        {
          mSpare.clear();
          middle = begin;
          for ( std::size_t i = begin; i < end; ++i )
            if ( const std::int32_t node = mSorted[d][i]; mSide[index( node )] == 0 )
              mSorted[d][middle++] = node;
            else
              mSpare.push_back( node );
          std::copy( mSpare.begin(), mSpare.end(),
                     mSorted[d].begin() + static_cast<std::ptrdiff_t>( middle ) );
        }
        return middle;
      }

      void take( std::int32_t segment )
      {
        for ( const std::int32_t edge : { segment * 2 + 1, segment * 2 } )
          if ( mGraph.open( edge ) )
            mOrder.push_back( edge );
      }

      void takeLoops( std::int32_t node )
      {
        for ( const std::int32_t edge : mGraph.leaving( node ) )
          if ( mGraph.head( edge ) == node )
            mOrder.push_back( edge );
      }

      // Maximum flow (Dinic) from the first to the last `outerShare` of the junctions; sets mSide to the
      // better balanced of the two outermost least cuts.
      void flow( const std::int32_t *nodes, std::size_t size, const Sweep &sweep )
      {
        const auto outer = static_cast<std::size_t>( static_cast<double>( size ) * outerShare );
        for ( std::size_t i = 0; i < size; ++i )
        {
          mPlace[index( nodes[i] )] = i < outer ? -1 : ( i >= size - outer ? 1 : 0 ); // source, sink
          inside( nodes[i], [&]( const Neighbour &other ) { mFlow[index( other.segment )] = 0; } );
        }
        std::int64_t sum = 0;
        while ( levels( nodes, size, outer ) )
        {
          for ( std::size_t i = 0; i < outer; ++i )
            while ( push( nodes[i] ) )
              ++sum;
        }
        if ( sum > sweep.cut )
          return; // cannot be: the sweep's cut is one of those that bound the flow
        // Reached from the sources, or not reaching the sinks.
        std::size_t near = 0;
        for ( std::size_t i = 0; i < size; ++i )
          near += mLevel[index( nodes[i] )] >= 0 ? 1 : 0;
        std::vector<std::uint8_t> side( size );
        for ( std::size_t i = 0; i < size; ++i )
          side[i] = mLevel[index( nodes[i] )] >= 0 ? 0 : 1;
        const std::size_t far = reachSinks( nodes, size, outer );
        const bool useFar = std::min( far, size - far ) > std::min( near, size - near );
        const std::size_t flowBalance = useFar ? std::min( far, size - far ) : std::min( near, size - near );
        const std::size_t sweepBalance = std::min( sweep.place, size - sweep.place );
        if ( sum == sweep.cut && flowBalance <= sweepBalance )
          return;
        for ( std::size_t i = 0; i < size; ++i )
          mSide[index( nodes[i] )] = useFar ? ( mLevel[index( nodes[i] )] >= 0 ? 1 : 0 ) : side[i];
      }

      // Whether the segment can carry more from this junction to the other end.
      bool carries( std::int32_t node, const Neighbour &to ) const
      {
        const std::int8_t flow = mFlow[index( to.segment )];
        return ( mGraph.segments[index( to.segment )].fromNode == node ? flow : -flow ) < 1;
      }

      // Breadth-first levels from the sources in what is left; whether a sink is reached.
      bool levels( const std::int32_t *nodes, std::size_t size, std::size_t outer )
      {
        mQueue.clear();
        for ( std::size_t i = 0; i < size; ++i )
        {
          mLevel[index( nodes[i] )] = i < outer ? 0 : -1;
          mNext[index( nodes[i] )] = mFirst[index( nodes[i] )];
          if ( i < outer )
            mQueue.push_back( nodes[i] );
        }
        bool reached = false;
        for ( std::size_t at = 0; at < mQueue.size(); ++at )
        {
          const std::int32_t node = mQueue[at];
          inside( node,
                  [&]( const Neighbour &to )
                  {
                    if ( mLevel[index( to.node )] >= 0 || !carries( node, to ) )
                      return;
                    mLevel[index( to.node )] = mLevel[index( node )] + 1;
                    reached = reached || mPlace[index( to.node )] == 1;
                    mQueue.push_back( to.node );
                  } );
        }
        return reached;
      }

      // One more unit along the levels, without recursion.
      bool push( std::int32_t source )
      {
        mPath.clear();
        std::int32_t node = source;
        for ( ;; )
        {
          if ( mPlace[index( node )] == 1 )
          {
            for ( const auto &[from, to] : mPath )
              mFlow[index( to.segment )] = static_cast<std::int8_t>(
                  mFlow[index( to.segment )] +
                  ( mGraph.segments[index( to.segment )].fromNode == from ? 1 : -1 ) );
            return true;
          }
          bool advanced = false;
          for ( std::uint32_t &i = mNext[index( node )]; i < mFirst[index( node ) + 1]; ++i )
          {
            const Neighbour &to = mNeighbours[i];
            if ( mCell[index( to.node )] != mPresent ||
                 mLevel[index( to.node )] != mLevel[index( node )] + 1 || !carries( node, to ) )
              continue;
            mPath.emplace_back( node, to );
            node = to.node;
            advanced = true;
            break;
          }
          if ( advanced )
            continue;
          if ( mPath.empty() )
            return false;
          node = mPath.back().first;
          mPath.pop_back();
          ++mNext[index( node )];
        }
      }

      // Sets mLevel >= 0 where a sink can still be reached; returns how many cannot.
      std::size_t reachSinks( const std::int32_t *nodes, std::size_t size, std::size_t outer )
      {
        mQueue.clear();
        for ( std::size_t i = 0; i < size; ++i )
        {
          mLevel[index( nodes[i] )] = i >= size - outer ? 0 : -1;
          if ( i >= size - outer )
            mQueue.push_back( nodes[i] );
        }
        for ( std::size_t at = 0; at < mQueue.size(); ++at )
        {
          const std::int32_t node = mQueue[at];
          inside( node,
                  [&]( const Neighbour &from )
                  {
                    if ( mLevel[index( from.node )] < 0 && carries( from.node, { node, from.segment } ) )
                    {
                      mLevel[index( from.node )] = 0;
                      mQueue.push_back( from.node );
                    }
                  } );
        }
        return size - mQueue.size();
      }

      const StreetGraph &mGraph;
      std::vector<std::uint32_t> mFirst;
      std::vector<Neighbour> mNeighbours;
      std::array<std::vector<std::int32_t>, directions_> mSorted;
      std::int32_t mPresent = 0; // number of the cell that is being split
      std::vector<std::int32_t> mCell, mPlace;
      std::vector<std::uint8_t> mSide;
      std::vector<std::int32_t> mLevel;
      std::vector<std::uint32_t> mNext;
      std::vector<std::int8_t> mFlow; // by segment, from its first junction to its second
      std::vector<std::int32_t> mQueue, mSpare, mOrder;
      std::vector<std::pair<std::int32_t, Neighbour>> mPath;
    };
  }

  std::vector<std::int32_t> dissectionOrder( const StreetGraph &graph, const Progress &progress )
  {
    return Dissection( graph ).run( progress );
  }
}
