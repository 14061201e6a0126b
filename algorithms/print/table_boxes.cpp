// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/table_boxes.h"

#include <qgslayoutitempicture.h>

#include <algorithm>
#include <memory>

namespace doorstep
{
  namespace
  {
    constexpr double BOX_HEIGHT = 5, SIDE_ROOM = 0.4, ROW_ROOM = 0.8; // mm
    constexpr double STROKE = 0.3;

    // In the middle of its row, where its code stands.
    Box inRow( double left, double right, double top, double height )
    {
      const double high = std::min( BOX_HEIGHT, height - 2 * ROW_ROOM );
      return { left + SIDE_ROOM, top + ( height - high ) / 2, right - left - 2 * SIDE_ROOM, high };
    }

    QString outlines( const std::vector<Box> &boxes, const SheetSize &size )
    {
      QString path;
      for ( const Box &box : boxes )
        path += QStringLiteral( "M%1 %2h%3v%4h-%3z" )
                    .arg( box.x )
                    .arg( box.y )
                    .arg( box.width )
                    .arg( box.height );
      return QStringLiteral( "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1mm\" height=\"%2mm\" "
                             "viewBox=\"0 0 %1 %2\"><path d=\"%3\" fill=\"none\" stroke=\"#303030\" "
                             "stroke-width=\"%4\"/></svg>" )
          .arg( size.width )
          .arg( size.height )
          .arg( path )
          .arg( STROKE );
    }
  }

  std::vector<Box> tableBoxes( const PageTable &table, RowRun run )
  {
    std::vector<double> lefts{ 0 };
    for ( const double width : table.widths )
      lefts.push_back( lefts.back() + width );
    const auto at = [&]( int column ) { return lefts[static_cast<std::size_t>( column )]; };
    std::vector<Box> boxes;
    double top = table.rows.front().height;
    for ( std::size_t r = run.first; r < run.last; ++r )
    {
      const TableRow &row = table.rows[r];
      for ( int c = table.firstBox; c < table.firstBox + table.boxes; ++c )
        if ( !row.cells[static_cast<std::size_t>( c )].isEmpty() )
          boxes.push_back( inRow( at( c ), at( c + 1 ), top, row.height ) );
      top += row.height;
    }
    return boxes;
  }

  void putBoxes( PageTemplate &page, const char *table, const char *id, const std::vector<Box> &boxes )
  {
    const auto *under = page.find<QgsLayoutItem>( table );
    if ( boxes.empty() || !under )
      return;
    const SheetSize size{ under->rect().width(), under->rect().height() };
    auto picture = std::make_unique<QgsLayoutItemPicture>( &page.layout() );
    picture->setId( QString::fromLatin1( id ) );
    picture->setPicturePath( QStringLiteral( "base64:" ) +
                                 QString::fromLatin1( outlines( boxes, size ).toUtf8().toBase64() ),
                             Qgis::PictureFormat::SVG );
    picture->setReferencePoint( QgsLayoutItem::UpperLeft );
    picture->attemptMove( QgsLayoutPoint( under->pos().x(), under->pos().y() ) );
    picture->attemptResize( QgsLayoutSize( size.width, size.height ) );
    page.layout().addLayoutItem( picture.release() );
  }
}
