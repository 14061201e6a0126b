// SPDX-License-Identifier: GPL-2.0-or-later
// How streams of a PDF are packed, for the leak scan: ISO 32000-1, 7.4.
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  // The bytes of a stream as its dictionary's filters unpack them, in turn, up to one that packs pictures.
  // Where no filter is named, or what is named gives nothing: inflated if it can be, else as they are. What
  // follows the data is ignored.
  std::string unfiltered( std::string_view dictionary, std::string_view data, std::string_view toEndstream );
}
