// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/device_files.h"

#include "base/error.h"
#include "packet/packet_names.h"

#include <qgscoordinatetransform.h>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <cmath>
#include <memory>
#include <type_traits>

namespace doorstep
{
  namespace
  {
    // How each driver calls what it writes.
    struct DeviceFormat
    {
        const char *driver, *points, *lines, *name;
        OGRwkbGeometryType line;
    };
    constexpr std::array<DeviceFormat, DEVICE_ENDINGS.size()> formats{
        DeviceFormat{ "GPX", "waypoints", "tracks", "name", wkbMultiLineString },
        DeviceFormat{ "KML", "stops", "route", "Name", wkbLineString } };

    template <typename Handle, auto close> struct Closing
    {
        void operator()( Handle handle ) const { close( handle ); }
    };
    template <typename Handle, auto close>
    using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, Closing<Handle, close>>;
    using Dataset = Owned<GDALDatasetH, GDALClose>;
    using Row = Owned<OGRFeatureH, OGR_F_Destroy>;
    using Reference = Owned<OGRSpatialReferenceH, OSRRelease>;

    struct NamedPlace
    {
        std::string name;
        Point degrees;
    };

    // To 0.1 m: more is noise.
    Point inDegrees( const QgsCoordinateTransform &degrees, const Point &place )
    {
      const QgsPointXY at = degrees.transform( place.x, place.y );
      return { std::round( at.x() * 1e6 ) / 1e6, std::round( at.y() * 1e6 ) / 1e6 };
    }

    OGRLayerH addLayer( const Dataset &data, const DeviceFormat &format, const char *name,
                        OGRSpatialReferenceH reference, OGRwkbGeometryType type )
    {
      OGRLayerH layer = GDALDatasetCreateLayer( data.get(), name, reference, type, nullptr );
      if ( layer && OGR_FD_GetFieldIndex( OGR_L_GetLayerDefn( layer ), format.name ) < 0 )
      {
        const Owned<OGRFieldDefnH, OGR_Fld_Destroy> field( OGR_Fld_Create( format.name, OFTString ) );
        OGR_L_CreateField( layer, field.get(), 1 );
      }
      return layer;
    }

    void addRow( OGRLayerH layer, const DeviceFormat &format, const std::string &name, OGRGeometryH geometry )
    {
      const Row row( OGR_F_Create( OGR_L_GetLayerDefn( layer ) ) );
      OGR_F_SetFieldString( row.get(), OGR_F_GetFieldIndex( row.get(), format.name ), name.c_str() );
      OGR_F_SetGeometryDirectly( row.get(), geometry );
      if ( OGR_L_CreateFeature( layer, row.get() ) != OGRERR_NONE )
        throw InputError( std::string( "DEVICE: " ) + format.driver + " could not be written." );
    }

    OGRGeometryH lineOf( const std::vector<Point> &line, OGRwkbGeometryType type )
    {
      OGRGeometryH whole = OGR_G_CreateGeometry( wkbLineString );
      for ( const Point &point : line )
        OGR_G_AddPoint_2D( whole, point.x, point.y );
      if ( type == wkbLineString )
        return whole;
      OGRGeometryH parts = OGR_G_CreateGeometry( type );
      OGR_G_AddGeometryDirectly( parts, whole );
      return parts;
    }

    std::string written( const DeviceFormat &format, const std::vector<NamedPlace> &places,
                         const std::vector<Point> &route, const std::string &title )
    {
      GDALDriverH driver = GDALGetDriverByName( format.driver );
      const std::string path = std::string( "/vsimem/doorstep_device." ) + format.driver;
      {
        const Dataset data( driver ? GDALCreate( driver, path.c_str(), 0, 0, 0, GDT_Unknown, nullptr )
                                   : nullptr );
        if ( !data )
          throw InputError( std::string( "DEVICE needs GDAL's driver " ) + format.driver +
                            ", which this machine has not." );
        const Reference reference( OSRNewSpatialReference( nullptr ) );
        OSRImportFromEPSG( reference.get(), 4326 );
        OSRSetAxisMappingStrategy( reference.get(), OAMS_TRADITIONAL_GIS_ORDER );
        // GPX wants points before lines.
        OGRLayerH points = addLayer( data, format, format.points, reference.get(), wkbPoint );
        for ( const auto &[name, at] : places )
        {
          OGRGeometryH point = OGR_G_CreateGeometry( wkbPoint );
          OGR_G_SetPoint_2D( point, 0, at.x, at.y );
          addRow( points, format, name, point );
        }
        if ( route.size() > 1 )
          addRow( addLayer( data, format, format.lines, reference.get(), format.line ), format, title,
                  lineOf( route, format.line ) );
      }
      vsi_l_offset size = 0;
      const Owned<GByte *, VSIFree> bytes( VSIGetMemFileBuffer( path.c_str(), &size, TRUE ) );
      if ( !bytes )
        throw InputError( std::string( "DEVICE: " ) + format.driver + " could not be written." );
      return { reinterpret_cast<const char *>( bytes.get() ), static_cast<std::size_t>( size ) };
    }
  }

  std::vector<DeviceFile> deviceFiles( const PrintEvent &event, const PrintZone &zone, const QString &title )
  {
    const QgsCoordinateTransform degrees( event.crs,
                                          QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ),
                                          QgsCoordinateTransformContext() );
    std::vector<NamedPlace> places;
    if ( const auto from = event.staging.find( zone.staging ); from != event.staging.end() )
      places.push_back( { zone.staging.toStdString(), inDegrees( degrees, from->second ) } );
    for ( const PrintStop &stop : zone.stops )
      places.push_back(
          { std::to_string( stop.number ) + ' ' + stop.visit.toStdString(), inDegrees( degrees, stop.at ) } );
    std::vector<Point> route;
    for ( const Point &point : zone.route )
      route.push_back( inDegrees( degrees, point ) );
    std::vector<DeviceFile> files;
    for ( std::size_t f = 0; f < formats.size(); ++f )
      files.push_back(
          { std::string( DEVICE_ENDINGS[f] ), written( formats[f], places, route, title.toStdString() ) } );
    return files;
  }
}
