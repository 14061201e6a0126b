// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_previous.h"

#include "base/index.h"
#include "base/optimal_assignment.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <tuple>

namespace doorstep
{
  namespace
  {
    struct EarlierZone
    {
        std::int32_t zone = 0;
        std::vector<PlaceId> visits; // by stop, where that is known
        bool bound = false;          // a team must go on with it
        std::int32_t shift = -1;     // -1: any
        PlaceId staging{ 0 };
        RouteId route;
    };

    // Large zones first, and before them those that a team must go on with.
    std::vector<EarlierZone> zonesOf( const ZoneState &state, const std::vector<PlaceId> &visits )
    {
      const ZoneModel &model = state.model();
      std::map<std::int32_t, EarlierZone> byNumber;
      for ( const PlaceId v : visits )
        if ( const std::int32_t number = model.previousZone[v]; number >= 0 )
        {
          byNumber[number].zone = number;
          byNumber[number].visits.push_back( v );
          byNumber[number].shift = std::max( byNumber[number].shift, model.previousShift[v] );
        }
      std::vector<EarlierZone> zones;
      for ( auto &[number, zone] : byNumber )
      {
        std::stable_sort( zone.visits.begin(), zone.visits.end(),
                          [&]( PlaceId a, PlaceId b )
                          { return model.previousStop[a] < model.previousStop[b]; } );
        zone.bound = std::any_of( state.routes().begin(), state.routes().end(),
                                  [number = number]( const Route &route ) { return route.label == number; } );
        zones.push_back( std::move( zone ) );
      }
      const auto key = []( const EarlierZone &zone )
      { return std::make_tuple( !zone.bound, -static_cast<std::int64_t>( zone.visits.size() ), zone.zone ); };
      std::sort( zones.begin(), zones.end(),
                 [&]( const EarlierZone &a, const EarlierZone &b ) { return key( a ) < key( b ); } );
      return zones;
    }

    // How many of the zone's visits must not leave from there.
    std::int64_t notFrom( const ZoneModel &model, const EarlierZone &zone, PlaceId staging )
    {
      return std::count_if( zone.visits.begin(), zone.visits.end(),
                            [&]( PlaceId v )
                            {
                              const std::int32_t only = model.onlyStaging[v];
                              return only >= 0 && only != staging;
                            } );
    }

    RankedCost costFrom( const ZoneState &state, const EarlierZone &zone, PlaceId staging )
    {
      const ZoneModel &model = state.model();
      auto duration = Ticks{ model.to( zone.visits.front() )[staging] };
      for ( std::size_t i = 0; i < zone.visits.size(); ++i )
        duration += model.service[zone.visits[i]] +
                    model.ticks( zone.visits[i], i + 1 < zone.visits.size() ? zone.visits[i + 1] : staging );
      RankedCost cost;
      cost.places[0] = notFrom( model, zone, staging );
      cost.places[1] = std::max<Ticks>( 0, duration - state.durationAtMost );
      cost.places[2] = duration;
      return cost;
    }

    // Each zone its staging place, so that as many visits as can be stay and the ways are short; no place
    // sends more teams than it has.
    void chooseStagings( const ZoneState &state, std::vector<EarlierZone> &zones )
    {
      std::vector<PlaceId> seats;
      for ( const PlaceId s : state.model().stagingPlaces() )
      {
        const auto teams = static_cast<std::size_t>( std::count_if(
            state.routes().begin(), state.routes().end(),
            [&]( const Route &route ) { return route.fixedStaging < 0 || route.fixedStaging == s; } ) );
        seats.insert( seats.end(), std::min( { indexOf( state.teamsAtMost( s ) ), teams, zones.size() } ),
                      s );
      }
      zones.resize( std::min( zones.size(), seats.size() ) );
      std::vector<std::vector<RankedCost>> costs( zones.size() );
      for ( std::size_t z = 0; z < zones.size(); ++z )
        for ( const PlaceId s : state.model().stagingPlaces() )
          costs[z].push_back( costFrom( state, zones[z], s ) );
      const std::vector<std::int32_t> seatOf = optimalAssignment( zones.size(), seats.size(),
                                                                  [&]( std::size_t z, std::size_t seat )
                                                                  { return costs[z][seats[seat].index()]; } );
      for ( std::size_t z = 0; z < zones.size(); ++z )
        zones[z].staging = seats[indexOf( seatOf[z] )];
    }

    RankedCost costWith( const ZoneModel &model, const EarlierZone &zone, const Route &route )
    {
      const bool elsewhere = route.fixedStaging >= 0 && route.fixedStaging != zone.staging;
      RankedCost cost;
      // Families may have been told the day: a zone stays in its shift, whoever comes.
      cost.places[0] = 2 * ( zone.shift >= 0 && zone.shift != route.shift ? 1 : 0 ) +
                       ( ( route.label >= 0 || zone.bound ) && route.label != zone.zone ? 1 : 0 );
      for ( const PlaceId v : zone.visits )
      {
        const std::int32_t pinned = model.pinnedTeam[v];
        cost.places[1] += elsewhere || ( model.languages[v] & ~route.languages ) != 0 ||
                          ( pinned >= 0 && pinned != route.team ) ||
                          ( model.shifts[v] & shiftBit( route.shift ) ) == 0;
      }
      cost.places[2] = -std::popcount( route.languages );
      return cost;
    }

    // Each zone its team, so that as many visits as can be stay; among equals those that speak most go out.
    void chooseTeams( const ZoneState &state, std::vector<EarlierZone> &zones )
    {
      std::vector<std::vector<RankedCost>> costs( zones.size() );
      for ( std::size_t z = 0; z < zones.size(); ++z )
        for ( const Route &route : state.routes() )
          costs[z].push_back( costWith( state.model(), zones[z], route ) );
      const std::vector<std::int32_t> routeOf = optimalAssignment(
          zones.size(), state.routes().size(), [&]( std::size_t z, std::size_t r ) { return costs[z][r]; } );
      for ( std::size_t z = 0; z < zones.size(); ++z )
      {
        zones[z].route = RouteId( routeOf[z] );
        if ( const PlaceId fixed = state.route( zones[z].route ).fixedStaging; fixed >= 0 )
          zones[z].staging = fixed;
      }
    }

    // A visit and the place in its route behind which it goes.
    struct Insertion
    {
        PlaceId visit, after;
        Ticks cost = std::numeric_limits<Ticks>::max();
    };

    void tryInsertion( const ZoneState &state, const EarlierZone &zone, PlaceId visit, PlaceId after,
                       Insertion &best )
    {
      const ZoneModel &model = state.model();
      const Route &route = state.route( zone.route );
      const std::int32_t only = model.onlyStaging[visit];
      const PlaceId next = model.isVisit( after ) ? state.stop( after ).after
                           : route.count > 0      ? route.first
                                                  : after;
      const Ticks extra = Ticks{ model.to( visit )[after] } + model.from( visit )[next] -
                          ( route.count > 0 ? model.ticks( after, next ) : 0 );
      if ( extra < best.cost && ( only < 0 || only == zone.staging ) &&
           state.fitsBehind( after, visit, zone.route, extra ) )
        best = { visit, after, extra };
    }

    bool layInOrder( ZoneState &state, const EarlierZone &zone )
    {
      PlaceId after = zone.staging;
      for ( const PlaceId v : zone.visits )
      {
        Insertion next;
        tryInsertion( state, zone, v, after, next );
        if ( next.visit < 0 )
        {
          while ( state.route( zone.route ).count > 0 )
            state.remove( state.route( zone.route ).last );
          return false;
        }
        state.insert( v, zone.route, after );
        after = v;
      }
      return true;
    }

    // The visit that costs least to add, where it costs least, again and again.
    void layWhatFits( ZoneState &state, const EarlierZone &zone )
    {
      std::vector<PlaceId> left = zone.visits;
      while ( !left.empty() )
      {
        Insertion best;
        for ( const PlaceId v : left )
        {
          tryInsertion( state, zone, v, zone.staging, best );
          for ( const PlaceId after : state.visitsOf( zone.route ) )
            tryInsertion( state, zone, v, after, best );
        }
        if ( best.visit < 0 )
          return;
        state.insert( best.visit, zone.route, best.after );
        left.erase( std::find( left.begin(), left.end(), best.visit ) );
      }
    }
  }

  void buildFromPrevious( ZoneState &state, const std::vector<PlaceId> &visits )
  {
    std::vector<EarlierZone> zones = zonesOf( state, visits );
    zones.resize( std::min( zones.size(), indexOf( state.routesAtMost ) ) );
    chooseStagings( state, zones );
    chooseTeams( state, zones );
    for ( const EarlierZone &zone : zones )
    {
      const bool isOfShift = zone.shift < 0 || zone.shift == state.route( zone.route ).shift;
      if ( !isOfShift || !state.sendsOneMore( zone.staging ) || !state.mayGoOut( zone.route ) )
        continue;
      state.setLabel( zone.route, zone.zone );
      const bool ordered = state.model().previousStop[zone.visits.front()] >= 0;
      if ( !ordered || !layInOrder( state, zone ) )
        layWhatFits( state, zone );
    }
    state.mark();
  }
}
