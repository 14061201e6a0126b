// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/walking.h"

#include "base/geometry.h"
#include "base/grid.h"
#include "network/foot.h"
#include "network/freeways.h"

#include <algorithm>
#include <queue>
#include <unordered_set>

namespace doorstep
{
  namespace
  {
    constexpr double ON_STREET = 1; // metres from where a car stops to the way that is walked on
    constexpr double LEAST_CELL = 100;

    // Lines that people walk on around the places, open both ways, as a street graph takes them.
    std::vector<StreetLine> walkedLines( std::span<const StreetLine> lines,
                                         std::span<const SnappedPoint> places, double reach )
    {
      const double cell = std::max( reach, LEAST_CELL );
      std::unordered_set<std::uint64_t> near;
      for ( const SnappedPoint &place : places )
        if ( place.usable() )
          for ( std::int64_t dx = -1; dx <= 1; ++dx )
            for ( std::int64_t dy = -1; dy <= 1; ++dy )
              near.insert(
                  cellKey( cellOf( place.onStreet.x, cell ) + dx, cellOf( place.onStreet.y, cell ) + dy ) );
      const std::vector<std::int64_t> freeways = freewaySigns( lines ).byName;
      std::vector<StreetLine> walked;
      for ( const StreetLine &line : lines )
      {
        if ( !line.onFoot || line.roadClass == RoadClass::Freeway || line.roadClass == RoadClass::Ramp ||
             std::binary_search( freeways.begin(), freeways.end(), line.feature ) )
          continue;
        bool isNear = false;
        for ( std::size_t p = 1; p < line.points.size() && !isNear; ++p )
          if ( const Point &a = line.points[p - 1], &b = line.points[p];
               std::isfinite( a.x + a.y + b.x + b.y ) && distance( a, b ) < 1e6 )
            eachCellAlong( a, b, cell,
                           [&]( std::int64_t column, std::int64_t row )
                           { isNear = isNear || near.contains( cellKey( column, row ) ); } );
        if ( !isNear )
          continue;
        StreetLine &copy = walked.emplace_back( line );
        copy.oneWay = OneWay::Both;
        copy.destinationOnly = false;
        copy.name.clear();
        if ( copy.roadClass != RoadClass::Primary && copy.roadClass != RoadClass::Secondary )
          copy.roadClass = RoadClass::Local;
      }
      return walked;
    }
  }

  // From one place, until nothing is nearer than the farthest that anybody walks.
  class WalkStreets::Search
  {
    public:
      explicit Search( const WalkStreets &streets )
          : mGraph( *streets.mGraph ),
            mMeters( mGraph.nodes.size(), NO_WAY ),
            mBefore( mGraph.nodes.size(), EdgeId() )
      {
      }

      void run( const Place &from, double reach )
      {
        for ( const NodeId node : mTouched )
          mMeters[node] = NO_WAY;
        mTouched.clear();
        const double length = mGraph.segments[from.segment].length;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
        const auto put = [&]( NodeId node, double meters, EdgeId before )
        {
          if ( meters > reach || !( meters < mMeters[node] ) )
            return;
          if ( mMeters[node] == NO_WAY )
            mTouched.push_back( node );
          mMeters[node] = meters;
          mBefore[node] = before;
          open.push( { meters, node } );
        };
        put( mGraph.segments[from.segment].fromNode, from.fraction * length, EdgeId() );
        put( mGraph.segments[from.segment].toNode, ( 1 - from.fraction ) * length, EdgeId() );
        while ( !open.empty() )
        {
          const Entry top = open.top();
          open.pop();
          if ( top.meters > mMeters[top.node] )
            continue;
          for ( const EdgeId edge : mGraph.leaving( top.node ) )
            put( mGraph.head( edge ), top.meters + mGraph.segmentOf( edge ).length, edge );
        }
      }

      struct Way
      {
          double meters = NO_WAY; // on the streets
          bool straight = false;  // along the segment that both are on
          bool fromStart = false; // the last segment is entered at its start
      };

      Way to( const Place &from, const Place &place ) const
      {
        const StreetSegment &segment = mGraph.segments[place.segment];
        const double start = mMeters[segment.fromNode] + place.fraction * segment.length,
                     end = mMeters[segment.toNode] + ( 1 - place.fraction ) * segment.length;
        Way way{ std::min( start, end ), false, start <= end };
        if ( from.segment == place.segment )
          if ( const double along = std::abs( from.fraction - place.fraction ) * segment.length;
               along <= way.meters )
            way = { along, true, from.fraction <= place.fraction };
        return way;
      }

      // Whether the walk leaves the first place towards the end of its segment.
      bool leavesAlong( const Place &from, const Place &place, const Way &way ) const
      {
        if ( way.straight )
          return from.fraction <= place.fraction;
        const std::vector<EdgeId> edges = edgesTo( place, way );
        const NodeId first = edges.empty() ? entryOf( place, way ) : mGraph.tail( edges.front() );
        const StreetSegment &segment = mGraph.segments[from.segment];
        return first == segment.toNode && ( first != segment.fromNode || from.fraction >= 0.5 );
      }

      // Segments walked in whole, in their order.
      std::vector<EdgeId> edgesTo( const Place &place, const Way &way ) const
      {
        std::vector<EdgeId> edges;
        for ( EdgeId edge = mBefore[entryOf( place, way )]; edge >= 0; edge = mBefore[mGraph.tail( edge )] )
          edges.push_back( edge );
        std::reverse( edges.begin(), edges.end() );
        return edges;
      }

      const std::vector<NodeId> &touched() const { return mTouched; }

    private:
      struct Entry
      {
          double meters = 0;
          NodeId node;
          bool operator>( const Entry &other ) const
          {
            return meters > other.meters || ( meters == other.meters && node > other.node );
          }
      };
      NodeId entryOf( const Place &place, const Way &way ) const
      {
        const StreetSegment &segment = mGraph.segments[place.segment];
        return way.fromStart ? segment.fromNode : segment.toNode;
      }

      const StreetGraph &mGraph;
      Indexed<NodeId, double> mMeters;
      Indexed<NodeId, EdgeId> mBefore;
      std::vector<NodeId> mTouched;
  };

  WalkStreets::WalkStreets( std::span<const StreetLine> lines, std::span<const SnappedPoint> places,
                            std::size_t notWalked, const WalkOptions &options )
      : mOptions( options ), mPlaces( places.size() )
  {
    const std::span<const SnappedPoint> doors = places.subspan( std::min( notWalked, places.size() ) );
    const std::vector<StreetLine> walked = walkedLines( lines, doors, options.metersAtMost );
    if ( walked.empty() )
      return;
    GraphOptions graph;
    graph.turns = { 0, 0, 0, 0, 0, 0, 0, 0 };
    mGraph = std::make_shared<const StreetGraph>( StreetGraph::build( walked, graph ) );
    SnapOptions snap;
    snap.farthest = ON_STREET;
    snap.islandWalk = snap.minorPenalty = 0; // where the car stops, and nowhere else
    const SnapIndex index( *mGraph, snap );
    for ( std::size_t p = notWalked; p < places.size(); ++p )
    {
      Place &place = mPlaces[p];
      place.door = places[p].place;
      place.foot = places[p].onStreet;
      place.gap = places[p].gap;
      if ( !places[p].usable() )
        continue;
      const SnappedPoint at = index.snap( places[p].onStreet );
      if ( at.segment < 0 || at.gap > ON_STREET )
        continue;
      place.segment = at.segment;
      place.fraction = at.fraction;
      place.left = footOn( mGraph->shape( at.segment ), place.door ).left;
    }
    mOn =
        Lists<SegmentId, std::uint32_t>::of( mGraph->segments.size(),
                                             [&]( const auto &put )
                                             {
                                               for ( std::size_t p = 0; p < mPlaces.size(); ++p )
                                                 if ( mPlaces[p].segment >= 0 )
                                                   put( mPlaces[p].segment, static_cast<std::uint32_t>( p ) );
                                             } );
  }

  double WalkStreets::crossing( const Place &place ) const
  {
    const RoadClass roadClass = mGraph->segments[place.segment].roadClass;
    return roadClass == RoadClass::Primary     ? mOptions.crossPrimary
           : roadClass == RoadClass::Secondary ? mOptions.crossSecondary
                                               : 0;
  }

  WalkTimes WalkStreets::times() const
  {
    std::vector<std::vector<WalkTo>> later( mPlaces.size() );
    if ( !mGraph )
      return WalkTimes( later );
    Search search( *this );
    std::vector<std::uint32_t> found;
    for ( std::size_t a = 0; a < mPlaces.size(); ++a )
    {
      const Place &from = mPlaces[a];
      if ( from.segment < 0 )
        continue;
      search.run( from, mOptions.metersAtMost - from.gap );
      found.assign( mOn[from.segment].begin(), mOn[from.segment].end() );
      for ( const NodeId node : search.touched() )
        for ( const EdgeId edge : mGraph->leaving( node ) )
          found.insert( found.end(), mOn[segmentIdOf( edge )].begin(), mOn[segmentIdOf( edge )].end() );
      std::sort( found.begin(), found.end() );
      found.erase( std::unique( found.begin(), found.end() ), found.end() );
      for ( const std::uint32_t b : found )
      {
        if ( b <= a )
          continue;
        const Place &place = mPlaces[b];
        const double apart = distance( from.door, place.door );
        const Search::Way way = search.to( from, place );
        double meters = way.meters + from.gap + place.gap;
        double seconds = ( way.meters + std::max( 0.0, from.gap - mOptions.doorWay ) +
                           std::max( 0.0, place.gap - mOptions.doorWay ) ) /
                         mOptions.metersPerSecond;
        if ( way.meters < NO_WAY && ( crossing( from ) > 0 || crossing( place ) > 0 ) )
        {
          // Seen as one walks: on the same side all the way, or once across the lesser street.
          const bool leftAtStart = from.left == search.leavesAlong( from, place, way ),
                     leftAtEnd = place.left == way.fromStart;
          seconds += leftAtStart == leftAtEnd ? 0 : std::min( crossing( from ), crossing( place ) );
        }
        // Where both lie so far back, no street lies between them: across the yard.
        if ( apart <= mOptions.sameDoor || ( from.gap >= mOptions.doorWay && place.gap >= mOptions.doorWay &&
                                             apart < 2 * mOptions.doorWay ) )
        {
          const double across =
              apart <= mOptions.sameDoor ? apart : apart * StraightLineOptions().detourFactor;
          meters = std::min( meters, across );
          seconds = std::min( seconds, across / mOptions.metersPerSecond );
        }
        if ( meters <= mOptions.metersAtMost )
          later[a].push_back( { b, static_cast<float>( seconds / 60 ), static_cast<float>( meters ) } );
      }
    }
    return WalkTimes( later );
  }

  std::vector<Point> WalkStreets::way( std::size_t from, std::size_t to ) const
  {
    const Place &a = mPlaces[from], &b = mPlaces[to];
    std::vector<Point> points{ a.foot };
    const auto add = [&]( const Point &p )
    {
      if ( !( points.back() == p ) )
        points.push_back( p );
    };
    if ( mGraph && a.segment >= 0 && b.segment >= 0 )
    {
      Search search( *this );
      search.run( a, mOptions.metersAtMost );
      const Search::Way way = search.to( a, b );
      // Between two fractions of a segment, as drawn or against it.
      const auto addPart = [&]( SegmentId segment, double begin, double end )
      {
        const std::span<const Point> shape = mGraph->shape( segment );
        const double length = mGraph->segments[segment].length;
        std::vector<Point> inside;
        double gone = 0;
        for ( std::size_t i = 1; i + 1 < shape.size(); ++i )
        {
          gone += distance( shape[i - 1], shape[i] );
          if ( gone > std::min( begin, end ) * length && gone < std::max( begin, end ) * length )
            inside.push_back( shape[i] );
        }
        if ( end < begin )
          std::reverse( inside.begin(), inside.end() );
        for ( const Point &p : inside )
          add( p );
      };
      if ( way.straight )
        addPart( a.segment, a.fraction, b.fraction );
      else if ( way.meters < NO_WAY )
      {
        addPart( a.segment, a.fraction, search.leavesAlong( a, b, way ) ? 1 : 0 );
        const std::vector<EdgeId> edges = search.edgesTo( b, way );
        for ( const EdgeId edge : edges )
        {
          add( mGraph->nodes[mGraph->tail( edge )] );
          addPart( segmentIdOf( edge ), isBackward( edge ) ? 1 : 0, isBackward( edge ) ? 0 : 1 );
          add( mGraph->nodes[mGraph->head( edge )] );
        }
        if ( edges.empty() )
          add( mGraph->nodes[way.fromStart ? mGraph->segments[b.segment].fromNode
                                           : mGraph->segments[b.segment].toNode] );
        addPart( b.segment, way.fromStart ? 0 : 1, b.fraction );
      }
    }
    points.push_back( b.foot );
    return points;
  }
}
