// SPDX-License-Identifier: GPL-2.0-or-later
// Prepared travel times kept between runs: a file a street network, named by a hash of its streets and of the
// settings that travel times depend on. It holds an order of edges, no times, coordinates, names or visits.
#pragma once
#include "network/fingerprint.h"

#include <filesystem>

namespace doorstep
{
  // The file in this folder for a graph with this fingerprint. Makes the folder, and removes the files that
  // were not used for longest where there are many; where it cannot, nothing is kept and nothing is said.
  std::filesystem::path travelCacheFile( const std::filesystem::path &folder,
                                         const Fingerprint &fingerprint );
}
