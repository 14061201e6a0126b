// SPDX-License-Identifier: GPL-2.0-or-later
// Measures the geocoder: a generated county of 1,000,000 addresses (build, open, addresses a second, memory),
// and lists with their truth (the practice set, three made-up cities): a table per class of mess, of units
// and of geo_error_m per level, also where points were taken out.
//   geocode_bench [--points N] [FOLDER]
//   geocode_bench statewide
// FOLDER holds cambridge/cambridge.gpkg and cambridge/practice.csv (default ../shared/data); ogr2ogr reads
// them. statewide: 3,000,000 points and a list of 1,100,000 rows instead.
#include "base/random.h"
#include "geocode/geocoder.h"
#include "geocode_leave_out.h"
#include "sample/sample_tables.h"

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

  // With `students`, a list of so many rows instead of the two measures: every fifth misspelt.
  void benchCounty( std::size_t points, std::size_t students )
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
    std::vector<AddressInput> exact, typos, list;
    for ( std::size_t i = 0; i < county.lines.size(); ++i )
    {
      exact.push_back( { county.lines[i], {}, {}, county.zips[i], {} } );
      typos.push_back( { misspelt( county.lines[i], random ), {}, {}, county.zips[i], {} } );
    }
    for ( std::size_t i = 0; i < students; ++i )
      list.push_back( ( i % 5 == 0 ? typos : exact )[i % exact.size()] );
    const double before = megabytes( "VmRSS" );
    const double begin = seconds();
    const Reference reference = Reference::open( file );
    std::printf( "  opened and checked in %.0f ms\n", 1000 * ( seconds() - begin ) );
    const Geocoder geocoder( reference );
    if ( students > 0 )
    {
      const double start = seconds();
      measure( geocoder, "a list, every fifth misspelt", list );
      std::printf( "  %zu rows in %.1f s of one core\n", list.size(), seconds() - start );
    }
    else
    {
      measure( geocoder, "exact addresses", exact );
      measure( geocoder, "one typo in each", typos );
    }
    std::printf( "  %.0f MB more in use than before opening, results included; %.0f MB at most in all\n",
                 megabytes( "VmRSS" ) - before, megabytes( "VmHWM" ) );
    std::filesystem::remove( file );
  }

  void benchCity( const bench::City &city, const std::vector<bench::PracticeRow> &practice,
                  const std::string &name )
  {
    ReferenceBuilder builder( city.crs );
    bench::addPoints( builder, city.points, {} );
    bench::addStreets( builder, city.streets, {} );
    const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
    bench::printPractice( Geocoder( reference ), practice, name );
    std::printf( "%s, points taken out\n", name.c_str() );
    bench::Bounds::head();
    bench::leaveOutAll( city, {}, 1 );
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
    benchCity( { { "EPSG:4326", "", true, 1 }, bench::Table( points ), bench::Table( streets ) },
               bench::readPractice( ( folder / "cambridge" / "practice.csv" ).string() ),
               "Cambridge, practice.csv" );
    std::filesystem::remove( points );
    std::filesystem::remove( streets );
  }

  bench::Table tableOf( const sample::SampleCity &city, const std::string &name )
  {
    std::vector<CsvRow> rows;
    for ( const sample::SampleTable &table : sample::sampleTables() )
    {
      if ( table.name != name )
        continue;
      rows.push_back( { "WKT" } );
      for ( const sample::SampleColumn &column : table.columns )
        rows[0].emplace_back( column.name );
      table.rows(
          city, []( const Point &p ) { return p; },
          [&rows]( const sample::SampleRow &row )
          {
            rows.push_back( { sample::wkt( row.geometry ) } );
            for ( const sample::SampleValue &value : row.values )
              rows.back().push_back( sample::toText( value ) );
          } );
    }
    return bench::Table( std::move( rows ) );
  }

  // The made-up city, whose truth knows the units; other seeds are other cities.
  void benchSample( std::uint64_t seed )
  {
    sample::SampleOptions options;
    options.students = 4000;
    options.seed = seed;
    const sample::SampleCity city = sample::makeSampleCity( options );
    std::vector<bench::PracticeRow> practice;
    for ( const sample::Student &s : city.students )
    {
      if ( s.expect == "held" )
        continue;
      bench::PracticeRow row{
          s.mess, s.expect, { s.address, s.city, s.state, s.zip, s.apartment }, {}, s.trueUnit };
      if ( s.hasTruth && s.expect == "match" )
        row.truth = s.trueAt;
      practice.push_back( std::move( row ) );
    }
    benchCity( { { "", "", false, 1 }, tableOf( city, "address_points" ), tableOf( city, "streets" ) },
               practice, "made-up city, seed " + std::to_string( seed ) );
  }
}

int main( int argc, char **argv )
{
  std::size_t points = 1000000;
  bool statewide = false;
  std::filesystem::path folder = "../shared/data";
  for ( int i = 1; i < argc; ++i )
    if ( std::string( argv[i] ) == "--points" && i + 1 < argc )
      points = static_cast<std::size_t>( std::atoll( argv[++i] ) );
    else if ( std::string( argv[i] ) == "statewide" )
      statewide = true;
    else
      folder = argv[i];
  try
  {
    if ( statewide )
    {
      benchCounty( 3000000, 1100000 );
      return 0;
    }
    if ( points > 0 )
      benchCounty( points, 0 );
    benchCambridge( folder );
    for ( const std::uint64_t seed : { 1, 7, 23 } )
      benchSample( seed );
  }
  catch ( const std::exception &e )
  {
    std::fprintf( stderr, "%s\n", e.what() );
    return 1;
  }
  return 0;
}
