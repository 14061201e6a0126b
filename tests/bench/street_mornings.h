// SPDX-License-Identifier: GPL-2.0-or-later
// Mornings on streets, for zones_bench: homes of the made-up city, and address points of Cambridge where the
// shared data and GDAL are at hand. Travel times are those of the street network.
#pragma once
#include "base/error.h"
#include "base/random.h"
#include "network/road_columns.h"
#include "network/travel_matrix.h"
#include "sample/sample_city.h"
#include "zone/zone_problem.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#ifdef DOORSTEP_GDAL
#include <ogrsf_frmts.h>
#endif

namespace doorstep::street_mornings
{
  // So many of the places, drawn by the seed, are visited from the staging place: 10 to 20 minutes at a door.
  inline ZoneProblem morning( const std::vector<StreetLine> &streets, const Point &staging,
                              std::vector<Point> places, std::size_t visits )
  {
    Random random( 1, 78 );
    std::vector<Point> points{ staging };
    for ( ; points.size() <= visits && !places.empty(); places.pop_back() )
    {
      std::swap( places[random.below( static_cast<std::uint32_t>( places.size() ) )], places.back() );
      points.push_back( places.back() );
    }
    const StreetGraph graph = StreetGraph::build( streets );
    const TravelMatrix matrix = travelMatrix( graph, SnapIndex( graph ).snap( points, 1 ) );
    ZoneProblem problem;
    problem.travel = { matrix.size, matrix.minutes };
    problem.stagings.push_back( { staging, 0 } );
    for ( std::size_t i = 1; i < points.size(); ++i )
    {
      ZoneVisit visit;
      visit.position = points[i];
      visit.service = Minutes( 10 + static_cast<double>( random.below( 11 ) ) );
      problem.visits.push_back( visit );
    }
    return problem;
  }

  inline ZoneProblem sampleCity( std::size_t visits )
  {
    const sample::SampleCity city = sample::makeSampleCity( {} );
    std::vector<StreetLine> streets;
    for ( const sample::Street &street : city.streets )
    {
      StreetLine line;
      line.points = street.points;
      line.roadClass = street.road == sample::Road::Freeway     ? RoadClass::Freeway
                       : street.road == sample::Road::Ramp      ? RoadClass::Ramp
                       : street.road == sample::Road::Arterial  ? RoadClass::Primary
                       : street.road == sample::Road::Collector ? RoadClass::Secondary
                                                                : RoadClass::Local;
      line.kilometersPerHour = street.milesPerHour * 1.609344;
      line.oneWay = street.travel == sample::Travel::Forward    ? OneWay::Forward
                    : street.travel == sample::Travel::Backward ? OneWay::Backward
                                                                : OneWay::Both;
      line.fromLevel = street.fromLevel;
      line.toLevel = street.toLevel;
      streets.push_back( std::move( line ) );
    }
    std::vector<Point> homes;
    for ( const sample::Address &address : city.addresses )
      if ( address.home )
        homes.push_back( address.at );
    return morning( streets, city.staging.front().at, std::move( homes ), visits );
  }

#ifdef DOORSTEP_GDAL
  // Cambridge's own streets and address points; `folder` is that of the shared data.
  inline ZoneProblem cambridge( const std::filesystem::path &folder, std::size_t visits )
  {
    GDALAllRegister();
    const GDALDatasetUniquePtr data( GDALDataset::Open( ( folder / "cambridge" / "cambridge.gpkg" ).c_str(),
                                                        GDAL_OF_VECTOR | GDAL_OF_READONLY ) );
    if ( !data )
      throw InputError( "cambridge.gpkg cannot be read." );
    // Degrees to metres around the middle of the city, which is a few kilometres across.
    const auto metres = []( double longitude, double latitude ) {
      return Point{ ( longitude + 71.11 ) * 111320 * 0.7385, ( latitude - 42.377 ) * 111130 };
    };
    OGRLayer &layer = *data->GetLayerByName( "streets" );
    std::vector<std::string> names;
    for ( int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i )
      names.emplace_back( layer.GetLayerDefn()->GetFieldDefn( i )->GetNameRef() );
    std::vector<std::vector<std::string>> rows;
    std::vector<std::vector<Point>> lines;
    for ( const auto &feature : layer )
    {
      const auto read = [&]( const OGRSimpleCurve &curve )
      {
        lines.emplace_back();
        for ( int i = 0; i < curve.getNumPoints(); ++i )
          lines.back().push_back( metres( curve.getX( i ), curve.getY( i ) ) );
        rows.emplace_back();
        for ( int i = 0; i < feature->GetFieldCount(); ++i )
          rows.back().emplace_back( feature->IsFieldSetAndNotNull( i ) ? feature->GetFieldAsString( i )
                                                                       : "" );
      };
      if ( const OGRGeometry *shape = feature->GetGeometryRef() )
      {
        if ( wkbFlatten( shape->getGeometryType() ) == wkbLineString )
          read( *shape->toLineString() );
        else
          for ( const OGRLineString *part : *shape->toMultiLineString() )
            read( *part );
      }
    }
    const RoadColumns columns = detectRoadColumns( names, rows );
    std::vector<StreetLine> streets;
    for ( std::size_t i = 0; i < lines.size(); ++i )
      streets.push_back( streetLine( columns, rows[i], lines[i] ) );
    const auto places = [&]( const char *name )
    {
      std::vector<Point> points;
      for ( const auto &feature : *data->GetLayerByName( name ) )
        if ( OGRPoint point;
             feature->GetGeometryRef() && feature->GetGeometryRef()->Centroid( &point ) == OGRERR_NONE )
          points.push_back( metres( point.getX(), point.getY() ) );
      return points;
    };
    // The school nearest to the middle.
    const std::vector<Point> schools = places( "public_schools" );
    const Point staging = *std::min_element( schools.begin(), schools.end(),
                                             []( const Point &a, const Point &b )
                                             { return distance( a, {} ) < distance( b, {} ); } );
    return morning( streets, staging, places( "address_points" ), visits );
  }
#endif
}
