// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/field_roles.h"

#include "base/error.h"
#include "base/text.h"
#include "columns/column_names.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, 10> STREET_PARTS = {
        "predir", "pretype", "presep", "premod", "name", "postmod", "suftype", "sufdir", "street", "full" };

    // The text before the next separator, trimmed; moves past it.
    std::string next( std::string_view &text, char separator )
    {
      const std::size_t end = std::min( text.find( separator ), text.size() );
      const std::string item = trimmedOf( text.substr( 0, end ) );
      text.remove_prefix( std::min( end + 1, text.size() ) );
      return item;
    }

    int columnNamed( std::span<const ColumnSample> columns, const std::string &name, const char *parameter )
    {
      for ( std::size_t i = 0; i < columns.size(); ++i )
        if ( columns[i].name == name )
          return static_cast<int>( i );
      for ( std::size_t i = 0; i < columns.size(); ++i )
        if ( plainName( columns[i].name ) == plainName( name ) && !plainName( name ).empty() )
          return static_cast<int>( i );
      throw InputError( std::string( parameter ) + ": the layer has no column \"" + name +
                        "\"; choose one of its columns." );
    }
  }

  std::string FieldRoles::text( std::span<const ColumnSample> columns ) const
  {
    std::string out;
    for ( const auto &[role, fields] : mFields )
    {
      out.append( out.empty() ? "" : ";" ).append( role ).append( 1, '=' );
      for ( std::size_t a = 0; a < fields.size(); ++a )
        for ( std::size_t b = 0; b < fields[a].size(); ++b )
          out.append( b > 0   ? "+"
                      : a > 0 ? "|"
                              : "" )
              .append( columns[static_cast<std::size_t>( fields[a][b] )].name );
    }
    return out;
  }

  void applyFields( FieldRoles &roles, std::span<const ColumnSample> columns,
                    std::span<const std::string_view> known, std::string_view text, const char *parameter )
  {
    const auto isPart = []( std::string_view role )
    {
      return role == "number" ||
             std::find( STREET_PARTS.begin(), STREET_PARTS.end(), role ) != STREET_PARTS.end();
    };
    bool cleared = false;
    while ( !text.empty() )
    {
      const std::string item = next( text, ';' );
      if ( item.empty() )
        continue;
      std::string_view rest = item;
      const std::string role = next( rest, '=' );
      if ( item.find( '=' ) == std::string::npos ||
           std::find( known.begin(), known.end(), role ) == known.end() )
        throw InputError( std::string( parameter ) +
                          ": write role=field;role=field with the roles that the help names." );
      if ( !cleared && isPart( role ) )
      {
        for ( const std::string_view part : STREET_PARTS )
          roles.erase( part );
        cleared = true;
      }
      rest = rest.substr( 0, rest.find( ':' ) );
      RoleFields fields;
      while ( !rest.empty() )
      {
        const std::string alternative = next( rest, '|' );
        std::string_view joined = alternative;
        std::vector<int> all;
        while ( !joined.empty() )
          if ( const std::string field = next( joined, '+' ); !field.empty() )
            all.push_back( columnNamed( columns, field, parameter ) );
        if ( !all.empty() )
          fields.push_back( std::move( all ) );
      }
      if ( fields.empty() )
        roles.erase( role );
      else
        roles.set( role, std::move( fields ) );
    }
  }
}
