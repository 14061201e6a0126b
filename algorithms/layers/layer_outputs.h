// SPDX-License-Identifier: GPL-2.0-or-later
// The layers that a run writes, as whoever runs it opens them: which of them were asked for, where they go,
// and that they appear whole, is not the matter of those who fill them.
//   if ( QgsFeatureSink *zones = outputs.open( "OUTPUT_ZONES", fields, type, crs, "zones" ) )
//     outputs.add( zones, feature );
#pragma once
#include <qgscoordinatereferencesystem.h>
#include <qgsfeature.h>
#include <qgsfeaturesink.h>
#include <qgsfields.h>

#include <QString>

namespace doorstep
{
  class LayerOutputs
  {
    public:
      LayerOutputs() = default;
      LayerOutputs( const LayerOutputs & ) = delete;
      LayerOutputs &operator=( const LayerOutputs & ) = delete;
      virtual ~LayerOutputs() = default;

      // Null where the output is optional and was not asked for. style names styles/<style>.qml, which the
      // layer wears where QGIS loads it; layerName is its name there.
      virtual QgsFeatureSink *open( const QString &name, const QgsFields &fields, Qgis::WkbType type,
                                    const QgsCoordinateReferenceSystem &crs, const QString &style = QString(),
                                    const QString &layerName = QString() ) = 0;
      // Throws InputError where the sink takes no more.
      virtual void add( QgsFeatureSink *sink, QgsFeature &feature ) = 0;
  };
}
