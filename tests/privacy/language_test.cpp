// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace doorstep;
using testing::ElementsAre;
using testing::IsEmpty;

TEST( Language, wordsAndCodesBecomeIsoCodes )
{
  EXPECT_THAT( readLanguages( "Spanish" ).codes, ElementsAre( "es" ) );
  EXPECT_THAT( readLanguages( "ESPAÑOL" ).codes, ElementsAre( "es" ) );
  EXPECT_THAT( readLanguages( " es " ).codes, ElementsAre( "es" ) );
  EXPECT_THAT( readLanguages( "Spanish/English" ).codes, ElementsAre( "en", "es" ) );
  EXPECT_THAT( readLanguages( "English and Arabic; es, es" ).codes, ElementsAre( "ar", "en", "es" ) );
  EXPECT_THAT( readLanguages( "inglés y español" ).codes, ElementsAre( "en", "es" ) );
}

TEST( Language, noAnswerIsNoneAndAStrangeWordIsTold )
{
  for ( const char *text : { "", " ", "unknown", "N/A", "-" } )
  {
    EXPECT_THAT( readLanguages( text ).codes, IsEmpty() ) << text;
    EXPECT_TRUE( readLanguages( text ).allKnown ) << text;
  }
  const SpokenLanguages spoken = readLanguages( "Spanish; call the aunt first" );
  EXPECT_THAT( spoken.codes, ElementsAre( "es" ) );
  EXPECT_FALSE( spoken.allKnown );
}
