// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/list_rows.h"

#include <gtest/gtest.h>
#include <vector>

namespace doorstep
{
  namespace
  {
    // The last cell is the address.
    ListRow read( const std::vector<std::string> &cells )
    {
      return listRow( cells, cells.back() );
    }
  }

  TEST( ListRows, whatIsNoStudent )
  {
    EXPECT_EQ( read( { "", "", "", "" } ), ListRow::Empty );
    EXPECT_EQ( read( { "Grand total: 57", "", "", "" } ), ListRow::Total );
    EXPECT_EQ( read( { "Total", "", "", "57" } ), ListRow::Total );
    EXPECT_EQ( read( { "57 estudiantes", "", "", "" } ), ListRow::Total );
    EXPECT_EQ( read( { "Printed 11/03/2026 8:15", "", "Page 2 of 9", "" } ), ListRow::Foot );
    EXPECT_EQ( read( { "", "", "", "End of report" } ), ListRow::Foot );
  }

  TEST( ListRows, whoMayBeOne )
  {
    EXPECT_EQ( read( { "4711", "Basie", "Count", "12 Elm St" } ), ListRow::Student );
    EXPECT_EQ( read( { "4711", "Total", "Ana", "12 Elm St" } ), ListRow::Student );
    EXPECT_EQ( read( { "4711", "Confidential" } ), ListRow::Student );
    EXPECT_EQ( read( { "4711", "Ana Ruiz", "Confidential" } ), ListRow::Student );
    EXPECT_EQ( read( { "4711", "End of County Road 9" } ), ListRow::Student );
    EXPECT_EQ( read( { "", "Ana Ruiz", "", "" } ), ListRow::Lone );
  }
}
