// SPDX-License-Identifier: GPL-2.0-or-later
// A town small enough to see, for the geocoder's tests, in metres:
//
//        Elm St (N-S, x = 0)         Oak Ave (x = 400)        Oak St (x = 800)
//   Main St E (y = 0): points 2 to 40 even, 1 to 39 odd from x = 10 on; ranges 100 to 198 from x = 400 on
//   Main St in Westville, ZIP 85702, far to the east
#pragma once
#include "geocode/geocoder.h"
#include "geocode/reference_builder.h"

#include <memory>

namespace doorstep::test
{
  inline PointInput pointOf( std::string number, std::string street, double x, double y,
                             std::string zip = "85701", std::string city = "Eastville",
                             std::string unit = {} )
  {
    PointInput p;
    p.number = std::move( number );
    p.streetText = std::move( street );
    p.x = x;
    p.y = y;
    p.zip = std::move( zip );
    p.city = std::move( city );
    p.unit = std::move( unit );
    p.state = "AZ";
    return p;
  }

  inline StreetInput streetOf( std::string name, std::vector<Point> points, std::string lFrom = {},
                               std::string lTo = {}, std::string rFrom = {}, std::string rTo = {},
                               std::string zip = "85701", std::string alias = {} )
  {
    StreetInput s;
    s.streetText = std::move( name );
    s.points = std::move( points );
    s.left = { std::move( lFrom ), std::move( lTo ), {}, {}, zip };
    s.right = { std::move( rFrom ), std::move( rTo ), {}, {}, zip };
    s.alias = std::move( alias );
    s.state = "AZ";
    return s;
  }

  inline void fillTown( ReferenceBuilder &b )
  {
    for ( int n = 1; n <= 40; ++n )
      b.addPoint( pointOf( std::to_string( n ), "Main St", 10 + 9 * n, n % 2 == 0 ? 12 : -12 ) );
    for ( int n = 1; n <= 19; n += 2 )
    {
      b.addPoint( pointOf( std::to_string( n ), "Oak Ave", 412, 10.0 * n ) );
      b.addPoint( pointOf( std::to_string( n ), "Oak St", 812, 10.0 * n ) );
    }
    b.addPoint( pointOf( "5", "Main St", 90010, 8, "85702", "Westville" ) );
    b.addPoint( pointOf( "7", "E Camino del Rio", 300, 300 ) );
    b.addPoint( pointOf( "9", "W Camino del Rio", -300, 300 ) );
    b.addPoint( pointOf( "11", "Saguaro Pl", 100, 500 ) );
    b.addPoint( pointOf( "25", "Gray Gdns E", 100, 600 ) );
    b.addPoint( pointOf( "31-B", "Cobalt Way", 120, 700 ) );
    b.addPoint( pointOf( "14", "22nd St", 120, 800 ) );
    for ( int unit = 1; unit <= 4; ++unit )
      b.addPoint( pointOf( "500", "Palm Dr", 1000 + 10.0 * unit, 900, "85701", "Eastville",
                           "Apt " + std::to_string( unit ) ) );
    for ( int unit = 1; unit <= 3; ++unit )
      b.addPoint( pointOf( "600", "Palm Dr", 1000 + 90.0 * unit, 1200, "85701", "Eastville",
                           "Spc " + std::to_string( unit ) ) );
    // ranges: Main St goes on to the east; Elm St and Oak Ave cross it
    b.addStreet( streetOf( "Main St", { { 0, 0 }, { 400, 0 } }, "2", "98", "1", "99" ) );
    b.addStreet( streetOf( "Main St", { { 400, 0 }, { 800, 0 } }, "100", "198", "101", "199", "85701",
                           "Old Fort Rd" ) );
    b.addStreet( streetOf( "Elm St", { { 0, 500 }, { 0, 0 } }, "299", "201", "298", "200" ) );
    b.addStreet( streetOf( "Oak Ave", { { 400, 0 }, { 400, 400 } }, "2", "40", "1", "41" ) );
    b.addStreet(
        streetOf( "Queens Blvd", { { 2000, 0 }, { 2000, 400 } }, "37-02", "37-98", "37-01", "37-99" ) );
    b.addStreet( streetOf( "Mixed Ln", { { 3000, 0 }, { 3100, 0 } }, "10", "21", "", "" ) );
  }

  // The town's reference, in memory; metres without a CRS id.
  inline std::string townBytes( const CoordinateSystem &crs = { "EPSG:32612", "", false, 1 } )
  {
    ReferenceBuilder b( crs );
    fillTown( b );
    return b.finish();
  }

  inline const Reference &town()
  {
    static const Reference reference =
        Reference::fromBytes( std::make_shared<const std::string>( townBytes() ) );
    return reference;
  }

  inline GeocodeResult find( std::string line, std::string city = {}, std::string zip = {},
                             GeocodeOptions options = {} )
  {
    static const Geocoder geocoder( town() );
    AddressInput input;
    input.line = std::move( line );
    input.city = std::move( city );
    input.zip = std::move( zip );
    return geocoder.geocode( input, options );
  }

  // Points and a geocoder that knows them alone.
  class PlaceOfPoints
  {
    public:
      explicit PlaceOfPoints( const std::vector<PointInput> &points )
          : mReference( build( points ) ), mGeocoder( mReference )
      {
      }

      GeocodeResult find( std::string line, std::string city = {}, std::string zip = {},
                          std::string unit = {} ) const
      {
        GeocodeOptions options;
        options.candidates = 5;
        return mGeocoder.geocode(
            { std::move( line ), std::move( city ), {}, std::move( zip ), std::move( unit ) }, options );
      }

      // The address where it matched, else the status.
      std::string say( std::string line, std::string city = {}, std::string zip = {} ) const
      {
        const GeocodeResult r = find( std::move( line ), std::move( city ), std::move( zip ) );
        return r.placed() ? r.address : std::string( statusText( r.status ) );
      }

    private:
      static Reference build( const std::vector<PointInput> &points )
      {
        ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
        for ( const PointInput &p : points )
          builder.addPoint( p );
        return Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
      }

      Reference mReference;
      Geocoder mGeocoder;
  };
}
