// SPDX-License-Identifier: GPL-2.0-or-later
// The register of packets (privacy 11; 34 CFR 99.32): who got what, for what purpose, when, and when it came
// back. A CSV file that only grows: every entry carries the BLAKE2b hash of the one before, so a changed,
// removed or inserted line shows; and where the event has a key (register_key.h), a seal, so that lines taken
// out show even after all hashes were made again. It names staff and teams, never a student, and a wipe
// leaves it.
//   Register book( "register.csv" );
//   const auto issued = book.append( { { .event = "…", .team = "7", .role = Role::Team, … } } ); // then
//   print book.append( { Register::returned( issued.front(), "front desk" ) } );
#pragma once
#include "privacy/roles.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  enum class RegisterKind : std::uint8_t
  {
    Issued,
    Returned,
    Void // issued, but the print failed: this copy never existed
  };

  struct RegisterEntry
  {
      RegisterKind kind = RegisterKind::Issued;
      std::string event; // as the page says it
      std::string team;
      std::int32_t zone = -1; // -1: none, such as a public sheet
      Role role = Role::Team;
      std::string recipient; // who: the member of staff or team that takes it; received it back
      std::string purpose;
      std::int32_t pages = 0;
      std::int64_t refers = 0; // Returned, Void: the number of the entry that it closes

      // Filled in by append.
      std::int64_t number = 0; // 1, 2, …
      std::int32_t copy = 0;   // of this event, team, zone and role: 1, 2, …; of the entry closed
      std::string when;        // UTC, "2026-11-22T14:30:05Z"
      std::string hash;        // 64 hex digits
      std::string key, seal;   // the event's key, "1f2e3d4c-12", and what it made; empty: none
  };

  // "12:3f9a1c" for entry 12: what a page says of its entry, so that paper and register prove each other.
  std::string registerMark( const RegisterEntry &entry );

  struct RegisterCheck
  {
      bool intact = true;
      std::size_t entries = 0;
      std::size_t badLine = 0; // of the file, 1 the header; 0: none
      std::string head; // the last entry's hash: printed on a page it also proves that none was cut off
  };

  // What the holder of the crosswalk sees of an event's entries.
  struct SealCheck
  {
      std::size_t sealed = 0;  // entries
      std::size_t badLine = 0; // of the file: it or an earlier one is not as it was sealed; 0: none
      std::uint64_t elsewhere =
          0;                  // entries of the event that are not here: taken out, or of another register
      bool keyIsGone = false; // or is not this event's, so that entries may have stood at the end
      bool good() const { return badLine == 0 && elsewhere == 0 && !keyIsGone; }
  };

  class Register
  {
    public:
      // key: the event's, registerKeyOf(); empty: entries go without a seal.
      explicit Register( std::filesystem::path path, std::filesystem::path key = {} )
          : mPath( std::move( path ) ), mKey( std::move( key ) )
      {
      }

      // Whether there is a key to seal entries with.
      bool hasKey() const { return !mKey.empty() && std::filesystem::exists( mKey ); }

      // Adds all or none, in one write under a lock that other processes respect, and returns them as
      // written. The file is made where there is none. Throws InputError: damaged, not writable, purpose or
      // recipient missing, a return of something never issued or already returned, entries of the key
      // missing.
      std::vector<RegisterEntry> append( std::span<const RegisterEntry> entries ) const;
      std::vector<RegisterEntry> append( const RegisterEntry &entry ) const
      {
        return append( { &entry, 1 } );
      }

      // All entries. Throws InputError where the chain is broken, naming the line.
      std::vector<RegisterEntry> entries() const;

      RegisterCheck verify() const;
      // event: of the crosswalk. Throws InputError where the chain is broken.
      SealCheck verifySeals( std::string_view event ) const;

      static RegisterEntry returned( const RegisterEntry &issued, std::string receivedBy );
      static RegisterEntry voided( const RegisterEntry &issued, std::string why );

    private:
      std::filesystem::path mPath, mKey;
  };
}
