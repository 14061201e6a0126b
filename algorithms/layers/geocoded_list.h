// SPDX-License-Identifier: GPL-2.0-or-later
// The geocoded list as deidentify takes it, read row by row from a layer.
#pragma once
#include "privacy/deidentify.h"
#include "privacy/keepable.h"

#include <qgsprocessingfeedback.h>
#include <qgsprocessingutils.h>

#include <QStringList>

namespace doorstep
{
  // The columns and expressions that the analyst chose; empty: none.
  struct ListChoice
  {
      QString id, unit, language;
      QString minutes, hold, group;
      QStringList keep, sealed;
      QString holdFile; // IDs that are held, one a line
      QString earliest, latest, must;
      bool asksTimes() const { return !earliest.isEmpty() || !latest.isEmpty(); }
  };

  struct GeocodedList
  {
      std::vector<ListedStudent> students;
      std::vector<QString> notes; // geo_note, by row; many rows share one
      QgsFields keptFields;
      std::vector<QgsAttributes> kept; // by row, in the order of keptFields
      // Where columns are kept: these as text, and ID, geo_address, unit, group and the sealed fields.
      std::vector<ListColumn> keptColumns, secretColumns;
  };

  // Throws InputError: not geocoded, a column that is not there, an expression that fails (naming the row),
  // a file of holds that cannot be read.
  // Warns of languages, minutes and times that cannot be read, by row.
  GeocodedList readGeocodedList( const QgsProcessingFeatureSource &source, const ListChoice &choice,
                                 const QgsExpressionContext &expressions, QgsProcessingFeedback *feedback );

  // "rows 3, 7 and 12", "row 3", at most ten by number; rows are counted from 1.
  QString rowsInWords( const std::vector<std::size_t> &indices );
}
