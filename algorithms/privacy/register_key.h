// SPDX-License-Identifier: GPL-2.0-or-later
// The key of an event's entries in the register (privacy 11). It begins with what only the sealed crosswalk
// tells, goes one step forward with every entry and never back: so whoever has the folder can add entries,
// but can neither change nor remove one and seal the rest again, and whoever opens the crosswalk sees it
// (Bellare and Yee 1997, "Forward integrity for secure audit logs"). On disk beside the crosswalk, mode 0600:
//   event.dsregkey   id, step and key, in one line
#pragma once
#include "privacy/secret.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  class RegisterKey
  {
    public:
      // The first one of an event. event: of its crosswalk.
      static RegisterKey first( std::string_view event );

      // Eight hex digits that the entries carry; they tell nothing of the key.
      const std::string &id() const { return mId; }
      std::uint64_t step() const { return mStep; }
      // 32 hex digits over the entry and, by the hash before it, all earlier ones.
      std::string sealOf( std::string_view previousHash, std::string_view line ) const;
      void advance();
      bool operator==( const RegisterKey &other ) const;

      // As the file holds it, always of the same length.
      std::string text() const;
      // False where it is none.
      static bool read( std::string_view text, RegisterKey &key );

    private:
      std::string mId;
      std::uint64_t mStep = 0;
      SecretBytes mKey;
  };

  // The file, locked while the object lives; it is overwritten where it stands, so that no earlier key stays.
  class RegisterKeyFile
  {
    public:
      // Holds no key where the path is empty or nothing is there. Throws InputError: no key, not readable.
      explicit RegisterKeyFile( const std::filesystem::path &path );
      RegisterKeyFile( const RegisterKeyFile & ) = delete;
      RegisterKeyFile &operator=( const RegisterKeyFile & ) = delete;
      ~RegisterKeyFile();

      bool hasKey() const { return mFile >= 0; }
      RegisterKey &key() { return mKey; }
      // Throws InputError.
      void write();

    private:
      int mFile = -1;
      RegisterKey mKey;
  };

  // event.dsregkey for event.dsxwalk.
  std::filesystem::path registerKeyOf( const std::filesystem::path &crosswalk );

  // The key beside the crosswalk; without one, in the event's folder that the first of these places lies in
  // (the newest of several). Empty: none.
  std::filesystem::path findRegisterKey( const std::filesystem::path &crosswalk,
                                         const std::vector<std::filesystem::path> &within );
}
