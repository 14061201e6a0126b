// SPDX-License-Identifier: GPL-2.0-or-later
// GEOS behind owners, one context a run. Reports of GEOS become InputError.
#pragma once
#include "base/error.h"

#include <geos_c.h>

#include <memory>
#include <string>

namespace doorstep::areas
{
  class Geos
  {
    public:
      Geos() : mContext( GEOS_init_r() )
      {
        GEOSContext_setErrorMessageHandler_r( mContext, keep, &mMessage );
      }
      ~Geos() { GEOS_finish_r( mContext ); }
      Geos( const Geos & ) = delete;
      Geos &operator=( const Geos & ) = delete;

      GEOSContextHandle_t get() const { return mContext; }

      struct Release
      {
          GEOSContextHandle_t context = nullptr;
          void operator()( GEOSGeometry *geometry ) const { GEOSGeom_destroy_r( context, geometry ); }
      };
      using Geometry = std::unique_ptr<GEOSGeometry, Release>;

      Geometry own( GEOSGeometry *geometry ) const
      {
        if ( !geometry )
          throw InputError( "The zones' areas could not be drawn from these streets (" + mMessage +
                            "); check the street layer's geometries" );
        return Geometry( geometry, Release{ mContext } );
      }

    private:
      static void keep( const char *message, void *target )
      {
        // Messages of GEOS may carry coordinates: only what stands before them is kept.
        const std::string text( message );
        *static_cast<std::string *>( target ) = text.substr( 0, text.find_first_of( ":0123456789" ) );
      }

      GEOSContextHandle_t mContext;
      std::string mMessage;
  };
}
