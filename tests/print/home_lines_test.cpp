// SPDX-License-Identifier: GPL-2.0-or-later
// What the leader reads of a home, and how its lines lie in their row.
#include "grid_event.h"
#include "kinds_of_zones.h"
#include "print/home_lines.h"
#include "print/stop_table.h"

#include <gtest/gtest.h>
#include <qgstextformat.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    QStringList saidOf( const std::string &address, const std::string &unit,
                        std::vector<std::pair<std::string, std::string>> sealed )
    {
      Crosswalk crosswalk;
      CrosswalkEntry entry;
      entry.visit = "V1";
      entry.student = "77";
      entry.address = address;
      entry.unit = unit;
      entry.sealed = std::move( sealed );
      crosswalk.entries.push_back( entry );
      QStringList said;
      const Households homes = homeLines( crosswalk, {} );
      for ( const HomeLine &line : homes.begin()->second )
        said << ( line.isName ? "* " : "" ) + line.text + ( line.town.isEmpty() ? "" : " | " + line.town );
      return said;
    }
  }

  TEST( HomeLines, theTownIsApartAndTheUnitStandsBeforeIt )
  {
    const auto address = []( const char *text, const char *unit )
    { return saidOf( text, unit, {} ).front().toStdString(); };
    EXPECT_EQ( address( "726 W 24th St, Saguaro Flats 85801", "" ), "726 W 24th St | Saguaro Flats 85801" );
    EXPECT_EQ( address( "726 W 24th St, Saguaro Flats 85801", "4B" ),
               "726 W 24th St, 4B | Saguaro Flats 85801" );
    EXPECT_EQ( address( "30 Gray Gardens East, 02138", "" ), "30 Gray Gardens East | 02138" );
    EXPECT_EQ( address( "123 N Elm Ave, Apt 4", "" ), "123 N Elm Ave, Apt 4" ) << "a unit is no town";
    EXPECT_EQ( address( "101 E 5TH ST", "4B" ), "101 E 5TH ST, 4B" );
  }

  TEST( HomeLines, languagesAndNotesNeedNoLabelAndTheRestKeepsTheirs )
  {
    const QStringList said = saidOf( "1 Elm St", "",
                                     { { "First Name", "Ana" },
                                       { "Home Language", "Spanish" },
                                       { "Second Language", "vi" },
                                       { "Third Language", "as before" },
                                       { "Contact Notes", "gate, ring office" },
                                       { "Other Notes", "none" },
                                       { "Phone", "520-555-0100" } } );
    EXPECT_EQ( said.last().toStdString(),
               "ID 77 · Spanish · Second Language: vi · Third Language: as before · gate, ring office · "
               "Other Notes: none · Phone: 520-555-0100" );
  }

  TEST( HomeRows, sayTheTownOnceAtTheHeadAndAnotherInItsRow )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 3 );
    Households homes;
    for ( const PrintStop &stop : event.zones[0].stops )
      homes[stop.visit] = {
          { "12 Elm St", false, stop.number == 2 ? "Far Town 85999" : "Saguaro Flats 85801" },
          { "Ana Garcia", true },
          { "ID 77", false } };
    QgsTextFormat format;
    format.setSize( 8 );
    const PageTable table =
        stopTable( event, event.zones[0], plainOptions( Role::Leader ), &homes, 260, format );
    EXPECT_EQ( table.rows[0].cells[1].toStdString(), "Home\nSaguaro Flats 85801" );
    for ( std::size_t row = 1; row <= 3; ++row )
    {
      const QString home = table.rows[row].cells[1];
      EXPECT_EQ( home.contains( "Far Town 85999" ), row == 2 ) << home.toStdString();
      EXPECT_FALSE( home.contains( "Saguaro" ) );
      EXPECT_TRUE( home.split( '\n' ).contains( QString::fromUtf8( "Ana Garcia · ID 77" ) ) )
          << home.toStdString();
      EXPECT_TRUE( std::find( table.rows[row].bold.begin(), table.rows[row].bold.end(),
                              BoldText{ 1, static_cast<int>( home.count( '\n' ) ), 10 } ) !=
                   table.rows[row].bold.end() )
          << "the name alone is bold";
    }
    // Homes have more room than notes.
    EXPECT_GT( table.widths[1], 3 * table.widths.back() );
  }
}
