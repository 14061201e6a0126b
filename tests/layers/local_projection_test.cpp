// SPDX-License-Identifier: GPL-2.0-or-later
// Places are brought into metres in every thread, also after the one that did so first has ended.
#include "layers/row_reader.h"
#include "qgis_environment.h"

#include <qgscoordinatetransform.h>
#include <qgscoordinatetransformcontext.h>
#include <qgspointxy.h>

#include <thread>

using namespace doorstep;

namespace
{
  // A place near Tucson in the county's feet, as metres from the middle of the local projection.
  QgsPointXY inMetres()
  {
    const QgsCoordinateTransform transform =
        transformBetween( QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:2868" ) ),
                          localProjection( -111.38, 31.92 ), QgsCoordinateTransformContext() );
    return transform.transform( QgsPointXY( 857006.4, 344303.3 ) );
  }
}

TEST( LocalProjection, outlivesTheThreadThatAskedForItFirst )
{
  QgsPointXY first, second;
  std::thread( [&] { first = inMetres(); } ).join();
  EXPECT_NEAR( first.x(), -991.2, 0.1 );
  EXPECT_NEAR( first.y(), 5053.3, 0.1 );
  std::thread( [&] { second = inMetres(); } ).join();
  EXPECT_EQ( second, first );
  EXPECT_EQ( inMetres(), first ) << "feet were taken for metres";
}
