// SPDX-License-Identifier: GPL-2.0-or-later
// Where a stop is, in a table's words: its street, side and cross-streets, as far as the role may see.
#pragma once
#include "print/page_options.h"
#include "print/print_event.h"

namespace doorstep
{
  // "Prospect St, north side" and under it "Harvard St – Broadway"; of a group of blocks without a side.
  // address: of the home, if the page says it; the street that it names is not said again.
  QString whereText( const PrintEvent &event, const PrintStop &stop, const PageOptions &options,
                     const QString &address = {} );
}
