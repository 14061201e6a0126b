// SPDX-License-Identifier: GPL-2.0-or-later
// Street layers with house number ranges; what stands here of names is what travel streets read too.
#include "base/error.h"
#include "columns/address_columns.h"
#include "columns/column_report.h"
#include "columns/range_columns.h"
#include "columns/street_parts.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, 21> STREET_ROLES = {
        "predir", "pretype", "presep", "premod", "name",   "postmod",  "suftype",
        "sufdir", "full",    "l_from", "l_to",   "r_from", "r_to",     "state",
        "alias",  "city_l",  "city_r", "zip_l",  "zip_r",  "parity_l", "parity_r" };

    // The whole name is called street where points are read.
    void renameWhole( FieldRoles &roles )
    {
      const auto whole = roles.all().find( "street" );
      if ( whole == roles.all().end() )
        return;
      RoleFields fields = whole->second;
      roles.erase( "street" );
      roles.set( "full", std::move( fields ) );
    }
  }

  FieldRoles streetNameColumns( const LayerColumns &columns, const std::set<int> &taken )
  {
    FieldRoles roles = chooseStreet( columns, taken, true );
    renameWhole( roles );
    return roles;
  }

  ColumnReading readStreetColumns( std::span<const ColumnSample> samples, std::string_view overrides )
  {
    const LayerColumns columns( samples );
    ColumnReading reading;
    FieldRoles &roles = reading.roles;
    std::set<int> taken;
    const FieldRoles ranges = rangeColumns( columns, taken );
    roles = streetNameColumns( columns, taken );
    for ( const auto &[role, fields] : ranges.all() )
      roles.set( role, fields );
    joinModifiers( roles );
    applyFields( roles, samples, STREET_ROLES, overrides, "STREET_FIELDS" );
    joinModifiers( roles );
    if ( roles.has( "full" ) )
      for ( const char *role : { "predir", "pretype", "name", "suftype", "sufdir", "postmod" } )
        roles.erase( role );
    else if ( !roles.has( "name" ) )
      throw InputError( "The street layer has no column that is known to hold the street's name; name it in "
                        "STREET_FIELDS, for example full=FULLNAME." );
    reading.said = roleLines( columns, roles );
    reading.warnings = overlooked( columns, roles, "STREETS", "STREET_FIELDS" );
    for ( std::string &warning : halfRanges( columns, roles ) )
      reading.warnings.push_back( std::move( warning ) );
    reading.unread = emptyColumns( columns, roles );
    return reading;
  }

  FieldRoles streetRoles( std::span<const ColumnSample> columns, std::string_view overrides )
  {
    return readStreetColumns( columns, overrides ).roles;
  }
}
