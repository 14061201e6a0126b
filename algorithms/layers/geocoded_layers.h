// SPDX-License-Identifier: GPL-2.0-or-later
// What geocode writes: the list with its places, and the candidates of rows that have none.
#pragma once
#include "geocode/geocoder.h"
#include "layers/layer_outputs.h"
#include "layers/list_header.h"

#include <utility>
#include <vector>

namespace doorstep
{
  // The reference's CRS; invalid where this QGIS knows neither its id nor its definition.
  QgsCoordinateReferenceSystem referenceCrs( const Reference &reference );

  // The list's columns that have a name of geocode's own though geocode did not write them, and the name
  // under which OUTPUT keeps each.
  std::vector<std::pair<QString, QString>> renamedColumns( const QgsFields &fields );

  // OUTPUT: row i of the list with results[i]; a row without a place has no geometry.
  void writeGeocoded( LayerOutputs &outputs, const QgsProcessingFeatureSource &source,
                      const ListHeader &header, const std::vector<GeocodeResult> &results,
                      const QgsCoordinateReferenceSystem &crs, const Progress &progress );

  // CANDIDATES, where asked for.
  void writeCandidates( LayerOutputs &outputs, const std::vector<GeocodeResult> &results );
}
