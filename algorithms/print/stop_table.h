// SPDX-License-Identifier: GPL-2.0-or-later
// The rows of the stop table and of the directions, and how they flow over sheets.
#pragma once
#include "print/page_template.h"
#include "print/stop_texts.h"

#include <optional>
#include <vector>

namespace doorstep
{
  // The first letters of a line of a cell, which stand out: a name, the number over a code.
  struct BoldText
  {
      static constexpr int WHOLE = -1;
      int cell = 0, line = 0, letters = WHOLE;
      bool operator==( const BoldText & ) const = default;
  };

  struct TableRow
  {
      std::vector<QString> cells;
      double height = 0;   // mm
      bool strong = false; // a stop among the directions
      bool isWide = false; // the second cell over all behind it; stays with the row below
      std::vector<BoldText> bold = {};
  };

  // Columns and rows of one table for one width.
  struct PageTable
  {
      std::vector<double> widths;
      std::vector<TableRow> rows;   // the first is the header, repeated on each sheet
      int firstBox = -1, boxes = 0; // the columns of outcomes to cross
      int inverseColumn =
          -1;              // the column whose cells are inverse where another language than English is spoken
      int homeColumn = -1; // of street and block, or of homes
      double fontSize = 0; // points, of all rows but the header; 0: the template's
      double lineHeight = 1;   // from line to line, times the font's own
      bool isHeadless = false; // the header is not shown
      double height() const;
  };

  // How close the rows of a table stand.
  enum class RowSpacing
  {
    Comfortable,
    Tight,  // 8 points, lines 1.2 times that apart, little between rows: where that saves a sheet
    Closest // lines 9 points apart: 8 on 9, as directories are set; where nothing else saves it
  };

  // number, code, street and cross-streets as far as the role may see, language, leg, clock time, the
  // outcomes' boxes, notes. With homes, whose rows have several lines, the code stands under the number and
  // the leg under the time, so that the homes have the room.
  PageTable stopTable( const PrintEvent &event, const PrintZone &zone, const PageOptions &options,
                       const Households *households, double width, const QgsTextFormat &format,
                       RowSpacing spacing = RowSpacing::Comfortable, bool withWay = false );

  // What the boxes mean: lines of that width, for below the table.
  QStringList outcomeLines( const PageOptions &options, double width, const QgsTextFormat &format );

  // The way to a stop in one language: what comes before, and the step that ends at it.
  struct SpokenWay
  {
      QString steps, arrival;
      bool operator==( const SpokenWay & ) const = default;
      QString text() const { return ( steps + ' ' + arrival ).trimmed(); }
  };
  struct WayToStop
  {
      int stop = 0;                  // 0: back from the last
      std::vector<SpokenWay> spoken; // a language each
  };
  // withSigns: turns as arrows, the same in all languages (sheet/step_signs.h).
  std::vector<WayToStop> waysToStops( const StreetBlocks &streets, const PrintZone &zone,
                                      const PageOptions &options, bool withSigns = false );
  // A line a language.
  QString runningText( const WayToStop &way );

  // A row a step; or a row a stop, the way to it as running text and under it in bold where it is, or all as
  // running text; or these two with signs for turns, where a page has no room for the words.
  enum class DirectionsForm
  {
    Steps,
    Paragraphs,
    Running,
    Signs,
    RunningSigns
  };
  constexpr bool hasSigns( DirectionsForm form )
  {
    return form == DirectionsForm::Signs || form == DirectionsForm::RunningSigns;
  }
  // Whether the machine has letters for them.
  bool canDrawSigns( const QgsTextFormat &format );

  // Both languages one under the other; to a role that may not see houses as block_steps.h. index: lines
  // behind the directions, a row each (print/street_index.h).
  PageTable directionsTable( const StreetBlocks &streets, const PrintZone &zone, const PageOptions &options,
                             double width, const QgsTextFormat &format,
                             RowSpacing spacing = RowSpacing::Comfortable,
                             DirectionsForm form = DirectionsForm::Steps, const QStringList &index = {} );

  // Breaks the cells into lines that fit their columns; rows become as high as these need, at least as high
  // as they are.
  void fitRows( PageTable &table, const QgsTextFormat &format );

  // The rows [first, last) of a table that fit into each of the heights in turn; the last height repeats. A
  // row higher than a sheet gets one of its own. from: the first row to flow.
  struct RowRun
  {
      std::size_t first = 0, last = 0;
      double height( const std::vector<TableRow> &rows ) const;
  };
  std::vector<RowRun> flowRows( const std::vector<TableRow> &rows, const std::vector<double> &heights,
                                std::size_t from = 1 );
  // At which the rows from there on fill so many columns evenly: tried from their equal share of `height` on,
  // in such steps, below `most`; mm.
  std::optional<double> evenHeight( const std::vector<TableRow> &rows, std::size_t from, std::size_t columns,
                                    double height, double most, double step );

  inline constexpr double COLUMN_GAP = 5; // mm between tables side by side

  QgsTextFormat boldOf( QgsTextFormat format );

  // Fills the page's table `id` with the rows and puts it there.
  void putTable( PageTemplate &page, const char *id, const PageTable &table, RowRun run, const Box &box );
}
