// SPDX-License-Identifier: GPL-2.0-or-later
// Reads routing instances into zone problems: CVRPLIB files (capacity, route limit, service times) and
// made-up mornings ("N BUDGET", then the staging place and N visits, "x y minutes" in metres). Costs of a
// result are computed from the file's own numbers, not from the solver's.
#pragma once
#include "base/error.h"
#include "base/file.h"
#include "zone/zone_problem.h"

#include <cmath>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace doorstep
{
  struct VrpInstance
  {
      ZoneProblem problem;
      bool morning = false;
      std::vector<double> lengths; // places * places: travel as the file has it, the depot being place 0

      double length( std::size_t from, std::size_t to ) const
      {
        return lengths[from * problem.travel.size + to];
      }
      double travel( const ZoneRoute &route ) const
      {
        double sum = 0;
        std::size_t last = 0;
        for ( std::int32_t v : route.visits )
        {
          sum += length( last, static_cast<std::size_t>( v ) + 1 );
          last = static_cast<std::size_t>( v ) + 1;
        }
        return sum + length( last, 0 );
      }
      double cost( const ZonePlan &plan ) const
      {
        double sum = 0;
        for ( const ZoneRoute &route : plan.routes )
          sum += travel( route );
        return sum;
      }
      bool feasible( const ZonePlan &plan ) const
      {
        std::vector<int> served( problem.visits.size(), 0 );
        for ( const ZoneRoute &route : plan.routes )
        {
          double minutes = travel( route );
          std::int64_t load = 0;
          for ( std::int32_t v : route.visits )
          {
            const ZoneVisit &visit = problem.visits[static_cast<std::size_t>( v )];
            minutes += visit.service.value();
            load += visit.demand;
            ++served[static_cast<std::size_t>( v )];
          }
          if ( minutes > problem.budget.value() * ( 1 + 1e-9 ) ||
               ( problem.capacity > 0 && load > problem.capacity ) )
            return false;
        }
        for ( int times : served )
          if ( times != 1 )
            return false;
        return true;
      }
  };

  namespace vrp
  {
    inline void finish( VrpInstance &instance, const std::vector<Point> &points, double perUnit,
                        bool rounded )
    {
      const std::size_t places = points.size();
      if ( instance.lengths.empty() )
      {
        instance.lengths.resize( places * places );
        for ( std::size_t a = 0; a < places; ++a )
          for ( std::size_t b = 0; b < places; ++b )
          {
            const double d = distance( points[a], points[b] );
            instance.lengths[a * places + b] = rounded ? std::floor( d + 0.5 ) : d * perUnit;
          }
      }
      instance.problem.travel.size = places;
      instance.problem.travel.minutes.resize( places * places );
      for ( std::size_t i = 0; i < places * places; ++i )
        instance.problem.travel.minutes[i] = static_cast<float>( instance.lengths[i] );
      instance.problem.stagings.push_back( { points[0], 0 } );
      for ( std::size_t v = 1; v < places; ++v )
        instance.problem.visits[v - 1].position = points[v];
    }

    inline VrpInstance readMorning( std::istream &in )
    {
      VrpInstance instance;
      instance.morning = true;
      std::size_t visits = 0;
      double budget = 0;
      if ( !( in >> visits >> budget ) )
        throw InputError( "The first line must hold the number of visits and the budget in minutes." );
      instance.problem.budget = Minutes( budget );
      instance.problem.visits.resize( visits );
      std::vector<Point> points( visits + 1 );
      for ( std::size_t i = 0; i <= visits; ++i )
      {
        double minutes = 0;
        if ( !( in >> points[i].x >> points[i].y >> minutes ) )
          throw InputError( "Line " + std::to_string( i + 2 ) + " must hold x, y and minutes." );
        if ( i > 0 )
          instance.problem.visits[i - 1].service = Minutes( minutes );
      }
      finish( instance, points, 1.3 * 60 / 20000, false ); // straight line x 1.3 at 20 km/h
      return instance;
    }

    // The matrix of an EXPLICIT instance, by its EDGE_WEIGHT_FORMAT.
    inline std::vector<double> readMatrix( std::istream &in, std::size_t n, const std::string &format )
    {
      std::vector<double> matrix( n * n, 0 );
      const bool full = format == "FULL_MATRIX", diagonal = format.find( "DIAG" ) != std::string::npos;
      // Columns of one triangle are rows of the other.
      const bool lower = format == "LOWER_ROW" || format == "LOWER_DIAG_ROW" || format == "UPPER_COL" ||
                         format == "UPPER_DIAG_COL";
      const bool upper = format == "UPPER_ROW" || format == "UPPER_DIAG_ROW" || format == "LOWER_COL" ||
                         format == "LOWER_DIAG_COL";
      if ( !full && !lower && !upper )
        throw InputError( "EDGE_WEIGHT_FORMAT " + format +
                          " is not supported; use FULL_MATRIX or a triangle." );
      for ( std::size_t a = 0; a < n; ++a )
      {
        const std::size_t begin = full || lower ? 0 : a + ( diagonal ? 0 : 1 );
        const std::size_t end = lower ? a + ( diagonal ? 1 : 0 ) : n;
        for ( std::size_t b = begin; b < end; ++b )
        {
          if ( !( in >> matrix[a * n + b] ) )
            throw InputError( "EDGE_WEIGHT_SECTION has too few numbers." );
          if ( !full )
            matrix[b * n + a] = matrix[a * n + b];
        }
      }
      return matrix;
    }

    inline VrpInstance readCvrplib( std::istream &in, std::string name )
    {
      std::map<std::string, std::string> header;
      std::vector<Point> nodes;
      std::vector<double> matrix;
      std::vector<std::int64_t> demands;
      std::size_t depot = 0, n = 0;
      std::string line;
      while ( std::getline( in, line ) )
      {
        std::istringstream words( line );
        std::string key;
        words >> key;
        const std::size_t colon = line.find( ':' );
        if ( colon != std::string::npos )
        {
          key = key.substr( 0, key.find( ':' ) );
          std::istringstream rest( line.substr( colon + 1 ) );
          std::string value;
          rest >> value;
          header[key] = value;
          if ( key == "DIMENSION" )
            n = static_cast<std::size_t>( std::stoul( value ) );
          if ( key == "NAME" )
            name = value;
        }
        else if ( key == "NODE_COORD_SECTION" || key == "DEMAND_SECTION" )
        {
          const bool coordinates = key == "NODE_COORD_SECTION";
          if ( coordinates )
            nodes.assign( n, {} );
          else
            demands.assign( n, 0 );
          for ( std::size_t i = 0; i < n; ++i )
          {
            std::size_t id = 0;
            double x = 0, y = 0;
            in >> id >> x;
            if ( coordinates )
              in >> y;
            if ( !in || id < 1 || id > n )
              throw InputError( key + ", line " + std::to_string( i + 1 ) +
                                ": expected a node and its numbers." );
            if ( coordinates )
              nodes[id - 1] = { x, y };
            else
              demands[id - 1] = std::llround( x );
          }
        }
        else if ( key == "EDGE_WEIGHT_SECTION" )
          matrix = readMatrix( in, n, header["EDGE_WEIGHT_FORMAT"] );
        else if ( key == "DEPOT_SECTION" )
        {
          long first = 0, second = -1;
          in >> first >> second;
          if ( second != -1 || first < 1 || static_cast<std::size_t>( first ) > n )
            throw InputError( "DEPOT_SECTION: one depot is supported." );
          depot = static_cast<std::size_t>( first ) - 1;
        }
        else if ( key == "EOF" )
          break;
        else if ( key.size() > 8 && key.substr( key.size() - 8 ) == "_SECTION" )
          throw InputError( key + " is not supported." );
      }
      if ( n < 1 || ( nodes.empty() && matrix.empty() ) )
        throw InputError( "DIMENSION with NODE_COORD_SECTION or EDGE_WEIGHT_SECTION is missing." );
      const std::string type = header["EDGE_WEIGHT_TYPE"];
      if ( matrix.empty() && type != "EUC_2D" && type != "CEIL_2D" )
        throw InputError( "EDGE_WEIGHT_TYPE " + type + " is not supported; use EUC_2D or EXPLICIT." );
      nodes.resize( n );
      std::vector<std::size_t> order{ depot };
      for ( std::size_t i = 0; i < n; ++i )
        if ( i != depot )
          order.push_back( i );
      VrpInstance instance;
      ZoneProblem &problem = instance.problem;
      problem.travelAlone = true;
      problem.budget = Minutes( header.count( "DISTANCE" ) ? std::stod( header["DISTANCE"] ) : 1e15 );
      problem.capacity = header.count( "CAPACITY" ) ? std::llround( std::stod( header["CAPACITY"] ) ) : 0;
      const double service = header.count( "SERVICE_TIME" ) ? std::stod( header["SERVICE_TIME"] ) : 0;
      std::vector<Point> points;
      for ( std::size_t i : order )
        points.push_back( nodes[i] );
      for ( std::size_t i = 1; i < n; ++i )
      {
        ZoneVisit visit;
        visit.service = Minutes( service );
        visit.demand = demands.empty() ? 0 : demands[order[i]];
        problem.visits.push_back( visit );
      }
      for ( std::size_t a = 0; a < n && !matrix.empty(); ++a )
        for ( std::size_t b = 0; b < n; ++b )
          instance.lengths.push_back( matrix[order[a] * n + order[b]] );
      // The sets of the seventies and eighties take real lengths, the X set and its like whole numbers.
      const bool real = header.count( "DISTANCE" ) || header.count( "SERVICE_TIME" ) ||
                        name.rfind( "CMT", 0 ) == 0 || name.rfind( "Golden", 0 ) == 0 ||
                        name.rfind( "tai", 0 ) == 0 || name.rfind( "Li_", 0 ) == 0;
      if ( type == "CEIL_2D" && matrix.empty() )
        for ( std::size_t a = 0; a < n; ++a )
          for ( std::size_t b = 0; b < n; ++b )
            instance.lengths.push_back( std::ceil( distance( points[a], points[b] ) ) );
      finish( instance, points, 1, !real );
      return instance;
    }
  }

  // Throws InputError for what it cannot read.
  inline VrpInstance readVrpInstance( const std::filesystem::path &path )
  {
    std::istringstream in( readWhole( path ) );
    return path.extension() == ".vrp" ? vrp::readCvrplib( in, path.stem().string() ) : vrp::readMorning( in );
  }
}
