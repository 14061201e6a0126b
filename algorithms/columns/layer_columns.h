// SPDX-License-Identifier: GPL-2.0-or-later
// The columns of a layer with what their names and values say; what every reader of roles asks.
#pragma once
#include "columns/column_names.h"
#include "columns/field_roles.h"

#include <set>

namespace doorstep
{
  struct ColumnFacts
  {
      std::string_view name;
      ValueKinds kinds;
      std::vector<NameVote> votes;
      NameHints hints;
      bool ownersMail = false; // MAIL_CITY beside OWNER
      double vote( std::string_view role ) const { return voteFor( votes, role ); }
  };

  class LayerColumns
  {
    public:
      explicit LayerColumns( std::span<const ColumnSample> columns );

      std::size_t size() const { return mFacts.size(); }
      const ColumnFacts &operator[]( int column ) const { return mFacts[static_cast<std::size_t>( column )]; }
      // A cell of the sample; empty where it says None or the like.
      std::string_view cell( int column, std::size_t row ) const;
      std::size_t rows() const { return mRows; }
      std::span<const ColumnSample> samples() const { return mColumns; }

      // The share of a column's values that could be the role's; 1 where it has none, -1 where the role takes
      // any.
      double fit( std::string_view role, int column ) const;
      // The share of values that are streets with a type or a direction; 1 where there are none.
      double fitsWhole( int column ) const
      {
        const ValueKinds &kinds = ( *this )[column].kinds;
        return kinds.empty() ? 1 : kinds.street;
      }
      // Vote and fit together; negative where the values speak against the role.
      double score( std::string_view role, int column ) const;
      // The highest vote of a column's name that its values do not gainsay: below 3 the name says nothing of
      // use.
      double believed( int column ) const;
      // The column with the highest score of at least `least`, without those of `taken`; -1: there is none.
      int best( std::string_view role, const std::set<int> &taken = {}, double least = 3 ) const;

      // Whether two columns say the same wherever both say something (in their standard forms).
      bool sameValues( int a, int b ) const;

    private:
      std::span<const ColumnSample> mColumns;
      std::vector<ColumnFacts> mFacts;
      std::size_t mRows = 0;
  };

  // Gives a role its column, where there is one, and takes that from the others.
  inline void takeColumn( FieldRoles &roles, std::set<int> &taken, const char *role, int column )
  {
    if ( column < 0 )
      return;
    roles.set( role, { { column } } );
    taken.insert( column );
  }
}
