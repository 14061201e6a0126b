// libFuzzer target of the reference reader: any bytes are a reference or are refused with a sentence. A file
// whose checksum holds is also looked through and geocoded against, so that damage which a checksum cannot
// see (a file made to deceive) is refused or harmless too.
#include "base/error.h"
#include "geocode/fast_hash.h"
#include "geocode/geocoder.h"

#include <cstring>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  std::string bytes( reinterpret_cast<const char *>( data ), size );
  // the first byte chooses whether the checksum is made right, to come past it
  if ( bytes.size() > 40 && bytes[0] == 'F' )
  {
    bytes[0] = 'D';
    const std::uint64_t length = bytes.size();
    std::memcpy( bytes.data() + 16, &length, 8 );
    const std::uint64_t hash = hashBytes( bytes.data() + 32, bytes.size() - 32 );
    std::memcpy( bytes.data() + 24, &hash, 8 );
  }
  try
  {
    const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( std::move( bytes ) ) );
    const Geocoder geocoder( reference );
    GeocodeOptions options;
    options.candidates = 3;
    for ( const char *line :
          { "14 Main St", "14 Mian St", "150 Main St # 4", "Main St & Elm St", "37-50 Queens Blvd" } )
      geocoder.geocode( { line, "Eastville", "AZ", "85701", {} }, options );
  }
  catch ( const InputError & )
  {
  }
  return 0;
}
