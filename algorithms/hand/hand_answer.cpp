// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_answer.h"

#include "base/index.h"
#include "base/remarks.h"
#include "morning/describe.h"
#include "morning/explain.h"

#include <algorithm>
#include <utility>

namespace doorstep
{
  namespace
  {
    bool same( const std::vector<AreaPolygon> &a, const std::vector<AreaPolygon> &b )
    {
      return std::equal( a.begin(), a.end(), b.begin(), b.end(),
                         []( const AreaPolygon &x, const AreaPolygon &y )
                         { return x.shell == y.shell && x.holes == y.holes; } );
    }

    bool holds( const std::vector<std::int32_t> &numbers, std::int32_t number )
    {
      return std::find( numbers.begin(), numbers.end(), number ) != numbers.end();
    }

    // Zone and stop of each visit; 0: none.
    std::vector<std::pair<std::int32_t, std::int32_t>> stopsOf( const std::map<std::int32_t, HandZone> &zones,
                                                                std::size_t visits )
    {
      std::vector<std::pair<std::int32_t, std::int32_t>> stops( visits );
      for ( const auto &[number, zone] : zones )
        for ( std::size_t stop = 0; stop < zone.stops.size(); ++stop )
          stops[indexOf( zone.stops[stop] )] = { number, static_cast<std::int32_t>( stop ) + 1 };
      return stops;
    }

    // What became of each visit, counted and in its note.
    void compare( const std::map<std::int32_t, HandZone> &before,
                  const std::map<std::int32_t, HandZone> &after, HandAnswer &answer )
    {
      const auto was = stopsOf( before, answer.visits.size() ), is = stopsOf( after, answer.visits.size() );
      for ( std::size_t v = 0; v < answer.visits.size(); ++v )
      {
        std::string &note = answer.visits[v].note;
        if ( was[v] == is[v] )
          continue;
        if ( is[v].first == 0 )
        {
          addRemark( note, "taken out of zone " + std::to_string( was[v].first ) + " by hand" );
          ++answer.taken;
        }
        else if ( was[v].first == 0 )
        {
          addRemark( note, "new in the plan" );
          ++answer.added;
        }
        else if ( was[v].first != is[v].first )
        {
          addRemark( note, "was in zone " + std::to_string( was[v].first ) );
          ++answer.moved;
        }
        else
        {
          addRemark( note, "was stop " + std::to_string( was[v].second ) );
          ++answer.renumbered;
        }
      }
    }
  }

  bool HandAnswer::hasChanged( std::int32_t zone ) const
  {
    return holds( changed, zone );
  }

  bool HandAnswer::isRedrawn( std::int32_t zone ) const
  {
    return holds( redrawn, zone );
  }

  std::size_t HandAnswer::zonesOver( double teamMinutes ) const
  {
    return static_cast<std::size_t>(
        std::count_if( zones.begin(), zones.end(),
                       [&]( const PlannedZone &zone )
                       { return zone.minutes() + zone.less > teamMinutes + DRIVEN_ROUNDING; } ) );
  }

  double HandAnswer::longestMinutes() const
  {
    double longest = 0;
    for ( const PlannedZone &zone : zones )
      longest = std::max( longest, zone.minutes() );
    return longest;
  }

  HandAnswer handAnswer( const HandTimes &times, const std::map<std::int32_t, HandZone> &before,
                         const std::map<std::int32_t, HandZone> &after, const Progress &progress )
  {
    HandAnswer answer;
    answer.visits.resize( times.question().visits.size() );
    answer.changed = changedZones( before, after );
    const auto described = [&]( const HandZone &zone, std::vector<PlannedVisit> &visits )
    {
      PlannedZone planned = describeZone( times.question(), times.travel(), times.drive( zone ), zone.number,
                                          zone.staging, zone.shift, zone.stops, visits );
      planned.less = times.teamLess( zone );
      return planned;
    };
    for ( const auto &[number, zone] : after )
    {
      answer.zones.push_back( described( zone, answer.visits ) );
      report( progress,
              0.4 * static_cast<double>( answer.zones.size() ) / static_cast<double>( after.size() ) );
    }
    for ( PlannedVisit &visit : answer.visits )
      addRemark( visit.note, timesNote( visit ) );
    compare( before, after, answer );

    std::vector<PlannedZone> earlier;
    std::vector<PlannedVisit> ignored( answer.visits.size() );
    for ( const PlannedZone &zone : answer.zones )
      if ( !holds( answer.changed, zone.zone ) )
        earlier.push_back( zone );
    for ( const std::int32_t number : answer.changed )
      if ( const auto was = before.find( number ); was != before.end() )
        earlier.push_back( described( was->second, ignored ) );
    report( progress, 0.5 );
    drawAreas( times.question(), earlier, part( progress, 0.5, 0.75 ) );
    answer.elsewhere = drawAreas( times.question(), answer.zones, part( progress, 0.75, 1 ) );
    for ( PlannedZone &zone : earlier )
      answer.areasBefore[zone.zone] = std::move( zone.area );
    for ( const PlannedZone &zone : answer.zones )
      if ( !holds( answer.changed, zone.zone ) && !same( answer.areasBefore[zone.zone], zone.area ) )
        answer.redrawn.push_back( zone.zone );
    return answer;
  }
}
