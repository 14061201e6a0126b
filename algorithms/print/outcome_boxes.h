// SPDX-License-Identifier: GPL-2.0-or-later
// What a team crosses at the door: a few codes, each in a box of its own in the stop table, and the line
// below the table that says what they mean. Doorstep's own list is metadata/lexicons/outcome_boxes.csv; a
// district has its own as a table.
#pragma once
#include <QString>
#include <QStringList>

#include <vector>

class QgsFeatureSource;

namespace doorstep
{
  class PageLanguages;

  struct OutcomeBox
  {
      QString code;
      std::vector<QString> texts; // one a language, in the order of languages()
  };

  std::vector<OutcomeBox> ownOutcomeBoxes();

  // Of a table with the column code and one or more of en, es, … (a language without a text has the first
  // that has one). Throws InputError, by row: no code, one of more than three letters, one that is there
  // twice, more than eight, or no text.
  std::vector<OutcomeBox> readOutcomeBoxes( const QgsFeatureSource &source );

  // "M met / encontrados", one a box.
  QStringList outcomeKey( const std::vector<OutcomeBox> &boxes, const PageLanguages &languages );
}
