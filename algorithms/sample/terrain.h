// SPDX-License-Identifier: GPL-2.0-or-later
// What the land looks like under the city: a wash, a railway and a freeway, each a gentle curve that streets
// have to reckon with. Curves are interpolated from seeded knots with + - * / only: the same on any machine.
#pragma once
#include "base/point.h"
#include "base/random.h"

#include <vector>

namespace doorstep::sample
{
  inline constexpr double HALF_MILE = 804.672;   // metres; arterials every mile, collectors every half
  inline constexpr double BLOCK = HALF_MILE / 4; // a hundred house numbers
  inline constexpr double HALF_BLOCK = HALF_MILE / 8;

  // A smooth random curve around 0.
  class Meander
  {
    public:
      Meander( Random random, double amplitude, double spacing, double reach );
      double at( double t ) const;

    private:
      double mSpacing, mReach;
      std::vector<double> mKnots;
  };

  struct Rect
  {
      double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
      bool contains( const Point &p, double margin = 0 ) const
      {
        return p.x > x0 - margin && p.x < x1 + margin && p.y > y0 - margin && p.y < y1 + margin;
      }
      Point centre() const { return { ( x0 + x1 ) / 2, ( y0 + y1 ) / 2 }; }
  };

  class Terrain
  {
    public:
      // washRow: the row of half-mile squares that the wash runs through; reach: half the city's width,
      // metres.
      Terrain( std::uint64_t seed, int washRow, double reach );

      double washY( double x ) const;
      double railX( double y ) const;
      double freewayX( double y ) const;
      double washHalfWidth( double x ) const;

      // Metres from the bank, the rails and the freeway's middle; near enough for clearances.
      double toWash( const Point &p ) const;
      double toRail( const Point &p ) const;
      double toFreeway( const Point &p ) const;

      // Whether a local street may be here, and a house.
      bool streetClear( const Point &p ) const;
      bool houseClear( const Point &p ) const;

    private:
      double mWashBase;
      Meander mWash, mWidth, mRail, mFreeway;
  };
}
