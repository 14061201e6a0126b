// SPDX-License-Identifier: GPL-2.0-or-later
// Parts of one zone that lie apart, and how they are joined. Used by zone_areas_labels.cpp.
#pragma once
#include "zone/zone_areas_cells.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

namespace doorstep::areas
{
  // The zones of cells while they are being settled.
  struct CellLabels
  {
      const CellMap &map;
      const CellZones &seeds; // zones of the cells with visits; 0: no visit
      CellZones labels;
      double reach;                                             // widths of a cell
      const std::vector<std::pair<std::int32_t, CellId>> &ways; // zone and cell, sorted

      IdRange<CellId> ids() const { return map.cells.ids(); }
      const Cell &cell( CellId c ) const { return map.cells[c]; }
      std::int32_t label( CellId c ) const { return c < 0 ? 0 : labels[c]; }
      bool isSeed( CellId c ) const { return seeds[c] > 0; }
      const std::vector<Neighbour> &around( CellId c ) const { return map.neighbours[c]; }
      double between( CellId a, CellId b ) const { return distance( cell( a ).center, cell( b ).center ); }

      double reachOf( CellId c ) const
      {
        constexpr double least = 150, most = 3000; // metres
        return std::clamp( reach * std::sqrt( cell( c ).area ), least, most );
      }
      bool isOnWay( std::int32_t zone, CellId c ) const
      {
        return std::binary_search( ways.begin(), ways.end(), std::pair( zone, c ) );
      }

      // The zone with the longest boundary to this cell, leaving `without` out, and that length; 0: none.
      std::pair<std::int32_t, double> strongest( CellId c, std::int32_t without ) const;
      // Whether the cell's neighbours of its zone still reach each other without it, looking a few cells far.
      bool keepsTogether( CellId c, std::int32_t zone ) const;

      // Ground beyond the squares: it would make an area of any size.
      bool isWide( CellId c ) const { return cell( c ).area > 4e6; }
  };

  // A connected piece of one zone.
  struct ZonePart
  {
      std::vector<CellId> cells;
      std::int32_t seeds = 0;
  };

  // The part around a cell, which `seen` marks.
  ZonePart partAround( const CellLabels &cells, CellId start, Indexed<CellId, char> &seen );

  // Joins the parts of zones by the cheapest strips: along the zone's own way or over free ground, else
  // over another zone's cells that hold no visit. True where something changed.
  bool joinParts( CellLabels &cells );
}
