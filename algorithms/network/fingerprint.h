// SPDX-License-Identifier: GPL-2.0-or-later
// What prepared travel times belong to: a keyed hash (BLAKE2b, by libsodium) of bytes.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace doorstep
{
  using Fingerprint = std::array<std::uint8_t, 32>;

  struct StreetGraph;

  // Of all that travel times depend on: the graph that was built from the layer, and the settings.
  Fingerprint fingerprintOf( const StreetGraph &graph );

  // Of bytes that belong to what has this fingerprint.
  Fingerprint fingerprintOf( std::string_view bytes, const Fingerprint &key );
}
