// SPDX-License-Identifier: GPL-2.0-or-later
// Lists with their truth, geocoded: a table per class of mess, one of units, one of geo_error_m per level.
#pragma once
#include "geocode/geocoder.h"
#include "geocode_tables.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <optional>

namespace doorstep::bench
{
  struct PracticeRow
  {
      std::string kind, expect; // the class of mess; match, tie or nomatch (whatever else is not a place)
      AddressInput input;
      std::optional<Point> truth;
      std::string unit; // true; empty: none, or not known
  };

  inline double quantile( std::vector<double> &values, double q )
  {
    if ( values.empty() )
      return NAN;
    std::sort( values.begin(), values.end() );
    return values[static_cast<std::size_t>( q * static_cast<double>( values.size() - 1 ) )];
  }

  // Errors beside the bound that was stated for each.
  struct Bounds
  {
      std::size_t rows = 0, under = 0;
      std::vector<double> bounds, errors;

      void add( double error, double bound )
      {
        ++rows;
        under += error <= bound ? 1 : 0;
        bounds.push_back( bound );
        errors.push_back( error );
      }
      void print( const std::string &what )
      {
        if ( rows > 0 )
          std::printf( "  %-34s %7zu %9.1f %9.1f %9.1f %8.1f %%\n", what.c_str(), rows,
                       quantile( bounds, 0.5 ), quantile( errors, 0.5 ), quantile( errors, 0.95 ),
                       100.0 * static_cast<double>( under ) / static_cast<double>( rows ) );
      }
      static void head()
      {
        std::printf( "  %-34s %7s %9s %9s %9s %8s\n", "geo_error_m: level", "rows", "bound m", "median m",
                     "95 % m", "under" );
      }
  };

  struct Tally
  {
      int rows = 0, right = 0, matched = 0, tied = 0, wrong = 0;
      std::vector<double> errors;
  };

  // Wrong: placed where nothing is expected, or over 25 m off at point level, 100 m at range level.
  inline void printPractice( const Geocoder &geocoder, const std::vector<PracticeRow> &rows,
                             const std::string &title )
  {
    std::vector<AddressInput> list;
    for ( const PracticeRow &row : rows )
      list.push_back( row.input );
    const std::vector<GeocodeResult> results = geocoder.geocodeAll( list );
    std::map<std::string, Tally> classes;
    std::map<std::string, Bounds> levels;
    int units = 0, unitsFound = 0, unitsOther = 0;
    for ( std::size_t i = 0; i < rows.size(); ++i )
    {
      const GeocodeResult &g = results[i];
      const PracticeRow &row = rows[i];
      double error = NAN;
      if ( g.placed() && row.truth )
        error = geocoder.reference().frame().meters( g.place, *row.truth );
      const bool point = g.level == MatchLevel::Unit || g.level == MatchLevel::Point;
      const bool far = error > ( point ? 25 : 100 ), match = row.expect == "match", tie = row.expect == "tie";
      for ( const std::string &name : { row.expect + " " + row.kind, std::string( "~ all" ) } )
      {
        Tally &c = classes[name];
        ++c.rows;
        c.matched += g.placed();
        c.tied += g.status == MatchStatus::Tied;
        c.wrong += g.placed() && ( far || !( match || tie ) );
        c.right += match ? g.placed() && !far
                   : tie ? g.status == MatchStatus::Tied
                         : !g.placed() && g.status != MatchStatus::Tied;
        if ( !std::isnan( error ) && match )
          c.errors.push_back( error );
      }
      if ( !std::isnan( error ) && match )
        levels[std::string( levelText( g.level ) )].add( error, g.errorBound.value() );
      if ( match && !row.unit.empty() )
      {
        ++units;
        unitsFound += g.level == MatchLevel::Unit && error < 1;
        unitsOther += g.level == MatchLevel::Unit && error >= 1;
      }
    }
    std::printf( "%s\n  %-26s %6s %7s %8s %7s %6s %9s %7s\n", title.c_str(), "class", "rows", "right %",
                 "matched", "wrong %", "tie %", "median m", "95 % m" );
    for ( auto &[name, c] : classes )
    {
      const auto share = [&c = c]( int n ) { return 100.0 * n / c.rows; };
      std::printf( "  %-26s %6d %7.1f %8.1f %7.2f %6.1f %9.1f %7.1f\n", name.c_str(), c.rows,
                   share( c.right ), share( c.matched ), share( c.wrong ), share( c.tied ),
                   quantile( c.errors, 0.5 ), quantile( c.errors, 0.95 ) );
    }
    if ( units > 0 )
      std::printf(
          "  units: %d rows have one; its own point %.1f %%, another unit's %.1f %%, the building or no "
          "place the rest\n",
          units, 100.0 * unitsFound / units, 100.0 * unitsOther / units );
    Bounds::head();
    for ( auto &[level, b] : levels )
      b.print( level );
  }

  inline std::vector<PracticeRow> readPractice( const std::string &path )
  {
    const Table t( path );
    std::vector<PracticeRow> rows;
    for ( std::size_t r = 1; r < t.rows.size(); ++r )
    {
      const auto cell = [&]( const char *name ) { return t.cell( r, t.column( { name } ) ); };
      PracticeRow row{ cell( "class" ), cell( "expect" ), {}, std::nullopt, {} };
      row.input.line = cell( "address" );
      row.input.city = cell( "city" );
      row.input.zip = cell( "zip" );
      if ( row.expect == "match" )
        row.truth = Point{ number( cell( "true_x" ) ), number( cell( "true_y" ) ) };
      rows.push_back( std::move( row ) );
    }
    return rows;
  }
}
