// SPDX-License-Identifier: GPL-2.0-or-later
// A command line over the core's geocoder, for comparisons on any city:
//   geocode_cli build --points P.csv --streets S.csv --out X.dsref
//   geocode_cli geocode X.dsref list.csv --out result.csv [--corrections C.csv] [--threads N] [--notes]
// P.csv: columns x,y (or X,Y, lon,lat) and the layer's own; S.csv: a WKT column and the layer's own; both in
// degrees unless --meters gives the length of a unit. Made by
//   ogr2ogr -f CSV P.csv city.gpkg address_points -lco GEOMETRY=AS_XY
//   ogr2ogr -f CSV S.csv city.gpkg streets -lco GEOMETRY=AS_WKT
// list.csv: id,address,city,zip[,state][,unit]. result.csv:
// id,status,lon,lat,match_score,match_level[,error_m,note].
#include "base/error.h"
#include "base/file.h"
#include "geocode/geocoder.h"
#include "geocode_tables.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <iostream>
#include <map>

using namespace doorstep;

namespace
{
  int build( const std::map<std::string, std::string> &options )
  {
    const auto option = [&]( const char *name )
    { return options.contains( name ) ? options.at( name ) : std::string(); };
    CoordinateSystem crs{ "EPSG:4326", "", true, 1 };
    if ( !option( "--meters" ).empty() )
      crs = { "", "", false, bench::number( option( "--meters" ) ) };
    ReferenceBuilder builder( crs );
    if ( !option( "--points" ).empty() )
      std::cerr << "points: "
                << bench::addPoints( builder, bench::Table( option( "--points" ) ),
                                     option( "--point-fields" ) )
                << '\n';
    if ( !option( "--streets" ).empty() )
      std::cerr << "streets: "
                << bench::addStreets( builder, bench::Table( option( "--streets" ) ),
                                      option( "--street-fields" ) )
                << '\n';
    builder.write( option( "--out" ) );
    std::cerr << builder.summary().points << " points, " << builder.summary().segments << " segments, "
              << builder.summary().streets << " streets, " << builder.skipped().size() << " rows skipped\n";
    return 0;
  }

  int geocode( const std::string &file, const std::string &list,
               const std::map<std::string, std::string> &options )
  {
    const auto option = [&]( const char *name )
    { return options.contains( name ) ? options.at( name ) : std::string(); };
    const Reference reference = Reference::open( file );
    const Geocoder geocoder( reference );
    const bench::Table t( list );
    const int id = t.column( { "id" } ), address = t.column( { "address" } ), city = t.column( { "city" } );
    const int zip = t.column( { "zip" } ), state = t.column( { "state" } ), unit = t.column( { "unit" } );
    std::vector<AddressInput> inputs;
    for ( std::size_t r = 1; r < t.rows.size(); ++r )
      inputs.push_back( { t.cell( r, address ), t.cell( r, city ), t.cell( r, state ), t.cell( r, zip ),
                          t.cell( r, unit ) } );
    GeocodeOptions geocodeOptions;
    Corrections corrections;
    if ( !option( "--corrections" ).empty() )
    {
      corrections = Corrections::read( option( "--corrections" ) );
      geocodeOptions.corrections = &corrections;
    }
    if ( !option( "--threads" ).empty() )
      geocodeOptions.threads = static_cast<unsigned>( bench::number( option( "--threads" ) ) );
    const bool notes = options.contains( "--notes" );
    geocodeOptions.candidates = notes ? 4 : 0;
    const std::clock_t begin = std::clock();
    const std::vector<GeocodeResult> results = geocoder.geocodeAll( inputs, geocodeOptions );
    const double seconds = static_cast<double>( std::clock() - begin ) / CLOCKS_PER_SEC;
    std::string out = notes
                          ? "id,status,lon,lat,match_score,match_level,error_m,geo_address,note,candidates\n"
                          : "id,status,lon,lat,match_score,match_level,error_m\n";
    for ( std::size_t i = 0; i < results.size(); ++i )
    {
      const GeocodeResult &r = results[i];
      char numbers[160] = ",,,";
      if ( r.placed() )
        std::snprintf( numbers, sizeof numbers, "%.7f,%.7f,%.1f,", r.place.x, r.place.y, r.score );
      out += csvCell( t.cell( i + 1, id ) ) + "," + std::string( statusText( r.status ) ) + "," + numbers;
      out += std::string( levelText( r.level ) ) + ",";
      if ( r.placed() )
      {
        std::snprintf( numbers, sizeof numbers, "%.1f", r.errorBound.value() );
        out += numbers;
      }
      if ( notes )
      {
        out += "," + csvCell( r.address ) + "," + csvCell( r.note ) + ",";
        std::string listed;
        for ( const MatchCandidate &c : r.candidates )
        {
          std::snprintf( numbers, sizeof numbers, " [%s %.1f] ", std::string( levelText( c.level ) ).c_str(),
                         c.score );
          listed += c.address + numbers + c.reason + "; ";
        }
        out += csvCell( listed );
      }
      out += '\n';
    }
    writeWhole( option( "--out" ), out );
    std::fprintf( stderr, "%zu addresses, %.3f s of processor time, %.0f a second\n", results.size(), seconds,
                  static_cast<double>( results.size() ) / seconds );
    return 0;
  }
}

int main( int argc, char **argv )
{
  std::vector<std::string> plain;
  std::map<std::string, std::string> options;
  for ( int i = 1; i < argc; ++i )
  {
    const std::string word = argv[i];
    if ( word.starts_with( "--" ) )
      options[word] = word != "--notes" && i + 1 < argc ? argv[++i] : "";
    else
      plain.push_back( word );
  }
  try
  {
    if ( plain.size() == 1 && plain[0] == "build" && options.contains( "--out" ) )
      return build( options );
    if ( plain.size() == 3 && plain[0] == "geocode" && options.contains( "--out" ) )
      return geocode( plain[1], plain[2], options );
    std::cerr << "usage: geocode_cli build [--points P.csv] [--streets S.csv] --out X.dsref\n"
                 "       geocode_cli geocode X.dsref list.csv --out result.csv\n";
    return 2;
  }
  catch ( const std::exception &e )
  {
    std::cerr << e.what() << '\n';
    return 1;
  }
}
