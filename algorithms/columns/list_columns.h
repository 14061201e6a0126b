// SPDX-License-Identifier: GPL-2.0-or-later
// Which column of a list of students holds what, as student information systems and offices export it: words
// of the names vote, values decide between two of a kind. A guess, to be shown and corrected.
//   const ListColumns columns = readListColumns( samples );
//   columns.at( "address" ) // the index of "Home Address"; a role without a column is not there
#pragma once
#include "columns/field_roles.h"

#include <functional>
#include <map>
#include <span>
#include <string>

namespace doorstep
{
  using ListColumns = std::map<std::string, int, std::less<>>;

  // Roles: address unit city state zip id language hold minutes first_name last_name. A guardian's, mailing
  // or former address is none.
  ListColumns readListColumns( std::span<const ColumnSample> columns );

  // A sentence for each further column of addresses that is not the one which is read: a residence beside the
  // mailing address, a second household. Columns that are by their names no home are passed over.
  std::vector<std::string> otherAddresses( std::span<const ColumnSample> columns, int read );
}
