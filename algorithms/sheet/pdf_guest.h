// SPDX-License-Identifier: GPL-2.0-or-later
// Pages from outside (the district's own): read in a process of their own, which may use so much memory and
// time and no more, so that no file that someone hands in takes QGIS down or the machine with it.
//   pages.addPages( guestPages( readWhole( front ) ) );
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  struct GuestLimits
  {
      std::size_t largestFile = 200U << 20; // bytes
      std::size_t memory = 1U << 30;        // bytes, beyond what this process has already
      unsigned seconds = 30;                // of the processor; four times as long by the clock
  };

  // The file's pages alone (see PdfWriter). Throws InputError with what is
  // wrong and what to do: no PDF, damaged, protected, too large, or one that would not end.
  std::string guestPages( std::string_view pdf, const GuestLimits &limits = {} );
}
