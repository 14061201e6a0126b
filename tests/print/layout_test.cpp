// The layout checker: from the exported pages' own items, no label lies on a stop or on another label, no
// text is too small to read, every stop is inside the frame and every stop of the table is on the map. And
// what privacy asks of a page: own stops only (9), the block and no more for volunteers (5), flat files (12),
// no house and no small count on the public sheet (14, 15).
#include "grid_event.h"
#include "print/overview.h"
#include "print/packet_maker.h"
#include "print/page_furniture.h"
#include "qgis_environment.h"

#include <gtest/gtest.h>
#include <qgslabelingresults.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayoutitemmap.h>
#include <qgstextformat.h>
#include <qgsvectorlayer.h>
#include <qgsvectorlayerlabeling.h>

#include <set>

namespace doorstep
{
  namespace
  {
    class LayoutChecker final : public PageWatcher
    {
      public:
        explicit LayoutChecker( const PacketMaker &maker ) : mMaker( maker ) {}

        void exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &,
                       const QgsLabelingResults *labels ) override
        {
          QList<QgsLayoutItemLabel *> items;
          page.layout().layoutItems( items );
          for ( const QgsLayoutItemLabel *item : items )
            EXPECT_GE( item->textFormat().size(), 8 ) << item->id().toStdString();
          if ( !sheet )
          {
            ++lists;
            return;
          }
          ++maps;
          for ( std::size_t i = 0; i < pageLayerCount; ++i )
          {
            const auto *layer = mMaker.layers().layer( static_cast<PageLayer>( i ) );
            const double size = layer->labelsEnabled() ? layer->labeling()->settings().format().size() : 8.0;
            EXPECT_GE( size, 7.5 ) << layer->name().toStdString();
          }
          QgsFeatureIterator streets = mMaker.layers().layer( PageLayer::Streets )->getFeatures();
          QgsFeature street;
          while ( streets.nextFeature( street ) )
            EXPECT_GE( street.attribute( QStringLiteral( "size" ) ).toDouble(), 7.5 );
          for ( const Disc &disc : sheet->discs )
          {
            EXPECT_TRUE(
                sheet->frames.map.grown( -disc.width / 2 ).contains( disc.center.x, disc.center.y ) );
            EXPECT_FALSE( sheet->way && sheet->way->box.contains( disc.center.x, disc.center.y ) );
            shown.insert( disc.numbers.begin(), disc.numbers.end() );
          }
          for ( const SheetInset &inset : sheet->far )
            for ( const Disc &disc : inset.discs )
              shown.insert( disc.numbers.begin(), disc.numbers.end() );
          ASSERT_NE( labels, nullptr );
          checkLabels( *sheet, *labels );
        }

        int maps = 0, lists = 0, placedNames = 0;
        std::set<int> shown;

      private:
        void checkLabels( const MapSheet &sheet, const QgsLabelingResults &results )
        {
          std::vector<QgsLabelPosition> placed;
          for ( const QgsLabelPosition &label : results.allLabels() )
            if ( !label.isUnplaced && !label.labelText.isEmpty() )
              placed.push_back( label );
          placedNames += static_cast<int>( placed.size() );
          const double mm = sheet.view.scale / 1000;
          for ( std::size_t a = 0; a < placed.size(); ++a )
          {
            for ( const Disc &disc : sheet.discs )
            {
              const Point at = toWorld( sheet.view, disc.center );
              // A hair's breadth less than the disc: its white rim may touch.
              const QgsGeometry circle = QgsGeometry::fromPointXY( { at.x, at.y } ).buffer( 2.2 * mm, 8 );
              EXPECT_FALSE( placed[a].labelGeometry.intersects( circle ) )
                  << placed[a].labelText.toStdString() << " on stop " << disc.label;
            }
            for ( std::size_t b = a + 1; b < placed.size(); ++b )
            {
              // The letters of one curved name are labels of their own.
              if ( placed[a].labelText == placed[b].labelText && placed[a].layerID == placed[b].layerID )
                continue;
              const QgsGeometry both = placed[a].labelGeometry.intersection( placed[b].labelGeometry );
              const double shared = both.isEmpty() ? 0.0 : both.area() / mm / mm;
              EXPECT_LT( shared, 0.3 )
                  << placed[a].labelText.toStdString() << " on " << placed[b].labelText.toStdString();
            }
          }
        }
        const PacketMaker &mMaker;
    };

    PageOptions plainOptions( Role role )
    {
      PageOptions options;
      options.role = role;
      options.event = QStringLiteral( "Test event" );
      options.returnBy = QStringLiteral( "12:00" );
      options.start = QTime( 8, 30 );
      return options;
    }
  }

  class PageLayout : public ::testing::TestWithParam<Paper>
  {
  };

  TEST_P( PageLayout, LabelsStopsAndTextsKeepTheirDistance )
  {
    PrintEvent event = test::gridEvent( 4, 2, 14 );
    // Dense: eight doors within 60 metres, two of them in one building.
    for ( std::size_t s = 0; s < 8; ++s )
      event.zones[1].stops[s].at = { 1000 + 8.0 * static_cast<double>( s / 2 * 2 ), 254 };
    PageOptions options = plainOptions( Role::Team );
    options.paper = GetParam();
    options.language = GetParam() == Paper::A4 ? PageLanguage::Both : PageLanguage::English;
    PacketMaker maker( event, options );
    for ( const PrintZone &zone : event.zones )
    {
      LayoutChecker checker( maker );
      maker.watch( &checker );
      const PacketOrder order{ &zone, QString(), true, nullptr };
      const PdfWriter pdf = maker.packet( order );
      maker.watch( nullptr );
      EXPECT_EQ( pdf.pageCount(), maker.pageCount( order ) );
      EXPECT_EQ( checker.maps + checker.lists, pdf.pageCount() );
      EXPECT_EQ( checker.shown.size(), zone.stops.size() ) << "everything in the table is on the map";
      EXPECT_GT( checker.placedNames, 10 ) << "streets have names";
    }
  }

  INSTANTIATE_TEST_SUITE_P( Papers, PageLayout, ::testing::Values( Paper::Letter, Paper::A4, Paper::A3 ) );

  TEST( PageLayoutCases, OneStopFarStopAndEmptyZone )
  {
    PrintEvent event = test::gridEvent( 3, 3, 12 );
    event.zones[0].stops.resize( 1 );
    event.zones[1].stops.back().at = { 9000, 7000 };
    event.zones[2].stops.clear();
    PacketMaker maker( event, plainOptions( Role::Team ) );
    for ( const PrintZone &zone : event.zones )
    {
      LayoutChecker checker( maker );
      maker.watch( &checker );
      EXPECT_GT( maker.packet( { &zone, QString(), true, nullptr } ).pageCount(), 0 );
      EXPECT_EQ( checker.shown.size(), zone.stops.size() );
      maker.watch( nullptr );
    }
  }

  TEST( Privacy, P09_OwnStopsOnly )
  {
    const PrintEvent event = test::gridEvent( 4, 2, 10 );
    PacketMaker maker( event, plainOptions( Role::Team ) );
    maker.packet( { &event.zones[1], QString(), true, nullptr } );
    // Whatever drew the page: the layers hold the zone's own stops.
    EXPECT_EQ( maker.layers().layer( PageLayer::Stops )->featureCount(), 10 );
    EXPECT_TRUE( event.zones[1].area.boundingBox().buffered( 60 ).contains(
        maker.layers().layer( PageLayer::Stops )->extent() ) );
  }

  TEST( Privacy, P05_VolunteersSeeTheBlockOnly )
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

  TEST( Privacy, P12_FilesAreFlatAndTheSameTwice )
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
    EXPECT_EQ( pdf.find( "/Producer(Doorstep)" ) == std::string::npos, false );
    EXPECT_EQ( pdf, bytes() );
  }

  TEST( Privacy, P15_PublicAreasReachTheSmallestCell )
  {
    const PrintEvent event = test::gridEvent( 6, 3, 7 );
    int visits = 0, teams = 0;
    for ( const OverviewArea &area : publicAreas( event, plainOptions( Role::Public ), 11 ) )
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
    EXPECT_EQ( maker.overview( 11 ).pageCount(), 2 );
    EXPECT_EQ( maker.layers().layer( PageLayer::Stops )->featureCount(), 0 );
  }

  TEST( Privacy, P15_OneSmallEventShowsNoCount )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 5 );
    for ( const OverviewArea &area : publicAreas( event, plainOptions( Role::Public ), 11 ) )
      EXPECT_EQ( area.visits, 0 );
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
    PacketMaker maker( event, plainOptions( Role::Team ) );
    LayoutChecker checker( maker );
    maker.watch( &checker );
    EXPECT_GE( maker.packet( { &zone, QString(), true, nullptr } ).pageCount(), 5 );
    EXPECT_EQ( checker.shown.size(), 120U );
    maker.watch( nullptr );
  }
}
