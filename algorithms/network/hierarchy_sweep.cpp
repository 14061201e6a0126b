// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/hierarchy_sweep.h"

#include <algorithm>
#include <numeric>

// Vector instructions by name: compilers do not turn a comparison of doubles into a minimum, since that would
// differ for not-a-numbers, which do not occur here. The numbers are whole, so all versions give the same.
#if defined( __x86_64__ ) && defined( __GNUC__ )
#define DOORSTEP_VECTORS 1
#include <immintrin.h>
#endif

namespace doorstep
{
  namespace
  {
    constexpr std::size_t lanes = HierarchySweep::lanes;

    // From each vertex to those above it.
    void climbPlain( std::span<const std::int32_t> vertices, const std::uint32_t *first, const SweepArc *arcs,
                     Weight *weights )
    {
      for ( const std::int32_t v : vertices )
      {
        const Weight *from = weights + static_cast<std::size_t>( v ) * lanes;
        for ( std::uint32_t i = first[v]; i < first[v + 1]; ++i )
        {
          Weight *to = weights + static_cast<std::size_t>( arcs[i].other ) * lanes;
          const Weight weight = arcs[i].weight;
          for ( std::size_t k = 0; k < lanes; ++k )
          {
            const Weight through = from[k] + weight;
            to[k] = through < to[k] ? through : to[k];
          }
        }
      }
    }

    // To each vertex from those above it, from the most important.
    void descendPlain( std::size_t count, const std::uint32_t *first, const SweepArc *arcs, Weight *weights )
    {
      for ( std::size_t v = 0; v < count; ++v )
      {
        Weight *own = weights + v * lanes;
        for ( std::uint32_t i = first[v]; i < first[v + 1]; ++i )
        {
          const Weight *from = weights + static_cast<std::size_t>( arcs[i].other ) * lanes;
          const Weight weight = arcs[i].weight;
          for ( std::size_t k = 0; k < lanes; ++k )
          {
            const Weight through = from[k] + weight;
            own[k] = through < own[k] ? through : own[k];
          }
        }
      }
    }

#ifdef DOORSTEP_VECTORS
    static_assert( lanes == 16 );

    __attribute__( ( target( "avx" ) ) ) void climbWide( std::span<const std::int32_t> vertices,
                                                         const std::uint32_t *first, const SweepArc *arcs,
                                                         Weight *weights )
    {
      for ( const std::int32_t v : vertices )
      {
        const Weight *from = weights + static_cast<std::size_t>( v ) * lanes;
        const __m256d a = _mm256_loadu_pd( from ), b = _mm256_loadu_pd( from + 4 );
        const __m256d c = _mm256_loadu_pd( from + 8 ), d = _mm256_loadu_pd( from + 12 );
        for ( std::uint32_t i = first[v]; i < first[v + 1]; ++i )
        {
          Weight *to = weights + static_cast<std::size_t>( arcs[i].other ) * lanes;
          const __m256d weight = _mm256_set1_pd( arcs[i].weight );
          _mm256_storeu_pd( to, _mm256_min_pd( _mm256_loadu_pd( to ), _mm256_add_pd( a, weight ) ) );
          _mm256_storeu_pd( to + 4, _mm256_min_pd( _mm256_loadu_pd( to + 4 ), _mm256_add_pd( b, weight ) ) );
          _mm256_storeu_pd( to + 8, _mm256_min_pd( _mm256_loadu_pd( to + 8 ), _mm256_add_pd( c, weight ) ) );
          _mm256_storeu_pd( to + 12,
                            _mm256_min_pd( _mm256_loadu_pd( to + 12 ), _mm256_add_pd( d, weight ) ) );
        }
      }
    }

    __attribute__( ( target( "avx" ) ) ) void descendWide( std::size_t count, const std::uint32_t *first,
                                                           const SweepArc *arcs, Weight *weights )
    {
      for ( std::size_t v = 0; v < count; ++v )
      {
        Weight *own = weights + v * lanes;
        __m256d a = _mm256_loadu_pd( own ), b = _mm256_loadu_pd( own + 4 );
        __m256d c = _mm256_loadu_pd( own + 8 ), d = _mm256_loadu_pd( own + 12 );
        for ( std::uint32_t i = first[v]; i < first[v + 1]; ++i )
        {
          const Weight *from = weights + static_cast<std::size_t>( arcs[i].other ) * lanes;
          const __m256d weight = _mm256_set1_pd( arcs[i].weight );
          a = _mm256_min_pd( a, _mm256_add_pd( _mm256_loadu_pd( from ), weight ) );
          b = _mm256_min_pd( b, _mm256_add_pd( _mm256_loadu_pd( from + 4 ), weight ) );
          c = _mm256_min_pd( c, _mm256_add_pd( _mm256_loadu_pd( from + 8 ), weight ) );
          d = _mm256_min_pd( d, _mm256_add_pd( _mm256_loadu_pd( from + 12 ), weight ) );
        }
        _mm256_storeu_pd( own, a );
        _mm256_storeu_pd( own + 4, b );
        _mm256_storeu_pd( own + 8, c );
        _mm256_storeu_pd( own + 12, d );
      }
    }
#endif

  }

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
        weight = std::min( weight, end.after + end.facing + end.drive );
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
      work.marked[static_cast<std::size_t>( v )] = 0;
#ifdef DOORSTEP_VECTORS
    static const bool wide = __builtin_cpu_supports( "avx" ) != 0;
    if ( wide )
    {
      climbWide( work.climbed, mFirstUp.data(), mUp.data(), work.weight.data() );
      descendWide( mParent.size(), mFirstDown.data(), mDown.data(), work.weight.data() );
      return;
    }
#endif
    climbPlain( work.climbed, mFirstUp.data(), mUp.data(), work.weight.data() );
    descendPlain( mParent.size(), mFirstDown.data(), mDown.data(), work.weight.data() );
  }
}
