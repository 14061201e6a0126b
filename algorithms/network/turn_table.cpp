// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/turn_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double LOOK_AHEAD = 15;      // metres along an edge that give its direction at a junction
    constexpr double STRAIGHT_TAN = 0.839; // tan 40°: more than this is a turn
    constexpr double SAME_CROSSING = 40; // metres: carriageways of a divided road wait once for their signals

    enum class Movement : std::uint8_t
    {
      Straight,
      Left,
      Right
    };

    // The point `lookAhead` metres along the segment from the one end.
    Point ahead( std::span<const Point> shape, bool fromEnd )
    {
      double left = LOOK_AHEAD;
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
          mDirection.resize( mGraph.edgeCount() );
          for ( const EdgeId e : mDirection.ids() )
          {
            // From its tail, outwards.
            const std::span<const Point> shape = mGraph.shape( segmentIdOf( e ) );
            const bool against = isBackward( e );
            const Point to = ahead( shape, against ), from = against ? shape.back() : shape.front();
            mDirection[e] = { to.x - from.x, to.y - from.y };
          }
          findJunctions();
          mGraph.turns = {};
          mGraph.turns.reserve( mGraph.edgeCount(), mGraph.edgeCount() * 3 );
          for ( const EdgeId e : mDirection.ids() )
          {
            if ( mGraph.open( e ) )
              addTurns( e );
            mGraph.turns.close();
          }
        }

      private:
        void findJunctions()
        {
          mJunctions.resize( mGraph.nodes.size() );
          Indexed<NodeId, std::array<NameId, 2>> mainNames( mGraph.nodes.size() );
          Indexed<NodeId, int> mains( mGraph.nodes.size(), 0 );
          Indexed<NodeId, NameId> freewayName( mGraph.nodes.size(), NameId( 0 ) );
          for ( const SegmentId s : mGraph.segments.ids() )
          {
            const StreetSegment &segment = mGraph.segments[s];
            if ( !mGraph.open( s ) )
              continue;
            for ( const NodeId n : { segment.fromNode, segment.toNode } )
            {
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
          for ( const NodeId n : mJunctions.ids() )
            mJunctions[n].signal =
                mains[n] >= 3 && !mJunctions[n].freeway && ( mainNames[n][1] >= 0 || mainNames[n][0] == 0 );
        }

        Movement movement( EdgeId from, EdgeId into ) const
        {
          const Point &back = mDirection[opposite( from )];
          const Point &to = mDirection[into];
          const double dot = -( back.x * to.x + back.y * to.y );
          const double cross = -( back.x * to.y - back.y * to.x );
          if ( dot > 0 && std::abs( cross ) <= STRAIGHT_TAN * dot )
            return Movement::Straight;
          return cross > 0 ? Movement::Left : Movement::Right;
        }

        double seconds( EdgeId from, EdgeId into ) const
        {
          const StreetSegment &a = mGraph.segmentOf( from ), &b = mGraph.segmentOf( into );
          const Junction &junction = mJunctions[mGraph.head( from )];
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
            if ( a.length > SAME_CROSSING || !mJunctions[mGraph.tail( from )].signal )
              sum += turn == Movement::Right ? mCosts.signalRight : mCosts.signal;
          }
          else if ( ( junction.mainStreet && !isMain( a.roadClass ) ) ||
                    ( junction.street && a.roadClass >= RoadClass::Service ) )
            sum += mCosts.stopSign;
          return sum;
        }

        // Layers without levels (TIGER is planar) share a vertex where a street passes over or under a
        // freeway.
        bool passable( EdgeId from, EdgeId into ) const
        {
          const RoadClass a = mGraph.segmentOf( from ).roadClass, b = mGraph.segmentOf( into ).roadClass;
          return !mJunctions[mGraph.head( from )].passedByFreeway ||
                 ( a == RoadClass::Freeway ) == ( b == RoadClass::Freeway ) || a == RoadClass::Ramp ||
                 b == RoadClass::Ramp;
        }

        void addTurns( EdgeId edge )
        {
          const std::size_t before = mGraph.turnCount();
          const EdgeId back = opposite( edge );
          for ( const EdgeId next : mGraph.leaving( mGraph.head( edge ) ) )
            if ( next != back && passable( edge, next ) )
            {
              const bool enters =
                  mGraph.segmentOf( next ).destinationOnly && !mGraph.segmentOf( edge ).destinationOnly;
              mGraph.turns.add( { next, weightOf( seconds( edge, next ), 0 ) + mGraph.edgeWeight[next] +
                                            ( enters ? ENTRY_WEIGHT : 0 ) } );
            }
          if ( mGraph.turnCount() == before && mGraph.open( back ) )
            mGraph.turns.add( { back, weightOf( mCosts.deadEnd, 0 ) + mGraph.edgeWeight[back] } );
        }

        StreetGraph &mGraph;
        const TurnCosts &mCosts;
        Indexed<EdgeId, Point> mDirection;
        Indexed<NodeId, Junction> mJunctions;
    };
  }

  void buildTurns( StreetGraph &graph )
  {
    TurnBuilder( graph ).run();
  }
}
