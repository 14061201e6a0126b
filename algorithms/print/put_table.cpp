// SPDX-License-Identifier: GPL-2.0-or-later
// How the rows of a table flow over sheets, and how QGIS's table is filled with them.
#include "print/stop_table.h"
#include "print/table_boxes.h"

#include <qgslayoutframe.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayouttable.h>
#include <qgslayouttablecolumn.h>
#include <qgstablecell.h>
#include <qgstextformat.h>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    bool hasBold( const TableRow &row, int cell )
    {
      return std::any_of( row.bold.begin(), row.bold.end(),
                          [&]( const BoldText &bold ) { return bold.cell == cell; } );
    }

    // The text as markup that shows it letter for letter.
    QString withBold( const TableRow &row, int cell )
    {
      QStringList lines = row.cells[static_cast<std::size_t>( cell )].split( '\n' );
      QStringList marked;
      for ( const QString &line : lines )
        marked << line.toHtmlEscaped();
      for ( const BoldText &bold : row.bold )
        if ( bold.cell == cell )
        {
          const QString &line = lines[bold.line];
          const auto length =
              bold.letters == BoldText::WHOLE ? line.size() : decltype( line.size() )( bold.letters );
          marked[bold.line] = QStringLiteral( "<b>" ) + line.left( length ).toHtmlEscaped() +
                              QStringLiteral( "</b>" ) + line.mid( length ).toHtmlEscaped();
        }
      return marked.join( '\n' );
    }
  }

  QgsTextFormat boldOf( QgsTextFormat format )
  {
    QFont font = format.font();
    font.setBold( true );
    format.setFont( font );
    format.setNamedStyle( QStringLiteral( "Bold" ) );
    return format;
  }

  std::vector<RowRun> flowRows( const std::vector<TableRow> &rows, const std::vector<double> &heights,
                                std::size_t from )
  {
    std::vector<RowRun> runs;
    std::size_t row = from;
    while ( row < rows.size() )
    {
      const double height = heights[std::min( runs.size(), heights.size() - 1 )] - rows.front().height;
      double used = 0;
      const std::size_t first = row;
      const auto needed = [&]( std::size_t r )
      { return rows[r].height + ( rows[r].isWide && r + 1 < rows.size() ? rows[r + 1].height : 0 ); };
      while ( row < rows.size() &&
              ( used + needed( row ) <= height + 1e-6 || row == first || rows[row - 1].isWide ) )
        used += rows[row++].height;
      runs.push_back( { first, row } );
    }
    return runs;
  }

  std::optional<double> evenHeight( const std::vector<TableRow> &rows, std::size_t from, std::size_t columns,
                                    double height, double most, double step )
  {
    for ( double trial = height / static_cast<double>( columns ); trial < most; trial += step )
      if ( flowRows( rows, { trial }, from ).size() <= columns )
        return trial;
    return std::nullopt;
  }

  void putTable( PageTemplate &page, const char *id, const PageTable &table, RowRun run, const Box &box )
  {
    QgsLayoutItemManualTable &item = page.table( id );
    QgsTextFormat body = item.contentTextFormat();
    QgsTextFormat header = item.headerTextFormat();
    header.setLineHeight( table.lineHeight ); // as its row was measured
    if ( table.fontSize > 0 )
      body.setSize( table.fontSize );
    body.setLineHeight( table.lineHeight );
    item.setContentTextFormat( body );
    const QgsTextFormat bold = boldOf( body );
    QgsTextFormat inverse = bold;
    inverse.setColor( Qt::white );
    QgsTextFormat boxed = body; // under the cross of a pen
    boxed.setColor( QColor( 110, 110, 110 ) );
    // Names stand out among the lines of a home: cells whose text is markup, all of it escaped.
    QgsTextFormat marked = body;
    marked.setAllowHtmlFormatting( true );

    QgsTableContents contents;
    QList<double> heights;
    const auto addRow = [&]( const TableRow &row, bool isHeader )
    {
      QgsTableRow cells;
      for ( std::size_t c = 0; c < row.cells.size(); ++c )
      {
        const bool isMarked = hasBold( row, static_cast<int>( c ) );
        QgsTableCell cell( isMarked ? withBold( row, static_cast<int>( c ) ) : row.cells[c] );
        const bool isBox = table.firstBox >= 0 && static_cast<int>( c ) >= table.firstBox &&
                           static_cast<int>( c ) < table.firstBox + table.boxes;
        const bool foreign = !isHeader && static_cast<int>( c ) == table.inverseColumn &&
                             !row.cells[c].isEmpty() && row.cells[c] != QStringLiteral( "EN" );
        cell.setTextFormat( isHeader                   ? header
                            : isMarked                 ? marked
                            : foreign                  ? inverse
                            : isBox                    ? boxed
                            : ( c == 0 || row.strong ) ? bold
                                                       : body );
        if ( foreign )
          cell.setBackgroundColor( QColor( 40, 40, 40 ) );
        const auto column = static_cast<int>( c );
        const bool center = c == 0 || ( table.inverseColumn >= 0 && column >= table.inverseColumn &&
                                        column < table.firstBox + table.boxes );
        cell.setHorizontalAlignment( center ? Qt::AlignHCenter : Qt::AlignLeft );
        cell.setVerticalAlignment( Qt::AlignVCenter );
        if ( row.isWide && c == 1 )
          cell.setSpan( 1, static_cast<int>( row.cells.size() ) - 1 );
        cells << cell;
      }
      contents << cells;
      heights << row.height;
    };
    if ( !table.isHeadless )
      addRow( table.rows.front(), true );
    for ( std::size_t r = run.first; r < run.last; ++r )
      addRow( table.rows[r], false );
    item.setIncludeTableHeader( false );
    // QGIS adds the cell margins, and to a row the line above it.
    const double margins = 2 * item.cellMargin(), line = item.gridStrokeWidth();
    QList<double> inner, innerHeights;
    for ( const double w : table.widths )
      inner << w - margins;
    double total = 1;
    for ( const double h : heights )
    {
      innerHeights << h - margins - line;
      total += h;
    }
    item.setColumnWidths( inner );
    item.setRowHeights( innerHeights );
    page.put( page.find<QgsLayoutItem>( id ), { box.x, box.y, box.width, std::max( box.height, total ) } );
    // Last, since every change before it would measure all cells again.
    item.setTableContents( contents );
    item.recalculateFrameSizes();
    putBoxes( page, id, "outcome_boxes", tableBoxes( table, run ) );
  }
}
