// SPDX-License-Identifier: GPL-2.0-or-later
// Pages of all kinds of zones held by the layout checker.
#include "kinds_of_zones.h"
#include "layout_checker.h"
#include "print/sheet_text.h"
#include "qgis_environment.h"

#include <gtest/gtest.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>

#include <array>
#include <ostream>

namespace doorstep
{
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

  TEST_P( PageLayout, ofAllKindsOfZonesKeepsTextsStopsAndLabelsApart )
  {
    const PrintEvent event = allKinds();
    PageOptions options = plainOptions( GetParam().role );
    options.paper = GetParam().paper;
    options.languages = PageLanguages::ofCodes( GetParam().language );
    PacketMaker maker( event, options );
    int ofDirections = 0, unnamed = 0;
    for ( const Kind &kind : KINDS )
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
      EXPECT_EQ( checker.twice, 0 );
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
  TEST( PageHead, nothingLiesOnAnythingInAnyLanguageOrOrientation )
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
            measureFoot( page, options );
            const PageFrames frames = backFrames( size, footLines( options, size ) );
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

  TEST( PageLayoutInsets, areMarkedOnTheMainMapAndShowTheirStopsOnce )
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

  TEST( Packet, listsAHundredAndTwentyStopsAndAnEightyLetterName )
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
