// SPDX-License-Identifier: GPL-2.0-or-later
// Towns for the tests of zones' areas, and what must hold of any areas.
#pragma once
#include "base/random.h"
#include "zone/zone_areas.h"
#include "zone/zone_areas_geos.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace doorstep::test
{
  using areas::Geos;

  inline Geos::Geometry polygon( const Geos &geos, const AreaPolygon &part )
  {
    const auto ring = [&]( const std::vector<Point> &points )
    {
      GEOSCoordSequence *sequence =
          GEOSCoordSeq_create_r( geos.get(), static_cast<unsigned>( points.size() ), 2 );
      for ( unsigned i = 0; i < points.size(); ++i )
        GEOSCoordSeq_setXY_r( geos.get(), sequence, i, points[i].x, points[i].y );
      return GEOSGeom_createLinearRing_r( geos.get(), sequence );
    };
    std::vector<GEOSGeometry *> holes;
    for ( const std::vector<Point> &hole : part.holes )
      holes.push_back( ring( hole ) );
    return geos.own( GEOSGeom_createPolygon_r( geos.get(), ring( part.shell ), holes.data(),
                                               static_cast<unsigned>( holes.size() ) ) );
  }

  inline Geos::Geometry area( const Geos &geos, const ZoneArea &zone )
  {
    std::vector<GEOSGeometry *> parts;
    for ( const AreaPolygon &part : zone.parts )
      parts.push_back( polygon( geos, part ).release() );
    return geos.own( GEOSGeom_createCollection_r( geos.get(), GEOS_MULTIPOLYGON, parts.data(),
                                                  static_cast<unsigned>( parts.size() ) ) );
  }

  inline double size( const Geos &geos, const GEOSGeometry *geometry )
  {
    double result = 0;
    GEOSArea_r( geos.get(), geometry, &result );
    return result;
  }

  // What must hold of any areas: valid, apart, around their own visits.
  inline void expectPartition( const ZoneAreas &result, const std::vector<ZoneAreaVisit> &visits )
  {
    const Geos geos;
    std::vector<Geos::Geometry> shapes;
    for ( const ZoneArea &zone : result.areas )
    {
      shapes.push_back( area( geos, zone ) );
      EXPECT_EQ( GEOSisValid_r( geos.get(), shapes.back().get() ), 1 ) << "zone " << zone.zone;
      for ( const AreaPolygon &part : zone.parts )
        EXPECT_GT( size( geos, polygon( geos, part ).get() ), 4 ) << "a sliver of zone " << zone.zone;
    }
    for ( std::size_t a = 0; a < shapes.size(); ++a )
      for ( std::size_t b = a + 1; b < shapes.size(); ++b )
      {
        const Geos::Geometry both =
            geos.own( GEOSIntersection_r( geos.get(), shapes[a].get(), shapes[b].get() ) );
        EXPECT_LT( size( geos, both.get() ), 1e-6 )
            << result.areas[a].zone << " and " << result.areas[b].zone;
      }
    for ( std::size_t v = 0; v < visits.size(); ++v )
    {
      if ( visits[v].zone <= 0 ||
           std::count( result.elsewhere.begin(), result.elsewhere.end(), static_cast<int>( v ) ) )
        continue;
      const auto zone = std::find_if( result.areas.begin(), result.areas.end(),
                                      [&]( const ZoneArea &z ) { return z.zone == visits[v].zone; } );
      ASSERT_NE( zone, result.areas.end() );
      const Geos::Geometry at =
          geos.own( GEOSGeom_createPointFromXY_r( geos.get(), visits[v].position.x, visits[v].position.y ) );
      const auto index = static_cast<std::size_t>( zone - result.areas.begin() );
      EXPECT_EQ( GEOSCovers_r( geos.get(), shapes[index].get(), at.get() ), 1 ) << "visit " << v;
    }
  }

  // Visits in a square of `width` metres, of the zone whose centre is nearest; every `stray`th of the next
  // one.
  inline std::vector<ZoneAreaVisit> town( std::uint64_t seed, std::uint32_t count, std::uint32_t zones,
                                          double width, std::uint32_t stray )
  {
    Random random( seed );
    std::vector<Point> centers;
    for ( std::uint32_t z = 0; z < zones; ++z )
      centers.push_back( { random.between( 0, width ), random.between( 0, width ) } );
    std::vector<ZoneAreaVisit> visits;
    for ( std::uint32_t v = 0; v < count; ++v )
    {
      const Point p{ random.between( 0, width ), random.between( 0, width ) };
      std::vector<std::pair<double, std::int32_t>> order;
      for ( std::uint32_t z = 0; z < zones; ++z )
        order.emplace_back( distance( p, centers[z] ), static_cast<std::int32_t>( z ) + 1 );
      std::sort( order.begin(), order.end() );
      visits.push_back( { p, order[stray > 0 && random.below( stray ) == 0 ? 1 : 0].second } );
    }
    return visits;
  }

  // Streets every `block` metres, bent a little.
  inline std::vector<std::vector<Point>> grid( std::uint64_t seed, double width, double block )
  {
    Random random( seed );
    std::vector<std::vector<Point>> streets;
    for ( double at = -300; at <= width + 300; at += block )
    {
      std::vector<Point> across, along;
      for ( double on = -300; on <= width + 300; on += block / 2 )
      {
        across.push_back( { on, at + random.between( -8, 8 ) } );
        along.push_back( { at + random.between( -8, 8 ), on } );
      }
      streets.push_back( across );
      streets.push_back( along );
    }
    return streets;
  }

  inline bool same( const ZoneAreas &a, const ZoneAreas &b )
  {
    if ( a.areas.size() != b.areas.size() )
      return false;
    for ( std::size_t i = 0; i < a.areas.size(); ++i )
    {
      if ( a.areas[i].zone != b.areas[i].zone || a.areas[i].parts.size() != b.areas[i].parts.size() )
        return false;
      for ( std::size_t p = 0; p < a.areas[i].parts.size(); ++p )
        if ( a.areas[i].parts[p].shell != b.areas[i].parts[p].shell ||
             a.areas[i].parts[p].holes != b.areas[i].parts[p].holes )
          return false;
    }
    return true;
  }
}
