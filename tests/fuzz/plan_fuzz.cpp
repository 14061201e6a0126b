// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of whole plans: on any small map a plan is made or refused with a sentence, and what it
// says of its zones adds up; what pages draw of it is drawn.
#include "../support/plan_checks.h"
#include "../support/sheet_checks.h"

#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  test::MapBytes bytes( data, size );
  const test::StreetMap map = test::streetMap( bytes );
  const std::string wrong = test::wrongOnSheets( map ) + test::wrongInPlan( map, bytes.chance( 8 ) ? 15 : 0 );
  if ( !wrong.empty() )
  {
    std::fprintf( stderr, "%s\n", wrong.c_str() );
    std::abort();
  }
  return 0;
}
