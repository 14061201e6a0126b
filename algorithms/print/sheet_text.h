// SPDX-License-Identifier: GPL-2.0-or-later
// What a sheet says of its map in words: scales, distances, which stops; and the room that its foot takes.
#pragma once
#include "print/page_options.h"
#include "sheet/sheet_plan.h"

#include <QString>

#include <vector>

namespace doorstep
{
  // Lines of the foot: whom to call, and a sentence a language.
  int footLines( const PageOptions &options, SheetSize sheet );

  // "Lost or unsafe? Call 520-555-0100 · Return to Central School"; empty where neither is known, and on
  // public pages.
  QStringList contactText( const PageOptions &options );

  // "1 inch = 400 feet", "1 : 5,000".
  QString scaleText( double scale, const PageOptions &options, const QString &between );

  // Of a segment of a scale bar: 1, 2, 2.5 or 5 times a power of ten, not over the longest, never nothing.
  double barLength( double longest );

  // "Return by 12:30 / Regresar antes de las 12:30".
  QString returnText( const QString &when, const PageOptions &options );

  // "0.4 mi", "0.6 km".
  QString distanceText( double metres, const PageOptions &options );

  // Under an inset: "A · Stops 3-9 · 1 in = 200 ft", or how far it is from staging.
  QString insetText( const SheetInset &inset, const PageOptions &options );

  // "Stop 16", "Stops 3-9"; the numbers alone where two languages would not fit under an inset.
  QString stopsText( const std::vector<Disc> &discs, const PageOptions &options );
}
