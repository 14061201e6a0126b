// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the reference reader: any bytes are a reference or are refused with a sentence. A file
// whose checksum holds is also looked through and geocoded against, so that damage which a checksum cannot
// see (a file made to deceive) is refused or harmless too.
//
// The first byte chooses how the rest is read: P patches the small town's reference (three bytes of place,
// four bytes of value, little-endian, again and again) and makes its checksum right, so that an input is a
// few bytes whatever the layout; F makes the checksum of a whole file right; anything else is a file.
#include "../geocode/small_town.h"

#include "base/error.h"
#include "geocode/fast_hash.h"

#include <cstring>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  constexpr std::size_t header = 32, patch = 7;
  std::string bytes( reinterpret_cast<const char *>( data ), size );
  const bool patches = size > 0 && bytes[0] == 'P', right = patches || ( size > header && bytes[0] == 'F' );
  if ( patches )
  {
    static const std::string whole = test::townBytes();
    bytes = whole;
    for ( std::size_t at = 1; at + patch <= size; at += patch )
    {
      const std::size_t place = data[at] + 256U * data[at + 1] + 65536U * data[at + 2];
      std::memcpy( bytes.data() + header + place % ( bytes.size() - header - 3 ), data + at + 3, 4 );
    }
  }
  if ( right )
  {
    bytes[0] = 'D';
    const std::uint64_t length = bytes.size();
    std::memcpy( bytes.data() + 16, &length, 8 );
    const std::uint64_t hash = hashBytes( bytes.data() + header, bytes.size() - header );
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
