// SPDX-License-Identifier: GPL-2.0-or-later
// Solves one routing instance and prints its cost, for comparison with published results and other solvers:
//   zone_bench FILE.vrp --seconds 5 --seed 1 [--objective cost|plan] [--steps N] [--compactness C] [--out
//   FILE]
//              [--teams K] [--clock wall|cpu]
// --seconds is all the time there is, reading included; --steps ends the search by steps instead, and then
// the same steps and seed give the same plan anywhere. --clock cpu counts processor time, for a loaded
// machine.
#include "../support/vrp_instance.h"
#include "zone/zone_shape.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>

using namespace doorstep;

namespace
{
  struct Arguments
  {
      std::string file, out, objective;
      double seconds = 0, compactness = -1;
      std::uint64_t seed = 1;
      std::int64_t steps = 0;
      std::int32_t teams = 0;
      bool processor = false;
  };

  Arguments parse( int argc, char **argv )
  {
    Arguments arguments;
    for ( int i = 1; i < argc; ++i )
    {
      const std::string word = argv[i];
      if ( word.rfind( "--", 0 ) != 0 )
      {
        arguments.file = word;
        continue;
      }
      if ( ++i >= argc )
        throw InputError( word + " needs a value." );
      const std::string value = argv[i];
      if ( word == "--seconds" )
        arguments.seconds = std::stod( value );
      else if ( word == "--seed" )
        arguments.seed = std::stoull( value );
      else if ( word == "--steps" )
        arguments.steps = std::stoll( value );
      else if ( word == "--compactness" )
        arguments.compactness = std::stod( value );
      else if ( word == "--teams" )
        arguments.teams = std::stoi( value );
      else if ( word == "--objective" && ( value == "cost" || value == "plan" ) )
        arguments.objective = value;
      else if ( word == "--out" )
        arguments.out = value;
      else if ( word == "--clock" )
        arguments.processor = value == "cpu";
      else
        throw InputError( "Unknown option or value: " + word + "." );
    }
    if ( arguments.file.empty() )
      throw InputError( "Usage: zone_bench FILE --seconds S --seed N [--objective cost] [--steps N] "
                        "[--compactness C] [--teams K] [--out FILE] [--clock wall|cpu]." );
    return arguments;
  }

  void run( const Arguments &arguments )
  {
    const auto start = std::chrono::steady_clock::now();
    VrpInstance instance = readVrpInstance( arguments.file );
    ZoneProblem &problem = instance.problem;
    if ( !arguments.objective.empty() )
      problem.travelAlone = arguments.objective == "cost";
    if ( arguments.compactness >= 0 )
      problem.compactness = arguments.compactness;
    problem.teamCount = arguments.teams;
    SolveOptions options;
    options.seed = arguments.seed;
    options.steps = arguments.steps;
    options.pacedByProcessor = arguments.processor;
    if ( arguments.seconds > 0 )
    {
      const double gone =
          arguments.processor
              ? static_cast<double>( std::clock() ) / CLOCKS_PER_SEC
              : std::chrono::duration<double>( std::chrono::steady_clock::now() - start ).count();
      // What is left, without what writing takes.
      const double left = std::max( 0.01, arguments.seconds * 0.99 - gone - 0.01 );
      ( arguments.steps > 0 ? options.secondsAtMost : options.pacedSeconds ) = left;
    }
    const ZonePlan plan = solveZones( problem, options );
    std::printf( "cost %.*f\n", instance.lengths.size() > 1 && problem.capacity > 0 ? 2 : 3,
                 instance.cost( plan ) );
    std::printf( "routes %zu\n", plan.routes.size() );
    std::printf( "feasible %s\n", instance.feasible( plan ) ? "yes" : "no" );
    if ( instance.morning )
    {
      double longest = 0;
      for ( const ZoneRoute &route : plan.routes )
        longest = std::max( longest, route.total.value() );
      std::printf( "overlap %.4f\n", shareInOtherHulls( problem, plan ) );
      std::printf( "longest %.3f\n", longest );
      std::printf( "bound %.3f\n", plan.longestRouteBound.value() );
      std::printf( "fewest %d\n", plan.fewestTeamsBound );
    }
    std::printf( "steps %lld\n", static_cast<long long>( plan.steps ) );
    if ( arguments.out.empty() )
      return;
    std::string text;
    for ( const ZoneRoute &route : plan.routes )
    {
      for ( std::size_t i = 0; i < route.visits.size(); ++i )
      {
        if ( i > 0 )
          text += ' ';
        text += std::to_string( route.visits[i] + 1 );
      }
      text += '\n';
    }
    writeWhole( arguments.out, text );
  }
}

int main( int argc, char **argv )
{
  try
  {
    run( parse( argc, argv ) );
    return EXIT_SUCCESS;
  }
  catch ( const std::exception &error )
  {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
