// Measures the geocoder: a generated county of 1,000,000 addresses (build, open, addresses a second, memory),
// and where they are given, practice sets with their truth: a table per class of mess and one of geo_error_m
// per level.
//   geocode_bench [--points N] [FOLDER]
// FOLDER holds cambridge/cambridge.gpkg and cambridge/practice.csv (default ../shared/data); ogr2ogr reads
// them.
#include "base/random.h"
#include "geocode/geocoder.h"
#include "geocode_tables.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

using namespace doorstep;

namespace
{
  double seconds()
  {
    return static_cast<double>( std::clock() ) / CLOCKS_PER_SEC;
  }

  // Resident memory in megabytes: "VmRSS" now, "VmHWM" at most.
  double megabytes( const std::string &what )
  {
    std::ifstream status( "/proc/self/status" );
    for ( std::string line; std::getline( status, line ); )
      if ( line.starts_with( what ) )
        return std::strtod( line.c_str() + what.size() + 1, nullptr ) / 1024;
    return 0;
  }

  // Invented street names that sound like names, none twice.
  std::vector<std::string> inventNames( std::size_t count, Random &random )
  {
    static const char *const starts[] = { "BAR", "CAL", "DEL", "FER", "GRA", "HAN", "KEN",
                                          "LOM", "MAR", "NEL", "OAK", "PAL", "RIN", "SAN",
                                          "TOR", "VAL", "WIN", "CHE", "STO", "BRI" };
    static const char *const middles[] = { "A",  "E",  "I",   "O",   "TA",  "NE",
                                           "RI", "LO", "VER", "DEN", "MON", "LAN" };
    static const char *const ends[] = { "TON",  "FIELD", "WOOD",  "DALE", "ISTA", "ERA",  "SIDE", "LEY",
                                        "MONT", "ADO",   "RIDGE", "SON",  "ILLA", "BURY", "FORD" };
    std::set<std::string> names;
    while ( names.size() < count )
      names.insert( std::string( starts[random.below( 20 )] ) + middles[random.below( 12 )] +
                    ( random.chance( 0.5 ) ? middles[random.below( 12 )] : "" ) + ends[random.below( 15 )] );
    return { names.begin(), names.end() };
  }

  struct County
  {
      std::vector<std::string> lines; // exact addresses, a sample of them
      std::vector<std::string> zips;
  };

  County fillCounty( ReferenceBuilder &builder, std::size_t points, Random &random )
  {
    static const char *const types[] = { "ST", "AVE", "DR", "RD", "LN", "CT", "PL", "WAY" };
    static const char *const directions[] = { "N", "S", "E", "W" };
    const std::size_t perStreet = 60, streets = points / perStreet + 1;
    const std::vector<std::string> names = inventNames( streets / 2 + 10, random );
    County county;
    std::size_t made = 0;
    for ( std::size_t s = 0; s < streets; ++s )
    {
      PointInput p;
      p.street.predir = directions[random.below( 4 )];
      p.street.name = names[s / 2];
      p.street.suftype = types[( s % 2 ) * 4 + random.below( 4 )];
      p.city = s % 5 == 0 ? "Marana" : "Tucson";
      p.zip = std::to_string( 85700 + random.below( 60 ) );
      const double x = 500 * static_cast<double>( s % 400 ), y = 900 * static_cast<double>( s / 400 );
      const std::uint32_t base = 100 * random.below( 90 );
      for ( std::uint32_t i = 0; i < perStreet && made < points; ++i, ++made )
      {
        p.number = std::to_string( base + 10 * i + i % 2 );
        p.x = x + 12 * ( i % 2 );
        p.y = y + 14 * i;
        builder.addPoint( p );
        if ( random.chance( 0.1 ) )
        {
          county.lines.push_back( p.number + ' ' + p.street.predir + ' ' + p.street.name + ' ' +
                                  p.street.suftype );
          county.zips.push_back( p.zip );
        }
      }
    }
    return county;
  }

  // One letter of the street name wrong, missing, doubled or swapped with the next.
  std::string misspelt( const std::string &line, Random &random )
  {
    std::string text = line;
    const std::size_t name = text.find( ' ', text.find( ' ' ) + 1 ) + 1,
                      length = text.find( ' ', name ) - name;
    const std::size_t at = name + random.below( static_cast<std::uint32_t>( length - 1 ) );
    switch ( random.below( 4 ) )
    {
    case 0:
      text[at] = static_cast<char>( 'A' + random.below( 26 ) );
      break;
    case 1:
      text.erase( at, 1 );
      break;
    case 2:
      text.insert( at, 1, text[at] );
      break;
    default:
      std::swap( text[at], text[at + 1] );
    }
    return text;
  }

  void measure( const Geocoder &geocoder, const char *what, const std::vector<AddressInput> &list )
  {
    GeocodeOptions options;
    options.threads = 1;
    const double begin = seconds();
    const std::vector<GeocodeResult> results = geocoder.geocodeAll( list, options );
    const double took = seconds() - begin;
    const auto matched =
        std::count_if( results.begin(), results.end(), []( const GeocodeResult &r ) { return r.placed(); } );
    std::printf( "  %-28s %9.0f a second on one core, %.1f %% matched\n", what,
                 static_cast<double>( list.size() ) / took,
                 100.0 * static_cast<double>( matched ) / static_cast<double>( list.size() ) );
  }

  void benchCounty( std::size_t points )
  {
    Random random( 1 );
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "geocode_bench.dsref";
    County county;
    {
      ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
      const double begin = seconds();
      county = fillCounty( builder, points, random );
      builder.write( file );
      std::printf( "generated county, %zu points\n  built in %.2f s, %.0f MB at most; file %.0f MB\n",
                   builder.summary().points, seconds() - begin, megabytes( "VmHWM" ),
                   static_cast<double>( std::filesystem::file_size( file ) ) / 1048576 );
    }
    std::vector<AddressInput> exact, typos;
    for ( std::size_t i = 0; i < county.lines.size(); ++i )
    {
      exact.push_back( { county.lines[i], {}, {}, county.zips[i], {} } );
      typos.push_back( { misspelt( county.lines[i], random ), {}, {}, county.zips[i], {} } );
    }
    const double before = megabytes( "VmRSS" );
    const double begin = seconds();
    const Reference reference = Reference::open( file );
    std::printf( "  opened and checked in %.0f ms\n", 1000 * ( seconds() - begin ) );
    const Geocoder geocoder( reference );
    measure( geocoder, "exact addresses", exact );
    measure( geocoder, "one typo in each", typos );
    std::printf( "  %.0f MB more in use than before opening, results included\n",
                 megabytes( "VmRSS" ) - before );
    std::filesystem::remove( file );
  }

  struct Tally
  {
      int rows = 0, right = 0, matched = 0, tied = 0, wrong = 0;
      std::vector<double> errors;
  };

  double quantile( std::vector<double> &values, double q )
  {
    if ( values.empty() )
      return NAN;
    std::sort( values.begin(), values.end() );
    return values[static_cast<std::size_t>( q * static_cast<double>( values.size() - 1 ) )];
  }

  void benchPractice( const Geocoder &geocoder, const std::string &set )
  {
    const bench::Table t( set );
    std::vector<AddressInput> list;
    for ( std::size_t r = 1; r < t.rows.size(); ++r )
      list.push_back( { t.cell( r, t.column( { "address" } ) ),
                        t.cell( r, t.column( { "city" } ) ),
                        {},
                        t.cell( r, t.column( { "zip" } ) ),
                        {} } );
    const std::vector<GeocodeResult> results = geocoder.geocodeAll( list );
    std::map<std::string, Tally> classes;
    struct Bound
    {
        int rows = 0, under = 0;
        std::vector<double> bounds;
    };
    std::map<std::string, Bound> levels;
    for ( std::size_t r = 1; r < t.rows.size(); ++r )
    {
      const GeocodeResult &g = results[r - 1];
      const std::string expect = t.cell( r, t.column( { "expect" } ) );
      double error = NAN;
      if ( g.placed() && expect == "match" )
        error = geocoder.reference().frame().meters(
            g.place, { bench::number( t.cell( r, t.column( { "true_x" } ) ) ),
                       bench::number( t.cell( r, t.column( { "true_y" } ) ) ) } );
      const bool point = g.level == MatchLevel::Unit || g.level == MatchLevel::Point;
      const bool far = error > ( point ? 25 : 100 );
      for ( const std::string &name :
            { expect + " " + t.cell( r, t.column( { "class" } ) ), std::string( "~ all" ) } )
      {
        Tally &c = classes[name];
        ++c.rows;
        c.matched += g.placed();
        c.tied += g.status == MatchStatus::Tied;
        c.wrong += g.placed() && ( far || expect == "nomatch" );
        c.right += expect == "match" ? g.placed() && !far
                   : expect == "tie" ? g.status == MatchStatus::Tied
                                     : !g.placed() && g.status != MatchStatus::Tied;
        if ( !std::isnan( error ) )
          c.errors.push_back( error );
      }
      if ( !std::isnan( error ) )
      {
        Bound &b = levels[std::string( levelText( g.level ) )];
        ++b.rows;
        b.under += error <= g.errorBound.value();
        b.bounds.push_back( g.errorBound.value() );
      }
    }
    std::printf( "%s\n  %-22s %6s %7s %8s %7s %6s %9s %7s\n", std::filesystem::path( set ).filename().c_str(),
                 "class", "rows", "right %", "matched", "wrong %", "tie %", "median m", "95 % m" );
    for ( auto &[name, c] : classes )
    {
      const auto share = [&c = c]( int n ) { return 100.0 * n / c.rows; };
      std::printf( "  %-22s %6d %7.1f %8.1f %7.1f %6.1f %9.1f %7.1f\n", name.c_str(), c.rows,
                   share( c.right ), share( c.matched ), share( c.wrong ), share( c.tied ),
                   quantile( c.errors, 0.5 ), quantile( c.errors, 0.95 ) );
    }
    std::printf( "  geo_error_m: level, rows, median bound, share of errors under it\n" );
    for ( auto &[level, b] : levels )
      std::printf( "  %-12s %6d %8.1f m %7.1f %%\n", level.c_str(), b.rows, quantile( b.bounds, 0.5 ),
                   100.0 * b.under / b.rows );
  }

  void benchCambridge( const std::filesystem::path &folder )
  {
    const std::filesystem::path city = folder / "cambridge" / "cambridge.gpkg";
    if ( !std::filesystem::exists( city ) )
    {
      std::printf( "practice set: not here (%s is missing)\n", ( folder.filename() / "cambridge" ).c_str() );
      return;
    }
    const std::filesystem::path temp = std::filesystem::temp_directory_path();
    const std::string points = ( temp / "geocode_bench_points.csv" ).string(),
                      streets = ( temp / "geocode_bench_streets.csv" ).string();
    const std::string convert = "ogr2ogr -f CSV -overwrite ";
    if ( std::system(
             ( convert + points + " " + city.string() + " address_points -lco GEOMETRY=AS_XY" ).c_str() ) !=
             0 ||
         std::system(
             ( convert + streets + " " + city.string() + " streets -lco GEOMETRY=AS_WKT" ).c_str() ) != 0 )
    {
      std::printf( "practice set: ogr2ogr (package gdal-bin) is needed to read it\n" );
      return;
    }
    ReferenceBuilder builder( { "EPSG:4326", "", true, 1 } );
    bench::addPoints( builder, points, {} );
    bench::addStreets( builder, streets, {} );
    const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
    benchPractice( Geocoder( reference ), ( folder / "cambridge" / "practice.csv" ).string() );
    std::filesystem::remove( points );
    std::filesystem::remove( streets );
  }
}

int main( int argc, char **argv )
{
  std::size_t points = 1000000;
  std::filesystem::path folder = "../shared/data";
  for ( int i = 1; i < argc; ++i )
    if ( std::string( argv[i] ) == "--points" && i + 1 < argc )
      points = static_cast<std::size_t>( std::atoll( argv[++i] ) );
    else
      folder = argv[i];
  try
  {
    benchCounty( points );
    benchCambridge( folder );
  }
  catch ( const std::exception &e )
  {
    std::fprintf( stderr, "%s\n", e.what() );
    return 1;
  }
  return 0;
}
