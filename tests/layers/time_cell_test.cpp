// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/time_cell.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( TimeCell, saysATimeAsWordsReadIt )
{
  const QDate day( 1899, 12, 30 );
  const struct
  {
      QVariant cell;
      const char *text;
  } cases[] = {
      { QVariant(), "" },
      { QStringLiteral( "  after 10\n" ), "after 10" },
      { QTime( 9, 5 ), "09:05" },
      { QTime( 16, 30, 12 ), "16:30" },
      { QDateTime( day, QTime( 10, 30 ) ), "10:30" },
      { 10, "10" },
      { 0.4375, "0.4375" },
  };
  for ( const auto &[cell, text] : cases )
    EXPECT_EQ( timeCell( cell ), text );
}

TEST( TimeCell, yesAndNoAreToldFromEverythingElse )
{
  for ( const char *yes : { "yes", "Y", "1", "TRUE", "x", "Sí" } )
    EXPECT_EQ( yesOrNo( yes ), true ) << yes;
  for ( const char *no : { "", "no", "N", "0", "false", " No. " } )
    EXPECT_EQ( yesOrNo( no ), false ) << no;
  for ( const char *neither : { "maybe", "2", "not" } )
    EXPECT_EQ( yesOrNo( neither ), std::nullopt ) << neither;
}
