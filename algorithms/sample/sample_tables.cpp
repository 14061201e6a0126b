// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/sample_tables.h"

#include "base/number.h"
#include "base/text.h"

#include <algorithm>
#include <cstdio>

namespace doorstep::sample
{
  namespace
  {
    const std::string SOURCE = "SYNTHETIC";
    using Take = std::function<void( const SampleRow & )>;

    SampleGeometry geometryOf( GeometryType type, std::vector<std::vector<std::vector<Point>>> parts,
                               const Placement &place )
    {
      for ( auto &part : parts )
        for ( auto &ring : part )
          for ( Point &p : ring )
            p = place( p );
      return { type, std::move( parts ) };
    }

    SampleGeometry pointOf( const Point &p, const Placement &place )
    {
      return { GeometryType::Point, { { { place( p ) } } } };
    }

    std::string degrees( double value )
    {
      return withDecimals( value, 6 );
    }

    double rounded( double value )
    {
      return std::stod( degrees( value ) );
    }

    std::string parcel( int number )
    {
      char buffer[32];
      std::snprintf( buffer, sizeof buffer, "%03d-%02d-%04d", number / 1'000'000 % 1000,
                     number / 10'000 % 100, number % 10'000 );
      return buffer;
    }

    void addressRows( const SampleCity &city, const Placement &place, const Take &take )
    {
      for ( const Address &a : city.addresses )
      {
        const StreetName &name = city.names[static_cast<std::size_t>( a.name )];
        const std::string street = upperAscii( name.full() ),
                          door = std::to_string( a.number ).append( " " ).append( street );
        const Point lonLat = toDegrees( a.at );
        SampleRow row;
        row.geometry = pointOf( a.at, place );
        // The type in front belongs to the name, as the county has it.
        row.values = { door,
                       static_cast<std::int64_t>( a.number ),
                       street,
                       upperAscii( name.predir ),
                       upperAscii( name.withoutDirection() ),
                       upperAscii( name.pretype.empty() ? name.name : name.pretype + " " + name.name ),
                       upperAscii( name.suftype ),
                       std::to_string( a.zip ),
                       upperAscii( std::string( CITIES[a.city] ) ),
                       a.incorporated ? std::string( CITY_CODES[a.city] ) : std::string( "SC" ),
                       static_cast<std::int64_t>( a.code ),
                       parcel( a.parcel ),
                       a.unit,
                       rounded( lonLat.x ),
                       rounded( lonLat.y ),
                       SOURCE };
        take( row );
      }
    }

    const char *featureClass( Road road )
    {
      switch ( road )
      {
      case Road::Freeway:
        return "S1100";
      case Road::Ramp:
        return "S1630";
      case Road::Arterial:
        return "S1200";
      case Road::Drive:
        return "S1740";
      case Road::Collector:
      case Road::Local:
        break;
      }
      return "S1400";
    }

    void streetRows( const SampleCity &city, const Placement &place, const Take &take )
    {
      const auto number = []( int n ) { return n == 0 ? SampleValue() : SampleValue( std::to_string( n ) ); };
      const auto parity = []( int n )
      { return n == 0 ? SampleValue() : SampleValue( std::string( n % 2 == 0 ? "E" : "O" ) ); };
      for ( const Street &s : city.streets )
      {
        SampleRow row;
        row.geometry = geometryOf( GeometryType::Line, { { s.points } }, place );
        const std::string type = featureClass( s.road );
        const char *travel = s.travel == Travel::Both ? "B" : s.travel == Travel::Forward ? "FT" : "TF";
        row.values = { s.id,
                       s.name < 0 ? SampleValue()
                                  : SampleValue( city.names[static_cast<std::size_t>( s.name )].full() ),
                       number( s.leftFrom ),
                       number( s.leftTo ),
                       number( s.rightFrom ),
                       number( s.rightTo ),
                       s.leftFrom == 0 ? SampleValue() : number( s.leftZip ),
                       s.rightFrom == 0 ? SampleValue() : number( s.rightZip ),
                       parity( s.leftFrom ),
                       parity( s.rightFrom ),
                       type,
                       type,
                       std::string( travel ),
                       static_cast<std::int64_t>( s.milesPerHour ),
                       static_cast<std::int64_t>( s.fromLevel ),
                       static_cast<std::int64_t>( s.toLevel ),
                       SOURCE };
        take( row );
      }
    }

    template <auto areas, GeometryType type>
    void areaRows( const SampleCity &city, const Placement &place, const Take &take )
    {
      for ( const auto &area : city.*areas )
      {
        SampleRow row;
        if constexpr ( type == GeometryType::Polygon )
          row.geometry = geometryOf( type, area.polygons, place );
        else
          row.geometry = geometryOf( type, { { area.points } }, place );
        row.values = { area.name, SOURCE };
        take( row );
      }
    }

    void schoolRows( const SampleCity &city, const Placement &place, const Take &take )
    {
      for ( const Place &school : city.schools )
      {
        const bool staging = std::any_of( city.staging.begin(), city.staging.end(),
                                          [&]( const Place &s ) { return s.name == school.name; } );
        take( { pointOf( school.at, place ),
                { school.name, static_cast<std::int64_t>( staging ? 1 : 0 ), SOURCE } } );
      }
    }

    void stagingRows( const SampleCity &city, const Placement &place, const Take &take )
    {
      for ( const Place &s : city.staging )
        take( { pointOf( s.at, place ), { s.name, static_cast<std::int64_t>( s.teams ), SOURCE } } );
    }
  }

  const std::vector<SampleTable> &sampleTables()
  {
    using enum ColumnType;
    static const std::vector<SampleColumn> named = { { "NAME", Text }, { "SOURCE", Text } };
    static const std::vector<SampleTable> tables = {
        { "address_points",
          "SYNTHETIC address points of a made-up city, with the columns of Pima County",
          GeometryType::Point,
          { { "ADDRESS", Text },
            { "STREET_NO", Integer },
            { "STREET", Text },
            { "STREET_DIR", Text },
            { "STREET_NAM", Text },
            { "AD_STREET", Text },
            { "AD_SUFFIX", Text },
            { "ZIPCODE", Text },
            { "ZIPCITY", Text },
            { "CITY_ID", Text },
            { "CODE", Integer },
            { "PARCEL", Text },
            { "UNIT", Text },
            { "LON", Real },
            { "LAT", Real },
            { "SOURCE", Text } },
          []( const SampleCity &c ) { return c.addresses.size(); },
          addressRows },
        { "streets",
          "SYNTHETIC streets of a made-up city, with the columns of TIGER ADDRFEAT, one-ways and speeds",
          GeometryType::Line,
          { { "TLID", Integer },
            { "FULLNAME", Text },
            { "LFROMHN", Text },
            { "LTOHN", Text },
            { "RFROMHN", Text },
            { "RTOHN", Text },
            { "ZIPL", Text },
            { "ZIPR", Text },
            { "PARITYL", Text },
            { "PARITYR", Text },
            { "ROAD_MTFCC", Text },
            { "MTFCC", Text },
            { "ONEWAY", Text },
            { "SPEEDLIMIT", Integer },
            { "F_ZLEV", Integer },
            { "T_ZLEV", Integer },
            { "SOURCE", Text } },
          []( const SampleCity &c ) { return c.streets.size(); },
          streetRows },
        { "schools",
          "SYNTHETIC schools of a made-up city",
          GeometryType::Point,
          { { "NAME", Text }, { "STAGING", Integer }, { "SOURCE", Text } },
          []( const SampleCity &c ) { return c.schools.size(); },
          schoolRows },
        { "staging",
          "SYNTHETIC staging places of a made-up event",
          GeometryType::Point,
          { { "staging", Text }, { "teams", Integer }, { "SOURCE", Text } },
          []( const SampleCity &c ) { return c.staging.size(); },
          stagingRows },
        { "parks", "SYNTHETIC parks of a made-up city", GeometryType::Polygon, named,
          []( const SampleCity &c ) { return c.parks.size(); },
          areaRows<&SampleCity::parks, GeometryType::Polygon> },
        { "water", "SYNTHETIC wash of a made-up city", GeometryType::Polygon, named,
          []( const SampleCity &c ) { return c.water.size(); },
          areaRows<&SampleCity::water, GeometryType::Polygon> },
        { "wash", "SYNTHETIC wash of a made-up city, its middle", GeometryType::Line, named,
          []( const SampleCity &c ) { return c.washes.size(); },
          areaRows<&SampleCity::washes, GeometryType::Line> },
        { "rail", "SYNTHETIC railway of a made-up city", GeometryType::Line, named,
          []( const SampleCity &c ) { return c.rail.size(); },
          areaRows<&SampleCity::rail, GeometryType::Line> },
        { "buildings", "SYNTHETIC buildings of complexes and schools of a made-up city",
          GeometryType::Polygon, named, []( const SampleCity &c ) { return c.buildings.size(); },
          areaRows<&SampleCity::buildings, GeometryType::Polygon> },
        { "municipalities", "SYNTHETIC municipalities of a made-up county", GeometryType::Polygon, named,
          []( const SampleCity &c ) { return c.municipalities.size(); },
          areaRows<&SampleCity::municipalities, GeometryType::Polygon> },
        { "zipcodes",
          "SYNTHETIC ZIP codes of a made-up county",
          GeometryType::Polygon,
          { { "ZIP", Text }, { "SOURCE", Text } },
          []( const SampleCity &c ) { return c.zipCodes.size(); },
          areaRows<&SampleCity::zipCodes, GeometryType::Polygon> },
    };
    return tables;
  }

  std::string toText( const SampleValue &value )
  {
    if ( const auto *text = std::get_if<std::string>( &value ) )
      return *text;
    if ( const auto *integer = std::get_if<std::int64_t>( &value ) )
      return std::to_string( *integer );
    if ( const auto *real = std::get_if<double>( &value ) )
      return degrees( *real );
    return {};
  }

  std::string wkt( const SampleGeometry &geometry )
  {
    const auto add = []( std::string &text, const std::vector<Point> &points )
    {
      char buffer[64];
      text += '(';
      for ( std::size_t k = 0; k < points.size(); ++k )
      {
        std::snprintf( buffer, sizeof buffer, k == 0 ? "%.3f %.3f" : ",%.3f %.3f", points[k].x, points[k].y );
        text += buffer;
      }
      text += ')';
    };
    std::string text;
    if ( geometry.type == GeometryType::Polygon )
    {
      text = "MULTIPOLYGON(";
      for ( std::size_t p = 0; p < geometry.parts.size(); ++p )
      {
        text += p == 0 ? "(" : ",(";
        for ( std::size_t r = 0; r < geometry.parts[p].size(); ++r )
        {
          if ( r > 0 )
            text += ',';
          add( text, geometry.parts[p][r] );
        }
        text += ')';
      }
      return text + ")";
    }
    text = geometry.type == GeometryType::Point ? "POINT" : "LINESTRING";
    add( text, geometry.parts[0][0] );
    return text;
  }
}
