// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_insert.h"

#include "base/error.h"
#include "base/index.h"

#include <limits>

namespace doorstep
{
  namespace
  {
    constexpr double NO_PLACE = std::numeric_limits<double>::infinity();

    struct Insertion
    {
        double cost = NO_PLACE;
        std::size_t at = 0;
    };

    // Where a visit makes the route least longer: the first such place.
    Insertion cheapest( const HandTimes &times, const HandZone &zone, std::int32_t visit )
    {
      Insertion best;
      const std::int32_t place = times.placeOf( visit ), home = times.placeOfStaging( zone.staging );
      for ( std::size_t at = 0; at <= zone.stops.size(); ++at )
      {
        const std::int32_t before = at == 0 ? home : times.placeOf( zone.stops[at - 1] );
        const bool isLast = at == zone.stops.size();
        double cost = times.minutes( before, place );
        if ( const std::int32_t after = isLast ? home : times.placeOf( zone.stops[at] );
             !isLast || times.question().returns )
        {
          cost += times.minutes( place, after );
          if ( const double now = times.minutes( before, after ); now < NO_PLACE && !zone.stops.empty() )
            cost -= now;
        }
        if ( cost < best.cost )
          best = { cost, at };
      }
      return best;
    }

  }

  void insertVisits( const HandTimes &times, std::vector<std::int32_t> visits, HandZone &zone )
  {
    constexpr std::size_t many = 60;
    while ( !visits.empty() )
    {
      std::size_t next = 0;
      Insertion best = cheapest( times, zone, visits.front() );
      for ( std::size_t i = 1; i < visits.size() && visits.size() <= many; ++i )
        if ( const Insertion other = cheapest( times, zone, visits[i] ); other.cost < best.cost )
        {
          best = other;
          next = i;
        }
      if ( best.cost == NO_PLACE )
        throw InputError( "There is no way to a visit from the staging place of zone " +
                          std::to_string( zone.number ) + "." );
      zone.stops.insert( zone.stops.begin() + static_cast<std::ptrdiff_t>( best.at ), visits[next] );
      visits.erase( visits.begin() + static_cast<std::ptrdiff_t>( next ) );
    }
  }

  std::int32_t stagingFor( const HandTimes &times, const std::vector<std::int32_t> &visits )
  {
    const std::vector<PlanStaging> &stagings = times.question().stagings;
    for ( const std::int32_t visit : visits )
      for ( std::size_t s = 0; s < stagings.size(); ++s )
        if ( const std::string &group = times.question().visits[indexOf( visit )].group;
             !group.empty() && stagings[s].group == group )
          return static_cast<std::int32_t>( s );
    std::int32_t best = 0;
    double least = NO_PLACE;
    for ( std::size_t s = 0; s < stagings.size(); ++s )
    {
      const auto staging = static_cast<std::int32_t>( s );
      double minutes = 0;
      for ( const std::int32_t visit : visits )
        minutes += times.minutes( times.placeOfStaging( staging ), times.placeOf( visit ) );
      if ( minutes < least )
      {
        least = minutes;
        best = staging;
      }
    }
    return best;
  }

  void requireReached( const HandTimes &times, const std::vector<std::int32_t> &visits )
  {
    for ( const std::int32_t visit : visits )
      if ( const std::string hindrance = times.hindranceOf( visit ); !hindrance.empty() )
        throw InputError( "A visit cannot be put into a zone: " + hindrance + "." );
  }
}
