// SPDX-License-Identifier: GPL-2.0-or-later
// What the native library offers to its hosts through the loader: the desktop, qgis_process and PyQGIS, and
// the Python companion. See metadata/decisions/0002-one-library-three-hosts.md and 0004.
#pragma once

#define DOORSTEP_EXPORT __attribute__( ( visibility( "default" ) ) )

class QgisInterface;
class QgisPlugin;
class QgsGeocoderInterface;
class QgsProviderMetadata;

// The desktop's plugin, and the metadata by which QgsProviderRegistry comes to call doorstep_register().
extern "C" DOORSTEP_EXPORT QgisPlugin *doorstep_plugin( QgisInterface *iface );
extern "C" DOORSTEP_EXPORT QgsProviderMetadata *doorstep_provider_metadata();

// Registers the Processing provider and the expression functions unless they are there already. Returns 0 if
// it was registered now, 1 if it was there before, -1 where QGIS is not ready.
extern "C" DOORSTEP_EXPORT int doorstep_register();

// Removes the provider and the functions. Returns 0 if it was there.
extern "C" DOORSTEP_EXPORT int doorstep_unregister();

// The offline geocoder over the reference of the search bar, for other plugins; not to be deleted. From
// Python:
//   sip.wrapinstance( library.doorstep_geocoder(), QgsGeocoderInterface )   (restype c_void_p)
extern "C" DOORSTEP_EXPORT QgsGeocoderInterface *doorstep_geocoder();

// Menu, toolbar and panel in a desktop that did not load this library as its own plugin: the companion hands
// over sip.unwrapinstance( iface ). Again does nothing; hiding removes the provider too.
extern "C" DOORSTEP_EXPORT void doorstep_show( void *iface );
extern "C" DOORSTEP_EXPORT void doorstep_hide();
