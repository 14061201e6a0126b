// SPDX-License-Identifier: GPL-2.0-or-later
#include "morning/report_what_if.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace doorstep
{
  namespace
  {
    constexpr int CELL = 84, HEIGHT = 40, LEFT = 96, TOP = 44; // of the drawing

    // From what all visits are to what a fifth of them are missing from.
    const char *colorOf( std::int32_t left, std::int32_t visits )
    {
      const double share = visits > 0 ? static_cast<double>( left ) / visits : 0;
      return left <= 0      ? "#a9d3a4"
             : share < 0.03 ? "#dcebc4"
             : share < 0.08 ? "#fbe8c3"
             : share < 0.2  ? "#f6cfae"
                            : "#eeb09f";
    }

    std::string text( int x, int y, const std::string &what, const char *style )
    {
      return "<text x=\"" + std::to_string( x ) + "\" y=\"" + std::to_string( y ) +
             "\" style=\"font-size:14px;fill:#1b1f24;text-anchor:middle;" + style + "\">" + what +
             "</text>\n";
    }

    std::string box( int x, int y, const std::string &style )
    {
      return "<rect x=\"" + std::to_string( x ) + "\" y=\"" + std::to_string( y ) + "\" width=\"" +
             std::to_string( CELL - 4 ) + "\" height=\"" + std::to_string( HEIGHT - 4 ) +
             "\" rx=\"3\" style=\"" + style + "\"/>\n";
    }

    std::string cellText( std::int32_t served, std::int32_t visits, const Teller &told )
    {
      return served < 0         ? "–"
             : served >= visits ? told( "all" )
                                : told( std::to_string( visits - served ) + " left" );
    }
  }

  std::string whatIfHtml( const PlanQuestion &question, const PlanAnswer &answer, const Teller &told )
  {
    if ( !answer.whatIf )
      return {};
    const WhatIf &grid = *answer.whatIf;
    const int columns = static_cast<int>( grid.teams.size() ), rows = static_cast<int>( grid.minutes.size() );
    std::string svg = "<svg viewBox=\"0 0 " + std::to_string( LEFT + columns * CELL ) + " " +
                      std::to_string( TOP + rows * HEIGHT ) +
                      "\" style=\"width:100%;max-width:46rem;height:auto\" role=\"img\" aria-label=\"" +
                      told( "Visits left, by teams and minutes" ) + "\">\n";
    for ( int c = 0; c < columns; ++c )
    {
      const std::int32_t teams = grid.teams[static_cast<std::size_t>( c )];
      svg += text( LEFT + c * CELL + CELL / 2, TOP - 12,
                   told( std::to_string( teams ) + ( teams == 1 ? " team" : " teams" ) ), "font-weight:600" );
    }
    for ( int r = 0; r < rows; ++r )
    {
      const double minutes = grid.minutes[static_cast<std::size_t>( r )];
      svg += text( LEFT / 2, TOP + r * HEIGHT + HEIGHT / 2 + 3,
                   std::to_string( std::lround( minutes ) ) + " min", "font-weight:600" );
      for ( int c = 0; c < columns; ++c )
      {
        const std::int32_t served = grid.served[static_cast<std::size_t>( r * columns + c )];
        const bool isPlan =
            minutes == question.teamMinutes &&
            grid.teams[static_cast<std::size_t>( c )] == static_cast<std::int32_t>( answer.zones.size() );
        const int x = LEFT + c * CELL + 2, y = TOP + r * HEIGHT + 2;
        svg += box( x, y,
                    std::string( "fill:" ) +
                        ( served < 0 ? "#eef1f4" : colorOf( grid.visits - served, grid.visits ) ) +
                        ( isPlan ? ";stroke:#1b1f24;stroke-width:2.5" : "" ) );
        svg += text( x + CELL / 2 - 2, y + HEIGHT / 2 + 1, cellText( served, grid.visits, told ), "" );
      }
    }
    return "<h2>" + told( "What if" ) + "</h2>\n<p>" +
           told( "Visits left without a team, of " + std::to_string( grid.visits ) +
                 ", by the number of teams and their minutes." ) +
           "</p>\n" + svg + "</svg>\n<p class=\"grey\">" +
           told(
               "The frame is this plan. Teams are all alike here: ROSTER, pins and limits of STAGING are "
               "not asked. Each figure is of a short search; a whole one may leave a visit or two fewer." ) +
           "</p>\n";
  }
}
