// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/city_plan.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace doorstep::sample
{
  namespace
  {
    constexpr int FIRST_ZIP = 85801; // 858 is assigned to no post office

    int squareCount( int developed )
    {
      return std::max( 22, developed + developed / 12 + 2 );
    }
    double radius( int developed )
    {
      return std::sqrt( squareCount( developed ) / 3.1416 );
    }

    std::uint64_t stream( int i, int j, std::uint64_t purpose )
    {
      return ( static_cast<std::uint64_t>( i + 5000 ) * 10007 + static_cast<std::uint64_t>( j + 5000 ) ) *
                 16 +
             purpose;
    }

    // Where complexes, schools and parks may stand in a square of curved streets, in shares of its side; the
    // spines and entries of curved_streets.cpp leave these free.
    struct Slot
    {
        Side side;
        double u0, v0, u1, v1;
    };
    constexpr Slot kSlots[] = {
        { Side::South, 0.51, 0.018, 0.73, 0.19 }, { Side::South, 0.77, 0.018, 0.975, 0.19 },
        { Side::North, 0.27, 0.81, 0.49, 0.982 }, { Side::North, 0.025, 0.81, 0.23, 0.982 },
        { Side::West, 0.018, 0.2, 0.2, 0.42 },    { Side::East, 0.8, 0.58, 0.982, 0.78 },
    };

    Use useOf( Random &random )
    {
      const std::uint32_t n = random.below( 100 );
      return n < 46 ? Use::Apartments : n < 68 ? Use::MobileHomes : n < 76 ? Use::School : Use::Park;
    }
  }

  CityPlan::CityPlan( std::uint64_t seed, int developed )
      : mWashRow( std::max( 1, static_cast<int>( 0.36 * radius( developed ) ) ) ),
        mReach( ( radius( developed ) * 1.4 + 2 ) * HALF_MILE ),
        mTerrain( seed, mWashRow, mReach )
  {
    struct Candidate
    {
        double distance;
        int i, j;
    };
    std::vector<Candidate> candidates;
    const int reach = static_cast<int>( mReach / HALF_MILE ) + 1;
    for ( int i = -reach; i < reach; ++i )
      for ( int j = -reach; j < reach; ++j )
      {
        Random random( seed, stream( i, j, 1 ) );
        // Longer to the north, where the second city lies beyond the wash.
        const double x = ( i + 0.5 ) / 1.05, y = j >= 0 ? ( j + 0.5 ) * 0.8 : j + 0.5;
        candidates.push_back( { std::sqrt( x * x + y * y ) + random.between( 0, 0.55 ), i, j } );
      }
    std::sort( candidates.begin(), candidates.end(),
               []( const Candidate &a, const Candidate &b )
               { return std::tie( a.distance, a.i, a.j ) < std::tie( b.distance, b.i, b.j ); } );
    candidates.resize( std::min( candidates.size(), static_cast<std::size_t>( squareCount( developed ) ) ) );

    const double gridRadius = std::max( 2.0, 0.45 * radius( developed ) );
    int built = 0;
    bool secondCity = false;
    for ( const Candidate &c : candidates )
    {
      Square square;
      square.i = c.i;
      square.j = c.j;
      square.city = c.j > mWashRow && c.i >= -1 ? 1 : 0;
      Random random( seed, stream( c.i, c.j, 2 ) );
      const double x = std::abs( c.i + 0.5 ), y = std::abs( c.j + 0.5 );
      square.transposed = random.chance( 0.5 );
      square.spanish = random.chance( 0.55 );
      const bool first = square.city == 1 && !secondCity;
      if ( x < 1 && y < 1 )
        square.kind = Kind::Downtown;
      else if ( !first && random.chance( 0.04 ) )
        square.kind = Kind::Desert;
      else if ( square.city == 0 && c.j < mWashRow && std::max( x, y ) < gridRadius )
        square.kind = Kind::Grid;
      else
        square.kind = !first && random.chance( 0.09 ) ? Kind::Rural : Kind::Curved;
      if ( built >= developed && !first )
        square.kind = Kind::Desert;
      built += square.kind != Kind::Desert;
      secondCity = secondCity || square.city == 1;
      square.incorporated = square.kind != Kind::Desert &&
                            ( square.city == 1 || c.distance < 0.86 * candidates.back().distance );
      mIndex[{ c.i, c.j }] = static_cast<int>( mSquares.size() );
      mSquares.push_back( std::move( square ) );
    }

    int zip = 0;
    const std::size_t most = std::max<std::size_t>( 9, mSquares.size() / 70 );
    for ( const int city : { 0, 1 } )
    {
      std::vector<int> group;
      for ( std::size_t q = 0; q < mSquares.size(); ++q )
        if ( mSquares[q].city == city )
          group.push_back( static_cast<int>( q ) );
      chooseZips( std::move( group ), most, zip );
    }
    choosePlots( seed );
  }

  void CityPlan::chooseZips( std::vector<int> group, std::size_t most, int &next )
  {
    if ( group.size() <= most )
    {
      for ( const int q : group )
        mSquares[static_cast<std::size_t>( q )].zip = FIRST_ZIP + next;
      next += !group.empty();
      return;
    }
    // Halved across its longer side.
    int low[2] = { 1 << 20, 1 << 20 }, high[2] = { -( 1 << 20 ), -( 1 << 20 ) };
    const auto place = [this]( int q, int axis )
    {
      const Square &square = mSquares[static_cast<std::size_t>( q )];
      return axis == 0 ? square.i : square.j;
    };
    for ( const int q : group )
      for ( const int axis : { 0, 1 } )
      {
        low[axis] = std::min( low[axis], place( q, axis ) );
        high[axis] = std::max( high[axis], place( q, axis ) );
      }
    const int axis = high[0] - low[0] >= high[1] - low[1] ? 0 : 1;
    std::sort( group.begin(), group.end(),
               [&]( int a, int b )
               {
                 return std::pair( place( a, axis ), place( a, 1 - axis ) ) <
                        std::pair( place( b, axis ), place( b, 1 - axis ) );
               } );
    const auto middle = group.begin() + static_cast<std::ptrdiff_t>( group.size() / 2 );
    chooseZips( { group.begin(), middle }, most, next );
    chooseZips( { middle, group.end() }, most, next );
  }

  namespace
  {
    // A plot that may be, and whether chance wants it.
    struct PlotWish
    {
        Plot plot;
        bool wanted = false;
    };

    std::vector<PlotWish> wishes( const Square &square, Random &random )
    {
      const Rect r = square.rect();
      std::vector<PlotWish> list;
      if ( square.kind == Kind::Curved )
        for ( Slot slot : kSlots )
        {
          if ( square.transposed )
          {
            std::swap( slot.u0, slot.v0 );
            std::swap( slot.u1, slot.v1 );
            constexpr Side turned[] = { Side::West, Side::East, Side::South, Side::North };
            slot.side = turned[static_cast<int>( slot.side )];
          }
          const bool wanted = random.chance( 0.38 );
          list.push_back( { { { r.x0 + slot.u0 * HALF_MILE, r.y0 + slot.v0 * HALF_MILE,
                                r.x0 + slot.u1 * HALF_MILE, r.y0 + slot.v1 * HALF_MILE },
                              useOf( random ),
                              slot.side },
                            wanted } );
        }
      else if ( square.kind == Kind::Grid || square.kind == Kind::Downtown )
        for ( int column = 0; column < 4; ++column )
          for ( const bool south : { true, false } )
          {
            const bool wanted = random.chance( 0.14 );
            list.push_back( { { { r.x0 + column * BLOCK, south ? r.y0 : r.y1, 0, 0 },
                                useOf( random ),
                                south ? Side::South : Side::North },
                              wanted } );
          }
      return list;
    }

    // In the grid plots are whole blocks: a park or school takes two rows of one, a complex the edge of the
    // square.
    Plot fitted( const Square &square, Plot plot )
    {
      if ( square.kind == Kind::Curved )
        return plot;
      if ( plot.use == Use::MobileHomes )
        plot.use = Use::Apartments;
      const double depth = plot.use == Use::Park || plot.use == Use::School ? BLOCK : HALF_BLOCK;
      const double x = plot.rect.x0, y = plot.side == Side::South ? plot.rect.y0 : plot.rect.y0 - depth;
      plot.rect = { x + 13, y + 13, x + BLOCK - 13, y + depth - 13 };
      return plot;
    }
  }

  void CityPlan::choosePlots( std::uint64_t seed )
  {
    const auto clear = [this]( const Rect &rect )
    {
      for ( double x = rect.x0 - 10; x < rect.x1 + 30; x += 20 )
        for ( double y = rect.y0 - 10; y < rect.y1 + 30; y += 20 )
          if ( !mTerrain.streetClear( { x, y } ) )
            return false;
      return true;
    };
    // Squares are in order of distance: however small the city, it has a few of each.
    struct Need
    {
        Use use;
        int every, since;
    };
    Need needs[] = {
        { Use::School, 3, 3 }, { Use::Apartments, 2, 2 }, { Use::MobileHomes, 5, 5 }, { Use::Park, 4, 3 } };
    for ( Square &square : mSquares )
    {
      if ( square.kind == Kind::Desert || square.kind == Kind::Rural )
        continue;
      Random random( seed, stream( square.i, square.j, 3 ) );
      std::vector<PlotWish> list = wishes( square, random );
      for ( Need &need : needs )
      {
        ++need.since;
        if ( need.use == Use::MobileHomes && square.kind != Kind::Curved )
          continue;
        const auto has = [&]( const PlotWish &w ) { return w.wanted && w.plot.use == need.use; };
        if ( need.since <= need.every || std::any_of( list.begin(), list.end(), has ) )
          continue;
        for ( PlotWish &wish : list )
        {
          if ( wish.wanted )
            continue;
          Plot plot = wish.plot;
          plot.use = need.use;
          if ( !clear( fitted( square, plot ).rect ) )
            continue;
          wish = { plot, true };
          break;
        }
      }
      for ( const PlotWish &wish : list )
      {
        const Plot plot = fitted( square, wish.plot );
        if ( !wish.wanted || !clear( plot.rect ) )
          continue;
        square.plots.push_back( plot );
        for ( Need &need : needs )
          if ( need.use == plot.use )
            need.since = 0;
      }
    }
  }

  int CityPlan::at( int i, int j ) const
  {
    const auto found = mIndex.find( { i, j } );
    return found == mIndex.end() ? -1 : found->second;
  }

  int CityPlan::at( const Point &p ) const
  {
    return at( static_cast<int>( std::floor( p.x / HALF_MILE ) ),
               static_cast<int>( std::floor( p.y / HALF_MILE ) ) );
  }

  int CityPlan::near( const Point &p, const Point &otherwise ) const
  {
    const int here = at( p );
    return here >= 0 ? here : at( otherwise );
  }
}
