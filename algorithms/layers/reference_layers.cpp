// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/reference_layers.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "layers/place_faults.h"

#include <qgsdistancearea.h>
#include <qgsgeometry.h>
#include <qgsprocessingcontext.h>
#include <qgsunittypes.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    QString cellText( const QVariant &value )
    {
      return value.isNull() ? QString() : value.toString();
    }

    // Of several parts the longest; a gap in a street holds no houses.
    QgsPolylineXY longestLine( const QgsGeometry &geometry )
    {
      if ( geometry.isNull() || geometry.type() != Qgis::GeometryType::Line )
        return {};
      if ( !geometry.isMultipart() )
        return geometry.asPolyline();
      const QgsGeometry merged = geometry.mergeLines();
      const QgsMultiPolylineXY parts =
          merged.isMultipart() ? merged.asMultiPolyline() : QgsMultiPolylineXY{ merged.asPolyline() };
      QgsPolylineXY longest;
      double most = -1;
      for ( const QgsPolylineXY &part : parts )
        if ( const double length = QgsGeometry::fromPolylineXY( part ).length(); length > most )
        {
          most = length;
          longest = part;
        }
      return longest;
    }

    // What was read of a layer, in the log; what was left unused or lies in no likely place, as warnings.
    void tellReading( const QgsProcessingFeatureSource &source, const std::vector<ColumnSample> &columns,
                      const ColumnReading &reading, const char *layer, const QgsProcessingContext &context,
                      QgsProcessingFeedback *feedback )
    {
      feedback->pushInfo(
          QStringLiteral( "%1: %2" )
              .arg( QLatin1String( layer ), QString::fromStdString( reading.roles.text( columns ) ) ) );
      tellColumns( reading, layer, feedback );
      checkPlaces( source, context.transformContext(), layer, feedback );
    }

    template <class Row>
    void eachRow( const QgsProcessingFeatureSource &source, const Progress &progress, Row &&row )
    {
      const double count =
          static_cast<double>( std::max( 1LL, static_cast<long long>( source.featureCount() ) ) );
      QgsFeatureIterator rows = source.getFeatures(
          QgsFeatureRequest(), Qgis::ProcessingFeatureSourceFlag::SkipGeometryValidityChecks );
      QgsFeature feature;
      for ( std::int64_t number = 1; rows.nextFeature( feature ); ++number )
      {
        row( feature, number );
        if ( number % 4096 == 0 )
          report( progress, static_cast<double>( number ) / count );
      }
    }
  }

  CoordinateSystem referenceSystem( const QgsProcessingFeatureSource &source,
                                    const QgsProcessingContext &context )
  {
    const QgsCoordinateReferenceSystem crs = source.sourceCrs();
    CoordinateSystem system;
    system.authId = crs.authid().toStdString();
    system.wkt = crs.toWkt( Qgis::CrsWktVariant::Preferred ).toStdString();
    system.geographic = crs.isGeographic() && crs.mapUnits() == Qgis::DistanceUnit::Degrees;
    if ( system.geographic )
      return system;
    // what a unit is on the ground, so that a Mercator's stretch does not come into distances
    const QgsPointXY center = source.sourceExtent().center();
    QgsDistanceArea measure;
    measure.setSourceCrs( crs, context.transformContext() );
    measure.setEllipsoid( QStringLiteral( "EPSG:7030" ) );
    constexpr double span = 100;
    double meters = 0;
    try
    {
      meters = measure.measureLine( center, QgsPointXY( center.x(), center.y() + span ) );
      meters = measure.convertLengthMeasurement( meters, Qgis::DistanceUnit::Meters );
    }
    catch ( const QgsException & )
    {
    }
    system.metersPerUnit =
        meters > 0 && std::isfinite( meters )
            ? meters / span
            : QgsUnitTypes::fromUnitToUnitFactor( crs.mapUnits(), Qgis::DistanceUnit::Meters );
    return system;
  }

  Municipalities readMunicipalities( const QgsProcessingFeatureSource &source, const QString &field,
                                     const QgsCoordinateReferenceSystem &crs,
                                     const QgsProcessingContext &context, QgsProcessingFeedback *feedback )
  {
    const std::vector<ColumnSample> columns = sampleColumns( source );
    const int column = municipalityColumn( columns, field.toStdString() );
    feedback->pushInfo(
        Doorstep::tr( "MUNICIPALITIES: %1" )
            .arg( QString::fromStdString( columns[static_cast<std::size_t>( column )].name ) ) );
    const QgsCoordinateTransform toReference( source.sourceCrs(), crs, context.transformContext() );
    Municipalities areas;
    eachRow(
        source, {},
        [&]( const QgsFeature &feature, std::int64_t row )
        {
          QgsGeometry geometry = feature.geometry();
          bool used = false;
          try
          {
            if ( !geometry.isNull() &&
                 geometry.transform( toReference ) == Qgis::GeometryOperationResult::Success )
            {
              const QByteArray wkb = geometry.asWkb();
              used = areas.add( cellText( feature.attribute( column ) ).toStdString(),
                                { wkb.constData(), static_cast<std::size_t>( wkb.size() ) } );
            }
          }
          catch ( const QgsCsException & )
          {
          }
          if ( !used )
            feedback->pushWarning(
                Doorstep::tr( "MUNICIPALITIES, row %1 not used: it has no name or no area." ).arg( row ) );
        } );
    return areas;
  }

  void addPoints( ReferenceBuilder &builder, const QgsProcessingFeatureSource &source, const QString &fields,
                  const QgsCoordinateReferenceSystem &crs, const QgsProcessingContext &context,
                  QgsProcessingFeedback *feedback, const Progress &progress )
  {
    const std::vector<ColumnSample> columns = sampleColumns( source );
    const ColumnReading reading = readPointColumns( columns, fields.toStdString() );
    const FieldRoles &roles = reading.roles;
    tellReading( source, columns, reading, "ADDRESS_POINTS", context, feedback );
    UnreadColumns unread( reading.unread );
    const bool geographic = source.sourceCrs().isGeographic();
    std::int64_t rows = 0, misplaced = 0;
    const QgsCoordinateTransform toReference( source.sourceCrs(), crs, context.transformContext() );
    eachRow( source, progress,
             [&]( const QgsFeature &feature, std::int64_t row )
             {
               const QgsGeometry geometry = feature.geometry();
               if ( geometry.isNull() || geometry.isEmpty() )
               {
                 builder.skip( true, row, "no coordinates" );
                 return;
               }
               QgsPointXY at = geometry.type() == Qgis::GeometryType::Point && !geometry.isMultipart()
                                   ? geometry.asPoint()
                                   : geometry.pointOnSurface().asPoint();
               unread.look( feature );
               ++rows;
               if ( const char *fault = placeFault( at, geographic ) )
               {
                 ++misplaced;
                 builder.skip( true, row, fault );
                 return;
               }
               try
               {
                 at = toReference.transform( at );
               }
               catch ( const QgsCsException & )
               {
                 builder.skip( true, row,
                               "its place cannot be brought to the reference's coordinate system" );
                 return;
               }
               addPointRow(
                   builder, roles,
                   [&feature]( int column ) { return cellText( feature.attribute( column ) ).toStdString(); },
                   { at.x(), at.y() }, row );
             } );
    unread.tell( columns, "ADDRESS_POINTS", "POINT_FIELDS", feedback );
    if ( rows > 0 && misplaced == rows )
      throw InputError( std::string( "ADDRESS_POINTS, every row: " ) + builder.skipped().back().reason +
                        ( builder.skipped().back().reason == std::string_view( "no coordinates" )
                              ? "; choose a layer whose points have a place."
                              : " Make the layer anew with x as longitude and y as latitude." ) );
  }

  void addStreets( ReferenceBuilder &builder, const QgsProcessingFeatureSource &source, const QString &fields,
                   const QgsCoordinateReferenceSystem &crs, const QgsProcessingContext &context,
                   QgsProcessingFeedback *feedback, const Progress &progress )
  {
    const std::vector<ColumnSample> columns = sampleColumns( source );
    const ColumnReading reading = readStreetColumns( columns, fields.toStdString() );
    const FieldRoles &roles = reading.roles;
    tellReading( source, columns, reading, "STREETS", context, feedback );
    UnreadColumns unread( reading.unread );
    const bool geographic = source.sourceCrs().isGeographic();
    const QgsCoordinateTransform toReference( source.sourceCrs(), crs, context.transformContext() );
    eachRow( source, progress,
             [&]( const QgsFeature &feature, std::int64_t row )
             {
               unread.look( feature );
               QgsGeometry geometry = feature.geometry();
               if ( !geometry.isNull() )
                 if ( const char *fault = placeFault( geometry.boundingBox().center(), geographic ) )
                 {
                   builder.skip( false, row, fault );
                   return;
                 }
               try
               {
                 if ( !geometry.isNull() )
                   geometry.transform( toReference );
               }
               catch ( const QgsCsException & )
               {
                 builder.skip( false, row,
                               "its place cannot be brought to the reference's coordinate system" );
                 return;
               }
               std::vector<Point> points;
               for ( const QgsPointXY &p : longestLine( geometry ) )
                 points.push_back( { p.x(), p.y() } );
               addStreetRow(
                   builder, roles,
                   [&feature]( int column ) { return cellText( feature.attribute( column ) ).toStdString(); },
                   std::move( points ), row );
             } );
    unread.tell( columns, "STREETS", "STREET_FIELDS", feedback );
  }
}
