// SPDX-License-Identifier: GPL-2.0-or-later
// The offline geocoder as QGIS has geocoders: for the locator bar and for other plugins. No network, nothing
// stored, any thread.
//
//   OfflineGeocoder geocoder( "county.dsref" );
//   const QList<QgsGeocoderResult> places = geocoder.geocodeString( "123 N Main St 85701", context );
//
// One valid result: the place. Several: places that fit equally, each with geo_status "tied", for a person to
// choose from. One that is not valid: no place, with the reason.
#pragma once
#include "layers/geocoder_references.h"

#include <qgsgeocoder.h>

namespace doorstep
{
  class OfflineGeocoder final : public QgsGeocoderInterface
  {
    public:
      // Without a path: the search bar's reference, as it is at each call.
      explicit OfflineGeocoder( QString reference = QString() ) : mReference( std::move( reference ) ) {}

      Flags flags() const override { return Flag::GeocodesStrings; }
      QgsFields appendedFields() const override;
      Qgis::WkbType wkbType() const override { return Qgis::WkbType::Point; }
      QList<QgsGeocoderResult> geocodeString( const QString &string, const QgsGeocoderContext &context,
                                              QgsFeedback *feedback = nullptr ) const override;

      // For a person who types: as geocodeString, with the reason first and then streets that a half-typed
      // name may become, else what was perhaps meant (geo_status "unmatched", the reason in geo_note) where
      // nothing matched.
      QList<QgsGeocoderResult> suggest( const QString &string ) const;

    private:
      QList<QgsGeocoderResult> places( const QString &string, bool suggestions ) const;

      QString mReference;
  };

  // The geocoder of the search bar's reference; lives as long as the library.
  OfflineGeocoder *searchGeocoder();
}
