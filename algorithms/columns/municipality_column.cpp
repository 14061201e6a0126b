// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/error.h"
#include "columns/address_columns.h"
#include "columns/column_names.h"

namespace doorstep
{
  int municipalityColumn( std::span<const ColumnSample> columns, std::string_view chosen )
  {
    constexpr std::string_view known[] = { "incmuni",   "municipality", "muni",         "cityname",
                                           "city",      "town",         "townname",     "placename",
                                           "community", "commname",     "jurisdiction", "name" };
    const auto named = [&columns]( std::string_view name )
    {
      for ( std::size_t i = 0; i < columns.size(); ++i )
        if ( plainName( columns[i].name ) == name )
          return static_cast<int>( i );
      return -1;
    };
    if ( !chosen.empty() )
    {
      if ( const int column = named( plainName( chosen ) ); column >= 0 )
        return column;
    }
    else
      for ( const std::string_view name : known )
        if ( const int column = named( name ); column >= 0 )
          return column;
    throw InputError(
        "MUNICIPALITIES has no column that is known to hold the municipality's name; choose it in "
        "MUNICIPALITY_FIELD." );
  }
}
