// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/block_groups.h"

#include "base/indexed.h"
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
    // A block, or the group that it was the first of.
    using BlockId = IdOf<struct BlockTag>;

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
          std::iota( mParent.begin(), mParent.end(), BlockId( 0 ) );
          mMembers.resize( blocks.size() );
          for ( const BlockId b : mParent.ids() )
          {
            if ( isSkipped( b ) )
              continue;
            mMembers[b].push_back( b );
            for ( const std::uint64_t end : endsOf( b ) )
              mMeeting[end].push_back( b );
          }
        }

        std::vector<BlockGroup> run()
        {
          for ( const BlockId b : mParent.ids() )
            if ( !isSkipped( b ) && mHomes[b] < mSmallest )
              mPoor.emplace( mHomes[b], b );
          while ( !mPoor.empty() )
          {
            const BlockId group = mPoor.begin()->second;
            mPoor.erase( mPoor.begin() );
            BlockId other = neighbour( group );
            if ( other < 0 )
              other = nearest( group );
            if ( other >= 0 )
              join( group, other );
          }
          std::vector<BlockGroup> groups;
          for ( const BlockId b : mParent.ids() )
            if ( !isSkipped( b ) && mParent[b] == b )
              groups.push_back( made( b ) );
          return groups;
        }

      private:
        const Block &block( BlockId b ) const { return mBlocks[b.index()]; }
        bool isSkipped( BlockId b ) const { return mSkipped[b.index()]; }

        std::array<std::uint64_t, 2> endsOf( BlockId b ) const
        {
          return { pointKey( block( b ).line.front() ), pointKey( block( b ).line.back() ) };
        }

        BlockId find( BlockId b )
        {
          while ( mParent[b] != b )
            b = mParent[b] = mParent[mParent[b]];
          return b;
        }

        // The group next to this one that it goes to: of the same street first, then the one with the fewest
        // homes.
        BlockId neighbour( BlockId group )
        {
          BlockId best;
          bool bestSame = false;
          for ( const BlockId own : mMembers[group] )
            for ( const std::uint64_t end : endsOf( own ) )
              for ( const BlockId beside : mMeeting[end] )
              {
                const BlockId other = find( beside );
                if ( other == group )
                  continue;
                const bool same = block( beside ).name == block( own ).name;
                if ( best < 0 || std::pair( !same, std::pair( mHomes[other], other ) ) <
                                     std::pair( !bestSame, std::pair( mHomes[best], best ) ) )
                {
                  best = other;
                  bestSame = same;
                }
              }
          return best;
        }

        // Where no street leads on: the group nearest by the middles of blocks.
        BlockId nearest( BlockId group )
        {
          constexpr std::int64_t farthest = 40; // squares
          if ( mMiddles.empty() )
            for ( const BlockId b : mParent.ids() )
              if ( !isSkipped( b ) )
                mMiddles[squareOf( middleOf( b ) )].push_back( b );
          const Point at = middleOf( group );
          const auto [column, row] = squareOf( at );
          double least = std::numeric_limits<double>::infinity();
          BlockId best;
          for ( std::int64_t ring = 0;
                ring <= farthest && least > ( static_cast<double>( ring ) - 1 ) * SQUARE; ++ring )
            for ( std::int64_t dy = -ring; dy <= ring; ++dy )
              for ( std::int64_t dx = -ring; dx <= ring;
                    dx += std::abs( dy ) == ring || ring == 0 ? 1 : 2 * ring )
                if ( const auto found = mMiddles.find( { column + dx, row + dy } ); found != mMiddles.end() )
                  for ( const BlockId b : found->second )
                    if ( const double gap = distance( at, middleOf( b ) ); gap < least && find( b ) != group )
                    {
                      least = gap;
                      best = find( b );
                    }
          return best;
        }

        static constexpr double SQUARE = 500; // metres

        Point middleOf( BlockId b ) const { return block( b ).line[block( b ).line.size() / 2]; }
        static std::pair<std::int64_t, std::int64_t> squareOf( const Point &p )
        {
          return { static_cast<std::int64_t>( std::floor( p.x / SQUARE ) ),
                   static_cast<std::int64_t>( std::floor( p.y / SQUARE ) ) };
        }

        void join( BlockId a, BlockId b )
        {
          mPoor.erase( { mHomes[b], b } );
          const auto [keep, gone] = std::minmax( a, b );
          mHomes[keep] += mHomes[gone];
          mParent[gone] = keep;
          std::vector<BlockId> &members = mMembers[keep], &more = mMembers[gone];
          members.insert( members.end(), more.begin(), more.end() );
          more = {};
          if ( mHomes[keep] < mSmallest )
            mPoor.emplace( mHomes[keep], keep );
        }

        BlockGroup made( BlockId root )
        {
          BlockGroup group;
          std::vector<BlockId> &members = mMembers[root];
          std::sort( members.begin(), members.end() );
          group.blocks.assign( members.begin(), members.end() );
          group.homes = mHomes[root];
          group.enough = group.homes >= mSmallest;
          std::set<std::string> names;
          std::unordered_map<std::uint64_t, int> ends;
          double length = 0, x = 0, y = 0;
          for ( const BlockId b : members )
          {
            const Block &own = block( b );
            names.insert( own.name );
            for ( const std::uint64_t end : endsOf( b ) )
              ++ends[end];
            for ( std::size_t i = 1; i < own.line.size(); ++i )
            {
              const Point &p = own.line[i - 1], &q = own.line[i];
              const double piece = distance( p, q );
              length += piece;
              x += piece * ( p.x + q.x ) / 2;
              y += piece * ( p.y + q.y ) / 2;
            }
          }
          group.names.assign( names.begin(), names.end() );
          if ( names.size() == 1 )
            for ( const BlockId b : members )
              for ( const bool last : { false, true } )
              {
                const std::string &cross = last ? block( b ).crossTo : block( b ).crossFrom;
                if ( ends[endsOf( b )[last ? 1 : 0]] == 1 && !cross.empty() &&
                     std::find( group.ends.begin(), group.ends.end(), cross ) == group.ends.end() )
                  group.ends.push_back( cross );
              }
          const Point center{ x / std::max( length, 1e-9 ), y / std::max( length, 1e-9 ) };
          double least = std::numeric_limits<double>::infinity();
          for ( const BlockId b : members )
            if ( const Foot foot = footOn( block( b ).line, center ); foot.gap < least )
            {
              least = foot.gap;
              group.middle = foot.at;
            }
          return group;
        }

        std::span<const Block> mBlocks;
        std::span<const char> mSkipped;
        double mSmallest;
        Indexed<BlockId, BlockId> mParent;
        Indexed<BlockId, double> mHomes;                                  // by the group's first block
        Indexed<BlockId, std::vector<BlockId>> mMembers;                  // likewise
        std::set<std::pair<double, BlockId>> mPoor;                       // homes and group
        std::unordered_map<std::uint64_t, std::vector<BlockId>> mMeeting; // blocks by where they end
        std::map<std::pair<std::int64_t, std::int64_t>, std::vector<BlockId>> mMiddles; // by square
    };
  }

  std::vector<BlockGroup> groupBlocks( std::span<const Block> blocks, std::span<const double> homesOf,
                                       std::span<const char> skipped, double smallest )
  {
    return Grouper( blocks, homesOf, skipped, smallest ).run();
  }
}
