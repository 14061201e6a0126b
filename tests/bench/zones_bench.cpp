// SPDX-License-Identifier: GPL-2.0-or-later
// Zones of mornings in one table: seconds of processor time to the first plan and to the settled one, the
// longest route against the mean and its bound, teams against their bound, overlap and compactness; then the
// curve of travel against overlap. On straight lines, the made-up city's streets and Cambridge's.
//   zones_bench [--seconds S]      cuts each search after so many seconds by the clock
#include "../support/zone_cases.h"
#include "street_mornings.h"
#include "zone/zone_shape.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

using namespace doorstep;

namespace
{
  struct Figures
  {
      double seconds = 0, longest = 0, shortest = 1e9, mean = 0, travel = 0, overlap = 0, roundness = 0;
      ZonePlan plan;
  };

  // Polsby and Popper (1991): 4 pi area / perimeter^2 of the hull of a zone's visits; 1 for a circle.
  double roundness( const ZoneProblem &problem, const ZoneRoute &route )
  {
    std::vector<Point> points;
    for ( std::int32_t v : route.visits )
      points.push_back( problem.visits[static_cast<std::size_t>( v )].position );
    const std::vector<Point> hull = convexHull( points );
    double area = 0, perimeter = 0;
    for ( std::size_t i = 0; i < hull.size(); ++i )
    {
      const Point &a = hull[i], &b = hull[( i + 1 ) % hull.size()];
      area += ( a.x * b.y - b.x * a.y ) / 2;
      perimeter += distance( a, b );
    }
    return perimeter > 0 ? 4 * 3.14159265358979 * area / ( perimeter * perimeter ) : 0;
  }

  Figures solve( const ZoneProblem &problem, std::int64_t steps, double secondsAtMost, bool advises = true )
  {
    SolveOptions options;
    options.advises = advises;
    options.steps = steps;
    options.secondsAtMost = secondsAtMost;
    const std::clock_t start = std::clock();
    Figures figures;
    figures.plan = solveZones( problem, options );
    figures.seconds = static_cast<double>( std::clock() - start ) / CLOCKS_PER_SEC;
    const auto routes = static_cast<double>( figures.plan.routes.size() );
    for ( const ZoneRoute &route : figures.plan.routes )
    {
      figures.longest = std::max( figures.longest, route.total.value() );
      figures.shortest = std::min( figures.shortest, route.total.value() );
      figures.mean += route.total.value() / routes;
      figures.travel += route.travel.value();
      figures.roundness += roundness( problem, route ) / routes;
    }
    figures.overlap = shareInOtherHulls( problem, figures.plan );
    return figures;
  }

  void row( const char *name, const ZoneProblem &problem, double secondsAtMost )
  {
    const Figures first = solve( problem, 1, secondsAtMost ), settled = solve( problem, 0, secondsAtMost );
    std::printf( "%-34s %7.2f %8.2f%s %5zu %6d %8.1f %8.1f %8.1f %9.1f %7.1f%% %6.2f %9zu %6zu\n", name,
                 first.seconds, settled.seconds, settled.plan.cut ? "*" : " ", settled.plan.routes.size(),
                 settled.plan.fewestTeamsBound, settled.longest, settled.mean,
                 settled.plan.longestRouteBound.value(), settled.travel, 100 * settled.overlap,
                 settled.roundness, settled.plan.unserved.size(),
                 zone_cases::problemsOf( problem, settled.plan ).size() );
    std::fflush( stdout );
  }
}

namespace
{
  void head()
  {
    std::printf( "%-34s %7s %9s %5s %6s %8s %8s %8s %9s %8s %6s %9s %6s\n", "", "first s", "settled s",
                 "teams", "bound", "longest", "mean", "bound", "travel", "overlap", "round", "unserved",
                 "broken" );
  }

  // The fewest teams, and forty.
  void rows( const std::string &name, ZoneProblem problem, double seconds )
  {
    row( ( name + ", fewest teams" ).c_str(), problem, seconds );
    problem.teamCount = 40;
    row( ( name + ", 40 teams" ).c_str(), problem, seconds );
  }

  void curve( const char *name, ZoneProblem problem, double seconds )
  {
    std::printf( "\nWhat compactness costs, %s and the fewest teams:\n%-12s %6s %9s %8s %6s\n", name,
                 "compactness", "teams", "travel", "overlap", "round" );
    for ( double compactness : { 0.0, 0.1, 0.25, 0.5, 0.75, 1.0 } )
    {
      problem.compactness = compactness;
      const Figures figures = solve( problem, 0, seconds );
      std::printf( "%-12.2f %6zu %9.1f %7.1f%% %6.2f\n", compactness, figures.plan.routes.size(),
                   figures.travel, 100 * figures.overlap, figures.roundness );
      std::fflush( stdout );
    }
  }
}

namespace
{
  void evenRow( const std::string &name, const Figures &figures )
  {
    std::printf( "%-34s %6zu %8.1f %8.1f %9.1f %7.1f%%\n", name.c_str(), figures.plan.routes.size(),
                 figures.longest, figures.shortest, figures.travel, 100 * figures.overlap );
    std::fflush( stdout );
  }

  // The fewest teams as the search leaves them, and evened out; and what forty give up for shape.
  void evenness( const char *name, ZoneProblem problem, double seconds )
  {
    std::printf( "\nHow even, %s:\n%-34s %6s %8s %8s %9s %8s\n", name, "", "teams", "longest", "shortest",
                 "travel", "overlap" );
    evenRow( "fewest teams, as found", solve( problem, 0, seconds, false ) );
    evenRow( "fewest teams, evened out", solve( problem, 0, seconds ) );
    problem.teamCount = 40;
    for ( const double compactness : { 0.5, 0.8, 1.0 } )
    {
      problem.compactness = compactness;
      char text[40];
      std::snprintf( text, sizeof text, "40 teams, compactness %.1f", compactness );
      evenRow( text, solve( problem, 0, seconds ) );
    }
  }
}

int main( int argc, char **argv )
{
  const double seconds = argc > 2 && std::string( argv[1] ) == "--seconds" ? std::atof( argv[2] ) : 60;
  head();
  const ZoneProblem event = zone_cases::morning( 405, 1 );
  const ZoneProblem city = street_mornings::sampleCity( 405 );
  rows( "405, straight lines", event, seconds );
  rows( "405, made-up city", city, seconds );
#ifdef DOORSTEP_GDAL
  if ( std::filesystem::exists( std::filesystem::path( DOORSTEP_SHARED_DATA ) / "cambridge" ) )
    rows( "405, Cambridge", street_mornings::cambridge( DOORSTEP_SHARED_DATA, 405 ), seconds );
  else
    std::printf( "Cambridge is left out: the shared data are not here.\n" );
#else
  std::printf( "Cambridge is left out: built without GDAL.\n" );
#endif
  row( "1,100, 23 staging places", zone_cases::morning( 1100, 2, 23, 15000 ), seconds );
  row( "5,000, 60 staging places", zone_cases::morning( 5000, 3, 60, 25000 ), seconds );
  evenness( "405 visits on straight lines", event, seconds );
  evenness( "405 visits in the made-up city", city, seconds );
  curve( "405 visits on straight lines", event, seconds );
  curve( "405 visits in the made-up city", city, seconds );
  return EXIT_SUCCESS;
}
