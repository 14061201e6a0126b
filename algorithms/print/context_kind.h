// SPDX-License-Identifier: GPL-2.0-or-later
// What a context layer shows, told from its name.
#pragma once
#include "print/print_event.h"

namespace doorstep
{
  // By the layer's name, in the words of layers as they come; then by its kind of geometry.
  ContextKind kindOf( const QString &name, Qgis::GeometryType type );
}
