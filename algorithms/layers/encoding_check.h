// SPDX-License-Identifier: GPL-2.0-or-later
// Letters that a list lost on its way: by QGIS, which read it in the wrong encoding (refused with the
// remedy), or before, in the export itself (told; the row goes on with the letter unknown).
#pragma once
#include <qgsprocessingfeedback.h>

#include <QByteArray>
#include <QSet>

#include <string>

namespace doorstep
{
  class EncodingCheck
  {
    public:
      // Row 0: the header.
      void look( const QString &text, qlonglong row, const QString &column );

      // file: the list's own, empty where it has none. Throws InputError, naming the first row and column,
      // where the letters are right in the file and were read wrongly.
      void finish( const QString &file, QgsProcessingFeedback *feedback ) const;

    private:
      struct Strange
      {
          qlonglong row = 0;
          QString column;
          std::size_t cells = 0;
          QSet<QByteArray> texts; // as they stand in the file if it holds them so
          void note( const QString &text, int at, qlonglong row, const QString &column );
      };
      Strange mLost, mGarbled, mForeign;
      bool mIntact = false; // some cell has letters beyond ASCII that are as they should be
  };
}
