// SPDX-License-Identifier: GPL-2.0-or-later
// What a scan for leaks takes from layers.
#pragma once
#include "privacy/scan_values.h"

#include <qgsfeaturesource.h>

#include <QStringList>

namespace doorstep
{
  // The chosen columns of a list. Throws InputError where one is not there.
  std::vector<ScanColumn> scanColumns( const QgsFeatureSource &source, const QStringList &fields );

  // All texts of a layer.
  std::vector<std::string> textsOf( const QgsFeatureSource &source );
}
