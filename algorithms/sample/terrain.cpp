// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/terrain.h"

#include <cmath>

namespace doorstep::sample
{
  Meander::Meander( Random random, double amplitude, double spacing, double reach )
      : mSpacing( spacing ), mReach( reach + 4 * spacing )
  {
    const auto count = static_cast<int>( 2 * mReach / spacing ) + 4;
    for ( int k = 0; k < count; ++k )
      mKnots.push_back( random.between( -amplitude, amplitude ) );
  }

  double Meander::at( double t ) const
  {
    // Catmull-Rom through the knots.
    const auto last = static_cast<double>( mKnots.size() - 3 );
    double u = ( t + mReach ) / mSpacing;
    u = u < 1 ? 1 : u > last - 1e-6 ? last - 1e-6 : u;
    const auto k = static_cast<std::size_t>( u );
    const double f = u - static_cast<double>( k );
    const double a = mKnots[k - 1], b = mKnots[k], c = mKnots[k + 1], d = mKnots[k + 2];
    return b + 0.5 * f * ( c - a + f * ( 2 * a - 5 * b + 4 * c - d + f * ( 3 * ( b - c ) + d - a ) ) );
  }

  namespace
  {
    // Distance to a curve given as a function, from the offset and the slope.
    template <class Curve> double toCurve( double t, double offset, Curve &&curve )
    {
      const double slope = ( curve( t + 5 ) - curve( t - 5 ) ) / 10;
      return std::abs( offset - curve( t ) ) / std::sqrt( 1 + slope * slope );
    }
  }

  Terrain::Terrain( std::uint64_t seed, int washRow, double reach )
      : mWashBase( ( washRow + 0.5 ) * HALF_MILE ),
        mWash( Random( seed, 11 ), 0.42 * HALF_MILE, 1.3 * HALF_MILE, reach ),
        mWidth( Random( seed, 12 ), 16, 0.4 * HALF_MILE, reach ),
        mRail( Random( seed, 13 ), 0.05 * HALF_MILE, 2 * HALF_MILE, reach ),
        mFreeway( Random( seed, 14 ), 0.09 * HALF_MILE, 2 * HALF_MILE, reach )
  {
  }

  double Terrain::washY( double x ) const
  {
    return mWashBase + mWash.at( x );
  }
  double Terrain::washHalfWidth( double x ) const
  {
    return 34 + mWidth.at( x );
  }
  double Terrain::freewayX( double y ) const
  {
    return -1.55 * HALF_MILE + mFreeway.at( y );
  }

  double Terrain::railX( double y ) const
  {
    // Beside the freeway in the north, bending away to the south-east below downtown.
    const double t = 0.35 * HALF_MILE - y;
    const double bend = ( t + std::sqrt( t * t + 0.36 * HALF_MILE * HALF_MILE ) ) / 2;
    return -1.22 * HALF_MILE + mRail.at( y ) + 1.25 * bend;
  }

  double Terrain::toWash( const Point &p ) const
  {
    return toCurve( p.x, p.y, [this]( double x ) { return washY( x ); } ) - washHalfWidth( p.x );
  }

  double Terrain::toRail( const Point &p ) const
  {
    return toCurve( p.y, p.x, [this]( double y ) { return railX( y ); } );
  }

  double Terrain::toFreeway( const Point &p ) const
  {
    return toCurve( p.y, p.x, [this]( double y ) { return freewayX( y ); } );
  }

  bool Terrain::streetClear( const Point &p ) const
  {
    return toWash( p ) > 30 && toRail( p ) > 32 && toFreeway( p ) > 105;
  }

  bool Terrain::houseClear( const Point &p ) const
  {
    return toWash( p ) > 18 && toRail( p ) > 26 && toFreeway( p ) > 90;
  }
}
