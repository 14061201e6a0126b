// Searches every byte that a run wrote (privacy 6). For tests, marker strings: plain, UTF-16, hexadecimal,
// base64, percent- and XML-escaped, and as the eye reads them. For users, the values of a list: as whole
// words that the eye reads. Both look inside zip and gzip (.qgz, .zip, .gz), PNG text and SQLite's rows, into
// PDF streams, object streams and the text that a PDF's fonts spell (ToUnicode maps); free pages and journals
// of a GeoPackage are raw bytes of the file. Cost: one Aho-Corasick pass over the bytes.
#pragma once
#include "base/progress.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct LeakHit
  {
      std::filesystem::path file;
      std::string
          where; // "bytes", "pdf stream 12", "zip entry plan.qgs", "file name"; nested joined by " > "
      std::string encoding;   // "utf-8", "utf-16", "hex", "base64", "escaped", "pdf text", "as read"
      std::size_t marker = 0; // index into the markers
      bool operator==( const LeakHit & ) const = default;
  };

  // Markers are matched without regard to ASCII case; each at least 4 bytes, UTF-8. Throws InputError
  // otherwise.
  std::vector<LeakHit> scanBytes( std::string_view bytes, std::span<const std::string> markers );

  // Every regular file under the roots (files or folders), names included; symbolic links are not followed.
  // Files that cannot be read are hits with the encoding "unreadable", so that silence means searched.
  std::vector<LeakHit> scanForLeaks( std::span<const std::filesystem::path> roots,
                                     std::span<const std::string> markers );

  // The same for values of a list, as whole words. `where` holds no value: what is found in the name of a
  // packed file is "zip entry name".
  std::vector<LeakHit> scanForValues( const std::filesystem::path &root, std::span<const std::string> values,
                                      const Progress &progress = {} );

  // Long enough not to be met by chance: four letters, or six digits where there is no letter.
  bool isTelling( std::string_view value );
}
