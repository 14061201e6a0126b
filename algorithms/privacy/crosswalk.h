// SPDX-License-Identifier: GPL-2.0-or-later
// The crosswalk: the one place where a visit's code meets a student (privacy 3). It exists as a sealed file
// only; whoever opens one keeps it in memory and lets it go when the page is drawn.
//   sealCrosswalk( "event.dsxwalk", crosswalk, passphrase );
//   const Crosswalk opened = openCrosswalk( "event.dsxwalk", passphrase );
#pragma once
#include "privacy/secret.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace doorstep
{
  // One student. Several entries of the same visit are one household.
  struct CrosswalkEntry
  {
      std::string visit;
      std::string student; // the ID of the list
      std::string address; // geo_address
      std::string unit;    // normalised; empty: none or not known
      std::string group;   // the GROUP value behind the opaque code
      std::string note;    // for the leader, such as a unit that is not known
      std::vector<std::pair<std::string, std::string>>
          sealed; // field name, value; in the order of sealedFields
  };

  struct Crosswalk
  {
      std::string event; // random, 32 hex digits; tells one event's crosswalk from another's
      std::vector<std::string> sealedFields;
      std::vector<CrosswalkEntry> entries; // sorted by visit, then student
  };

  // A name for Crosswalk::event.
  std::string newEvent();

  // The file's bytes. An empty event gets a random one. saltFrom: the bytes of the file that these follow, so
  // that both are known for one event's; empty: there is none.
  std::string sealedCrosswalk( const Crosswalk &crosswalk, const Passphrase &passphrase,
                               std::string_view saltFrom = {} );

  // The same with a key that was made before (sealed_bytes.h).
  struct SealKey;
  std::string sealedCrosswalk( const Crosswalk &crosswalk, const SealKey &key );

  // Writes the file (mode 0600) whole or not at all. Throws InputError.
  void sealCrosswalk( const std::filesystem::path &path, const Crosswalk &crosswalk,
                      const Passphrase &passphrase );

  // Throws InputError: one message where the file cannot be read, and one, always the same, where the
  // passphrase is wrong or any byte was changed.
  Crosswalk openCrosswalk( const std::filesystem::path &path, const Passphrase &passphrase );

  // The bytes of such a file with the key of their salt; the same message.
  Crosswalk openCrosswalkBytes( std::string_view sealed, const SealKey &key );

  // Throws InputError where a visit's code is not in the crosswalk: it is another event's.
  void requireSameEvent( const Crosswalk &crosswalk, std::span<const std::string> visits );

  // Overwrites every value in memory and empties the crosswalk.
  void forget( Crosswalk &crosswalk );
}
