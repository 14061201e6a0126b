// SPDX-License-Identifier: GPL-2.0-or-later
// A route in lines and words, leg by leg as it is driven and walked.
#include "base/number.h"
#include "morning/driving.h"
#include "morning/travel.h"

#include <numeric>

namespace doorstep
{
  namespace
  {
    // Stretches of one kind that follow each other are one.
    void addStretch( const RouteStretch &from, PlannedZone &zone )
    {
      if ( zone.stretches.empty() || zone.stretches.back().onFoot != from.onFoot )
        zone.stretches.push_back( { from.onFoot, {}, 0, 0 } );
      PlannedStretch &to = zone.stretches.back();
      if ( from.path.points.size() > 1 )
        to.lines.push_back( from.path.points );
      to.minutes += from.path.minutes + from.parking;
      to.meters += from.path.meters;
    }
  }

  void PlanTravel::follow( const DrivenRoute &route, bool returns, PlannedZone &zone ) const
  {
    for ( const RoutePath &path : route.legs )
      if ( path.points.size() > 1 )
        zone.legs.push_back( path.points );
    if ( !route.stretches.empty() )
    {
      followOnFoot( route, returns, zone );
      return;
    }
    std::vector<int> stops( route.legs.size() );
    std::iota( stops.begin(), stops.end(), 1 );
    zone.directions = driven( route.places, stops, route.legs, returns );
  }

  std::vector<DirectionStep> PlanTravel::driven( const std::vector<std::size_t> &places,
                                                 const std::vector<int> &stops,
                                                 const std::vector<RoutePath> &legs, bool returns ) const
  {
    if ( straight() )
      return drivenStraight( places, stops );
    DirectionsOptions told;
    told.houses = mHouses;
    told.houseNumbers = mHouseNumbers;
    told.stops = stops;
    return directions( *mGraph, snapped( places ), legs, returns, told );
  }

  std::vector<DirectionStep> PlanTravel::drivenStraight( const std::vector<std::size_t> &places,
                                                         const std::vector<int> &stops ) const
  {
    constexpr double metersPerMile = 1609.344;
    std::vector<DirectionStep> steps;
    for ( std::size_t i = 1; i < places.size(); ++i )
    {
      const std::size_t from = places[i - 1], to = places[i];
      const bool back = to == places.front();
      const std::string miles = withDecimals( mMatrix.metersAt( from, to ) / metersPerMile, 1 );
      DirectionStep step;
      step.stop = back ? 0 : stops[i - 1];
      step.block = back ? phrase( "straight.back" )
                        : phrase( "straight.stop", { { "n", std::to_string( step.stop ) } } );
      step.text = phrase( "straight.about", { { "step", step.block },
                                              { "length", phrase( "length.miles", { { "n", miles } } ) } } );
      step.meters = mMatrix.metersAt( from, to );
      step.minutes = mMatrix.minutesAt( from, to );
      steps.push_back( std::move( step ) );
    }
    return steps;
  }

  void PlanTravel::followOnFoot( const DrivenRoute &route, bool returns, PlannedZone &zone ) const
  {
    // The car alone, then what is walked from where it stands.
    std::vector<std::size_t> places{ route.places.front() };
    std::vector<int> stops;
    std::vector<RoutePath> legs;
    for ( const RouteStretch &stretch : route.stretches )
      if ( !stretch.onFoot )
      {
        places.push_back( route.places[stretch.to] );
        stops.push_back( static_cast<int>( stretch.to ) );
        legs.push_back( stretch.path );
      }
    // Straight legs that end where they began are no way back.
    const std::vector<DirectionStep> car = driven( places, stops, legs, returns );
    auto next = car.begin();
    bool isLeft = false; // the car, for another place
    for ( const RouteStretch &stretch : route.stretches )
    {
      addStretch( stretch, zone );
      const bool isNextDoor = stretch.path.meters < NEXT_DOOR;
      if ( stretch.onFoot && stretch.isBack && isNextDoor && !isLeft )
      {
        zone.directions.back().meters += stretch.path.meters;
        zone.directions.back().minutes += stretch.path.minutes;
      }
      else if ( stretch.onFoot && stretch.isBack )
        zone.directions.push_back( walkBackStep( stretch.path.meters, stretch.path.minutes ) );
      else if ( stretch.onFoot )
      {
        const std::size_t to = route.places[stretch.to];
        const Phrase place = straight() ? Phrase() : stopPlace( *mGraph, mSnapped[to] ).block;
        zone.directions.push_back( walkStep( static_cast<int>( stretch.to ), place, stretch.path.points,
                                             stretch.path.meters, stretch.path.minutes,
                                             !isLeft && !isNextDoor ) );
        isLeft = isLeft || !isNextDoor;
      }
      else
      {
        const bool isReturn = returns && stretch.to + 1 == route.places.size();
        while ( next != car.end() )
        {
          zone.directions.push_back( *next++ );
          if ( !isReturn && zone.directions.back().stop == static_cast<int>( stretch.to ) )
            break;
        }
        zone.directions.back().minutes += stretch.parking;
        isLeft = false;
      }
      ( stretch.onFoot ? zone.walking : zone.parking ) +=
          stretch.onFoot ? stretch.path.minutes : stretch.parking;
      zone.walkedMeters += stretch.onFoot ? stretch.path.meters : 0;
      zone.carMoves += stretch.onFoot ? 0 : 1;
    }
  }
}
