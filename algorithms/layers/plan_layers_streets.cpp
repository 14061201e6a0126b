// The street layer of a plan, and the houses beside the streets.
#include "base/error.h"
#include "layers/cells.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "network/road_columns.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfeatureiterator.h>
#include <qgsfeaturesource.h>
#include <qgsgeometry.h>

#include <algorithm>
#include <cmath>

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
          QgsCoordinateTransform( mMetres, source.sourceCrs(), mTransforms ).transformBoundingBox( around ) );
    }
    catch ( const QgsCsException & )
    {
      // All rows, then.
    }
    return request;
  }

  void PlanLayers::readStreets( const QgsFeatureSource &source )
  {
    if ( QgsWkbTypes::geometryType( source.wkbType() ) != Qgis::GeometryType::Line )
      throw InputError( "STREETS has no lines: give a layer of street centre lines." );
    const QgsFields fields = source.fields();
    std::vector<std::string> names;
    for ( const QgsField &field : fields )
      names.push_back( field.name().toStdString() );
    const auto cells = [&]( const QgsFeature &feature )
    {
      std::vector<std::string> values;
      for ( int i = 0; i < fields.size(); ++i )
        values.push_back( cellText( feature, i ) );
      return values;
    };
    QgsFeature feature;
    std::vector<std::vector<std::string>> sample;
    QgsFeatureIterator first = source.getFeatures(
        QgsFeatureRequest().setLimit( 500 ).setFlags( Qgis::FeatureRequestFlag::NoGeometry ) );
    while ( first.nextFeature( feature ) )
      sample.push_back( cells( feature ) );
    const RoadColumns columns = detectRoadColumns( names, sample );

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
    RowReader reader( source, mMetres, mTransforms, requestAround( source ).setNoAttributes() );
    while ( reader.next() )
      if ( const std::optional<Point> place = reader.position() )
        question.houses.push_back( *place );
    std::sort( question.houses.begin(), question.houses.end(),
               []( const Point &a, const Point &b ) { return a.x < b.x || ( a.x == b.x && a.y < b.y ); } );
  }
}
