// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the street network: on any small map routes are found where there are some, their
// lengths are those of a search apart, and directions tell every stop and add up.
#include "../support/street_checks.h"

#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  test::MapBytes bytes( data, size );
  const test::StreetMap map = test::streetMap( bytes );
  if ( const std::string wrong = test::wrongOnStreets( map ); !wrong.empty() )
  {
    std::fprintf( stderr, "%s\n", wrong.c_str() );
    std::abort();
  }
  return 0;
}
