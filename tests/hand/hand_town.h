// SPDX-License-Identifier: GPL-2.0-or-later
// A made-up town with a plan to be changed by hand.
#pragma once
#include "base/random.h"
#include "hand/hand_plan.h"
#include "hand/hand_times.h"
#include "morning/plan_morning.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace doorstep::test
{
  struct HandTown
  {
      PlanQuestion question;
      PlanAnswer answer;
      std::unique_ptr<HandTimes> times;
      std::unique_ptr<HandPlan> plan;
      std::map<std::int32_t, HandZone> first; // as planned

      std::vector<std::int32_t> numbers() const
      {
        std::vector<std::int32_t> all;
        for ( const auto &[number, zone] : plan->zones() )
          all.push_back( number );
        return all;
      }
  };

  // Streets 110 m apart, every fifth one-way; visits beside them; two staging places.
  inline PlanQuestion townQuestion( int blocks, int visits, std::uint64_t seed )
  {
    constexpr double block = 110;
    PlanQuestion question;
    for ( int i = 0; i <= blocks; ++i )
    {
      StreetLine across, along;
      for ( int k = 0; k <= blocks; ++k )
      {
        across.points.push_back( { block * k, block * i } );
        along.points.push_back( { block * i, block * k } );
      }
      across.name = "E Elm " + std::to_string( i );
      along.name = "N Oak " + std::to_string( i );
      across.oneWay = i % 5 == 1 ? OneWay::Forward : OneWay::Both;
      along.oneWay = i % 5 == 3 ? OneWay::Backward : OneWay::Both;
      across.feature = 2 * i;
      along.feature = 2 * i + 1;
      question.streets.push_back( across );
      question.streets.push_back( along );
    }
    Random random( seed, 77 );
    const double side = block * blocks;
    question.stagings.push_back( { { side * 0.3, side * 0.3 + 20 }, "North", "", 0, 1 } );
    question.stagings.push_back( { { side * 0.7, side * 0.6 + 20 }, "South", "", 0, 2 } );
    for ( int v = 0; v < visits; ++v )
    {
      PlanVisit visit;
      visit.position = { random.between( 20, side - 20 ),
                         block * random.below( static_cast<std::uint32_t>( blocks ) ) + 15 };
      visit.minutes = 10 + random.below( 11 );
      visit.students = 1 + static_cast<std::int32_t>( random.below( 3 ) );
      visit.code = "C" + std::to_string( 10000 + v );
      if ( random.below( 5 ) == 0 )
        visit.languages = { "es" };
      question.visits.push_back( visit );
    }
    question.steps = 3000;
    return question;
  }

  inline std::int32_t drawn( Random &random, std::size_t count )
  {
    return static_cast<std::int32_t>( random.below( static_cast<std::uint32_t>( count ) ) );
  }

  inline std::vector<HandZone> handZones( const PlanAnswer &answer )
  {
    std::vector<HandZone> zones;
    for ( const PlannedZone &from : answer.zones )
    {
      HandZone zone;
      zone.number = from.zone;
      zone.staging = from.staging;
      zone.stops = from.visits;
      zones.push_back( zone );
    }
    return zones;
  }

  inline std::unique_ptr<HandTown> handTown( PlanQuestion question )
  {
    auto town = std::make_unique<HandTown>();
    town->question = std::move( question );
    town->answer = planMorning( town->question );
    town->times = std::make_unique<HandTimes>( town->question, Progress() );
    town->plan = std::make_unique<HandPlan>( town->question.visits.size(), handZones( town->answer ) );
    town->first = town->plan->zones();
    return town;
  }
}
