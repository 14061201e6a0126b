// SPDX-License-Identifier: GPL-2.0-or-later
// Small street maps and places out of bytes, for the fuzzers and for the tests that draw their bytes from a
// seed: courts, loops, dead ends, one-ways, islands, doubled lines and vertices, lines without length and
// lines that touch themselves, with places at their ends, on junctions, at one spot twice and far away.
//   MapBytes bytes( data, size );
//   StreetMap map = streetMap( bytes );
#pragma once
#include "base/random.h"
#include "network/street_graph.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>

namespace doorstep::test
{
  // Bytes one after the other; zeros after the last.
  class MapBytes
  {
    public:
      MapBytes( const std::uint8_t *data, std::size_t size ) : mData( data ), mLeft( size ) {}
      std::uint32_t below( std::uint32_t count )
      {
        if ( mLeft == 0 )
          return 0;
        --mLeft;
        return *mData++ % count;
      }
      bool chance( std::uint32_t ofSixteen ) { return below( 16 ) >= 16 - ofSixteen; }
      bool empty() const { return mLeft == 0; }
      // Between -1 and 1, with digits that no grid has.
      double odd() { return ( below( 256 ) - 127.5 ) / 127.5 + below( 256 ) * 1e-4 / 3; }

    private:
      const std::uint8_t *mData;
      std::size_t mLeft;
  };

  inline std::vector<std::uint8_t> bytesOf( std::uint64_t seed, std::size_t size )
  {
    Random random( seed );
    std::vector<std::uint8_t> bytes( size );
    for ( std::uint8_t &byte : bytes )
      byte = static_cast<std::uint8_t>( random.below( 256 ) );
    return bytes;
  }

  struct StreetMap
  {
      std::vector<StreetLine> lines;
      std::vector<Point> places; // the first is where teams leave from
      GraphOptions options;
  };

  class MapDrawer
  {
    public:
      explicit MapDrawer( MapBytes &bytes ) : mBytes( bytes ) {}

      StreetMap draw()
      {
        const Point origins[] = { { 500000, 3560000 }, { 0, 0 }, { -3000.25, 1e7 / 3 } };
        mOrigin = origins[mBytes.below( 3 )];
        if ( mBytes.chance( 2 ) )
          mMap.options.tolerance = 0;
        mMap.options.leftHandTraffic = mBytes.chance( 2 );
        const std::uint32_t streets = 1 + mBytes.below( 10 ), places = 2 + mBytes.below( 8 );
        for ( std::uint32_t s = 0; s < streets; ++s )
          addStreet();
        for ( std::uint32_t p = 0; p < places; ++p )
          mMap.places.push_back( place() );
        return std::move( mMap );
      }

    private:
      Point corner() { return at( mBytes.below( 6 ) * 100.0, mBytes.below( 6 ) * 100.0 ); }
      Point at( double x, double y ) const { return { mOrigin.x + x, mOrigin.y + y }; }
      Point near( const Point &p, double reach )
      {
        const double dx = mBytes.odd() * reach, dy = mBytes.odd() * reach;
        return { p.x + dx, p.y + dy };
      }

      void addStreet()
      {
        StreetLine line;
        switch ( mBytes.below( 8 ) )
        {
        case 0: // a street with a vertex at each block
        case 1:
        {
          Point p = corner();
          const double step = mBytes.chance( 8 ) ? 100 : -100;
          const bool across = mBytes.chance( 8 );
          for ( std::uint32_t n = 2 + mBytes.below( 6 ); n > 0; --n )
          {
            line.points.push_back( p );
            ( across ? p.x : p.y ) += step;
          }
          break;
        }
        case 2: // a court, drawn from its bulb or from its mouth
        {
          Point p = corner();
          line.points.push_back( p );
          for ( std::uint32_t n = 1 + mBytes.below( 6 ); n > 0; --n )
            line.points.push_back( p = near( { p.x, p.y + 25 }, 20 ) );
          if ( mBytes.chance( 8 ) )
            std::reverse( line.points.begin(), line.points.end() );
          break;
        }
        case 3: // a loop, its ends at one corner or nearly
        {
          const Point c = corner();
          const double radius = 15 + mBytes.below( 60 );
          const std::uint32_t corners = 3 + mBytes.below( 6 );
          for ( std::uint32_t n = 0; n <= corners; ++n )
          {
            const double angle = 2 * std::numbers::pi * n / corners;
            line.points.push_back(
                { c.x + radius * ( std::cos( angle ) - 1 ), c.y + radius * std::sin( angle ) } );
          }
          if ( mBytes.chance( 10 ) )
            line.points.back() = line.points.front();
          line.roundabout = mBytes.chance( 4 );
          break;
        }
        case 4: // the same again, with other vertices or the other way
          if ( !mMap.lines.empty() )
          {
            line = mMap.lines[mBytes.below( static_cast<std::uint32_t>( mMap.lines.size() ) )];
            if ( mBytes.chance( 8 ) )
              std::reverse( line.points.begin(), line.points.end() );
            if ( line.points.size() > 2 && mBytes.chance( 6 ) )
              line.points.erase( line.points.begin() + 1 );
          }
          break;
        case 5: // vertices anywhere on the grid: doubled, crossing and touching itself
          for ( std::uint32_t n = mBytes.below( 8 ); n > 0; --n )
            line.points.push_back( mBytes.chance( 3 ) && !line.points.empty() ? line.points.back()
                                                                              : corner() );
          break;
        case 6: // no length, or next to none
        {
          const Point p = corner();
          line.points = { p, mBytes.chance( 8 ) ? p : near( p, 1e-5 ) };
          if ( mBytes.chance( 4 ) )
            line.points.push_back( near( p, 0.6 ) );
          break;
        }
        default: // far from the others
        {
          const Point p = at( 5000 + mBytes.below( 4 ) * 30.0, mBytes.below( 4 ) * 30.0 );
          line.points = { p, near( p, 80 ), near( p, 80 ) };
        }
        }
        attributes( line );
        mMap.lines.push_back( std::move( line ) );
      }

      void attributes( StreetLine &line )
      {
        static const char *const names[] = { "", "Main St", "Court Ct", "I 10", "Elm Ave", "On-Ramp" };
        line.name = names[mBytes.below( 6 )];
        line.feature = static_cast<std::int64_t>( mMap.lines.size() ) + 1;
        const std::uint32_t what = mBytes.below( 256 );
        if ( what < 120 )
          return;
        line.oneWay = static_cast<OneWay>( what % 4 );
        line.roadClass = static_cast<RoadClass>( mBytes.below( 9 ) );
        line.bridgeOrTunnel = mBytes.chance( 3 );
        line.layer = line.bridgeOrTunnel ? static_cast<int>( mBytes.below( 3 ) ) : 0;
        line.destinationOnly = mBytes.chance( 4 );
        line.fromLevel = mBytes.chance( 3 ) ? 1 : 0;
        line.toLevel = mBytes.chance( 3 ) ? 1 : 0;
        line.kilometersPerHour = mBytes.below( 8 ) * 17;
      }

      Point place()
      {
        if ( mMap.lines.empty() )
          return corner();
        const StreetLine &line = mMap.lines[mBytes.below( static_cast<std::uint32_t>( mMap.lines.size() ) )];
        const std::uint32_t kind = mBytes.below( 10 );
        if ( line.points.empty() || kind == 0 )
          return near( corner(), 40 );
        if ( kind == 1 && !mMap.places.empty() )
          return mMap.places.back();
        const Point &end = mBytes.chance( 8 ) ? line.points.front() : line.points.back();
        if ( kind == 2 )
          return end;
        if ( kind <= 4 )
          return near( end, 22 );
        const Point &vertex = line.points[mBytes.below( static_cast<std::uint32_t>( line.points.size() ) )];
        if ( kind == 5 )
          return vertex;
        if ( kind <= 7 )
          return near( vertex, 30 );
        if ( kind == 8 ) // back from the street, or out of reach
          return near( vertex, 1200 );
        return near( vertex, 1e7 );
      }

      MapBytes &mBytes;
      Point mOrigin;
      StreetMap mMap;
  };

  inline StreetMap streetMap( MapBytes &bytes )
  {
    return MapDrawer( bytes ).draw();
  }

  // Main St with a court drawn from its bulb: sums of the court's lengths from the one end and from the other
  // differ by a rounding.
  inline std::vector<StreetLine> mainStreetAndCourt( Random &random )
  {
    const Point corner{ 500000 + 100.0 * random.below( 9 ), 3560000 };
    StreetLine main, court;
    for ( int x = 0; x <= 13; ++x )
      main.points.push_back( { 500000 + 100.0 * x, 3560000 } );
    main.name = "Main St";
    for ( std::uint32_t bend = 2 + random.below( 6 ); bend > 0; --bend )
      court.points.push_back(
          { corner.x + random.between( -8, 8 ), corner.y + 30 * bend + random.between( -6, 6 ) } );
    court.points.push_back( corner );
    court.name = "Court Ct";
    return { main, court };
  }

  // Where teams leave from on Main St, and three homes round the bulb.
  inline std::vector<Point> placesRoundTheBulb( const StreetLine &court, Random &random )
  {
    const Point bulb = court.points.front();
    std::vector<Point> places{ { 500050, 3560010 } };
    for ( const double dx : { -6.0, 0.0, 6.0 } )
      places.push_back( { bulb.x + dx, bulb.y + 18 + 2 * random.below( 2 ) } );
    return places;
  }

  inline StreetMap courtMap( std::uint64_t seed )
  {
    Random random( seed );
    StreetMap map;
    map.lines = mainStreetAndCourt( random );
    map.places = placesRoundTheBulb( map.lines[1], random );
    return map;
  }

  inline StreetMap anyMap( std::uint64_t seed )
  {
    const std::vector<std::uint8_t> drawn = bytesOf( seed, 120 + seed % 200 );
    MapBytes bytes( drawn.data(), drawn.size() );
    return streetMap( bytes );
  }

  // How many are looked at: what the variable of the environment says, else as many as usual.
  inline std::uint64_t countAsked( const char *variable, std::uint64_t usual )
  {
    const char *const asked = std::getenv( variable );
    return asked != nullptr ? std::strtoull( asked, nullptr, 10 ) : usual;
  }
}
