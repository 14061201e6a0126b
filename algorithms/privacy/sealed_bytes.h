// SPDX-License-Identifier: GPL-2.0-or-later
// Authenticated encryption of a whole file under a passphrase, for the crosswalk.
// Format, version 2: "DSXWALK" 2 | salt (16 bytes) | nonce (24) | XChaCha20-Poly1305 ciphertext. The key is
// Argon2id (RFC 9106; 128 MiB, 7 passes; of version 1: 256 MiB, 3 passes; record 83) of passphrase and salt;
// everything before the ciphertext is authenticated with it. The cost is fixed by the version and not read
// from the file, so that nobody who changes a file can make it cheap or endless. The plaintext is padded to
// the next power of two, 64 KiB at least, so that its length does not tell the number of students.
#pragma once
#include "privacy/secret.h"

#include <string>
#include <string_view>

namespace doorstep
{
  inline constexpr std::size_t SEALED_SALT_OFFSET = 8;
  inline constexpr char SEALED_VERSION = 2; // of new files
  inline constexpr std::size_t SEALED_HEADER_SIZE = 8 + 16 + 24;

  // The key for the sealed bytes' salt.
  SecretBytes sealKey( const Passphrase &passphrase, std::string_view sealed );

  // What seals: made once, since making it takes 128 MB and more than a second.
  struct SealKey
  {
      std::string salt; // 16 bytes
      SecretBytes key;
      char version = SEALED_VERSION;
  };

  // saltFrom as below.
  SealKey makeSealKey( const Passphrase &passphrase, std::string_view saltFrom = {} );

  // Seals where the text stands, so that it is nowhere twice. bytes: SEALED_HEADER_SIZE bytes of any kind,
  // then the text; what has room for sealedSize() is not moved.
  void sealInPlace( std::string &bytes, const SealKey &key );
  // Of the sealed bytes of a text so long.
  std::size_t sealedSize( std::size_t plain );

  // saltFrom: an earlier seal of the same event, whose salt and version are taken, so that all its versions
  // are known by it and die with it; empty: a new one.
  std::string sealBytes( std::string_view plain, const Passphrase &passphrase,
                         std::string_view saltFrom = {} );

  // The 16 bytes by which an event's sealed files are known; empty where the bytes are no sealed file's.
  std::string sealedSalt( std::string_view sealed );

  // False where the key is wrong or any byte differs from what was sealed; plain is then empty.
  bool openSealedWithKey( std::string_view sealed, const SecretBytes &key, SecretBytes &plain );

  // The same, from the passphrase; takes as long for damaged bytes as for a wrong passphrase.
  bool openSealed( std::string_view sealed, const Passphrase &passphrase, SecretBytes &plain );
}
