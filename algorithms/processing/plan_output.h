// The layers of a plan, written in the visits' CRS.
#pragma once
#include "layers/plan_layers.h"
#include "processing/doorstep_algorithm.h"

#include <qgscoordinatetransform.h>

namespace doorstep
{
  // `back` leads from the metres of the plan to the visits' CRS, `degrees` to longitude and latitude.
  void writePlannedVisits( SinkSet &sinks, const PlanLayers &layers, const PlanAnswer &answer,
                           const QgsFields &fields, Qgis::WkbType type,
                           const QgsCoordinateReferenceSystem &crs, const QgsCoordinateTransform &degrees );
  void writePlannedZones( SinkSet &sinks, const PlanQuestion &question, const PlanAnswer &answer,
                          const QgsCoordinateTransform &back );
  void writePlannedRoutes( SinkSet &sinks, const PlanAnswer &answer, const QgsCoordinateTransform &back );
  // further: languages beside English and Spanish, as indices into languages().
  void writePlannedDirections( SinkSet &sinks, const PlanAnswer &answer,
                               const std::vector<std::size_t> &further );
  // Of codes separated by ; such as "vi;so"; English and Spanish are always there. Throws InputError where
  // one is not known.
  std::vector<std::size_t> furtherLanguages( const std::string &codes );
}
