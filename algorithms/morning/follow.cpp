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

  // The car alone, then what is walked from where it stands. Of legs that are walked in part the text to the
  // block is that of driving from stop to stop, in steps of its own.
  void PlanTravel::followOnFoot( const DrivenRoute &route, bool returns, PlannedZone &zone ) const
  {
    std::vector<std::size_t> places{ route.places.front() };
    std::vector<int> stops, allStops( route.places.size() - 1 );
    std::iota( allStops.begin(), allStops.end(), 1 );
    std::vector<RoutePath> carLegs;
    for ( const RouteStretch &stretch : route.stretches )
      if ( !stretch.onFoot )
      {
        places.push_back( route.places[stretch.to] );
        stops.push_back( static_cast<int>( stretch.to ) );
        carLegs.push_back( stretch.path );
      }
    const std::vector<DirectionStep> car = driven( places, stops, carLegs, returns ),
                                     all = driven( route.places, allStops, legs( route.places ), returns );
    // The steps of a leg, up to the one that arrives.
    const auto takeLeg = [&]( std::vector<DirectionStep>::const_iterator &next,
                              const std::vector<DirectionStep> &from, std::size_t to )
    {
      std::vector<DirectionStep> steps;
      const bool isReturn = returns && to + 1 == route.places.size();
      while ( next != from.end() )
      {
        steps.push_back( *next++ );
        if ( !isReturn && steps.back().stop == static_cast<int>( to ) )
          break;
      }
      return steps;
    };
    auto nextOfCar = car.begin(), nextOfAll = all.begin();
    std::vector<DirectionStep> &told = zone.directions;
    bool isLeft = false;     // the car, for another place
    std::size_t carAt = 0;   // of the route's places
    std::size_t legFrom = 0; // where the steps of this leg begin
    for ( const RouteStretch &stretch : route.stretches )
    {
      addStretch( stretch, zone );
      ( stretch.onFoot ? zone.walking : zone.parking ) +=
          stretch.onFoot ? stretch.path.minutes : stretch.parking;
      zone.walkedMeters += stretch.onFoot ? stretch.path.meters : 0;
      zone.carMoves += stretch.onFoot ? 0 : 1;
      const bool isNextDoor = stretch.path.meters < NEXT_DOOR;
      if ( stretch.isBack )
      {
        if ( isLeft || !isNextDoor )
          told.push_back( walkBackStep( stretch.path.meters, stretch.path.minutes ) );
        else
        {
          told.back().meters += stretch.path.meters;
          told.back().minutes += stretch.path.minutes;
        }
        continue;
      }
      const std::vector<DirectionStep> asDriven = takeLeg( nextOfAll, all, stretch.to );
      if ( stretch.onFoot )
      {
        const std::size_t to = route.places[stretch.to];
        const Phrase place = straight() ? Phrase() : stopPlace( *mGraph, mSnapped[to] ).block;
        told.push_back( walkStep( static_cast<int>( stretch.to ), place, stretch.path.points,
                                  stretch.path.meters, stretch.path.minutes, !isLeft && !isNextDoor ) );
        isLeft = isLeft || !isNextDoor;
      }
      else
      {
        for ( DirectionStep &step : takeLeg( nextOfCar, car, stretch.to ) )
          told.push_back( std::move( step ) );
        told.back().minutes += stretch.parking;
        isLeft = false;
      }
      if ( stretch.onFoot || carAt + 1 != stretch.to )
      {
        for ( std::size_t step = legFrom; step < told.size(); ++step )
          told[step].block = Phrase();
        for ( const DirectionStep &step : asDriven )
        {
          told.push_back( step );
          told.back().text = Phrase();
          told.back().meters = told.back().minutes = 0;
        }
      }
      carAt = stretch.onFoot ? carAt : stretch.to;
      legFrom = told.size();
    }
  }
}
