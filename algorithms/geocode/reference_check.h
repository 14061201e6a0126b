// SPDX-License-Identifier: GPL-2.0-or-later
// Does every index of a reference point into its arrays? A checksum tells damage; this keeps a file that was
// made to deceive from being read beyond its end. Linear in the file, a few milliseconds for a million
// addresses.
#pragma once
#include "geocode/reference_records.h"

namespace doorstep
{
  bool indexesHold( const ReferenceView &view );
}
