// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/maneuvers.h"

#include "network/travel_ends.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double LOOK_AHEAD = 20;         // metres that give an edge's direction at a junction
    constexpr double STRAIGHT_TAN = 0.839;    // tan 40°
    constexpr double OCTANT_TAN = 0.41421356; // tan 22.5°

    // The direction in which an edge leaves its tail (or, reversed, comes to its head, looking back).
    Point direction( const StreetGraph &graph, EdgeId edge )
    {
      const std::span<const Point> shape = graph.shape( segmentIdOf( edge ) );
      const std::size_t count = shape.size();
      const auto at = [&]( std::size_t i ) -> const Point &
      { return shape[isBackward( edge ) ? count - 1 - i : i]; };
      double left = LOOK_AHEAD;
      for ( std::size_t i = 0; i + 1 < count; ++i )
      {
        const double piece = distance( at( i ), at( i + 1 ) );
        if ( piece >= left )
        {
          const double t = left / piece;
          return { at( i ).x + ( at( i + 1 ).x - at( i ).x ) * t - at( 0 ).x,
                   at( i ).y + ( at( i + 1 ).y - at( i ).y ) * t - at( 0 ).y };
        }
        left -= piece;
      }
      return { at( count - 1 ).x - at( 0 ).x, at( count - 1 ).y - at( 0 ).y };
    }

    int heading( const RoutePath &path )
    {
      if ( path.points.empty() )
        return 0;
      const Point &start = path.points.front();
      for ( const Point &p : path.points )
        if ( distance( start, p ) > LOOK_AHEAD )
          return octant( { p.x - start.x, p.y - start.y } );
      return octant( { path.points.back().x - start.x, path.points.back().y - start.y } );
    }

    std::size_t openSegments( const StreetGraph &graph, NodeId node )
    {
      std::size_t count = graph.leaving( node ).size();
      for ( const EdgeId edge : graph.arriving( node ) )
        count += graph.open( opposite( edge ) ) ? 0 : 1;
      return count;
    }

    // Whether a driver at the end of the edge sees no way ahead, only to both sides.
    bool atEndOfRoad( const StreetGraph &graph, EdgeId edge )
    {
      bool left = false, right = false;
      for ( const Turn &turn : graph.turnsFrom( edge ) )
      {
        const ManeuverKind kind = turnKind( graph, edge, turn.edge );
        left = left || kind == ManeuverKind::Left;
        right = right || kind == ManeuverKind::Right;
        if ( kind == ManeuverKind::Straight )
          return false;
      }
      return left && right;
    }

    // Classifies the step from one edge to the next; false: nothing to be said.
    bool classify( const StreetGraph &graph, EdgeId from, EdgeId into, Maneuver &maneuver )
    {
      const StreetSegment &a = graph.segmentOf( from ), &b = graph.segmentOf( into );
      if ( into == opposite( from ) )
      {
        maneuver.kind = ManeuverKind::UTurn;
        maneuver.endOfRoad = true;
        maneuver.stays = true;
        return true;
      }
      const ManeuverKind turn = turnKind( graph, from, into );
      const std::size_t open = openSegments( graph, graph.head( from ) );
      const bool sameName = a.name == b.name;
      maneuver.kind = turn;
      maneuver.toLeft = turn == ManeuverKind::Left;
      if ( b.roadClass == RoadClass::Freeway && a.roadClass != RoadClass::Freeway )
      {
        maneuver.kind = ManeuverKind::Merge;
        return true;
      }
      if ( b.roadClass == RoadClass::Ramp && a.roadClass != RoadClass::Ramp )
      {
        maneuver.kind = ManeuverKind::Ramp;
        return true;
      }
      if ( open <= 2 ) // a bend, told where the name changes: a corner as the turn that a driver makes
        return !sameName && b.name != 0;
      if ( turn == ManeuverKind::Straight )
        return !sameName && ( b.name != 0 || a.roadClass <= RoadClass::Local );
      maneuver.stays = sameName && a.name != 0;
      maneuver.endOfRoad = atEndOfRoad( graph, from );
      return true;
    }
  }

  int octant( const Point &d )
  {
    const double x = std::abs( d.x ), y = std::abs( d.y );
    if ( x <= OCTANT_TAN * y )
      return d.y >= 0 ? 0 : 4;
    if ( y <= OCTANT_TAN * x )
      return d.x >= 0 ? 2 : 6;
    return d.x > 0 ? ( d.y > 0 ? 1 : 3 ) : ( d.y > 0 ? 7 : 5 );
  }

  ManeuverKind turnKind( const StreetGraph &graph, EdgeId from, EdgeId into )
  {
    const Point back = direction( graph, opposite( from ) ), to = direction( graph, into );
    const double dot = -( back.x * to.x + back.y * to.y ), cross = -( back.x * to.y - back.y * to.x );
    if ( dot > 0 && std::abs( cross ) <= STRAIGHT_TAN * dot )
      return ManeuverKind::Straight;
    return cross > 0 ? ManeuverKind::Left : ManeuverKind::Right;
  }

  NameId crossStreet( const StreetGraph &graph, NodeId node, NameId ownName )
  {
    NameId best( 0 );
    RoadClass bestClass = RoadClass::Path;
    const auto consider = [&]( EdgeId edge )
    {
      const StreetSegment &segment = graph.segmentOf( edge );
      if ( segment.name == 0 || segment.name == ownName )
        return;
      const bool better = best == 0 || segment.roadClass < bestClass ||
                          ( segment.roadClass == bestClass && graph.names[segment.name] < graph.names[best] );
      if ( better )
      {
        best = segment.name;
        bestClass = segment.roadClass;
      }
    };
    for ( const EdgeId edge : graph.leaving( node ) )
      consider( edge );
    for ( const EdgeId edge : graph.arriving( node ) )
      consider( edge );
    return best;
  }

  namespace
  {
    // Weights along the path to the end of each of its edges but the last.
    std::vector<Weight> weightsToEnds( const StreetGraph &graph, const RoutePath &path,
                                       const SnappedPoint &from )
    {
      const TravelEnds leave = travelEnds( graph, from, {} );
      std::vector<Weight> result;
      Weight sum = 0;
      for ( std::size_t i = 0; i + 1 < path.edges.size(); ++i )
      {
        if ( i == 0 )
        {
          for ( const TravelEnd &end : leave.all() )
            if ( end.edge == path.edges[0] )
              sum = end.after + path.facing + end.drive;
        }
        else
          for ( const Turn &turn : graph.turnsFrom( path.edges[i - 1] ) )
            if ( turn.edge == path.edges[i] )
              sum += turn.weight;
        result.push_back( sum );
      }
      return result;
    }
  }

  std::vector<double> metersToEnds( const StreetGraph &graph, const RoutePath &path,
                                    const SnappedPoint &from )
  {
    std::vector<double> result;
    for ( const Weight weight : weightsToEnds( graph, path, from ) )
      result.push_back( metersOf( weight ) );
    return result;
  }

  std::vector<Maneuver> maneuvers( const StreetGraph &graph, const RoutePath &path, const SnappedPoint &from )
  {
    std::vector<Maneuver> result( 1 );
    result[0].heading = heading( path );
    const std::vector<Weight> ends = weightsToEnds( graph, path, from );
    int exits = 0;
    bool circling = !path.edges.empty() && graph.segmentOf( path.edges[0] ).roundabout;
    for ( std::size_t i = 0; i + 1 < path.edges.size(); ++i )
    {
      const EdgeId edge = path.edges[i], next = path.edges[i + 1];
      Maneuver maneuver;
      maneuver.pathEdge = i + 1;
      maneuver.metersBefore = metersOf( ends[i] );
      maneuver.minutesBefore = secondsOf( ends[i] ) / 60;
      const bool nextCircles = graph.segmentOf( next ).roundabout;
      if ( nextCircles )
      {
        if ( !circling )
        {
          maneuver.kind = ManeuverKind::Roundabout; // told where it is entered
          result.push_back( maneuver );
          exits = 0;
        }
        else
          for ( const EdgeId out : graph.leaving( graph.head( edge ) ) )
            exits += graph.segmentOf( out ).roundabout ? 0 : 1;
        circling = true;
        continue;
      }
      if ( circling )
      {
        circling = false;
        if ( result.back().kind == ManeuverKind::Roundabout )
        {
          result.back().exit = exits + 1;
          result.back().pathEdge = i + 1;
          continue;
        }
      }
      if ( classify( graph, edge, next, maneuver ) )
        result.push_back( maneuver );
    }
    return result;
  }
}
