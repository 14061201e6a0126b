// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/sealed_bytes.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view MAGIC = "DSXWALK"; // then the version
    constexpr std::size_t SALT = crypto_pwhash_argon2id_SALTBYTES;
    constexpr std::size_t NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
    constexpr std::size_t TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES;
    constexpr std::size_t SMALLEST = 65536;
    static_assert( SEALED_SALT_OFFSET == MAGIC.size() + 1 &&
                   SEALED_HEADER_SIZE == SEALED_SALT_OFFSET + SALT + NONCE );

    // What a key costs, by the version of the file.
    struct KeyCost
    {
        char version = 0;
        unsigned long long passes = 0;
        std::size_t megabytes = 0;
    };
    constexpr std::array<KeyCost, 2> COSTS = { { { 1, 3, 256 }, { SEALED_VERSION, 7, 128 } } };

    // Of a file of that version, or of a new one.
    const KeyCost &costOf( std::string_view sealed )
    {
      return sealed.size() > MAGIC.size() && sealed[MAGIC.size()] == COSTS[0].version ? COSTS[0] : COSTS[1];
    }

    bool isSealedFile( std::string_view bytes )
    {
      return bytes.size() >= SEALED_HEADER_SIZE && bytes.starts_with( MAGIC ) &&
             bytes[MAGIC.size()] == costOf( bytes ).version;
    }

    const unsigned char *bytesOf( std::string_view text )
    {
      return reinterpret_cast<const unsigned char *>( text.data() );
    }
  }

  SecretBytes sealKey( const Passphrase &passphrase, std::string_view sealed )
  {
    std::array<unsigned char, SALT> salt{};
    const std::string_view given = sealed.substr( std::min( sealed.size(), SEALED_SALT_OFFSET ), SALT );
    std::copy_n( bytesOf( given ), given.size(), salt.begin() );
    SecretBytes key( crypto_aead_xchacha20poly1305_ietf_KEYBYTES );
    const auto secret = passphrase.bytes();
    const KeyCost &cost = costOf( sealed );
    if ( crypto_pwhash( key.data(), key.size(), reinterpret_cast<const char *>( secret.data() ),
                        secret.size(), salt.data(), cost.passes, cost.megabytes << 20U,
                        crypto_pwhash_ALG_ARGON2ID13 ) != 0 )
      throw InputError( "The crosswalk needs " + std::to_string( cost.megabytes ) +
                        " MB of free memory: close other programs." );
    return key;
  }

  std::string sealedSalt( std::string_view sealed )
  {
    return isSealedFile( sealed ) ? std::string( sealed.substr( SEALED_SALT_OFFSET, SALT ) ) : std::string();
  }

  SealKey makeSealKey( const Passphrase &passphrase, std::string_view saltFrom )
  {
    startSodium();
    SealKey made{ sealedSalt( saltFrom ), {} };
    if ( made.salt.empty() )
    {
      made.salt.resize( SALT );
      randombytes_buf( made.salt.data(), SALT );
    }
    else
      made.version = costOf( saltFrom ).version;
    std::string header( MAGIC );
    header += made.version;
    header += made.salt;
    made.key = sealKey( passphrase, header );
    return made;
  }

  // One byte more for the mark that ends the text, then zeros (ISO/IEC 7816-4).
  std::size_t sealedSize( std::size_t plain )
  {
    return SEALED_HEADER_SIZE + std::max( SMALLEST, std::bit_ceil( plain + 1 ) ) + TAG;
  }

  void sealInPlace( std::string &bytes, const SealKey &key )
  {
    const std::size_t whole = sealedSize( bytes.size() - SEALED_HEADER_SIZE );
    bytes.reserve( whole );
    bytes += '\x80';
    bytes.resize( whole );
    std::copy( MAGIC.begin(), MAGIC.end(), bytes.begin() );
    bytes[MAGIC.size()] = key.version;
    std::copy( key.salt.begin(), key.salt.end(), bytes.begin() + SEALED_SALT_OFFSET );
    auto *out = reinterpret_cast<unsigned char *>( bytes.data() );
    unsigned char *nonce = out + SEALED_SALT_OFFSET + SALT;
    randombytes_buf( nonce, NONCE );
    crypto_aead_xchacha20poly1305_ietf_encrypt( out + SEALED_HEADER_SIZE, nullptr, out + SEALED_HEADER_SIZE,
                                                whole - SEALED_HEADER_SIZE - TAG, out, SEALED_HEADER_SIZE,
                                                nullptr, nonce, key.key.data() );
  }

  std::string sealBytes( std::string_view plain, const Passphrase &passphrase, std::string_view saltFrom )
  {
    std::string bytes;
    bytes.reserve( sealedSize( plain.size() ) );
    bytes.resize( SEALED_HEADER_SIZE );
    bytes += plain;
    sealInPlace( bytes, makeSealKey( passphrase, saltFrom ) );
    return bytes;
  }

  bool openSealedWithKey( std::string_view sealed, const SecretBytes &key, SecretBytes &plain )
  {
    plain = SecretBytes();
    if ( sealed.size() < SEALED_HEADER_SIZE + TAG || !isSealedFile( sealed ) )
      return false;
    SecretBytes padded( sealed.size() - SEALED_HEADER_SIZE - TAG );
    const unsigned char *in = bytesOf( sealed );
    if ( crypto_aead_xchacha20poly1305_ietf_decrypt(
             padded.data(), nullptr, nullptr, in + SEALED_HEADER_SIZE, sealed.size() - SEALED_HEADER_SIZE, in,
             SEALED_HEADER_SIZE, in + SEALED_SALT_OFFSET + SALT, key.data() ) != 0 )
      return false;
    std::size_t length = padded.size();
    while ( length > 0 && padded.data()[length - 1] == 0 )
      --length;
    if ( length == 0 || padded.data()[length - 1] != 0x80 )
      return false;
    plain = SecretBytes( length - 1 );
    std::memcpy( plain.data(), padded.data(), length - 1 );
    return true;
  }

  bool openSealed( std::string_view sealed, const Passphrase &passphrase, SecretBytes &plain )
  {
    startSodium();
    return openSealedWithKey( sealed, sealKey( passphrase, sealed ), plain );
  }
}
