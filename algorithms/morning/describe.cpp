// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/describe.h"

#include "base/index.h"
#include "morning/notes.h"
#include "morning/shifts.h"

#include <algorithm>
#include <limits>

namespace doorstep
{
  PlannedZone describeZone( const PlanQuestion &question, const PlanTravel &travel, const DrivenRoute &route,
                            std::int32_t number, std::int32_t staging, std::int32_t shift,
                            const std::vector<std::int32_t> &visits, std::vector<PlannedVisit> &planned )
  {
    PlannedZone zone;
    zone.zone = number;
    zone.staging = staging;
    zone.shift = shift;
    const double leaves = leavesOf( question, shift );
    std::vector<Door> doors;
    for ( const std::int32_t v : visits )
      doors.push_back( { &question.visits[indexOf( v )].times, question.visits[indexOf( v )].minutes } );
    const std::vector<StopTime> stops = timeStops( route, doors, leaves );
    zone.waiting = waitingOf( stops );
    double meters = 0;
    for ( const RoutePath &leg : route.legs )
      meters += leg.meters;
    for ( const std::int32_t v : visits )
    {
      const PlanVisit &from = question.visits[indexOf( v )];
      const StopTime &at = stops[zone.visits.size()];
      zone.visits.push_back( v );
      PlannedVisit &visit = planned[indexOf( v )];
      visit.zone = number;
      visit.stop = static_cast<std::int32_t>( zone.visits.size() );
      visit.arrive = at.begin - leaves;
      visit.waited = at.begin - at.there;
      visit.missed = from.times.missed( at.begin );
      visit.repeated = from.times.repeated( at.begin );
      if ( !travel.straight() )
        visit.access = travel.snapped( route.places[zone.visits.size()] ).onStreet;
      if ( travel.straight() )
        visit.note = STRAIGHT_LINES_NOTE;
      zone.doors += from.minutes;
      zone.students = static_cast<std::int32_t>(
          std::min<std::int64_t>( std::int64_t{ zone.students } + std::max( from.students, 0 ),
                                  std::numeric_limits<std::int32_t>::max() ) );
      for ( const std::string &language : from.languages )
        ++zone.languages[language];
    }
    std::int32_t car = 0;
    for ( const RouteStretch &stretch : route.stretches )
      if ( stretch.to >= 1 && stretch.to <= visits.size() && !stretch.isBack )
      {
        car = stretch.onFoot ? car : static_cast<std::int32_t>( stretch.to );
        planned[indexOf( visits[stretch.to - 1] )].carAt = car;
      }
    zone.driving = route.minutes();
    zone.km = meters / 1000;
    travel.follow( route, question.returns, zone );
    return zone;
  }

  std::size_t drawAreas( const PlanQuestion &question, std::vector<PlannedZone> &zones,
                         const Progress &progress )
  {
    std::vector<ZoneAreaVisit> visits;
    for ( const PlannedZone &zone : zones )
      for ( const std::int32_t v : zone.visits )
        visits.push_back( { question.visits[indexOf( v )].position, zone.zone } );
    std::vector<std::vector<Point>> lines;
    for ( const StreetLine &street : question.streets )
      if ( street.roadClass <= RoadClass::Local && street.roadClass != RoadClass::Ramp )
        lines.push_back( street.points );
    // Among the stops alone: from staging and back the way leads through other zones.
    std::vector<ZoneAreaWay> ways;
    for ( const PlannedZone &zone : zones )
      for ( std::size_t leg = 1; leg < std::min( zone.legs.size(), zone.visits.size() ); ++leg )
        ways.push_back( { zone.zone, zone.legs[leg] } );
    ZoneAreaOptions options;
    options.homes = question.houses;
    options.ways = ways;
    options.progress = progress;
    const ZoneAreas areas = zoneAreas( visits, lines, options );
    for ( const ZoneArea &area : areas.areas )
      std::find_if( zones.begin(), zones.end(),
                    [&]( const PlannedZone &zone ) { return zone.zone == area.zone; } )
          ->area = area.parts;
    return areas.elsewhere.size();
  }
}
