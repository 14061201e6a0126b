// SPDX-License-Identifier: GPL-2.0-or-later
// The plan's own layers in the project of drafts: visits, routes, staging places, zones and streets, as far
// as the role may see them, and the GeoPackage that holds them.
#pragma once
#include "print/page_options.h"
#include "print/print_event.h"

#include <qgsfeature.h>
#include <qgsproject.h>

class QgsVectorLayer;

namespace doorstep
{
  // Adds a layer to the GeoPackage, which is made where there is none. Throws InputError.
  void writeLayer( const QString &geopackage, const QString &name, const QgsFields &fields,
                   Qgis::WkbType type, const QgsCoordinateReferenceSystem &crs,
                   const QgsFeatureList &features );
  // A layer of it, added to the project but not to its tree; null where the GeoPackage has none of that name.
  // id: the layer's in the project; empty: a new one.
  QgsVectorLayer *openLayer( QgsProject &project, const QString &geopackage, const QString &name,
                             const QString &shownAs, const QString &id = QString() );

  void writePlanLayers( const QString &geopackage, const PrintEvent &event, Role role );
  void addPlanLayers( QgsProject &project, const QString &geopackage, const PageOptions &options );
}
