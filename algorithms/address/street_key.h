// SPDX-License-Identifier: GPL-2.0-or-later
// One spelling of a street's name, to compare those of two layers.
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  // "North Camino Del Rio" and "N CAMINO DEL RIO" are N CAMINO DEL RIO; empty where there is no name.
  std::string streetKey( std::string_view name );
}
