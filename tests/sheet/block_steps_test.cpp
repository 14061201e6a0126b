// SPDX-License-Identifier: GPL-2.0-or-later
// Directions of sheets that must not tell a house (privacy 18).
#include "sheet/block_steps.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  BlockGroup group( std::vector<std::int32_t> blocks, std::vector<std::string> names,
                    std::vector<std::string> ends = {} )
  {
    BlockGroup made;
    made.blocks = std::move( blocks );
    made.names = std::move( names );
    made.ends = std::move( ends );
    return made;
  }

  BlockStep step( int stop, std::string english, std::string spanish )
  {
    return { stop, phraseOf( [&]( std::size_t language ) { return language == 1 ? spanish : english; } ) };
  }

  std::vector<std::string> english( const std::vector<BlockStep> &steps )
  {
    std::vector<std::string> texts;
    for ( const BlockStep &step : steps )
      texts.push_back( step.text.en() );
    return texts;
  }
}

TEST( BlockSteps, tellTheGroupInsteadOfTheBlock )
{
  EXPECT_EQ( groupWords( group( { 3 }, { "E 22nd St" }, { "S 4th Ave", "S 5th Ave" } ) ).en(),
             "on E 22nd St between S 4th Ave and S 5th Ave" );
  EXPECT_EQ( groupWords( group( { 3, 4 }, { "E 22nd St", "Rose Ct" } ) ).en(), "on E 22nd St or Rose Ct" );
  EXPECT_EQ( groupWords( group( { 3, 4 }, { "", "E 22nd St", "Rose Ct" } ) ).es(),
             "en una calle sin nombre, E 22nd St o Rose Ct" );
  EXPECT_EQ( groupWords( group( { 1, 2, 3, 4, 5 }, { "A St", "B St", "C St", "D St", "E St" } ) ).en(),
             "on A St, B St, C St, D St or a street beside them" );
}

// A home in a court of four, told with the street it leaves: nothing says which of the two it is in.
TEST( Privacy18, turnsWithinAGroupAreNotTold )
{
  const BlockGroup court = group( { 3, 4 }, { "E 22nd St", "Rose Ct" } );
  const BlockGroup next = group( { 9 }, { "S 6th Ave" }, { "E 23rd St", "E 24th St" } );
  const auto of = [&]( int stop ) { return stop == 1 ? &court : &next; };
  const std::vector<BlockStep> inCourt{
      step( 0, "Head north on S 4th Ave", "Vaya hacia el norte por S 4th Ave" ),
      step( 0, "In 300 ft turn right onto E 22nd St", "En 300 pies gire a la derecha en E 22nd St" ),
      step( 1, "In 100 ft turn left onto Rose Ct. Stop 1: on Rose Ct",
            "En 100 pies gire a la izquierda en Rose Ct. Parada 1: en Rose Ct" ),
      step( 0, "Turn round where it is safe", "Dé la vuelta donde sea seguro" ),
      step( 0, "Turn left onto E 22nd St", "Gire a la izquierda en E 22nd St" ),
      step( 0, "In 0.3 mi turn right onto S 5th Ave", "En 0.3 mi gire a la derecha en S 5th Ave" ),
      step( 2, "In 250 ft turn right onto S 6th Ave. Stop 2: on S 6th Ave near E 23rd St",
            "En 250 pies gire a la derecha en S 6th Ave. Parada 2: en S 6th Ave cerca de E 23rd St" ) };
  const std::vector<BlockStep> onStreet{
      inCourt[0],
      step( 1, "In 300 ft turn right onto E 22nd St. Stop 1: on E 22nd St between S 4th Ave and Rose Ct",
            "En 300 pies gire a la derecha en E 22nd St. Parada 1: en E 22nd St" ),
      step( 0, "Turn right onto S 5th Ave", "Gire a la derecha en S 5th Ave" ), inCourt[6] };
  const std::vector<std::string> told{ "Head north on S 4th Ave", "Stop 1: on E 22nd St or Rose Ct",
                                       "Turn right onto S 5th Ave",
                                       "In 250 ft turn right onto S 6th Ave. Stop 2: on S 6th Ave between "
                                       "E 23rd St and E 24th St" };
  const std::vector<BlockStep> one = blockSteps( inCourt, of ), other = blockSteps( onStreet, of );
  EXPECT_EQ( english( one ), told );
  EXPECT_EQ( english( other ), told );
  EXPECT_EQ( one[2].text.es(), "Gire a la derecha en S 5th Ave" );
  EXPECT_EQ( one[1].text.es(), "Parada 1: en E 22nd St o Rose Ct" );
}

// The same in a language that puts the distance first, from its table alone.
TEST( Privacy18, turnsWithinAGroupAreNotToldInAnyLanguage )
{
  const BlockGroup court = group( { 3, 4 }, { "E 22nd St", "Rose Ct" } );
  const BlockGroup next = group( { 9 }, { "S 6th Ave" } );
  const auto of = [&]( int stop ) { return stop == 1 ? &court : &next; };
  const auto stop = []( int number, const Phrase &text ) { return BlockStep{ number, text }; };
  const Phrase onto = phrase( "turn.right", { { "street", "S 6th Ave" } } );
  const auto reached = [&]( const char *number, const Phrase &text, const char *place )
  {
    return joined( text, ". ",
                   phrase( "block.stop", { { "n", number },
                                           { "place", phrase( "block.on", { { "street", place } } ) } } ) );
  };
  for ( const char *unit : { "length.feet", "length.miles", "length.metres", "length.kilometres" } )
  {
    const Phrase length = phrase( unit, { { "n", "0.3" } } );
    const std::vector<BlockStep> told = blockSteps(
        std::vector{ stop( 1, reached( "1", {}, "Rose Ct" ) ),
                     stop( 2, reached( "2", phrase( "step.in", { { "length", length }, { "turn", onto } } ),
                                       "S 6th Ave" ) ) },
        of );
    ASSERT_EQ( told.size(), 2U );
    EXPECT_EQ( told[0].text, phrase( "block.stop", { { "n", "1" }, { "place", groupWords( court ) } } ) );
    EXPECT_EQ( told[1].text, reached( "2", capitalized( onto ), "S 6th Ave" ) )
        << unit << told[1].text.in( 2 );
  }
}

TEST( Privacy18, timesAreToldInSteps )
{
  EXPECT_EQ( inSteps( 34, 10 ), 30 );
  EXPECT_EQ( inSteps( 35, 10 ), 40 );
  EXPECT_EQ( inSteps( 1, 5 ), 0 );
}
