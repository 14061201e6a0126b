// SPDX-License-Identifier: GPL-2.0-or-later
// A passphrase that nobody has to think of: words of metadata/lexicons/passphrase_words.csv, nine random bits
// each. Seven of them are 63 bits; with the crosswalk's Argon2id (more than a second and 128 MB a guess) that
// is out of reach.
#pragma once
#include "privacy/secret.h"

#include <cstddef>

namespace doorstep
{
  inline constexpr std::size_t PASSPHRASE_WORDS = 7;

  // "maple lantern river …", from the system's secure random source, in locked memory.
  SecretBytes newPassphraseText( std::size_t words = PASSPHRASE_WORDS );
}
