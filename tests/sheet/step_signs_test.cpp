// SPDX-License-Identifier: GPL-2.0-or-later
// Directions in signs: what is read back from the words, and what stays in words.
#include "network/direction_words.h"
#include "sheet/step_signs.h"

#include <gtest/gtest.h>

#include <array>

using namespace doorstep;

namespace
{
  constexpr std::array<std::size_t, 1> ENGLISH_ALONE{ 0 };
  constexpr std::array<std::size_t, 2> ENGLISH_AND_SPANISH{ 0, 1 };

  std::string wayInSigns( const Phrase &text, std::span<const std::size_t> languages, int stop = 0 )
  {
    std::string all;
    for ( const std::string &one : inSigns( { stop, text }, languages ).way )
      all += ( all.empty() ? "" : " | " ) + one;
    for ( std::size_t at = all.find( "\u00a0" ); at != std::string::npos; at = all.find( "\u00a0", at ) )
      all.replace( at, 2, "_" ); // where no line breaks
    return all;
  }

  Phrase turnWords( const char *key, const char *street )
  {
    return phrase( key, { { "street", street } } );
  }
}

TEST( StepSigns, sayATurnOnceForAllLanguages )
{
  const Phrase left = turnWords( "turn.left", "W Camino del Sol" );
  const Phrase in = phrase( "step.in", { { "length", lengthWords( 480, false ) }, { "turn", left } } );
  ASSERT_EQ( in.es(), "En 0.3 mi gire a la izquierda en W Camino del Sol" );
  EXPECT_EQ( wayInSigns( in, ENGLISH_AND_SPANISH ), "0.3_mi_←_W Camino del Sol" );
  EXPECT_EQ( wayInSigns( in, ENGLISH_ALONE ), "0.3_mi_←_W Camino del Sol" );
  const Phrase feet = phrase( "step.in", { { "length", lengthWords( 60, false ) },
                                           { "turn", turnWords( "turn.right.stay", "E 2nd St" ) } } );
  EXPECT_EQ( wayInSigns( feet, ENGLISH_AND_SPANISH ), "200_ft/pies_→_E 2nd St" );
  EXPECT_EQ( wayInSigns( phrase( "step.then", { { "turn", turnWords( "turn.straight", "Elm St" ) } } ),
                         ENGLISH_AND_SPANISH ),
             "↑_Elm St" );
  EXPECT_EQ( wayInSigns( capitalized( left ), ENGLISH_AND_SPANISH ), "←_W Camino del Sol" );
}

TEST( StepSigns, everyTableOfALanguageIsReadBack )
{
  for ( std::size_t language = 0; language < languages().size(); ++language )
    for ( const char *key :
          { "turn.left", "turn.left.stay", "turn.right", "turn.right.stay", "turn.straight" } )
      for ( const double metres : { 0.0, 40.0, 200.0, 900.0, 30000.0 } )
        for ( const bool metric : { false, true } )
        {
          Phrase step = turnWords( key, "N Elm Ave" );
          if ( metres > 0 )
            step = phrase( "step.in", { { "length", lengthWords( metres, metric ) }, { "turn", step } } );
          const std::array<std::size_t, 2> both{ 0, language };
          const std::string sign = wayInSigns( step, both );
          EXPECT_TRUE( sign.ends_with( "_N Elm Ave" ) || sign == "N Elm Ave" ) << sign;
          EXPECT_EQ( sign.find( "N Elm Ave" ), sign.rfind( "N Elm Ave" ) ) << sign;
          EXPECT_EQ( sign.find( ' ' ), sign.find( "N Elm" ) + 1 ) << "no words in " << sign;
        }
}

TEST( StepSigns, theEndOfTheRoadAndAUTurnAreSigns )
{
  const Phrase end = phrase( "step.end_of_road", { { "turn", turnWords( "turn.left", "Elm St" ) } } );
  EXPECT_EQ( wayInSigns( phrase( "step.in", { { "length", lengthWords( 480, false ) }, { "turn", end } } ),
                         ENGLISH_AND_SPANISH ),
             "0.3_mi_←_Elm St" )
      << "it is seen there";
  EXPECT_EQ( wayInSigns( capitalized( phrase( "turn.round" ) ), ENGLISH_AND_SPANISH ), "↩" );
  EXPECT_EQ( wayInSigns( phrase( "step.in", { { "length", lengthWords( 480, false ) },
                                              { "turn", phrase( "turn.round" ) } } ),
                         ENGLISH_AND_SPANISH ),
             "0.3_mi_↩" );
}

TEST( StepSigns, whatHasNoSignStaysInTheWordsOfEachLanguage )
{
  EXPECT_EQ( wayInSigns( capitalized( phrase( "turn.roundabout" ) ), ENGLISH_AND_SPANISH ),
             "Enter the roundabout / Entre en la glorieta" );
  const Phrase unnamed = capitalized( phrase( "turn.left", { { "street", phrase( "street.service" ) } } ) );
  EXPECT_EQ( wayInSigns( unnamed, ENGLISH_AND_SPANISH ),
             "←_the service road / " + phrase( "street.service" ).es() );
  // A bend before a turn: two parts.
  const Phrase bent =
      joined( capitalized( phrase( "bend.left" ) ), "; ",
              uncapitalized( phrase( "step.in", { { "length", lengthWords( 60, false ) },
                                                  { "turn", turnWords( "turn.right", "Oak St" ) } } ) ) );
  EXPECT_EQ( wayInSigns( bent, ENGLISH_AND_SPANISH ),
             "Follow the road as it bends left / Siga la curva a la izquierda | 200_ft/pies_→_Oak St" );
  // Edited by hand in one language: both stand as they are.
  const Phrase edited( std::vector<std::string>{ "Turn left by the blue mailbox onto Elm St",
                                                 "Gire a la izquierda en Elm St", "a", "b" } );
  EXPECT_EQ( wayInSigns( edited, ENGLISH_AND_SPANISH ),
             "Turn left by the blue mailbox onto Elm St / Gire a la izquierda en Elm St" );
  // The languages disagree: neither is taken for the other.
  const Phrase wrong(
      std::vector<std::string>{ "Turn left onto Elm St", "Gire a la derecha en Elm St", "a", "b" } );
  EXPECT_EQ( wayInSigns( wrong, ENGLISH_AND_SPANISH ),
             "Turn left onto Elm St / Gire a la derecha en Elm St" );
}

TEST( StepSigns, whereTheStopIsIsToldInWords )
{
  const Phrase turn = phrase( "step.in", { { "length", lengthWords( 60, false ) },
                                           { "turn", turnWords( "turn.right", "Oak St" ) } } );
  const Phrase there = phrase( "arrive.stop", { { "n", "14" }, { "where", phrase( "side.left" ) } } );
  const SignedStep house = inSigns( { 14, joined( turn, "; ", there ) }, ENGLISH_AND_SPANISH );
  EXPECT_EQ( house.way, std::vector<std::string>{ "200\u00a0ft/pies\u00a0→\u00a0Oak St" } );
  EXPECT_EQ( house.arrival, ( std::vector<std::string>{ "On the left", "A la izquierda" } ) );
  // To the block, as volunteers have it; the street's name has a full stop.
  const Phrase block = phrase(
      "block.stop", { { "n", "4" }, { "place", phrase( "block.on", { { "street", "St. Mary St" } } ) } } );
  const SignedStep blockStep =
      inSigns( { 4, joined( capitalized( turnWords( "turn.left", "St. Mary St" ) ), ". ", block ) },
               ENGLISH_AND_SPANISH );
  EXPECT_EQ( blockStep.way, std::vector<std::string>{ "←\u00a0St. Mary St" } );
  EXPECT_EQ( blockStep.arrival, ( std::vector<std::string>{ "On St. Mary St", "En St. Mary St" } ) );
  // Worded otherwise: all of it, and nothing twice.
  const SignedStep other = inSigns( { 2, Phrase( "Look for the red door" ) }, ENGLISH_ALONE );
  EXPECT_TRUE( other.way.empty() );
  EXPECT_EQ( other.arrival, std::vector<std::string>{ "Look for the red door" } );
}
