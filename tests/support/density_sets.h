// SPDX-License-Identifier: GPL-2.0-or-later
// The public sets for density clustering with their reference results, and how far own results are from them.
// For the tests and the benchmark; the sets lie beside the project.
#pragma once
#include "base/csv.h"
#include "base/file.h"
#include "cluster/clusters.h"
#include "cluster/spanning_tree.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <string>

namespace doorstep::density_sets
{
  inline const std::filesystem::path FOLDER = std::filesystem::path( DOORSTEP_SHARED_DATA ) / "density";
  inline constexpr const char *SETS[] = { "R_fixture_test_data", "R_moons",    "deric_aggregation",
                                          "deric_compound",      "deric_jain", "hdbscan_clusterable",
                                          "deric_mopsi-joensuu" };

  inline std::vector<CsvRow> rows( const std::string &name )
  {
    return parseCsv( readWhole( FOLDER / name ), ',', true );
  }

  inline std::vector<Point> pointsOf( const std::string &set )
  {
    std::vector<Point> points;
    for ( const CsvRow &row : rows( set + ".csv" ) )
      points.push_back( { std::stod( row[0] ), std::stod( row[1] ) } );
    return points;
  }

  // The first column, without a heading.
  inline std::vector<double> column( const std::string &file )
  {
    std::vector<double> values;
    for ( const CsvRow &row : rows( "expected/" + file ) )
      if ( row[0] != "cluster" )
        values.push_back( std::stod( row[0] ) );
    return values;
  }

  inline std::vector<std::int32_t> labels( const std::string &file, int noise )
  {
    std::vector<std::int32_t> result;
    for ( const double value : column( file ) )
      result.push_back( static_cast<int>( value ) == noise ? -1 : static_cast<std::int32_t>( value ) );
    return result;
  }

  // Numbered anew by first points, so that equal partitions are equal.
  inline std::vector<std::int32_t> canonical( const std::vector<std::int32_t> &given )
  {
    std::map<std::int32_t, std::int32_t> number;
    std::vector<std::int32_t> result;
    for ( const std::int32_t label : given )
      result.push_back(
          label < 0 ? -1
                    : number.try_emplace( label, static_cast<std::int32_t>( number.size() ) ).first->second );
    return result;
  }

  inline double optionOf( const std::string &file, const std::string &name )
  {
    const std::string text = readWhole( FOLDER / "expected" / file );
    return std::stod( text.substr( text.find( name + "=" ) + name.size() + 1 ) );
  }

  inline bool present()
  {
    return std::filesystem::exists( FOLDER );
  }

  // The largest difference of a sorted weight of the tree from python hdbscan's of this min_samples; infinite
  // where their numbers differ.
  inline double worstTreeWeight( const std::string &set, int samples )
  {
    const std::vector<double> expected = column( set + ".py_mst_ms" + std::to_string( samples ) + ".csv" );
    std::vector<double> weights;
    for ( const TreeEdge &edge : mutualReachabilityTree( pointsOf( set ), samples + 1 ) )
      weights.push_back( edge.length.weight );
    std::sort( weights.begin(), weights.end() );
    double worst = weights.size() == expected.size() ? 0 : HUGE_VAL;
    for ( std::size_t i = 0; i < weights.size() && worst < HUGE_VAL; ++i )
      worst = std::max( worst, std::abs( weights[i] - expected[i] ) );
    return worst;
  }

  // Points whose label or core differs from scikit-learn's.
  inline std::size_t dbscanDifferences( const std::string &set, int k )
  {
    const std::string file = set + ".sk_dbscan_k" + std::to_string( k ) + ".csv";
    DbscanOptions options;
    options.radius = Meters{ optionOf( file, "eps" ) };
    options.minPoints = k;
    const Clusters found = dbscan( pointsOf( set ), options );
    const std::vector<std::int32_t> expected = labels( file, -1 );
    const std::vector<CsvRow> cells = rows( "expected/" + file );
    std::size_t different = 0;
    for ( std::size_t p = 0; p < expected.size(); ++p )
      different +=
          found.label[p] != expected[p] || ( found.probability[p] == 1 ) != ( cells[p][1] == "1" ) ? 1 : 0;
    return different;
  }

  struct HdbscanDifferences
  {
      std::size_t points = 0, fromPython = 0, fromR = 0, betweenThem = 0;
  };

  inline HdbscanDifferences hdbscanDifferences( const std::string &set, int size )
  {
    const std::string number = std::to_string( size );
    const std::vector<std::int32_t> python = canonical(
        labels( set + ".py_hdbscan_mcs" + number + "_ms" + std::to_string( size - 1 ) + ".csv", -1 ) );
    const std::vector<std::int32_t> r = canonical( labels( set + ".R_hdbscan_minPts" + number + ".csv", 0 ) );
    HdbscanOptions options;
    options.minClusterSize = size;
    const std::vector<std::int32_t> own = hdbscan( pointsOf( set ), options ).label;
    HdbscanDifferences result;
    result.points = own.size();
    for ( std::size_t p = 0; p < own.size(); ++p )
    {
      result.fromPython += own[p] != python[p] ? 1 : 0;
      result.fromR += own[p] != r[p] ? 1 : 0;
      result.betweenThem += python[p] != r[p] ? 1 : 0;
    }
    return result;
  }
}
