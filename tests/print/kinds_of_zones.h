// SPDX-License-Identifier: GPL-2.0-or-later
// Zones of all kinds in one town, and what pages of them have in common.
#pragma once
#include "grid_event.h"
#include "print/page_options.h"

#include <array>

namespace doorstep
{
  inline PageOptions plainOptions( Role role )
  {
    PageOptions options;
    options.role = role;
    options.event = QStringLiteral( "Test event" );
    options.returnBy = QStringLiteral( "12:00" );
    options.start = QTime( 8, 30 );
    options.district = QStringLiteral( "Rio Verde Unified School District" );
    options.contact = QStringLiteral( "Dispatch, 520-555-0100" );
    options.returnTo = QStringLiteral( "Central School, 120 N Main Ave" );
    return options;
  }

  // Zones of all kinds in one town of 26 x 12 blocks.
  struct Kind
  {
      const char *name;
      std::size_t zone;
      int sheets, insets;
  };

  inline const std::array KINDS{ Kind{ "Even", 0, 1, 0 },      Kind{ "Dense", 1, 1, 1 },
                                 Kind{ "Far", 2, 1, 1 },       Kind{ "One", 3, 1, 0 },
                                 Kind{ "TwoSheets", 4, 2, 0 }, Kind{ "Empty", 5, 1, 0 },
                                 Kind{ "Sparse", 6, 1, 0 },    Kind{ "Courts", 7, 1, 0 } };

  inline PrintEvent allKinds()
  {
    PrintEvent event = test::gridEvent( 8, 4, 14 );
    const auto at = [&]( std::size_t zone, std::size_t stop ) -> Point &
    { return event.zones[zone].stops[stop].at; };
    // Nine doors of a court, five metres apart, two of them in one building.
    for ( std::size_t s = 0; s < 9; ++s )
      at( 1, s ) = { 1000 + 5.0 * static_cast<double>( s % 3 ), 254 + 5.0 * static_cast<double>( s / 3 ) };
    at( 1, 8 ) = at( 1, 7 );
    at( 2, 13 ) = { 9000, 7000 };
    event.zones[3].stops.resize( 1 );
    for ( std::size_t s = 7; s < 14; ++s )
    {
      at( 4, s ).x += 4000;
      at( 4, s ).y += 900;
    }
    event.zones[5].stops.clear();
    event.zones[6].stops.resize( 4 );
    for ( std::size_t s = 0; s < 4; ++s )
      at( 6, s ).x += 350.0 * static_cast<double>( s );
    // Streets of fifty metres, whose names are longer than they are.
    static const std::array<const char *, 7> names{ "Alondra",  "Codorniz",   "Paloma", "Gaviota",
                                                    "Tecolote", "Golondrina", "Verde" };
    std::vector<StreetLine> lines = test::gridStreets( 26, 12 );
    event.zones[7].stops.resize( names.size() );
    for ( std::size_t s = 0; s < names.size(); ++s )
    {
      const double x = ( 19 + static_cast<double>( s % 4 ) ) * test::BLOCK_SIDE + 60,
                   y = ( 6 + static_cast<double>( s / 4 ) ) * test::BLOCK_SIDE;
      StreetLine court;
      court.points = { { x, y }, { x, y + 50 } };
      court.name = std::string( "W Placita " ) + names[s] + " del Sol";
      lines.push_back( court );
      at( 7, s ) = { x + 9, y + 42 };
    }
    event.streets = StreetBlocks( lines );
    for ( PrintZone &zone : event.zones )
    {
      zone.route = { { 0, 0 } };
      for ( PrintStop &stop : zone.stops )
      {
        stop.place = event.streets.place( stop.at );
        zone.route.push_back( stop.at );
      }
      zone.route.push_back( { 0, 0 } );
    }
    return event;
  }
}
