// SPDX-License-Identifier: GPL-2.0-or-later
// leak_scan MARKERS ROOT…: searches every byte under the roots for the lines of the file MARKERS; prints the
// hits and ends with 1 where there are any. See privacy/leak_scan.h.
#include "privacy/leak_scan.h"

#include "base/file.h"

#include <iostream>
#include <sstream>

int main( int count, char **arguments )
{
  try
  {
    if ( count < 3 )
      throw std::runtime_error( "usage: leak_scan MARKERS ROOT…" );
    std::vector<std::string> markers;
    std::istringstream lines( doorstep::readWhole( arguments[1] ) );
    for ( std::string line; std::getline( lines, line ); )
      if ( !line.empty() )
        markers.push_back( line );
    const std::vector<std::filesystem::path> roots( arguments + 2, arguments + count );
    const std::vector<doorstep::LeakHit> hits = doorstep::scanForLeaks( roots, markers );
    for ( const doorstep::LeakHit &hit : hits )
      std::cout << hit.file.string() << ": " << hit.where << ", " << hit.encoding << ": "
                << markers[hit.marker] << "\n";
    return hits.empty() ? 0 : 1;
  }
  catch ( const std::exception &error )
  {
    std::cerr << error.what() << "\n";
    return 2;
  }
}
