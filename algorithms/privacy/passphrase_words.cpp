// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/passphrase_words.h"

#include "base/csv.h"
#include "base/embedded.h"

#include <cstring>
#include <sodium.h>
#include <vector>

namespace doorstep
{
  SecretBytes newPassphraseText( std::size_t words )
  {
    startSodium();
    std::vector<std::string> list;
    for ( CsvRow &row : parseCsv( embedded( "passphrase_words.csv" ), ',', true ) )
      for ( std::string &word : row )
        list.push_back( std::move( word ) );
    std::vector<const std::string *> chosen;
    std::size_t size = 0;
    for ( std::size_t i = 0; i < words; ++i )
    {
      chosen.push_back( &list[randombytes_uniform( static_cast<std::uint32_t>( list.size() ) )] );
      size += chosen.back()->size() + ( i > 0 ? 1 : 0 );
    }
    SecretBytes text( size );
    unsigned char *at = text.data();
    for ( const std::string *word : chosen )
    {
      if ( at != text.data() )
        *at++ = ' ';
      std::memcpy( at, word->data(), word->size() );
      at += word->size();
    }
    sodium_memzero( chosen.data(), chosen.size() * sizeof( chosen.front() ) );
    return text;
  }
}
