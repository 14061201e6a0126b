// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_areas_faces.h"

#include <algorithm>
#include <cmath>

namespace doorstep::areas
{
  namespace
  {
    // Half-edge 2 i runs along line i, 2 i + 1 against it.
    class Faces
    {
      public:
        explicit Faces( const std::vector<Line> &lines ) : mLines( lines ), mGone( lines.size(), 0 )
        {
          mOut.resize( 2 * lines.size() );
          for ( std::size_t h = 0; h < mOut.size(); ++h )
            mOut[h] = h;
          std::sort( mOut.begin(), mOut.end(),
                     [&]( std::size_t a, std::size_t b ) { return isBefore( a, b ); } );
          mPlace.resize( mOut.size() );
          mNode.resize( mOut.size() );
          for ( std::size_t i = 0; i < mOut.size(); ++i )
          {
            if ( i == 0 || start( mOut[i] ) != start( mOut[i - 1] ) )
              mFirst.push_back( i );
            mPlace[mOut[i]] = i;
            mNode[mOut[i]] = mFirst.size() - 1;
          }
          mFirst.push_back( mOut.size() );
        }

        std::vector<std::vector<Line>> run()
        {
          do
            dropLooseEnds();
          while ( walk() );
          return nested();
        }

      private:
        bool forward( std::size_t h ) const { return h % 2 == 0; }
        bool gone( std::size_t h ) const { return mGone[h / 2] != 0; }
        const GridPoint &start( std::size_t h ) const
        {
          return forward( h ) ? mLines[h / 2].front() : mLines[h / 2].back();
        }
        const GridPoint &second( std::size_t h ) const
        {
          const Line &line = mLines[h / 2];
          return forward( h ) ? line[1] : line[line.size() - 2];
        }

        // By the point that they leave, then anticlockwise from the east.
        bool isBefore( std::size_t a, std::size_t b ) const
        {
          const GridPoint &from = start( a );
          if ( from != start( b ) )
            return from < start( b );
          const GridPoint &one = second( a ), &two = second( b );
          const auto isLower = [&]( const GridPoint &p )
          { return p.y < from.y || ( p.y == from.y && p.x < from.x ); };
          if ( isLower( one ) != isLower( two ) )
            return isLower( two );
          const std::int64_t turn = cross( from, one, two );
          return turn != 0 ? turn > 0 : a < b;
        }

        // Lines that end nowhere bound no face.
        void dropLooseEnds()
        {
          std::vector<std::size_t> degree( mFirst.size() - 1, 0 ), loose;
          for ( std::size_t h = 0; h < mOut.size(); ++h )
            degree[mNode[h]] += gone( h ) ? 0 : 1;
          for ( std::size_t n = 0; n < degree.size(); ++n )
            if ( degree[n] == 1 )
              loose.push_back( n );
          while ( !loose.empty() )
          {
            const std::size_t node = loose.back();
            loose.pop_back();
            for ( std::size_t i = mFirst[node]; i < mFirst[node + 1]; ++i )
              if ( const std::size_t h = mOut[i]; !gone( h ) )
              {
                mGone[h / 2] = 1;
                --degree[node];
                if ( --degree[mNode[h ^ 1U]] == 1 )
                  loose.push_back( mNode[h ^ 1U] );
              }
          }
        }

        // The next half-edge around the face on the left: the first one clockwise from the way back.
        std::size_t next( std::size_t h ) const
        {
          const std::size_t back = h ^ 1U, first = mFirst[mNode[back]], last = mFirst[mNode[back] + 1];
          std::size_t i = mPlace[back];
          do
            i = i == first ? last - 1 : i - 1;
          while ( gone( mOut[i] ) );
          return mOut[i];
        }

        // Numbers the rings. True where lines had the same ring on both sides, which are dropped: they lead
        // from one ring to another.
        bool walk()
        {
          constexpr auto none = static_cast<std::size_t>( -1 );
          std::vector<std::size_t> ring( mOut.size(), none );
          mRings.clear();
          for ( const std::size_t from : mOut )
          {
            if ( gone( from ) || ring[from] != none )
              continue;
            for ( std::size_t h = from; ring[h] == none; h = next( h ) )
              ring[h] = mRings.size();
            mRings.push_back( from );
          }
          bool dropped = false;
          for ( std::size_t line = 0; line < mGone.size(); ++line )
            if ( !mGone[line] && ring[2 * line] == ring[2 * line + 1] )
            {
              mGone[line] = 1;
              dropped = true;
            }
          return dropped;
        }

        // Closed, from its lowest point.
        Line ringFrom( std::size_t from ) const
        {
          Line ring;
          std::size_t h = from;
          do
          {
            const Line &line = mLines[h / 2];
            if ( forward( h ) )
              ring.insert( ring.end(), line.begin(), line.end() - 1 );
            else
              ring.insert( ring.end(), line.rbegin(), line.rend() - 1 );
            h = next( h );
          } while ( h != from );
          const GridPoint lowest = *std::min_element( ring.begin(), ring.end() );
          Line best;
          for ( std::size_t i = 0; i < ring.size(); ++i )
            if ( ring[i] == lowest ) // more than once where the ring touches itself
            {
              Line turned( ring.begin() + static_cast<std::ptrdiff_t>( i ), ring.end() );
              turned.insert( turned.end(), ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>( i ) );
              if ( best.empty() || turned < best )
                best = std::move( turned );
            }
          best.push_back( best.front() );
          return best;
        }

        struct Ring
        {
            Line points;
            GridPoint low, high;
            std::int64_t twiceArea = 0;

            bool holds( const GridPoint &p ) const
            {
              if ( p.x < low.x || p.y < low.y || p.x > high.x || p.y > high.y )
                return false;
              bool inside = false;
              for ( std::size_t i = 1; i < points.size(); ++i )
              {
                const bool upward = points[i].y > points[i - 1].y;
                const GridPoint &a = points[upward ? i - 1 : i], &b = points[upward ? i : i - 1];
                if ( ( a.y > p.y ) != ( b.y > p.y ) && cross( a, b, p ) > 0 )
                  inside = !inside;
              }
              return inside;
            }
        };

        std::vector<std::vector<Line>> nested() const
        {
          std::vector<Ring> shells, holes;
          for ( const std::size_t from : mRings )
          {
            Ring ring{ ringFrom( from ), {}, {}, 0 };
            ring.low = ring.high = ring.points.front();
            for ( std::size_t i = 1; i < ring.points.size(); ++i )
            {
              const GridPoint &p = ring.points[i];
              ring.low = { std::min( ring.low.x, p.x ), std::min( ring.low.y, p.y ) };
              ring.high = { std::max( ring.high.x, p.x ), std::max( ring.high.y, p.y ) };
              ring.twiceArea += cross( ring.points.front(), ring.points[i - 1], p );
            }
            if ( ring.twiceArea > 0 )
              shells.push_back( std::move( ring ) );
            else if ( ring.twiceArea < 0 )
              holes.push_back( std::move( ring ) );
          }
          // Smallest first, so that the outline of an island goes to the innermost shell around it.
          std::sort( shells.begin(), shells.end(),
                     []( const Ring &a, const Ring &b ) {
                       return a.twiceArea != b.twiceArea ? a.twiceArea < b.twiceArea : a.points < b.points;
                     } );
          std::vector<std::vector<Line>> faces( shells.size() );
          for ( Ring &hole : holes )
          {
            auto around = std::partition_point( shells.begin(), shells.end(),
                                                [&]( const Ring &shell )
                                                { return shell.twiceArea <= -hole.twiceArea; } );
            around = std::find_if( around, shells.end(),
                                   [&]( const Ring &shell ) { return shell.holds( hole.points.front() ); } );
            if ( around != shells.end() )
              faces[static_cast<std::size_t>( around - shells.begin() )].push_back(
                  std::move( hole.points ) );
          }
          for ( std::size_t s = 0; s < shells.size(); ++s )
          {
            std::sort( faces[s].begin(), faces[s].end() );
            faces[s].insert( faces[s].begin(), std::move( shells[s].points ) );
          }
          std::sort( faces.begin(), faces.end() );
          return faces;
        }

        const std::vector<Line> &mLines;
        std::vector<char> mGone;         // by line
        std::vector<std::size_t> mOut;   // half-edges by the node that they leave, anticlockwise
        std::vector<std::size_t> mPlace; // of each half-edge in mOut
        std::vector<std::size_t> mNode;  // that each half-edge leaves
        std::vector<std::size_t> mFirst; // of each node, into mOut
        std::vector<std::size_t> mRings; // a half-edge of each
    };
  }

  std::vector<std::vector<Line>> facesBetween( const std::vector<Line> &noded )
  {
    return Faces( noded ).run();
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
