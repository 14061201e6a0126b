// SPDX-License-Identifier: GPL-2.0-or-later
// Names of columns as files hold them: a GeoPackage has columns of its own and does not tell Zip from ZIP, a
// shapefile cuts names to ten letters. What is written renames such columns and says so; what is read finds
// them again under the name that the user knows.
#pragma once
#include <qgsfields.h>

#include <QStringList>

class QgsProcessingFeedback;

namespace doorstep
{
  struct FileColumns
  {
      QgsFields fields;  // as the file can hold them, in the same order
      QStringList notes; // one sentence for each column that is called otherwise there

      // The notes as warnings of the output of that name.
      void tell( const QString &output, QgsProcessingFeedback *feedback ) const;
  };

  // The columns of a layer for this file (by its suffix; anything else keeps its names). Example: FID as text
  // becomes FID_1 in a GeoPackage.
  FileColumns columnsForFile( const QgsFields &fields, const QString &file, bool hasGeometry );

  // Where a column stands that the user or an algorithm calls `name`: under that name, under the one that
  // columnsForFile gave it, cut to ten letters by a shapefile, in other capitals or
  // with other blanks. -1: nowhere, or two
  // could be meant.
  int writtenColumn( const QgsFields &fields, const QString &name );
}
