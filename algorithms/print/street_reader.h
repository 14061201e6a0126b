// SPDX-License-Identifier: GPL-2.0-or-later
// The streets around an event's pages, and where its stops lie among them.
#pragma once
#include "print/event_reader.h"

namespace doorstep
{
  // Needs the event's projection, zones, visits and routes.
  void readPrintStreets( const EventSources &sources, const QgsCoordinateTransformContext &transforms,
                         PrintEvent &event );
}
