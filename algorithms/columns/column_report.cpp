// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/column_report.h"

#include "address/lexicon.h"
#include "columns/sampled_street.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    // Of several columns that are joined the one that says most: of a prefix and a number the number, of
    // modifiers and a name the one with values.
    int tellingColumn( const LayerColumns &columns, const RoleFields &fields )
    {
      const std::vector<int> &joined = fields.front();
      int most = joined.back();
      for ( const int column : joined )
        if ( columns[most].kinds.empty() && !columns[column].kinds.empty() )
          most = column;
      return most;
    }

    struct RoleText
    {
        std::string_view role, words, values;
    };
    constexpr RoleText TEXTS[] = {
        { "number", "house number", "house numbers" },
        { "number_prefix", "before the house number", "" },
        { "number_suffix", "after the house number", "letters or fractions" },
        { "predir", "direction before the street", "directions" },
        { "sufdir", "direction after the street", "directions" },
        { "pretype", "type before the street", "types" },
        { "suftype", "street type", "types" },
        { "postmod", "after the street's type", "" },
        { "name", "street name", "" },
        { "street", "whole street", "streets with a type or direction" },
        { "full", "whole address or street", "" },
        { "unit", "unit", "units" },
        { "building", "building", "" },
        { "floor", "floor", "" },
        { "city", "town", "" },
        { "state", "state", "states" },
        { "zip", "ZIP", "ZIP codes" },
        { "l_from", "left from", "numbers" },
        { "l_to", "left to", "numbers" },
        { "r_from", "right from", "numbers" },
        { "r_to", "right to", "numbers" },
        { "zip_l", "ZIP left", "ZIP codes" },
        { "zip_r", "ZIP right", "ZIP codes" },
        { "city_l", "town left", "" },
        { "city_r", "town right", "" },
        { "parity_l", "parity left", "" },
        { "parity_r", "parity right", "" },
        { "alias", "other names", "" },
        { "code", "code of what is no home", "" },
        { "class", "road class", "" },
        { "one_way", "one-way", "" },
        { "speed", "speed", "numbers" },
    };

    std::string percent( double share )
    {
      return std::to_string( static_cast<int>( std::floor( share * 100 + 0.5 ) ) ) + " %";
    }

    // What a column that no role uses could be.
    class Overlooked
    {
      public:
        Overlooked( const LayerColumns &columns, const FieldRoles &roles, bool points )
            : mColumns( columns ), mRoles( roles ), mPoints( points )
        {
          for ( const auto &[role, fields] : roles.all() )
            for ( const std::vector<int> &joined : fields )
              mUsed.insert( joined.begin(), joined.end() );
        }

        bool used( int c ) const { return mUsed.contains( c ); }

        // Empty where it is nothing of an address.
        std::string_view looksLike( int c ) const
        {
          const ColumnFacts &f = mColumns[c];
          if ( f.kinds.empty() || f.hints.owner || f.hints.alias || saidElsewhere( c ) )
            return {};
          const bool silent = mColumns.believed( c ) < 3;
          const double direction = std::max( f.vote( "predir" ), f.vote( "sufdir" ) );
          const double type = std::max( f.vote( "suftype" ), f.vote( "pretype" ) );
          const bool state = f.kinds.state > 0.9 && f.kinds.distinct <= 2 && type < 3;
          if ( f.kinds.direction > 0.8 &&
               ( direction >= 2 || ( ( silent || mPoints ) && !f.hints.other && f.kinds.distinct > 1 ) ) &&
               ( mPoints || f.vote( "one_way" ) < 6 || f.kinds.distinct > 1 ) && inStreets( c ) )
            return "directions";
          if ( f.kinds.type > 0.8 && !state &&
               ( type >= 2 || ( silent && !f.hints.other && f.kinds.distinct > 1 ) ) && inStreets( c ) )
            return "street types";
          if ( f.kinds.preType > 0.8 && f.vote( "pretype" ) >= 4 && inStreets( c ) )
            return "types before the street's name";
          if ( f.vote( "number_suffix" ) >= 5 && f.kinds.fraction > 0.5 && !mRoles.has( "full" ) &&
               !mRoles.has( "number_suffix" ) )
            return "what follows a house number";
          if ( f.vote( "number_prefix" ) >= 5 && f.vote( "number_suffix" ) < 5 && !mRoles.has( "full" ) )
            return "what stands before a house number";
          if ( mPoints && f.vote( "unit" ) >= 4 && f.kinds.unit > 0.4 && !mRoles.has( "unit" ) )
            return "units";
          if ( mPoints && mRoles.has( "unit" ) && f.vote( "unit" ) >= 5 && f.vote( "unit_type" ) < 5 &&
               f.kinds.unit > 0.6 && f.kinds.distinct > 1 && addsToUnits( c ) )
            return "more of a unit";
          if ( f.vote( "zip" ) >= 3 && f.kinds.zip > 0.5 && !mRoles.has( "zip" ) && !mRoles.has( "zip_l" ) )
            return "ZIP codes";
          if ( f.vote( "city" ) >= 4 && !f.ownersMail && f.kinds.words > 0.7 && f.kinds.street < 0.5 &&
               !mRoles.has( "city" ) && !mRoles.has( "city_l" ) )
            return "towns";
          if ( f.kinds.zip > 0.95 && f.kinds.distinct * 2 <= f.kinds.filled && !f.hints.id &&
               !f.hints.other && !f.hints.mail && !mRoles.has( "zip" ) && !mRoles.has( "zip_l" ) )
            return "ZIP codes";
          if ( mPoints && holdsIdentifiers( c ) )
            return "units, or letters after a house number";
          return {};
        }

        // The column of streets of which hardly one has a type; -1 where they have them.
        int withoutTypes() const
        {
          std::size_t all = 0, typed = 0;
          for ( std::size_t row = 0; row < mColumns.rows(); ++row )
            if ( const StreetName street = sampledStreet( mColumns, mRoles, row ).street;
                 !street.name.empty() )
            {
              ++all;
              typed += street.suftype.empty() && street.pretype.empty() ? 0 : 1;
            }
          if ( all == 0 || typed * 5 > all )
            return -1;
          for ( const char *role : { "name", "street", "full" } )
            if ( const auto found = mRoles.all().find( role ); found != mRoles.all().end() )
              return tellingColumn( mColumns, found->second );
          return -1;
        }

        // Columns of names that come again, up to four, where no role holds the town.
        std::string couldBeTowns() const
        {
          if ( mRoles.has( "city" ) || mRoles.has( "city_l" ) )
            return {};
          std::string names;
          int count = 0;
          for ( int c = 0; c < static_cast<int>( mColumns.size() ) && count < 4; ++c )
          {
            const ColumnFacts &f = mColumns[c];
            const ValueKinds &k = f.kinds;
            if ( used( c ) || k.empty() || ( f.hints.owner && !f.ownersMail ) || f.vote( "alias" ) >= 5 ||
                 f.hints.other || f.hints.id || k.words < 0.95 || k.street > 0.5 || k.address > 0 ||
                 k.type > 0.5 || k.direction > 0.5 || k.state > 0.9 ||
                 ( k.rows > 10 && k.distinct * 5 > k.filled ) || saidElsewhere( c ) )
              continue;
            names.append( count++ > 0 ? " or " : "" ).append( f.name );
          }
          return names;
        }

      private:
        // Whether one row of ten or more says another unit or building than the columns that are read.
        bool addsToUnits( int c ) const
        {
          std::size_t all = 0, more = 0;
          for ( std::size_t row = 0; row < mColumns.rows(); ++row )
          {
            const std::string cell = normalizeText( mColumns.cell( c, row ) );
            if ( cell.empty() )
              continue;
            const auto said = [&]( const char *role )
            {
              const std::string read = normalizeText( mRoles.value(
                  role, [&]( int column ) { return std::string( mColumns.cell( column, row ) ); } ) );
              return !read.empty() && cell.ends_with( read.substr( read.rfind( ' ' ) + 1 ) );
            };
            ++all;
            more += said( "unit" ) || said( "building" ) ? 0 : 1;
          }
          return more * 10 > all;
        }

        // Short words in some of the rows, as units have them under any name (BuildingLetter, ADDRESS2,
        // QUALIFIER). Where a column of units is read, only a name of houses speaks for another one.
        bool holdsIdentifiers( int c ) const
        {
          const ColumnFacts &f = mColumns[c];
          const ValueKinds &k = f.kinds;
          const double kind = std::max( { k.direction, k.type, k.state, k.zip, k.ascending } );
          const bool ofNumbers =
              k.fraction > 0.8 && std::max( f.vote( "number" ), f.vote( "number_suffix" ) ) > 0;
          if ( k.unit < 0.9 || kind > 0.5 || ( k.distinct < 2 && !ofNumbers ) || k.filled * 10 > k.rows * 6 ||
               f.hints.other || f.hints.id )
            return false;
          for ( std::size_t row = 0; row < mColumns.rows(); ++row ) // yes and no
            if ( const std::string_view cell = mColumns.cell( c, row ); cell == "Y" || cell == "y" )
              return false;
          const bool read = mRoles.has( "unit" ) && ( mRoles.has( "number_suffix" ) || mRoles.has( "full" ) );
          return !read && ( ofNumbers || !mRoles.has( "unit" ) );
        }

        bool saidElsewhere( int c ) const
        {
          return std::any_of( mUsed.begin(), mUsed.end(),
                              [&]( int used ) { return mColumns.sameValues( c, used ); } );
        }

        // Whether the column says something that the streets as read do not.
        bool inStreets( int c ) const
        {
          std::size_t all = 0, missing = 0;
          for ( std::size_t row = 0; row < mColumns.rows(); ++row )
          {
            const std::string_view cell = mColumns.cell( c, row );
            if ( cell.empty() )
              continue;
            const StreetName street = sampledStreet( mColumns, mRoles, row ).street;
            if ( street.name.empty() )
              continue;
            ++all;
            const Word &word = Lexicon::instance().word( normalizeText( cell ) );
            const std::string whole = std::string( 1, ' ' ).append( format( street ) ).append( 1, ' ' );
            const auto said = [&whole]( std::string_view standard )
            {
              return !standard.empty() &&
                     whole.find( std::string( 1, ' ' ).append( standard ).append( 1, ' ' ) ) !=
                         std::string::npos;
            };
            missing += said( word.dir ) || said( word.type ) || said( word.preName ) ||
                               said( word.preRoute ) || said( normalizeText( cell ) )
                           ? 0
                           : 1;
          }
          return all > 0 && missing * 50 > all;
        }

        const LayerColumns &mColumns;
        const FieldRoles &mRoles;
        std::set<int> mUsed;
        bool mPoints; // of a point layer nothing tells of travel
    };
  }

  std::string_view roleWords( std::string_view role )
  {
    for ( const RoleText &text : TEXTS )
      if ( text.role == role )
        return text.words;
    return role;
  }

  std::vector<ColumnLine> roleLines( const LayerColumns &columns, const FieldRoles &roles )
  {
    std::vector<ColumnLine> lines;
    for ( const auto &[role, fields] : roles.all() )
    {
      FieldRoles one;
      one.set( role, fields );
      const std::string text = one.text( columns.samples() );
      ColumnLine line{ std::string( roleWords( role ) ), text.substr( text.find( '=' ) + 1 ), {} };
      const int column = tellingColumn( columns, fields );
      std::string_view values;
      for ( const RoleText &known : TEXTS )
        if ( known.role == role )
          values = known.values;
      if ( const ValueKinds &kinds = columns[column].kinds; kinds.empty() )
      {
        if ( kinds.rows > 0 )
          line.remarks.push_back( "empty in the rows looked at" );
      }
      else if ( const double share = columns.fit( role, column ); share >= 0 && !values.empty() )
        line.remarks.push_back( percent( share ) + " of values are " + std::string( values ) );
      lines.push_back( std::move( line ) );
    }
    return lines;
  }

  std::vector<std::string> overlooked( const LayerColumns &columns, const FieldRoles &roles,
                                       const char *layer, const char *parameter )
  {
    std::vector<std::string> sentences;
    const Overlooked left( columns, roles, parameter == std::string_view( "POINT_FIELDS" ) );
    for ( int c = 0; c < static_cast<int>( columns.size() ); ++c )
      if ( !left.used( c ) )
        if ( const std::string_view what = left.looksLike( c ); !what.empty() )
          sentences.push_back( std::string( layer ) + ": column " + std::string( columns[c].name ) +
                               " looks like " + std::string( what ) +
                               " and was not used; if it is a part of the address, name it in " + parameter +
                               "." );
    for ( const auto &[role, fields] : roles.all() )
      if ( ( role == "city" || role == "zip" ) && columns[fields.front().front()].hints.mail )
        sentences.push_back( std::string( layer ) + ": the " + std::string( roleWords( role ) ) +
                             " is read from " + std::string( columns[fields.front().front()].name ) +
                             ", which may be where an owner's mail goes; if it is, write " + role + "= in " +
                             parameter + "." );
    if ( const int bare = left.withoutTypes(); bare >= 0 )
      sentences.push_back( std::string( layer ) + ": the streets in " + std::string( columns[bare].name ) +
                           " have no type (St, Ave); if another column holds it, name that in " + parameter +
                           " as suftype." );
    if ( const std::string towns = left.couldBeTowns(); !towns.empty() )
      sentences.push_back( std::string( layer ) + ": no column was recognised as the town's; if " + towns +
                           " is, name it in " + parameter + " as " +
                           ( parameter == std::string_view( "POINT_FIELDS" ) ? "city=" : "city_l=" ) + "." );
    return sentences;
  }

  std::vector<int> emptyColumns( const LayerColumns &columns, const FieldRoles &roles )
  {
    const Overlooked left( columns, roles, false );
    std::vector<int> result;
    for ( int c = 0; c < static_cast<int>( columns.size() ); ++c )
      if ( !left.used( c ) && columns[c].kinds.empty() )
        result.push_back( c );
    return result;
  }
}
