// SPDX-License-Identifier: GPL-2.0-or-later
// What is said of a wipe, in words for whoever keeps the district's records.
#pragma once
#include "privacy/wipe.h"

#include <string>

namespace doorstep
{
  std::string certificateOf( const WipeReport &report );
}
