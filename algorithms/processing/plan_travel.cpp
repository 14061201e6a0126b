#include "processing/plan_travel.h"

#include "base/error.h"

#include "processing/plan_cache.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace doorstep
{
  PlanTravel::PlanTravel( const PlanQuestion &question, const std::vector<std::int32_t> &order,
                          const Progress &progress )
  {
    for ( const PlanStaging &staging : question.stagings )
      mPlaces.push_back( staging.position );
    for ( const std::int32_t v : order )
      mPlaces.push_back( question.visits[static_cast<std::size_t>( v )].position );
    if ( question.streets.empty() )
    {
      mMatrix = straightLineTimes( mPlaces );
      return;
    }
    GraphOptions build;
    build.progress = part( progress, 0, 0.5 );
    mGraph = std::make_unique<StreetGraph>( StreetGraph::build( question.streets, build ) );
    const SnapIndex index( *mGraph );
    mSnapped = index.snap( mPlaces );
    for ( std::size_t s = 0; s < question.stagings.size(); ++s )
      if ( !mSnapped[s].usable() )
        throw InputError( "STAGING, row " + std::to_string( question.stagings[s].row ) +
                          ": no street that can be driven lies within 1 km; move the staging place or take "
                          "a street layer that covers it." );
    mVisitsOnIslands = static_cast<std::size_t>( std::count_if(
        mSnapped.begin() + static_cast<std::ptrdiff_t>( question.stagings.size() ), mSnapped.end(),
        []( const SnappedPoint &p ) { return p.status == SnapStatus::OnIsland; } ) );
    mHouses = index.snap( question.houses );
    TravelOptions travel;
    travel.progress = part( progress, 0.5, 1 );
    if ( !question.cacheFolder.empty() )
      travel.cacheFile = mCacheFile = travelCacheFile( question.cacheFolder, mGraph->fingerprint );
    mMatrix = travelMatrix( *mGraph, mSnapped, travel );
  }

  void PlanTravel::follow( const std::vector<std::size_t> &places, bool returns, PlannedZone &zone ) const
  {
    std::vector<std::size_t> round = places;
    if ( returns )
      round.push_back( places.front() );
    if ( straight() )
    {
      followStraight( round, zone );
      return;
    }
    std::vector<SnappedPoint> stops;
    for ( const std::size_t p : round )
      stops.push_back( mSnapped[p] );
    const std::vector<RoutePath> paths = routeLegs( *mGraph, stops );
    for ( const RoutePath &path : paths )
      if ( path.points.size() > 1 )
        zone.legs.push_back( path.points );
    DirectionsOptions told;
    told.houses = mHouses;
    zone.directions = directions( *mGraph, stops, paths, returns, told );
  }

  void PlanTravel::followStraight( const std::vector<std::size_t> &places, PlannedZone &zone ) const
  {
    constexpr double metersPerMile = 1609.344;
    for ( std::size_t i = 1; i < places.size(); ++i )
    {
      const std::size_t from = places[i - 1], to = places[i];
      zone.legs.push_back( { mPlaces[from], mPlaces[to] } );
      const bool back = to == places.front();
      char miles[32];
      std::snprintf( miles, sizeof miles, "%.1f mi", mMatrix.metersAt( from, to ) / metersPerMile );
      const std::string number = std::to_string( i );
      DirectionStep step;
      step.stop = back ? 0 : static_cast<int>( i );
      step.blockEn = back ? "Return to the staging place." : "Go to stop " + number + ".";
      step.blockEs = back ? "Regrese al punto de partida." : "Vaya a la parada " + number + ".";
      step.textEn =
          step.blockEn + " About " + miles + " (straight line and detour factor; no streets were given).";
      step.textEs = step.blockEs + " Unas " + miles + " (línea recta con factor de rodeo; sin calles).";
      step.meters = mMatrix.metersAt( from, to );
      step.minutes = mMatrix.minutesAt( from, to );
      zone.directions.push_back( std::move( step ) );
    }
  }

  std::vector<std::string> PlanTravel::warnings() const
  {
    std::vector<std::string> found;
    if ( straight() )
      found.emplace_back(
          "No streets were given: all times are straight lines times 1.3 at 20 mph. Do not print "
          "directions from this plan." );
    else
    {
      if ( mVisitsOnIslands > 0 )
        found.push_back( std::to_string( mVisitsOnIslands ) +
                         " visits lie on streets that cannot be reached from the rest of the network." );
      if ( mGraph->report.unusable > 0 )
        found.push_back( "STREETS: " + std::to_string( mGraph->report.unusable ) +
                         " rows have no usable line and were left out." );
    }
    return found;
  }
}
