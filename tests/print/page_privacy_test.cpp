// SPDX-License-Identifier: GPL-2.0-or-later
// What privacy asks of a page: own stops only (9), the block and no more for volunteers (5), flat files (12).
#include "kinds_of_zones.h"
#include "layout_checker.h"
#include "qgis_environment.h"

#include <gtest/gtest.h>

namespace doorstep
{
  TEST( Privacy09, aPageHoldsItsOwnStopsAlone )
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

  TEST( Privacy05, volunteersSeeTheBlockOnly )
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

  TEST( Privacy12, filesAreFlatAndTheSameTwice )
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
}
