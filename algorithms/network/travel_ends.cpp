// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/travel_ends.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // The share of a weight, rounded apart in time and length.
    Weight share( Weight weight, double fraction )
    {
      const double time = std::floor( weight / WEIGHT_UNIT );
      const double length = weight - time * WEIGHT_UNIT;
      return std::floor( time * fraction + 0.5 ) * WEIGHT_UNIT + std::floor( length * fraction + 0.5 );
    }

    // Whether nothing but this edge's segment leads to the node that it starts from.
    bool startsAtDeadEnd( const StreetGraph &graph, EdgeId edge )
    {
      const std::span<const EdgeId> leaving = graph.leaving( graph.tail( edge ) );
      return std::all_of( leaving.begin(), leaving.end(),
                          [&]( EdgeId other ) { return segmentIdOf( other ) == segmentIdOf( edge ); } );
    }
  }

  double driveSeconds( double gap, const TravelOptions &options )
  {
    return options.driveKilometersPerHour > 0
               ? std::max( 0.0, gap - options.driveFrom ) * 3.6 / options.driveKilometersPerHour
               : 0;
  }

  TravelEnds travelEnds( const StreetGraph &graph, const SnappedPoint &place, const TravelOptions &options )
  {
    TravelEnds result;
    if ( !place.usable() )
      return result;
    const RoadClass roadClass = graph.segments[place.segment].roadClass;
    double crossing = 0;
    if ( roadClass == RoadClass::Primary )
      crossing = options.farSidePrimary;
    else if ( roadClass == RoadClass::Secondary )
      crossing = options.farSideSecondary;
    const Weight drive = weightOf( driveSeconds( place.gap, options ), 0 );
    const bool bothWays = graph.open( forward( place.segment ) ) && graph.open( backward( place.segment ) );
    for ( const EdgeId edge : { forward( place.segment ), backward( place.segment ) } )
    {
      if ( graph.reachable[edge] == 0 )
        continue;
      const bool against = isBackward( edge );
      const Weight whole = graph.edgeWeight[edge];
      TravelEnd end;
      end.edge = edge;
      end.door = place.place;
      end.drive = drive;
      end.before = share( whole, against ? 1 - place.fraction : place.fraction );
      end.after = whole - end.before;
      if ( bothWays && options.facingAbout > 0 && !startsAtDeadEnd( graph, opposite( edge ) ) )
        end.facing = weightOf(
            graph.options.turns.uTurn * ( startsAtDeadEnd( graph, edge ) ? 1 : options.facingAbout ), 0 );
      const Side side = against ? ( place.side == Side::Left ? Side::Right : Side::Left ) : place.side;
      const Side near = graph.options.leftHandTraffic ? Side::Left : Side::Right;
      if ( bothWays && side != near )
        end.penalty = weightOf( crossing, 0 );
      result.ends[result.count++] = end;
    }
    return result;
  }

  TravelPlan::TravelPlan( const StreetGraph &graph, std::span<const SnappedPoint> places,
                          const TravelOptions &options )
      : mSlotOf( graph.edgeCount() )
  {
    constexpr std::uint8_t isWanted = 1, isShared = 2;
    Indexed<EdgeId, std::uint8_t> mark( graph.edgeCount(), 0 );
    bool anyShared = false;
    for ( const SnappedPoint &place : places )
    {
      mEnds.push_back( travelEnds( graph, place, options ) );
      for ( const TravelEnd &end : mEnds.back().all() )
      {
        std::uint8_t &m = mark[end.edge];
        anyShared = anyShared || m != 0;
        m = m == 0 ? isWanted : ( isWanted | isShared );
      }
    }
    // The edges that lead into shared ones.
    struct Into
    {
        EdgeId edge;
        Weight turn = 0;
    };
    Indexed<EdgeId, std::vector<Into>> before( anyShared ? graph.edgeCount() : 0 );
    for ( const EdgeId e : before.ids() )
      for ( const Turn &turn : graph.turnsFrom( e ) )
        if ( ( mark[turn.edge] & isShared ) != 0 )
        {
          before[turn.edge].push_back( { e, turn.weight } );
          mark[e] |= isWanted;
        }
    for ( const EdgeId e : mark.ids() )
      if ( mark[e] != 0 )
      {
        mSlotOf[e] = SlotId( mWanted.size() );
        mWanted.push_back( e );
      }
    for ( const EdgeId edge : mWanted )
    {
      if ( anyShared )
        for ( const Into &one : before[edge] )
          mBefore.add( { slotOf( one.edge ), one.turn } );
      mBefore.close();
    }
  }
}
