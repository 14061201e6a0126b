// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of what is opened under a key: the ledger of releases (L), the register's key (K), a
// crosswalk of any bytes, sealed or not (X). Each is read or refused with a sentence, and a ledger that was
// read is written as it was.
#include "base/error.h"
#include "privacy/crosswalk.h"
#include "privacy/register_key.h"
#include "privacy/release_ledger.h"
#include "privacy/sealed_bytes.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  if ( size == 0 )
    return 0;
  const std::string_view bytes( reinterpret_cast<const char *>( data ) + 1, size - 1 );
  try
  {
    if ( data[0] == 'K' )
    {
      RegisterKey key = RegisterKey::first( "event" );
      if ( RegisterKey::read( bytes, key ) && key.text() != bytes )
        std::abort();
    }
    else if ( data[0] == 'X' )
    {
      static const SealKey KEY = []
      {
        SealKey key{ "0123456789abcdef", SecretBytes( 32 ) };
        std::fill( key.key.data(), key.key.data() + 32, static_cast<unsigned char>( 7 ) );
        return key;
      }();
      SecretBytes plain( 0 );
      if ( openSealedWithKey( bytes, KEY.key, plain ) )
        std::abort(); // nobody sealed it
      std::string sealed = std::string( SEALED_HEADER_SIZE, '\0' ).append( bytes );
      sealInPlace( sealed, KEY );
      openCrosswalkBytes( sealed, KEY );
    }
    else
    {
      const std::vector<Release> releases = readLedgerText( bytes );
      if ( readLedgerText( ledgerText( releases ) ) != releases )
        std::abort();
    }
  }
  catch ( const InputError &e )
  {
    if ( std::string_view( e.what() ).size() < 10 )
      std::abort();
  }
  return 0;
}
