// SPDX-License-Identifier: GPL-2.0-or-later
// The area of each zone, to be drawn and printed: a partition without overlaps or slivers that stays where
// visits are, however dense or sparse these are.
//
// The ground is cut into cells that do not come from the visits: the blocks between streets (the faces of the
// polygonised street lines) and, where these are large or visits of two zones share one, squares of a lattice
// on round coordinates, small where homes are dense. Cells are put together into units that hold `smallest`
// homes at least. A unit with visits is the zone's with most of them there; the others go to the nearest zone
// as far as units are wide around it, and parts of a zone are joined by units, those of its own way first.
// Boundaries run along streets and lattice lines, and are generalised together (Visvalingam and Whyatt 1993,
// shared arcs, no home and no visit changes sides), so neighbours fit without gaps.
//
// Privacy (requirements 14 and 18): whatever part is drawn is made of whole units, so that it holds
// `smallest` homes and tells of a visit no more than its unit. The price: where zones meet inside a unit, a
// few visits lie in the neighbour's area (`elsewhere`).
//   for ( const ZoneArea &area : zoneAreas( visits, streets ).areas ) …
#pragma once
#include "base/point.h"
#include "base/progress.h"
#include "base/units.h"

#include <cstdint>
#include <span>
#include <vector>

namespace doorstep
{
  struct ZoneAreaVisit
  {
      Point position;        // metres of a local projection
      std::int32_t zone = 0; // 1 … n; 0: in no zone
  };

  // Where a zone's team drives among its visits.
  struct ZoneAreaWay
  {
      std::int32_t zone = 0;
      std::vector<Point> points;
  };

  struct ZoneAreaOptions
  {
      std::span<const Point> homes; // all homes of the area; empty: not known, units go by size
      int smallest = 8;             // homes of a unit
      std::span<const ZoneAreaWay> ways;
      Meters cell{ 0 }; // side of a lattice square, a power of two, 32 to 1024; 0: local
      // Square metres of a unit where homes are not known: what two visits so far apart as here have between
      // them, times this, and no less than that.
      double shareOfSpacing = 0.5, leastArea = 10'000;
      // Over 0: areas for a public map, straightened whosever visits are where, one piece a zone where it can
      // be and none around another, so many visits in each.
      int leastVisits = 0;
      bool holdsVisits = true; // no visit that is not `elsewhere` changes sides where lines are generalised
      double reachUnits = 2.5; // an area goes so many times its units' width beyond them
      Progress progress;
  };

  // Rings are closed (the last point is the first); the shell runs anticlockwise, holes clockwise.
  struct AreaPolygon
  {
      std::vector<Point> shell;
      std::vector<std::vector<Point>> holes;
  };

  struct ZoneArea
  {
      std::int32_t zone = 0;
      std::vector<AreaPolygon> parts; // one, except where other zones or a long way lie between its visits
  };

  struct ZoneAreas
  {
      std::vector<ZoneArea> areas; // of every zone that has a visit, by number
      // Visits that lie in another zone's area, because that zone has more visits among the homes that cannot
      // be told apart: indices into the visits given.
      std::vector<std::int32_t> elsewhere;
  };

  // Areas of the visits' zones; streets are lines of two or more points in the same projection, and may be
  // empty. Does not depend on the order of visits or streets. Throws InputError for coordinates that are not
  // finite or over 2,000 km from the origin.
  ZoneAreas zoneAreas( std::span<const ZoneAreaVisit> visits, std::span<const std::vector<Point>> streets,
                       const ZoneAreaOptions &options = {} );
}
