// SPDX-License-Identifier: GPL-2.0-or-later
// Rows that a spreadsheet hides, by hand or by a filter. GDAL reads them as all others and does not say so:
// the workbook itself is looked into.
#pragma once
#include <QString>

#include <vector>

namespace doorstep
{
  // The numbers, from 1, of the hidden rows of a sheet that hold anything. None where the file is no XLSX and
  // no ODS, or has no such sheet.
  std::vector<int> hiddenRows( const QString &file, const QString &sheet );
}
