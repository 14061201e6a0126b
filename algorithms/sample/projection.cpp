// Where the made-up city lies: an affine step to EPSG:2868 and the inverse transverse Mercator from there
// (Snyder 1987, "Map Projections: A Working Manual", USGS Professional Paper 1395, equations 8-17 to 8-25).
#include "sample/sample_city.h"

#include <cmath>

namespace doorstep::sample
{
  namespace
  {
    constexpr double kFoot = 0.3048;
    constexpr Point kOrigin = { 860'000, 345'000 }; // feet, in empty desert
  }

  Point toCrs( const Point &local )
  {
    return { kOrigin.x + local.x / kFoot, kOrigin.y + local.y / kFoot };
  }

  Point toDegrees( const Point &local )
  {
    constexpr double degree = 3.14159265358979323846 / 180;
    constexpr double a = 6378137, f = 1 / 298.257222101, scale = 0.9999, falseEasting = 213360;
    constexpr double latitude0 = 31 * degree, longitude0 = -( 110 + 55.0 / 60 + 1 ) * degree;
    const double e2 = f * ( 2 - f ), ep2 = e2 / ( 1 - e2 );
    const auto arc = [&]( double latitude )
    {
      return a * ( ( 1 - e2 / 4 - 3 * e2 * e2 / 64 ) * latitude -
                   ( 3 * e2 / 8 + 3 * e2 * e2 / 32 ) * std::sin( 2 * latitude ) +
                   15 * e2 * e2 / 256 * std::sin( 4 * latitude ) );
    };
    const Point feet = toCrs( local );
    const double x = feet.x * kFoot - falseEasting, m = arc( latitude0 ) + feet.y * kFoot / scale;
    const double mu = m / ( a * ( 1 - e2 / 4 - 3 * e2 * e2 / 64 ) );
    const double root = std::sqrt( 1 - e2 ), e1 = ( 1 - root ) / ( 1 + root );
    const double foot = mu + ( 3 * e1 / 2 - 27 * e1 * e1 * e1 / 32 ) * std::sin( 2 * mu ) +
                        21 * e1 * e1 / 16 * std::sin( 4 * mu ) + 151 * e1 * e1 * e1 / 96 * std::sin( 6 * mu );
    const double s = std::sin( foot ), c = std::cos( foot ), t = s / c;
    const double c1 = ep2 * c * c, t1 = t * t, w = 1 - e2 * s * s;
    const double n1 = a / std::sqrt( w ), r1 = a * ( 1 - e2 ) / ( w * std::sqrt( w ) ),
                 d = x / ( n1 * scale );
    const double latitude =
        foot -
        n1 * t / r1 * ( d * d / 2 - ( 5 + 3 * t1 + 10 * c1 - 4 * c1 * c1 - 9 * ep2 ) * d * d * d * d / 24 );
    const double longitude =
        longitude0 +
        ( d - ( 1 + 2 * t1 + c1 ) * d * d * d / 6 + ( 5 - 2 * c1 + 28 * t1 ) * d * d * d * d * d / 120 ) / c;
    return { longitude / degree, latitude / degree };
  }
}
