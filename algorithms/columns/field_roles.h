// SPDX-License-Identifier: GPL-2.0-or-later
// Which columns of a layer hold what, by role, and how a user writes it: "role=field;role=field". A role may
// take several fields: "name=St_PreMod+St_Name" joins them with a blank, "city=Post_Comm|Inc_Muni" takes the
// first that is not empty.
#pragma once
#include "columns/value_kinds.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // One column and some of its values, of rows all over the layer (none: the name alone decides). All columns
  // of a layer have the same rows in the same order.
  struct ColumnSample
  {
      std::string name;
      std::vector<std::string> values;
  };

  // The fields of one role: alternatives, each of one or more joined.
  using RoleFields = std::vector<std::vector<int>>;

  class FieldRoles
  {
    public:
      bool has( std::string_view role ) const { return mFields.contains( role ); }
      // The first column of a role, -1 where it has none.
      int column( std::string_view role ) const
      {
        const auto found = mFields.find( role );
        return found == mFields.end() || found->second.empty() || found->second.front().empty()
                   ? -1
                   : found->second.front().front();
      }
      // The value of a role for one row whose cell i is cell( i ); empty where the role has no field. A cell
      // that says None or NULL is empty.
      template <class Cell> std::string value( std::string_view role, Cell &&cell ) const
      {
        const auto found = mFields.find( role );
        std::string text;
        if ( found == mFields.end() )
          return text;
        for ( const std::vector<int> &joined : found->second )
        {
          for ( const int column : joined )
          {
            const std::string part = cell( column );
            if ( part.empty() || saysNothing( part ) )
              continue;
            if ( !text.empty() )
              text += ' ';
            text += part;
          }
          if ( !text.empty() )
            break;
        }
        return text;
      }
      // "role=field;role=field", sorted: what the log says and an override may start from.
      std::string text( std::span<const ColumnSample> columns ) const;

      void set( std::string_view role, RoleFields fields )
      {
        mFields[std::string( role )] = std::move( fields );
      }
      void erase( std::string_view role ) { mFields.erase( std::string( role ) ); }
      const std::map<std::string, RoleFields, std::less<>> &all() const { return mFields; }

    private:
      std::map<std::string, RoleFields, std::less<>> mFields;
  };

  // Replaces roles by those that the user wrote: naming a part of the street or the number means these and no
  // other parts; an empty field takes the role away. Throws InputError that names the parameter where a role
  // is none of `known` or a field is not there. What follows a colon after the field is left to the caller.
  void applyFields( FieldRoles &roles, std::span<const ColumnSample> columns,
                    std::span<const std::string_view> known, std::string_view text, const char *parameter );
}
