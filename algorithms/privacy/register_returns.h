// SPDX-License-Identifier: GPL-2.0-or-later
// What came back of the packets, and what did not.
#pragma once
#include "privacy/register.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // The entries that a text names, as pages and people write them: "12:3f9a1c, 14, 20-23" (numbers, the marks
  // of pages, spans), in its order, each once. Throws InputError: nothing named, not in the register, a mark
  // that is of another register, a span that runs backwards.
  std::vector<RegisterEntry> namedEntries( std::string_view text, std::span<const RegisterEntry> all );

  // Issued, and neither returned nor void; event: of this one alone, empty: of all.
  std::vector<RegisterEntry> stillOut( std::span<const RegisterEntry> all, std::string_view event = {} );
}
