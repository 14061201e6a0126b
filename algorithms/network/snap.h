// SPDX-License-Identifier: GPL-2.0-or-later
// Places beside the street: the nearest segment that can be driven to and from, where along it, and on which
// side. A uniform grid over the segments makes a lookup constant time on the whole.
//   SnapIndex index( graph );
//   SnappedPoint stop = index.snap( visit.position );
#pragma once
#include "network/own_street.h"
#include "network/street_graph.h"

namespace doorstep
{
  enum class Side : std::uint8_t
  {
    Left,
    Right
  };

  enum class SnapStatus : std::uint8_t
  {
    Snapped,
    OnIsland, // no street of the main network near, but one that is cut off from it
    TooFar    // no street near at all
  };

  struct SnappedPoint
  {
      SnapStatus status = SnapStatus::TooFar;
      SegmentId segment;       // of the main network; the island's segment where OnIsland; none: TooFar
      double fraction = 0;     // along the segment in the direction of its line, 0 to 1
      Side side = Side::Right; // in the direction of the line
      double gap = 0;          // metres from the place to the street
      Point place;             // the place itself
      Point onStreet;          // its foot on the street
      NameId driveOff{ 0 };    // of the street that the home's address has, where this is a nameless
                               // drive that leads there; 0: none
      IslandId island;         // where the nearest street is cut off, even if a reachable one was taken
      bool usable() const { return status == SnapStatus::Snapped; }
  };

  // The island on which more of the places lie than on the main part, if there is one.
  IslandId islandOfMost( std::span<const SnappedPoint> places );

  struct SnapOptions
  {
      double farthest = 1000;  // metres; a place farther from every street cannot be reached
      double islandWalk = 150; // metres that a reachable street may be farther than a cut-off one
      double minorPenalty = MINOR_STREET_PENALTY;
  };

  // The graph's segments as pieces of streets.
  OwnStreets ownStreets( const StreetGraph &graph );

  class SnapIndex
  {
    public:
      // Keeps a reference to the graph, which must outlive it.
      explicit SnapIndex( const StreetGraph &graph, const SnapOptions &options = {} );

      SnappedPoint snap( const Point &place ) const;
      std::vector<SnappedPoint> snap( std::span<const Point> places, unsigned threads = 0 ) const;

      // Homes whose street is known (by OwnStreets::find; -1: it is not) stop there, or on a drive that leads
      // to it, rather than on a street that is nearer.
      SnappedPoint snap( const Point &place, const OwnStreets &own, std::int32_t street ) const;
      std::vector<SnappedPoint> snap( std::span<const Point> places, const OwnStreets &own,
                                      std::span<const std::int32_t> streets, unsigned threads = 0 ) const;

    private:
      struct Nearest
      {
          double rank = 0; // gap and penalty
          SegmentId segment;
      };
      template <class Visit> void eachCellOf( const Point &from, const Point &to, const Visit &visit ) const;
      template <class Accept>
      Nearest nearest( const Point &place, double farthest, const Accept &accept ) const;
      bool takesStops( SegmentId segment ) const;
      bool isReached( SegmentId segment ) const;
      void putOn( SegmentId segment, SnappedPoint &place ) const;

      const StreetGraph &mGraph;
      SnapOptions mOptions;
      double mCell = 1;
      double mMostElsewhere = 0; // of the segments' stopsElsewhere
      Point mLow;
      std::int32_t mColumns = 1, mRows = 1;
      using CellId = IdOf<struct CellTag>;
      CellId cellAt( std::int64_t column, std::int64_t row ) const;
      Lists<CellId, SegmentId> mSegments; // that pass it
  };
}
