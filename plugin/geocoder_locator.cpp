// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocoder_locator.h"

#include "address/parsed_address.h"
#include "geocoder_interface.h"

#include <qgsfeedback.h>
#include <qgsgeocoderresult.h>

#include <QFileInfo>

namespace doorstep
{
  namespace
  {
    const QString NAME = QStringLiteral( "doorstep" );
    const QString PREFIX = QStringLiteral( "door" );

    // Whether words typed without the prefix, perhaps a layer's name, are for this filter.
    bool looksLikeAddress( const QString &text )
    {
      const ParsedAddress a = parseAddress( text.toStdString() );
      return ( a.kind == AddressKind::Street && !a.number.empty() && a.street.name.size() > 1 ) ||
             ( a.kind == AddressKind::Intersection && a.cross.name.size() > 1 );
    }
  }

  DoorLocatorFilter::DoorLocatorFilter( OfflineGeocoder *geocoder, QgsMapCanvas *canvas,
                                        std::function<void()> choose )
      : QgsGeocoderLocatorFilter( NAME, tr( "Addresses (Doorstep, offline)" ), PREFIX, geocoder, canvas ),
        mGeocoder( geocoder ),
        mChoose( std::move( choose ) )
  {
    setFetchResultsDelay( 150 ); // ms: not at every letter
  }

  QgsLocatorFilter *DoorLocatorFilter::clone() const
  {
    return new DoorLocatorFilter( mGeocoder, mCanvas, mChoose );
  }

  QString DoorLocatorFilter::description() const
  {
    return tr( "Finds addresses in the reference that the Doorstep panel names, on this machine. After the "
               "word “%1” no other search sees what is typed." )
        .arg( PREFIX );
  }

  void DoorLocatorFilter::say( const QString &text, const QString &description )
  {
    QgsLocatorResult line( this, text );
    line.description = description;
    line.icon = QIcon( QStringLiteral( ":/doorstep/metadata/icon.svg" ) );
    line.score = 1;
    emit resultFetched( line );
  }

  void DoorLocatorFilter::fetchResults( const QString &string, const QgsLocatorContext &context,
                                        QgsFeedback *feedback )
  {
    const bool asked = context.usingPrefix;
    if ( string.trimmed().isEmpty() || ( !asked && !looksLikeAddress( string ) ) )
      return;
    double score = 1;
    for ( const QgsGeocoderResult &place : mGeocoder->suggest( string ) )
    {
      if ( feedback && feedback->isCanceled() )
        return;
      if ( !place.isValid() )
      {
        if ( !asked )
          return;
        say( tr( "No place" ), place.error() );
        continue;
      }
      QgsLocatorResult result = geocoderResultToLocatorResult( place );
      const bool unmatched = place.additionalAttributes().value( QStringLiteral( "geo_status" ) ) ==
                             QLatin1String( "unmatched" );
      result.displayString = unmatched ? tr( "Meant? %1" ).arg( place.identifier() ) : place.identifier();
      result.description = place.description();
      result.icon = QIcon( QStringLiteral( ":/doorstep/metadata/icon.svg" ) );
      result.score = score;
      score -= 0.01; // in the geocoder's order
      emit resultFetched( result );
    }
  }

  void DoorLocatorFilter::triggerResult( const QgsLocatorResult &result )
  {
    if ( result.userData().isValid() )
      QgsGeocoderLocatorFilter::triggerResult( result );
    else if ( mChoose && !QFileInfo::exists( searchReference() ) )
      mChoose();
  }
}
