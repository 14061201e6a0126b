// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/secret.h"

#include "base/error.h"
#include "base/platform/process.h"

#include <cstring>
#include <sodium.h>
#include <stdexcept>
#include <utility>

namespace doorstep
{
  void startSodium()
  {
    if ( sodium_init() < 0 )
      throw std::runtime_error( "The system's random source cannot be opened." );
  }

  SecretBytes::SecretBytes( std::size_t size ) : mSize( size )
  {
    startSodium();
    // sodium_malloc aligns the end of the block to a guard page; one byte at least, so that data() is never
    // null.
    mBytes = static_cast<unsigned char *>( sodium_malloc( size == 0 ? 1 : size ) );
    if ( !mBytes )
      throw std::bad_alloc();
  }

  SecretBytes::SecretBytes( SecretBytes &&other ) noexcept
      : mBytes( std::exchange( other.mBytes, nullptr ) ), mSize( std::exchange( other.mSize, 0 ) )
  {
  }

  SecretBytes &SecretBytes::operator=( SecretBytes &&other ) noexcept
  {
    std::swap( mBytes, other.mBytes );
    std::swap( mSize, other.mSize );
    return *this;
  }

  SecretBytes::~SecretBytes()
  {
    sodium_free( mBytes );
  }

  Passphrase::Passphrase( std::string_view secret ) : mBytes( secret.size() )
  {
    if ( secret.empty() )
      throw InputError( "The passphrase is empty: put one where PASSPHRASE points to." );
    std::memcpy( mBytes.data(), secret.data(), secret.size() );
  }

  Passphrase Passphrase::take( std::string &source )
  {
    Passphrase passphrase{ std::string_view( source ) };
    forget( source );
    return passphrase;
  }

  void forget( std::string &text )
  {
    // A moved-from or shortened string may still hold characters up to its capacity.
    text.resize( text.capacity() );
    sodium_memzero( text.data(), text.size() );
    text.clear();
  }

  void noCoreDumps()
  {
    platform::noCrashDumps();
  }
}
