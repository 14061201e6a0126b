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
    constexpr std::size_t LANES = HierarchySweep::LANES;
    using SweepArcs = Lists<SweepVertex, SweepArc>;

    // From each vertex to those above it.
    void climbPlain( std::span<const SweepVertex> vertices, const SweepArcs &arcs, Weight *weights )
    {
      for ( const SweepVertex v : vertices )
      {
        const Weight *from = weights + v.index() * LANES;
        for ( const SweepArc &arc : arcs[v] )
        {
          Weight *to = weights + arc.other.index() * LANES;
          const Weight weight = arc.weight;
          for ( std::size_t k = 0; k < LANES; ++k )
          {
            const Weight through = from[k] + weight;
            to[k] = through < to[k] ? through : to[k];
          }
        }
      }
    }

    // To each vertex from those above it, from the most important.
    void descendPlain( IdRange<SweepVertex> vertices, const SweepArcs &arcs, Weight *weights )
    {
      for ( const SweepVertex v : vertices )
      {
        Weight *own = weights + v.index() * LANES;
        for ( const SweepArc &arc : arcs[v] )
        {
          const Weight *from = weights + arc.other.index() * LANES;
          const Weight weight = arc.weight;
          for ( std::size_t k = 0; k < LANES; ++k )
          {
            const Weight through = from[k] + weight;
            own[k] = through < own[k] ? through : own[k];
          }
        }
      }
    }

#ifdef DOORSTEP_VECTORS
    static_assert( LANES == 16 );

    __attribute__( ( target( "avx" ) ) ) void climbWide( std::span<const SweepVertex> vertices,
                                                         const SweepArcs &arcs, Weight *weights )
    {
      for ( const SweepVertex v : vertices )
      {
        const Weight *from = weights + v.index() * LANES;
        const __m256d a = _mm256_loadu_pd( from ), b = _mm256_loadu_pd( from + 4 );
        const __m256d c = _mm256_loadu_pd( from + 8 ), d = _mm256_loadu_pd( from + 12 );
        for ( const SweepArc &arc : arcs[v] )
        {
          Weight *to = weights + arc.other.index() * LANES;
          const __m256d weight = _mm256_set1_pd( arc.weight );
          _mm256_storeu_pd( to, _mm256_min_pd( _mm256_loadu_pd( to ), _mm256_add_pd( a, weight ) ) );
          _mm256_storeu_pd( to + 4, _mm256_min_pd( _mm256_loadu_pd( to + 4 ), _mm256_add_pd( b, weight ) ) );
          _mm256_storeu_pd( to + 8, _mm256_min_pd( _mm256_loadu_pd( to + 8 ), _mm256_add_pd( c, weight ) ) );
          _mm256_storeu_pd( to + 12,
                            _mm256_min_pd( _mm256_loadu_pd( to + 12 ), _mm256_add_pd( d, weight ) ) );
        }
      }
    }

    __attribute__( ( target( "avx" ) ) ) void descendWide( IdRange<SweepVertex> vertices,
                                                           const SweepArcs &arcs, Weight *weights )
    {
      for ( const SweepVertex v : vertices )
      {
        Weight *own = weights + v.index() * LANES;
        __m256d a = _mm256_loadu_pd( own ), b = _mm256_loadu_pd( own + 4 );
        __m256d c = _mm256_loadu_pd( own + 8 ), d = _mm256_loadu_pd( own + 12 );
        for ( const SweepArc &arc : arcs[v] )
        {
          const Weight *from = weights + arc.other.index() * LANES;
          const __m256d weight = _mm256_set1_pd( arc.weight );
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
    Indexed<Rank, SweepVertex> local( ranks );
    for ( const EdgeId edge : plan.wanted() )
      for ( Rank r = hierarchy.mRankOf[edge]; r >= 0 && local[r] < 0; r = hierarchy.mParent[r] )
        local[r] = SweepVertex( 0 );
    Indexed<SweepVertex, Rank> chosen;
    for ( Rank r( ranks ); r > 0; )
    {
      r = Rank( r - 1 );
      if ( local[r] < 0 )
        continue;
      local[r] = SweepVertex( chosen.size() );
      chosen.push_back( r );
    }
    for ( const EdgeId edge : plan.wanted() )
      mVertexOf.push_back( local[hierarchy.mRankOf[edge]] );
    for ( const Rank r : chosen )
    {
      const Rank parent = hierarchy.mParent[r];
      mParent.push_back( parent < 0 ? SweepVertex() : local[parent] );
      for ( const Hierarchy::Arc &arc : hierarchy.mUp[r] )
        mUp.add( { arc.weight, local[arc.other] } );
      for ( const Hierarchy::Arc &arc : hierarchy.mDown[r] )
        mDown.add( { arc.weight, local[arc.other] } );
      mUp.close();
      mDown.close();
    }
  }

  std::vector<std::size_t> HierarchySweep::sourceOrder() const
  {
    std::vector<std::size_t> order( mPlan.size() );
    std::iota( order.begin(), order.end(), std::size_t{ 0 } );
    const auto vertex = [&]( std::size_t place )
    {
      const std::span<const TravelEnd> ends = mPlan.ends( place );
      return ends.empty() ? SweepVertex() : mVertexOf[mPlan.slotOf( ends[0].edge )];
    };
    std::stable_sort( order.begin(), order.end(),
                      [&]( std::size_t a, std::size_t b ) { return vertex( a ) < vertex( b ); } );
    return order;
  }

  HierarchySweep::Work HierarchySweep::room() const
  {
    Work work;
    work.weight.resize( mParent.size() * LANES );
    work.marked.assign( mParent.size(), 0 );
    return work;
  }

  void HierarchySweep::run( std::span<const std::size_t> sources, Work &work ) const
  {
    std::fill( work.weight.begin(), work.weight.end(), NO_WAY );
    work.climbed.clear();
    for ( std::size_t lane = 0; lane < sources.size(); ++lane )
      for ( const TravelEnd &end : mPlan.ends( sources[lane] ) )
      {
        const SweepVertex start = mVertexOf[mPlan.slotOf( end.edge )];
        Weight &weight = work.weight[start.index() * LANES + lane];
        weight = std::min( weight, end.after + end.facing + end.drive );
        for ( SweepVertex v = start; v >= 0 && work.marked[v] == 0; v = mParent[v] )
        {
          work.marked[v] = 1;
          work.climbed.push_back( v );
        }
      }
    // Up, from the least important.
    std::sort( work.climbed.begin(), work.climbed.end(), std::greater<>() );
    for ( const SweepVertex v : work.climbed )
      work.marked[v] = 0;
#ifdef DOORSTEP_VECTORS
    static const bool wide = __builtin_cpu_supports( "avx" ) != 0;
    if ( wide )
    {
      climbWide( work.climbed, mUp, work.weight.data() );
      descendWide( mParent.ids(), mDown, work.weight.data() );
      return;
    }
#endif
    climbPlain( work.climbed, mUp, work.weight.data() );
    descendPlain( mParent.ids(), mDown, work.weight.data() );
  }
}
