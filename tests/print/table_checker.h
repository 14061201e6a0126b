// SPDX-License-Identifier: GPL-2.0-or-later
// From an exported page's own items: its tables, the boxes and the lines under them lie one under the other
// or side by side, and end above the foot.
#pragma once
#include "print/page_template.h"

#include <gtest/gtest.h>
#include <qgslayoutframe.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemmanualtable.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace doorstep::test
{
  // What the rows of the table take of the page, mm; its frame may be larger.
  inline Box rowsOf( PageTemplate &page, const char *id )
  {
    const QgsLayoutItemManualTable &table = page.table( id );
    const auto *frame = page.find<QgsLayoutFrame>( id );
    const double room = 2 * table.cellMargin();
    Box box{ frame->pos().x(), frame->pos().y(), 0, 0 };
    for ( const double height : table.rowHeights() )
      box.height += height + room + table.gridStrokeWidth();
    for ( const double width : table.columnWidths() )
      box.width += width + room;
    return box;
  }

  inline void checkTables( PageTemplate &page )
  {
    std::vector<std::pair<std::string, Box>> parts;
    for ( const char *id : { "stops", "directions", "table_b", "table_c" } )
      if ( page.find<QgsLayoutFrame>( id ) )
        parts.emplace_back( id, rowsOf( page, id ) );
    double foot = 1e9;
    for ( const char *id : { "foot", "contact" } )
      if ( const auto *label = page.find<QgsLayoutItemLabel>( id ) )
        foot = std::min( foot, label->pos().y() );
    for ( const char *id : { "outcomes", "came_back" } )
      if ( const auto *label = page.find<QgsLayoutItemLabel>( id ) )
        parts.emplace_back(
            id, Box{ label->pos().x(), label->pos().y(), label->rect().width(), label->rect().height() } );
    for ( std::size_t a = 0; a < parts.size(); ++a )
    {
      EXPECT_LE( parts[a].second.bottom(), foot ) << parts[a].first << " reaches into the foot";
      for ( std::size_t b = a + 1; b < parts.size(); ++b )
        EXPECT_FALSE( parts[a].second.grown( -0.1 ).overlaps( parts[b].second.grown( -0.1 ) ) )
            << parts[a].first << " lies on " << parts[b].first;
    }
  }
}
