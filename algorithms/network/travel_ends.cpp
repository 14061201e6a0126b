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
      const double time = std::floor( weight / weightUnit );
      const double length = weight - time * weightUnit;
      return std::floor( time * fraction + 0.5 ) * weightUnit + std::floor( length * fraction + 0.5 );
    }

    // Whether nothing but this edge's segment leads to the node that it starts from.
    bool startsAtDeadEnd( const StreetGraph &graph, std::int32_t edge )
    {
      const std::span<const std::int32_t> leaving = graph.leaving( graph.tail( edge ) );
      return std::all_of( leaving.begin(), leaving.end(),
                          [&]( std::int32_t other ) { return ( other >> 1 ) == ( edge >> 1 ); } );
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
    const RoadClass roadClass = graph.segments[static_cast<std::size_t>( place.segment )].roadClass;
    double crossing = 0;
    if ( roadClass == RoadClass::Primary )
      crossing = options.farSidePrimary;
    else if ( roadClass == RoadClass::Secondary )
      crossing = options.farSideSecondary;
    const Weight drive = weightOf( driveSeconds( place.gap, options ), 0 );
    const bool bothWays = graph.open( place.segment * 2 ) && graph.open( place.segment * 2 + 1 );
    for ( const std::int32_t edge : { place.segment * 2, place.segment * 2 + 1 } )
    {
      if ( graph.reachable[static_cast<std::size_t>( edge )] == 0 )
        continue;
      const bool against = ( edge & 1 ) != 0;
      const Weight whole = graph.edgeWeight[static_cast<std::size_t>( edge )];
      TravelEnd end;
      end.edge = edge;
      end.door = place.place;
      end.drive = drive;
      end.before = share( whole, against ? 1 - place.fraction : place.fraction );
      end.after = whole - end.before;
      if ( bothWays && options.facingAbout > 0 && !startsAtDeadEnd( graph, edge ^ 1 ) )
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
      : mSlotOf( graph.edgeCount(), -1 )
  {
    constexpr std::uint8_t isWanted = 1, isShared = 2;
    std::vector<std::uint8_t> mark( graph.edgeCount(), 0 );
    bool anyShared = false;
    for ( const SnappedPoint &place : places )
    {
      mEnds.push_back( travelEnds( graph, place, options ) );
      for ( const TravelEnd &end : mEnds.back().all() )
      {
        std::uint8_t &m = mark[static_cast<std::size_t>( end.edge )];
        anyShared = anyShared || m != 0;
        m = m == 0 ? isWanted : ( isWanted | isShared );
      }
    }
    // The edges that lead into shared ones.
    std::vector<std::vector<Before>> before( anyShared ? graph.edgeCount() : 0 );
    if ( anyShared )
      for ( std::size_t e = 0; e < graph.edgeCount(); ++e )
        for ( const Turn &turn : graph.turnsFrom( static_cast<std::int32_t>( e ) ) )
          if ( ( mark[static_cast<std::size_t>( turn.edge )] & isShared ) != 0 )
          {
            before[static_cast<std::size_t>( turn.edge )].push_back(
                { static_cast<std::int32_t>( e ), turn.weight } );
            mark[e] |= isWanted;
          }
    for ( std::size_t e = 0; e < mark.size(); ++e )
      if ( mark[e] != 0 )
      {
        mSlotOf[e] = static_cast<std::int32_t>( mWanted.size() );
        mWanted.push_back( static_cast<std::int32_t>( e ) );
      }
    mFirstBefore.assign( 1, 0 );
    for ( const std::int32_t edge : mWanted )
    {
      if ( anyShared )
        for ( const Before &b : before[static_cast<std::size_t>( edge )] )
          mBefore.push_back( { slotOf( b.slot ), b.turn } );
      mFirstBefore.push_back( static_cast<std::uint32_t>( mBefore.size() ) );
    }
  }
}
