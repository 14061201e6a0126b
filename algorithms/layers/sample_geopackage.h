// SPDX-License-Identifier: GPL-2.0-or-later
// The sample city's tables as one GeoPackage.
#pragma once
#include "sample/sample_tables.h"

#include <qgsfeedback.h>

#include <QString>

namespace doorstep
{
  // Writes all layers to a new file. Throws InputError where it cannot be written, Cancelled on cancel; the
  // caller removes what was begun.
  void writeSampleGeoPackage( const sample::SampleCity &city, const QString &file, QgsFeedback *feedback );
}
