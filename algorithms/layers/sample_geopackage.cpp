// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/sample_geopackage.h"

#include "base/error.h"
#include "layers/line_string.h"
#include "layers/whole_table.h"

#include <qgsfields.h>
#include <qgsgeometry.h>
#include <qgsmultipolygon.h>
#include <qgspoint.h>
#include <qgspolygon.h>
#include <qgsvectorfilewriter.h>

#include <memory>

namespace doorstep
{
  namespace
  {
    using namespace sample;

    QgsGeometry geometryOf( const SampleGeometry &geometry )
    {
      if ( geometry.type == GeometryType::Point )
        return QgsGeometry( new QgsPoint( geometry.parts[0][0][0].x, geometry.parts[0][0][0].y ) );
      if ( geometry.type == GeometryType::Line )
        return QgsGeometry( newLineString( geometry.parts[0][0] ) );
      auto areas = std::make_unique<QgsMultiPolygon>();
      for ( const auto &part : geometry.parts )
      {
        auto polygon = std::make_unique<QgsPolygon>();
        for ( std::size_t r = 0; r < part.size(); ++r )
          if ( r == 0 )
            polygon->setExteriorRing( newLineString( part[r] ) );
          else
            polygon->addInteriorRing( newLineString( part[r] ) );
        areas->addGeometry( polygon.release() );
      }
      return QgsGeometry( areas.release() );
    }

    QVariant valueOf( const SampleValue &value )
    {
      if ( const auto *text = std::get_if<std::string>( &value ) )
        return QString::fromStdString( *text );
      if ( const auto *integer = std::get_if<std::int64_t>( &value ) )
        return QVariant( static_cast<qlonglong>( *integer ) );
      if ( const auto *real = std::get_if<double>( &value ) )
        return *real;
      return QVariant();
    }

    Qgis::WkbType wkbType( GeometryType type )
    {
      return type == GeometryType::Point  ? Qgis::WkbType::Point
             : type == GeometryType::Line ? Qgis::WkbType::LineString
                                          : Qgis::WkbType::MultiPolygon;
    }

    [[noreturn]] void fail()
    {
      throw InputError( "city.gpkg cannot be written: choose another FOLDER or free some space." );
    }
  }

  void writeSampleGeoPackage( const SampleCity &city, const QString &file, QgsFeedback *feedback )
  {
    const QgsCoordinateReferenceSystem crs( QStringLiteral( "EPSG:2868" ) );
    bool first = true;
    for ( const SampleTable &table : sampleTables() )
    {
      QgsFields fields;
      for ( const SampleColumn &column : table.columns )
        fields.append( QgsField( QString::fromLatin1( column.name ),
                                 column.type == ColumnType::Text      ? QMetaType::Type::QString
                                 : column.type == ColumnType::Integer ? QMetaType::Type::LongLong
                                                                      : QMetaType::Type::Double ) );
      QgsVectorFileWriter::SaveVectorOptions options;
      options.driverName = QStringLiteral( "GPKG" );
      options.layerName = QString::fromLatin1( table.name );
      options.layerOptions
          << QStringLiteral( "DESCRIPTION=%1" ).arg( QString::fromLatin1( table.description ) )
          << QStringLiteral( "IDENTIFIER=%1 (SYNTHETIC)" ).arg( options.layerName );
      options.actionOnExistingFile =
          first ? QgsVectorFileWriter::CreateOrOverwriteFile : QgsVectorFileWriter::CreateOrOverwriteLayer;
      first = false;
      std::unique_ptr<QgsVectorFileWriter> writer( QgsVectorFileWriter::create(
          file, fields, wkbType( table.geometry ), crs, QgsCoordinateTransformContext(), options ) );
      if ( writer->hasError() != QgsVectorFileWriter::NoError )
        fail();
      const double total = static_cast<double>( table.count( city ) );
      std::size_t done = 0;
      QgsFeature feature( fields );
      table.rows( city, toCrs,
                  [&]( const SampleRow &row )
                  {
                    if ( ++done % 4096 == 0 && feedback )
                    {
                      if ( feedback->isCanceled() )
                        throw Cancelled();
                      if ( table.geometry == GeometryType::Point )
                        feedback->setProgress( 30 + 65 * static_cast<double>( done ) / total );
                    }
                    for ( std::size_t k = 0; k < row.values.size(); ++k )
                      feature.setAttribute( static_cast<int>( k ), valueOf( row.values[k] ) );
                    feature.setGeometry( geometryOf( row.geometry ) );
                    if ( !writer->addFeature( feature, QgsFeatureSink::FastInsert ) )
                      fail();
                  } );
      WriteFailures failures;
      const bool flushed = writer->flushBuffer();
      writer.reset();
      if ( !flushed || failures.any() ||
           wholeRows( { file, options.layerName, fields.count(), true, true } ) !=
               static_cast<qint64>( done ) )
        fail();
    }
  }
}
