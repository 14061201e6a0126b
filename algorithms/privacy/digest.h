// SPDX-License-Identifier: GPL-2.0-or-later
// SHA-256 as hex digits, for what has to be told apart without being told.
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  // The 32 bytes, and those of HMAC with a key of any length.
  std::string sha256( std::string_view text );
  std::string hmacSha256( std::string_view text, std::string_view key );

  // The first half as 32 hex digits; key: empty for none.
  std::string shortDigest( std::string_view text, std::string_view key = {} );
}
