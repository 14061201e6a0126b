// SPDX-License-Identifier: GPL-2.0-or-later
// An event's steps as its files change: to do, done, out of date.
#include "event/event_record.h"

#include <gtest/gtest.h>

namespace doorstep
{
  namespace
  {
    const Digests NOW = { { "points", "p" },   { "list", "l" },    { "reference", "r" },
                          { "geocoded", "g" }, { "visits", "v" },  { "zones", "z" },
                          { "teams", "t" },    { "staging", "s" }, { "roster", "o" } };

    EventRecord allButMaps()
    {
      EventRecord record;
      record.done( Step::Reference, { { "points", "p" } }, { { "reference", "r" } }, "20,000 addresses" );
      record.done( Step::Geocode, { { "list", "l" }, { "reference", "r" } }, { { "geocoded", "g" } },
                   "400 rows" );
      record.done( Step::Deidentify, { { "geocoded", "g" } }, { { "visits", "v" } }, "361 visits" );
      record.done( Step::Plan, { { "visits", "v" }, { "staging", "s" } }, { { "zones", "z" } }, "38 zones" );
      record.done( Step::Teams, { { "zones", "z" }, { "roster", "o" } }, { { "teams", "t" } }, "38 teams" );
      return record;
    }

    std::string states( const EventRecord &record, const Digests &now )
    {
      std::string all;
      for ( const Step step : STEPS )
        all += "-*!"[static_cast<int>( record.state( step, now ) )];
      return all; // - to do, * done, ! out of date
    }

    Digests with( const char *name, const char *digest )
    {
      Digests now = NOW;
      now[name] = digest;
      return now;
    }
  }

  TEST( EventRecord, laterStepsAreOutOfDateWhereOneRowWasEdited )
  {
    const EventRecord record = allButMaps();
    EXPECT_EQ( states( record, NOW ), "*****-" );
    EXPECT_FALSE( record.before( Step::Maps, NOW ).has_value() );
    const Digests edited = with( "list", "l2" );
    EXPECT_EQ( states( record, edited ), "*!!!!-" );
    EXPECT_EQ( record.changed( Step::Geocode, edited ), "list" );
    EXPECT_EQ( record.changed( Step::Plan, edited ), "" );
    EXPECT_EQ( record.before( Step::Maps, edited ), Step::Geocode ) << "maps refuse";
    EXPECT_EQ( states( record, with( "roster", "o2" ) ), "****!-" );
    EXPECT_EQ( states( record, with( "points", "p2" ) ), "!!!!!-" );
  }

  TEST( EventRecord, whatAStepLeftIsGoneOrChangedByHand )
  {
    const EventRecord record = allButMaps();
    EXPECT_EQ( states( record, with( "visits", "" ) ), "**-!!-" );
    EXPECT_EQ( states( record, with( "zones", "z2" ) ), "****!-" ) << "by hand: the plan stands";
  }

  TEST( EventRecord, doneAgainIsDone )
  {
    EventRecord record = allButMaps();
    Digests now = with( "roster", "o2" );
    record.done( Step::Teams, { { "zones", "z" }, { "roster", "o2" } }, { { "teams", "t2" } },
                 "39\tteams\n" );
    now["teams"] = "t2";
    EXPECT_EQ( states( record, now ), "*****-" );
    EXPECT_EQ( record.result( Step::Teams ), "39 teams " );
    record.forget( Step::Reference );
    EXPECT_EQ( states( record, now ), "-!!!!-" );
  }

  TEST( EventRecord, isWrittenAndReadBack )
  {
    const EventRecord record = allButMaps(), again = EventRecord::parse( record.text() );
    EXPECT_EQ( again.text(), record.text() );
    EXPECT_EQ( states( again, NOW ), "*****-" );
    EXPECT_EQ( again.result( Step::Plan ), "38 zones" );
    EXPECT_EQ( states( EventRecord::parse( "what\tis\tthis\nplan\tread\tx\ty" ), NOW ), "------" );
  }
}
