// SPDX-License-Identifier: GPL-2.0-or-later
// The city's plan: half-mile squares inside a grid of arterials (every mile) and collectors (every half),
// each with a kind, a postal city and a ZIP code, and the plots in it that are kept for complexes, schools
// and parks.
#pragma once
#include "sample/terrain.h"

#include <map>
#include <utility>

namespace doorstep::sample
{
  enum class Kind : std::uint8_t
  {
    Downtown,
    Grid,
    Curved,
    Rural,
    Desert
  };
  enum class Use : std::uint8_t
  {
    Apartments,
    MobileHomes,
    School,
    Park
  };
  enum class Side : std::uint8_t
  {
    South,
    North,
    West,
    East
  };

  // A plot that local streets go around, with its entrance on one side of the square.
  struct Plot
  {
      Rect rect;
      Use use = Use::Park;
      Side side = Side::South;
  };

  struct Square
  {
      int i = 0, j = 0; // covers [i, i + 1] x [j, j + 1] half miles
      Kind kind = Kind::Desert;
      int city = 0, zip = 0;
      bool incorporated = true;
      bool transposed = false; // curved streets run north-south
      bool spanish = false;
      std::vector<Plot> plots;
      Rect rect() const
      {
        return { i * HALF_MILE, j * HALF_MILE, ( i + 1 ) * HALF_MILE, ( j + 1 ) * HALF_MILE };
      }
  };

  class CityPlan
  {
    public:
      CityPlan( std::uint64_t seed, int developed );

      const std::vector<Square> &squares() const { return mSquares; }
      const Terrain &terrain() const { return mTerrain; }
      double reach() const { return mReach; }
      int washRow() const { return mWashRow; }

      // The square's index, -1 outside the city.
      int at( int i, int j ) const;
      int at( const Point &p ) const;
      // As at(); for points just outside the nearest square that there is.
      int near( const Point &p, const Point &otherwise ) const;

    private:
      void choosePlots( std::uint64_t seed );
      void chooseZips( std::vector<int> group, std::size_t most, int &next );

      int mWashRow;
      double mReach;
      Terrain mTerrain;
      std::vector<Square> mSquares;
      std::map<std::pair<int, int>, int> mIndex;
  };
}
