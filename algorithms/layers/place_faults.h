// SPDX-License-Identifier: GPL-2.0-or-later
// Places that no house can have: outside the earth, x and y exchanged, 0 and 0, coordinates of another
// system.
#pragma once
#include <qgscoordinatetransformcontext.h>
#include <qgsprocessingfeedback.h>

class QgsFeatureSource;
class QgsPointXY;

namespace doorstep
{
  // Why a row's place, in the layer's own coordinates, cannot be used; nullptr where it can.
  const char *placeFault( const QgsPointXY &place, bool geographic );

  // Warns where the layer lies far outside the area that its CRS is made for, as feet read as metres do, and
  // refuses degrees in a CRS of metres or feet (InputError). `layer` is the parameter's name.
  void checkPlaces( const QgsFeatureSource &source, const QgsCoordinateTransformContext &transforms,
                    const char *layer, QgsProcessingFeedback *feedback );
}
