// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/digest.h"

#include "privacy/secret.h"

#include <array>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    const unsigned char *raw( std::string_view text )
    {
      return reinterpret_cast<const unsigned char *>( text.data() );
    }

    std::string bytesOf( const std::array<unsigned char, 32> &hash )
    {
      return { hash.begin(), hash.end() };
    }
  }

  std::string sha256( std::string_view text )
  {
    startSodium();
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256( hash.data(), raw( text ), text.size() );
    return bytesOf( hash );
  }

  std::string hmacSha256( std::string_view text, std::string_view key )
  {
    startSodium();
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> hash;
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init( &state, raw( key ), key.size() );
    crypto_auth_hmacsha256_update( &state, raw( text ), text.size() );
    crypto_auth_hmacsha256_final( &state, hash.data() );
    return bytesOf( hash );
  }

  std::string shortDigest( std::string_view text, std::string_view key )
  {
    constexpr std::size_t half = 16;
    const std::string hash = key.empty() ? sha256( text ) : hmacSha256( text, key );
    std::string hex( 2 * half + 1, '\0' );
    sodium_bin2hex( hex.data(), hex.size(), raw( hash ), half );
    hex.pop_back();
    return hex;
  }
}
