// SPDX-License-Identifier: GPL-2.0-or-later
// What the stop table and the directions have in common: how their rows are measured.
#pragma once
#include "print/stop_table.h"

namespace doorstep
{
  inline constexpr double CELL_MARGIN = 1; // mm on each side

  // The format of a table in that spacing, which the table then has too.
  QgsTextFormat spaced( QgsTextFormat format, RowSpacing spacing, PageTable &table );

  // Breaks the cells into lines that fit their columns; rows become as high as these and `padding` need, and
  // at least `least` mm.
  void measureRows( PageTable &table, const QgsTextFormat &format, double least, double padding );
}
