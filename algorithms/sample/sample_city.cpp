// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/sample_city.h"

#include "base/error.h"
#include "sample/areas.h"
#include "sample/buildings.h"
#include "sample/people.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace doorstep::sample
{
  namespace
  {
    // Numbers of one side in the direction of the line: even and odd numbers of [low, high).
    void setRange( int fromEven, int toEven, bool odd, int &from, int &to )
    {
      const int low = std::min( fromEven, toEven ) + ( odd ? 1 : 0 );
      const int high = std::max( fromEven, toEven ) - 2 + ( odd ? 1 : 0 );
      const int first = std::max( low, odd ? 1 : 2 );
      if ( high < first )
        return;
      from = fromEven < toEven ? first : high;
      to = fromEven < toEven ? high : first;
    }

    void addStreets( const CityPlan &plan, const std::vector<Path> &paths,
                     const std::vector<Section> &sections, SampleCity &city )
    {
      std::vector<double> lengths;
      lengths.reserve( paths.size() );
      for ( const Path &path : paths )
        lengths.push_back( length( path.points ) );
      for ( const Section &section : sections )
      {
        const auto p = static_cast<std::size_t>( section.path );
        const Path &path = paths[p];
        Street street;
        street.points = section.points;
        street.name = path.name;
        street.road = path.road;
        street.travel = path.travel;
        street.milesPerHour = path.milesPerHour;
        street.fromLevel = section.start < 0.5 ? path.fromLevel : path.toLevel;
        street.toLevel = section.end > lengths[p] - 0.5 ? path.toLevel : path.fromLevel;
        street.id = 700'000'001 + static_cast<std::int64_t>( city.streets.size() );
        if ( path.name >= 0 )
        {
          const int from = evenNumber( path, lengths[p], section.start );
          const int to = evenNumber( path, lengths[p], section.end );
          setRange( from, to, path.leftOdd, street.leftFrom, street.leftTo );
          setRange( from, to, !path.leftOdd, street.rightFrom, street.rightTo );
        }
        const double half = length( section.points ) / 2;
        const Point middle = pointAt( section.points, half );
        const Point a = pointAt( section.points, half - 1 ), b = pointAt( section.points, half + 1 );
        const double step = distance( a, b );
        for ( const bool left : { true, false } )
        {
          const double side = left ? 20 : -20;
          const Point beside{ middle.x - side * ( b.y - a.y ) / step,
                              middle.y + side * ( b.x - a.x ) / step };
          const Point across{ 2 * middle.x - beside.x, 2 * middle.y - beside.y };
          const int q = plan.near( beside, across );
          ( left ? street.leftZip : street.rightZip ) =
              q < 0 ? 0 : plan.squares()[static_cast<std::size_t>( q )].zip;
        }
        city.streets.push_back( std::move( street ) );
      }
    }

    SampleCity build( int developed, std::uint64_t seed )
    {
      SampleCity city;
      const CityPlan plan( seed, developed );
      StreetNamer namer( seed );
      std::vector<Path> paths;
      addGridStreets( plan, namer, seed, paths );
      addFreeway( plan, paths );
      const std::vector<PlotDrives> drives = addDrives( plan, namer, paths );
      // The first city names its streets first: the second repeats some.
      for ( const int which : { 0, 1 } )
        for ( const Square &square : plan.squares() )
          if ( square.city == which && ( square.kind == Kind::Curved || square.kind == Kind::Rural ) )
            addCurvedStreets( plan, square, namer, seed, paths );
      const std::vector<Section> cut = sections( paths );
      addStreets( plan, paths, cut, city );
      city.names = namer.take();
      addPlots( plan, drives, cut, seed, city );
      addHouses( plan, paths, cut, seed, city );
      addAreas( plan, city );
      return city;
    }

    // Empty lots: takes houses out until `wanted` addresses are left.
    void thin( SampleCity &city, std::size_t wanted, std::uint64_t seed )
    {
      Random random( seed, 51 );
      // Numbers and streets that both cities have stay: they make addresses ambiguous.
      std::map<std::pair<int, int>, int> cities;
      for ( const Address &a : city.addresses )
        cities[{ a.name, a.number }] |= 1 << a.city;
      std::vector<std::size_t> detached;
      for ( std::size_t n = 0; n < city.addresses.size(); ++n )
        if ( city.addresses[n].detached && cities[{ city.addresses[n].name, city.addresses[n].number }] != 3 )
          detached.push_back( n );
      std::vector<bool> empty( city.addresses.size() );
      std::size_t over = city.addresses.size() - wanted;
      for ( std::size_t n = detached.size(); n > 1 && over > 0; --n, --over )
      {
        std::swap( detached[n - 1], detached[random.below( static_cast<std::uint32_t>( n ) )] );
        empty[detached[n - 1]] = true;
      }
      for ( std::size_t n = 0; over > 0; ++n )
        if ( !empty[n] )
        {
          empty[n] = true;
          --over;
        }
      std::size_t kept = 0;
      for ( std::size_t n = 0; n < city.addresses.size(); ++n )
        if ( !empty[n] )
        {
          if ( kept != n )
            city.addresses[kept] = std::move( city.addresses[n] );
          ++kept;
        }
      city.addresses.resize( kept );
    }

    // A side without any house often has no range in a street file.
    void dropIdleRanges( SampleCity &city, std::uint64_t seed )
    {
      std::vector<std::uint8_t> sides( city.streets.size() );
      for ( const Address &address : city.addresses )
      {
        const auto s = static_cast<std::size_t>( address.street );
        const Street &street = city.streets[s];
        sides[s] = static_cast<std::uint8_t>(
            sides[s] | ( street.leftFrom > 0 && street.leftFrom % 2 == address.number % 2 ? 1 : 2 ) );
      }
      Random random( seed, 52 );
      for ( std::size_t s = 0; s < sides.size(); ++s )
      {
        Street &street = city.streets[s];
        const bool drop = random.chance( 0.6 );
        if ( drop && ( sides[s] & 1 ) == 0 )
          street.leftFrom = street.leftTo = 0;
        if ( drop && ( sides[s] & 2 ) == 0 )
          street.rightFrom = street.rightTo = 0;
      }
    }
  }

  SampleCity makeSampleCity( const SampleOptions &options, const Progress &progress )
  {
    if ( options.addresses < 1000 || options.addresses > 1'000'000 )
      throw InputError( "ADDRESSES has to be between 1,000 and 1,000,000." );
    if ( options.students < 1 || options.students > options.addresses / 5 )
      throw InputError( "HOUSEHOLDS has to be at least 1 and at most a fifth of ADDRESSES." );
    report( progress, 0 );
    // Some true homes are missing from the address points: only a range holds them.
    const auto hidden = static_cast<std::size_t>( options.students ) / 20 + 1;
    const std::size_t wanted = static_cast<std::size_t>( options.addresses ) + hidden;
    int developed = std::max( 5, options.addresses / 560 );
    SampleCity city = build( developed, options.seed );
    while ( city.addresses.size() < wanted + wanted / 40 )
    {
      report( progress, 0.3 );
      const double share =
          1.05 * static_cast<double>( wanted ) / static_cast<double>( city.addresses.size() );
      developed = std::max( developed + 1, static_cast<int>( developed * share ) );
      city = build( developed, options.seed );
    }
    report( progress, 0.7 );
    thin( city, wanted, options.seed );
    dropIdleRanges( city, options.seed );
    addPeople( city, options, hidden );
    int parcel = 0;
    for ( Address &address : city.addresses )
      if ( address.detached )
        address.parcel = 100'000 + ++parcel;
    report( progress, 1 );
    return city;
  }
}
