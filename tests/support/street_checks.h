// SPDX-License-Identifier: GPL-2.0-or-later
// What must hold of routes and directions on any street map. The least ways are found once more, apart from
// the network's searches: by relaxing turns until nothing changes, in whole numbers.
//   EXPECT_EQ( test::wrongOnStreets( streetMap( bytes ) ), "" );
#pragma once
#include "base/error.h"
#include "network/crossings.h"
#include "network/directions.h"
#include "network/hierarchy.h"
#include "network/travel_ends.h"
#include "street_maps.h"

#include <algorithm>
#include <sstream>
#include <tuple>

namespace doorstep::test
{
  // Hundredths of a second, centimetres, and how often a private street was entered.
  struct Cost
  {
      std::int64_t time = 0, length = 0, entries = 0;
      bool found = true;
      auto key() const { return std::tuple( !found, time + 360000 * entries, length + ( entries << 27 ) ); }
      bool operator<( const Cost &other ) const { return key() < other.key(); }
      Cost operator+( const Cost &other ) const
      {
        return { time + other.time, length + other.length, entries + other.entries, found && other.found };
      }
  };
  inline constexpr Cost NOT_FOUND{ 0, 0, 0, false };

  class LeastWays
  {
    public:
      LeastWays( const StreetGraph &graph, const TravelOptions &options )
          : mGraph( graph ), mOptions( options )
      {
      }

      Cost between( const SnappedPoint &from, const SnappedPoint &to ) const
      {
        Cost best = NOT_FOUND;
        for ( const EdgeId edge : { forward( from.segment ), backward( from.segment ) } )
        {
          if ( !from.usable() || !to.usable() || !usable( edge ) )
            continue;
          const Cost start = facing( from, edge ) + drive( from ) + rest( from, edge );
          const Indexed<EdgeId, Cost> ends = fromEnd( edge, start );
          for ( const EdgeId last : { forward( to.segment ), backward( to.segment ) } )
          {
            if ( !usable( last ) )
              continue;
            const Cost arrival = part( to, last ) + farSide( to, last ) + drive( to );
            if ( last == edge && same( part( from, edge ), part( to, last ) ) )
            {
              const Cost stay = from.place == to.place ? Cost() : drive( from ) + drive( to );
              best = std::min( best, stay );
              continue;
            }
            if ( last == edge && part( from, edge ) < part( to, last ) )
            {
              Cost along = facing( from, edge ) + drive( from ) + arrival;
              along.time -= part( from, edge ).time;
              along.length -= part( from, edge ).length;
              best = std::min( best, along );
              continue;
            }
            for ( const EdgeId before : ends.ids() )
              for ( const Turn &turn : mGraph.turnsFrom( before ) )
                if ( turn.edge == last )
                {
                  // Of the turn alone, without the edge that it leads into.
                  const Cost whole = cost( mGraph.edgeWeight[last] );
                  Cost way = ends[before] + cost( turn.weight ) + arrival;
                  way.time -= whole.time;
                  way.length -= whole.length;
                  best = std::min( best, way );
                }
          }
        }
        return best;
      }

    private:
      bool usable( EdgeId edge ) const { return edge >= 0 && mGraph.reachable[edge] != 0; }
      static bool same( const Cost &a, const Cost &b ) { return a.time == b.time && a.length == b.length; }

      static Cost cost( Weight weight )
      {
        const auto whole = static_cast<std::int64_t>( weight );
        Cost c{ whole >> 30, whole & ( ( 1LL << 30 ) - 1 ), 0, true };
        c.entries = c.length >> 27;
        c.length &= ( 1LL << 27 ) - 1;
        c.time -= c.entries * 360000;
        return c;
      }

      // From the start of the edge to the place.
      Cost part( const SnappedPoint &place, EdgeId edge ) const
      {
        const double share = isBackward( edge ) ? 1 - place.fraction : place.fraction;
        const Cost whole = cost( mGraph.edgeWeight[edge] );
        return { std::llround( std::floor( static_cast<double>( whole.time ) * share + 0.5 ) ),
                 std::llround( std::floor( static_cast<double>( whole.length ) * share + 0.5 ) ), 0, true };
      }
      Cost rest( const SnappedPoint &place, EdgeId edge ) const
      {
        const Cost whole = cost( mGraph.edgeWeight[edge] ), before = part( place, edge );
        return { whole.time - before.time, whole.length - before.length, 0, true };
      }
      Cost drive( const SnappedPoint &place ) const
      {
        return { std::llround( std::floor( 100 * driveSeconds( place.gap, mOptions ) + 0.5 ) ), 0, 0, true };
      }
      // As travel_ends.h tells of facing about and of the far side of a wide street.
      Cost facing( const SnappedPoint &place, EdgeId edge ) const
      {
        for ( const TravelEnd &end : ends( place ) )
          if ( end.edge == edge )
            return cost( end.facing );
        return {};
      }
      Cost farSide( const SnappedPoint &place, EdgeId edge ) const
      {
        for ( const TravelEnd &end : ends( place ) )
          if ( end.edge == edge )
            return cost( end.penalty );
        return {};
      }
      std::vector<TravelEnd> ends( const SnappedPoint &place ) const
      {
        const TravelEnds found = travelEnds( mGraph, place, mOptions );
        return { found.all().begin(), found.all().end() };
      }

      // To the end of each edge, by Bellman's rounds.
      Indexed<EdgeId, Cost> fromEnd( EdgeId start, const Cost &cost0 ) const
      {
        Indexed<EdgeId, Cost> least( mGraph.edgeCount(), NOT_FOUND );
        least[start] = cost0;
        for ( bool moved = true; moved; )
        {
          moved = false;
          for ( const EdgeId e : least.ids() )
            for ( const Turn &turn : mGraph.turnsFrom( e ) )
              if ( const Cost way = least[e] + cost( turn.weight ); way < least[turn.edge] )
              {
                least[turn.edge] = way;
                moved = true;
              }
        }
        return least;
      }

      const StreetGraph &mGraph;
      const TravelOptions &mOptions;
  };

  inline double metersAlong( const std::vector<Point> &line )
  {
    double sum = 0;
    for ( std::size_t i = 1; i < line.size(); ++i )
      sum += distance( line[i - 1], line[i] );
    return sum;
  }

  // Nothing, or what is wrong.
  class StreetCheck
  {
    public:
      explicit StreetCheck( const StreetMap &map ) : mMap( map ) {}

      std::string run()
      {
        try
        {
          mGraph = StreetGraph::build( mMap.lines, mMap.options );
        }
        catch ( const InputError & )
        {
          return {}; // no line that a car can drive
        }
        unjoinedCrossings( mGraph, mMap.lines );
        mPlaces = SnapIndex( mGraph ).snap( mMap.places );
        checkMatrix();
        if ( mWrong.empty() )
          checkLegs();
        if ( mWrong.empty() )
          checkDirections();
        return mWrong;
      }

    private:
      template <class... Parts> void wrong( const Parts &...parts )
      {
        if ( !mWrong.empty() )
          return;
        std::ostringstream text;
        ( text << ... << parts );
        mWrong = text.str();
      }
      static bool near( double a, double b, double within ) { return std::abs( a - b ) <= within; }

      void checkMatrix()
      {
        TravelOptions options;
        options.threads = 1;
        options.method = TravelMethod::Dijkstra;
        const TravelMatrix matrix = travelMatrix( mGraph, mPlaces, options );
        options.method = TravelMethod::Hierarchy;
        const TravelMatrix other = travelMatrix( mGraph, mPlaces, options );
        if ( matrix.minutes != other.minutes || matrix.meters != other.meters )
          wrong( "the two searches differ" );
        const LeastWays least( mGraph, options );
        for ( std::size_t i = 0; i < mPlaces.size(); ++i )
          for ( std::size_t j = 0; j < mPlaces.size(); ++j )
          {
            const Cost way = i == j && mPlaces[i].usable() ? Cost() : least.between( mPlaces[i], mPlaces[j] );
            const double minutes = matrix.minutesAt( i, j ), meters = matrix.metersAt( i, j );
            if ( way.found != std::isfinite( minutes ) ||
                 way.found != ( mPlaces[i].usable() && mPlaces[j].usable() ) )
              wrong( "found from ", i, " to ", j, ": ", way.found, " and ", minutes );
            else if ( way.found &&
                      ( !near( minutes * 60, static_cast<double>( way.time ) / 100,
                               0.001 + minutes * 1e-5 ) ||
                        !near( meters, static_cast<double>( way.length ) / 100, 0.001 + meters * 1e-6 ) ) )
              wrong( "from ", i, " to ", j, ": ", minutes * 60, " s ", meters, " m, by the rounds ",
                     static_cast<double>( way.time ) / 100, " s ", static_cast<double>( way.length ) / 100,
                     " m" );
            if ( i == j )
              continue;
            const RoutePath path = routePath( mGraph, mPlaces[i], mPlaces[j], options );
            checkPath( path, i, j );
            if ( way.found && !near( path.minutes, minutes, 1e-4 + minutes * 1e-5 ) )
              wrong( "path from ", i, " to ", j, ": ", path.minutes, " min for ", minutes );
          }
      }

      void checkPath( const RoutePath &path, std::size_t from, std::size_t to )
      {
        if ( path.found != ( mPlaces[from].usable() && mPlaces[to].usable() ) )
          return wrong( "path found from ", from, " to ", to, ": ", path.found );
        if ( !path.found )
          return;
        if ( path.points.size() < 2 || path.edges.empty() )
          return wrong( "an empty path from ", from, " to ", to );
        const double slack = 0.012 * static_cast<double>( path.edges.size() ) + 0.01;
        if ( distance( path.points.front(), mPlaces[from].onStreet ) > 0.001 ||
             distance( path.points.back(), mPlaces[to].onStreet ) > 0.001 )
          wrong( "the path from ", from, " to ", to, " ends elsewhere" );
        // Ends within the tolerance are one junction, over which the line jumps.
        const double jumps =
            2 * std::max( mGraph.options.tolerance, 0.01 ) * static_cast<double>( path.edges.size() );
        if ( const double drawn = metersAlong( path.points );
             drawn < path.meters - slack || drawn > path.meters + slack + jumps )
          wrong( "from ", from, " to ", to, " the line is ", drawn, " m long, the path ", path.meters );
        for ( std::size_t e = 1; e < path.edges.size(); ++e )
        {
          const auto turns = mGraph.turnsFrom( path.edges[e - 1] );
          if ( std::none_of( turns.begin(), turns.end(),
                             [&]( const Turn &turn ) { return turn.edge == path.edges[e]; } ) )
            wrong( "the path from ", from, " to ", to, " turns where nobody can" );
        }
      }

      void checkLegs()
      {
        TravelOptions options;
        options.threads = 1;
        mLegs = routeLegs( mGraph, mPlaces, options );
        options.facingAbout = 0;
        options.method = TravelMethod::Dijkstra;
        const TravelMatrix least = travelMatrix( mGraph, mPlaces, options );
        for ( std::size_t i = 0; i < mLegs.size(); ++i )
        {
          checkPath( mLegs[i], i, i + 1 );
          if ( mLegs[i].found &&
               mLegs[i].minutes < static_cast<double>( least.minutesAt( i, i + 1 ) ) * ( 1 - 1e-5 ) - 1e-4 )
            wrong( "leg ", i, " is quicker than the quickest way" );
        }
      }

      void checkDirections()
      {
        for ( const bool returns : { true, false } )
        {
          std::vector<SnappedPoint> houses = mPlaces;
          DirectionsOptions tell;
          tell.houses = houses;
          tell.metric = returns;
          double meters = 0, minutes = 0;
          int stop = 0;
          const std::vector<DirectionStep> steps = directions( mGraph, mPlaces, mLegs, returns, tell );
          for ( const DirectionStep &step : steps )
          {
            meters += step.meters;
            minutes += step.minutes;
            if ( step.meters < -1e-6 || step.minutes < -1e-6 )
              wrong( "a step of ", step.meters, " m and ", step.minutes, " min" );
            if ( step.stop > 0 && step.stop != ++stop )
              wrong( "stop ", step.stop, " is told as the ", stop, "th" );
            if ( step.text.en().empty() || step.text.es().empty() || step.block.en().empty() ||
                 step.block.es().empty() )
              wrong( "a step without words" );
            for ( const char *word : { "house", "casa", "drive", "camino de entrada" } )
              if ( step.block.en().find( word ) != std::string::npos ||
                   step.block.es().find( word ) != std::string::npos )
                wrong( "a step to the block that tells the house" );
          }
          if ( stop != static_cast<int>( mPlaces.size() ) - ( returns ? 2 : 1 ) )
            wrong( "stops told: ", stop );
          double drivenMeters = 0, drivenMinutes = 0;
          for ( const RoutePath &leg : mLegs )
          {
            drivenMeters += leg.found ? leg.meters : 0;
            drivenMinutes += leg.found ? leg.minutes : 0;
          }
          if ( !near( meters, drivenMeters, 1e-6 + drivenMeters * 1e-9 ) ||
               !near( minutes, drivenMinutes, 1e-6 + drivenMinutes * 1e-9 ) )
            wrong( "steps of ", meters, " m for legs of ", drivenMeters );
        }
        for ( const SnappedPoint &place : mPlaces )
          stopPlace( mGraph, place );
      }

      const StreetMap &mMap;
      StreetGraph mGraph;
      std::vector<SnappedPoint> mPlaces;
      std::vector<RoutePath> mLegs;
      std::string mWrong;
  };

  inline std::string wrongOnStreets( const StreetMap &map )
  {
    return StreetCheck( map ).run();
  }
}
