// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/keepable.h"

#include "base/error.h"

#include <array>
#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  constexpr std::array<std::string_view, 5> RESERVED = { "visit", "students", "language", "minutes",
                                                         "group" };
  const std::vector<ListColumn> SEALED = {
      { "student_no", { "1001", "1002", "1003" } },
      { "geo_address", { "12 E ELM ST, TUCSON AZ 85701", "14 OAK AVE, TUCSON AZ 85705", "" } },
      { "last", { "Ortiz", "De la Cruz", "Lee" } } };

  std::string refusal( const ListColumn &kept )
  {
    try
    {
      requireKeepable( kept, SEALED, RESERVED );
    }
    catch ( const InputError &error )
    {
      return error.what();
    }
    return {};
  }
}

TEST( Privacy06, columnsThatCouldNameAStudentAreNotKept )
{
  EXPECT_NE( refusal( { "student_no", {} } ), "" );
  EXPECT_NE( refusal( { "geo_score", {} } ), "" );
  EXPECT_NE( refusal( { "Language", {} } ), "" );
  for ( const char *name :
        { "First Name", "LAST_NAME", "Guardian 1", "Home Address", "Home Phone", "E-mail", "DOB",
          "Withdrawal Code", "Grade", "Attendance %", "Reason", "School", "discipline" } )
    EXPECT_NE( refusal( { name, {} } ), "" ) << name;
  EXPECT_NE( refusal( { "copy", { "x", "1002", "y" } } ), "" ) << "an ID under another name";
  EXPECT_NE( refusal( { "copy", { "ORTIZ", "", "" } } ), "" ) << "a name in other letters";
  EXPECT_NE( refusal( { "remark", { "", "ask for Mrs. De la Cruz", "" } } ), "" ) << "a name within a text";
  EXPECT_NE( refusal( { "area", { "85701", "85705", "85705" } } ), "" ) << "part of the address";
  EXPECT_NE( refusal( { "code", { "W4", "S4", "" } } ), "" ) << "withdrawal codes";
}

TEST( Privacy06, refusalsNameTheColumnAndNoValue )
{
  const std::string said = refusal( { "remark", { "", "ask for Mrs. De la Cruz", "" } } );
  EXPECT_NE( said.find( "remark" ), std::string::npos );
  EXPECT_NE( said.find( "last" ), std::string::npos );
  EXPECT_NE( said.find( "row 2" ), std::string::npos );
  EXPECT_EQ( said.find( "Cruz" ), std::string::npos );
}

TEST( Keepable, whatTellsNothingMayStay )
{
  EXPECT_EQ( refusal( { "dog", { "yes", "no", "" } } ), "" );
  EXPECT_EQ( refusal( { "priority", { "1", "2", "3" } } ), "" );
  EXPECT_EQ( refusal( { "adobe_house", { "", "", "x" } } ), "" );
  EXPECT_EQ( refusal( { "classname", { "", "", "x" } } ), "" );
}

TEST( Keepable, aValueOfItsOwnInEveryRowSinglesOut )
{
  ListColumn column{ "badge", {} };
  for ( int i = 0; i < 30; ++i )
    column.values.push_back( std::to_string( 5000 + i ) );
  EXPECT_TRUE( singlesOut( column ) );
  for ( std::string &value : column.values )
    value.resize( 3 );
  EXPECT_FALSE( singlesOut( column ) );
}
