// SPDX-License-Identifier: GPL-2.0-or-later
// Layers as CSV files, for the geocoder's benchmark and command line: points with x,y (X,Y, lon,lat) and
// streets with a WKT column, as ogr2ogr writes them.
#pragma once
#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"
#include "columns/address_columns.h"
#include "geocode/layer_rows.h"

#include <charconv>
#include <cmath>

namespace doorstep::bench
{
  struct Table
  {
      std::vector<CsvRow> rows;
      std::vector<ColumnSample> columns;

      explicit Table( const std::string &path ) : Table( parseCsv( readWhole( path ) ) ) {}
      explicit Table( std::vector<CsvRow> all ) : rows( std::move( all ) )
      {
        if ( rows.empty() )
          throw InputError( "An input file is empty." );
        for ( std::size_t c = 0; c < rows[0].size(); ++c )
        {
          columns.push_back( { rows[0][c], {} } );
          for ( std::size_t r = 1; r < rows.size() && r <= 200; ++r )
            if ( c < rows[r].size() )
              columns.back().values.push_back( rows[r][c] );
        }
      }
      int column( std::initializer_list<const char *> names ) const
      {
        for ( const char *name : names )
          if ( const int c = csvColumn( rows[0], name ); c >= 0 )
            return c;
        return -1;
      }
      std::string cell( std::size_t row, int c ) const
      {
        return c >= 0 && static_cast<std::size_t>( c ) < rows[row].size()
                   ? rows[row][static_cast<std::size_t>( c )]
                   : std::string();
      }
  };

  inline double number( const std::string &text )
  {
    double value = NAN;
    std::from_chars( text.data(), text.data() + text.size(), value );
    return value;
  }

  inline std::vector<Point> readWkt( const std::string &wkt )
  {
    std::vector<Point> points;
    const char *p = wkt.c_str();
    const char *end = p + wkt.size();
    while ( p < end )
    {
      if ( !( ( *p >= '0' && *p <= '9' ) || *p == '-' ) )
      {
        ++p;
        continue;
      }
      Point at;
      p = std::from_chars( p, end, at.x ).ptr;
      while ( p < end && *p == ' ' )
        ++p;
      p = std::from_chars( p, end, at.y ).ptr;
      points.push_back( at );
    }
    return points;
  }

  // A point layer's place: of its columns x and y, else of its WKT.
  inline Point placeOf( const Table &t, std::size_t row )
  {
    const int x = t.column( { "X", "x", "lon", "LON" } ), y = t.column( { "Y", "y", "lat", "LAT" } ),
              wkt = t.column( { "WKT", "wkt" } );
    if ( wkt < 0 )
      return { number( t.cell( row, x ) ), number( t.cell( row, y ) ) };
    const std::vector<Point> points = readWkt( t.cell( row, wkt ) );
    return points.empty() ? Point{ NAN, NAN } : points[0];
  }

  inline bool addPoint( ReferenceBuilder &builder, const Table &t, const FieldRoles &roles, std::size_t row )
  {
    return addPointRow(
        builder, roles, [&]( int c ) { return t.cell( row, c ); }, placeOf( t, row ),
        static_cast<std::int64_t>( row ) );
  }

  // Both answer which columns they use.
  inline std::string addPoints( ReferenceBuilder &builder, const Table &t, const std::string &fields )
  {
    const FieldRoles roles = pointRoles( t.columns, fields );
    for ( std::size_t r = 1; r < t.rows.size(); ++r )
      addPoint( builder, t, roles, r );
    return roles.text( t.columns );
  }

  inline std::string addStreets( ReferenceBuilder &builder, const Table &t, const std::string &fields )
  {
    const FieldRoles roles = streetRoles( t.columns, fields );
    const int wkt = t.column( { "WKT", "wkt" } );
    for ( std::size_t r = 1; r < t.rows.size(); ++r )
      addStreetRow(
          builder, roles, [&]( int c ) { return t.cell( r, c ); }, readWkt( t.cell( r, wkt ) ),
          static_cast<std::int64_t>( r ) );
    return roles.text( t.columns );
  }
}
