// What an adapter does with files that an event leaves: into its manifest, so that a wipe finds them, and for
// confidential ones readable by their owner alone.
#pragma once
#include "privacy/manifest.h"

#include <QString>

class QgsProcessingFeatureSource;

namespace doorstep
{
  // The file behind a sink's destination or a layer's source, without its layer; empty where there is none.
  QString fileOf( const QString &destination );

  // Into the nearest manifest above the file, or, where a folder is given, into that folder's, which is begun
  // if need be. Nothing happens where the destination is no file or lies elsewhere. Confidential files become
  // 0600.
  void recordOutput( const QString &destination, FileKind kind, const QString &folder = QString() );

  // The same for a layer that an earlier step wrote, only where the file holds nothing else.
  void recordInput( const QString &source, FileKind kind, const QString &folder );
}
