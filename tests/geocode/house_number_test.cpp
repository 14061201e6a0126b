// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/house_number.h"

#include <gtest/gtest.h>

#include <ostream>

namespace doorstep
{
  struct NumberCase
  {
      const char *number, *suffix;
      std::uint32_t value;
      const char *affix;
  };
  // What GoogleTest calls a case by.
  void PrintTo( const NumberCase &written, std::ostream *out )
  {
    *out << written.number << " | " << written.suffix;
  }

  class HouseNumbers : public testing::TestWithParam<NumberCase>
  {
  };

  TEST_P( HouseNumbers, areRead )
  {
    const NumberCase &c = GetParam();
    const HouseNumber n = parseHouseNumber( c.number, c.suffix );
    EXPECT_EQ( n.valid ? n.value : 0, c.value );
    EXPECT_EQ( n.affix(), c.affix );
  }

  INSTANTIATE_TEST_SUITE_P(
      All, HouseNumbers,
      testing::Values( NumberCase{ "123", "", 123, "" }, NumberCase{ " 123 ", "", 123, "" },
                       NumberCase{ "123.0", "", 123, "" }, NumberCase{ "12B", "", 12, "B" },
                       NumberCase{ "12-b", "", 12, "B" }, NumberCase{ "12", "B ", 12, "B" },
                       NumberCase{ "12 1/2", "", 12, "1/2" }, NumberCase{ "12\xC2\xBD", "", 12, "1/2" },
                       NumberCase{ "12", "1/2-R", 12, "1/2R" }, NumberCase{ "45-3", "", 45, "3" },
                       NumberCase{ "12-14", "", 12, "14" }, NumberCase{ "37-12", "", 12, "37-~" },
                       NumberCase{ "N6W23001", "", 23001, "N6W~" },
                       NumberCase{ "N6W 23001", "", 23001, "N6W~" }, NumberCase{ "A12", "", 12, "A~" },
                       NumberCase{ "", "", 0, "" }, NumberCase{ "none", "", 0, "" },
                       NumberCase{ "-1", "", 0, "" }, NumberCase{ "99999999999999", "", 0, "" } ) );

  TEST( HouseNumber, hyphensHaveASecondReading )
  {
    EXPECT_EQ( otherReading( "37-12" ).affix(), "12" );
    EXPECT_EQ( otherReading( "37-12" ).value, 37U );
    EXPECT_EQ( otherReading( "12-14" ).affix(), "12-~" );
    EXPECT_FALSE( otherReading( "12" ).valid );
    EXPECT_FALSE( otherReading( "12-B" ).valid );
  }

  TEST( HouseNumber, rangesAreRead )
  {
    const NumberRange plain = parseRange( "199", "101" );
    EXPECT_TRUE( plain.valid );
    EXPECT_EQ( plain.from, 199U );
    EXPECT_EQ( plain.to, 101U );
    const NumberRange queens = parseRange( "37-01", "37-99" );
    EXPECT_EQ( queens.prefix, "37-" );
    EXPECT_EQ( queens.to, 99U );
    EXPECT_EQ( parseRange( "", "9" ).from, 9U );
    EXPECT_FALSE( parseRange( "0", "0" ).valid );
    EXPECT_FALSE( parseRange( "-1", "-1" ).valid );
    EXPECT_FALSE( parseRange( "", "" ).valid );
    EXPECT_FALSE( parseRange( "N6W10", "S4W20" ).valid );
  }
}
