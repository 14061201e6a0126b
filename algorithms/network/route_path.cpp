// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/route_path.h"

#include "base/geometry.h"
#include "base/parallel.h"
#include "network/edge_search.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    // The place at a fraction of a line's length, never beyond its ends; piece: the index of the point before
    // it. Lengths are summed as the line was drawn, and no place depends on two sums being equal.
    Point placeAlong( std::span<const Point> line, double length, double fraction, std::size_t &piece )
    {
      piece = fraction < 1 ? 0 : line.size() - 2;
      if ( !( fraction > 0 ) || fraction >= 1 )
        return fraction >= 1 ? line.back() : line.front();
      double meters = fraction * length;
      for ( ; piece + 2 < line.size(); ++piece )
      {
        const double step = distance( line[piece], line[piece + 1] );
        if ( meters <= step )
          break;
        meters -= step;
      }
      const double step = distance( line[piece], line[piece + 1] );
      return between( line[piece], line[piece + 1], step > 0 ? std::min( meters / step, 1.0 ) : 0 );
    }

    // Appends the part of an edge's shape between two fractions along it (in its own direction); both ends
    // are always there.
    void appendPart( const StreetGraph &graph, EdgeId edge, double from, double to,
                     std::vector<Point> &points )
    {
      const std::span<const Point> shape = graph.shape( segmentIdOf( edge ) );
      const bool against = isBackward( edge );
      const double length = graph.segmentOf( edge ).length;
      const auto add = [&]( const Point &p )
      {
        if ( points.empty() || !( points.back() == p ) )
          points.push_back( p );
      };
      std::size_t first = 0, last = 0;
      const Point begin = placeAlong( shape, length, against ? 1 - from : from, first );
      const Point end = placeAlong( shape, length, against ? 1 - to : to, last );
      add( begin );
      if ( against )
        for ( std::size_t i = first; i > last; --i )
          add( shape[i] );
      else
        for ( std::size_t i = first; i < last; ++i )
          add( shape[i + 1] );
      add( end );
    }

    // The fastest ways from a place by each of its edges to another by each of that one's; weights without
    // facing about at the start.
    struct Ways
    {
        struct Way
        {
            Weight weight = NO_WAY;
            EdgeId before;      // the last edge driven to its end; none: straight along the shared edge
            bool stays = false; // at the same place of the street
            std::vector<EdgeId> edges;
        };
        TravelEnds leave, arrive;
        Way way[2][2]; // by the edge left by, and the edge reached by
    };

    // Its arrays are kept from one pair of places to the next.
    class WaySearch
    {
      public:
        explicit WaySearch( const StreetGraph &graph )
            : mGraph( graph ), mSearch( graph ), mWanted( graph.edgeCount(), 0 )
        {
        }

        Ways between( const SnappedPoint &from, const SnappedPoint &to, const TravelOptions &options )
        {
          Ways ways;
          ways.leave = travelEnds( mGraph, from, options );
          ways.arrive = travelEnds( mGraph, to, options );
          // The edges that lead into the target's.
          std::vector<Before> before;
          std::size_t count = 0;
          for ( std::size_t a = 0; a < ways.arrive.count; ++a )
          {
            const TravelEnd &end = ways.arrive.ends[a];
            for ( const EdgeId into : mGraph.arriving( mGraph.tail( end.edge ) ) )
              for ( const Turn &turn : mGraph.turnsFrom( into ) )
                if ( turn.edge == end.edge )
                {
                  before.push_back( { a, into, turn.weight - end.after + end.penalty + end.drive } );
                  count += mWanted[into]++ == 0 ? 1 : 0;
                }
          }
          for ( std::size_t s = 0; s < ways.leave.count && ways.arrive.count > 0; ++s )
            follow( s, before, count, ways );
          for ( const Before &b : before )
            mWanted[b.edge] = 0;
          return ways;
        }

      private:
        struct Before
        {
            std::size_t end = 0;
            EdgeId edge;
            Weight rest = 0; // from that edge's end to the place
        };

        void follow( std::size_t s, const std::vector<Before> &before, std::size_t count, Ways &ways )
        {
          TravelEnd start = ways.leave.ends[s];
          start.facing = 0;
          mSearch.run( { &start, 1 }, mWanted, count, true );
          for ( std::size_t a = 0; a < ways.arrive.count; ++a )
            if ( const TravelEnd &end = ways.arrive.ends[a];
                 start.edge == end.edge && start.before <= end.before )
            {
              const Weight along = start.before == end.before ? 0 : end.before - start.before + end.penalty;
              const bool stays = start.before == end.before;
              ways.way[s][a].stays = stays;
              ways.way[s][a].weight = stays && start.door == end.door ? 0 : start.drive + along + end.drive;
            }
          for ( const Before &b : before )
            if ( const Weight weight = mSearch.weight( b.edge ) + b.rest; weight < ways.way[s][b.end].weight )
            {
              ways.way[s][b.end].weight = weight;
              ways.way[s][b.end].stays = false;
              ways.way[s][b.end].before = b.edge;
            }
          for ( std::size_t a = 0; a < ways.arrive.count; ++a )
            if ( Ways::Way &way = ways.way[s][a]; way.weight < NO_WAY )
            {
              way.edges.push_back( ways.arrive.ends[a].edge );
              for ( EdgeId edge = way.before; edge >= 0; edge = mSearch.before( edge ) )
                way.edges.push_back( edge );
              std::reverse( way.edges.begin(), way.edges.end() );
            }
        }

        const StreetGraph &mGraph;
        EdgeSearch mSearch;
        Indexed<EdgeId, std::uint8_t> mWanted;
    };

    RoutePath assemble( const StreetGraph &graph, const SnappedPoint &from, const SnappedPoint &to,
                        const Ways::Way &way, Weight facing )
    {
      RoutePath path;
      path.found = true;
      path.facing = facing;
      path.minutes = secondsOf( way.weight + facing ) / 60;
      path.meters = metersOf( way.weight + facing );
      path.edges = way.edges;
      const auto along = []( EdgeId edge, double fraction )
      { return isBackward( edge ) ? 1 - fraction : fraction; };
      for ( std::size_t i = 0; i < path.edges.size(); ++i )
      {
        const EdgeId edge = path.edges[i];
        appendPart( graph, edge, i == 0 ? along( edge, from.fraction ) : 0,
                    i + 1 == path.edges.size() ? along( edge, to.fraction ) : 1, path.points );
      }
      if ( path.points.size() == 1 )
        path.points.push_back( path.points.front() );
      return path;
    }

    // What leaving by this edge costs a car that came by that one.
    Weight turnRound( const StreetGraph &graph, EdgeId came, EdgeId leaves )
    {
      return came == opposite( leaves ) ? weightOf( graph.options.turns.uTurn, 0 ) : 0;
    }
  }

  RoutePath routePath( const StreetGraph &graph, const SnappedPoint &from, const SnappedPoint &to,
                       const TravelOptions &options )
  {
    const Ways ways = WaySearch( graph ).between( from, to, options );
    const Ways::Way *best = nullptr;
    Weight least = NO_WAY, facing = 0;
    for ( std::size_t a = 0; a < ways.arrive.count; ++a )
      for ( std::size_t s = 0; s < ways.leave.count; ++s )
      {
        const Ways::Way &way = ways.way[s][a];
        const Weight about = way.stays ? 0 : ways.leave.ends[s].facing;
        if ( way.weight + about < least )
        {
          least = way.weight + about;
          facing = about;
          best = &way;
        }
      }
    return best == nullptr ? RoutePath{} : assemble( graph, from, to, *best, facing );
  }

  std::vector<RoutePath> routeLegs( const StreetGraph &graph, std::span<const SnappedPoint> places,
                                    const TravelOptions &options )
  {
    std::vector<Ways> ways( places.empty() ? 0 : places.size() - 1 );
    parallelBlocks( ways.size(), 16, options.threads,
                    [&]( std::size_t begin, std::size_t end, unsigned )
                    {
                      WaySearch search( graph );
                      for ( std::size_t i = begin; i < end; ++i )
                        ways[i] = search.between( places[i], places[i + 1], options );
                    } );

    // The least weight of the route so far by the edge that each place is reached by, and how.
    struct Reached
    {
        Weight weight = NO_WAY;
        std::size_t leave = 0, came = 0;
        Weight facing = 0;
    };
    std::vector<std::array<Reached, 2>> reached( ways.size() );
    const auto isFound = [&]( std::size_t i )
    { return reached[i][0].weight < NO_WAY || reached[i][1].weight < NO_WAY; };
    for ( std::size_t i = 0; i < ways.size(); ++i )
      for ( std::size_t a = 0; a < ways[i].arrive.count; ++a )
        for ( std::size_t s = 0; s < ways[i].leave.count; ++s )
        {
          const Weight weight = ways[i].way[s][a].weight;
          Reached &here = reached[i][a];
          if ( i == 0 || !isFound( i - 1 ) ) // the car may stand either way
          {
            if ( weight < here.weight )
              here = { weight, s, 0, 0 };
            continue;
          }
          for ( std::size_t came = 0; came < ways[i - 1].arrive.count; ++came )
          {
            const Weight facing =
                turnRound( graph, ways[i - 1].arrive.ends[came].edge, ways[i].leave.ends[s].edge );
            // Of two ways as fast the one that was earlier at the stop before: not past a door of a dead end
            // and back to it, whichever way the line is drawn.
            const Weight before = reached[i - 1][came].weight;
            if ( const Weight sum = before + facing + weight;
                 sum < here.weight || ( sum == here.weight && before < reached[i - 1][here.came].weight ) )
              here = { sum, s, came, facing };
          }
        }

    std::vector<RoutePath> legs( ways.size() );
    std::size_t by = 0;
    for ( std::size_t i = ways.size(); i-- > 0; )
    {
      if ( !isFound( i ) )
        continue;
      if ( i + 1 == ways.size() || !isFound( i + 1 ) )
        by = reached[i][1].weight < reached[i][0].weight ? 1 : 0;
      const Reached &here = reached[i][by];
      legs[i] = assemble( graph, places[i], places[i + 1], ways[i].way[here.leave][by], here.facing );
      by = here.came;
    }
    return legs;
  }
}
