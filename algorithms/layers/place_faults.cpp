// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/place_faults.h"

#include "base/error.h"
#include "layers/own_words.h"

#include <qgscoordinatetransform.h>
#include <qgsexception.h>
#include <qgsfeaturesource.h>
#include <qgspointxy.h>

#include <cmath>

namespace doorstep
{
  const char *placeFault( const QgsPointXY &place, bool geographic )
  {
    constexpr double nullIsland = 0.001, antarctica = -60; // degrees
    if ( !std::isfinite( place.x() ) || !std::isfinite( place.y() ) || ( place.x() == 0 && place.y() == 0 ) ||
         ( geographic && std::abs( place.x() ) < nullIsland && std::abs( place.y() ) < nullIsland ) )
      return "no coordinates";
    if ( geographic && ( std::abs( place.y() ) > 90 || std::abs( place.x() ) > 360 ) )
      return "coordinates outside the earth: are x and y exchanged?";
    if ( geographic && place.y() < antarctica )
      return "coordinates in Antarctica: are x and y exchanged?";
    return nullptr;
  }

  void checkPlaces( const QgsFeatureSource &source, const QgsCoordinateTransformContext &transforms,
                    const char *layer, QgsProcessingFeedback *feedback )
  {
    const QgsCoordinateReferenceSystem crs = source.sourceCrs();
    const QgsRectangle extent = source.sourceExtent();
    if ( !crs.isValid() || crs.isGeographic() || extent.isNull() )
      return;
    const auto within = [&extent]( double x, double y )
    {
      return extent.xMinimum() >= -x && extent.xMaximum() <= x && extent.yMinimum() >= -y &&
             extent.yMaximum() <= y;
    };
    if ( within( 180, 90 ) && !within( 1, 1 ) )
      throw InputError(
          std::string( layer ) +
          ": the coordinates are degrees, but the layer's coordinate reference system is not; set "
          "the layer's CRS (most likely EPSG:4326)." );
    const QgsRectangle use = crs.bounds();
    if ( use.isNull() || use.isEmpty() )
      return;
    constexpr double aside = 3; // degrees outside the area of use, where coordinates may still be good ones
    bool far = false;
    try
    {
      const QgsPointXY middle =
          QgsCoordinateTransform( crs, QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ),
                                  transforms )
              .transform( extent.center() );
      far = !use.buffered( aside ).contains( middle );
    }
    catch ( const QgsCsException & )
    {
      far = true;
    }
    if ( far )
      feedback->pushWarning(
          Doorstep::tr(
              "%1 lies far outside the area that its coordinate reference system is made for: check the "
              "layer's CRS, and whether its coordinates are in feet or metres." )
              .arg( QLatin1String( layer ) ) );
  }
}
