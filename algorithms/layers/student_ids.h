// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a list's IDs are whole, or a spreadsheet took digits off them.
#pragma once
#include "privacy/deidentify.h"

#include <qgsprocessingfeedback.h>

#include <span>

namespace doorstep
{
  // Throws InputError where two rows share an ID that lost its last digits (1.20E+10): they may be two
  // students, of whom one would not be visited. Warns of one such row, and of IDs that differ in zeros before
  // them alone.
  void requireWholeIds( std::span<const ListedStudent> students, QgsProcessingFeedback *feedback );
}
