// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/report_times.h"

#include "morning/explain.h"
#include "morning/report_map.h"
#include "morning/shifts.h"
#include "words/time_text.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace doorstep
{
  namespace
  {
    std::string clockText( const PlanQuestion &question, double minutes )
    {
      return timeText( *question.start + minutes );
    }

    double leavesOfZone( const PlanQuestion &question, const PlanAnswer &answer, std::int32_t number )
    {
      const auto zone = std::find_if( answer.zones.begin(), answer.zones.end(),
                                      [&]( const PlannedZone &one ) { return one.zone == number; } );
      return zone == answer.zones.end() ? 0 : leavesOf( question, zone->shift );
    }

    std::string wishOf( const PlanQuestion &question, const VisitTimes &times, const Teller &told )
    {
      std::string text;
      if ( times.earliest > 0 )
        text += told( "from " + clockText( question, times.earliest ) );
      if ( std::isfinite( times.latest ) )
        text += ( text.empty() ? "" : ", " ) + told( "to " + clockText( question, times.latest ) );
      if ( !times.tried.empty() )
      {
        text += text.empty() ? "" : ", ";
        for ( std::size_t i = 0; i < times.tried.size(); ++i )
          text += ( i > 0 ? ", " : "" ) + told( "not about " + clockText( question, times.tried[i] ) );
      }
      return text;
    }
  }

  std::string wishedTimes( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told )
  {
    if ( !question.start )
      return {};
    std::vector<std::size_t> missed;
    std::size_t all = 0, rules = 0;
    for ( std::size_t v = 0; v < question.visits.size(); ++v )
    {
      const VisitTimes &times = question.visits[v].times;
      const PlannedVisit &planned = answer.visits[v];
      if ( !times.any() || planned.zone == 0 )
        continue;
      ++all;
      rules += times.must ? 1 : 0;
      if ( std::fabs( planned.missed ) > MISSED_TOLD || planned.repeated > MISSED_TOLD )
        missed.push_back( v );
    }
    if ( all == 0 )
      return {};
    std::string html =
        "<h2>" + told( "Wished times" ) + "</h2>\n<p>" +
        told( std::to_string( all - missed.size() ) + " of " + std::to_string( all ) +
              " visits with a wished time begin as wished" ) +
        ( rules > 0 ? told( "; " + std::to_string( rules ) + " of them must" ) : std::string() ) + ".</p>\n";
    if ( missed.empty() )
      return html;
    std::sort( missed.begin(), missed.end(),
               [&]( std::size_t a, std::size_t b )
               {
                 return std::tie( answer.visits[a].zone, answer.visits[a].stop ) <
                        std::tie( answer.visits[b].zone, answer.visits[b].stop );
               } );
    html += "<table><thead><tr><th class=\"n\">" + told( "Zone" ) + "</th><th class=\"n\">" + told( "Stop" ) +
            "</th><th>" + told( "Visit" ) + "</th><th>" + told( "Wished" ) + "</th><th class=\"n\">" +
            told( "Begins" ) + "</th><th></th></tr></thead>\n<tbody>\n";
    for ( const std::size_t v : missed )
    {
      const PlannedVisit &planned = answer.visits[v];
      html += "<tr><td class=\"n\">" + std::to_string( planned.zone ) + "</td><td class=\"n\">" +
              std::to_string( planned.stop ) + "</td><td>" + escapedHtml( question.visits[v].code ) +
              "</td><td>" + wishOf( question, question.visits[v].times, told ) + "</td><td class=\"n\">" +
              clockText( question, planned.arrive + leavesOfZone( question, answer, planned.zone ) ) +
              "</td><td>" + told( timesNote( planned ) ) + "</td></tr>\n";
    }
    return html + "</tbody></table>\n";
  }
}
