// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/csv_faults.h"

#include <gtest/gtest.h>

#include <string>

using namespace doorstep;

namespace
{
  std::string fault( std::string_view text, std::size_t columns = 3, CsvReader reader = CsvReader::Gdal )
  {
    const std::optional<CsvFault> found = csvFault( text, columns, '\0', reader );
    if ( !found )
      return "none";
    const char *const names[] = { "nul", "open", "swallowed", "stray", "more" };
    return names[static_cast<int>( found->kind )] + std::string( " " ) + std::to_string( found->line ) +
           ( found->others > 0 ? " +" + std::to_string( found->others ) : "" );
  }
}

TEST( CsvFaults, aWholeFileHasNone )
{
  EXPECT_EQ( fault( "" ), "none" );
  EXPECT_EQ( fault( "id,home,zip\r\n1,2 N Main St,02139\r\n" ), "none" );
  EXPECT_EQ( fault( "\xEF\xBB\xBF\"id\",\"home\",\"zip\"\n1,\"2 N Main St, Apt \"\"3\"\"\",02139" ), "none" );
  EXPECT_EQ( fault( "id,home,zip\n1,\"2 N Main St\nApt 3, Larkville, MA\",02139\n2,x,y\n" ), "none" )
      << "a cell of two lines";
  EXPECT_EQ( fault( "id,home,zip\n1,2 N Main St,02139,,\n" ), "none" ) << "empty cells past the last";
  EXPECT_EQ( fault( "id,home,zip\n1,2 N Main St \"rear\",02139\n" ), "none" );
  EXPECT_EQ( fault( "title\nid,home,zip\n1,2 N Main St,02139\n" ), "none" ) << "three columns, says QGIS";
  EXPECT_EQ( fault( "id;home;zip\n1;2 N Main St, Apt 3, rear, left;02139\n" ), "none" );
  EXPECT_EQ( fault( "id,home,zip\r1,2 N Main St,02139\r" ), "none" );
}

TEST( CsvFaults, quotationMarksThatSwallowRowsAreNamedByTheLineThatOpensThem )
{
  EXPECT_EQ( fault( "id,home,zip\r\n1,2 N Main St,x\r\n2,\"9 Palm Dr,02139\r\n3,4 N Main St,02139\r\n" ),
             "open 3" );
  EXPECT_EQ( fault( "id,home,zip\n1,4 \"N Main St,02139\n2,9 Palm Dr,02139\n3,\"4 N Main St\",02139\n" ),
             "swallowed 2" );
  EXPECT_EQ( fault( "id,name,home,zip\n1,\"Al,9 Palm Dr,02139\n2,Bo,4 N Main St,02139\n3,Cy\",x,y\n", 4 ),
             "swallowed 2" )
      << "the mark that closes it stands at a cell's end by chance";
  EXPECT_EQ( fault( "id,home,zip\n1,\"a\nb\",x\n2,\"c,d\n" ), "open 4" );
}

TEST( CsvFaults, aQuotationMarkInsideACellCostsTheRowInDelimitedText )
{
  const auto delimited = []( std::string_view text ) { return fault( text, 3, CsvReader::DelimitedText ); };
  EXPECT_EQ( delimited( "id,home,zip\n1,2 N Main St \"rear\",02139\n" ), "stray 2" );
  EXPECT_EQ( delimited( "id,home,zip\n1,x,y\n2,\"Jo\" Lee,02139\n" ), "stray 3" );
  EXPECT_EQ( delimited( "id,home,zip\n1, \"2 N Main St\" ,02139\n2,\"5\"\" pipe\",x\n" ), "none" );
}

TEST( CsvFaults, cellsPastTheLastColumnAreCounted )
{
  EXPECT_EQ( fault( "id,home,zip\n1,9 Palm Dr,02139\n2,2 N Main St, Apt 3,02139\n3,a,b,c\n4,a,b,,c\n" ),
             "more 3 +2" );
  EXPECT_EQ( fault( "id\thome\tzip\n1\t9 Palm Dr\t02139\t \tx\n" ), "more 2" );
}

TEST( CsvFaults, aByteOfNoTextIsNamed )
{
  EXPECT_EQ( fault( std::string_view( "id,home\n1,2 N\0 Main St\n", 22 ), 2 ), "nul 2" );
  EXPECT_EQ( fault( std::string_view( "id,home\n1,\"2 N\n\0 Main St\"\n", 25 ), 2 ), "nul 3" );
}

TEST( CsvFaults, theSeparatorIsTheHeaders )
{
  EXPECT_EQ( csvSeparator( "id;home, street;zip" ), ';' );
  EXPECT_EQ( csvSeparator( "id\thome\tzip\n,,,,," ), '\t' );
  EXPECT_EQ( csvSeparator( "\"a,b,c\";d" ), ';' );
  EXPECT_EQ( csvSeparator( "id|home" ), '|' );
  EXPECT_EQ( csvSeparator( "id" ), ',' );
}
