// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/block_groups.h"

#include "base/index.h"
#include "network/foot.h"
#include "sheet/street_blocks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

namespace doorstep
{
  namespace
  {
    class Grouper
    {
      public:
        Grouper( std::span<const Block> blocks, std::span<const double> homes, std::span<const char> skipped,
                 double smallest )
            : mBlocks( blocks ),
              mSkipped( skipped ),
              mSmallest( smallest ),
              mParent( blocks.size() ),
              mHomes( homes.begin(), homes.end() )
        {
          std::iota( mParent.begin(), mParent.end(), 0 );
          mMembers.resize( blocks.size() );
          for ( std::size_t b = 0; b < blocks.size(); ++b )
          {
            if ( skipped[b] )
              continue;
            mMembers[b].push_back( static_cast<std::int32_t>( b ) );
            for ( const std::uint64_t end : endsOf( b ) )
              mMeeting[end].push_back( static_cast<std::int32_t>( b ) );
          }
        }

        std::vector<BlockGroup> run()
        {
          for ( std::size_t b = 0; b < mBlocks.size(); ++b )
            if ( !mSkipped[b] && mHomes[b] < mSmallest )
              mPoor.emplace( mHomes[b], static_cast<std::int32_t>( b ) );
          while ( !mPoor.empty() )
          {
            const std::int32_t group = mPoor.begin()->second;
            mPoor.erase( mPoor.begin() );
            std::int32_t other = neighbour( group );
            if ( other < 0 )
              other = nearest( group );
            if ( other >= 0 )
              join( group, other );
          }
          std::vector<BlockGroup> groups;
          for ( std::size_t b = 0; b < mBlocks.size(); ++b )
            if ( !mSkipped[b] && mParent[b] == static_cast<std::int32_t>( b ) )
              groups.push_back( made( b ) );
          return groups;
        }

      private:
        std::array<std::uint64_t, 2> endsOf( std::size_t b ) const
        {
          return { pointKey( mBlocks[b].line.front() ), pointKey( mBlocks[b].line.back() ) };
        }

        std::int32_t find( std::int32_t b )
        {
          while ( mParent[indexOf( b )] != b )
            b = mParent[indexOf( b )] = mParent[indexOf( mParent[indexOf( b )] )];
          return b;
        }

        // The group next to this one that it goes to: of the same street first, then the one with the fewest
        // homes.
        std::int32_t neighbour( std::int32_t group )
        {
          std::int32_t best = -1;
          bool bestSame = false;
          for ( const std::int32_t own : mMembers[indexOf( group )] )
            for ( const std::uint64_t end : endsOf( indexOf( own ) ) )
              for ( const std::int32_t block : mMeeting[end] )
              {
                const std::int32_t other = find( block );
                if ( other == group )
                  continue;
                const bool same = mBlocks[indexOf( block )].name == mBlocks[indexOf( own )].name;
                if ( best < 0 || std::pair( !same, std::pair( mHomes[indexOf( other )], other ) ) <
                                     std::pair( !bestSame, std::pair( mHomes[indexOf( best )], best ) ) )
                {
                  best = other;
                  bestSame = same;
                }
              }
          return best;
        }

        // Where no street leads on: the group nearest by the middles of blocks.
        std::int32_t nearest( std::int32_t group )
        {
          constexpr std::int64_t farthest = 40; // squares
          if ( mMiddles.empty() )
            for ( std::size_t b = 0; b < mBlocks.size(); ++b )
              if ( !mSkipped[b] )
                mMiddles[squareOf( middleOf( b ) )].push_back( static_cast<std::int32_t>( b ) );
          const Point at = middleOf( indexOf( group ) );
          const auto [column, row] = squareOf( at );
          double least = std::numeric_limits<double>::infinity();
          std::int32_t best = -1;
          for ( std::int64_t ring = 0;
                ring <= farthest && least > ( static_cast<double>( ring ) - 1 ) * SQUARE; ++ring )
            for ( std::int64_t dy = -ring; dy <= ring; ++dy )
              for ( std::int64_t dx = -ring; dx <= ring;
                    dx += std::abs( dy ) == ring || ring == 0 ? 1 : 2 * ring )
                if ( const auto found = mMiddles.find( { column + dx, row + dy } ); found != mMiddles.end() )
                  for ( const std::int32_t b : found->second )
                    if ( const double gap = distance( at, middleOf( indexOf( b ) ) );
                         gap < least && find( b ) != group )
                    {
                      least = gap;
                      best = find( b );
                    }
          return best;
        }

        static constexpr double SQUARE = 500; // metres

        Point middleOf( std::size_t b ) const { return mBlocks[b].line[mBlocks[b].line.size() / 2]; }
        static std::pair<std::int64_t, std::int64_t> squareOf( const Point &p )
        {
          return { static_cast<std::int64_t>( std::floor( p.x / SQUARE ) ),
                   static_cast<std::int64_t>( std::floor( p.y / SQUARE ) ) };
        }

        void join( std::int32_t a, std::int32_t b )
        {
          mPoor.erase( { mHomes[indexOf( b )], b } );
          const auto [keep, gone] = std::minmax( a, b );
          mHomes[indexOf( keep )] += mHomes[indexOf( gone )];
          mParent[indexOf( gone )] = keep;
          std::vector<std::int32_t> &members = mMembers[indexOf( keep )], &more = mMembers[indexOf( gone )];
          members.insert( members.end(), more.begin(), more.end() );
          more = {};
          if ( mHomes[indexOf( keep )] < mSmallest )
            mPoor.emplace( mHomes[indexOf( keep )], keep );
        }

        BlockGroup made( std::size_t root )
        {
          BlockGroup group;
          group.blocks = mMembers[root];
          std::sort( group.blocks.begin(), group.blocks.end() );
          group.homes = mHomes[root];
          group.enough = group.homes >= mSmallest;
          std::set<std::string> names;
          std::unordered_map<std::uint64_t, int> ends;
          double length = 0, x = 0, y = 0;
          for ( const std::int32_t b : group.blocks )
          {
            const Block &block = mBlocks[indexOf( b )];
            names.insert( block.name );
            for ( const std::uint64_t end : endsOf( indexOf( b ) ) )
              ++ends[end];
            for ( std::size_t i = 1; i < block.line.size(); ++i )
            {
              const Point &p = block.line[i - 1], &q = block.line[i];
              const double piece = distance( p, q );
              length += piece;
              x += piece * ( p.x + q.x ) / 2;
              y += piece * ( p.y + q.y ) / 2;
            }
          }
          group.names.assign( names.begin(), names.end() );
          if ( names.size() == 1 )
            for ( const std::int32_t b : group.blocks )
              for ( const bool last : { false, true } )
              {
                const Block &block = mBlocks[indexOf( b )];
                const std::string &cross = last ? block.crossTo : block.crossFrom;
                if ( ends[endsOf( indexOf( b ) )[last ? 1 : 0]] == 1 && !cross.empty() &&
                     std::find( group.ends.begin(), group.ends.end(), cross ) == group.ends.end() )
                  group.ends.push_back( cross );
              }
          const Point center{ x / std::max( length, 1e-9 ), y / std::max( length, 1e-9 ) };
          double least = std::numeric_limits<double>::infinity();
          for ( const std::int32_t b : group.blocks )
            if ( const Foot foot = footOn( mBlocks[indexOf( b )].line, center ); foot.gap < least )
            {
              least = foot.gap;
              group.middle = foot.at;
            }
          return group;
        }

        std::span<const Block> mBlocks;
        std::span<const char> mSkipped;
        double mSmallest;
        std::vector<std::int32_t> mParent;
        std::vector<double> mHomes;                                            // by the group's first block
        std::vector<std::vector<std::int32_t>> mMembers;                       // likewise
        std::set<std::pair<double, std::int32_t>> mPoor;                       // homes and group
        std::unordered_map<std::uint64_t, std::vector<std::int32_t>> mMeeting; // blocks by where they end
        std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::int32_t>> mMiddles; // by square
    };
  }

  std::vector<BlockGroup> groupBlocks( std::span<const Block> blocks, std::span<const double> homesOf,
                                       std::span<const char> skipped, double smallest )
  {
    return Grouper( blocks, homesOf, skipped, smallest ).run();
  }
}
