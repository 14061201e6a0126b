// SPDX-License-Identifier: GPL-2.0-or-later
// All that pages are made from, read once: plain values in metres of a local projection, true north up at its
// middle. Nothing personal is in here; the leader's names come from the crosswalk and live apart.
#pragma once
#include "sheet/street_blocks.h"
#include "words/phrase.h"

#include <qgscoordinatereferencesystem.h>
#include <qgsgeometry.h>

#include <QStringList>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace doorstep
{
  struct PrintStop
  {
      int number = 0;
      QString visit;
      QStringList languages; // two-letter codes, as the column has them
      int students = 0;
      double arrive = 0;                 // minutes after START
      double minutes = 0;                // at the door
      std::array<std::string, 2> wished; // earliest and latest, as typed
      Point at;
      std::optional<Point> access; // where planzones has the team stop
      PrintedPlace place;          // street, side, block
  };

  struct PrintStep
  {
      int step = 0;
      int stop = 0; // 0: none
      Phrase text, block;
      double metres = 0;
      double minutes = 0;
  };

  // A leg of a zone's route.
  struct PrintLeg
  {
      bool onFoot = false;
      Polyline line;
  };

  struct PrintZone
  {
      int zone = 0;
      QString staging, team, leader, missing;
      QString shift;           // the day, as its page says it; empty: all zones have the same
      double shiftStart = 0;   // minutes of the day; only where there is a shift
      double shiftMinutes = 0; // the same
      int visits = 0, students = 0;
      double minutes = 0, km = 0;
      QgsGeometry area;
      std::vector<PrintStop> stops; // by number
      Polyline route;
      std::vector<PrintLeg> legs;   // the same in its parts
      std::vector<PrintStep> steps; // by step

      QString teamName() const { return team.isEmpty() ? QString::number( zone ) : team; }
  };

  // The next one of the zone's route.
  inline void addLeg( PrintZone &zone, const Polyline &line, bool onFoot )
  {
    zone.legs.push_back( { onFoot, line } );
    for ( const Point &p : line )
      if ( zone.route.empty() || distance( zone.route.back(), p ) > 1e-6 )
        zone.route.push_back( p );
  }

  // What a context layer shows, told from its name.
  enum class ContextKind
  {
    Park,
    Water,
    WaterLine,
    Rail,
    School,
    Building,
    Other
  };

  struct ContextFeature
  {
      ContextKind kind = ContextKind::Other;
      QgsGeometry geometry;
      QString name;
  };

  struct PrintEvent
  {
      QgsCoordinateReferenceSystem crs;
      std::vector<PrintZone> zones; // by zone
      std::map<QString, Point> staging;
      StreetBlocks streets;
      std::vector<ContextFeature> context;
      std::vector<std::string> streetWarnings; // of columns that were not found or not understood
  };
}
