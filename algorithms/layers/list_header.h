// SPDX-License-Identifier: GPL-2.0-or-later
// Where a list's header stands. QGIS calls the columns of a spreadsheet Field1, Field2 … where every cell is
// text or a title stands above the header; the row that names the columns asked for is the header then.
#pragma once
#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>

namespace doorstep
{
  struct ListHeader
  {
      QgsFields fields;      // under their true names, in the source's order
      qlonglong skipped = 0; // rows of the source above the list's first: titles and the header
  };

  // Whether QGIS found no header: half of the columns and more are called Field1, Field2 …
  bool mostAreUnnamed( const QgsFields &fields );

  // The columns under the names that a row gives them; a cell without text leaves the name as it is.
  QgsFields namedBy( const QgsFields &fields, const QgsFeature &row );

  // asked: the columns that the user named. Throws InputError, with the remedy: no header that names them, a
  // separator that was not recognised.
  ListHeader readListHeader( const QgsProcessingFeatureSource &source, const QStringList &asked,
                             QgsProcessingFeedback *feedback );

  // The list's rows: the source's, without those above the list.
  QgsFeatureIterator listRows( const QgsProcessingFeatureSource &source, const ListHeader &header );
}
