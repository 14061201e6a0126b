// SPDX-License-Identifier: GPL-2.0-or-later
// Things that hang together, by disjoint sets; the first of each stands for it.
#pragma once
#include "base/indexed.h"

#include <algorithm>
#include <numeric>

namespace doorstep
{
  template <class Id> class JoinedSets
  {
    public:
      explicit JoinedSets( std::size_t size = 0 ) : mParent( size )
      {
        std::iota( mParent.begin(), mParent.end(), Id( 0 ) );
      }

      // One more, alone.
      Id add()
      {
        mParent.push_back( Id( mParent.size() ) );
        return mParent.back();
      }
      Id of( Id one )
      {
        while ( mParent[one] != one )
          one = mParent[one] = mParent[mParent[one]];
        return one;
      }
      void join( Id a, Id b )
      {
        a = of( a );
        b = of( b );
        mParent[std::max( a, b )] = std::min( a, b );
      }
      std::size_t size() const { return mParent.size(); }

    private:
      Indexed<Id, Id> mParent;
  };
}
