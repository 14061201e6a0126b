// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the matcher: any typed row, against a small town, has an answer that keeps its
// promises.
#include "../geocode/small_town.h"

#include <algorithm>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  static const Geocoder geocoder( test::town() );
  // line, city, state, ZIP and unit, one after the other, separated by line ends
  const std::string text( reinterpret_cast<const char *>( data ), size );
  AddressInput input;
  std::string *const cells[] = { &input.line, &input.city, &input.state, &input.zip, &input.unit };
  std::size_t at = 0;
  for ( std::string *cell : cells )
  {
    const std::size_t end = std::min( text.find( '\n', at ), text.size() );
    *cell = text.substr( at, end - at );
    at = std::min( end + 1, text.size() );
  }
  GeocodeOptions options;
  options.candidates = 5;
  const GeocodeResult r = geocoder.geocode( input, options );
  if ( r.score < 0 || r.score > 100 || r.candidates.size() > 5 )
    std::abort();
  if ( r.placed() && ( r.score < options.minScore || !( r.errorBound.value() > 0 ) || r.address.empty() ) )
    std::abort();
  if ( !r.placed() && r.note.empty() )
    std::abort();
  return 0;
}
