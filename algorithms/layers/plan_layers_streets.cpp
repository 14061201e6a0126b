// SPDX-License-Identifier: GPL-2.0-or-later
// The street layer of a plan, and the houses beside the streets.
#include "base/error.h"
#include "base/index.h"
#include "layers/cells.h"
#include "layers/column_samples.h"
#include "layers/house_addresses.h"
#include "layers/own_words.h"
#include "layers/place_faults.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "network/road_columns.h"
#include "network/road_fields.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfeatureiterator.h>
#include <qgsfeaturesource.h>
#include <qgsgeometry.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>
#include <tuple>

namespace doorstep
{
  // Ways between visits may lead around them: a fifth of their extent, and 5 km at least. Rounded outwards,
  // so that a late visit seldom changes the streets, and what was prepared for them still holds.
  QgsFeatureRequest PlanLayers::requestAround( const QgsFeatureSource &source ) const
  {
    constexpr double step = 5000;
    QgsRectangle around;
    for ( const PlanVisit &visit : question.visits )
      if ( visit.hindrance.empty() )
        around.combineExtentWith( visit.position.x, visit.position.y );
    for ( const PlanStaging &staging : question.stagings )
      around.combineExtentWith( staging.position.x, staging.position.y );
    around.grow( std::max( step, 0.2 * std::max( around.width(), around.height() ) ) );
    around = QgsRectangle(
        std::floor( around.xMinimum() / step ) * step, std::floor( around.yMinimum() / step ) * step,
        std::ceil( around.xMaximum() / step ) * step, std::ceil( around.yMaximum() / step ) * step );
    QgsFeatureRequest request;
    try
    {
      request.setFilterRect(
          transformBetween( mMetres, source.sourceCrs(), mTransforms ).transformBoundingBox( around ) );
    }
    catch ( const QgsCsException & )
    {
      // All rows, then.
    }
    return request;
  }

  // The columns as they are detected and as the user corrected them; the log says which, and what is missing.
  RoadColumns PlanLayers::readRoadColumns( const QgsFeatureSource &source, const QString &streetFields )
  {
    const std::vector<ColumnSample> samples = sampleColumns( source );
    std::vector<std::string> names;
    std::vector<std::vector<std::string>> cells( samples.empty() ? 0 : samples.front().values.size() );
    for ( const ColumnSample &column : samples )
    {
      names.push_back( column.name );
      for ( std::size_t row = 0; row < cells.size(); ++row )
        cells[row].push_back( column.values[row] );
    }
    RoadColumns columns = detectRoadColumns( names, cells );
    applyRoadFields( columns, names, streetFields.toStdString() );
    for ( const ColumnLine &line : roadLines( columns, names ) )
      mFeedback->pushInfo( QStringLiteral( "STREETS, " ) +
                           QString::fromStdString( lineText( line, ownTeller() ) ) );
    streetWarnings = roadWarnings( columns );
    return columns;
  }

  void PlanLayers::readStreets( const QgsFeatureSource &source, const QString &streetFields )
  {
    if ( QgsWkbTypes::geometryType( source.wkbType() ) != Qgis::GeometryType::Line )
      throw InputError( "STREETS has no lines: give a layer of street centre lines." );
    const QgsFields fields = source.fields();
    const auto cells = [&]( const QgsFeature &feature )
    {
      std::vector<std::string> values;
      for ( int i = 0; i < fields.size(); ++i )
        values.push_back( cellText( feature, i ) );
      return values;
    };
    const RoadColumns columns = readRoadColumns( source, streetFields );
    checkPlaces( source, mTransforms, "STREETS", mFeedback );

    QgsFeature feature;
    QgsFeatureIterator features = source.getFeatures( requestAround( source ) );
    while ( features.nextFeature( feature ) )
    {
      QgsGeometry geometry = feature.geometry();
      geometry.convertToStraightSegment(); // arcs
      if ( !toMetres( geometry, source.sourceCrs() ) )
        continue;
      const std::vector<std::string> values = cells( feature );
      for ( auto part = geometry.const_parts_begin(); part != geometry.const_parts_end(); ++part )
      {
        std::vector<Point> points;
        for ( auto vertex = ( *part )->vertices_begin(); vertex != ( *part )->vertices_end(); ++vertex )
          points.push_back( { ( *vertex ).x(), ( *vertex ).y() } );
        if ( points.size() > 1 )
          question.streets.push_back( streetLine( columns, values, std::move( points ), feature.id() ) );
      }
    }
    if ( question.streets.empty() )
      throw InputError(
          "STREETS has no street around the visits: check that the layers cover the same ground." );
  }

  void PlanLayers::readHouses( const QgsFeatureSource &source )
  {
    HouseAddressReader addresses( source );
    RowReader reader( source, mMetres, mTransforms,
                      requestAround( source ).setSubsetOfAttributes( addresses.columns() ) );
    std::vector<Point> places;
    while ( reader.next() )
      if ( const std::optional<Point> place = reader.position() )
      {
        places.push_back( *place );
        addresses.add( reader.feature() );
      }
    // Whatever the layer's order, the plan is the same.
    std::vector<std::size_t> order( places.size() );
    std::iota( order.begin(), order.end(), 0 );
    const HouseAddresses &read = addresses.addresses;
    const auto key = [&]( std::size_t h )
    {
      const HouseAddress &house = read.of[h];
      return std::make_tuple( places[h].x, places[h].y,
                              house.street < 0 ? std::string_view()
                                               : std::string_view( read.streets[indexOf( house.street )] ),
                              house.number );
    };
    std::sort( order.begin(), order.end(),
               [&]( std::size_t a, std::size_t b ) { return key( a ) < key( b ); } );
    for ( const std::size_t h : order )
    {
      question.houses.push_back( places[h] );
      question.houseAddresses.of.push_back( read.of[h] );
    }
    question.houseAddresses.streets = read.streets;
  }
}
