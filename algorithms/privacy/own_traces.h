// SPDX-License-Identifier: GPL-2.0-or-later
// Whether a file shows by its content that Doorstep wrote it of an event's homes: what a wipe looks for
// beside the manifest, since a line of that may have been lost or changed. The register is not among them: it
// is kept.
#pragma once
#include <filesystem>

namespace doorstep
{
  // Sealed files, keys and ledgers by their names; pages by their producer; tables by the columns that hold
  // visits or geocoded rows. Reads the beginning of the file alone (of a PDF all), and follows no link.
  bool looksLikeAnEvents( const std::filesystem::path &file );
}
