// SPDX-License-Identifier: GPL-2.0-or-later
// The sinks of one run, with its other files: they appear together or not at all. A file is written in a work
// folder beside its place (privacy/file_set.h), closed, opened again and counted, and only then renamed; a
// failing or killed run never costs an earlier good file. A table of PostGIS is handled likewise
// (database_output.h). What is neither (a memory layer, another database, a table in a GeoPackage that is
// there) is written by QGIS's own ways and counted too.
//   SinkSet sinks( *this, parameters, context );
//   if ( QgsFeatureSink *zones = sinks.open( "OUTPUT_ZONES", fields, type, crs, "zones" ) )
//     sinks.add( zones, feature );
//   sinks.files().add( html, report, FileKind::Plan );
//   sinks.keep( results );
#pragma once
#include "layers/layer_outputs.h"
#include "privacy/file_set.h"
#include "processing/written_layer.h"

#include <qgsprocessingcontext.h>
#include <qgsprocessingparameters.h>

#include <vector>

namespace doorstep
{
  class DoorstepAlgorithm;

  class SinkSet : public LayerOutputs
  {
    public:
      SinkSet( const DoorstepAlgorithm &algorithm, const QVariantMap &parameters,
               QgsProcessingContext &context );
      ~SinkSet() override;

      // Columns that the file cannot hold are renamed, and it is said (layers/column_names.h).
      QgsFeatureSink *open( const QString &name, const QgsFields &fields, Qgis::WkbType type,
                            const QgsCoordinateReferenceSystem &crs, const QString &style = QString(),
                            const QString &layerName = QString() ) override;
      void add( QgsFeatureSink *sink, QgsFeature &feature ) override;
      // The run's files that are no layers, kept with the sinks.
      FileSet &files() { return mFiles; }
      // Closes, counts, puts all in place, writes each destination into results and tells QGIS which to load.
      // Throws InputError where anything is not whole; all is as before then. False where a file lies outside
      // of any event's folder.
      bool keep( QVariantMap &results );

    private:
      struct Entry
      {
          QString name, style, layerName;
          QgsProject *project = nullptr;
          QString projectName;
          bool isConfidential = false, isSpreadsheet = false;
          qint64 marked = 0; // texts that a spreadsheet would take for formulas
          WrittenLayer layer;
      };
      QString placeOf( const QString &name, const QgsProcessingOutputLayerDefinition &to ) const;
      void stage( Entry &entry, QgsProcessingOutputLayerDefinition &to, QString &place );
      void tellQgis( const Entry &entry );

      const DoorstepAlgorithm &mAlgorithm;
      const QVariantMap &mParameters;
      QgsProcessingContext &mContext;
      FileSet mFiles;
      std::vector<Entry> mEntries;
  };
}
