// SPDX-License-Identifier: GPL-2.0-or-later
// The data files of metadata/lexicons and metadata/languages, built into the library so that no installation
// can lose them.
#pragma once
#include <span>
#include <string_view>

namespace doorstep
{
  // The bytes of the file, for example embedded( "street_types.csv" ) or embedded( "languages/es.csv" );
  // empty if there is none of that name.
  std::string_view embedded( std::string_view fileName );

  // The names of all.
  std::span<const std::string_view> embeddedFiles();
}
