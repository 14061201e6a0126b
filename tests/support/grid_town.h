// SPDX-License-Identifier: GPL-2.0-or-later
// A town for the plan of a morning.
#pragma once
#include "base/error.h"
#include "base/random.h"
#include "morning/plan_morning.h"

namespace doorstep::test
{
  // A grid of streets 100 m apart, visits beside them, a staging place at a corner.
  inline PlanQuestion gridTown( std::uint32_t visits )
  {
    PlanQuestion question;
    for ( int i = 0; i <= 12; ++i )
    {
      StreetLine across, along;
      for ( int k = 0; k <= 12; ++k )
      {
        across.points.push_back( { 100.0 * k, 100.0 * i } );
        along.points.push_back( { 100.0 * i, 100.0 * k } );
      }
      across.name = "E " + std::to_string( i + 1 ) + "th St";
      along.name = "N " + std::to_string( i + 1 ) + "th Ave";
      question.streets.push_back( across );
      question.streets.push_back( along );
    }
    Random random( 4 );
    for ( std::uint32_t v = 0; v < visits; ++v )
    {
      PlanVisit visit;
      visit.position = { random.between( 20, 1180 ), 100.0 * random.below( 12 ) + 18 };
      visit.code = "C" + std::to_string( 1000 + v );
      question.visits.push_back( visit );
    }
    question.stagings.push_back( { { 600, 610 }, "North & South", "", 0, 1 } );
    question.teamMinutes = 120;
    question.steps = 3000;
    return question;
  }

  // What is said of a question that cannot be answered; empty: it can.
  inline std::string sentenceOf( const PlanQuestion &question )
  {
    try
    {
      planMorning( question );
    }
    catch ( const InputError &e )
    {
      return e.what();
    }
    return "";
  }
}
