// SPDX-License-Identifier: GPL-2.0-or-later
// The public sheet: no house and no small count (privacy 14, 15, 19), and areas as a map of wards has them.
#include "grid_event.h"
#include "print/overview.h"
#include "print/packet_maker.h"
#include "shared_lines.h"

#include <gtest/gtest.h>
#include <qgsgeometrycollection.h>
#include <qgspolygon.h>
#include <qgsvectorlayer.h>

namespace doorstep
{
  namespace
  {
    PageOptions publicOptions()
    {
      PageOptions options;
      options.role = Role::Public;
      options.event = QStringLiteral( "Test event" );
      options.district = QStringLiteral( "Rio Verde Unified School District" );
      return options;
    }

    // No interior ring, and one line between two neighbours.
    int expectCalm( const Overview &overview )
    {
      std::vector<test::Rings> areas;
      for ( const OverviewArea &area : overview.areas )
      {
        areas.emplace_back();
        // Areas that were put together run the other way round.
        const QgsGeometry outline = area.area.outline.forcePolygonCounterClockwise();
        for ( auto part = outline.const_parts_begin(); part != outline.const_parts_end(); ++part )
        {
          const auto *polygon = qgsgeometry_cast<const QgsPolygon *>( *part );
          EXPECT_EQ( polygon->numInteriorRings(), 0 ) << area.area.part.toStdString();
          std::vector<Point> ring;
          for ( auto v = polygon->exteriorRing()->vertices_begin();
                v != polygon->exteriorRing()->vertices_end(); ++v )
            ring.push_back( { ( *v ).x(), ( *v ).y() } );
          areas.back().push_back( std::move( ring ) );
        }
      }
      return test::expectSharedLines( areas );
    }
  }

  TEST( Privacy15, publicAreasReachTheSmallestCell )
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
    PacketMaker maker( event, publicOptions() );
    EXPECT_EQ( maker.overview( publicAreas( event, 11 ) ).pageCount(), 1 );
    EXPECT_EQ( maker.layers().layer( PageLayer::Stops )->featureCount(), 0 );
  }

  // Over ground without a street there is nobody to be looked for.
  TEST( PublicPages, areasEndWithTheTown )
  {
    const PrintEvent event = test::gridEvent( 6, 3, 7 );
    QgsRectangle town;
    for ( const Block &block : event.streets.blocks() )
      for ( const Point &p : block.line )
        town.combineExtentWith( p.x, p.y );
    ASSERT_GT( town.width(), 500 );
    town.grow( 151 );
    for ( const OverviewArea &area : publicAreas( event, 11 ).areas )
      EXPECT_TRUE( town.contains( area.area.outline.boundingBox() ) )
          << area.area.outline.boundingBox().toString().toStdString() << " in "
          << town.toString().toStdString();
  }

  TEST( PublicPages, aFewAreasAreCountedUnderTheirMapAndManyBehindIt )
  {
    const PrintEvent event = test::gridEvent( 6, 3, 7 );
    PacketMaker maker( event, publicOptions() );
    Overview overview = publicAreas( event, 11 );
    ASSERT_FALSE( overview.areas.empty() );
    overview.areas.resize( 1 );
    EXPECT_EQ( maker.overview( overview ).pageCount(), 1 );
    // 12 mm of the head and 8 mm an area: under a map of 55 % of the sheet there is room for three.
    overview.areas.resize( 3, overview.areas.front() );
    EXPECT_EQ( maker.overview( overview ).pageCount(), 1 );
    // In two columns as many again.
    overview.areas.resize( 6, overview.areas.front() );
    EXPECT_EQ( maker.overview( overview ).pageCount(), 1 );
    overview.areas.resize( 20, overview.areas.front() );
    EXPECT_EQ( maker.overview( overview ).pageCount(), 2 );
    overview.areas.resize( 30, overview.areas.front() );
    EXPECT_EQ( maker.overview( overview ).pageCount(), 3 );
  }

  TEST( Privacy15, oneSmallEventShowsNoAreaAndSaysSo )
  {
    PrintEvent event = test::gridEvent( 1, 1, 5 );
    const Overview overview = publicAreas( event, 11 );
    EXPECT_TRUE( overview.areas.empty() );
    EXPECT_FALSE( overview.isWhole );
    event.staging.clear();
    PacketMaker maker( event, publicOptions() );
    EXPECT_EQ( maker.overview( publicAreas( event, 11 ) ).pageCount(), 1 );
  }

  // Twenty zones of isolated homes, far from one another: what is drawn holds eleven homes at least in each
  // of its parts, and the count printed is that of the homes inside.
  TEST( Privacy19, publicAreasCountTheHomesThatLieInThem )
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
    expectCalm( overview );
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
    }
    EXPECT_EQ( overview.isWhole, counted == 140 );
    EXPECT_GE( counted, 112U ) << "most homes are in an area";
  }

  // A town of twenty teams: an area each that has eleven homes, none in pieces, every home in one.
  TEST( Privacy19, publicAreasOfATownAreOnePieceEachAndHoldEveryHome )
  {
    const PrintEvent event = test::gridEvent( 20, 5, 14 );
    const Overview overview = publicAreas( event, 11 );
    EXPECT_TRUE( overview.isWhole );
    EXPECT_GE( overview.areas.size(), 12U );
    EXPECT_GE( expectCalm( overview ), 12 );
    int visits = 0, teams = 0;
    for ( const OverviewArea &area : overview.areas )
    {
      EXPECT_EQ( area.area.outline.constGet()->partCount(), 1 );
      EXPECT_GE( area.visits, 11 );
      EXPECT_LE( area.area.outline.constGet()->nCoordinates(), 30 );
      visits += area.visits;
      teams += area.teams;
    }
    EXPECT_EQ( visits, 280 );
    EXPECT_EQ( teams, 20 );
  }
}
