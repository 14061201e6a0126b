// SPDX-License-Identifier: GPL-2.0-or-later
// From typed names to streets: exact keys by hash; keys within two edits by a deletion neighbourhood (Garbe
// 2012, SymSpell, with prefixes of seven letters: 29 look-ups a name, none of them over the whole list);
// names that sound alike; and a scan with a letter filter for whole street names, the last resort.
#pragma once
#include "geocode/name_keys.h"
#include "geocode/reference_records.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // The arrays of a reference that hold the index.
  struct NameIndexArrays
  {
      std::vector<KeyRecord> keys;
      std::vector<KeyUse> uses;
      std::vector<std::uint32_t> lengths, slots;
      std::vector<HashEntry> deletes, phonetic;
      std::vector<std::uint32_t> deleteDirectory, phoneticDirectory;
      std::uint32_t deleteBits = 0, phoneticBits = 0;
  };

  struct KeyOfStreet
  {
      std::string text;
      std::uint32_t street = 0;
      KeyKind kind = KeyKind::Name;
      auto operator<=>( const KeyOfStreet & ) const = default;
  };

  // `intern` gives the index of a text in the reference's strings.
  NameIndexArrays buildNameIndex( std::vector<KeyOfStreet> keys,
                                  const std::function<StringIndex( std::string_view )> &intern );

  struct KeyMatch
  {
      std::uint32_t key = 0;
      int edits = 0;
      bool sound = false;
  };

  // The key with this text, -1 where there is none.
  std::int64_t findKey( const ReferenceView &view, std::string_view text );

  // Keys of names within `limit` (1 or 2) edits and not equal, appended to `out`, sorted by edits, then key.
  void findSimilar( const ReferenceView &view, std::string_view text, int limit, std::vector<KeyMatch> &out );

  // Keys of names that sound the same and are within four edits.
  void findSounding( const ReferenceView &view, std::string_view text, std::vector<KeyMatch> &out );

  // Keys of any kind within `limit` edits, by a scan over those of about the same length.
  void scanSimilar( const ReferenceView &view, std::string_view text, int limit, std::vector<KeyMatch> &out );
}
