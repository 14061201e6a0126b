// SPDX-License-Identifier: GPL-2.0-or-later
// Travel times on made-up cities of a given size, one core: what building, preparing and the matrices cost,
// and that the hierarchy's numbers are those of plain Dijkstra, in the same run.
//   network_bench [--quick] [--threads N] [--edges N --places N] [--streets FILE.csv]
// FILE.csv: x1,y1,x2,y2,…;name;class(0-8);oneway(0 both, 1, -1) a line, in metres: a real city, if there is
// one.
#include "base/csv.h"
#include "base/file.h"
#include "base/random.h"
#include "network/edge_search.h"
#include "network/hierarchy.h"
#include "network/hierarchy_sweep.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <sstream>

using namespace doorstep;

namespace
{
  double cpuSeconds()
  {
    return static_cast<double>( std::clock() ) / CLOCKS_PER_SEC;
  }

  StreetLine piece( Point a, Point b, RoadClass roadClass, const std::string &name )
  {
    StreetLine line;
    line.points = { a, { ( a.x + b.x ) / 2 + ( b.y - a.y ) * 0.02, ( a.y + b.y ) / 2 }, b };
    line.roadClass = roadClass;
    line.name = name;
    return line;
  }

  // Every block of a square grid, 100 m each way, with a main street each half mile and mile: the hardest
  // shape for a hierarchy, since nothing separates one half from the other.
  std::vector<StreetLine> gridCity( std::size_t directedEdges, bool broken )
  {
    Random random( 20 );
    const auto side =
        static_cast<int>( std::sqrt( static_cast<double>( directedEdges ) / ( broken ? 3.06 : 4 ) ) ) + 1;
    std::vector<Point> at;
    for ( int y = 0; y < side; ++y )
      for ( int x = 0; x < side; ++x )
        at.push_back( { x * 100 + random.between( -15, 15 ), y * 100 + random.between( -15, 15 ) } );
    const auto node = [&]( int x, int y ) { return at[static_cast<std::size_t>( y * side + x )]; };
    const auto classOf = []( int street )
    {
      return street % 16 == 0 ? RoadClass::Primary
                              : ( street % 8 == 0 ? RoadClass::Secondary : RoadClass::Local );
    };
    std::vector<StreetLine> lines;
    for ( int y = 0; y < side; ++y )
      for ( int x = 0; x < side; ++x )
      {
        // In the broken city local streets miss a quarter of their blocks and seldom cross main ones, a wash
        // and a railway are crossed by main streets alone, and every tenth local street is one-way.
        const auto keep = [&]( int street, int along, bool across )
        {
          if ( !broken || classOf( street ) == RoadClass::Primary )
            return true;
          if ( across && along % 60 == 30 )
            return false;
          if ( classOf( street ) == RoadClass::Secondary )
            return true;
          return !random.chance( along % 8 == 0 || along % 8 == 7 ? 0.55 : 0.2 );
        };
        const auto add = [&]( Point a, Point b, int street, const char *kind )
        {
          lines.push_back( piece( a, b, classOf( street ), kind + std::to_string( street ) ) );
          if ( broken && classOf( street ) == RoadClass::Local && street % 10 == 3 )
            lines.back().oneWay = street % 20 == 3 ? OneWay::Forward : OneWay::Backward;
        };
        if ( x + 1 < side && keep( y, x, true ) )
          add( node( x, y ), node( x + 1, y ), y, "E " );
        if ( y + 1 < side && keep( x, y, true ) )
          add( node( x, y ), node( x, y + 1 ), x, "N " );
      }
    return lines;
  }

  std::vector<StreetLine> realCity( const char *file )
  {
    std::vector<StreetLine> lines;
    for ( const CsvRow &row : parseCsv( readWhole( file ), ';' ) )
    {
      StreetLine line;
      std::stringstream numbers( row.at( 0 ) );
      double x = 0, y = 0;
      char comma = 0;
      while ( numbers >> x >> comma >> y )
      {
        line.points.push_back( { x, y } );
        numbers >> comma;
      }
      line.name = row.at( 1 );
      line.roadClass = static_cast<RoadClass>( std::stoi( row.at( 2 ) ) );
      line.oneWay =
          row.at( 3 ) == "1" ? OneWay::Forward : ( row.at( 3 ) == "-1" ? OneWay::Backward : OneWay::Both );
      lines.push_back( std::move( line ) );
    }
    return lines;
  }

  bool failed = false;

  void measure( const char *name, const std::vector<StreetLine> &lines, std::size_t places, unsigned threads,
                std::size_t dijkstraRows )
  {
    double start = cpuSeconds();
    const auto lap = [&]()
    {
      const double now = cpuSeconds(), used = now - start;
      start = cpuSeconds();
      return used;
    };
    const StreetGraph graph = StreetGraph::build( lines );
    const double build = lap();
    std::size_t open = 0;
    Point high{ 0, 0 };
    for ( const EdgeId e : graph.edgeWeight.ids() )
      open += graph.open( e ) ? 1 : 0;
    Point low = graph.nodes.front();
    for ( const Point &p : graph.nodes )
    {
      low = { std::min( low.x, p.x ), std::min( low.y, p.y ) };
      high = { std::max( high.x, p.x ), std::max( high.y, p.y ) };
    }
    Random random( 3 );
    std::vector<Point> at;
    for ( std::size_t i = 0; i < places; ++i )
      at.push_back( { random.between( low.x, high.x ), random.between( low.y, high.y ) } );
    lap();
    const std::vector<SnappedPoint> snapped = SnapIndex( graph ).snap( at, threads );
    const double snap = lap();
    const Hierarchy hierarchy = Hierarchy::prepare( graph );
    const double prepare = lap();
    TravelOptions options;
    options.threads = threads;
    const TravelMatrix matrix = travelMatrix( graph, snapped, options, &hierarchy );
    const double prepared = lap();
    options.method = TravelMethod::Hierarchy;
    const TravelMatrix again = travelMatrix( graph, snapped, options );
    const double unprepared = build + snap + lap();

    // Rows by Dijkstra, spread over all.
    const TravelPlan plan( graph, snapped, options );
    Indexed<EdgeId, std::uint8_t> wanted( graph.edgeCount(), 0 );
    for ( const EdgeId edge : plan.wanted() )
      wanted[edge] = 1;
    EdgeSearch search( graph );
    TravelMatrix check;
    check.size = places;
    check.minutes.resize( places * places );
    check.meters.resize( places * places );
    dijkstraRows = std::min( dijkstraRows, places );
    std::size_t different = matrix.minutes == again.minutes && matrix.meters == again.meters ? 0 : 1;
    lap();
    for ( std::size_t r = 0; r < dijkstraRows; ++r )
    {
      const std::size_t i = r * places / dijkstraRows;
      search.run( plan.ends( i ), wanted, plan.wanted().size() );
      plan.writeRow(
          i, [&]( SlotId slot ) { return search.weight( plan.wanted()[slot] ); }, check );
    }
    const double dijkstra = lap() / static_cast<double>( dijkstraRows );
    for ( std::size_t r = 0; r < dijkstraRows; ++r )
      for ( std::size_t i = r * places / dijkstraRows, j = 0; j < places; ++j )
        different += matrix.minutesAt( i, j ) != check.minutesAt( i, j ) ||
                             matrix.metersAt( i, j ) != check.metersAt( i, j )
                         ? 1
                         : 0;
    failed = failed || different > 0;
    std::printf( "%-22s %7zu %7zu %5zu | %6.3f %6.3f %7.3f %8.3f | %8.3f %9.2f %8.1f | %s (%zu rows)\n", name,
                 open, graph.turnCount(), places, build, snap, prepare, prepared, unprepared, dijkstra * 1e3,
                 dijkstra * static_cast<double>( places ) / unprepared,
                 different == 0 ? "equal" : "DIFFERENT", dijkstraRows );
    std::fflush( stdout );
  }
}

int main( int count, char **arguments )
{
  bool quick = false;
  unsigned threads = 1;
  const char *streets = nullptr;
  std::size_t edges = 0, places = 406;
  for ( int i = 1; i < count; ++i )
  {
    if ( std::strcmp( arguments[i], "--quick" ) == 0 )
      quick = true;
    else if ( std::strcmp( arguments[i], "--threads" ) == 0 && i + 1 < count )
      threads = static_cast<unsigned>( std::atoi( arguments[++i] ) );
    else if ( std::strcmp( arguments[i], "--edges" ) == 0 && i + 1 < count )
      edges = static_cast<std::size_t>( std::atol( arguments[++i] ) );
    else if ( std::strcmp( arguments[i], "--places" ) == 0 && i + 1 < count )
      places = static_cast<std::size_t>( std::atol( arguments[++i] ) );
    else if ( std::strcmp( arguments[i], "--streets" ) == 0 && i + 1 < count )
      streets = arguments[++i];
  }
  std::printf( "CPU seconds, %u thread(s); every turn has its cost; from 0: build, snap, prepare, matrix\n",
               threads );
  std::printf( "%-22s %7s %7s %5s | %6s %6s %7s %8s | %8s %9s %8s |\n", "city", "edges", "turns", "n",
               "build", "snap", "prepare", "prepared", "from 0", "dijk ms/1", "faster x" );
  if ( streets != nullptr )
    measure( "real", realCity( streets ), places, threads, places );
  if ( edges > 0 )
    measure( "city", gridCity( edges, true ), places, threads, 20 );
  if ( edges > 0 || streets != nullptr )
    return failed ? 1 : 0;
  measure( "city 100,000", gridCity( 100000, true ), 406, threads, quick ? 20 : 406 );
  measure( "full grid 100,000", gridCity( 100000, false ), 406, threads, quick ? 20 : 100 );
  if ( !quick )
  {
    measure( "city 200,000", gridCity( 200000, true ), 5000, threads, 100 );
    measure( "full grid 200,000", gridCity( 200000, false ), 5000, threads, 50 );
  }
  return failed ? 1 : 0;
}
