// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/row_reader.h"

#include "base/error.h"

#include <qgsabstractgeometry.h>
#include <qgsexception.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace doorstep
{
  namespace
  {
    bool isFinite( const QgsGeometry &geometry )
    {
      for ( auto vertex = geometry.vertices_begin(); vertex != geometry.vertices_end(); ++vertex )
        if ( const QgsPoint p = *vertex; !std::isfinite( p.x() ) || !std::isfinite( p.y() ) )
          return false;
      return true;
    }

    bool isNear( const Point &p )
    {
      return std::abs( p.x ) < FARTHEST_PLACE && std::abs( p.y ) < FARTHEST_PLACE;
    }

    QgsFeatureRequest tableRequest()
    {
      return QgsFeatureRequest().setFlags( Qgis::FeatureRequestFlag::NoGeometry );
    }

    double median( std::vector<double> &values )
    {
      const auto middle = values.begin() + static_cast<std::ptrdiff_t>( values.size() / 2 );
      std::nth_element( values.begin(), middle, values.end() );
      return *middle;
    }
  }

  QgsGeometry plainGeometry( const QgsGeometry &geometry )
  {
    if ( geometry.isNull() || geometry.isEmpty() || !isFinite( geometry ) )
      return {};
    QgsGeometry plain = geometry;
    if ( plain.constGet()->hasCurvedSegments() )
    {
      plain.convertToStraightSegment();
      if ( plain.isEmpty() || !isFinite( plain ) )
        return {};
    }
    return plain;
  }

  QgsCoordinateTransform transformBetween( const QgsCoordinateReferenceSystem &from,
                                           const QgsCoordinateReferenceSystem &to,
                                           const QgsCoordinateTransformContext &transforms )
  {
    const QgsCoordinateTransform transform( from, to, transforms );
    if ( from.isValid() && to.isValid() && !transform.isValid() )
      throw InputError(
          "QGIS cannot bring the layers' places into one coordinate reference system: check the CRS "
          "of each layer, and start QGIS again." );
    return transform;
  }

  QgsGeometry plainGeometry( const QgsGeometry &geometry, const QgsCoordinateTransform &transform )
  {
    QgsGeometry plain = plainGeometry( geometry );
    if ( plain.isNull() || !transform.isValid() || transform.isShortCircuited() )
      return plain;
    try
    {
      if ( plain.transform( transform ) != Qgis::GeometryOperationResult::Success || !isFinite( plain ) )
        return {};
    }
    catch ( const QgsCsException & )
    {
      return {};
    }
    return plain;
  }

  std::optional<Point> positionOf( const QgsGeometry &plain )
  {
    if ( plain.isNull() || plain.constGet()->dimension() == 1 )
      return {};
    const QgsPoint first = *plain.vertices_begin();
    if ( plain.constGet()->vertexCount() == 1 )
      return Point{ first.x(), first.y() };
    const QgsGeometry middle = plain.centroid();
    if ( middle.isNull() || middle.isEmpty() || !isFinite( middle ) )
      return {};
    const QgsPointXY p = middle.asPoint();
    return Point{ p.x(), p.y() };
  }

  std::vector<std::vector<Point>> linesOf( const QgsGeometry &plain )
  {
    std::vector<std::vector<Point>> lines;
    if ( plain.isNull() )
      return lines;
    for ( auto part = plain.const_parts_begin(); part != plain.const_parts_end(); ++part )
    {
      if ( ( *part )->dimension() != 1 || ( *part )->vertexCount() < 2 )
        continue;
      std::vector<Point> &line = lines.emplace_back();
      for ( auto vertex = ( *part )->vertices_begin(); vertex != ( *part )->vertices_end(); ++vertex )
        line.push_back( { ( *vertex ).x(), ( *vertex ).y() } );
    }
    return lines;
  }

  QgsGeometry areaOf( const QgsGeometry &plain )
  {
    if ( plain.isNull() || plain.constGet()->dimension() != 2 )
      return {};
    QgsGeometry area = plain.isGeosValid() ? plain : plain.makeValid();
    if ( area.type() != Qgis::GeometryType::Polygon )
      area.convertGeometryCollectionToSubclass( Qgis::GeometryType::Polygon );
    return area.isEmpty() || area.type() != Qgis::GeometryType::Polygon || !( area.area() > 0 )
               ? QgsGeometry()
               : area;
  }

  RowReader::RowReader( const QgsFeatureSource &source )
      : mIsTable( true ), mFeatures( source.getFeatures( tableRequest() ) )
  {
  }

  RowReader::RowReader( const QgsFeatureSource &source, const QgsCoordinateReferenceSystem &to,
                        const QgsCoordinateTransformContext &transforms, const QgsFeatureRequest &request )
      : mIsTable( false ), mFeatures( source.getFeatures( request ) )
  {
    if ( to.isValid() )
      mTransform = transformBetween( source.sourceCrs(), to, transforms );
  }

  bool RowReader::next()
  {
    if ( !mFeatures.nextFeature( mFeature ) )
      return false;
    ++mNumber;
    return true;
  }

  QgsGeometry RowReader::geometry() const
  {
    return mIsTable ? QgsGeometry() : plainGeometry( mFeature.geometry(), mTransform );
  }

  std::optional<Point> RowReader::position() const
  {
    const std::optional<Point> place = positionOf( geometry() );
    return place && mTransform.isValid() && !isNear( *place ) ? std::nullopt : place;
  }

  std::vector<std::vector<Point>> RowReader::lines() const
  {
    std::vector<std::vector<Point>> lines = linesOf( geometry() );
    if ( mTransform.isValid() )
      std::erase_if( lines, []( const std::vector<Point> &line )
                     { return !std::all_of( line.begin(), line.end(), isNear ); } );
    return lines;
  }

  QgsCoordinateReferenceSystem localProjection( const QgsFeatureSource &visits,
                                                const QgsCoordinateTransformContext &transforms,
                                                const char *layer )
  {
    std::vector<double> longitudes, latitudes;
    RowReader rows( visits, QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ), transforms,
                    QgsFeatureRequest().setNoAttributes() );
    while ( rows.next() )
      if ( const std::optional<Point> place = rows.position() )
      {
        longitudes.push_back( place->x );
        latitudes.push_back( place->y );
      }
    if ( longitudes.empty() )
      throw InputError( std::string( layer ) + ": no row has a position; give a layer of points." );
    return localProjection( median( longitudes ), median( latitudes ) );
  }

  QgsCoordinateReferenceSystem localProjection( double longitude, double latitude )
  {
    // QGIS hands out the same system for the same string, and it is of no use any more once the thread in
    // which it was first asked for has ended (seconds after a run): places would then stay as they are, feet
    // for metres.
    QgsCoordinateReferenceSystem::invalidateCache();
    return QgsCoordinateReferenceSystem::fromProj(
        QStringLiteral( "+proj=tmerc +lat_0=%1 +lon_0=%2 +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs" )
            .arg( latitude, 0, 'f', 1 )
            .arg( longitude, 0, 'f', 1 ) );
  }
}
