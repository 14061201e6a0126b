// SPDX-License-Identifier: GPL-2.0-or-later
// The attack of paper_attack.h on made-up events of four kinds, each on whole streets and on streets in
// features of 15 m: no stop and no part of an outline may have fewer than eight candidates, and outlines must
// guess no better than chance.
#include "paper_attack.h"

#include "address/street_key.h"
#include "sample/sample_city.h"

#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  constexpr std::size_t SMALLEST = 8;

  std::vector<Point> drawn( std::vector<Point> from, std::size_t count, std::uint64_t seed )
  {
    Random random( seed, 5 );
    std::vector<Point> chosen;
    while ( chosen.size() < count && !from.empty() )
    {
      std::swap( from[random.below( static_cast<std::uint32_t>( from.size() ) )], from.back() );
      chosen.push_back( from.back() );
      from.pop_back();
    }
    return chosen;
  }

  AttackEvent dense()
  {
    const sample::SampleCity city = sample::makeSampleCity( {} );
    AttackEvent event;
    for ( const sample::Street &street : city.streets )
    {
      StreetLine line;
      line.points = street.points;
      line.name = street.name < 0 ? "" : city.names[static_cast<std::size_t>( street.name )].full();
      line.roadClass = street.road == sample::Road::Freeway     ? RoadClass::Freeway
                       : street.road == sample::Road::Ramp      ? RoadClass::Ramp
                       : street.road == sample::Road::Arterial  ? RoadClass::Primary
                       : street.road == sample::Road::Collector ? RoadClass::Secondary
                                                                : RoadClass::Local;
      line.oneWay = street.travel == sample::Travel::Forward    ? OneWay::Forward
                    : street.travel == sample::Travel::Backward ? OneWay::Backward
                                                                : OneWay::Both;
      line.fromLevel = street.fromLevel;
      line.toLevel = street.toLevel;
      event.streets.push_back( line );
    }
    for ( const sample::Address &address : city.addresses )
      if ( address.home )
      {
        event.addresses.push_back( address.at );
        event.named.of.push_back( { address.name, address.number } );
      }
    for ( const auto &name : city.names )
      event.named.streets.push_back( streetKey( name.full() ) );
    event.visits = drawn( event.addresses, 320, 3 );
    event.stagings = { city.staging.front().at };
    return event;
  }

  // Section roads a mile apart, some missing, with lanes off them; homes 150 to 500 m apart along them, up to
  // 200 m up their drives; a village in the middle. Visits lie alone.
  AttackEvent rural()
  {
    constexpr double mile = 1609.344;
    Random random( 7, 1 );
    AttackEvent event;
    const auto road =
        [&]( const std::string &name, const std::vector<Point> &points, double least, double most )
    {
      StreetLine line;
      line.name = name;
      line.points = points;
      event.streets.push_back( line );
      const Point &a = points.front(), &b = points.back();
      const double length = distance( a, b ), ux = ( b.x - a.x ) / length, uy = ( b.y - a.y ) / length;
      for ( double on = random.between( 20, most ); on < length - 20; on += random.between( least, most ) )
      {
        const double off = random.between( 15, least > 100 ? 200 : 30 ) * ( random.below( 2 ) == 0 ? 1 : -1 );
        event.addresses.push_back( { a.x + ux * on - uy * off, a.y + uy * on + ux * off } );
      }
    };
    const int size = 16;
    for ( int r = 0; r <= size; ++r )
      for ( int c = 0; c < size; ++c )
      {
        if ( r % 4 == 0 || random.below( 10 ) < 8 )
          road( "County Rd " + std::to_string( r ),
                { { c * mile, r * mile }, { ( c + 1 ) * mile, r * mile } }, 150, 500 );
        if ( r % 4 == 0 || random.below( 10 ) < 8 )
          road( "Section Rd " + std::to_string( r ),
                { { r * mile, c * mile }, { r * mile, ( c + 1 ) * mile } }, 150, 500 );
        if ( random.below( 10 ) < 3 )
          road( "Lane " + std::to_string( r * size + c ),
                { { ( c + 0.5 ) * mile, r * mile }, { ( c + 0.5 ) * mile, ( r + 0.4 ) * mile } }, 150, 500 );
      }
    const double x = 8 * mile, y = 8 * mile;
    for ( int i = 1; i <= 6; ++i )
    {
      road( "Village St " + std::to_string( i ), { { x, y + 110.0 * i }, { x + 700, y + 110.0 * i } }, 15,
            30 );
      StreetLine avenue;
      avenue.name = "Village Ave " + std::to_string( i );
      for ( int k = 0; k <= 6; ++k )
        avenue.points.push_back( { x + 100.0 * i, y + 110.0 * k } );
      event.streets.push_back( avenue );
    }
    std::vector<Point> scattered;
    for ( const Point &p : drawn( event.addresses, event.addresses.size(), 11 ) )
      if ( scattered.size() < 145 &&
           std::none_of( scattered.begin(), scattered.end(),
                         [&]( const Point &q ) { return distance( p, q ) < 900; } ) )
        scattered.push_back( p );
    event.visits = scattered;
    event.stagings = { { x, y } };
    return event;
  }

  // Five complexes of twenty buildings, sixty homes to a building on one point, beside a main road; houses
  // between them.
  AttackEvent complexes()
  {
    AttackEvent event;
    const auto road = [&]( std::string name, std::vector<Point> points )
    {
      StreetLine line;
      line.name = std::move( name );
      line.points = std::move( points );
      event.streets.push_back( line );
    };
    std::vector<Point> units;
    for ( int c = 0; c < 5; ++c )
    {
      const double x = 900.0 * c;
      road( "Main St", { { x, 0 }, { x + 450, 0 } } );
      road( "Main St", { { x + 450, 0 }, { x + 900, 0 } } );
      road( "Gate " + std::to_string( c ) + " Dr", { { x + 450, 0 }, { x + 450, 260 } } );
      for ( int b = 0; b < 20; ++b )
        for ( int unit = 0; unit < 60; ++unit )
          units.push_back( { x + 400 + 100.0 * ( b % 2 ), 40 + 22.0 * ( b / 2 ) } );
      for ( double on = 20; on < 380; on += 25 )
        event.addresses.push_back( { x + on, -18 } );
    }
    event.visits = drawn( units, 75, 4 );
    event.addresses.insert( event.addresses.end(), units.begin(), units.end() );
    event.stagings = { { 0, 0 } };
    return event;
  }

  void attack( const char *name, AttackEvent event )
  {
    const PlanAnswer answer = planOf( event );
    std::vector<Point> visits = event.visits;
    const StreetBlocks streets( event.streets, event.addresses, {}, event.named );
    const Found sheets = attackSheets( event, answer, streets ), parts = attackParts( event, answer );
    const Deepest deepest = attackDeepest( event, answer );
    sheets.print( "volunteers' stops", name );
    parts.print( "parts of outlines", name );
    std::size_t pieces = 0, zonesApart = 0;
    for ( const PlannedZone &zone : answer.zones )
    {
      EXPECT_FALSE( zone.area.empty() ) << "zone " << zone.zone;
      pieces += zone.area.size();
      zonesApart += zone.area.size() > 1 ? 1 : 0;
    }
    std::printf(
        "%-10s deepest places: %zu guesses, %zu right; %zu of %zu visits within 100 m, %.1f by chance; "
        "%zu zones in %zu pieces, %zu in several\n",
        name, deepest.guesses, deepest.hits, deepest.visitsHit, event.visits.size(), deepest.byChance,
        answer.zones.size(), pieces, zonesApart );
    for ( const std::string &warning : answer.warnings )
      std::printf( "%-10s %s\n", name, warning.c_str() );
    EXPECT_GE( sheets.smallest, SMALLEST );
    EXPECT_GE( parts.smallest, SMALLEST );
    // Chance, and three standard deviations of a binomial.
    EXPECT_LE( static_cast<double>( deepest.visitsHit ),
               deepest.byChance + 3 * std::sqrt( std::max( deepest.byChance, 1.0 ) ) );
  }
}

TEST( Privacy18, paperOfADenseCity )
{
  attack( "dense", dense() );
}

TEST( Privacy18, paperOfADenseCityInShreds )
{
  AttackEvent event = dense();
  event.streets = shredded( event.streets );
  attack( "shredded", event );
}

TEST( Privacy18, paperOfARuralEvent )
{
  attack( "rural", rural() );
}

// One zone of three visits, each of which is a part of it.
TEST( Privacy18, paperOfAVerySmallEvent )
{
  AttackEvent event = dense();
  event.visits = drawn( event.addresses, 3, 9 );
  attack( "small", event );
}

TEST( Privacy18, paperOfComplexes )
{
  attack( "complexes", complexes() );
}

// The same where teams walk, which volunteers' sheets do not tell: that two stops are in reach of each other
// left one house of seventeen.
TEST( Privacy18, paperOfTeamsThatWalk )
{
  for ( AttackEvent event : { dense(), complexes() } )
  {
    event.walking = { 250, 1 };
    attack( "on foot", event );
  }
}
