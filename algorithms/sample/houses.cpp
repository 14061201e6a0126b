// SPDX-License-Identifier: GPL-2.0-or-later
// Houses along streets, a lot at a time: on their side, set back from the middle of the street, clear of
// every other street, house and plot, with the number of the place along the block.
#include "sample/buildings.h"
#include "sample/piece_grid.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace doorstep::sample
{
  int evenNumber( const Path &path, double pathLength, double along )
  {
    const double number = path.first + ( path.last - path.first ) * along / pathLength;
    return 2 * static_cast<int>( std::floor( number / 2 + 0.5 ) );
  }

  namespace
  {
    constexpr double APART = 11.5;      // metres between houses
    constexpr double OFF_STREET = 9.95; // from any street's middle

    // Houses by cell, to keep them apart.
    class Taken
    {
      public:
        bool free( const Point &p ) const
        {
          for ( std::int64_t x = cell( p.x ) - 1; x <= cell( p.x ) + 1; ++x )
            for ( std::int64_t y = cell( p.y ) - 1; y <= cell( p.y ) + 1; ++y )
            {
              const auto found = mCells.find( x * 10'000'000 + y );
              if ( found == mCells.end() )
                continue;
              for ( const Point &other : found->second )
                if ( distance( other, p ) < APART )
                  return false;
            }
          return true;
        }
        void add( const Point &p ) { mCells[cell( p.x ) * 10'000'000 + cell( p.y )].push_back( p ); }

      private:
        static std::int64_t cell( double v ) { return static_cast<std::int64_t>( std::floor( v / APART ) ); }
        std::unordered_map<std::int64_t, std::vector<Point>> mCells;
    };

    class Houses
    {
      public:
        Houses( const CityPlan &plan, const PieceGrid &grid, SampleCity &city )
            : mPlan( plan ), mGrid( grid ), mCity( city )
        {
        }

        void along( const Path &path, const Section &section, int street, double pathLength, Random &random )
        {
          for ( const bool left : { true, false } )
          {
            const int parity = left == path.leftOdd ? 1 : 0;
            const Street &numbered = mCity.streets[static_cast<std::size_t>( street )];
            const int from = left ? numbered.leftFrom : numbered.rightFrom;
            const int to = left ? numbered.leftTo : numbered.rightTo;
            if ( from == 0 )
              continue;
            const int low = std::min( from, to ), high = std::max( from, to );
            const bool rising = path.last > path.first;
            int previous = rising ? low - 1 : high + 1;
            const double total = length( section.points );
            double at = section.fromJunction ? 15 : 5;
            const double end = total - ( section.toJunction ? 15 : 2 );
            for ( ; at < end; at += path.frontage.width * random.between( 0.94, 1.08 ) )
            {
              const double setback = random.between( path.frontage.setbackLow, path.frontage.setbackHigh );
              const bool taken = random.chance( path.frontage.taken );
              const Point middle = pointAt( section.points, at );
              const Point ahead = pointAt( section.points, std::min( at + 1, total ) );
              const Point behind = pointAt( section.points, std::max( at - 1, 0.0 ) );
              const double step = distance( behind, ahead );
              const double side = left ? setback : -setback;
              Address house;
              house.at = { middle.x - side * ( ahead.y - behind.y ) / step,
                           middle.y + side * ( ahead.x - behind.x ) / step };
              if ( !taken || !clear( house.at ) )
                continue;
              const int even = evenNumber( path, pathLength, section.start + at );
              house.number = std::clamp( even + parity, low, high );
              if ( rising ? house.number <= previous : house.number >= previous )
                continue;
              const int q = mPlan.near( house.at, middle );
              if ( q < 0 )
                continue;
              const Square &square = mPlan.squares()[static_cast<std::size_t>( q )];
              previous = house.number;
              house.name = path.name;
              house.zip = square.zip;
              house.city = static_cast<std::uint8_t>( square.city );
              house.incorporated = square.incorporated;
              house.home = path.frontage.homes;
              house.detached = true;
              house.street = street;
              // A few points are no buildings: meters, signs, towers.
              if ( random.chance( 0.012 ) )
              {
                house.code = static_cast<std::uint8_t>( 1 + random.below( 9 ) );
                house.home = false;
              }
              mTaken.add( house.at );
              mCity.addresses.push_back( std::move( house ) );
            }
          }
        }

      private:
        bool clear( const Point &p ) const
        {
          if ( !mPlan.terrain().houseClear( p ) || !mTaken.free( p ) )
            return false;
          const int q = mPlan.at( p );
          if ( q >= 0 )
            for ( const Plot &plot : mPlan.squares()[static_cast<std::size_t>( q )].plots )
              if ( plot.rect.contains( p, 3 ) )
                return false;
          bool off = true;
          mGrid.near( p, [&]( const Piece &piece ) { off = off && toPiece( piece, p ) >= OFF_STREET; } );
          return off;
        }

        const CityPlan &mPlan;
        const PieceGrid &mGrid;
        SampleCity &mCity;
        Taken mTaken;
    };
  }

  void addHouses( const CityPlan &plan, const std::vector<Path> &paths, const std::vector<Section> &sections,
                  std::uint64_t seed, SampleCity &city )
  {
    std::vector<Piece> pieces;
    for ( const Section &s : sections )
      for ( std::size_t k = 1; k < s.points.size(); ++k )
        pieces.push_back( { s.points[k - 1], s.points[k], 0, 0 } );
    const PieceGrid grid( std::move( pieces ), 12 );
    Houses houses( plan, grid, city );
    std::vector<double> lengths;
    lengths.reserve( paths.size() );
    for ( const Path &path : paths )
      lengths.push_back( length( path.points ) );
    for ( std::size_t n = 0; n < sections.size(); ++n )
    {
      const auto p = static_cast<std::size_t>( sections[n].path );
      if ( paths[p].frontage.width <= 0 || paths[p].name < 0 )
        continue;
      Random random( seed, 1'000'000 + n );
      houses.along( paths[p], sections[n], static_cast<int>( n ), lengths[p], random );
    }
  }
}
