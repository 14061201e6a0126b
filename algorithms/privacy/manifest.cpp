// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/manifest.h"

#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"
#include "base/path_text.h"
#include "privacy/locked_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace doorstep
{
  namespace
  {
    namespace fs = std::filesystem;
    constexpr std::array<std::string_view, 5> FILE_KINDS = { "crosswalk", "confidential", "places", "paper",
                                                             "plan" };
    constexpr std::string_view MANIFEST_HEADER = "kind,path\r\n";

    // No name, root or step up: nothing that leads out of the folder.
    bool staysInside( const fs::path &relative )
    {
      return !relative.empty() && !relative.has_root_path() && relative != "." &&
             std::none_of( relative.begin(), relative.end(),
                           []( const fs::path &step ) { return step == ".."; } );
    }

    std::optional<FileKind> kindOf( std::string_view name )
    {
      const auto *found = std::find( FILE_KINDS.begin(), FILE_KINDS.end(), name );
      return found == FILE_KINDS.end() ? std::nullopt
                                       : std::optional( static_cast<FileKind>( found - FILE_KINDS.begin() ) );
    }
  }

  bool recordFile( const fs::path &folder, const fs::path &file, FileKind kind )
  {
    std::error_code failed;
    // The folder's real place, but the file's own name: a link is wiped as a link.
    const fs::path base = fs::weakly_canonical( folder, failed );
    const fs::path place =
        fs::weakly_canonical( fs::absolute( file ).parent_path(), failed ) / file.filename();
    const fs::path relative = place.lexically_relative( base );
    if ( failed || !staysInside( relative ) )
      return false;
    const std::string line = std::string( FILE_KINDS.at( static_cast<std::size_t>( kind ) ) ) + "," +
                             csvCell( forSpreadsheet( slashedTextOf( relative ) ) ) + "\r\n";
    LockedFile manifest( base / MANIFEST_NAME, "The event's manifest" );
    const std::string before = manifest.read();
    if ( before.empty() )
      manifest.append( std::string( MANIFEST_HEADER ) + line );
    else if ( before.find( "\n" + line ) == std::string::npos )
      manifest.append( before.ends_with( '\n' ) ? line : "\r\n" + line );
    return true;
  }

  bool recordFile( const fs::path &file, FileKind kind )
  {
    const fs::path folder = nearestManifest( fs::absolute( file ).parent_path() );
    return !folder.empty() && recordFile( folder, file, kind );
  }

  fs::path nearestManifest( const fs::path &folder )
  {
    fs::path at = folder;
    for ( int level = 0; level < 4 && at.has_relative_path(); ++level, at = at.parent_path() )
      if ( fs::exists( at / MANIFEST_NAME ) )
        return at;
    return {};
  }

  std::vector<ManifestEntry> readManifest( const fs::path &folder )
  {
    if ( !fs::exists( folder / MANIFEST_NAME ) )
      throw InputError(
          "FOLDER has no doorstep-manifest.csv: choose the folder that holds an event's crosswalk." );
    const std::string text = readWhole( folder / MANIFEST_NAME );
    std::vector<CsvRow> rows = parseCsv( text );
    // A line that a dead run did not end: what it was to name was not begun.
    if ( !text.ends_with( '\n' ) && rows.size() > 1 &&
         ( rows.back().size() != 2 || !kindOf( rows.back()[0] ) ) )
      rows.pop_back();
    std::map<std::string, FileKind> files;
    for ( std::size_t i = 1; i < rows.size(); ++i )
    {
      const std::optional<FileKind> kind = rows[i].size() == 2 ? kindOf( rows[i][0] ) : std::nullopt;
      const std::string path =
          kind ? slashedTextOf( pathOf( fromSpreadsheet( rows[i][1] ) ).lexically_normal() ) : std::string();
      if ( !kind || !staysInside( pathOf( path ) ) || path == MANIFEST_NAME )
        throw InputError( "doorstep-manifest.csv, line " + std::to_string( i + 1 ) +
                          ": no file of the event's folder; correct the line, nothing was destroyed." );
      if ( textOf( pathOf( path ).filename() ).starts_with( WORK_FOLDER_PREFIX ) )
        continue;
      const auto [at, isNew] = files.emplace( path, *kind );
      if ( !isNew )
        at->second = std::min( at->second, *kind );
    }
    std::vector<ManifestEntry> entries;
    entries.reserve( files.size() );
    for ( const auto &[path, kind] : files )
      entries.push_back( { kind, path } );
    std::stable_sort( entries.begin(), entries.end(),
                      []( const auto &a, const auto &b ) { return a.kind < b.kind; } );
    return entries;
  }
}
