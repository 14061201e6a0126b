#include "network/hierarchy_sweep.h"

#include <algorithm>
#include <numeric>

namespace doorstep
{
  HierarchySweep::HierarchySweep( const Hierarchy &hierarchy, const TravelPlan &plan ) : mPlan( plan )
  {
    const std::size_t ranks = hierarchy.mParent.size();
    std::vector<std::int32_t> local( ranks, -1 );
    for ( const std::int32_t edge : plan.wanted() )
      for ( std::int32_t v = hierarchy.mRankOf[static_cast<std::size_t>( edge )];
            v >= 0 && local[static_cast<std::size_t>( v )] < 0;
            v = hierarchy.mParent[static_cast<std::size_t>( v )] )
        local[static_cast<std::size_t>( v )] = 0;
    std::vector<std::size_t> chosen;
    for ( std::size_t v = ranks; v-- > 0; )
      if ( local[v] >= 0 )
      {
        local[v] = static_cast<std::int32_t>( chosen.size() );
        chosen.push_back( v );
      }
    for ( const std::int32_t edge : plan.wanted() )
      mVertexOf.push_back(
          local[static_cast<std::size_t>( hierarchy.mRankOf[static_cast<std::size_t>( edge )] )] );
    mFirstUp.push_back( 0 );
    mFirstDown.push_back( 0 );
    for ( const std::size_t v : chosen )
    {
      const std::int32_t parent = hierarchy.mParent[v];
      mParent.push_back( parent < 0 ? -1 : local[static_cast<std::size_t>( parent )] );
      for ( std::uint32_t i = hierarchy.mFirstUp[v]; i < hierarchy.mFirstUp[v + 1]; ++i )
        mUp.push_back( { hierarchy.mUpWeight[i], local[static_cast<std::size_t>( hierarchy.mUpHead[i] )] } );
      for ( std::uint32_t i = hierarchy.mFirstDown[v]; i < hierarchy.mFirstDown[v + 1]; ++i )
        mDown.push_back(
            { hierarchy.mDownWeight[i], local[static_cast<std::size_t>( hierarchy.mDownTail[i] )] } );
      mFirstUp.push_back( static_cast<std::uint32_t>( mUp.size() ) );
      mFirstDown.push_back( static_cast<std::uint32_t>( mDown.size() ) );
    }
  }

  std::vector<std::size_t> HierarchySweep::sourceOrder() const
  {
    std::vector<std::size_t> order( mPlan.size() );
    std::iota( order.begin(), order.end(), std::size_t{ 0 } );
    const auto vertex = [&]( std::size_t place )
    {
      const std::span<const TravelEnd> ends = mPlan.ends( place );
      return ends.empty() ? -1 : mVertexOf[static_cast<std::size_t>( mPlan.slotOf( ends[0].edge ) )];
    };
    std::stable_sort( order.begin(), order.end(),
                      [&]( std::size_t a, std::size_t b ) { return vertex( a ) < vertex( b ); } );
    return order;
  }

  HierarchySweep::Work HierarchySweep::room() const
  {
    Work work;
    work.weight.resize( mParent.size() * lanes );
    work.marked.assign( mParent.size(), 0 );
    return work;
  }

  void HierarchySweep::run( std::span<const std::size_t> sources, Work &work ) const
  {
    std::fill( work.weight.begin(), work.weight.end(), noWay );
    work.climbed.clear();
    for ( std::size_t lane = 0; lane < sources.size(); ++lane )
      for ( const TravelEnd &end : mPlan.ends( sources[lane] ) )
      {
        const std::int32_t start = mVertexOf[static_cast<std::size_t>( mPlan.slotOf( end.edge ) )];
        Weight &weight = work.weight[static_cast<std::size_t>( start ) * lanes + lane];
        weight = std::min( weight, end.after );
        for ( std::int32_t v = start; v >= 0 && work.marked[static_cast<std::size_t>( v )] == 0;
              v = mParent[static_cast<std::size_t>( v )] )
        {
          work.marked[static_cast<std::size_t>( v )] = 1;
          work.climbed.push_back( v );
        }
      }
    // Up, from the least important.
    std::sort( work.climbed.begin(), work.climbed.end(), std::greater<>() );
    for ( const std::int32_t v : work.climbed )
    {
      work.marked[static_cast<std::size_t>( v )] = 0;
      const Weight *from = work.weight.data() + static_cast<std::size_t>( v ) * lanes;
      for ( std::uint32_t i = mFirstUp[static_cast<std::size_t>( v )];
            i < mFirstUp[static_cast<std::size_t>( v ) + 1]; ++i )
      {
        Weight *to = work.weight.data() + static_cast<std::size_t>( mUp[i].other ) * lanes;
        const Weight weight = mUp[i].weight;
        for ( std::size_t k = 0; k < lanes; ++k )
        {
          const Weight through = from[k] + weight;
          to[k] = through < to[k] ? through : to[k];
        }
      }
    }
    // Down, from the most important.
    for ( std::size_t v = 0; v < mParent.size(); ++v )
    {
      Weight best[lanes];
      Weight *own = work.weight.data() + v * lanes;
      for ( std::size_t k = 0; k < lanes; ++k )
        best[k] = own[k];
      for ( std::uint32_t i = mFirstDown[v]; i < mFirstDown[v + 1]; ++i )
      {
        const Weight *from = work.weight.data() + static_cast<std::size_t>( mDown[i].other ) * lanes;
        const Weight weight = mDown[i].weight;
        for ( std::size_t k = 0; k < lanes; ++k )
        {
          const Weight through = from[k] + weight;
          best[k] = through < best[k] ? through : best[k];
        }
      }
      for ( std::size_t k = 0; k < lanes; ++k )
        own[k] = best[k];
    }
  }
}
