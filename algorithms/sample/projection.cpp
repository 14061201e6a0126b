// SPDX-License-Identifier: GPL-2.0-or-later
// Where the made-up city lies: an affine step to EPSG:2868 (Arizona Central, feet) and PROJ's transverse
// Mercator from there.
#include "sample/sample_city.h"

#include <memory>
#include <proj.h>
#include <stdexcept>

namespace doorstep::sample
{
  namespace
  {
    constexpr double FOOT = 0.3048;
    constexpr Point ORIGIN = { 860'000, 345'000 }; // feet, in empty desert

    // Written out, so that no database of PROJ's is needed.
    constexpr const char *TO_DEGREES = "+proj=pipeline +step +inv +proj=tmerc +lat_0=31 "
                                       "+lon_0=-111.916666666666667 +k=0.9999 +x_0=213360 +y_0=0 "
                                       "+ellps=GRS80 +step +proj=unitconvert +xy_in=rad +xy_out=deg";

    class Degrees
    {
      public:
        Degrees()
            : mContext( proj_context_create() ), mProjection( proj_create( mContext.get(), TO_DEGREES ) )
        {
          if ( !mProjection )
            throw std::runtime_error( "PROJ has no transverse Mercator." );
        }
        Point of( double x, double y ) const
        {
          const PJ_COORD degrees = proj_trans( mProjection.get(), PJ_FWD, proj_coord( x, y, 0, 0 ) );
          return { degrees.xy.x, degrees.xy.y };
        }

      private:
        struct Destroy
        {
            void operator()( PJ_CONTEXT *context ) const { proj_context_destroy( context ); }
            void operator()( PJ *projection ) const { proj_destroy( projection ); }
        };
        std::unique_ptr<PJ_CONTEXT, Destroy> mContext;
        std::unique_ptr<PJ, Destroy> mProjection;
    };
  }

  Point toCrs( const Point &local )
  {
    return { ORIGIN.x + local.x / FOOT, ORIGIN.y + local.y / FOOT };
  }

  Point toDegrees( const Point &local )
  {
    thread_local const Degrees degrees; // PROJ's objects belong to one thread
    const Point feet = toCrs( local );
    return degrees.of( feet.x * FOOT, feet.y * FOOT );
  }
}
