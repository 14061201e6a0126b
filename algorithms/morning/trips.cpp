// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/trips.h"

#include "base/error.h"
#include "base/number.h"
#include "network/route_path.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double SHORTEST = 0.5; // minutes reckoned: of less nobody can tell how fast it was
    constexpr double LEAST = 1 / 3.0, MOST = 3;
    constexpr double ODD = 0.3; // of its minutes, that a trip is off once all are scaled

    bool counts( const TripCheck &trip )
    {
      return trip.found && trip.reckoned >= SHORTEST;
    }
  }

  std::vector<TripCheck> reckonTrips( const StreetGraph &graph, const std::vector<DrivenTrip> &trips )
  {
    const SnapIndex index( graph );
    std::vector<TripCheck> checks;
    for ( const DrivenTrip &trip : trips )
    {
      TripCheck &check = checks.emplace_back();
      check.row = trip.row;
      check.took = trip.minutes;
      const std::vector<SnappedPoint> ends{ index.snap( trip.from ), index.snap( trip.to ) };
      if ( !ends[0].usable() || !ends[1].usable() )
        continue;
      const RoutePath way = routeLegs( graph, ends ).front();
      check.found = way.found;
      check.reckoned = check.now = way.found ? way.minutes : 0;
    }
    return checks;
  }

  double tripFactor( const std::vector<TripCheck> &trips )
  {
    std::vector<double> ratios;
    for ( const TripCheck &trip : trips )
      if ( counts( trip ) )
        ratios.push_back( trip.took / trip.reckoned );
    if ( ratios.empty() )
      throw InputError( "TRIPS: no trip has a way on STREETS of half a minute or more; give trips of some "
                        "minutes between places that the streets cover." );
    std::sort( ratios.begin(), ratios.end() );
    const std::size_t middle = ratios.size() / 2;
    const double factor =
        ratios.size() % 2 == 1 ? ratios[middle] : ( ratios[middle - 1] + ratios[middle] ) / 2;
    if ( factor < LEAST || factor > MOST )
      throw InputError( "TRIPS took " + withDecimals( factor, 1 ) +
                        " times as long as the streets say: give minutes of driving from door to door, "
                        "without stops on the way." );
    return std::round( factor * 1000 ) / 1000;
  }

  std::vector<std::string> aboutTrips( const std::vector<TripCheck> &trips, double factor )
  {
    std::vector<std::string> sentences;
    if ( trips.empty() )
      return sentences;
    const auto count = std::count_if( trips.begin(), trips.end(), counts );
    const double percent = 100 * std::fabs( factor - 1 );
    const std::string by = count == 1 ? "TRIPS: one trip" : "TRIPS: " + std::to_string( count ) + " trips";
    sentences.push_back( percent < 0.05 ? by + " took as long as was reckoned; travel times stay."
                                        : by + " took " + withDecimals( percent, 1 ) + " % " +
                                              ( factor > 1 ? "longer" : "less" ) +
                                              " than was reckoned; all travel times are scaled by " +
                                              withDecimals( factor, 3 ) + "." );
    for ( const TripCheck &trip : trips )
      if ( !trip.found )
        sentences.push_back( "TRIPS, row " + std::to_string( trip.row ) +
                             ": no way on STREETS leads from one place to the other; it is passed over." );
      else if ( counts( trip ) && std::fabs( trip.now - trip.took ) > ODD * trip.took )
        sentences.push_back( "TRIPS, row " + std::to_string( trip.row ) + ": it took " +
                             withDecimals( trip.took, 0 ) + " minutes and is reckoned " +
                             withDecimals( trip.now, 0 ) +
                             ", unlike the others; look at its places and minutes." );
    return sentences;
  }
}
