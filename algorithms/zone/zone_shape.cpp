// SPDX-License-Identifier: GPL-2.0-or-later
#include "zone/zone_shape.h"
#include "base/index.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // The lower and the upper boundary of the convex hull, both from left to right: monotone chains (Andrew
    // 1979). The points are sorted on return.
    void chains( std::vector<Point> &points, std::vector<Point> &lower, std::vector<Point> &upper )
    {
      std::sort( points.begin(), points.end(),
                 []( const Point &a, const Point &b ) { return a.x < b.x || ( a.x == b.x && a.y < b.y ); } );
      lower.clear();
      upper.clear();
      for ( const Point &p : points )
      {
        while ( lower.size() > 1 && cross( lower[lower.size() - 2], lower.back(), p ) <= 0 )
          lower.pop_back();
        lower.push_back( p );
        while ( upper.size() > 1 && cross( upper[upper.size() - 2], upper.back(), p ) >= 0 )
          upper.pop_back();
        upper.push_back( p );
      }
    }

    bool between( const std::vector<Point> &lower, const std::vector<Point> &upper, const Point &p )
    {
      if ( lower.size() < 2 || p.x <= lower.front().x || p.x >= lower.back().x )
        return false;
      std::size_t i = 1, j = 1;
      while ( lower[i].x < p.x )
        ++i;
      if ( cross( lower[i - 1], lower[i], p ) <= 0 )
        return false;
      while ( upper[j].x < p.x )
        ++j;
      return cross( upper[j - 1], upper[j], p ) < 0;
    }
  }

  ZoneShape::ZoneShape( const ZoneModel &model, double price ) : mModel( model ), mPrice( price )
  {
    const std::int32_t visits = model.places - model.stagings;
    if ( visits == 0 )
      return;
    double right = 0, top = 0;
    for ( const PlaceId v : model.visitPlaces() )
    {
      const Point &p = model.position[v];
      const bool first = v == model.stagings;
      mLeft = first ? p.x : std::min( mLeft, p.x );
      mBottom = first ? p.y : std::min( mBottom, p.y );
      right = first ? p.x : std::max( right, p.x );
      top = first ? p.y : std::max( top, p.y );
    }
    const double width = right - mLeft, height = top - mBottom;
    mCell = std::max( std::sqrt( width * height * 2 / visits ), std::max( width, height ) / 1000 );
    if ( !( mCell > 0 ) )
      mCell = 1;
    mColumns = static_cast<std::int32_t>( width / mCell ) + 1;
    mRows = static_cast<std::int32_t>( height / mCell ) + 1;
    const auto cellOf = [&]( PlaceId v )
    {
      const Point &p = model.position[v];
      return indexOf( static_cast<std::int32_t>( ( p.y - mBottom ) / mCell ) * mColumns +
                      static_cast<std::int32_t>( ( p.x - mLeft ) / mCell ) );
    };
    mCellStart.assign( indexOf( mColumns ) * indexOf( mRows ) + 1, 0U );
    for ( const PlaceId v : model.visitPlaces() )
      ++mCellStart[cellOf( v ) + 1];
    for ( std::size_t i = 1; i < mCellStart.size(); ++i )
      mCellStart[i] += mCellStart[i - 1];
    mCellVisits.resize( indexOf( visits ) );
    std::vector<std::size_t> next( mCellStart.begin(), mCellStart.end() - 1 );
    for ( const PlaceId v : model.visitPlaces() )
      mCellVisits[next[cellOf( v )]++] = v;
  }

  std::int32_t ZoneShape::strangers( const std::vector<PlaceId> &visits )
  {
    if ( visits.size() < 3 )
      return 0;
    mPoints.clear();
    for ( PlaceId v : visits )
      mPoints.push_back( mModel.position[v] );
    chains( mPoints, mLower, mUpper );
    double bottom = mPoints.front().y, top = bottom;
    for ( const Point &p : mPoints )
    {
      bottom = std::min( bottom, p.y );
      top = std::max( top, p.y );
    }
    const auto column = [&]( double x ) { return static_cast<std::int32_t>( ( x - mLeft ) / mCell ); };
    const auto row = [&]( double y ) { return static_cast<std::int32_t>( ( y - mBottom ) / mCell ); };
    const std::int32_t firstColumn = column( mPoints.front().x ), lastColumn = column( mPoints.back().x );
    std::int32_t inside = 0;
    for ( std::int32_t y = row( bottom ); y <= row( top ); ++y )
    {
      const std::size_t begin = mCellStart[indexOf( y * mColumns + firstColumn )];
      const std::size_t end = mCellStart[indexOf( y * mColumns + lastColumn + 1 )];
      for ( std::size_t i = begin; i < end; ++i )
      {
        const Point &p = mModel.position[mCellVisits[i]];
        if ( p.y > bottom && p.y < top && between( mLower, mUpper, p ) )
          ++inside;
      }
    }
    for ( PlaceId v : visits )
      if ( between( mLower, mUpper, mModel.position[v] ) )
        --inside;
    return inside;
  }

  double ZoneShape::priceAll( const ZoneState &state )
  {
    mRoutePrice.assign( state.routes().size(), 0.0 ); // a roster may have more teams than there are visits
    mNew.clear();
    double sum = 0;
    if ( counts() )
      for ( RouteId r : state.open() )
        sum += mRoutePrice[r] = mPrice * strangers( state.visitsOf( r ) );
    return sum;
  }

  double ZoneShape::change( const ZoneState &state, double most )
  {
    mNew.clear();
    if ( !counts() )
      return 0;
    double difference = 0;
    for ( RouteId r : state.touched() )
      difference -= mRoutePrice[r];
    for ( RouteId r : state.touched() )
    {
      if ( difference > most )
        break;
      mVisits.clear();
      const Route &route = state.route( r );
      if ( route.count > 0 )
        for ( PlaceId v = route.first; mModel.isVisit( v ); v = state.stop( v ).after )
          mVisits.push_back( v );
      const double price = mPrice * strangers( mVisits );
      difference += price;
      mNew.emplace_back( r, price );
    }
    return difference;
  }

  void ZoneShape::accept()
  {
    for ( const auto &[r, price] : mNew )
      mRoutePrice[r] = price;
    mNew.clear();
  }

  std::vector<Point> convexHull( std::vector<Point> points )
  {
    std::vector<Point> lower, upper;
    chains( points, lower, upper );
    for ( std::size_t i = upper.size(); i > 2; --i )
      lower.push_back( upper[i - 2] );
    return lower;
  }

  double shareInOtherHulls( const ZoneProblem &problem, const ZonePlan &plan )
  {
    std::vector<std::vector<Point>> lower( plan.routes.size() ), upper( plan.routes.size() );
    std::size_t visits = 0, inside = 0;
    std::vector<Point> points;
    for ( std::size_t z = 0; z < plan.routes.size(); ++z )
    {
      points.clear();
      for ( const std::int32_t v : plan.routes[z].visits )
        points.push_back( problem.visits[indexOf( v )].position );
      chains( points, lower[z], upper[z] );
      visits += points.size();
    }
    for ( std::size_t z = 0; z < plan.routes.size(); ++z )
      for ( const std::int32_t v : plan.routes[z].visits )
        for ( std::size_t other = 0; other < plan.routes.size(); ++other )
          if ( other != z && between( lower[other], upper[other], problem.visits[indexOf( v )].position ) )
          {
            ++inside;
            break;
          }
    return visits == 0 ? 0 : static_cast<double>( inside ) / static_cast<double>( visits );
  }
}
