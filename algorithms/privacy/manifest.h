// SPDX-License-Identifier: GPL-2.0-or-later
// The list of files that an event made, in the event's folder, so that a wipe removes these and no others
// (privacy 16). doorstep-manifest.csv, one line a file: kind and path relative to the folder. A register is
// never in it: 34 CFR 99.32 wants the record of disclosures kept.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // In the order in which a wipe destroys them.
  enum class FileKind : std::uint8_t
  {
    Crosswalk,
    Confidential, // names or addresses, such as leaders' packets and the rows left
    Places,       // homes without a name, such as visits, routes and directions
    Paper,        // teams' and volunteers' pages
    Plan
  };

  // Whether the file is for its owner's eyes alone: whatever shows where a home is.
  constexpr bool isOwnersAlone( FileKind kind )
  {
    return kind < FileKind::Plan;
  }

  struct ManifestEntry
  {
      FileKind kind = FileKind::Plan;
      std::string path; // relative, with /
      bool operator==( const ManifestEntry & ) const = default;
  };

  inline constexpr const char *MANIFEST_NAME = "doorstep-manifest.csv";

  // Folders in which runs write (work_folder.h) are entered too, for whoever reads the file; a wipe finds
  // them by their names wherever they are, so readManifest leaves them out.
  inline constexpr std::string_view WORK_FOLDER_PREFIX = ".doorstep-run-";

  // Adds the file to the folder's manifest, which is made where there is none. False where the file is not
  // inside the folder: it is nobody's to wipe then. Throws InputError where the manifest cannot be written.
  bool recordFile( const std::filesystem::path &folder, const std::filesystem::path &file, FileKind kind );

  // The same, into the manifest of the nearest folder above the file (four levels up at most) that has one.
  bool recordFile( const std::filesystem::path &file, FileKind kind );

  // The nearest folder at or above this one (four levels up at most) that has a manifest; empty: none has.
  std::filesystem::path nearestManifest( const std::filesystem::path &folder );

  // By kind, each path once, with the strictest kind it was given. Throws InputError: no manifest, or a line
  // that is none or points out of the folder.
  std::vector<ManifestEntry> readManifest( const std::filesystem::path &folder );
}
