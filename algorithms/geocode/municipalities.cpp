// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/municipalities.h"

#include <geos_c.h>

#include <cmath>
#include <vector>

namespace doorstep
{
  struct Municipalities::Areas
  {
      struct Area
      {
          std::string name;
          GEOSGeometry *geometry = nullptr;
          const GEOSPreparedGeometry *prepared = nullptr;
          double minX = 0, minY = 0, maxX = 0, maxY = 0, size = 0;
      };

      Areas() : geos( GEOS_init_r() ) {}
      ~Areas()
      {
        for ( const Area &a : all )
        {
          GEOSPreparedGeom_destroy_r( geos, a.prepared );
          GEOSGeom_destroy_r( geos, a.geometry );
        }
        GEOS_finish_r( geos );
      }
      Areas( const Areas & ) = delete;
      Areas &operator=( const Areas & ) = delete;

      GEOSContextHandle_t geos;
      std::vector<Area> all; // the smallest first
  };

  Municipalities::Municipalities() : mAreas( std::make_unique<Areas>() )
  {
  }
  Municipalities::~Municipalities() = default;
  Municipalities::Municipalities( Municipalities && ) noexcept = default;
  Municipalities &Municipalities::operator=( Municipalities && ) noexcept = default;

  bool Municipalities::empty() const
  {
    return mAreas->all.empty();
  }

  bool Municipalities::add( std::string_view name, std::string_view wkb )
  {
    const GEOSContextHandle_t geos = mAreas->geos;
    if ( name.find_first_not_of( " \t" ) == std::string_view::npos )
      return false;
    GEOSWKBReader *reader = GEOSWKBReader_create_r( geos );
    GEOSGeometry *geometry = GEOSWKBReader_read_r(
        geos, reader, reinterpret_cast<const unsigned char *>( wkb.data() ), wkb.size() );
    GEOSWKBReader_destroy_r( geos, reader );
    if ( geometry && GEOSisValid_r( geos, geometry ) != 1 )
    {
      GEOSGeometry *valid = GEOSMakeValid_r( geos, geometry );
      GEOSGeom_destroy_r( geos, geometry );
      geometry = valid;
    }
    Areas::Area area;
    area.name = name;
    area.geometry = geometry;
    const bool usable = geometry && GEOSArea_r( geos, geometry, &area.size ) == 1 && area.size > 0 &&
                        GEOSGeom_getXMin_r( geos, geometry, &area.minX ) == 1 &&
                        GEOSGeom_getYMin_r( geos, geometry, &area.minY ) == 1 &&
                        GEOSGeom_getXMax_r( geos, geometry, &area.maxX ) == 1 &&
                        GEOSGeom_getYMax_r( geos, geometry, &area.maxY ) == 1;
    if ( !usable )
    {
      GEOSGeom_destroy_r( geos, geometry );
      return false;
    }
    area.prepared = GEOSPrepare_r( geos, geometry );
    std::vector<Areas::Area> &all = mAreas->all;
    std::size_t where = 0;
    while ( where < all.size() && all[where].size <= area.size )
      ++where;
    all.insert( all.begin() + static_cast<std::ptrdiff_t>( where ), std::move( area ) );
    return true;
  }

  const std::string &Municipalities::at( const Point &place ) const
  {
    static const std::string outside;
    const GEOSContextHandle_t geos = mAreas->geos;
    if ( !std::isfinite( place.x ) || !std::isfinite( place.y ) )
      return outside;
    GEOSGeometry *point = nullptr;
    const Areas::Area *found = nullptr;
    for ( const Areas::Area &a : mAreas->all )
    {
      if ( place.x < a.minX || place.x > a.maxX || place.y < a.minY || place.y > a.maxY )
        continue;
      if ( !point )
        point = GEOSGeom_createPointFromXY_r( geos, place.x, place.y );
      if ( GEOSPreparedCovers_r( geos, a.prepared, point ) == 1 )
      {
        found = &a;
        break;
      }
    }
    GEOSGeom_destroy_r( geos, point );
    return found ? found->name : outside;
  }
}
