// SPDX-License-Identifier: GPL-2.0-or-later
// Memory for what must not be swapped, dumped or left behind: pages from sodium_malloc are locked, kept out
// of core dumps, fenced by guard pages and zeroed when freed.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace doorstep
{
  // Starts libsodium once; every function of this layer that needs it calls it. Throws std::runtime_error.
  void startSodium();

  // Bytes in locked memory; moves, never copies.
  class SecretBytes
  {
    public:
      SecretBytes() = default;
      explicit SecretBytes( std::size_t size );
      SecretBytes( SecretBytes &&other ) noexcept;
      SecretBytes &operator=( SecretBytes &&other ) noexcept;
      SecretBytes( const SecretBytes & ) = delete;
      SecretBytes &operator=( const SecretBytes & ) = delete;
      ~SecretBytes();

      unsigned char *data() { return mBytes; }
      const unsigned char *data() const { return mBytes; }
      std::size_t size() const { return mSize; }
      std::string_view view() const { return { reinterpret_cast<const char *>( mBytes ), mSize }; }

    private:
      unsigned char *mBytes = nullptr;
      std::size_t mSize = 0;
  };

  // What opens a crosswalk. Made where the secret is read, moved to where the key is derived, printed
  // nowhere.
  class Passphrase
  {
    public:
      // Copies; the caller zeroes its own copy (or uses take). Throws InputError where it is empty.
      explicit Passphrase( std::string_view secret );
      // Copies and zeroes the source.
      static Passphrase take( std::string &source );

      std::span<const unsigned char> bytes() const { return { mBytes.data(), mBytes.size() }; }

    private:
      SecretBytes mBytes;
  };

  // Overwrites the characters, in a way that no compiler removes, and empties the string.
  void forget( std::string &text );

  // From here on a crash of this process leaves no core file with names in it (privacy 17): neither its own
  // (RLIMIT_CORE) nor one that a system service takes (PR_SET_DUMPABLE). It stays so, as names stay in memory
  // after the run that read them.
  void noCoreDumps();
}
