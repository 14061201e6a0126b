// SPDX-License-Identifier: GPL-2.0-or-later
// Searches every byte that a run wrote (privacy 6). For tests, marker strings: plain, UTF-16, hexadecimal,
// base64, percent- and XML-escaped, and as the eye reads them. For users, the values of a list: as whole
// words that the eye reads. Both look inside zip and gzip (.qgz, .zip, .gz), PNG text and SQLite's rows, into
// PDF streams, object streams and the text that a PDF's fonts spell (ToUnicode maps); free pages and journals
// of a GeoPackage are raw bytes of the file. Cost: one Aho-Corasick pass over the bytes.
#pragma once
#include "base/progress.h"
#include "privacy/leak_names.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // Whether a word stands in a street's name: Whitford in "E Whitford St".
  enum class StreetSense
  {
    None,
    Looks, // the word behind it is a type of street
    Known  // it is part of a name that is public
  };

  struct LeakHit
  {
      std::filesystem::path file;
      std::string
          where; // "bytes", "pdf stream 12", "zip entry plan.qgs", "file name"; nested joined by " > "
      std::string encoding;   // "utf-8", "utf-16", "hex", "base64", "escaped", "pdf text", "as read";
                              // "unreadable", "picture"
      std::size_t marker = 0; // index into the markers, or into the values and then the names
      StreetSense street = StreetSense::None;
      bool operator==( const LeakHit & ) const = default;
  };

  // Markers are matched without regard to ASCII case; each at least 4 bytes, UTF-8. Throws InputError
  // otherwise.
  std::vector<LeakHit> scanBytes( std::string_view bytes, std::span<const std::string> markers );

  // Every regular file under the roots (files or folders), names included; symbolic links are not followed.
  // Files that cannot be read are hits with the encoding "unreadable", so that silence means searched.
  std::vector<LeakHit> scanForLeaks( std::span<const std::filesystem::path> roots,
                                     std::span<const std::string> markers );

  // What a user's scan looks for.
  struct Sought
  {
      std::vector<std::string> values;
      std::vector<SoughtName> names;
      std::vector<std::string> streets; // names that are public; empty: what looks like one is told
  };

  // The same for values of a list, as whole words. `where` holds no value: what is found in the name of a
  // packed file is "zip entry name". What is encrypted or packed in an unknown way is a hit "unreadable",
  // a picture one of "picture".
  std::vector<LeakHit> scanForValues( const std::filesystem::path &root, const Sought &sought,
                                      const Progress &progress = {} );
  std::vector<LeakHit> scanBytesForValues( std::string_view bytes, const Sought &sought );

  // Whether the hit is of a marker, value or name, and not of what could not be read.
  bool isOfValue( const LeakHit &hit );

  // Long enough not to be met by chance: four letters, or six digits where there is no letter.
  bool isTelling( std::string_view value );
}
