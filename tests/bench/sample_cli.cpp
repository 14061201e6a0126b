// SPDX-License-Identifier: GPL-2.0-or-later
// Writes the sample city as CSV files with WKT geometry, for benchmarks and comparisons that have no QGIS.
//   sample_cli FOLDER [--addresses 20000] [--students 400] [--seed 1] [--feet]
// Coordinates are metres of the city's local plane, or feet of EPSG:2868 with --feet.
#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"
#include "sample/sample_csv.h"
#include "sample/sample_tables.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>

using namespace doorstep;
using namespace doorstep::sample;

namespace
{
  void write( const std::filesystem::path &folder, const char *name, const std::string &text )
  {
    writeWhole( folder / ( std::string( name ) + ".csv" ), text );
  }
}

int main( int argc, char **argv )
{
  SampleOptions options;
  std::filesystem::path folder;
  bool feet = false;
  for ( int n = 1; n < argc; ++n )
  {
    const bool more = n + 1 < argc;
    if ( more && std::strcmp( argv[n], "--addresses" ) == 0 )
      options.addresses = std::atoi( argv[++n] );
    else if ( more && std::strcmp( argv[n], "--students" ) == 0 )
      options.students = std::atoi( argv[++n] );
    else if ( more && std::strcmp( argv[n], "--seed" ) == 0 )
      options.seed = std::strtoull( argv[++n], nullptr, 10 );
    else if ( std::strcmp( argv[n], "--feet" ) == 0 )
      feet = true;
    else
      folder = argv[n];
  }
  if ( folder.empty() )
  {
    std::cerr << "usage: sample_cli FOLDER [--addresses N] [--students N] [--seed N] [--feet]\n";
    return 2;
  }
  try
  {
    const auto start = std::chrono::steady_clock::now();
    const SampleCity city = makeSampleCity( options );
    const auto made = std::chrono::steady_clock::now();
    const Placement place = feet ? Placement( toCrs ) : Placement( []( const Point &p ) { return p; } );
    std::filesystem::create_directories( folder );
    for ( const SampleTable &table : sampleTables() )
    {
      std::string text = "WKT";
      for ( const SampleColumn &column : table.columns )
        text += "," + std::string( column.name );
      text += '\n';
      table.rows( city, place,
                  [&]( const SampleRow &row )
                  {
                    text += csvCell( wkt( row.geometry ) );
                    for ( const SampleValue &value : row.values )
                      text += "," + csvCell( toText( value ) );
                    text += '\n';
                  } );
      write( folder, std::string( table.name ).c_str(), text );
    }
    write( folder, "students", studentsCsv( city ) );
    write( folder, "truth", truthCsv( city, place ) );
    write( folder, "roster", rosterCsv( city ) );
    std::printf( "%zu addresses, %zu streets, %zu students, %zu staging places, made in %.2f s\n",
                 city.addresses.size(), city.streets.size(), city.students.size(), city.staging.size(),
                 std::chrono::duration<double>( made - start ).count() );
  }
  catch ( const std::exception &e )
  {
    std::cerr << e.what() << "\n";
    return 1;
  }
  return 0;
}
