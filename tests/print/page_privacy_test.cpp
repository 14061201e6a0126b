// SPDX-License-Identifier: GPL-2.0-or-later
// What privacy asks of a page: own stops only (9), the block and no more for volunteers (5), flat files (12),
// no house and no small count on the public sheet (14, 15).
#include "kinds_of_zones.h"
#include "layout_checker.h"
#include "print/overview.h"
#include "qgis_environment.h"

#include <gtest/gtest.h>

namespace doorstep
{
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
}
