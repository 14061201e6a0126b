// SPDX-License-Identifier: GPL-2.0-or-later
// Address point and street layers as the reference builder takes them, in the reference's CRS.
#pragma once
#include "geocode/layer_rows.h"
#include "layers/column_samples.h"

#include <qgscoordinatetransform.h>
#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>

namespace doorstep
{
  // The reference's CRS, from the layer that gives it; with the metres of its unit in the middle of the
  // layer.
  CoordinateSystem referenceSystem( const QgsProcessingFeatureSource &source,
                                    const QgsProcessingContext &context );

  // The areas of a polygon layer by name, in the reference's CRS. `field`: empty: detected.
  Municipalities readMunicipalities( const QgsProcessingFeatureSource &source, const QString &field,
                                     const QgsCoordinateReferenceSystem &crs,
                                     const QgsProcessingContext &context, QgsProcessingFeedback *feedback );

  // Adds every row; rows that cannot be used are in builder.skipped(), counted from 1. Says which columns it
  // uses, and warns of those that look like a part of an address and were left unused.
  void addPoints( ReferenceBuilder &builder, const QgsProcessingFeatureSource &source, const QString &fields,
                  const QgsCoordinateReferenceSystem &crs, const QgsProcessingContext &context,
                  QgsProcessingFeedback *feedback, const Progress &progress );
  void addStreets( ReferenceBuilder &builder, const QgsProcessingFeatureSource &source, const QString &fields,
                   const QgsCoordinateReferenceSystem &crs, const QgsProcessingContext &context,
                   QgsProcessingFeedback *feedback, const Progress &progress );

}
