// SPDX-License-Identifier: GPL-2.0-or-later
// The digest of a packet is made of what its tables say, whatever they look like.
#include "kinds_of_zones.h"
#include "print/packet_content.h"
#include "print/stop_table.h"

#include <gtest/gtest.h>
#include <qgstextformat.h>

#include <functional>

namespace doorstep
{
  namespace
  {
    const std::string KEY( 32, 'k' );

    Households householdsOf( const PrintZone &zone )
    {
      Households households;
      for ( const PrintStop &stop : zone.stops )
        households[stop.visit] = { { "12 Elm Ave, 4B", false }, { "Ana " + stop.visit, true } };
      return households;
    }

    std::string digestOf( const PrintEvent &event, const PageOptions &options )
    {
      const PrintZone &zone = event.zones[0];
      const Households households = householdsOf( zone );
      const bool isLeader = options.role == Role::Leader;
      return packetContent( event, zone, options, false, isLeader ? &households : nullptr,
                            isLeader ? KEY : std::string() );
    }
  }

  TEST( PacketContent, theTableSaysWhatItsTextsSay )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 6 );
    const PrintZone &zone = event.zones[0];
    const Households households = householdsOf( zone );
    for ( const Role role : { Role::Team, Role::Volunteer, Role::Leader } )
    {
      const PageOptions options = plainOptions( role );
      const Households *homes = role == Role::Leader ? &households : nullptr;
      const PageTable table = stopTable( event, zone, options, homes, 4000, QgsTextFormat() );
      const std::vector<StopText> texts = stopTexts( event, zone, options, homes );
      ASSERT_EQ( table.rows.size(), texts.size() + 1 );
      ASSERT_EQ( texts.size(), 6U );
      for ( std::size_t s = 0; s < texts.size(); ++s )
      {
        const std::vector<QString> &cells = table.rows[s + 1].cells;
        QStringList where;
        for ( const HomeLine &line : texts[s].home )
          where << line.text;
        EXPECT_EQ( texts[s].home.size(), role == Role::Leader ? 2U : 0U );
        const QString number = QString::number( s + 1 );
        if ( role == Role::Leader )
        {
          const QString between = QString::fromUtf8( " · " );
          where[0] += between + QString( texts[s].where ).replace( '\n', between );
          EXPECT_EQ( cells[0], number + '\n' + zone.stops[s].visit );
          EXPECT_EQ( cells[1].toStdString(), where.join( '\n' ).toStdString() );
          EXPECT_EQ( cells[2], texts[s].languages );
          EXPECT_EQ( cells[3], texts[s].time + '\n' + texts[s].leg + " min" );
          continue;
        }
        EXPECT_EQ( cells[0], number );
        EXPECT_EQ( cells[1], zone.stops[s].visit );
        EXPECT_EQ( cells[2], texts[s].where );
        EXPECT_EQ( cells[3], texts[s].languages );
        EXPECT_EQ( cells[4], texts[s].leg );
        EXPECT_EQ( cells[5], texts[s].time );
      }
      const PageTable steps = directionsTable( event.streets, zone, options, 4000, QgsTextFormat() );
      const std::vector<DirectionText> directions = directionTexts( event.streets, zone, options );
      ASSERT_EQ( steps.rows.size(), directions.size() + 1 );
      for ( std::size_t i = 0; i < directions.size(); ++i )
        EXPECT_EQ( steps.rows[i + 1].cells[1], directions[i].text );
    }
  }

  TEST( PacketContent, looksChangeNothingAndWhatIsSaidDoes )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 6 );
    const PageOptions options = plainOptions( Role::Leader );
    const std::string digest = digestOf( event, options );
    PageOptions other = options;
    other.paper = Paper::A4;
    other.blackAndWhite = true;
    other.languages = PageLanguages::ofCodes( "es" );
    EXPECT_EQ( digestOf( event, other ), digest );

    const std::vector<std::pair<const char *, std::function<void( PrintEvent &, PageOptions & )>>> changes = {
        { "a start", []( PrintEvent &, PageOptions &o ) { o.start = QTime( 9, 0 ); } },
        { "a box", []( PrintEvent &, PageOptions &o ) { o.outcomes.pop_back(); } },
        { "a code", []( PrintEvent &e, PageOptions & ) { e.zones[0].stops[2].visit = "OTHER"; } },
        { "a language", []( PrintEvent &e, PageOptions & ) { e.zones[0].stops[2].languages << "vi"; } },
        { "minutes", []( PrintEvent &e, PageOptions & ) { e.zones[0].stops[2].arrive += 1; } },
        { "a wish", []( PrintEvent &e, PageOptions & ) { e.zones[0].stops[2].wished[0] = "after 9:30"; } },
        { "a place", []( PrintEvent &e, PageOptions & ) { e.zones[0].stops[2].at.x += 3; } },
        { "a step",
          []( PrintEvent &e, PageOptions & ) {
            e.zones[0].steps[1].text = phrase( "where.after.alone", { { "street", "Oak" } } );
          } },
        { "a team", []( PrintEvent &e, PageOptions & ) { e.zones[0].team = "T9"; } },
    };
    for ( const auto &[what, change] : changes )
    {
      PrintEvent changed = event;
      PageOptions changedOptions = options;
      change( changed, changedOptions );
      EXPECT_NE( digestOf( changed, changedOptions ), digest ) << what;
    }
  }
}
