// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/report_speeds.h"

#include "base/number.h"

namespace doorstep
{
  namespace
  {

    std::string cell( const std::string &text )
    {
      return "<td class=\"n\">" + text + "</td>";
    }

    std::string classTable( const StreetSpeeds &speeds, const Teller &told )
    {
      std::string rows;
      for ( std::size_t c = 0; c < ROAD_CLASS_COUNT; ++c )
      {
        const ClassPace &pace = speeds.classes[c];
        if ( pace == ClassPace() )
          continue;
        const std::string speed = pace.kilometersPerHour > 0
                                      ? withDecimals( pace.kilometersPerHour / 1.609344, 0 ) + " mph (" +
                                            withDecimals( pace.kilometersPerHour, 0 ) + " km/h)"
                                      : told( withDecimals( pace.factor, 2 ) + " times as fast" );
        rows += "<tr><td>" + std::string( roadClassName( static_cast<RoadClass>( c ) ) ) + "</td><td>" +
                speed + "</td></tr>\n";
      }
      return rows.empty()
                 ? rows
                 : "<table><thead><tr><th>" + told( "Class of street" ) + "</th><th>" + told( "Speed" ) +
                       "</th></tr></thead>\n<tbody>\n" + rows + "</tbody></table>\n";
    }

    std::string tripTable( const std::vector<TripCheck> &trips, const Teller &told )
    {
      if ( trips.empty() )
        return {};
      std::string html = "<table><thead><tr>";
      for ( const std::string &name :
            { told( "Row of TRIPS" ), told( "Took, minutes" ), told( "Reckoned" ), told( "Scaled" ) } )
        html += "<th class=\"n\">" + name + "</th>";
      html += "</tr></thead>\n<tbody>\n";
      for ( const TripCheck &trip : trips )
        html += "<tr>" + cell( std::to_string( trip.row ) ) + cell( withDecimals( trip.took, 1 ) ) +
                ( trip.found ? cell( withDecimals( trip.reckoned, 1 ) ) + cell( withDecimals( trip.now, 1 ) )
                             : cell( told( "no way" ) ) + cell( "" ) ) +
                "</tr>\n";
      return html + "</tbody></table>\n";
    }
  }

  std::string speedsHtml( const PlanAnswer &answer, const Teller &told )
  {
    if ( !answer.speeds.any() && answer.trips.empty() )
      return {};
    return "<h2>" + told( "Speeds" ) + "</h2>\n<p>" +
           ( answer.speeds.trips == 1
                 ? told( "Travel times are not scaled." )
                 : told( "All travel times are those of the speeds times " +
                         withDecimals( answer.speeds.trips, 3 ) + ", as the trips took that were timed." ) ) +
           "</p>\n" + classTable( answer.speeds, told ) + tripTable( answer.trips, told );
  }
}
