// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/outcome_words.h"

#include "base/error.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  std::string said( const OutcomeWords &words, std::string_view outcome )
  {
    const std::optional<SaidOutcome> found = words.find( outcome );
    if ( !found )
      return "?";
    const char *names[] = { "done", "again", "later", "open" };
    return names[static_cast<int>( found->meaning )] + ( found->rest.empty() ? "" : " " + found->rest );
  }
}

TEST( OutcomeWords, theLexiconSaysWhatAnOutcomeMeans )
{
  const OutcomeWords words;
  const std::pair<const char *, const char *> cases[] = {
      { "not home", "again" },
      { " Not  Home. ", "again" },
      { "NOT_HOME", "again" },
      { "No answer", "again" },
      { "found", "done" },
      { "Wrong address", "done" },
      { "refused", "done" },
      { "not reached", "open" },
      { "come back", "later" },
      { "Come back at 10:30", "later 10:30" },
      { "come back after 5pm", "later after 5pm" },
      { "come back between 9 and 10", "later between 9 and 10" },
      { "volver", "later" },
      { "M", "done" }, // the boxes of the pages
      { "n", "again" },
      { "B", "later" },
      { "B 10:30", "later 10:30" },
      { "X", "done" },
      { "R", "done" },
      { "nobody home yet again", "?" },
      { "", "?" },
      { "42", "?" },
  };
  for ( const auto &[outcome, expected] : cases )
    EXPECT_EQ( said( words, outcome ), expected ) << outcome;
}

TEST( OutcomeWords, anOfficeHasItsOwn )
{
  const OutcomeWords words( "NA1=again; found = again ;X 9=open" );
  EXPECT_EQ( said( words, "na1" ), "again" );
  EXPECT_EQ( said( words, "found" ), "again" );
  EXPECT_EQ( said( words, "x 9" ), "open" );
  for ( const char *wrong : { "NH", "NH=", "NH=perhaps", "=again" } )
    EXPECT_THROW( OutcomeWords{ wrong }, InputError ) << wrong;
}
