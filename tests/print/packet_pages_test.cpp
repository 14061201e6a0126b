// SPDX-License-Identifier: GPL-2.0-or-later
// How many sides a packet takes: a morning's stops fit on the two of one sheet, with lettering and rows as
// large as they must be, nothing cut and nothing on anything else.
#include "grid_event.h"
#include "layout_checker.h"

#include <gtest/gtest.h>

#include <numeric>
#include <ostream>

namespace doorstep
{
  namespace
  {
    struct PacketCase
    {
        std::size_t stops;
        Role role;
        const char *language;
        Paper paper;
        int sides;
    };
    void PrintTo( const PacketCase &packet, std::ostream *out )
    {
      *out << packet.stops << " stops, " << rulesOf( packet.role ).id << ", " << packet.language;
    }

    // A zone whose way has four steps to each stop, in the words and with the names that a suburb has.
    PrintEvent suburb( std::size_t stops )
    {
      PrintEvent event = test::gridEvent( 1, 1, static_cast<int>( stops ) );
      PrintZone &zone = event.zones[0];
      zone.steps.clear();
      const auto turn = []( const char *way, const char *street ) {
        return capitalized( phrase( way, { { "street", street } } ) );
      };
      const Phrase there = capitalized(
          phrase( "where.after", { { "side", phrase( "side.right" ) },
                                   { "how", phrase( "house", { { "ordinal", phrase( "ordinal.3" ) } } ) },
                                   { "street", "S Calle Quieta del Rey" } } ) );
      int number = 0;
      for ( const PrintStop &stop : zone.stops )
      {
        for ( const Phrase &step :
              { turn( "turn.right", "W Camino de la Golondrina" ),
                turn( "turn.left", "S Via Coral del Viento" ), turn( "turn.right", "W Sand Wren Loop" ) } )
          zone.steps.push_back( { ++number, 0, step, step, 120, 1 } );
        zone.steps.push_back(
            { ++number, stop.number, there, phrase( "block.on", { { "street", "E 2nd St" } } ), 60, 0.5 } );
      }
      return event;
    }

    // Homes as a district's list has them, all in one town.
    Households homesOf( const PrintZone &zone )
    {
      Households homes;
      for ( const PrintStop &stop : zone.stops )
        homes[stop.visit] = {
            { QStringLiteral( "1087 S Calle Quieta del Rey" ), false,
              QStringLiteral( "Saguaro Flats 85801" ) },
            { QStringLiteral( "Alejandro Flores Garcia" ), true },
            { QStringLiteral( "ID 9159851 · Spanish · works nights, come after 10" ), false } };
      return homes;
    }

    // Rows are high enough for a pen, and no letter is smaller than 8 point.
    class RowChecker final : public PageWatcher
    {
      public:
        RowChecker( const PacketMaker &maker, const PageOptions &options ) : mLayout( maker, options ) {}

        void exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                       const QgsLabelingResults *labels ) override
        {
          mLayout.exported( page, sheet, label, labels );
          for ( const char *id : { "directions", "table_b", "table_c" } )
            if ( page.find<QgsLayoutFrame>( id ) )
            {
              strips += sheet && std::string( id ) == "directions" ? 1 : 0;
              for ( const QgsTableRow &row : page.table( id ).tableContents() )
                if ( const int stop = row.value( 0 ).content().toInt(); stop > 0 )
                  told.push_back( stop );
            }
          for ( const char *id : { "stops", "directions", "table_b", "table_c" } )
            if ( page.find<QgsLayoutFrame>( id ) )
            {
              const QgsLayoutItemManualTable &table = page.table( id );
              EXPECT_GE( table.contentTextFormat().size(), 8 );
              EXPECT_GE( lineHeight( table.contentTextFormat() ), 8.99 * 25.4 / 72 ) << "8 on 9 points";
              const QList<double> heights = table.rowHeights();
              for ( const double height : std::string( id ) == "stops" ? heights.mid( 1 ) : QList<double>() )
                EXPECT_GE( height + 2 * table.cellMargin() + table.gridStrokeWidth(), 6.99 );
            }
        }

        int strips = 0;        // of directions on the sheet with the map
        std::vector<int> told; // stops that directions lead to, as pages have them

      private:
        test::LayoutChecker mLayout;
    };
  }

  class PacketPages : public ::testing::TestWithParam<PacketCase>
  {
  };

  TEST_P( PacketPages, areNoMoreThanItTakes )
  {
    const PacketCase &packet = GetParam();
    const PrintEvent event = suburb( packet.stops );
    PageOptions options;
    options.role = packet.role;
    options.paper = packet.paper;
    options.languages = PageLanguages::ofCodes( packet.language );
    options.event = QStringLiteral( "Steps to Success" );
    options.returnBy = QStringLiteral( "12:30" );
    options.start = QTime( 8, 30 );
    options.district = QStringLiteral( "Rio Verde Unified School District" );
    options.contact = QStringLiteral( "Dispatch, 520-555-0100" );
    options.returnTo = QStringLiteral( "any staging school" );
    PacketMaker maker( event, options );
    RowChecker checker( maker, options );
    maker.watch( &checker );
    const Households homes = homesOf( event.zones[0] );
    const PacketOrder order{ &event.zones[0], QStringLiteral( "Copy 2 · 1214:3f9a1c" ), false,
                             packet.role == Role::Leader ? &homes : nullptr };
    EXPECT_EQ( maker.packet( order ).pageCount(), packet.sides );
    maker.watch( nullptr );
    std::vector<int> all( packet.stops );
    std::iota( all.begin(), all.end(), 1 );
    if ( !checker.told.empty() ) // else the ways stand in the stop table
      EXPECT_EQ( checker.told, all );
  }

  // Wide zones leave an upright sheet room under their map: directions begin there, and the map is as large
  // as before.
  TEST( PacketStrip, savesASheetAndCostsTheMapNoScale )
  {
    PageOptions options;
    options.languages = PageLanguages::ofCodes( "en+es" );
    options.district = QStringLiteral( "Rio Verde Unified School District" );
    options.start = QTime( 8, 30 );
    int strips = 0;
    for ( const std::size_t stops : { 9U, 10U, 11U, 12U } )
    {
      PrintEvent event = suburb( stops );
      for ( PrintStop &stop : event.zones[0].stops )
        stop.at.y = event.zones[0].stops[0].at.y + ( stop.at.y - event.zones[0].stops[0].at.y ) / 3;
      PacketMaker maker( event, options );
      RowChecker checker( maker, options );
      maker.watch( &checker );
      const PacketOrder order{ &event.zones[0], QStringLiteral( "Copy 2 · 1214:3f9a1c" ), false, nullptr };
      const int sides = maker.packet( order ).pageCount();
      maker.watch( nullptr );
      std::vector<int> all( stops );
      std::iota( all.begin(), all.end(), 1 );
      EXPECT_EQ( checker.told, all ) << "each way once, in order";
      strips += checker.strips;
      if ( checker.strips > 0 )
        EXPECT_EQ( sides, 2 );
    }
    EXPECT_GT( strips, 0 );
  }

  INSTANTIATE_TEST_SUITE_P( OfAMorning, PacketPages,
                            ::testing::Values( PacketCase{ 8, Role::Team, "en", Paper::Letter, 2 },
                                               PacketCase{ 12, Role::Team, "en", Paper::Letter, 2 },
                                               PacketCase{ 15, Role::Team, "en", Paper::Letter, 2 },
                                               PacketCase{ 15, Role::Team, "en", Paper::A4, 2 },
                                               PacketCase{ 15, Role::Volunteer, "en", Paper::Letter, 2 },
                                               PacketCase{ 20, Role::Team, "en", Paper::Letter, 3 },
                                               PacketCase{ 12, Role::Leader, "en", Paper::Letter, 2 },
                                               PacketCase{ 12, Role::Leader, "es", Paper::Letter, 2 },
                                               PacketCase{ 12, Role::Team, "es", Paper::Letter, 2 },
                                               PacketCase{ 13, Role::Team, "es", Paper::Letter, 2 },
                                               PacketCase{ 14, Role::Team, "es", Paper::Letter, 2 },
                                               PacketCase{ 8, Role::Team, "en+es", Paper::Letter, 2 },
                                               PacketCase{ 12, Role::Team, "en+es", Paper::Letter, 2 },
                                               PacketCase{ 13, Role::Team, "en+es", Paper::Letter, 2 },
                                               PacketCase{ 14, Role::Team, "en+es", Paper::Letter, 2 },
                                               PacketCase{ 15, Role::Team, "en+es", Paper::Letter, 3 },
                                               PacketCase{ 10, Role::Leader, "en+es", Paper::Letter, 2 } ) );
}
