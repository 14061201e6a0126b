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
