// The area of each zone, to be drawn and printed: a partition without overlaps or slivers that holds every
// zone's own visits and stays where visits are.
//
// The ground is cut into cells that do not come from the visits: the blocks between streets (the faces of the
// polygonised street lines) and, where there are no streets, where a face is too large or where visits of two
// zones share a block, the squares of a lattice laid on round coordinates. Cells with visits are their
// zone's; the others go to the nearest zone within reach, and parts of a zone are joined by strips, for which
// blocks between them are cut smaller where they must be. Boundaries then run along streets and lattice
// lines, and are generalised together (Visvalingam and Whyatt 1993, shared arcs, no visit changes sides), so
// neighbours still fit without gaps.
//
// Privacy (requirement 14): a visit enters only as the cell and the 8 m square that it lies in (less where
// visits of two zones lie closer together), so that outlines cannot be turned back into houses: moving every
// visit within its square gives the same areas.
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

  struct ZoneAreaOptions
  {
      Meters cell{ 0 }; // side of a lattice square, a power of two, 16 to 1024; 0: by the visits' density
      double reachCells = 5; // an area goes so many squares beyond its visits
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
      // Visits that lie in another zone's area because both zones have a visit at the same spot (a building
      // shared by two zones): indices into the visits given.
      std::vector<std::int32_t> elsewhere;
      Meters cell; // the side used
  };

  // Areas of the visits' zones; streets are lines of two or more points in the same projection, and may be
  // empty. Does not depend on the order of visits or streets. Throws InputError for coordinates that are not
  // finite or over 2,000 km from the origin.
  ZoneAreas zoneAreas( std::span<const ZoneAreaVisit> visits, std::span<const std::vector<Point>> streets,
                       const ZoneAreaOptions &options = {} );
}
