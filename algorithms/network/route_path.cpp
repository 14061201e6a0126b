#include "network/route_path.h"

#include "base/parallel.h"
#include "network/edge_search.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Appends the part of an edge's shape between two fractions along it (in its own direction).
    void appendPart( const StreetGraph &graph, std::int32_t edge, double from, double to,
                     std::vector<Point> &points )
    {
      const std::span<const Point> shape = graph.shape( static_cast<std::size_t>( edge >> 1 ) );
      const bool against = ( edge & 1 ) != 0;
      const std::size_t count = shape.size();
      const auto at = [&]( std::size_t i ) -> const Point & { return shape[against ? count - 1 - i : i]; };
      const double length = graph.segmentOf( edge ).length;
      const double begin = from * length, end = to * length;
      const auto add = [&]( const Point &p )
      {
        if ( points.empty() || !( points.back() == p ) )
          points.push_back( p );
      };
      double along = 0;
      for ( std::size_t i = 0; i + 1 < count; ++i )
      {
        const Point &a = at( i ), &b = at( i + 1 );
        const double piece = distance( a, b );
        const auto inside = [&]( double where )
        {
          const double t = std::clamp( ( where - along ) / piece, 0.0, 1.0 );
          return t >= 1 ? b : Point{ a.x + ( b.x - a.x ) * t, a.y + ( b.y - a.y ) * t };
        };
        if ( along + piece >= begin && along <= end )
        {
          add( inside( begin ) );
          add( inside( end ) );
        }
        along += piece;
      }
    }

    struct Arrival
    {
        Weight weight = noWay;
        const TravelEnd *end = nullptr;
        std::int32_t before = -1; // the last edge driven to its end; -1: straight along the shared edge
    };

    RoutePath assemble( const StreetGraph &graph, const SnappedPoint &from, const SnappedPoint &to,
                        const Arrival &best, const EdgeSearch &search )
    {
      RoutePath path;
      path.found = true;
      path.minutes = secondsOf( best.weight ) / 60;
      path.meters = metersOf( best.weight );
      path.edges.push_back( best.end->edge );
      for ( std::int32_t edge = best.before; edge >= 0; edge = search.before( edge ) )
        path.edges.push_back( edge );
      std::reverse( path.edges.begin(), path.edges.end() );
      const auto along = []( std::int32_t edge, double fraction )
      { return ( edge & 1 ) != 0 ? 1 - fraction : fraction; };
      for ( std::size_t i = 0; i < path.edges.size(); ++i )
      {
        const std::int32_t edge = path.edges[i];
        appendPart( graph, edge, i == 0 ? along( edge, from.fraction ) : 0,
                    i + 1 == path.edges.size() ? along( edge, to.fraction ) : 1, path.points );
      }
      if ( path.points.size() == 1 )
        path.points.push_back( path.points.front() );
      return path;
    }

    RoutePath find( const StreetGraph &graph, const SnappedPoint &from, const SnappedPoint &to,
                    const TravelOptions &options, EdgeSearch &search, std::vector<std::uint8_t> &wanted )
    {
      const TravelEnds leave = travelEnds( graph, from, options ), arrive = travelEnds( graph, to, options );
      if ( leave.count == 0 || arrive.count == 0 )
        return {};
      // The edges that lead into the target's.
      struct Before
      {
          const TravelEnd *end = nullptr;
          std::int32_t edge = -1;
          Weight turn = 0;
      };
      std::vector<Before> before;
      for ( const TravelEnd &end : arrive.all() )
      {
        const std::int32_t node = graph.tail( end.edge );
        for ( std::uint32_t i = graph.firstIn[static_cast<std::size_t>( node )];
              i < graph.firstIn[static_cast<std::size_t>( node ) + 1]; ++i )
          for ( const Turn &turn : graph.turnsFrom( graph.inEdges[i] ) )
            if ( turn.edge == end.edge )
              before.push_back( { &end, graph.inEdges[i], turn.weight } );
      }
      Arrival best;
      for ( const TravelEnd &end : arrive.all() )
        for ( const TravelEnd &start : leave.all() )
          if ( start.edge == end.edge && start.before <= end.before )
          {
            const bool same = start.before == end.before; // the car stays
            const Weight weight = same ? 0 : end.before - start.before + start.facing + end.penalty;
            if ( weight < best.weight )
              best = { weight, &end, -1 };
          }
      std::size_t count = 0;
      for ( const Before &b : before )
        count += wanted[static_cast<std::size_t>( b.edge )]++ == 0 ? 1 : 0;
      search.run( leave.all(), wanted, count, true );
      for ( const Before &b : before )
      {
        wanted[static_cast<std::size_t>( b.edge )] = 0;
        const Weight weight = search.weight( b.edge ) + b.turn - b.end->after + b.end->penalty;
        if ( weight < best.weight )
          best = { weight, b.end, b.edge };
      }
      return best.end == nullptr ? RoutePath{} : assemble( graph, from, to, best, search );
    }
  }

  RoutePath routePath( const StreetGraph &graph, const SnappedPoint &from, const SnappedPoint &to,
                       const TravelOptions &options )
  {
    EdgeSearch search( graph );
    std::vector<std::uint8_t> wanted( graph.edgeCount(), 0 );
    return find( graph, from, to, options, search, wanted );
  }

  std::vector<RoutePath> routeLegs( const StreetGraph &graph, std::span<const SnappedPoint> places,
                                    const TravelOptions &options )
  {
    std::vector<RoutePath> legs( places.empty() ? 0 : places.size() - 1 );
    parallelBlocks( legs.size(), 16, options.threads,
                    [&]( std::size_t begin, std::size_t end, unsigned )
                    {
                      EdgeSearch search( graph );
                      std::vector<std::uint8_t> wanted( graph.edgeCount(), 0 );
                      for ( std::size_t i = begin; i < end; ++i )
                        legs[i] = find( graph, places[i], places[i + 1], options, search, wanted );
                    } );
    return legs;
  }
}
