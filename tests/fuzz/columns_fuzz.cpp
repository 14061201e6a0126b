// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of maps of columns as they are typed (STREET_FIELDS) and of the texts of language tables:
// any text is taken or refused with a sentence.
#include "base/csv.h"
#include "base/error.h"
#include "network/road_fields.h"
#include "words/languages.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  using namespace doorstep;
  const std::string_view text( reinterpret_cast<const char *>( data ), size );
  static const std::vector<std::string> names = { "CLASS", "DIR", "MPH", "NAME" };
  try
  {
    RoadColumns columns;
    applyRoadFields( columns, names, text );
    for ( const int column : columns.column )
      if ( column < -1 || column >= static_cast<int>( names.size() ) )
        std::abort();
  }
  catch ( const InputError &e )
  {
    if ( std::string_view( e.what() ).size() < 10 )
      std::abort();
  }
  std::size_t cells = 0;
  for ( const CsvRow &row : parseCsv( text, ',', true ) )
    for ( const std::string &cell : row )
    {
      const Filling fillings[] = { { "n", "11" } };
      cells += filled( cell, fillings ).size();
    }
  return cells > 20 * size + 1000 ? 1 : 0;
}
