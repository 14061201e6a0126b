// SPDX-License-Identifier: GPL-2.0-or-later
// The looks of Doorstep's layers: styles/<name>.qml, from the resources.
#pragma once
#include <qgsprocessingcontext.h>

class QgsMapLayer;

namespace doorstep
{
  // Gives the layer the style; nothing happens where there is no style of that name.
  void wearStyle( QgsMapLayer *layer, const QString &style );

  // The same, once QGIS has loaded the output; layerName, where given, becomes its name, and mark what its
  // metadata say of it.
  void wearStyleOnLoad( QgsProcessingContext::LayerDetails &details, const QString &style,
                        const QString &layerName, const QString &mark = QString() );
}
