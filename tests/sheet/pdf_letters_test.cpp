// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/pdf_letters.h"

#include <gtest/gtest.h>

namespace doorstep
{
  TEST( PdfLetters, aLigatureIsReadAsItsLetters )
  {
    // As Qt writes them: a range of one, a run of codes and an array.
    EXPECT_EQ(
        lettersOfLigatures( "2 beginbfrange\n<0000> <0000> <0000>\n<00F1> <00F1> <FB00>\nendbfrange\n" ),
        "2 beginbfrange\n<0000> <0000> <0000>\n<00F1> <00F1> <00660066>\nendbfrange\n" );
    EXPECT_EQ( lettersOfLigatures( "1 beginbfrange\n<0001> <0004> <FB00>\nendbfrange" ),
               "1 beginbfrange\n<0001> <0004> [<00660066><00660069><0066006C><006600660069>]\nendbfrange" );
    EXPECT_EQ( lettersOfLigatures( "1 beginbfrange <01> <02> [<0041> <fb02>] endbfrange" ),
               "1 beginbfrange\n<01> <02> [<0041><0066006C>]\nendbfrange" );
    EXPECT_EQ( lettersOfLigatures( "1 beginbfchar\n<03> <FB06>\nendbfchar" ),
               "1 beginbfchar\n<03> <00730074>\nendbfchar" );
    // A run that only reaches them, and a second section after one that stays.
    EXPECT_EQ(
        lettersOfLigatures(
            "1 beginbfchar\n<01> <0041>\nendbfchar 1 beginbfrange\n<05> <06> <FAFF>\nendbfrange" ),
        "1 beginbfchar\n<01> <0041>\nendbfchar 1 beginbfrange\n<05> <06> [<FAFF><00660066>]\nendbfrange" );
  }

  TEST( PdfLetters, whatHoldsNoneStaysByteForByte )
  {
    for ( const char *map :
          { "", "/CIDInit /ProcSet findresource begin", "1 beginbfrange\n<0001>  <0003>\t<0041>\nendbfrange",
            "1 beginbfrange\n<0001> <0003> <FB07>\nendbfrange", "1 beginbfchar <01> <FB00>",
            "1 beginbfchar\n<01> FB00\nendbfchar", "1 beginbfrange <01> <02> [<FB00> endbfrange",
            "1 beginbfrange <02> <01> <FB00> endbfrange", "1 beginbfchar <01> <00660069> endbfchar",
            "1 beginbfchar <01> <FB0Z> endbfchar", "1 beginbfchar <01 endbfchar" } )
      EXPECT_EQ( lettersOfLigatures( map ), map );
  }
}
