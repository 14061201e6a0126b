// SPDX-License-Identifier: GPL-2.0-or-later
// What an adapter does with files that an event leaves: into its manifest, so that a wipe finds them, and for
// confidential ones readable by their owner alone.
#pragma once
#include "layers/output_place.h"
#include "privacy/manifest.h"

#include <QString>

class QgsProcessingFeedback;

namespace doorstep
{
  // Into the nearest manifest above the file, or, where a folder is given, into that folder's, which is begun
  // if need be. Nothing happens where the destination is no file or lies elsewhere. Confidential files become
  // 0600.
  void recordOutput( const QString &destination, FileKind kind, const QString &folder = QString() );

  // A confidential table in a GeoPackage becomes its owner's alone with the file; where the file is nobody's
  // to wipe, because it holds other layers too or lies in no event's folder, that is said.
  void keepFromOthers( const QString &destination, FileKind kind, QgsProcessingFeedback *feedback );
}
