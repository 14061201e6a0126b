// SPDX-License-Identifier: GPL-2.0-or-later
// Where a driver on a path has to do something, before it is put into words. Used by directions.cpp.
#pragma once
#include "network/route_path.h"

namespace doorstep
{
  enum class ManeuverKind : std::uint8_t
  {
    Depart, // heading tells where to
    Left,
    Right,
    Straight, // onto a street of another name
    UTurn,
    Roundabout, // exit tells which
    Ramp,       // left or right by `toLeft`
    Merge       // onto a freeway
  };

  struct Maneuver
  {
      ManeuverKind kind = ManeuverKind::Depart;
      std::size_t pathEdge = 0; // index into RoutePath::edges of the edge driven after it
      double metersBefore = 0;  // from the start of the path
      double minutesBefore = 0;
      bool stays = false;     // on the street of the same name
      bool endOfRoad = false; // nothing goes on ahead
      bool toLeft = false;
      int exit = 0;    // of a roundabout, from 1
      int heading = 0; // 0 north, 1 north-east … 7 north-west
  };

  // Where a direction points: 0 north, 1 north-east … 7 north-west.
  int octant( const Point &direction );

  // The first is always Depart. from and to are the places that the path connects.
  std::vector<Maneuver> maneuvers( const StreetGraph &graph, const RoutePath &path,
                                   const SnappedPoint &from );

  // Metres along the path to the end of each of its edges but the last.
  std::vector<double> metersToEnds( const StreetGraph &graph, const RoutePath &path,
                                    const SnappedPoint &from );

  // The most important other named street at a junction; 0: none.
  NameId crossStreet( const StreetGraph &graph, NodeId node, NameId ownName );

  // Left, right or straight on from the end of one edge into another.
  ManeuverKind turnKind( const StreetGraph &graph, EdgeId from, EdgeId into );
}
