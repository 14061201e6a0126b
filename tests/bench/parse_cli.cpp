// SPDX-License-Identifier: GPL-2.0-or-later
// One address a line on standard input, one CSV line out: number, predir, pretype, name, suftype, sufdir,
// unit, city, state, zip, as typed. With --header the names come first; --street says that no city follows.
#include "address/fields.h"
#include "base/csv.h"

#include <iostream>
#include <string>

int main( int count, char **arguments )
{
  doorstep::ParseOptions options;
  std::string out;
  const auto put = [&out]( const auto &fields )
  {
    for ( std::size_t i = 0; i < fields.size(); ++i )
    {
      if ( i > 0 )
        out += ',';
      out += doorstep::csvCell( fields[i] );
    }
    out += '\n';
  };
  for ( int i = 1; i < count; ++i )
  {
    const std::string argument = arguments[i];
    if ( argument == "--header" )
      put( doorstep::FIELD_NAMES );
    else if ( argument == "--street" )
      options.cityExpected = false;
    else
    {
      std::cerr << "usage: parse_cli [--header] [--street] < addresses > parts.csv\n";
      return 2;
    }
  }
  std::ios::sync_with_stdio( false );
  std::string line;
  while ( std::getline( std::cin, line ) )
  {
    put( doorstep::addressFields( line, options ) );
    if ( out.size() > 60000 )
    {
      std::cout << out;
      out.clear();
    }
  }
  std::cout << out;
  return 0;
}
