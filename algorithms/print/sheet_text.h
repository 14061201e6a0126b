// What a sheet says of its map in words: scales, distances, which stops; and the room that its foot takes.
#pragma once
#include "print/page_options.h"
#include "sheet/stop_discs.h"

#include <QString>

#include <vector>

namespace doorstep
{
  // Lines of the foot: both languages and the page number.
  int footLines( SheetSize sheet, PageLanguage language );

  // "1 inch = 400 feet", "1 : 5,000".
  QString scaleText( double scale, const PageOptions &options, const QString &between );

  // "0.4 mi", "0.6 km".
  QString distanceText( double metres, const PageOptions &options );

  // "Stop 16", "Stops 3-9"; the numbers alone where two languages would not fit under an inset.
  QString stopsText( const std::vector<Disc> &discs, const PageOptions &options );
}
