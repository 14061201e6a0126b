// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/csv.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( Csv, readsQuotesLineEndsAndByteOrderMark )
{
  const std::vector<CsvRow> rows = parseCsv( "\xEF\xBB\xBF"
                                             "id,note\r\n1,\"a \"\"b\"\",\nc\"\r\n2,\n" );
  ASSERT_EQ( rows.size(), 3U );
  EXPECT_EQ( rows[0], ( CsvRow{ "id", "note" } ) );
  EXPECT_EQ( rows[1], ( CsvRow{ "1", "a \"b\",\nc" } ) );
  EXPECT_EQ( rows[2], ( CsvRow{ "2", "" } ) );
}

TEST( Csv, leavesOutComments )
{
  EXPECT_EQ( parseCsv( "# why\n\na,b\n", ',', true ), ( std::vector<CsvRow>{ { "a", "b" } } ) );
}

TEST( Csv, writesWhatItReads )
{
  const std::string cell = "5 \"Oak\", Apt 2\nrear";
  EXPECT_EQ( parseCsv( csvCell( cell ) )[0][0], cell );
}

TEST( Csv, noTextIsAFormulaInASpreadsheetAndNumbersStayNumbers )
{
  for ( const char *text :
        { "=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1",
          "  @x", "\uFF1D1", "-", "--", "+1 (520) 555-0100", "-1.2.3", "-1e", "of:=1", "'=1", "''-x" } )
  {
    const std::string cell = forSpreadsheet( text );
    EXPECT_EQ( cell, std::string( "'" ) + text );
    EXPECT_EQ( fromSpreadsheet( cell ), text );
  }
  for ( const char *text : { "", "12", "-12", "+15205550100", "-3.50", "-.5e-3", "+1E+6", "O'Neil", "'",
                             "'-5", "a=b", "12-14 Elm St", "'s Gravenhage" } )
  {
    EXPECT_EQ( forSpreadsheet( text ), text );
    EXPECT_EQ( fromSpreadsheet( text ), text );
  }
}
