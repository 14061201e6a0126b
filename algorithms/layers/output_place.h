// SPDX-License-Identifier: GPL-2.0-or-later
// Where an output of an algorithm was asked to go.
#pragma once
#include "layers/whole_table.h"

#include <qgsprocessingparameters.h>

namespace doorstep
{
  // What was asked for: where to, and into which project it is loaded.
  QgsProcessingOutputLayerDefinition askedFor( const QVariant &value );

  // Whether QGIS makes a file of its own at the destination: neither a memory layer nor a provider's address.
  bool isPlainFile( const QString &destination );

  // The file behind a sink's destination or a layer's source, without its layer; empty where there is none.
  QString fileOf( const QString &destination );

  // Rows as they can be read at the destination of a sink, whose file has this shape (layers/whole_table.h):
  // in its table of that file, or in a layer of the context; -1: not whole.
  qint64 rowsAt( const QString &destination, WrittenTable shape, QgsProcessingContext &context );
}
