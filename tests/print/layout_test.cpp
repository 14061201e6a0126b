// SPDX-License-Identifier: GPL-2.0-or-later
// Pages of all kinds of zones held by the layout checker; and what privacy asks of a page: own stops only
// (9), the block and no more for volunteers (5), flat files (12), no house and no small count on the public
// sheet (14, 15).
#include "grid_event.h"
#include "layout_checker.h"
#include "print/overview.h"
#include "print/sheet_text.h"
#include "qgis_environment.h"

#include <gtest/gtest.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>

#include <array>
#include <ostream>

namespace doorstep
{
  namespace
  {
    PageOptions plainOptions( Role role )
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
  }

  // Zones of all kinds in one town of 26 x 12 blocks.
  struct Kind
  {
      const char *name;
      std::size_t zone;
      int sheets, insets;
  };

  const std::array kinds{ Kind{ "Even", 0, 1, 0 },   Kind{ "Dense", 1, 1, 1 },     Kind{ "Far", 2, 1, 1 },
                          Kind{ "One", 3, 1, 0 },    Kind{ "TwoSheets", 4, 2, 0 }, Kind{ "Empty", 5, 1, 0 },
                          Kind{ "Sparse", 6, 1, 0 }, Kind{ "Courts", 7, 1, 0 } };

  PrintEvent allKinds()
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
      const double x = ( 19 + static_cast<double>( s % 4 ) ) * test::blockSide + 60,
                   y = ( 6 + static_cast<double>( s / 4 ) ) * test::blockSide;
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

  struct PageCase
  {
      const char *name; // what GoogleTest calls the case by
      Paper paper;
      const char *language;
      Role role;
  };
  void PrintTo( const PageCase &page, std::ostream *out )
  {
    *out << page.name;
  }

  class PageLayout : public ::testing::TestWithParam<PageCase>
  {
  };

  TEST_P( PageLayout, OfAllKindsOfZonesKeepsTextsStopsAndLabelsApart )
  {
    const PrintEvent event = allKinds();
    PageOptions options = plainOptions( GetParam().role );
    options.paper = GetParam().paper;
    options.languages = PageLanguages::ofCodes( GetParam().language );
    PacketMaker maker( event, options );
    int ofDirections = 0, unnamed = 0;
    for ( const Kind &kind : kinds )
    {
      SCOPED_TRACE( kind.name );
      const PrintZone &zone = event.zones[kind.zone];
      test::LayoutChecker checker( maker, options );
      checker.event = &event;
      maker.watch( &checker );
      const PacketOrder order{ &zone, QStringLiteral( "Copy 2" ), true, nullptr };
      const PdfWriter pdf = maker.packet( order );
      maker.watch( nullptr );
      EXPECT_EQ( pdf.pageCount(), maker.pageCount( order ) );
      EXPECT_EQ( checker.maps + checker.lists, pdf.pageCount() );
      EXPECT_EQ( checker.shown.size(), zone.stops.size() ) << "everything in the table is on the map";
      EXPECT_EQ( checker.unnamedOfStops, std::vector<std::string>() );
      ofDirections += checker.ofDirections;
      unnamed += static_cast<int>( checker.unnamedOfDirections.size() );
      if ( options.role == Role::Volunteer || options.paper == Paper::A3 || options.paper == Paper::Tabloid )
        continue; // blocks have no crowd, and large sheets need less
      EXPECT_EQ( checker.maps, kind.sheets );
      EXPECT_EQ( checker.insets, kind.insets );
      EXPECT_GT( checker.placedNames, kind.zone < 2 ? 10 : -1 ) << "streets have names";
    }
    EXPECT_LE( unnamed * 50, ofDirections ) << "98 of 100 streets of the directions have their names";
  }

  INSTANTIATE_TEST_SUITE_P(
      Papers, PageLayout,
      ::testing::Values(
          PageCase{ "Letter, English, team", Paper::Letter, "en", Role::Team },
          PageCase{ "Letter, Spanish, team", Paper::Letter, "es", Role::Team },
          PageCase{ "Letter, both languages, team", Paper::Letter, "en+es", Role::Team },
          PageCase{ "Letter, both languages, leader", Paper::Letter, "en+es", Role::Leader },
          PageCase{ "Letter, both languages, volunteer", Paper::Letter, "en+es", Role::Volunteer },
          PageCase{ "A4, both languages, team", Paper::A4, "en+es", Role::Team },
          PageCase{ "A3, Spanish, team", Paper::A3, "es", Role::Team },
          PageCase{ "Letter, Vietnamese, team", Paper::Letter, "vi", Role::Team },
          PageCase{ "Letter, English and Somali, volunteer", Paper::Letter, "en+so", Role::Volunteer },
          PageCase{ "Tabloid, both languages, team", Paper::Tabloid, "en+es", Role::Team } ) );

  // The head and the foot of every role on every sheet, in each pair of languages, with words as long as
  // events have them.
  TEST( PageHead, NothingLiesOnAnythingInAnyLanguageOrOrientation )
  {
    QgsProject project;
    for ( const char *language : { "en", "es", "en+es", "en+vi", "en+so" } )
      for ( const Role role : { Role::Team, Role::Leader, Role::Volunteer, Role::Public } )
        for ( const Paper paper : { Paper::Letter, Paper::Tabloid, Paper::A4 } )
          for ( const bool landscape : { false, true } )
          {
            SCOPED_TRACE( std::string( language ) + ' ' + std::string( rulesOf( role ).id ) + ' ' +
                          std::to_string( static_cast<int>( paper ) ) + ( landscape ? " landscape" : "" ) );
            PageOptions options = plainOptions( role );
            options.languages = PageLanguages::ofCodes( language );
            options.paper = paper;
            options.event = QStringLiteral( "Steps to Success, back to school in fall" );
            options.date = QStringLiteral( "Saturday 2026-09-12" );
            const SheetSize size = paperSize( paper, landscape );
            PageTemplate page( project, QStringLiteral( "team_list" ), QString(), size );
            options.contactLines =
                contactLinesOf( page, options, frontFrames( paperSize( paper, false ), 0, 0 ).foot.width );
            const PageFrames frames = backFrames( size, footLines( options ) );
            PageLabel label;
            label.title = titleOf( QStringLiteral( "Saguaro 12" ), 27, options );
            label.staging = QStringLiteral( "Catalina Foothills High School" );
            label.copy = options.say( "page.copy" ) + QStringLiteral( " 12 · 1014:3f9a1c" );
            label.sheet = options.say( "page.sheet" ) + QStringLiteral( " 1/2" );
            label.page = 11;
            label.pages = 12;
            putHeader( page, label, options, frames );
            putFoot( page, options, frames.foot );
            putDraft( page, false, options, frames.table );
            test::checkTexts( page );
            test::checkBand( page, label, options );
          }
  }

  TEST( PageLayoutInsets, AreMarkedOnTheMainMapAndShowTheirStopsOnce )
  {
    const PrintEvent event = allKinds();
    PacketMaker maker( event, plainOptions( Role::Team ) );
    maker.packet( { &event.zones[1], QString(), true, nullptr } );
    QgsFeature feature;
    QgsFeatureIterator frames = maker.layers().layer( PageLayer::Sheets )->getFeatures();
    ASSERT_TRUE( frames.nextFeature( feature ) );
    EXPECT_EQ( feature.attribute( QStringLiteral( "label" ) ).toString(), QStringLiteral( "A" ) );
    EXPECT_TRUE( feature.geometry().contains( 1005, 259 ) );
    int onMap = 0, inInset = 0;
    QgsFeatureIterator stops = maker.layers().layer( PageLayer::Stops )->getFeatures();
    while ( stops.nextFeature( feature ) )
      ++( feature.attribute( QStringLiteral( "inset" ) ).toString().isEmpty() ? onMap : inInset );
    EXPECT_EQ( onMap, 5 );
    EXPECT_EQ( inInset, 8 ) << "nine stops, two of them in one building";
  }

  TEST( Privacy09, APageHoldsItsOwnStopsAlone )
  {
    const PrintEvent event = test::gridEvent( 4, 2, 10 );
    PacketMaker maker( event, plainOptions( Role::Team ) );
    maker.packet( { &event.zones[1], QString(), true, nullptr } );
    // Whatever drew the page: the layers hold the zone's own stops.
    EXPECT_EQ( maker.layers().layer( PageLayer::Stops )->featureCount(), 10 );
    EXPECT_TRUE( event.zones[1].area.boundingBox().buffered( 60 ).contains(
        maker.layers().layer( PageLayer::Stops )->extent() ) );
    // Neighbours are their areas, once each: nothing on the page is as small as a place.
    const QgsVectorLayer *neighbours = maker.layers().layer( PageLayer::Neighbours );
    EXPECT_LT( neighbours->featureCount(), static_cast<int>( event.zones.size() ) );
    QgsFeatureIterator areas = neighbours->getFeatures();
    for ( QgsFeature area; areas.nextFeature( area ); )
      EXPECT_TRUE( std::any_of( event.zones.begin(), event.zones.end(),
                                [&]( const PrintZone &zone )
                                { return zone.area.equals( area.geometry() ); } ) );
  }

  TEST( Privacy05, VolunteersSeeTheBlockOnly )
  {
    const PrintEvent event = test::gridEvent( 2, 2, 10 );
    PacketMaker maker( event, plainOptions( Role::Volunteer ) );
    maker.packet( { &event.zones[0], QString(), true, nullptr } );
    QgsFeature feature;
    // The same picture wherever in its block a door is.
    const auto drawn = [&]( PageLayer which )
    {
      QStringList places;
      QgsFeatureIterator it = maker.layers().layer( which )->getFeatures();
      while ( it.nextFeature( feature ) )
        places << feature.geometry().asWkt( 3 );
      return places;
    };
    const QStringList stops = drawn( PageLayer::Stops ), route = drawn( PageLayer::Route );
    PrintEvent moved = event;
    for ( PrintStop &stop : moved.zones[0].stops )
    {
      stop.at.x += 9;
      stop.place = moved.streets.place( stop.at );
    }
    for ( Point &p : moved.zones[0].route )
      if ( p.y > 0 && p.x > 121 )
        p.x += 9;
    PacketMaker other( moved, plainOptions( Role::Volunteer ) );
    other.packet( { &moved.zones[0], QString(), true, nullptr } );
    QgsFeatureIterator it = other.layers().layer( PageLayer::Stops )->getFeatures();
    QStringList again;
    while ( it.nextFeature( feature ) )
      again << feature.geometry().asWkt( 3 );
    EXPECT_EQ( stops.join( '\n' ).toStdString(), again.join( '\n' ).toStdString() );
    EXPECT_FALSE( route.isEmpty() );
    EXPECT_EQ( maker.layers().layer( PageLayer::Ranges )->featureCount(), 0 );
  }

  TEST( Privacy12, FilesAreFlatAndTheSameTwice )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 5 );
    const auto bytes = [&]
    {
      PacketMaker maker( event, plainOptions( Role::Team ) );
      return maker.packet( { &event.zones[0], QStringLiteral( "Copy 1" ), false, nullptr } )
          .bytes( "Home visits" );
    };
    const std::string pdf = bytes();
    for ( const char *word :
          { "/Author", "/Creator", "/CreationDate", "/ModDate", "/Metadata", "/OCG", "/OCProperties",
            "/EmbeddedFile", "/Annot", "/VP", "/Measure", "/LGIDict", "/GPTS", "/JavaScript", "QGIS" } )
      EXPECT_EQ( pdf.find( word ), std::string::npos ) << word;
    EXPECT_EQ( pdf.find( "/Producer (Doorstep)" ) == std::string::npos, false );
    EXPECT_EQ( pdf, bytes() );
  }

  TEST( Privacy15, PublicAreasReachTheSmallestCell )
  {
    const PrintEvent event = test::gridEvent( 6, 3, 7 );
    int visits = 0, teams = 0;
    for ( const OverviewArea &area : publicAreas( event, 11 ).areas )
    {
      EXPECT_GE( area.visits, 11 );
      visits += area.visits;
      teams += area.teams;
      // Privacy 14: an outline has the lattice's coarseness, not the stops'.
      EXPECT_GE( area.area.outline.area(), 250.0 * 250.0 );
    }
    EXPECT_EQ( visits, 42 );
    EXPECT_EQ( teams, 6 );
    PacketMaker maker( event, plainOptions( Role::Public ) );
    EXPECT_EQ( maker.overview( publicAreas( event, 11 ) ).pageCount(), 2 );
    EXPECT_EQ( maker.layers().layer( PageLayer::Stops )->featureCount(), 0 );
  }

  TEST( Privacy15, OneSmallEventShowsNoAreaAndSaysSo )
  {
    PrintEvent event = test::gridEvent( 1, 1, 5 );
    const Overview overview = publicAreas( event, 11 );
    EXPECT_TRUE( overview.areas.empty() );
    EXPECT_FALSE( overview.isWhole );
    event.staging.clear();
    PacketMaker maker( event, plainOptions( Role::Public ) );
    EXPECT_EQ( maker.overview( publicAreas( event, 11 ) ).pageCount(), 2 );
  }

  // Twenty zones of isolated homes, far from one another: what is drawn holds eleven homes at least in each
  // of its parts, and the count printed is that of the homes inside.
  TEST( Privacy19, PublicAreasCountTheHomesThatLieInThem )
  {
    PrintEvent event = test::gridEvent( 20, 5, 7 );
    for ( std::size_t z = 0; z < event.zones.size(); ++z )
    {
      PrintZone &zone = event.zones[z];
      QVector<QgsGeometry> discs;
      for ( std::size_t s = 0; s < zone.stops.size(); ++s )
      {
        Point &at = zone.stops[s].at;
        at = { at.x * 4 + 900.0 * static_cast<double>( ( s * 7 + z * 3 ) % 5 ),
               at.y * 4 + 700.0 * static_cast<double>( ( s * 5 + z ) % 7 ) };
        discs << QgsGeometry::fromPointXY( { at.x, at.y } ).buffer( 200, 8 );
      }
      zone.area = QgsGeometry::unaryUnion( discs );
    }
    const Overview overview = publicAreas( event, 11 );
    ASSERT_FALSE( overview.areas.empty() );
    std::size_t counted = 0;
    QgsGeometry before;
    for ( const OverviewArea &area : overview.areas )
    {
      EXPECT_TRUE( area.area.label.endsWith( '\n' + QString::number( area.visits ) ) );
      int inside = 0;
      for ( const QgsGeometry &part : area.area.outline.asGeometryCollection() )
      {
        int homes = 0;
        for ( const PrintZone &zone : event.zones )
          for ( const PrintStop &stop : zone.stops )
            homes += part.contains( stop.at.x, stop.at.y ) ? 1 : 0;
        EXPECT_GE( homes, 11 );
        inside += homes;
      }
      EXPECT_EQ( inside, area.visits );
      counted += static_cast<std::size_t>( inside );
      if ( !before.isNull() )
        EXPECT_LT( before.intersection( area.area.outline ).area(), 1 );
      before = before.isNull() ? area.area.outline : before.combine( area.area.outline );
    }
    EXPECT_EQ( overview.isWhole, counted == 140 );
    EXPECT_GE( counted, 112U ) << "most homes are in an area";
  }

  TEST( Packet, ListsAHundredAndTwentyStopsAndAnEightyLetterName )
  {
    PrintEvent event = test::gridEvent( 1, 1, 60 );
    PrintZone &zone = event.zones[0];
    zone.team = QString( 80, 'W' );
    const std::vector<PrintStop> first = zone.stops;
    for ( PrintStop stop : first )
    {
      stop.number += 60;
      zone.stops.push_back( stop );
    }
    const PageOptions options = plainOptions( Role::Team );
    PacketMaker maker( event, options );
    test::LayoutChecker checker( maker, options );
    maker.watch( &checker );
    EXPECT_GE( maker.packet( { &zone, QString(), true, nullptr } ).pageCount(), 5 );
    EXPECT_EQ( checker.shown.size(), 120U );
    maker.watch( nullptr );
  }
}
