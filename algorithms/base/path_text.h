// SPDX-License-Identifier: GPL-2.0-or-later
// Paths as texts are UTF-8 on every system; Windows' own one-byte letters have no place for half of the names
// of people.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace doorstep
{
  inline std::filesystem::path pathOf( std::string_view utf8 )
  {
    return std::u8string( utf8.begin(), utf8.end() );
  }

  // With the system's own separators.
  inline std::string textOf( const std::filesystem::path &path )
  {
    const std::u8string text = path.u8string();
    return { text.begin(), text.end() };
  }

  // With / between folders.
  inline std::string slashedTextOf( const std::filesystem::path &path )
  {
    const std::u8string text = path.generic_u8string();
    return { text.begin(), text.end() };
  }
}
