// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/register_key.h"

#include "base/error.h"
#include "base/path_text.h"
#include "base/platform/files.h"
#include "privacy/manifest.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    namespace fs = std::filesystem;
    constexpr std::size_t KEY = 32, ID = 8, STEP = 10;
    constexpr std::size_t LENGTH = ID + 1 + STEP + 1 + 2 * KEY + 1;
    constexpr const char *EXTENSION = ".dsregkey";

    // BLAKE2b of the texts under a key (none: plain).
    template <std::size_t Size>
    std::array<unsigned char, Size> hashOf( const SecretBytes *key, std::string_view purpose,
                                            std::string_view first, std::string_view second = {} )
    {
      std::array<unsigned char, Size> hash{};
      crypto_generichash_state state;
      crypto_generichash_init( &state, key ? key->data() : nullptr, key ? key->size() : 0, Size );
      for ( const std::string_view part : { purpose, first, second } )
        crypto_generichash_update( &state, reinterpret_cast<const unsigned char *>( part.data() ),
                                   part.size() );
      crypto_generichash_final( &state, hash.data(), Size );
      sodium_memzero( &state, sizeof( state ) );
      return hash;
    }

    std::string hexOf( const unsigned char *bytes, std::size_t size )
    {
      std::string hex( 2 * size + 1, '\0' );
      sodium_bin2hex( hex.data(), hex.size(), bytes, size );
      hex.pop_back();
      return hex;
    }

    SecretBytes secretOf( std::array<unsigned char, KEY> bytes )
    {
      SecretBytes secret( KEY );
      std::copy( bytes.begin(), bytes.end(), secret.data() );
      sodium_memzero( bytes.data(), bytes.size() );
      return secret;
    }

    [[noreturn]] void fail( const char *what )
    {
      throw InputError( std::string( "The register's key (" ) + EXTENSION + " beside the crosswalk) " +
                        what );
    }
  }

  RegisterKey RegisterKey::first( std::string_view event )
  {
    startSodium();
    RegisterKey key;
    key.mKey = secretOf( hashOf<KEY>( nullptr, "doorstep register 1 ", event ) );
    key.mId = hexOf( hashOf<16>( &key.mKey, "id", {} ).data(), ID / 2 );
    return key;
  }

  std::string RegisterKey::sealOf( std::string_view previousHash, std::string_view line ) const
  {
    return hexOf( hashOf<16>( &mKey, "entry ", previousHash, line ).data(), 16 );
  }

  void RegisterKey::advance()
  {
    mKey = secretOf( hashOf<KEY>( &mKey, "next", {} ) );
    ++mStep;
  }

  bool RegisterKey::operator==( const RegisterKey &other ) const
  {
    return mId == other.mId && mStep == other.mStep && mKey.view() == other.mKey.view();
  }

  std::string RegisterKey::text() const
  {
    std::string step = std::to_string( mStep );
    step.insert( 0, STEP - std::min( STEP, step.size() ), '0' );
    return mId + ' ' + step + ' ' + hexOf( mKey.data(), KEY ) + '\n';
  }

  bool RegisterKey::read( std::string_view text, RegisterKey &key )
  {
    startSodium();
    if ( text.size() != LENGTH || text[ID] != ' ' || text[ID + 1 + STEP] != ' ' || text.back() != '\n' )
      return false;
    key.mId = text.substr( 0, ID );
    const std::string_view step = text.substr( ID + 1, STEP ), hex = text.substr( ID + STEP + 2, 2 * KEY );
    key.mKey = SecretBytes( KEY );
    std::size_t got = 0;
    return key.mId.find_first_not_of( "0123456789abcdef" ) == std::string::npos &&
           hex.find_first_not_of( "0123456789abcdef" ) == std::string::npos &&
           std::from_chars( step.data(), step.data() + STEP, key.mStep ).ptr == step.data() + STEP &&
           sodium_hex2bin( key.mKey.data(), KEY, hex.data(), hex.size(), nullptr, &got, nullptr ) == 0 &&
           got == KEY;
  }

  RegisterKeyFile::RegisterKeyFile( const fs::path &path )
  {
    if ( path.empty() )
      return;
    mFile = platform::openThere( path, platform::Access::ReadWrite );
    if ( mFile < 0 && errno == ENOENT )
      return;
    const bool isLocked = mFile >= 0 && platform::lock( mFile, true );
    std::string text( LENGTH + 1, '\0' );
    const std::int64_t got = isLocked ? platform::readAt( mFile, text.data(), text.size(), 0 ) : -1;
    text.resize( got < 0 ? 0 : static_cast<std::size_t>( got ) );
    const bool good = RegisterKey::read( text, mKey );
    forget( text );
    if ( good )
      return;
    if ( mFile >= 0 )
      platform::close( mFile );
    fail( "cannot be read: take it from a backup, or move it away, which the register will tell." );
  }

  RegisterKeyFile::~RegisterKeyFile()
  {
    if ( mFile >= 0 )
      platform::close( mFile ); // releases the lock
  }

  void RegisterKeyFile::write()
  {
    std::string text = mKey.text();
    const std::int64_t written = platform::writeAt( mFile, text.data(), text.size(), 0 );
    const bool good = written == static_cast<std::int64_t>( text.size() ) && platform::flush( mFile );
    forget( text );
    if ( !good )
      fail( "cannot be written: free some space." );
  }

  fs::path registerKeyOf( const fs::path &crosswalk )
  {
    return crosswalk.parent_path() / pathOf( textOf( crosswalk.stem() ) + EXTENSION );
  }

  fs::path findRegisterKey( const fs::path &crosswalk, const std::vector<fs::path> &within )
  {
    std::error_code error;
    if ( !crosswalk.empty() )
      return fs::exists( registerKeyOf( crosswalk ), error ) ? registerKeyOf( crosswalk ) : fs::path();
    fs::path folder, found;
    for ( auto at = within.begin(); folder.empty() && at != within.end(); ++at )
      folder = at->empty() ? fs::path() : nearestManifest( fs::absolute( *at ) );
    for ( const fs::directory_entry &entry : fs::directory_iterator( folder, error ) )
      if ( entry.path().extension() == EXTENSION && entry.is_regular_file( error ) &&
           ( found.empty() || entry.last_write_time( error ) > fs::last_write_time( found, error ) ) )
        found = entry.path();
    return found;
  }
}
