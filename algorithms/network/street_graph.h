// SPDX-License-Identifier: GPL-2.0-or-later
// The streets as a directed graph in flat arrays. Coordinates are metres of a local projection; the adapter
// has turned whatever columns the layer had into StreetLine (see road_columns.h).
//   StreetGraph graph = StreetGraph::build( lines, {} );
// A line is cut into segments where it meets others; a segment is driven by two directed edges, with the line
// and against it. Turns lead from edge to edge, so that their costs are exact.
// Building takes n log n in the number of vertices.
#pragma once
#include "base/indexed.h"
#include "base/lists.h"
#include "base/point.h"
#include "base/progress.h"
#include "base/units.h"
#include "network/fingerprint.h"
#include "network/road_classes.h"
#include "network/weight.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace doorstep
{
  using NodeId = IdOf<struct NodeTag>; // a junction, or where a street ends
  using SegmentId = IdOf<struct SegmentTag>;
  using EdgeId = IdOf<struct EdgeTag>;
  using NameId = IdOf<struct NameTag>; // of streets; 0: unnamed
  using IslandId = IdOf<struct IslandTag>;
  using LineId = IdOf<struct LineTag>; // of the lines given

  constexpr EdgeId forward( SegmentId segment )
  {
    return EdgeId( 2 * segment );
  }
  constexpr EdgeId backward( SegmentId segment )
  {
    return EdgeId( 2 * segment + 1 );
  }
  constexpr bool isBackward( EdgeId edge )
  {
    return ( edge & 1 ) != 0;
  }
  constexpr EdgeId opposite( EdgeId edge )
  {
    return EdgeId( edge ^ 1 );
  }
  // That it drives.
  constexpr SegmentId segmentIdOf( EdgeId edge )
  {
    return SegmentId( edge >> 1 );
  }

  enum class OneWay : std::uint8_t
  {
    Both,
    Forward,
    Backward,
    Closed
  };

  // House numbers along one side in the direction of the line; 0, 0 where there are none.
  struct HouseRange
  {
      std::int32_t from = 0;
      std::int32_t to = 0;
      bool operator==( const HouseRange & ) const = default;
  };

  // One line feature of the street layer.
  struct StreetLine
  {
      std::vector<Point> points; // two or more, metres
      std::string name;          // as printed on the map ("E 22nd St"); empty: unnamed
      RoadClass roadClass = RoadClass::Local;
      double kilometersPerHour = 0;        // posted limit; 0: by class
      double typicalKilometersPerHour = 0; // mean driving speed where no limit is posted; 0: by class
      OneWay oneWay = OneWay::Both;
      int fromLevel = 0, toLevel = 0; // grade levels of its ends: only equal levels connect
      bool bridgeOrTunnel = false;    // connects where another line ends on it, never where one passes
      int layer = 0;                  // of a bridge or tunnel over or under others, as OpenStreetMap counts
      bool classKnown = false;        // roadClass was read from the layer
      bool destinationOnly = false;   // no way leads through it: private, for customers, for deliveries
      bool roundabout = false;
      bool onFoot = true; // people may walk on it, whether or not cars drive there; never on a freeway
      HouseRange left, right;
      std::int64_t feature = 0; // its id in the layer, for messages
  };

  // Mean delays in seconds beyond driving the edges at their speed, of the size that the Highway Capacity
  // Manual gives for light to moderate traffic. A bend where only two edges meet costs nothing.
  struct TurnCosts
  {
      double right = 2;       // slowing down for a right turn
      double left = 4;        // slowing down and giving way, among equal minor streets
      double leftAcross = 8;  // instead, where a street of class Secondary or better is left or joined
      double stopSign = 4;    // before joining or crossing a street that is more important, by two or more
                              // classes or Primary or Secondary against Local and less
      double signal = 9;      // where two different streets of class Secondary or better cross
      double signalRight = 4; // instead of it, for a right turn
      double uTurn = 12;      // at a stop that is left against the way it was reached
      double deadEnd = 5;     // turning round where a street ends; elsewhere on the way nobody does
      bool operator==( const TurnCosts & ) const = default;
  };

  struct GraphOptions
  {
      double tolerance = 0.5;    // metres: line ends so near are one place (digitising noise)
      bool joinTs = true;        // a loose end within tolerance of another line's middle joins it
      double shareOfLimit = 0.9; // mean driving speed as a share of a posted limit
      ClassSpeeds speeds{};      // where a line has no limit; empty entries: the presets
      ClassPaces paces{};        // before limits and presets
      double timesAll = 1;       // driving takes so many times as long; turns have their own costs
      TurnCosts turns;
      bool leftHandTraffic = false;
      Progress progress;
  };

  // A piece of a line between two junctions.
  struct StreetSegment
  {
      NodeId fromNode, toNode;
      std::uint32_t firstPoint = 0, pointCount = 0; // into StreetGraph::points
      double length = 0;                            // metres
      LineId line;
      NameId name = NameId( 0 );
      RoadClass roadClass = RoadClass::Local;
      bool roundabout = false;
      bool bridgeOrTunnel = false;
      bool destinationOnly = false;
      float stopsElsewhere = 0; // metres that another street may be farther for a stop (see freeways.h)
  };

  // From the end of one directed edge to the end of another.
  struct Turn
  {
      EdgeId edge;       // the edge turned into
      Weight weight = 0; // of the turn and of that edge
  };

  // Streets that cannot be driven to and from the main part of the network.
  struct StreetIsland
  {
      std::int32_t segments = 0;
      double meters = 0;
      Point place;              // somewhere on it
      std::int64_t feature = 0; // the lowest id of its lines
  };

  // What was done to the lines, in numbers, for the log.
  struct StreetReport
  {
      std::int32_t lines = 0;
      std::int32_t unusable = 0; // fewer than two different points, or not finite, or longer than a county
      std::int32_t merged = 0;   // the same line again (TIGER gives a row for each range)
      std::int32_t mergedSegments = 0; // the same between two junctions, in lines that overlap
      std::int32_t closed = 0;         // no car may use them
      std::int32_t joinedTs = 0;       // places of loose ends joined to the middle of a line
      std::int32_t oneWay = 0;
      std::int32_t islandSegments = 0;
      std::vector<std::int64_t> freewaysByName; // features, ascending (see freeways.h)
  };

  struct StreetGraph
  {
      // Throws InputError where no line can be driven.
      static StreetGraph build( std::span<const StreetLine> lines, const GraphOptions &options = {} );

      // Takes an island for the main part, and that for an island; lines: as it was built with. Where the
      // places lie on it: the layer may hold a larger town beyond a river.
      void makeMain( IslandId island, std::span<const StreetLine> lines );

      Indexed<NodeId, Point> nodes;
      Indexed<SegmentId, StreetSegment> segments;
      std::vector<Point> points;
      Indexed<NameId, std::string> names;      // the first is empty
      Lists<NodeId, EdgeId> outEdges, inEdges; // open edges that start there, and that end there
      Indexed<EdgeId, Weight> edgeWeight;      // infinite: closed in this direction
      Lists<EdgeId, Turn> turns;               // from its end
      Indexed<EdgeId, std::uint8_t> reachable; // whether in the largest strongly connected part
      Indexed<IslandId, StreetIsland> islands; // largest first
      Indexed<SegmentId, IslandId> islandOf;   // none: main part
      StreetReport report;
      Fingerprint fingerprint{}; // of all that travel times depend on
      GraphOptions options;      // as built (without progress)

      std::size_t edgeCount() const { return edgeWeight.size(); }
      std::size_t turnCount() const { return turns.items().size(); }
      bool open( EdgeId edge ) const { return edgeWeight[edge] < NO_WAY; }
      // In one direction or both.
      bool open( SegmentId segment ) const
      {
        return open( forward( segment ) ) || open( backward( segment ) );
      }
      const StreetSegment &segmentOf( EdgeId edge ) const { return segments[segmentIdOf( edge )]; }
      NodeId tail( EdgeId edge ) const
      {
        return isBackward( edge ) ? segmentOf( edge ).toNode : segmentOf( edge ).fromNode;
      }
      NodeId head( EdgeId edge ) const { return tail( opposite( edge ) ); }
      const std::string &nameOf( EdgeId edge ) const { return names[segmentOf( edge ).name]; }
      std::span<const Point> shape( SegmentId segment ) const
      {
        return { points.data() + segments[segment].firstPoint, segments[segment].pointCount };
      }
      std::span<const EdgeId> leaving( NodeId node ) const { return outEdges[node]; }
      std::span<const EdgeId> arriving( NodeId node ) const { return inEdges[node]; }
      std::span<const Turn> turnsFrom( EdgeId edge ) const { return turns[edge]; }
  };
}
