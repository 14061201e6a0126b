// SPDX-License-Identifier: GPL-2.0-or-later
// References kept open for single addresses (search bar, expressions), and which one the search bar uses. A
// reference is mapped, not read, so a few stay open; one that was built again is opened again. Thread-safe.
//
//   const auto open = openReference( path ); // throws InputError
//   const GeocodeResult r = open->geocoder.geocode( { "123 N Main St" } );
#pragma once
#include "geocode/geocoder.h"

#include <qgscoordinatereferencesystem.h>

#include <QString>

#include <functional>
#include <memory>

namespace doorstep
{
  struct OpenReference
  {
      explicit OpenReference( const QString &path );

      Reference reference;
      Geocoder geocoder;
      QgsCoordinateReferenceSystem crs;
  };

  // Throws InputError as Reference::open does, and where this QGIS does not know the reference's CRS.
  std::shared_ptr<const OpenReference> openReference( const QString &path );

  // The reference of the search bar, empty where none was chosen. The setting holds its path and nothing
  // else; what is typed is stored nowhere.
  QString searchReference();
  void setSearchReference( const QString &path );

  // An algorithm says that it built or used a reference. The desktop listens and takes it for the search bar;
  // in qgis_process and PyQGIS nobody listens and no setting changes. Called in any thread.
  void referenceUsed( const QString &path );
  void onReferenceUsed( std::function<void( const QString & )> listener );
}
