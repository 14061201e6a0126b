// SPDX-License-Identifier: GPL-2.0-or-later
// The layers that a run leaves, in the project's two groups "With names" and "Without names", styled.
#pragma once
#include <QStringList>

class QgsProcessingContext;
class QgsProcessingFeedback;
class QgsProject;
class QgsVectorLayer;

namespace doorstep
{
  enum class LayerGroup
  {
    WithNames,
    WithoutNames,
    Ground // streets, parks: below both
  };

  // Layers of an earlier run in the same files give way to the new ones.
  void loadResults( QgsProcessingContext &context, QgsProcessingFeedback *feedback, QgsProject &project );

  // A plain layer in one colour.
  void wearColor( QgsVectorLayer &layer, const char *color );

  // The layer stays in the project and is not drawn.
  void hideFile( const QString &source, QgsProject &project );

  // Takes the file's layers out of the project.
  void removeFile( const QString &file, QgsProject &project );

  // Takes the layers of files that lie in the folder itself out of the project, but these.
  void removeFolder( const QString &folder, const QStringList &butIds, QgsProject &project );

  // Adds a file's layer; null where it cannot be read. The first gives an empty project its CRS.
  QgsVectorLayer *addFile( const QString &source, const QString &name, LayerGroup group,
                           QgsProject &project );
}
