// Which column of a layer holds what: detected for NENA NG911, TIGER ADDRFEAT and EDGES, older county E911,
// Pima County, OpenAddresses, Cambridge and their kin, or named by the user as "role=field;role=field". A
// role may take several fields: "name=St_PreMod+St_Name" joins them with a blank, "city=Post_Comm|Inc_Muni"
// takes the first that is not empty.
#pragma once
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // One column and some of its values (none: the name alone decides).
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
      // The value of a role for one row whose cell i is cell( i ); empty where the role has no field.
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
            if ( part.empty() )
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

    private:
      std::map<std::string, RoleFields, std::less<>> mFields;
  };

  // Roles of points: number number_suffix predir pretype name suftype sufdir unit city state zip, or full
  // (number and street in one cell); street (a whole street name); code (0 or empty: a home). Throws
  // InputError where the overrides name a role or a field that is not there, or number and street are found
  // in no column.
  FieldRoles pointRoles( std::span<const ColumnSample> columns, std::string_view overrides = {} );

  // The column of an area layer that names the municipality: `chosen`, or one that is known to. Throws
  // InputError where there is none.
  int municipalityColumn( std::span<const ColumnSample> columns, std::string_view chosen = {} );

  // Roles of streets: predir pretype name suftype sufdir or full (the whole name), l_from l_to r_from r_to,
  // parity_l parity_r city_l city_r zip_l zip_r state alias.
  FieldRoles streetRoles( std::span<const ColumnSample> columns, std::string_view overrides = {} );
}
