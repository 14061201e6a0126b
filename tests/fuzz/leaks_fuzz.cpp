// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the scan for leaks: any bytes (PDF, zip, SQLite, dBASE, markup …) are read to an end,
// whatever is damaged in them, and a value that stands in them as plain text is found.
#include "privacy/leak_scan.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  static const Sought SOUGHT{
      { "Whitford", "508 Main St", "912345" }, { { "Anna", "Whitford" } }, { "E Whitford St" } };
  const std::string_view bytes( reinterpret_cast<const char *>( data ), size );
  const std::vector<LeakHit> hits = scanBytesForValues( bytes, SOUGHT );
  for ( const LeakHit &hit : hits )
    if ( hit.marker > SOUGHT.values.size() || hit.where.empty() )
      std::abort();
  if ( bytes == "Whitford" && hits.empty() )
    std::abort();
  return 0;
}
