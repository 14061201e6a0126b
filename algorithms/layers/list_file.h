// SPDX-License-Identifier: GPL-2.0-or-later
// What the file of a list or another table shows that QGIS does not say: why it is no table, which of its
// sheets was read and what is hidden there, rows that a quotation mark swallowed.
#pragma once
#include <QString>
#include <QVariantMap>

class QgsProcessingAlgorithm;
class QgsProcessingFeedback;
class QgsVectorLayer;

namespace doorstep
{
  // The file that a layer is read from; empty where it is none of the local disk, or there is no layer.
  QString fileBehind( const QgsVectorLayer *layer );

  // Why QGIS cannot read the file as a table, with the remedy, by its first bytes: empty, UTF-16, a web page
  // that is called a spreadsheet, a workbook with a password, another separator. Empty where there is none.
  QString whyNoTable( const QString &file );

  // Where a parameter names such a file, its name and why; empty where none does.
  QString namesNoTable( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters );

  // name: the parameter, for the sentences.
  // Throws InputError where the header of a delimited text file goes on in a second line, which GDAL does not
  // read.
  void requireWholeHeader( const QgsVectorLayer *layer, const QString &name );

  // Throws InputError, naming the line, where a delimited text file holds cells that QGIS did not read where
  // they belong: past the last of `columns` and of the first line, behind a NUL byte, in rows that one cell
  // swallowed or that were left out.
  void requireWholeRows( const QgsVectorLayer *layer, int columns, const QString &name );

  // Warns where the layer is one of several sheets of a workbook, with their names, and where rows of it are
  // hidden, with their numbers.
  void tellSheets( const QgsVectorLayer *layer, const QString &name, QgsProcessingFeedback *feedback );

  // All of these for a table whose header is the file's first line.
  void requireWholeTable( const QgsVectorLayer *layer, int columns, const QString &name,
                          QgsProcessingFeedback *feedback );
}
