// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/geocoded_layers.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "layers/qt_values.h"

#include <qgsgeometry.h>
#include <qgsvariantutils.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstep
{
  namespace
  {
    QVariant textOrNull( std::string_view text )
    {
      return text.empty() ? QgsVariantUtils::createNullVariant( QMetaType::Type::QString )
                          : QVariant( qt( text ) );
    }

    // Also as a shapefile cut it.
    bool isGeoColumn( const QString &column, QLatin1String name )
    {
      return column.compare( name, Qt::CaseInsensitive ) == 0 ||
             ( name.size() > 10 && column.compare( name.left( 10 ), Qt::CaseInsensitive ) == 0 );
    }

    constexpr std::array GEO = { "geo_status", "geo_level", "geo_score", "geo_error_m", "geo_address",
                                 "geo_shared", "geo_note",  "geo_extra", "geo_hold" };

    bool isGeo( const QString &column )
    {
      return std::any_of( GEO.begin(), GEO.end(),
                          [&]( const char *name ) { return isGeoColumn( column, QLatin1String( name ) ); } );
    }

    // Whether the list is what geocode wrote before: then its columns are written anew.
    bool isGeocoded( const QgsFields &fields )
    {
      const auto has = [&]( const char *name )
      {
        for ( int c = 0; c < fields.count(); ++c )
          if ( isGeoColumn( fields.at( c ).name(), QLatin1String( name ) ) )
            return true;
        return false;
      };
      return has( "geo_status" ) && has( "geo_level" ) && has( "geo_score" ) && has( "geo_address" );
    }

    // The list's own columns, without those of an earlier run of geocode. A column that only has such a name
    // is the list's, and is kept under another one.
    std::vector<std::pair<int, QgsField>> ownColumns( const QgsFields &fields )
    {
      const bool again = isGeocoded( fields );
      std::vector<std::pair<int, QgsField>> own;
      for ( int c = 0; c < fields.count(); ++c )
      {
        QgsField field = fields.at( c );
        if ( isGeo( field.name() ) )
        {
          if ( again )
            continue;
          QString name = QStringLiteral( "list_" ) + field.name();
          while ( fields.lookupField( name ) >= 0 )
            name += QLatin1Char( '_' );
          field.setName( name );
        }
        own.emplace_back( c, field );
      }
      return own;
    }
  }

  std::vector<std::pair<QString, QString>> renamedColumns( const QgsFields &fields )
  {
    std::vector<std::pair<QString, QString>> renamed;
    for ( const auto &[column, field] : ownColumns( fields ) )
      if ( fields.at( column ).name() != field.name() )
        renamed.emplace_back( fields.at( column ).name(), field.name() );
    return renamed;
  }

  QgsCoordinateReferenceSystem referenceCrs( const Reference &reference )
  {
    const QgsCoordinateReferenceSystem crs =
        QgsCoordinateReferenceSystem::fromOgcWmsCrs( qt( reference.authId() ) );
    return crs.isValid() ? crs : QgsCoordinateReferenceSystem::fromWkt( qt( reference.wkt() ) );
  }

  void writeGeocoded( LayerOutputs &outputs, const QgsProcessingFeatureSource &source,
                      const ListHeader &header, const std::vector<GeocodeResult> &results,
                      const QgsCoordinateReferenceSystem &crs, const Progress &progress )
  {
    const std::vector<std::pair<int, QgsField>> own = ownColumns( header.fields );
    QgsFields fields;
    for ( const auto &[column, field] : own )
      fields.append( field );
    for ( const auto &[name, type] : { std::pair{ "geo_status", QMetaType::Type::QString },
                                       std::pair{ "geo_level", QMetaType::Type::QString },
                                       std::pair{ "geo_score", QMetaType::Type::Double },
                                       std::pair{ "geo_error_m", QMetaType::Type::Double },
                                       std::pair{ "geo_address", QMetaType::Type::QString },
                                       std::pair{ "geo_shared", QMetaType::Type::QString },
                                       std::pair{ "geo_note", QMetaType::Type::QString },
                                       std::pair{ "geo_extra", QMetaType::Type::QString },
                                       std::pair{ "geo_hold", QMetaType::Type::QString } } )
      fields.append( QgsField( QLatin1String( name ), type ) );
    QgsFeatureSink *sink =
        outputs.open( QStringLiteral( "OUTPUT" ), fields, Qgis::WkbType::Point, crs,
                      QStringLiteral( "geocoded" ), Doorstep::tr( "Geocoded list (confidential)" ) );
    QgsFeatureIterator rows = listRows( source, header );
    QgsFeature row;
    std::size_t i = 0;
    for ( ; i < results.size() && rows.nextFeature( row ); ++i )
    {
      const GeocodeResult &r = results[i];
      QgsFeature feature( fields );
      QgsAttributes attributes;
      for ( const auto &[column, field] : own )
        attributes << row.attribute( column );
      const QVariant nothing = QgsVariantUtils::createNullVariant( QMetaType::Type::Double );
      attributes << qt( statusText( r.status ) ) << textOrNull( levelText( r.level ) )
                 << toOneDecimal( r.score ) << ( r.placed() ? toOneDecimal( r.errorBound.value() ) : nothing )
                 << textOrNull( r.address )
                 << textOrNull( !r.placed()      ? ""
                                : r.severalDoors ? "yes"
                                                 : "no" )
                 << textOrNull( r.note ) << textOrNull( r.extra ) << textOrNull( r.hold );
      feature.setAttributes( attributes );
      if ( r.placed() )
        feature.setGeometry( QgsGeometry::fromPointXY( QgsPointXY( r.place.x, r.place.y ) ) );
      outputs.add( sink, feature );
      if ( i % 1024 == 0 )
        report( progress, static_cast<double>( i ) / static_cast<double>( results.size() ) );
    }
    if ( i < results.size() )
      throw InputError( "INPUT changed while it was read; run again." );
  }

  void writeCandidates( LayerOutputs &outputs, const std::vector<GeocodeResult> &results )
  {
    QgsFields fields;
    for ( const auto &[name, type] :
          { std::pair{ "row", QMetaType::Type::Int }, std::pair{ "rank", QMetaType::Type::Int },
            std::pair{ "geo_address", QMetaType::Type::QString },
            std::pair{ "geo_level", QMetaType::Type::QString },
            std::pair{ "geo_score", QMetaType::Type::Double },
            std::pair{ "reason", QMetaType::Type::QString }, std::pair{ "x", QMetaType::Type::Double },
            std::pair{ "y", QMetaType::Type::Double } } )
      fields.append( QgsField( QLatin1String( name ), type ) );
    QgsFeatureSink *sink = outputs.open( QStringLiteral( "CANDIDATES" ), fields, Qgis::WkbType::NoGeometry,
                                         {}, QString(), Doorstep::tr( "Candidates (confidential)" ) );
    for ( std::size_t i = 0; sink && i < results.size(); ++i )
      for ( std::size_t k = 0; k < results[i].candidates.size(); ++k )
      {
        const MatchCandidate &c = results[i].candidates[k];
        QgsFeature feature( fields );
        QgsAttributes attributes;
        attributes << static_cast<int>( i + 1 ) << static_cast<int>( k + 1 ) << qt( c.address )
                   << qt( levelText( c.level ) ) << toOneDecimal( c.score ) << qt( c.reason ) << c.place.x
                   << c.place.y;
        feature.setAttributes( attributes );
        outputs.add( sink, feature );
      }
  }
}
