// SPDX-License-Identifier: GPL-2.0-or-later
// Ids are 32-bit and signed (-1: none), containers count in std::size_t: the one place where they meet.
#pragma once
#include <cassert>
#include <cstddef>
#include <cstdint>

namespace doorstep
{
  // The id as an index; it must not be negative.
  constexpr std::size_t indexOf( std::int32_t id )
  {
    assert( id >= 0 );
    return static_cast<std::size_t>( id );
  }
}
