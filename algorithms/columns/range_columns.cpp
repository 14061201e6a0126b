// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/range_columns.h"

#include "columns/unnamed_ranges.h"

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
          if ( const auto ends = rangesByCodes( mColumns ) )
            useAll( *ends );
          for ( const char *role : ENDS )
            if ( !mRoles.has( role ) )
              use( role, mColumns.best( role, mTaken ) );
          completeSides();
          const auto found = [this]( const char *role ) { return mRoles.has( role ); };
          if ( std::none_of( std::begin( ENDS ), std::end( ENDS ), found ) )
            if ( const auto ends = rangesByValues( mColumns, mTaken ) )
              useAll( *ends );
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

        void useAll( const RangeEnds &ends )
        {
          for ( std::size_t i = 0; i < ends.size(); ++i )
            use( ENDS[i], ends[i] );
        }

        // TOADDR beside TOADDL, FROMADDR_1 beside FROMADDRES: what is left of the ends, in the layer's order.
        void completeSides()
        {
          for ( const auto &[any, left, right] :
                { std::tuple{ "from", "l_from", "r_from" }, std::tuple{ "to", "l_to", "r_to" } } )
          {
            std::vector<int> open;
            double most = 3; // F_ADDR says more than BEGIN_MP
            for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
              if ( !mTaken.contains( c ) && mColumns.score( any, c ) > 0 )
                most = std::max( most, mColumns[c].vote( any ) );
            for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
              if ( !mTaken.contains( c ) && mColumns[c].vote( any ) >= std::max( 3.0, most - 0.5 ) &&
                   mColumns.score( any, c ) > 0 )
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
          const int other = otherSide( mColumns, column );
          if ( other >= 0 && !mTaken.contains( other ) && mColumns.fit( one, other ) >= 0.5 )
          {
            const bool first = mColumns[column].hints.left;
            if ( !mRoles.has( left ) )
              use( left, first ? column : other );
            if ( !mRoles.has( right ) )
              use( right, first ? other : column );
            return;
          }
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
    if ( !left && !right )
      sentences.emplace_back(
          "STREETS: no columns of house numbers were recognised; if the layer has them, name "
          "them in STREET_FIELDS as l_from, l_to, r_from and r_to." );
    if ( const int column = roles.column( "l_from" );
         column >= 0 && columns[column].vote( "l_from" ) <= 0 && columns[column].vote( "from" ) <= 0 )
    {
      const auto name = [&]( const char *role ) { return std::string( columns[roles.column( role )].name ); };
      sentences.push_back( "STREETS: the house numbers are read from " + name( "l_from" ) + " to " +
                           ( roles.has( "l_to" ) ? name( "l_to" ) : "" ) + " on the left and from " +
                           ( roles.has( "r_from" ) ? name( "r_from" ) : "" ) + " to " +
                           ( roles.has( "r_to" ) ? name( "r_to" ) : "" ) +
                           " on the right, by their values; if that is wrong, name them in STREET_FIELDS." );
    }
    return sentences;
  }
}
