// SPDX-License-Identifier: GPL-2.0-or-later
// libFuzzer target of the kept order of a hierarchy: whatever the file holds, it is taken or made again, and
// times are those of plain Dijkstra.
//
// The first byte chooses how the rest is read: P patches a small town's file (two bytes of place, four of
// value, little-endian, again and again) and makes its hash right; S makes the hash of a whole file right;
// anything else is a file.
#include "base/file.h"
#include "network/hierarchy.h"
#include "network/hierarchy_file.h"
#include "network/travel_matrix.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <unistd.h>

namespace
{
  using namespace doorstep;

  StreetGraph hierarchyTown()
  {
    std::vector<StreetLine> lines;
    for ( int i = 0; i < 4; ++i )
      for ( const bool across : { true, false } )
      {
        StreetLine line;
        for ( int k = 0; k < 4; ++k )
          line.points.push_back( across ? Point{ 90.0 * k, 70.0 * i } : Point{ 90.0 * i, 70.0 * k } );
        line.oneWay = across && i == 1 ? OneWay::Forward : OneWay::Both;
        lines.push_back( line );
      }
    return StreetGraph::build( lines );
  }

  struct KeptTown
  {
      StreetGraph graph = hierarchyTown();
      std::vector<SnappedPoint> places =
          SnapIndex( graph ).snap( std::vector<Point>{ { 10, 5 }, { 200, 75 }, { 140, 205 }, { 85, 60 } } );
      TravelOptions options;
      TravelMatrix matrix;
      std::filesystem::path file = std::filesystem::temp_directory_path() /
                                   ( "doorstep-hierarchy-fuzz-" + std::to_string( ::getpid() ) );
      std::string whole;
      KeptTown()
      {
        options.threads = 1;
        options.method = TravelMethod::Dijkstra;
        matrix = travelMatrix( graph, places, options );
        Hierarchy::prepareOrLoad( graph, file );
        whole = readWhole( file );
      }
      ~KeptTown()
      {
        std::error_code error;
        std::filesystem::remove( file, error );
      }
  };
}

extern "C" int LLVMFuzzerTestOneInput( const std::uint8_t *data, std::size_t size )
{
  static const KeptTown town;
  constexpr std::size_t hashSize = 32, patch = 6;
  std::string bytes( reinterpret_cast<const char *>( data ), size );
  const bool patches = size > 0 && bytes[0] == 'P', seals = patches || ( size > hashSize && bytes[0] == 'S' );
  if ( patches )
  {
    bytes = town.whole;
    for ( std::size_t at = 1; at + patch <= size; at += patch )
      std::memcpy( bytes.data() + ( data[at] + 256U * data[at + 1] ) % ( bytes.size() - hashSize - 3 ),
                   data + at + 2, 4 );
  }
  if ( seals )
  {
    bytes[0] = town.whole[0];
    bytes.resize( bytes.size() - hashSize );
    const Fingerprint hash = fingerprintOf( bytes, town.graph.fingerprint );
    bytes.append( reinterpret_cast<const char *>( hash.data() ), hash.size() );
  }
  writeWhole( town.file, bytes );
  const Hierarchy hierarchy = Hierarchy::prepareOrLoad( town.graph, town.file );
  TravelOptions options = town.options;
  options.method = TravelMethod::Auto;
  const TravelMatrix matrix = travelMatrix( town.graph, town.places, options, &hierarchy );
  if ( matrix.minutes != town.matrix.minutes || matrix.meters != town.matrix.meters )
    std::abort();
  return 0;
}
