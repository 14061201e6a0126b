// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/travel.h"

#include "base/error.h"
#include "base/index.h"
#include "base/number.h"
#include "base/path_text.h"
#include "morning/travel_cache.h"
#include "morning/trips.h"
#include "network/crossings.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace doorstep
{
  namespace
  {
    // What to do about a layer that is not cut at its crossings; empty: it is.
    std::string aboutCrossings( const StreetGraph &graph, std::span<const StreetLine> streets )
    {
      constexpr std::int32_t usual = 50; // segments for each: a few are bridges that no column tells of
      const std::int32_t count = unjoinedCrossings( graph, streets );
      if ( count * usual <= static_cast<std::int32_t>( graph.segments.size() ) )
        return {};
      return "STREETS: streets cross at " + std::to_string( count ) +
             " places without a common point, where nobody can turn; unless these are bridges, cut the lines "
             "at their crossings (Split with lines) and plan again.";
    }

    // "features 12, 40 and others"
    template <class Features> std::string featureList( const Features &features )
    {
      constexpr std::size_t most = 5;
      std::string text = features.size() == 1 ? "feature " : "features ";
      std::size_t told = 0;
      for ( const std::int64_t feature : features )
        if ( ++told <= most )
          text += ( told > 1 ? ", " : "" ) + std::to_string( feature );
      return text + ( told > most ? " and others" : "" );
    }
  }

  PlanTravel::PlanTravel( const PlanQuestion &question, const std::vector<std::int32_t> &order,
                          const Progress &progress )
      : mStagings( question.stagings.size() )
  {
    for ( const PlanStaging &staging : question.stagings )
      mPlaces.push_back( staging.position );
    for ( const std::int32_t v : order )
      mPlaces.push_back( question.visits[static_cast<std::size_t>( v )].position );
    if ( question.streets.empty() )
    {
      if ( question.speeds.any() || !question.trips.empty() )
        throw InputError( "SPEEDS and TRIPS are of streets: give STREETS." );
      mMatrix = straightLineTimes( mPlaces );
      prepareWalks( question );
      return;
    }
    mSpeeds = question.speeds;
    if ( question.trips.empty() )
      build( question, part( progress, 0, 0.5 ) );
    else
    {
      mSpeeds.trips = 1; // measured anew
      build( question, part( progress, 0, 0.25 ) );
      mTrips = reckonTrips( *mGraph, question.trips );
      mSpeeds.trips = tripFactor( mTrips );
      build( question, part( progress, 0.25, 0.5 ) );
      const std::vector<TripCheck> now = reckonTrips( *mGraph, question.trips );
      for ( std::size_t t = 0; t < now.size(); ++t )
        mTrips[t].now = now[t].reckoned;
    }
    for ( std::size_t s = 0; s < mStagings; ++s )
    {
      if ( mSnapped[s].status == SnapStatus::OnIsland && !mAboutCrossings.empty() )
        throw InputError( mAboutCrossings );
      if ( mSnapped[s].status == SnapStatus::OnIsland )
        throw InputError( "STAGING, row " + std::to_string( question.stagings[s].row ) +
                          ": it lies on streets that are cut off from the others, at feature " +
                          std::to_string( mGraph->islands[mSnapped[s].island].feature ) +
                          " of STREETS; move the staging place or mend the streets." );
      if ( !mSnapped[s].usable() )
        throw InputError( "STAGING, row " + std::to_string( question.stagings[s].row ) +
                          ": no street that can be driven lies within 1 km; move the staging place or take "
                          "a street layer that covers it." );
    }
    mVisitsOnIslands = static_cast<std::size_t>(
        std::count_if( mSnapped.begin() + static_cast<std::ptrdiff_t>( mStagings ), mSnapped.end(),
                       []( const SnappedPoint &p ) { return p.status == SnapStatus::OnIsland; } ) );
    TravelOptions travel;
    travel.progress = part( progress, 0.5, 1 );
    if ( !question.cacheFolder.empty() )
    {
      travel.cacheFile = travelCacheFile( pathOf( question.cacheFolder ), mGraph->fingerprint );
      mCacheFile = textOf( travel.cacheFile );
    }
    mMatrix = travelMatrix( *mGraph, mSnapped, travel );
    prepareWalks( question );
  }

  void PlanTravel::prepareWalks( const PlanQuestion &question )
  {
    if ( !question.walking.any() )
      return;
    WalkOptions options;
    options.metersAtMost = question.walking.metersAtMost;
    WalkTimes times;
    if ( straight() )
      times = straightWalkTimes( mPlaces, mStagings, options );
    else
    {
      mWalkStreets = std::make_unique<WalkStreets>( question.streets, mSnapped, mStagings, options );
      times = mWalkStreets->times();
    }
    mWalks = std::make_unique<PlanWalks>( question.walking, std::move( times ), mStagings, mMatrix.minutes );
  }

  // The graph with the speeds as they are, and the places on it.
  void PlanTravel::build( const PlanQuestion &question, const Progress &progress )
  {
    GraphOptions options;
    mSpeeds.apply( options );
    options.progress = progress;
    mGraph = std::make_unique<StreetGraph>( StreetGraph::build( question.streets, options ) );
    mAboutCrossings = aboutCrossings( *mGraph, question.streets );
    const SnapIndex index( *mGraph );
    snapPlaces( index, question );
    if ( const IslandId island = islandOfMost( mSnapped ); island >= 0 )
    {
      mGraph->makeMain( island, question.streets );
      snapPlaces( index, question );
    }
  }

  // Places and houses, those whose address is known on the street that it names.
  void PlanTravel::snapPlaces( const SnapIndex &index, const PlanQuestion &question )
  {
    const HouseAddresses &addresses = question.houseAddresses;
    if ( addresses.of.size() != question.houses.size() || addresses.of.empty() )
    {
      mSnapped = index.snap( mPlaces );
      mHouses = index.snap( question.houses );
      return;
    }
    const OwnStreets own = ownStreets( *mGraph );
    const std::vector<std::int32_t> streets = own.find( addresses.streets );
    const auto streetOf = [&]( const HouseAddress &house )
    { return house.street < 0 ? -1 : streets[indexOf( house.street )]; };
    const HouseIndex houses( question.houses, addresses );
    std::vector<std::int32_t> wanted( mPlaces.size(), -1 );
    for ( std::size_t p = mStagings; p < mPlaces.size(); ++p )
      wanted[p] = streetOf( houses.at( mPlaces[p] ) );
    mSnapped = index.snap( mPlaces, own, wanted );
    wanted.clear();
    mHouseNumbers.clear();
    for ( const HouseAddress &house : addresses.of )
      mHouseNumbers.push_back( house.number );
    for ( const HouseAddress &house : addresses.of )
      wanted.push_back( streetOf( house ) );
    mHouses = index.snap( question.houses, own, wanted );
  }

  std::vector<float> PlanTravel::takeMinutes()
  {
    if ( straight() )
      return mWalks ? mWalks->costs() : mMatrix.minutes;
    mMatrix.meters = {}; // routes are followed on the streets
    if ( mWalks )
    {
      mMatrix.minutes = {};
      return mWalks->costs();
    }
    return std::move( mMatrix.minutes );
  }

  std::vector<SnappedPoint> PlanTravel::snapped( const std::vector<std::size_t> &places ) const
  {
    std::vector<SnappedPoint> stops;
    for ( const std::size_t p : places )
      stops.push_back( mSnapped[p] );
    return stops;
  }

  std::vector<RoutePath> PlanTravel::legs( const std::vector<std::size_t> &places ) const
  {
    if ( !straight() )
      return routeLegs( *mGraph, snapped( places ) );
    std::vector<RoutePath> result( places.empty() ? 0 : places.size() - 1 );
    for ( std::size_t i = 0; i < result.size(); ++i )
    {
      const std::size_t from = places[i], to = places[i + 1];
      result[i].found = true;
      result[i].points = { mPlaces[from], mPlaces[to] };
      result[i].minutes = mMatrix.minutesAt( from, to );
      result[i].meters = mMatrix.metersAt( from, to );
    }
    return result;
  }

  RoutePath PlanTravel::walkBetween( std::size_t from, std::size_t to ) const
  {
    RoutePath path;
    const WalkTo *walk = mWalks->walk( from, to );
    if ( !walk )
      return path;
    path.found = true;
    path.minutes = static_cast<double>( walk->minutes );
    path.meters = static_cast<double>( walk->meters );
    path.points =
        mWalkStreets ? mWalkStreets->way( from, to ) : std::vector<Point>{ mPlaces[from], mPlaces[to] };
    return path;
  }

  // Where to look for what cuts them off.
  std::string PlanTravel::islandsWithVisits() const
  {
    std::set<std::int64_t> features;
    for ( std::size_t p = mStagings; p < mSnapped.size(); ++p )
      if ( mSnapped[p].status == SnapStatus::OnIsland )
        features.insert( mGraph->islands[mSnapped[p].island].feature );
    return featureList( features );
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
      if ( !mAboutCrossings.empty() )
        found.push_back( mAboutCrossings );
      for ( std::string &sentence : aboutTrips( mTrips, mSpeeds.trips ) )
        found.push_back( std::move( sentence ) );
      if ( mVisitsOnIslands > 0 )
        found.push_back( std::to_string( mVisitsOnIslands ) +
                         ( mVisitsOnIslands == 1 ? " visit lies" : " visits lie" ) +
                         " on streets that cannot be reached from the rest of the network: look at " +
                         islandsWithVisits() + " of STREETS." );
      if ( const auto &named = mGraph->report.freewaysByName; !named.empty() )
        found.push_back( "STREETS: " + std::to_string( named.size() ) +
                         ( named.size() == 1 ? " line was" : " lines were" ) +
                         " taken for a freeway or ramp by the name alone, since no class says so (" +
                         featureList( named ) +
                         "): no stop is placed there where another street lies near; look that the class "
                         "column was found." );
      if ( mGraph->report.unusable > 0 )
        found.push_back( "STREETS: " + std::to_string( mGraph->report.unusable ) +
                         " rows have no usable line and were left out." );
    }
    return found;
  }
}
