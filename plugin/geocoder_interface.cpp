// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocoder_interface.h"

#include "base/error.h"
#include "geocode/completion.h"
#include "layers/own_words.h"
#include "layers/qt_values.h"

#include <qgsgeocoderresult.h>
#include <qgsvariantutils.h>

#include <array>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t OFFERED = 8;  // places shown of a tie, or of what was perhaps meant
    constexpr double VIEW_METERS = 120; // around the door: its block and the next crossing

    const std::array FIELDS = { std::pair{ "geo_status", QMetaType::Type::QString },
                                std::pair{ "geo_level", QMetaType::Type::QString },
                                std::pair{ "geo_score", QMetaType::Type::Double },
                                std::pair{ "geo_error_m", QMetaType::Type::Double },
                                std::pair{ "geo_note", QMetaType::Type::QString } };

    QString levelWords( MatchLevel level )
    {
      switch ( level )
      {
      case MatchLevel::Unit:
        return Doorstep::tr( "its unit" );
      case MatchLevel::Point:
        return Doorstep::tr( "address point" );
      case MatchLevel::Range:
        return Doorstep::tr( "between numbers known on the street" );
      case MatchLevel::Intersection:
        return Doorstep::tr( "intersection" );
      case MatchLevel::Picked:
        return Doorstep::tr( "by a correction" );
      case MatchLevel::None:
        break;
      }
      return {};
    }

    QgsGeocoderResult resultAt( const OpenReference &open, const QString &address, const Point &place )
    {
      QgsGeocoderResult result( address, QgsGeometry::fromPointXY( { place.x, place.y } ), open.crs );
      const Point scale = open.reference.frame().scaleAt( place.y );
      const double dx = VIEW_METERS / scale.x, dy = VIEW_METERS / scale.y;
      result.setViewport( QgsRectangle( place.x - dx, place.y - dy, place.x + dx, place.y + dy ) );
      return result;
    }

    QVariantMap attributes( MatchStatus status, MatchLevel level, double score, const QVariant &meters,
                            const std::string &note )
    {
      return { { QStringLiteral( "geo_status" ), qt( statusText( status ) ) },
               { QStringLiteral( "geo_level" ), qt( levelText( level ) ) },
               { QStringLiteral( "geo_score" ), std::round( score * 10 ) / 10 },
               { QStringLiteral( "geo_error_m" ), meters },
               { QStringLiteral( "geo_note" ), qt( note ) } };
    }

    QgsGeocoderResult match( const OpenReference &open, const GeocodeResult &found )
    {
      QgsGeocoderResult result = resultAt( open, qt( found.address ), found.place );
      const double meters = std::round( found.errorBound.value() * 10 ) / 10;
      const QString note = found.note.empty() ? QString() : QStringLiteral( "; " ) + qt( found.note );
      result.setDescription( Doorstep::tr( "%1, within %2 m%3" )
                                 .arg( levelWords( found.level ) )
                                 .arg( std::ceil( meters ) )
                                 .arg( note ) );
      result.setAdditionalAttributes(
          attributes( found.status, found.level, found.score, meters, found.note ) );
      return result;
    }

    QgsGeocoderResult candidate( const OpenReference &open, const MatchCandidate &c, MatchStatus status )
    {
      QgsGeocoderResult result = resultAt( open, qt( c.address ), c.place );
      result.setDescription( qt( c.reason ) );
      result.setAdditionalAttributes(
          attributes( status, c.level, c.score, QgsVariantUtils::createNullVariant( QMetaType::Type::Double ),
                      c.reason ) );
      return result;
    }
  }

  QgsFields OfflineGeocoder::appendedFields() const
  {
    QgsFields fields;
    for ( const auto &[name, type] : FIELDS )
      fields.append( QgsField( QLatin1String( name ), type ) );
    return fields;
  }

  QList<QgsGeocoderResult> OfflineGeocoder::geocodeString( const QString &string, const QgsGeocoderContext &,
                                                           QgsFeedback * ) const
  {
    return places( string, false );
  }

  QList<QgsGeocoderResult> OfflineGeocoder::suggest( const QString &string ) const
  {
    return places( string, true );
  }

  QList<QgsGeocoderResult> OfflineGeocoder::places( const QString &string, bool suggestions ) const
  {
    try
    {
      const QString path = mReference.isEmpty() ? searchReference() : mReference;
      if ( path.isEmpty() )
        return { QgsGeocoderResult::errorResult(
            Doorstep::tr( "No reference is chosen: choose one in the Doorstep panel." ) ) };
      const std::shared_ptr<const OpenReference> open = openReference( path );
      GeocodeOptions options;
      options.candidates = OFFERED;
      const GeocodeResult found = open->geocoder.geocode( { string.toStdString(), {}, {}, {}, {} }, options );
      if ( found.placed() )
        return { match( *open, found ) };
      QList<QgsGeocoderResult> results;
      const bool tied = found.status == MatchStatus::Tied;
      if ( !tied || found.candidates.empty() )
        results << QgsGeocoderResult::errorResult( qt( found.note ) );
      if ( suggestions && !tied )
        for ( const MatchCandidate &c : completions( open->geocoder, string.toStdString(), OFFERED ) )
          results << candidate( *open, c, found.status );
      if ( tied || ( suggestions && results.size() == 1 ) )
        for ( const MatchCandidate &c : found.candidates )
          results << candidate( *open, c, found.status );
      return results;
    }
    catch ( const std::exception &error )
    {
      return { QgsGeocoderResult::errorResult( toldInOwnWords( error.what() ) ) };
    }
  }

  OfflineGeocoder *searchGeocoder()
  {
    static OfflineGeocoder geocoder;
    return &geocoder;
  }
}
