// SPDX-License-Identifier: GPL-2.0-or-later
// The streets as a directed graph in flat arrays. Coordinates are metres of a local projection; the adapter
// has turned whatever columns the layer had into StreetLine (see road_columns.h).
//   StreetGraph graph = StreetGraph::build( lines, {} );
// A line is cut into segments where it meets others; segment s is driven by the directed edges 2 s (with the
// line) and 2 s + 1 (against it). Turns lead from edge to edge, so that their costs are exact.
// Building takes n log n in the number of vertices.
#pragma once
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
      TurnCosts turns;
      bool leftHandTraffic = false;
      Progress progress;
  };

  // A piece of a line between two junctions.
  struct StreetSegment
  {
      std::int32_t fromNode = 0, toNode = 0;
      std::uint32_t firstPoint = 0, pointCount = 0; // into StreetGraph::points
      double length = 0;                            // metres
      std::int32_t line = 0;                        // index into the lines given
      std::int32_t name = 0;                        // into StreetGraph::names; 0: unnamed
      RoadClass roadClass = RoadClass::Local;
      bool roundabout = false;
      bool bridgeOrTunnel = false;
      bool destinationOnly = false;
      float stopsElsewhere = 0; // metres that another street may be farther for a stop (see freeways.h)
  };

  // From the end of one directed edge to the end of another.
  struct Turn
  {
      std::int32_t edge = 0; // the edge turned into
      Weight weight = 0;     // of the turn and of that edge
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
      void makeMain( std::int32_t island, std::span<const StreetLine> lines );

      std::vector<Point> nodes;
      std::vector<StreetSegment> segments;
      std::vector<Point> points;
      std::vector<std::string> names;      // of streets; the first is empty
      std::vector<std::uint32_t> firstOut; // by node: its edges are outEdges[ firstOut[n] … firstOut[n+1] )
      std::vector<std::int32_t> outEdges;  // open edges that start there
      std::vector<std::uint32_t> firstIn;  // by node, into inEdges
      std::vector<std::int32_t> inEdges;   // open edges that end there
      std::vector<Weight> edgeWeight;      // by edge; infinite: closed in this direction
      std::vector<std::uint32_t> firstTurn; // by edge, into turns
      std::vector<Turn> turns;
      std::vector<std::uint8_t> reachable; // by edge: in the largest strongly connected part
      std::vector<StreetIsland> islands;   // largest first
      std::vector<std::int32_t> islandOf;  // by segment; -1: main part
      StreetReport report;
      Fingerprint fingerprint{}; // of all that travel times depend on
      GraphOptions options;      // as built (without progress)

      std::size_t edgeCount() const { return segments.size() * 2; }
      bool open( std::int32_t edge ) const { return edgeWeight[static_cast<std::size_t>( edge )] < noWay; }
      const StreetSegment &segmentOf( std::int32_t edge ) const
      {
        return segments[static_cast<std::size_t>( edge >> 1 )];
      }
      std::int32_t tail( std::int32_t edge ) const
      {
        return ( edge & 1 ) != 0 ? segmentOf( edge ).toNode : segmentOf( edge ).fromNode;
      }
      std::int32_t head( std::int32_t edge ) const
      {
        return ( edge & 1 ) != 0 ? segmentOf( edge ).fromNode : segmentOf( edge ).toNode;
      }
      const std::string &nameOf( std::int32_t edge ) const
      {
        return names[static_cast<std::size_t>( segmentOf( edge ).name )];
      }
      std::span<const Point> shape( std::size_t segment ) const
      {
        return { points.data() + segments[segment].firstPoint, segments[segment].pointCount };
      }
      std::span<const std::int32_t> leaving( std::int32_t node ) const
      {
        const auto n = static_cast<std::size_t>( node );
        return { outEdges.data() + firstOut[n], firstOut[n + 1] - firstOut[n] };
      }
      std::span<const Turn> turnsFrom( std::int32_t edge ) const
      {
        const auto e = static_cast<std::size_t>( edge );
        return { turns.data() + firstTurn[e], firstTurn[e + 1] - firstTurn[e] };
      }
  };
}
