// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/turn_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double lookAhead = 15;      // metres along an edge that give its direction at a junction
    constexpr double straightTan = 0.839; // tan 40°: more than this is a turn
    constexpr double sameCrossing = 40; // metres: carriageways of a divided road wait once for their signals

    enum class Movement : std::uint8_t
    {
      Straight,
      Left,
      Right
    };

    // The point `lookAhead` metres along the segment from the one end.
    Point ahead( std::span<const Point> shape, bool fromEnd )
    {
      double left = lookAhead;
      const std::size_t last = shape.size() - 1;
      for ( std::size_t i = 0; i < last; ++i )
      {
        const Point &a = shape[fromEnd ? last - i : i];
        const Point &b = shape[fromEnd ? last - i - 1 : i + 1];
        const double piece = distance( a, b );
        if ( piece >= left )
          return { a.x + ( b.x - a.x ) * left / piece, a.y + ( b.y - a.y ) * left / piece };
        left -= piece;
      }
      return shape[fromEnd ? 0 : last];
    }

    bool isMain( RoadClass c )
    {
      return c == RoadClass::Primary || c == RoadClass::Secondary;
    }

    // What a junction asks of drivers.
    struct Junction
    {
        int open = 0;                 // open segments that meet
        bool passedByFreeway = false; // goes on, other streets cross without a ramp
        bool freeway = false;
        bool signal = false;
        bool mainStreet = false;
        bool street = false; // anything better than a service road
    };

    class TurnBuilder
    {
      public:
        explicit TurnBuilder( StreetGraph &graph ) : mGraph( graph ), mCosts( graph.options.turns ) {}

        void run()
        {
          const std::size_t edges = mGraph.edgeCount();
          mDirection.resize( edges );
          for ( std::size_t e = 0; e < edges; ++e )
          {
            // From its tail, outwards.
            const std::span<const Point> shape = mGraph.shape( e / 2 );
            const bool against = e % 2 != 0;
            const Point to = ahead( shape, against ), from = against ? shape.back() : shape.front();
            mDirection[e] = { to.x - from.x, to.y - from.y };
          }
          findJunctions();
          mGraph.firstTurn.assign( edges + 1, 0 );
          mGraph.turns.clear();
          mGraph.turns.reserve( edges * 3 );
          for ( std::size_t e = 0; e < edges; ++e )
          {
            if ( mGraph.open( static_cast<std::int32_t>( e ) ) )
              addTurns( static_cast<std::int32_t>( e ) );
            mGraph.firstTurn[e + 1] = static_cast<std::uint32_t>( mGraph.turns.size() );
          }
        }

      private:
        void findJunctions()
        {
          mJunctions.resize( mGraph.nodes.size() );
          std::vector<std::array<std::int32_t, 2>> mainNames( mGraph.nodes.size(), { -1, -1 } );
          std::vector<int> mains( mGraph.nodes.size(), 0 );
          std::vector<std::int32_t> freewayName( mGraph.nodes.size(), 0 );
          for ( std::size_t s = 0; s < mGraph.segments.size(); ++s )
          {
            const StreetSegment &segment = mGraph.segments[s];
            const auto edge = static_cast<std::int32_t>( 2 * s );
            if ( !mGraph.open( edge ) && !mGraph.open( edge + 1 ) )
              continue;
            for ( const std::int32_t end : { segment.fromNode, segment.toNode } )
            {
              const auto n = static_cast<std::size_t>( end );
              Junction &junction = mJunctions[n];
              ++junction.open;
              junction.freeway |= segment.roadClass == RoadClass::Freeway;
              if ( segment.roadClass == RoadClass::Freeway && segment.name != 0 )
              {
                junction.passedByFreeway |= freewayName[n] == segment.name;
                freewayName[n] = segment.name;
              }
              junction.street |= segment.roadClass <= RoadClass::Local;
              if ( !isMain( segment.roadClass ) || segment.roundabout )
                continue;
              junction.mainStreet = true;
              ++mains[n];
              if ( mainNames[n][0] < 0 )
                mainNames[n][0] = segment.name;
              else if ( mainNames[n][0] != segment.name )
                mainNames[n][1] = segment.name;
            }
          }
          for ( std::size_t n = 0; n < mJunctions.size(); ++n )
            mJunctions[n].signal =
                mains[n] >= 3 && !mJunctions[n].freeway && ( mainNames[n][1] >= 0 || mainNames[n][0] == 0 );
        }

        Movement movement( std::int32_t from, std::int32_t into ) const
        {
          const Point &back = mDirection[static_cast<std::size_t>( from ^ 1 )];
          const Point &to = mDirection[static_cast<std::size_t>( into )];
          const double dot = -( back.x * to.x + back.y * to.y );
          const double cross = -( back.x * to.y - back.y * to.x );
          if ( dot > 0 && std::abs( cross ) <= straightTan * dot )
            return Movement::Straight;
          return cross > 0 ? Movement::Left : Movement::Right;
        }

        double seconds( std::int32_t from, std::int32_t into ) const
        {
          const StreetSegment &a = mGraph.segmentOf( from ), &b = mGraph.segmentOf( into );
          const Junction &junction = mJunctions[static_cast<std::size_t>( mGraph.head( from ) )];
          if ( junction.open <= 2 || junction.freeway || a.roundabout )
            return 0;
          if ( b.roundabout )
            return mCosts.right;
          Movement turn = movement( from, into );
          if ( mGraph.options.leftHandTraffic && turn != Movement::Straight )
            turn =
                turn == Movement::Left ? Movement::Right : Movement::Left; // near and far side change places
          const bool atMain = isMain( a.roadClass ) || isMain( b.roadClass );
          double sum = 0;
          if ( turn == Movement::Right )
            sum = mCosts.right;
          else if ( turn == Movement::Left )
            sum = atMain ? mCosts.leftAcross : mCosts.left;
          if ( junction.signal )
          {
            const auto before = static_cast<std::size_t>( mGraph.tail( from ) );
            if ( a.length > sameCrossing || !mJunctions[before].signal )
              sum += turn == Movement::Right ? mCosts.signalRight : mCosts.signal;
          }
          else if ( ( junction.mainStreet && !isMain( a.roadClass ) ) ||
                    ( junction.street && a.roadClass >= RoadClass::Service ) )
            sum += mCosts.stopSign;
          return sum;
        }

        // Layers without levels (TIGER is planar) share a vertex where a street passes over or under a
        // freeway.
        bool passable( std::int32_t from, std::int32_t into ) const
        {
          const RoadClass a = mGraph.segmentOf( from ).roadClass, b = mGraph.segmentOf( into ).roadClass;
          return !mJunctions[static_cast<std::size_t>( mGraph.head( from ) )].passedByFreeway ||
                 ( a == RoadClass::Freeway ) == ( b == RoadClass::Freeway ) || a == RoadClass::Ramp ||
                 b == RoadClass::Ramp;
        }

        void addTurns( std::int32_t edge )
        {
          const std::size_t before = mGraph.turns.size();
          for ( const std::int32_t next : mGraph.leaving( mGraph.head( edge ) ) )
            if ( next != ( edge ^ 1 ) && passable( edge, next ) )
            {
              const bool enters =
                  mGraph.segmentOf( next ).destinationOnly && !mGraph.segmentOf( edge ).destinationOnly;
              mGraph.turns.push_back( { next, weightOf( seconds( edge, next ), 0 ) + weight( next ) +
                                                  ( enters ? entryWeight : 0 ) } );
            }
          if ( mGraph.turns.size() == before && mGraph.open( edge ^ 1 ) )
            mGraph.turns.push_back( { edge ^ 1, weightOf( mCosts.deadEnd, 0 ) + weight( edge ^ 1 ) } );
        }

        Weight weight( std::int32_t edge ) const
        {
          return mGraph.edgeWeight[static_cast<std::size_t>( edge )];
        }

        StreetGraph &mGraph;
        const TurnCosts &mCosts;
        std::vector<Point> mDirection;
        std::vector<Junction> mJunctions;
    };
  }

  void buildTurns( StreetGraph &graph )
  {
    TurnBuilder( graph ).run();
  }
}
