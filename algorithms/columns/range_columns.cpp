// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/range_columns.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr const char *ENDS[] = { "l_from", "l_to", "r_from", "r_to" };

    class RangeReader
    {
      public:
        RangeReader( const LayerColumns &columns, std::set<int> &taken )
            : mColumns( columns ), mTaken( taken )
        {
        }

        FieldRoles read()
        {
          for ( const char *role : ENDS )
            use( role, mColumns.best( role, mTaken ) );
          completeSides();
          for ( const char *role : { "parity_l", "parity_r", "zip_l", "zip_r", "city_l", "city_r" } )
            use( role, mColumns.best( role, mTaken ) );
          completePlace( "zip", "zip_l", "zip_r" );
          completePlace( "city", "city_l", "city_r" );
          use( "state", mColumns.best( "state", mTaken ) );
          use( "alias", mColumns.best( "alias", mTaken, 5 ) );
          return mRoles;
        }

      private:
        void use( const char *role, int column ) { takeColumn( mRoles, mTaken, role, column ); }

        // TOADDR beside TOADDL, FROMADDR_1 beside FROMADDRES: what is left of the ends, in the layer's order.
        void completeSides()
        {
          for ( const auto &[any, left, right] :
                { std::tuple{ "from", "l_from", "r_from" }, std::tuple{ "to", "l_to", "r_to" } } )
          {
            std::vector<int> open;
            for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
              if ( !mTaken.contains( c ) && mColumns[c].vote( any ) >= 3 && mColumns.score( any, c ) > 0 )
                open.push_back( c );
            const bool hasLeft = mRoles.has( left ), hasRight = mRoles.has( right );
            if ( open.size() == 2 && !hasLeft && !hasRight )
            {
              use( left, open[0] );
              use( right, open[1] );
            }
            else if ( open.size() == 1 && hasLeft != hasRight )
              use( hasLeft ? right : left, open[0] );
          }
        }

        // One town or ZIP for both sides.
        void completePlace( const char *one, const char *left, const char *right )
        {
          if ( mRoles.has( left ) && mRoles.has( right ) )
            return;
          const int column = mColumns.best( one, mTaken );
          if ( column < 0 )
            return;
          if ( !mRoles.has( left ) )
            mRoles.set( left, { { column } } );
          if ( !mRoles.has( right ) )
            mRoles.set( right, { { column } } );
          mTaken.insert( column );
        }

        const LayerColumns &mColumns;
        std::set<int> &mTaken;
        FieldRoles mRoles;
    };
  }

  FieldRoles rangeColumns( const LayerColumns &columns, std::set<int> &taken )
  {
    return RangeReader( columns, taken ).read();
  }

  std::vector<std::string> halfRanges( const LayerColumns &columns, const FieldRoles &roles )
  {
    std::vector<std::string> sentences;
    for ( const auto &[side, from, to] :
          { std::tuple{ "left", "l_from", "l_to" }, std::tuple{ "right", "r_from", "r_to" } } )
      if ( roles.has( from ) != roles.has( to ) )
      {
        const bool first = roles.has( from );
        sentences.push_back( std::string( "STREETS: of the house numbers on the " ) + side + " only " +
                             std::string( columns[roles.column( first ? from : to )].name ) +
                             " was recognised; name the other end in STREET_FIELDS as " +
                             ( first ? to : from ) + "." );
      }
    const bool left = roles.has( "l_from" ) || roles.has( "l_to" ),
               right = roles.has( "r_from" ) || roles.has( "r_to" );
    if ( left != right )
      sentences.push_back( std::string( "STREETS: house numbers were found for the " ) +
                           ( left ? "left" : "right" ) +
                           " side only; name those of the other side in STREET_FIELDS." );
    return sentences;
  }
}
