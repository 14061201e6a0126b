// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses in the locator bar: "door 123 n main st" (or without the word, where it looks like an address)
// lists the place, all places of a tie, or why there is none and what was perhaps meant. A click zooms there.
#pragma once
#include <qgsgeocoderlocatorfilter.h>

#include <functional>

namespace doorstep
{
  class OfflineGeocoder;

  class DoorLocatorFilter final : public QgsGeocoderLocatorFilter
  {
      Q_OBJECT
    public:
      // `choose` is called when the line that asks for a reference is clicked.
      DoorLocatorFilter( OfflineGeocoder *geocoder, QgsMapCanvas *canvas, std::function<void()> choose = {} );

      QgsLocatorFilter *clone() const override;
      QString description() const override;
      void fetchResults( const QString &string, const QgsLocatorContext &context,
                         QgsFeedback *feedback ) override;
      void triggerResult( const QgsLocatorResult &result ) override;

    private:
      void say( const QString &text, const QString &description );

      OfflineGeocoder *mGeocoder = nullptr;
      std::function<void()> mChoose;
  };
}
