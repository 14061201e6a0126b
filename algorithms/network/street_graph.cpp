// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/street_graph.h"

#include "base/error.h"
#include "network/freeways.h"
#include "network/junctions.h"
#include "network/private_streets.h"
#include "network/same_segments.h"
#include "network/turn_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

namespace doorstep
{
  namespace
  {
    constexpr double LEAST_STEP = 1e-6;  // metres
    constexpr double LONGEST_LINE = 1e6; // metres: a slip, and beyond what a weight holds

    void mix( std::uint64_t &hash, std::uint64_t value )
    {
      hash = ( hash ^ value ) * 0x9E3779B97F4A7C15ULL;
      hash ^= hash >> 29U;
    }

    // The same for a line and its reverse.
    std::uint64_t shapeHash( std::span<const Point> shape )
    {
      std::uint64_t sum = shape.size();
      for ( const Point &p : shape )
      {
        std::uint64_t hash = 1;
        mix( hash, std::bit_cast<std::uint64_t>( p.x ) );
        mix( hash, std::bit_cast<std::uint64_t>( p.y ) );
        sum += hash;
      }
      return sum;
    }

    OneWay reversed( OneWay oneWay )
    {
      return oneWay == OneWay::Forward    ? OneWay::Backward
             : oneWay == OneWay::Backward ? OneWay::Forward
                                          : oneWay;
    }

    enum class Same : std::uint8_t
    {
      No,
      Along,
      Against
    };

    // Whether two lines of these shapes lie on each other, drawn either way.
    Same sameStreet( const StreetLine &one, std::span<const Point> a, const StreetLine &two,
                     std::span<const Point> b )
    {
      if ( one.fromLevel == two.fromLevel && one.toLevel == two.toLevel &&
           std::equal( a.begin(), a.end(), b.begin(), b.end() ) )
        return Same::Along;
      if ( one.fromLevel == two.toLevel && one.toLevel == two.fromLevel &&
           std::equal( a.begin(), a.end(), b.rbegin(), b.rend() ) )
        return Same::Against;
      return Same::No;
    }

    bool drivable( const StreetLine &line )
    {
      return line.oneWay != OneWay::Closed && line.roadClass != RoadClass::Path;
    }

    // Leaves out lines that cannot be drawn or driven and lines that are there already.
    CleanLines cleanLines( std::span<const StreetLine> lines, StreetReport &report )
    {
      CleanLines clean;
      std::unordered_map<std::uint64_t, std::vector<std::size_t>> seen;
      seen.reserve( lines.size() );
      for ( std::size_t l = 0; l < lines.size(); ++l )
      {
        const StreetLine &line = lines[l];
        if ( !drivable( line ) )
        {
          ++report.closed;
          continue;
        }
        const std::size_t first = clean.points.size();
        bool finite = true;
        double length = 0;
        for ( const Point &p : line.points )
        {
          finite = finite && std::isfinite( p.x ) && std::isfinite( p.y ) && std::abs( p.x ) < 1e9 &&
                   std::abs( p.y ) < 1e9;
          // Vertices with nothing measurable between them are one.
          if ( clean.points.size() > first && !( distance( clean.points.back(), p ) > LEAST_STEP ) )
            continue;
          if ( clean.points.size() > first )
            length += distance( clean.points.back(), p );
          clean.points.push_back( p );
        }
        const std::span<const Point> shape( clean.points.data() + first, clean.points.size() - first );
        std::size_t again = clean.size();
        const bool usable = finite && shape.size() >= 2 && length < LONGEST_LINE;
        if ( usable )
        {
          std::vector<std::size_t> &others = seen[shapeHash( shape )];
          for ( const std::size_t other : others )
          {
            const std::span<const Point> theirs( clean.points.data() + clean.first[other],
                                                 clean.first[other + 1] - clean.first[other] );
            const Same same = sameStreet( line, shape, lines[clean.source[other].index()], theirs );
            if ( same == Same::No )
              continue;
            again = other;
            // Two rows may be the two directions of one street.
            OneWay &open = clean.oneWay[other];
            if ( open != ( same == Same::Along ? line.oneWay : reversed( line.oneWay ) ) )
              open = OneWay::Both;
          }
          if ( again == clean.size() )
            others.push_back( again );
          else
            ++report.merged;
        }
        else
          ++report.unusable;
        if ( !usable || again != clean.size() )
        {
          clean.points.resize( first );
          continue;
        }
        clean.source.push_back( LineId( l ) );
        clean.oneWay.push_back( line.oneWay );
        clean.first.push_back( static_cast<std::uint32_t>( clean.points.size() ) );
      }
      return clean;
    }

    double usualSpeedOf( const StreetLine &line, const GraphOptions &options, const ClassSpeeds &speeds )
    {
      if ( line.kilometersPerHour > 0 && std::isfinite( line.kilometersPerHour ) )
        return std::clamp( line.kilometersPerHour, 3.0, 200.0 ) * options.shareOfLimit;
      if ( line.typicalKilometersPerHour > 0 && std::isfinite( line.typicalKilometersPerHour ) )
        return std::clamp( line.typicalKilometersPerHour, 3.0, 200.0 );
      return speeds[static_cast<std::size_t>( line.roadClass )];
    }

    double speedOf( const StreetLine &line, const GraphOptions &options, const ClassSpeeds &speeds )
    {
      const ClassPace &pace = options.paces[static_cast<std::size_t>( line.roadClass )];
      const double speed =
          pace.kilometersPerHour > 0 ? pace.kilometersPerHour : usualSpeedOf( line, options, speeds );
      return speed * ( pace.factor > 0 ? pace.factor : 1 ) / options.timesAll;
    }

    // Whether a piece of a line leads from a junction to the same one without leaving it: vertices close
    // together that the tolerance made one place. As a street it would be a free way to turn round.
    bool staysInJunction( const CleanLines &clean, std::uint32_t from, std::uint32_t to, double tolerance )
    {
      if ( clean.node[from] != clean.node[to] )
        return false;
      double length = 0;
      for ( std::uint32_t p = from; p < to; ++p )
        length += distance( clean.points[p], clean.points[p + 1] );
      return length <= 2 * tolerance;
    }

    // Cuts the lines at their junctions.
    void cutSegments( const CleanLines &clean, std::span<const StreetLine> lines,
                      std::span<const float> elsewhere, StreetGraph &graph )
    {
      std::unordered_map<std::string, NameId> nameIds;
      graph.names.assign( 1, std::string() );
      nameIds.emplace( std::string(), NameId( 0 ) );
      const ClassSpeeds speeds = withPresets( graph.options.speeds );
      for ( std::size_t l = 0; l < clean.size(); ++l )
      {
        const StreetLine &line = lines[clean.source[l].index()];
        const auto [name, isNew] = nameIds.try_emplace( line.name, NameId( graph.names.size() ) );
        if ( isNew )
          graph.names.push_back( line.name );
        const OneWay oneWay = clean.oneWay[l];
        if ( oneWay != OneWay::Both )
          ++graph.report.oneWay;
        const double speed = speedOf( line, graph.options, speeds );
        std::uint32_t start = clean.first[l];
        for ( std::uint32_t v = start + 1; v < clean.first[l + 1]; ++v )
        {
          if ( clean.node[v] < 0 || staysInJunction( clean, start, v, graph.options.tolerance ) )
            continue;
          StreetSegment segment;
          segment.fromNode = clean.node[start];
          segment.toNode = clean.node[v];
          segment.firstPoint = static_cast<std::uint32_t>( graph.points.size() );
          segment.pointCount = v - start + 1;
          for ( std::uint32_t p = start; p <= v; ++p )
          {
            if ( p > start )
              segment.length += distance( clean.points[p - 1], clean.points[p] );
            graph.points.push_back( clean.points[p] );
          }
          segment.line = clean.source[l];
          segment.name = name->second;
          segment.roadClass = line.roadClass;
          segment.roundabout = line.roundabout;
          segment.bridgeOrTunnel = line.bridgeOrTunnel;
          segment.destinationOnly = line.destinationOnly;
          segment.stopsElsewhere = elsewhere[clean.source[l].index()];
          const Weight weight = weightOf( segment.length * 3.6 / speed, segment.length );
          graph.segments.push_back( segment );
          graph.edgeWeight.push_back( oneWay == OneWay::Backward ? NO_WAY : weight );
          graph.edgeWeight.push_back( oneWay == OneWay::Forward ? NO_WAY : weight );
          start = v;
        }
      }
    }

    // The open edges by one of their ends.
    template <class NodeOf> Lists<NodeId, EdgeId> edgesBy( const StreetGraph &graph, const NodeOf &nodeOf )
    {
      return Lists<NodeId, EdgeId>::of( graph.nodes.size(),
                                        [&]( const auto &put )
                                        {
                                          for ( const EdgeId edge : graph.edgeWeight.ids() )
                                            if ( graph.open( edge ) )
                                              put( nodeOf( edge ), edge );
                                        } );
    }
  }

  StreetGraph StreetGraph::build( std::span<const StreetLine> lines, const GraphOptions &options )
  {
    StreetGraph graph;
    graph.options = options;
    graph.options.progress = {};
    graph.report.lines = static_cast<std::int32_t>( lines.size() );
    CleanLines clean = cleanLines( lines, graph.report );
    const auto require = []( bool any )
    {
      if ( !any )
        throw InputError( "The street layer has no line that a car can drive: choose a layer of street "
                          "centre lines, or leave streets out." );
    };
    require( clean.size() > 0 );
    doorstep::report( options.progress, 0.2 );
    graph.nodes = findJunctions( clean, lines, options, graph.report );
    doorstep::report( options.progress, 0.5 );
    const FreewaySigns signs = freewaySigns( lines );
    graph.report.freewaysByName = signs.byName;
    cutSegments( clean, lines, signs.stopsElsewhere, graph );
    require( !graph.segments.empty() );
    mergeSameSegments( graph );
    markBehindGates( graph );
    graph.outEdges = edgesBy( graph, [&]( EdgeId edge ) { return graph.tail( edge ); } );
    graph.inEdges = edgesBy( graph, [&]( EdgeId edge ) { return graph.head( edge ); } );
    doorstep::report( options.progress, 0.7 );
    buildTurns( graph );
    doorstep::report( options.progress, 0.9 );
    findReachable( graph, lines );
    graph.fingerprint = fingerprintOf( graph );
    doorstep::report( options.progress, 1 );
    return graph;
  }

  void StreetGraph::makeMain( IslandId island, std::span<const StreetLine> lines )
  {
    findReachable( *this, lines, island );
  }
}
