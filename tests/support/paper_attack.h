// SPDX-License-Identifier: GPL-2.0-or-later
// An attack on the paper (privacy 18): what somebody learns of a home who has a volunteer's sheet or the
// zones' outlines, the open address points and streets, and this program's source.
//   On the sheet: every address is put through the same rendering; those that look like the stop are its
// candidates. On outlines: the addresses of each part that is drawn; and the places deepest in an outline,
// where a disc round a visit would have its middle.
#pragma once
#include "base/geometry.h"
#include "base/random.h"
#include "morning/plan_morning.h"
#include "network/foot.h"
#include "sheet/block_steps.h"
#include "sheet/street_blocks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace doorstep::test
{
  struct AttackEvent
  {
      std::vector<StreetLine> streets;
      std::vector<Point> addresses; // all homes
      HouseAddresses named;         // of the addresses; empty: not known
      std::vector<Point> visits;
      std::vector<Point> stagings;
      double minutes = 240;
      WalkSettings walking;
  };

  // Whole features as ones of 15 m at most.
  inline std::vector<StreetLine> shredded( const std::vector<StreetLine> &lines )
  {
    std::vector<StreetLine> shreds;
    for ( const StreetLine &line : lines )
      for ( std::size_t i = 1; i < line.points.size(); ++i )
      {
        const Point &a = line.points[i - 1], &b = line.points[i];
        const int pieces = static_cast<int>( distance( a, b ) / 15 ) + 1;
        for ( int k = 0; k < pieces; ++k )
        {
          const auto at = [&]( int j )
          {
            return j == 0 ? a
                   : j == pieces
                       ? b
                       : Point{ a.x + ( b.x - a.x ) * j / pieces, a.y + ( b.y - a.y ) * j / pieces };
          };
          StreetLine shred = line;
          shred.points = { at( k ), at( k + 1 ) };
          if ( k > 0 )
            shred.fromLevel = 0;
          if ( k + 1 < pieces )
            shred.toLevel = 0;
          shreds.push_back( shred );
        }
      }
    return shreds;
  }

  inline PlanAnswer planOf( const AttackEvent &event )
  {
    PlanQuestion question;
    for ( std::size_t v = 0; v < event.visits.size(); ++v )
    {
      PlanVisit visit;
      visit.position = event.visits[v];
      visit.code = "V" + std::to_string( 10000 + v );
      question.visits.push_back( visit );
    }
    for ( const Point &staging : event.stagings )
      question.stagings.push_back( { staging, "S" + std::to_string( question.stagings.size() ), "", 0, 1 } );
    question.streets = event.streets;
    question.houses = event.addresses;
    question.houseAddresses = event.named;
    question.teamMinutes = event.minutes;
    question.walking = event.walking;
    question.steps = 2000;
    return planMorning( question );
  }

  // Addresses at one spot are one place.
  inline std::vector<Point> places( const std::vector<Point> &addresses )
  {
    std::set<std::pair<double, double>> seen;
    std::vector<Point> result;
    for ( const Point &p : addresses )
      if ( seen.emplace( std::floor( p.x ), std::floor( p.y ) ).second )
        result.push_back( p );
    return result;
  }

  struct Found
  {
      std::size_t targets = 0, smallest = 1000000; // candidates of the target with fewest
      double posterior = 0;                        // of the true house, the mean
      double worst = 0;
      void add( std::size_t candidates )
      {
        ++targets;
        smallest = std::min( smallest, candidates );
        const double p = 1 / std::max( 1.0, static_cast<double>( candidates ) );
        posterior += p;
        worst = std::max( worst, p );
      }
      void print( const char *what, const char *where ) const
      {
        std::printf( "%-10s %-28s %5zu targets, fewest candidates %4zu, posterior mean %.3f worst %.3f\n",
                     where, what, targets, smallest,
                     posterior / std::max<double>( 1, static_cast<double>( targets ) ), worst );
      }
  };

  // As a volunteer's sheet tells a stop: the disc, the words.
  inline std::string renderingOf( const StreetBlocks &streets, const Point &home )
  {
    const PrintedPlace place = streets.place( home );
    const Point shown = streets.shownPlace( place, home );
    std::string text =
        std::to_string( std::lround( shown.x * 10 ) ) + ' ' + std::to_string( std::lround( shown.y * 10 ) );
    if ( place.group >= 0 )
      text += ' ' + groupWords( streets.groups()[static_cast<std::size_t>( place.group )] ).en();
    return text;
  }

  // The streets that the words before "Stop n:" end on narrow the candidates further.
  inline Found attackSheets( const AttackEvent &event, const PlanAnswer &answer, const StreetBlocks &streets )
  {
    std::map<std::string, std::vector<Point>> looksLike;
    for ( const Point &home : places( event.addresses ) )
      looksLike[renderingOf( streets, home )].push_back( home );
    Found found;
    for ( const PlannedZone &zone : answer.zones )
    {
      std::vector<BlockStep> steps;
      for ( const DirectionStep &step : zone.directions )
        if ( !step.block.empty() )
          steps.push_back( { step.stop, step.block } );
      const auto placeOf = [&]( int stop )
      {
        return streets.place(
            event.visits[static_cast<std::size_t>( zone.visits[static_cast<std::size_t>( stop ) - 1] )] );
      };
      steps = blockSteps( steps,
                          [&]( int stop ) -> const BlockGroup *
                          {
                            const PrintedPlace place = placeOf( stop );
                            return place.group < 0
                                       ? nullptr
                                       : &streets.groups()[static_cast<std::size_t>( place.group )];
                          } );
      for ( const BlockStep &step : steps )
        if ( step.stop > 0 )
        {
          const Point &home =
              event
                  .visits[static_cast<std::size_t>( zone.visits[static_cast<std::size_t>( step.stop ) - 1] )];
          std::vector<Point> candidates = looksLike[renderingOf( streets, home )];
          // "turn left onto X. Stop 4: …": it lies on X.
          const std::size_t onto = step.text.en().rfind( " onto " ), stop = step.text.en().rfind( ". Stop " );
          if ( onto != std::string::npos && stop != std::string::npos && onto < stop )
          {
            const std::string street = step.text.en().substr( onto + 6, stop - onto - 6 );
            std::vector<Point> on;
            for ( const Point &p : candidates )
              if ( const PrintedPlace place = streets.place( p );
                   place.block >= 0 &&
                   streets.blocks()[static_cast<std::size_t>( place.block )].name == street )
                on.push_back( p );
            if ( !on.empty() )
              candidates = on;
          }
          found.add( candidates.size() );
        }
    }
    return found;
  }

  inline bool inPart( const AreaPolygon &part, const Point &p )
  {
    return isInRing( part.shell, p ) &&
           std::none_of( part.holes.begin(), part.holes.end(),
                         [&]( const auto &hole ) { return isInRing( hole, p ); } );
  }

  inline double gapTo( const AreaPolygon &part, const Point &p )
  {
    double least = 1e300;
    const auto ring = [&]( const std::vector<Point> &points )
    { least = std::min( least, footOn( points, p ).gap ); };
    ring( part.shell );
    std::for_each( part.holes.begin(), part.holes.end(), ring );
    return least;
  }

  // Candidates of each part of each outline.
  inline Found attackParts( const AttackEvent &event, const PlanAnswer &answer )
  {
    const std::vector<Point> homes = places( event.addresses );
    Found found;
    for ( const PlannedZone &zone : answer.zones )
      for ( const AreaPolygon &part : zone.area )
        found.add( static_cast<std::size_t>( std::count_if(
            homes.begin(), homes.end(), [&]( const Point &p ) { return inPart( part, p ); } ) ) );
    return found;
  }

  // Of all places deeper in an outline than any around them: how many have a visit within 100 m; and how many
  // would have one by chance, were as many visits drawn from the addresses inside.
  struct Deepest
  {
      std::size_t guesses = 0, hits = 0, visitsHit = 0;
      double byChance = 0; // visits
  };

  inline Deepest attackDeepest( const AttackEvent &event, const PlanAnswer &answer, double step = 30 )
  {
    constexpr double near = 100;
    const std::vector<Point> homes = places( event.addresses );
    Deepest result;
    for ( const PlannedZone &zone : answer.zones )
    {
      std::vector<Point> peaks;
      for ( const AreaPolygon &part : zone.area )
      {
        Point low = part.shell.front(), high = low;
        for ( const Point &p : part.shell )
        {
          low = { std::min( low.x, p.x ), std::min( low.y, p.y ) };
          high = { std::max( high.x, p.x ), std::max( high.y, p.y ) };
        }
        const double size = std::max( step, std::max( high.x - low.x, high.y - low.y ) / 120 );
        const int columns = static_cast<int>( ( high.x - low.x ) / size ) + 1,
                  rows = static_cast<int>( ( high.y - low.y ) / size ) + 1;
        std::vector<double> depth( static_cast<std::size_t>( columns * rows ), 0 );
        const auto at = [&]( int c, int r ) -> double &
        { return depth[static_cast<std::size_t>( r * columns + c )]; };
        const auto place = [&]( int c, int r ) {
          return Point{ low.x + ( c + 0.5 ) * size, low.y + ( r + 0.5 ) * size };
        };
        for ( int r = 0; r < rows; ++r )
          for ( int c = 0; c < columns; ++c )
            if ( inPart( part, place( c, r ) ) )
              at( c, r ) = gapTo( part, place( c, r ) );
        for ( int r = 0; r < rows; ++r )
          for ( int c = 0; c < columns; ++c )
          {
            bool isPeak = at( c, r ) > 40;
            for ( int dr = -2; dr <= 2 && isPeak; ++dr )
              for ( int dc = -2; dc <= 2 && isPeak; ++dc )
                if ( r + dr >= 0 && r + dr < rows && c + dc >= 0 && c + dc < columns &&
                     at( c + dc, r + dr ) > at( c, r ) )
                  isPeak = false;
            if ( isPeak )
              peaks.push_back( place( c, r ) );
          }
      }
      const auto close = [&]( const Point &p )
      {
        return std::any_of( peaks.begin(), peaks.end(),
                            [&]( const Point &q ) { return distance( p, q ) <= near; } );
      };
      std::size_t inside = 0, insideClose = 0, own = 0;
      for ( const Point &home : homes )
        if ( std::any_of( zone.area.begin(), zone.area.end(),
                          [&]( const AreaPolygon &part ) { return inPart( part, home ); } ) )
        {
          ++inside;
          insideClose += close( home ) ? 1 : 0;
        }
      for ( const std::int32_t v : zone.visits )
      {
        const Point &home = event.visits[static_cast<std::size_t>( v )];
        ++own;
        result.visitsHit += close( home ) ? 1 : 0;
      }
      for ( const Point &peak : peaks )
        result.hits +=
            std::any_of( zone.visits.begin(), zone.visits.end(),
                         [&]( std::int32_t v )
                         { return distance( peak, event.visits[static_cast<std::size_t>( v )] ) <= near; } )
                ? 1
                : 0;
      result.guesses += peaks.size();
      if ( inside > 0 )
        result.byChance +=
            static_cast<double>( own ) * static_cast<double>( insideClose ) / static_cast<double>( inside );
    }
    return result;
  }
}
