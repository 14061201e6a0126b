// SPDX-License-Identifier: GPL-2.0-or-later
// Features of a page's layers, made and put there.
#pragma once
#include "base/point.h"

#include <qgsfeature.h>
#include <qgsgeometry.h>
#include <qgsvectorlayer.h>

#include <initializer_list>

namespace doorstep
{
  inline void refill( QgsVectorLayer *layer, QgsFeatureList features )
  {
    if ( layer->featureCount() > 0 )
      layer->dataProvider()->truncate();
    if ( !features.isEmpty() )
      layer->dataProvider()->addFeatures( features, QgsFeatureSink::FastInsert );
    layer->updateExtents();
  }

  inline QgsFeature feature( const QgsGeometry &geometry, std::initializer_list<QVariant> values = {} )
  {
    QgsAttributes attributes;
    for ( const QVariant &value : values )
      attributes << value;
    QgsFeature made;
    made.setGeometry( geometry );
    made.setAttributes( attributes );
    return made;
  }

  inline QgsGeometry pointGeometry( const Point &p )
  {
    return QgsGeometry::fromPointXY( { p.x, p.y } );
  }
}
