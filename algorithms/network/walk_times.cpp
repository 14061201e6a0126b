// SPDX-License-Identifier: GPL-2.0-or-later
// Which doors are in reach of each other.
#include "network/walking.h"

#include <algorithm>

namespace doorstep
{
  WalkTimes::WalkTimes( const std::vector<std::vector<WalkTo>> &later ) : mTo( later.size() )
  {
    for ( std::size_t a = 0; a < later.size(); ++a )
      for ( const WalkTo &walk : later[a] )
        mTo[walk.place].push_back( { static_cast<std::uint32_t>( a ), walk.minutes, walk.meters } );
    for ( std::size_t a = 0; a < later.size(); ++a )
      mTo[a].insert( mTo[a].end(), later[a].begin(), later[a].end() );
  }

  const WalkTo *WalkTimes::between( std::size_t one, std::size_t other ) const
  {
    const std::vector<WalkTo> &to = mTo[one];
    const auto found =
        std::lower_bound( to.begin(), to.end(), other,
                          []( const WalkTo &walk, std::size_t place ) { return walk.place < place; } );
    return found == to.end() || found->place != other ? nullptr : &*found;
  }

  WalkTimes straightWalkTimes( std::span<const Point> places, std::size_t notWalked,
                               const WalkOptions &options, const StraightLineOptions &lines )
  {
    std::vector<std::vector<WalkTo>> later( places.size() );
    for ( std::size_t a = notWalked; a < places.size(); ++a )
      for ( std::size_t b = a + 1; b < places.size(); ++b )
        if ( const double meters = distance( places[a], places[b] ) * lines.detourFactor;
             meters <= options.metersAtMost )
          later[a].push_back( { static_cast<std::uint32_t>( b ),
                                static_cast<float>( meters / options.metersPerSecond / 60 ),
                                static_cast<float>( meters ) } );
    return WalkTimes( later );
  }
}
