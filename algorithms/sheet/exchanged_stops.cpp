// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/exchanged_stops.h"

#include "base/error.h"
#include "base/geometry.h"
#include "network/foot.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr double APART = 60; // metres by which an exchange must be nearer, beside what the places are off
    constexpr double ALIKE = 0.1; // share by which directions may differ from the route that they describe

    struct StopOnRoute
    {
        const ToldZone *zone;
        const ToldStop *stop;
        std::optional<Point> place; // where the route stops for it, as the directions' metres say

        // Of a home, from where the team stops for this one: its place, or the zone's route. An area tells
        // nothing: it is made of units of eight homes, so some visits lie in a neighbour's (record 52).
        double from( const Point &home ) const
        {
          if ( place )
            return distance( home, *place );
          if ( zone->route.size() < 2 )
            return 0;
          return footOn( zone->route, home ).gap;
        }
        double off() const { return from( stop->at ); }
    };

    Point along( const Polyline &line, double metres )
    {
      for ( std::size_t i = 1; i < line.size(); ++i )
      {
        const double piece = distance( line[i - 1], line[i] );
        if ( metres <= piece && piece > 0 )
          return between( line[i - 1], line[i], std::max( metres, 0.0 ) / piece );
        metres -= piece;
      }
      return line.back();
    }

    // Where the directions' metres bring the team to each stop; nowhere where they are of another length.
    void placeStops( const ToldZone &zone, std::vector<StopOnRoute> &stops )
    {
      double directed = 0, gone = 0;
      for ( const ToldStep &step : zone.steps )
        directed += step.metres;
      const double length = lengthOf( zone.route );
      std::map<int, Point> places;
      if ( zone.route.size() > 1 && directed > 0 && std::abs( length / directed - 1 ) <= ALIKE )
        for ( const ToldStep &step : zone.steps )
        {
          gone += step.metres;
          if ( step.stop > 0 )
            places.emplace( step.stop, along( zone.route, gone * length / directed ) );
        }
      for ( const ToldStop &stop : zone.stops )
      {
        const auto found = places.find( stop.number );
        stops.push_back(
            { &zone, &stop, found == places.end() ? std::nullopt : std::optional( found->second ) } );
      }
    }
  }

  void requireStopsOnTheirRoutes( std::span<const ToldZone> zones )
  {
    std::vector<StopOnRoute> stops;
    for ( const ToldZone &zone : zones )
      placeStops( zone, stops );
    if ( stops.size() < 2 )
      return;
    // Homes far from their street, and metres that are rounded.
    std::vector<double> off;
    for ( const StopOnRoute &stop : stops )
      off.push_back( stop.off() );
    std::vector<double> sorted = off;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>( sorted.size() / 2 );
    std::nth_element( sorted.begin(), middle, sorted.end() );
    const double allowed = APART + 2 * *middle;
    double most = 0;
    std::pair<std::size_t, std::size_t> exchanged;
    for ( std::size_t a = 0; a < stops.size(); ++a )
      for ( std::size_t b = a + 1; b < stops.size(); ++b )
      {
        const StopOnRoute &one = stops[a], &other = stops[b];
        if ( one.zone == other.zone || off[a] + off[b] <= allowed + most )
          continue;
        const double gain =
            off[a] + off[b] - one.from( other.stop->at ) - other.from( one.stop->at ) - allowed;
        if ( gain > most )
        {
          most = gain;
          exchanged = { a, b };
        }
      }
    if ( most <= 0 )
      return;
    const auto named = [&]( std::size_t i )
    {
      return "zone " + std::to_string( stops[i].zone->zone ) + ", stop " +
             std::to_string( stops[i].stop->number );
    };
    throw InputError(
        "VISITS are of another plan than ZONES, ROUTES and DIRECTIONS: " + named( exchanged.first ) +
        " and " + named( exchanged.second ) +
        " were exchanged. Give the layers of one run of planzones; to move visits by hand, give "
        "planzones the column pin_zone and plan again." );
  }
}
