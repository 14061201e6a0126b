// SPDX-License-Identifier: GPL-2.0-or-later
// The columns of a list of students as they are guessed from its names and some of its rows, for forms to
// show.
#pragma once
#include <QMap>
#include <QString>

class QgsVectorLayer;

namespace doorstep
{
  // By role (columns/list_columns.h), the column's name.
  using GuessedColumns = QMap<QString, QString>;

  GuessedColumns guessColumns( const QgsVectorLayer &list );

  // "\"Home Address\"", or nothing where the role has no column.
  QString columnExpression( const GuessedColumns &columns, const char *role );
}
