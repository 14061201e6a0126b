// SPDX-License-Identifier: GPL-2.0-or-later
// Draws the pages of one packet onto one PDF in memory, so that each font is in it once; and tells what was
// lettered on each map.
//   PagePainter painter; painter.draw( page ); painter.drawOver( page, names ); pdf.addPages( painter.bytes()
//   );
#pragma once
#include "print/page_template.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <qgslabelingresults.h>

#include <map>
#include <memory>
#include <string>

namespace doorstep
{
  // By the map item's uuid.
  class PageLetters
  {
    public:
      explicit PageLetters( std::map<QString, std::unique_ptr<QgsLabelingResults>> labels );
      // Of the map with that id; null where it has none.
      const QgsLabelingResults *of( const PageTemplate &page, const QString &id ) const;

    private:
      std::map<QString, std::unique_ptr<QgsLabelingResults>> mLabels;
  };

  class PagePainter
  {
    public:
      PagePainter();
      PagePainter( const PagePainter & ) = delete;
      PagePainter &operator=( const PagePainter & ) = delete;
      ~PagePainter();

      // The next page. Nothing is written to a disk. Throws InputError where it cannot be drawn.
      PageLetters draw( PageTemplate &page );
      // Items of the page drawn last that were added since.
      void drawOver( PageTemplate &page, const QList<QgsLayoutItem *> &items );
      // The file; no page can be added after.
      std::string bytes();

    private:
      void render( PageTemplate &page );
      QBuffer mFile;
      std::unique_ptr<QPdfWriter> mWriter;
      QPainter mPainter;
  };
}
