// SPDX-License-Identifier: GPL-2.0-or-later
// The table by which the desktop speaks Spanish, as its tests read it.
#pragma once
#include "base/csv.h"

#include <QFile>
#include <QMap>
#include <QString>
#include <gtest/gtest.h>

#include <vector>

namespace doorstep::test
{
  inline const QString TREE = QStringLiteral( DOORSTEP_TREE );

  inline QString contentOf( const QString &path )
  {
    QFile file( path );
    EXPECT_TRUE( file.open( QIODevice::ReadOnly ) ) << path.toStdString();
    return QString::fromUtf8( file.readAll() );
  }

  inline QMap<QString, QString> spanishTable()
  {
    QMap<QString, QString> table;
    std::vector<CsvRow> rows =
        parseCsv( contentOf( TREE + QStringLiteral( "/metadata/languages/desktop/es.csv" ) ).toStdString() );
    rows.erase( rows.begin() );
    for ( const CsvRow &row : rows )
    {
      EXPECT_EQ( row.size(), 2 ) << row.front();
      const QString text = QString::fromStdString( row.front() );
      EXPECT_FALSE( table.contains( text ) ) << "twice: " << row.front();
      table.insert( text, QString::fromStdString( row.back() ) );
    }
    return table;
  }
}
