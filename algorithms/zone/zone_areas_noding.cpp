// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_noding.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_set>

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

    Line readLine( const Geos &geos, const GEOSGeometry *from )
    {
      const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r( geos.get(), from );
      unsigned size = 0;
      GEOSCoordSeq_getSize_r( geos.get(), sequence, &size );
      std::vector<double> numbers( std::size_t{ 2 } * size );
      GEOSCoordSeq_copyToBuffer_r( geos.get(), sequence, numbers.data(), 0, 0 );
      Line line;
      for ( std::size_t i = 0; i < numbers.size(); i += 2 )
      {
        const GridPoint p{ static_cast<std::int32_t>( std::lround( numbers[i] ) ),
                           static_cast<std::int32_t>( std::lround( numbers[i + 1] ) ) };
        if ( line.empty() || line.back() != p )
          line.push_back( p );
      }
      return line;
    }

    // Whether lines meet elsewhere than at ends of both, in whole numbers. Segments are looked up by square
    // buckets of the plane.
    class Meetings
    {
      public:
        // The first `noded` lines meet nowhere else among themselves.
        Meetings( const std::vector<Line> &lines, std::size_t noded ) : mLines( lines ), mNoded( noded )
        {
          std::unordered_set<std::uint64_t> near;
          const auto add = [&]( std::size_t l, bool isNew )
          {
            for ( std::size_t i = 1; i < lines[l].size(); ++i )
              everyBucket( lines[l][i - 1], lines[l][i],
                           [&]( std::uint64_t bucket )
                           {
                             if ( isNew )
                               near.insert( bucket );
                             if ( isNew || near.contains( bucket ) )
                               mEntries.push_back( { bucket, { l, i } } );
                           } );
          };
          for ( std::size_t l = noded; l < lines.size(); ++l )
            add( l, true );
          for ( std::size_t l = 0; l < noded; ++l )
            add( l, false );
          std::sort( mEntries.begin(), mEntries.end(),
                     []( const Entry &a, const Entry &b ) { return a.bucket < b.bucket; } );
        }

        // Of each line whether it does.
        std::vector<char> find() const
        {
          std::vector<char> found( mLines.size(), 0 );
          for ( auto first = mEntries.begin(); first != mEntries.end(); )
          {
            const auto last = std::find_if( first, mEntries.end(),
                                            [&]( const Entry &e ) { return e.bucket != first->bucket; } );
            for ( auto one = first; one != last; ++one )
              for ( auto two = first; two != one; ++two )
                if ( std::max( one->segment.line, two->segment.line ) >= mNoded &&
                     !( found[one->segment.line] && found[two->segment.line] ) &&
                     meet( one->segment, two->segment ) )
                  found[one->segment.line] = found[two->segment.line] = 1;
            first = last;
          }
          return found;
        }

      private:
        struct Segment
        {
            std::size_t line = 0, end = 0; // from the vertex before to this one
        };
        struct Entry
        {
            std::uint64_t bucket = 0;
            Segment segment;
        };

        const GridPoint &from( const Segment &s ) const { return mLines[s.line][s.end - 1]; }
        const GridPoint &to( const Segment &s ) const { return mLines[s.line][s.end]; }

        // Row by row, the buckets that a segment passes.
        template <class Visit>
        static void everyBucket( const GridPoint &from, const GridPoint &to, const Visit &visit )
        {
          constexpr std::int32_t side = 256;
          const GridPoint &a = from.y <= to.y ? from : to, &b = from.y <= to.y ? to : from;
          const std::int64_t width = std::int64_t{ b.x } - a.x, height = std::int64_t{ b.y } - a.y;
          const auto columnAt = [&]( std::int64_t y )
          {
            const std::int64_t up = std::clamp<std::int64_t>( y - a.y, 0, height );
            return a.x + static_cast<std::int32_t>( width * up / std::max<std::int64_t>( height, 1 ) );
          };
          for ( std::int32_t row = floorDivide( a.y, side ); row <= floorDivide( b.y, side ); ++row )
          {
            const std::int32_t in = columnAt( std::int64_t{ row } * side );
            const std::int32_t out = height == 0 ? b.x : columnAt( ( std::int64_t{ row } + 1 ) * side );
            const std::int32_t last = floorDivide( std::max( in, out ) + 1, side );
            for ( std::int32_t column = floorDivide( std::min( in, out ) - 1, side ); column <= last;
                  ++column )
              visit( ( std::uint64_t{ static_cast<std::uint32_t>( row ) } << 32U ) |
                     static_cast<std::uint32_t>( column ) );
          }
        }

        bool isEnd( const Segment &s, const GridPoint &p ) const
        {
          const Line &line = mLines[s.line];
          return p == line.front() || p == line.back();
        }

        bool meet( const Segment &one, const Segment &two ) const
        {
          const GridPoint &a = from( one ), &b = to( one ), &c = from( two ), &d = to( two );
          if ( std::max( a.x, b.x ) < std::min( c.x, d.x ) || std::max( c.x, d.x ) < std::min( a.x, b.x ) ||
               std::max( a.y, b.y ) < std::min( c.y, d.y ) || std::max( c.y, d.y ) < std::min( a.y, b.y ) )
            return false;
          const std::int64_t ofC = cross( a, b, c ), ofD = cross( a, b, d );
          const std::int64_t ofA = cross( c, d, a ), ofB = cross( c, d, b );
          if ( ( ofC > 0 && ofD > 0 ) || ( ofC < 0 && ofD < 0 ) || ( ofA > 0 && ofB > 0 ) ||
               ( ofA < 0 && ofB < 0 ) )
            return false;
          if ( a != c && a != d && b != c && b != d )
            return true;
          const GridPoint &shared = a == c || a == d ? a : b;
          const bool follows = one.line == two.line && ( one.end == two.end + 1 || two.end == one.end + 1 );
          if ( !follows && !( isEnd( one, shared ) && isEnd( two, shared ) ) )
            return true;
          // Beyond the shared vertex only where one lies on the other.
          const GridPoint &p = shared == a ? b : a, &q = shared == c ? d : c;
          const bool inLine = ofC == 0 && ofD == 0;
          return inLine && ( ( p < shared ) == ( q < shared ) );
        }

        const std::vector<Line> &mLines;
        std::size_t mNoded = 0;
        std::vector<Entry> mEntries;
    };

    // The pieces that GEOS makes of the lines, rounded to the grid.
    std::vector<Line> cutWhereTheyMeet( const Geos &geos, const std::vector<Line> &lines )
    {
      const Geos::Geometry given = asGeometry( geos, lines );
      const Geos::Geometry cut = geos.own( GEOSNode_r( geos.get(), given.get() ) );
      std::vector<Line> pieces;
      const int count = GEOSGetNumGeometries_r( geos.get(), cut.get() );
      for ( int i = 0; i < count; ++i )
      {
        Line line = readLine( geos, GEOSGetGeometryN_r( geos.get(), cut.get(), i ) );
        if ( line.size() < 2 )
          continue;
        if ( std::lexicographical_compare( line.rbegin(), line.rend(), line.begin(), line.end() ) )
          std::reverse( line.begin(), line.end() );
        pieces.push_back( std::move( line ) );
      }
      return pieces;
    }

    void sortOut( std::vector<Line> &lines )
    {
      std::sort( lines.begin(), lines.end() );
      lines.erase( std::unique( lines.begin(), lines.end() ), lines.end() );
    }
  }

  std::vector<Line> nodeOnGrid( const Geos &geos, std::vector<Line> lines, std::vector<Line> noded )
  {
    // Each round cuts at least one line into shorter ones on the grid, so there is a last one; two or three
    // are usual.
    for ( sortOut( lines ); !lines.empty(); )
    {
      const std::size_t before = noded.size();
      std::move( lines.begin(), lines.end(), std::back_inserter( noded ) );
      const std::vector<char> meeting = Meetings( noded, before ).find();
      std::vector<Line> apart;
      lines.clear();
      for ( std::size_t l = 0; l < noded.size(); ++l )
        ( meeting[l] ? lines : apart ).push_back( std::move( noded[l] ) );
      noded = std::move( apart );
      if ( !lines.empty() )
        lines = cutWhereTheyMeet( geos, lines );
      sortOut( lines );
    }
    sortOut( noded );
    return noded;
  }
}
