// SPDX-License-Identifier: GPL-2.0-or-later
// Tables that a spreadsheet opens: a text that it would take for a formula gets an apostrophe (base/csv.h).
#pragma once
#include <qgsfeature.h>
#include <qgsfields.h>

namespace doorstep
{
  // Formats that a spreadsheet opens without asking what is text; by GDAL's name.
  bool isSpreadsheet( const QString &format );

  // The columns' names as the file has them.
  void markFormulas( QgsFields &fields );
  // The number of cells marked.
  qint64 markFormulas( QgsFeature &feature );
}
