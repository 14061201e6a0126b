// SPDX-License-Identifier: GPL-2.0-or-later
// The sample city's tables as CSV text (UTF-8, RFC 4180).
#pragma once
#include "sample/sample_city.h"

#include <functional>

namespace doorstep::sample
{
  // Where a point of the local plane is written.
  using Placement = std::function<Point( const Point & )>;

  std::string studentsCsv( const SampleCity &city );
  std::string truthCsv( const SampleCity &city, const Placement &place );
  std::string rosterCsv( const SampleCity &city );
  std::string readmeText( const SampleCity &city, const SampleOptions &options );
}
