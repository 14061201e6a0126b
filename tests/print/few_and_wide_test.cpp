// SPDX-License-Identifier: GPL-2.0-or-later
// Packets of a few stops, which are one side, and of zones that take several maps, which have an index.
#include "kinds_of_zones.h"
#include "layout_checker.h"
#include "print/sheet_question.h"
#include "print/street_index.h"

#include <gtest/gtest.h>

#include <numeric>

namespace doorstep
{
  namespace
  {
    struct FewCase
    {
        std::size_t stops;
        Role role;
        const char *language;
        Paper paper;
        int sides;
    };

    // The stops that the directions of a page lead to, all of its tables together.
    class ToldStops final : public PageWatcher
    {
      public:
        ToldStops( const PacketMaker &maker, const PageOptions &options ) : mLayout( maker, options ) {}
        void exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                       const QgsLabelingResults *labels ) override
        {
          mLayout.exported( page, sheet, label, labels );
          mapShare = sheet ? sheet->frames.mapShare : mapShare;
          for ( const char *id : { "directions", "table_b", "table_c" } )
            if ( page.find<QgsLayoutFrame>( id ) )
              for ( const QgsTableRow &row : page.table( id ).tableContents() )
                if ( const int stop = row.value( 0 ).content().toInt(); stop > 0 )
                  told.insert( stop );
        }
        std::set<int> told;
        double mapShare = 0;

      private:
        test::LayoutChecker mLayout;
    };

    SheetPlan planOfZone( const PrintEvent &event, const PrintZone &zone, const PageOptions &options )
    {
      return planSheets( sheetQuestion( event, zone, options, []( double ) { return 140.0; } ) );
    }
  }

  TEST( FewStops, areOneSideWithTheirTableUnderTheMap )
  {
    for ( const FewCase &few :
          { FewCase{ 1, Role::Team, "en", Paper::Letter, 1 },
            FewCase{ 1, Role::Team, "en+es", Paper::Letter, 1 },
            FewCase{ 1, Role::Volunteer, "en", Paper::A4, 1 }, FewCase{ 1, Role::Team, "es", Paper::A4, 1 },
            FewCase{ 2, Role::Team, "en", Paper::Letter, 1 },
            FewCase{ 12, Role::Team, "en", Paper::Letter, 2 } } )
    {
      SCOPED_TRACE( std::to_string( few.stops ) + " stops, " + std::string( rulesOf( few.role ).id ) + ", " +
                    few.language );
      const PrintEvent event = test::gridEvent( 1, 1, static_cast<int>( few.stops ) );
      PageOptions options = plainOptions( few.role );
      options.languages = PageLanguages::ofCodes( few.language );
      options.paper = few.paper;
      PacketMaker maker( event, options );
      ToldStops told( maker, options );
      maker.watch( &told );
      EXPECT_EQ( maker.packet( { &event.zones[0], QStringLiteral( "Copy 1" ), false, nullptr } ).pageCount(),
                 few.sides );
      maker.watch( nullptr );
      EXPECT_EQ( told.told.size(), few.stops );
      EXPECT_GE( told.mapShare, few.sides == 1 ? STRIP_MAP_SHARE : 0.65 );
    }
  }

  TEST( StreetIndex, saysWhichSheetHasWhichStopsAndStreets )
  {
    const PrintEvent event = allKinds();
    const PrintZone &zone = event.zones[4];
    for ( const Role role : { Role::Team } )
    {
      const PageOptions options = plainOptions( role );
      const SheetPlan plan = planOfZone( event, zone, options );
      ASSERT_EQ( plan.sheets.size(), 2U );
      const QStringList index = streetIndex( event, zone, options, plan );
      ASSERT_EQ( index.size(), 2 );
      std::vector<int> numbers; // those of the second sheet stand where the town has no streets
      for ( std::size_t s = 0; s < 2; ++s )
      {
        const QString line = index[static_cast<int>( s )];
        EXPECT_TRUE( line.startsWith( QStringLiteral( "Sheet %1 · Stop" ).arg( s + 1 ) ) )
            << line.toStdString();
        for ( const Disc &disc : plan.sheets[s].discs )
          for ( const int number : disc.numbers )
          {
            numbers.push_back( number );
            for ( const std::string &street : streetsOfStop(
                      event.streets, zone.stops[static_cast<std::size_t>( number - 1 )], options ) )
              EXPECT_TRUE( line.contains( QString::fromStdString( street ) ) || s == 1 )
                  << street << " is not in " << line.toStdString();
          }
      }
      std::sort( numbers.begin(), numbers.end() );
      std::vector<int> all( zone.stops.size() );
      std::iota( all.begin(), all.end(), 1 );
      EXPECT_EQ( numbers, all );
    }
    const PageOptions options = plainOptions( Role::Team );
    EXPECT_TRUE( streetIndex( event, event.zones[0], options, planOfZone( event, event.zones[0], options ) )
                     .isEmpty() )
        << "one sheet needs none";
  }

  // It stands behind the directions.
  TEST( StreetIndex, isOnThePaper )
  {
    class Reader final : public PageWatcher
    {
      public:
        void exported( PageTemplate &page, const MapSheet *, const PageLabel &,
                       const QgsLabelingResults * ) override
        {
          for ( const char *id : { "directions", "table_b", "table_c" } )
            if ( page.find<QgsLayoutFrame>( id ) )
              for ( const QgsTableRow &row : page.table( id ).tableContents() )
                text += row.value( 1 ).content().toString() + '\n';
        }
        QString text;
    };
    const PrintEvent event = allKinds();
    PacketMaker maker( event, plainOptions( Role::Team ) );
    Reader reader;
    maker.watch( &reader );
    maker.packet( { &event.zones[4], QStringLiteral( "Copy 1" ), false, nullptr } );
    maker.watch( nullptr );
    EXPECT_EQ( reader.text.count( QStringLiteral( "Sheet 1 · " ) ), 1 ) << reader.text.toStdString();
    EXPECT_EQ( reader.text.count( QStringLiteral( "Sheet 2 · " ) ), 1 );
  }
}
