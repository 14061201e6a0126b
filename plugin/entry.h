// What the library offers to its hosts: the desktop, qgis_process and PyQGIS, and the Python companion. See
// metadata/decisions/0003-one-library-three-hosts.md.
#pragma once

#define DOORSTEP_EXPORT __attribute__( ( visibility( "default" ) ) )

// Registers the Processing provider unless it is there already. Returns 0 if it was registered now, 1 if it
// was there before, -1 where QGIS is not ready.
extern "C" DOORSTEP_EXPORT int doorstep_register();

// Removes the provider. Returns 0 if it was there.
extern "C" DOORSTEP_EXPORT int doorstep_unregister();
