// SPDX-License-Identifier: GPL-2.0-or-later
// The order of a hierarchy as a file: a mark with the version, the fingerprint of the streets and settings,
// how many edges, the edges from the least important on (32 bits, little-endian), and a keyed hash over all
// before it. Times are no part of it: they are worked out anew from the streets along whatever order the file
// gives, so a file can cost time at worst and never a wrong minute. Used by Hierarchy alone.
#pragma once
#include "network/street_graph.h"

#include <optional>
#include <string>
#include <vector>

namespace doorstep
{
  std::string orderBytes( const std::vector<EdgeId> &order, const Fingerprint &fingerprint );

  // Nothing where the bytes are not whole, not of this version, of other streets, or do not name each open
  // edge of the graph once.
  std::optional<std::vector<EdgeId>> readOrder( std::string_view bytes, const StreetGraph &graph );
}
