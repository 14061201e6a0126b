// SPDX-License-Identifier: GPL-2.0-or-later
// A zone's stops by their codes, where it starts and its route, for the device that a leader carries: GPX 1.1
// and KML 2.2, written by GDAL. No name and no address; the places are those of homes all the same.
//   for ( const DeviceFile &file : deviceFiles( event, zone, "Team 7 · Zone 3" ) ) … file.ending, file.bytes
#pragma once
#include "print/print_event.h"

namespace doorstep
{
  struct DeviceFile
  {
      std::string ending; // ".gpx"
      std::string bytes;
  };

  // One of each DEVICE_ENDINGS of packet_names.h, in their order. title: of the route. Throws InputError
  // where GDAL has no driver for one.
  std::vector<DeviceFile> deviceFiles( const PrintEvent &event, const PrintZone &zone, const QString &title );
}
