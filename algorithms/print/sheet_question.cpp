// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/sheet_question.h"

#include "print/sheet_text.h"

#include <algorithm>

namespace doorstep
{
  SheetQuestion sheetQuestion( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                               std::function<double( double width )> tableHeight )
  {
    SheetQuestion question;
    question.showsHouses = rulesOf( options.role ).stops == StopPrecision::House;
    for ( const PrintStop &stop : zone.stops )
      question.stops.push_back(
          { stop.number, stop.at,
            question.showsHouses ? stop.at : event.streets.shownPlace( stop.place, stop.at ),
            stop.place.group } );
    question.route = zone.route;
    if ( question.showsHouses &&
         std::any_of( zone.legs.begin(), zone.legs.end(), []( const PrintLeg &leg ) { return leg.onFoot; } ) )
      for ( const PrintLeg &leg : zone.legs )
        question.legs.push_back( { leg.onFoot, leg.line } );
    for ( auto v = zone.area.vertices_begin(); v != zone.area.vertices_end(); ++v )
      question.outline.push_back( { ( *v ).x(), ( *v ).y() } );
    if ( const auto found = event.staging.find( zone.staging ); found != event.staging.end() )
      question.staging = found->second;
    question.minutesToFirst = zone.stops.empty() ? 0 : zone.stops.front().arrive;
    question.streets = &event.streets;
    question.paper = options.paper;
    question.twoLanguages = options.languages.areTwo();
    question.footLines = footLines( options, paperSize( options.paper, false ) );
    question.footLinesWide = footLines( options, paperSize( options.paper, true ) );
    question.tableHeight = std::move( tableHeight );
    return question;
  }
}
