// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the address parser: any bytes must give an address, not an exception or a stray read.
//   clang++ -std=c++20 -fsanitize=fuzzer,address,undefined … parse_fuzz.cpp; ./parse_fuzz corpus/parse
#include "address/fields.h"
#include "address/parsed_address.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  const std::string_view line( reinterpret_cast<const char *>( data ), size );
  const ParsedAddress a = parseAddress( line );
  const ParsedAddress b = parseStreetLine( line );
  std::vector<StreetName> others;
  const StreetName street = parseStreetName( line, &others );
  // What was read once is read again the same way.
  if ( standardize( a.street ) != standardize( standardize( a.street ) ) )
    std::abort();
  if ( !a.zip.empty() && a.zip.size() != 5 )
    std::abort();
  if ( a.others.size() > 4 || b.others.size() > 4 )
    std::abort();
  for ( const std::string &field : addressFields( line ) )
  {
    if ( field.size() > 2 * size + 64 )
      std::abort();
  }
  normalizeUnit( line );
  normalizeCity( line );
  normalizeState( line );
  normalizeZip( line );
  return street.name.size() > 4096 ? 1 : 0;
}
