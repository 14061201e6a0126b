// SPDX-License-Identifier: GPL-2.0-or-later
// Small cells (privacy 15): counts under n are suppressed together with a complement, so that no sum or
// difference of published figures gives one back; and zones, which have about ten visits each, are put
// together into groups of neighbours that reach n. Method: cells under n first, then complements, cheapest
// first, until an audit finds that every suppressed cell could have at least two values that far apart; the
// audit computes each cell's exact feasible interval as a flow in the table (Fischetti and Salazar 2000,
// "Models and algorithms for optimizing cell suppression in tabular data with linear constraints", section on
// the attacker's problem; two-way tables are transportation problems).
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace doorstep
{
  inline constexpr std::int64_t SMALLEST_CELL = 11;

  // A two-way table of counts with its margins, row-major. Where a value is missing it is suppressed.
  struct PublishedTable
  {
      std::size_t rows = 0;
      std::size_t columns = 0;
      std::vector<std::optional<std::int64_t>> cells;
      std::vector<std::optional<std::int64_t>> rowTotals;
      std::vector<std::optional<std::int64_t>> columnTotals;
      std::optional<std::int64_t> total;
  };

  // counts is row-major, none negative. Every figure under smallest is missing (0 too: "nobody" is about
  // everybody), totals included, and no missing figure can be narrowed by the published ones to fewer than
  // smallest values, unless the total itself is under smallest, in which case all are missing. With earlier,
  // counts published before of the same shape, a figure that differs from its predecessor by less than
  // smallest is missing as well, so that the two releases together tell no more. Throws InputError where the
  // sizes do not fit.
  PublishedTable publishTable( std::size_t rows, std::size_t columns, std::span<const std::int64_t> counts,
                               std::int64_t smallest = SMALLEST_CELL,
                               const PublishedTable *earlier = nullptr );

  // The least and the greatest value that a reader of the published table can prove for a cell. The true
  // counts only serve as a start for the search; the interval does not depend on them.
  struct CellInterval
  {
      std::int64_t least = 0;
      std::int64_t greatest = 0;
  };
  CellInterval attackCell( std::span<const std::int64_t> counts, const PublishedTable &published,
                           std::size_t row, std::size_t column );

  // Two zones that touch; the length of their common border decides whom a small zone joins.
  struct Neighbours
  {
      std::int32_t first = 0;
      std::int32_t second = 0;
      double border = 1;
  };

  // The group of each cell, 0, 1, …, numbered by each group's first member: neighbours are joined, the
  // smallest group first and with the neighbour of the longest common border, until every group reaches
  // smallest. What has no neighbour joins the smallest other group. One group alone may stay under smallest:
  // publish nothing then. Deterministic; O(n (n + m)).
  std::vector<std::int32_t> groupCells( std::span<const std::int64_t> counts,
                                        std::span<const Neighbours> neighbours,
                                        std::int64_t smallest = SMALLEST_CELL );
}
