// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the table of corrections: any text is read or refused with a sentence that names the
// row.
#include "base/error.h"
#include "geocode/corrections.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  const std::string_view csv( reinterpret_cast<const char *>( data ), size );
  try
  {
    const Corrections corrections = Corrections::parse( csv );
    if ( corrections.empty() != ( corrections.size() == 0 ) )
      std::abort();
    for ( const char *zip : { "85701", "" } )
      if ( corrections.find( { "14 Elm St", "Eastville", zip, "4" } ) != nullptr && corrections.empty() )
        std::abort();
  }
  catch ( const InputError &e )
  {
    if ( std::string_view( e.what() ).size() < 10 )
      std::abort();
  }
  return 0;
}
