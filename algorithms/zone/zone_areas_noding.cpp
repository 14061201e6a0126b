#include "zone/zone_areas_noding.h"

#include <algorithm>
#include <cmath>

namespace doorstep::areas
{
  namespace
  {
    Geos::Geometry asGeometry( const Geos &geos, const std::vector<Line> &lines )
    {
      std::vector<GEOSGeometry *> parts;
      parts.reserve( lines.size() );
      std::vector<double> numbers;
      for ( const Line &line : lines )
      {
        numbers.clear();
        for ( const GridPoint &p : line )
          numbers.insert( numbers.end(), { static_cast<double>( p.x ), static_cast<double>( p.y ) } );
        parts.push_back( GEOSGeom_createLineString_r(
            geos.get(), GEOSCoordSeq_copyFromBuffer_r( geos.get(), numbers.data(),
                                                       static_cast<unsigned>( line.size() ), 0, 0 ) ) );
      }
      return geos.own( GEOSGeom_createCollection_r( geos.get(), GEOS_MULTILINESTRING, parts.data(),
                                                    static_cast<unsigned>( parts.size() ) ) );
    }

    // Rounded to the grid; true where something was off it.
    bool readLine( const Geos &geos, const GEOSGeometry *from, Line &line )
    {
      const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r( geos.get(), from );
      unsigned size = 0;
      GEOSCoordSeq_getSize_r( geos.get(), sequence, &size );
      std::vector<double> numbers( std::size_t{ 2 } * size );
      GEOSCoordSeq_copyToBuffer_r( geos.get(), sequence, numbers.data(), 0, 0 );
      line.clear();
      bool rounded = false;
      for ( std::size_t i = 0; i < numbers.size(); i += 2 )
      {
        const GridPoint p{ static_cast<std::int32_t>( std::lround( numbers[i] ) ),
                           static_cast<std::int32_t>( std::lround( numbers[i + 1] ) ) };
        rounded = rounded || p.x != numbers[i] || p.y != numbers[i + 1];
        if ( line.empty() || line.back() != p )
          line.push_back( p );
      }
      return rounded;
    }

    Line ringOf( const Geos &geos, const GEOSGeometry *from, bool anticlockwise )
    {
      Line line;
      readLine( geos, from, line );
      double area = 0;
      for ( std::size_t i = 1; i < line.size(); ++i )
        area += static_cast<double>( line[i - 1].x ) * line[i].y -
                static_cast<double>( line[i].x ) * line[i - 1].y;
      if ( ( area > 0 ) != anticlockwise )
        std::reverse( line.begin(), line.end() );
      line.pop_back();
      std::rotate( line.begin(), std::min_element( line.begin(), line.end() ), line.end() );
      line.push_back( line.front() );
      return line;
    }
  }

  std::vector<Line> nodeOnGrid( const Geos &geos, std::vector<Line> lines )
  {
    constexpr int rounds = 10; // two or three are usual
    for ( int round = 0; round <= rounds; ++round )
    {
      // GEOS's own way on a grid ends whatever the lines are like.
      const Geos::Geometry given = asGeometry( geos, lines );
      const Geos::Geometry noded =
          geos.own( round < rounds ? GEOSNode_r( geos.get(), given.get() )
                                   : GEOSUnaryUnionPrec_r( geos.get(), given.get(), 1 ) );
      lines.clear();
      bool rounded = false;
      const int count = GEOSGetNumGeometries_r( geos.get(), noded.get() );
      for ( int i = 0; i < count; ++i )
      {
        Line line;
        rounded = readLine( geos, GEOSGetGeometryN_r( geos.get(), noded.get(), i ), line ) || rounded;
        if ( line.size() < 2 )
          continue;
        if ( std::lexicographical_compare( line.rbegin(), line.rend(), line.begin(), line.end() ) )
          std::reverse( line.begin(), line.end() );
        lines.push_back( std::move( line ) );
      }
      std::sort( lines.begin(), lines.end() );
      lines.erase( std::unique( lines.begin(), lines.end() ), lines.end() );
      if ( !rounded )
        break;
    }
    return lines;
  }

  std::vector<std::vector<Line>> facesBetween( const Geos &geos, const std::vector<Line> &noded )
  {
    const Geos::Geometry lines = asGeometry( geos, noded );
    const GEOSGeometry *const input[] = { lines.get() };
    const Geos::Geometry polygons = geos.own( GEOSPolygonize_r( geos.get(), input, 1 ) );
    std::vector<std::vector<Line>> faces;
    const int count = GEOSGetNumGeometries_r( geos.get(), polygons.get() );
    for ( int i = 0; i < count; ++i )
    {
      const GEOSGeometry *polygon = GEOSGetGeometryN_r( geos.get(), polygons.get(), i );
      std::vector<Line> face{ ringOf( geos, GEOSGetExteriorRing_r( geos.get(), polygon ), true ) };
      for ( int h = 0; h < GEOSGetNumInteriorRings_r( geos.get(), polygon ); ++h )
        face.push_back( ringOf( geos, GEOSGetInteriorRingN_r( geos.get(), polygon, h ), false ) );
      std::sort( face.begin() + 1, face.end() );
      faces.push_back( std::move( face ) );
    }
    std::sort( faces.begin(), faces.end() );
    return faces;
  }

  void clipInto( const std::vector<Line> &face, const Line &line, std::vector<Line> &clipped )
  {
    const bool level = line.front().y == line.back().y;
    const auto along = [&]( const GridPoint &p ) { return level ? p.x : p.y; };
    const auto across = [&]( const GridPoint &p ) { return level ? p.y : p.x; };
    const std::int32_t at = across( line.front() );
    std::vector<double> crossings;
    for ( const Line &ring : face )
      for ( std::size_t i = 1; i < ring.size(); ++i )
      {
        const GridPoint &a = ring[i - 1], &b = ring[i];
        if ( ( across( a ) > at ) != ( across( b ) > at ) )
          crossings.push_back( along( a ) + static_cast<double>( at - across( a ) ) /
                                                ( across( b ) - across( a ) ) * ( along( b ) - along( a ) ) );
      }
    std::sort( crossings.begin(), crossings.end() );
    const std::int32_t low = std::min( along( line.front() ), along( line.back() ) );
    const std::int32_t high = std::max( along( line.front() ), along( line.back() ) );
    for ( std::size_t i = 1; i < crossings.size(); i += 2 )
    {
      const std::int32_t from =
          std::max( low, static_cast<std::int32_t>( std::floor( crossings[i - 1] ) ) - 1 );
      const std::int32_t to = std::min( high, static_cast<std::int32_t>( std::ceil( crossings[i] ) ) + 1 );
      if ( from < to )
        clipped.push_back( level ? Line{ { from, at }, { to, at } } : Line{ { at, from }, { at, to } } );
    }
  }
}
