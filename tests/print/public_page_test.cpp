// SPDX-License-Identifier: GPL-2.0-or-later
// The public page: its counts stand under the map where that costs the map no scale, and it shows nothing
// that is no part of the event.
#include "grid_event.h"
#include "print/overview.h"
#include "print/packet_maker.h"
#include "table_checker.h"
#include "text_checker.h"

#include <gtest/gtest.h>
#include <qgstablecell.h>

namespace doorstep
{
  namespace
  {
    class PageReader final : public PageWatcher
    {
      public:
        void exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &,
                       const QgsLabelingResults * ) override
        {
          test::checkTexts( page );
          test::checkTables( page );
          if ( sheet )
            scale = sheet->view.scale;
          for ( const char *id : { "stops", "table_b" } )
            if ( page.find<QgsLayoutFrame>( id ) )
              for ( const QgsTableRow &row : page.table( id ).tableContents() )
                if ( const QString area = row.value( 0 ).content().toString(); area.size() == 1 )
                  areas << area;
        }
        double scale = 0;
        QStringList areas;
    };

    // A town of twelve zones side by side.
    PrintEvent wideTown()
    {
      return test::gridEvent( 12, 12, 12 );
    }

    struct Printed
    {
        int pages = 0;
        double scale = 0;
        QStringList areas;
    };
    Printed printed( const PrintEvent &event, const Overview &shown )
    {
      PageOptions options;
      options.role = Role::Public;
      options.district = QStringLiteral( "Rio Verde Unified School District" );
      PacketMaker maker( event, options );
      PageReader reader;
      maker.watch( &reader );
      const int pages = maker.overview( shown ).pageCount();
      maker.watch( nullptr );
      return { pages, reader.scale, reader.areas };
    }
  }

  TEST( PublicPage, countsStandUnderAMapThatKeepsItsScale )
  {
    const PrintEvent event = wideTown();
    const Overview shown = publicAreas( event, 11 );
    ASSERT_GE( shown.areas.size(), 5U );
    const Printed page = printed( event, shown );
    EXPECT_EQ( page.pages, 1 );
    QStringList areas;
    for ( const OverviewArea &area : shown.areas )
    {
      areas << area.area.part;
      EXPECT_FALSE( area.staging.isEmpty() ) << "from where it is visited, though it may be no team's own";
    }
    EXPECT_EQ( page.areas.join( ' ' ).toStdString(), areas.join( ' ' ).toStdString() )
        << "each once, in order";
  }

  TEST( PublicPage, aPlaceWhereNoTeamLeavesIsNotShown )
  {
    PrintEvent event = wideTown();
    const Overview shown = publicAreas( event, 11 );
    const double scale = printed( event, shown ).scale;
    event.staging[QStringLiteral( "Far School" )] = { -90000, 90000 };
    EXPECT_EQ( printed( event, shown ).scale, scale );
  }

  // No area has enough homes: the page is a map of the town all the same, of some kilometres whatever the
  // zones are.
  TEST( PublicPage, ofAVerySmallEventShowsTheTown )
  {
    PrintEvent event = test::gridEvent( 1, 1, 3 );
    const Overview shown = publicAreas( event, 11 );
    ASSERT_TRUE( shown.areas.empty() );
    const Printed page = printed( event, shown );
    EXPECT_EQ( page.pages, 1 );
    EXPECT_GE( page.scale, 4000 / 0.2 ) << "four kilometres on a Letter sheet";
    event.zones[0].area.translate( 200, 100 );
    EXPECT_EQ( printed( event, shown ).scale, page.scale );
  }
}
