// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/street_chains.h"

#include "base/index.h"
#include "network/freeways.h"
#include "sheet/loose_ends.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace doorstep
{
  namespace
  {
    // The streets that meet a point, each once.
    using Names = std::unordered_map<std::uint64_t, std::vector<std::string>>;

    std::string crossing( const Names &names, const Point &end, const std::string &own )
    {
      const auto found = names.find( pointKey( end ) );
      if ( found == names.end() )
        return {};
      std::string best;
      for ( const std::string &name : found->second )
        if ( !name.empty() && name != own && ( best.empty() || name < best ) )
          best = name;
      return best;
    }

    // What the street network takes for a line, too: finite, and no longer than a county.
    bool isDrawable( const StreetLine &line )
    {
      constexpr double farthest = 1e9, longest = 1e6; // metres
      return line.points.size() >= 2 && line.roadClass != RoadClass::Path &&
             std::all_of( line.points.begin(), line.points.end(),
                          []( const Point &p )
                          { return std::abs( p.x ) < farthest && std::abs( p.y ) < farthest; } ) &&
             lengthOf( line.points ) < longest;
    }

    OneWay turned( OneWay way )
    {
      return way == OneWay::Forward ? OneWay::Backward : way == OneWay::Backward ? OneWay::Forward : way;
    }

    // The block the other way round.
    void turn( Block &block )
    {
      std::reverse( block.line.begin(), block.line.end() );
      block.oneWay = turned( block.oneWay );
      const HouseRange left = block.left;
      block.left = { block.right.to, block.right.from };
      block.right = { left.to, left.from };
    }

    class Chains
    {
      public:
        explicit Chains( std::span<const StreetLine> lines )
        {
          const FreewaySigns signs = freewaySigns( lines );
          std::vector<char> drawable;
          for ( const StreetLine &line : lines )
            drawable.push_back( isDrawable( line ) ? 1 : 0 );
          const auto joined = joinedLooseEnds( lines, drawable );
          const auto pointsOf = [&]( std::size_t l ) -> const Polyline &
          {
            const auto found = joined.find( l );
            return found == joined.end() ? lines[l].points : found->second;
          };
          for ( std::size_t l = 0; l < lines.size(); ++l )
            if ( drawable[l] )
              read( lines[l].name, pointsOf( l ) );
          for ( std::size_t l = 0; l < lines.size(); ++l )
            if ( drawable[l] )
              cut( lines[l], pointsOf( l ), signs.stopsElsewhere[l] );
        }

        std::vector<Block> run()
        {
          for ( std::size_t p = 0; p < mPieces.size(); ++p )
            for ( const bool last : { false, true } )
              mMeeting[endKey( p, last )].push_back( static_cast<std::int32_t>( 2 * p + ( last ? 1 : 0 ) ) );
          mUsed.assign( mPieces.size(), 0 );
          std::vector<Block> blocks;
          for ( const bool loops : { false, true } )
            for ( std::size_t p = 0; p < mPieces.size(); ++p )
              for ( const bool last : { false, true } )
                if ( !mUsed[p] && ( loops || next( p, last ) < 0 ) )
                  blocks.push_back( chainFrom( p, last ) );
          nameCrossings( blocks );
          return blocks;
        }

      private:
        // At an end where no other street has a name, the crossing that the street comes to next.
        void nameCrossings( std::vector<Block> &blocks ) const
        {
          constexpr double farthest = 800; // metres
          std::unordered_map<std::uint64_t, std::vector<std::pair<const Block *, bool>>>
              ends; // and: its last
          for ( const Block &block : blocks )
            for ( const bool last : { false, true } )
              ends[pointKey( last ? block.line.back() : block.line.front() )].push_back( { &block, last } );
          const auto crossingBeyond = [&]( const Block &own, bool last )
          {
            const Block *block = &own;
            for ( double gone = 0; gone < farthest; )
            {
              const Point &end = last ? block->line.back() : block->line.front();
              const std::string found = crossing( mNames, end, own.name );
              if ( !found.empty() || own.name.empty() )
                return found;
              const auto &met = ends.at( pointKey( end ) );
              std::vector<std::pair<const Block *, bool>> onward;
              for ( const auto &one : met )
                if ( one != std::pair( block, last ) && one.first->name == own.name )
                  onward.push_back( one );
              if ( onward.size() != 1 || onward.front().first == &own )
                break;
              block = onward.front().first;
              last = !onward.front().second;
              gone += lengthOf( block->line );
            }
            return std::string();
          };
          std::vector<std::array<std::string, 2>> names;
          for ( const Block &block : blocks )
            names.push_back( { crossingBeyond( block, false ), crossingBeyond( block, true ) } );
          for ( std::size_t b = 0; b < blocks.size(); ++b )
          {
            blocks[b].crossFrom = std::move( names[b][0] );
            blocks[b].crossTo = std::move( names[b][1] );
          }
        }

        void read( const std::string &name, const Polyline &points )
        {
          std::uint64_t before = 0;
          for ( std::size_t i = 0; i < points.size(); ++i )
          {
            const std::uint64_t here = pointKey( points[i] );
            std::vector<std::string> &met = mNames[here];
            if ( std::find( met.begin(), met.end(), name ) == met.end() )
              met.push_back( name );
            if ( i > 0 && here != before )
            {
              addWay( before, here );
              addWay( here, before );
            }
            before = here;
          }
        }

        // Each once: a street that is in the layer twice makes no junctions.
        void addWay( std::uint64_t from, std::uint64_t to )
        {
          std::vector<std::uint64_t> &ways = mWays[from];
          if ( ways.size() < 3 && std::find( ways.begin(), ways.end(), to ) == ways.end() )
            ways.push_back( to );
        }

        bool isJunction( std::uint64_t key ) const
        {
          const auto found = mWays.find( key );
          return found != mWays.end() && found->second.size() > 2;
        }

        void cut( const StreetLine &line, const Polyline &points, float stopsElsewhere )
        {
          Block piece;
          piece.name = line.name;
          piece.roadClass = line.roadClass;
          piece.oneWay = line.oneWay;
          piece.stopsElsewhere = stopsElsewhere;
          piece.isDrive = isDrive( line.name.empty(), line.roadClass, line.destinationOnly );
          piece.line = { points.front() };
          bool isFirst = true;
          for ( std::size_t i = 1; i < points.size(); ++i )
          {
            const std::uint64_t key = pointKey( points[i] );
            const bool last = i + 1 == points.size();
            if ( key != pointKey( piece.line.back() ) )
              piece.line.push_back( points[i] );
            if ( !last && !isJunction( key ) )
              continue;
            if ( piece.line.size() > 1 )
            {
              // Where the line begins and ends its numbers are known.
              piece.left = { isFirst ? line.left.from : 0, last ? line.left.to : 0 };
              piece.right = { isFirst ? line.right.from : 0, last ? line.right.to : 0 };
              addPiece( piece );
            }
            isFirst = false;
            piece.line = { points[i] };
          }
        }

        void addPiece( const Block &piece )
        {
          std::vector<std::uint64_t> keys;
          for ( const Point &p : piece.line )
            keys.push_back( pointKey( p ) );
          if ( std::vector<std::uint64_t> back( keys.rbegin(), keys.rend() ); back < keys )
            keys = std::move( back );
          if ( mSeen.insert( std::move( keys ) ).second )
            mPieces.push_back( piece );
        }

        std::uint64_t endKey( std::size_t piece, bool last ) const
        {
          const Polyline &line = mPieces[piece].line;
          return pointKey( last ? line.back() : line.front() );
        }

        // The end (2 × piece + 1 where it is the last point) that carries the street on from this one; -1:
        // none.
        std::int32_t next( std::size_t piece, bool last ) const
        {
          const std::uint64_t key = endKey( piece, last );
          const std::vector<std::int32_t> &ends = mMeeting.at( key );
          if ( isJunction( key ) || ends.size() != 2 )
            return -1;
          const auto own = static_cast<std::int32_t>( 2 * piece + ( last ? 1 : 0 ) );
          const std::int32_t other = ends[0] == own ? ends[1] : ends[0];
          const Block &a = mPieces[piece], &b = mPieces[indexOf( other >> 1 )];
          const bool sameWay = last == ( ( other & 1 ) == 0 ); // head to tail
          if ( a.name != b.name || a.roadClass != b.roadClass ||
               a.oneWay != ( sameWay ? b.oneWay : turned( b.oneWay ) ) )
            return -1;
          return other;
        }

        Block chainFrom( std::size_t piece, bool last )
        {
          // Walked away from the end given, and at last turned the way that its first piece was drawn.
          Block chain = mPieces[piece];
          mUsed[piece] = 1;
          if ( last )
            turn( chain );
          bool ranges = chain.left != HouseRange() || chain.right != HouseRange();
          std::int32_t end = next( piece, !last );
          while ( end >= 0 && !mUsed[indexOf( end >> 1 )] )
          {
            Block more = mPieces[indexOf( end >> 1 )];
            mUsed[indexOf( end >> 1 )] = 1;
            const bool from = ( end & 1 ) != 0;
            if ( from )
              turn( more );
            chain.line.insert( chain.line.end(), more.line.begin() + 1, more.line.end() );
            chain.stopsElsewhere = std::max( chain.stopsElsewhere, more.stopsElsewhere );
            ranges = ranges && ( more.left != HouseRange() || more.right != HouseRange() );
            extend( chain.left, more.left );
            extend( chain.right, more.right );
            end = next( indexOf( end >> 1 ), !from );
          }
          if ( !ranges )
            chain.left = chain.right = {};
          if ( last )
            turn( chain );
          return chain;
        }

        static void extend( HouseRange &range, const HouseRange &more )
        {
          if ( range == HouseRange() )
            range = more;
          else if ( more != HouseRange() )
            range.to = more.to;
        }

        Names mNames;
        std::unordered_map<std::uint64_t, std::vector<std::uint64_t>>
            mWays; // to the points next to each, up to 3
        std::vector<Block> mPieces;
        std::set<std::vector<std::uint64_t>> mSeen;
        std::unordered_map<std::uint64_t, std::vector<std::int32_t>> mMeeting; // ends of pieces
        std::vector<char> mUsed;
    };
  }

  std::vector<Block> chainedBlocks( std::span<const StreetLine> lines )
  {
    return Chains( lines ).run();
  }
}
