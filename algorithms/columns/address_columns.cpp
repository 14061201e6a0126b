// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/address_columns.h"

#include "address/lexicon.h"
#include "address/parsed_address.h"
#include "base/error.h"
#include "columns/column_report.h"
#include "columns/sampled_street.h"
#include "columns/street_parts.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, 20> POINT_ROLES = {
        "number", "number_prefix", "number_suffix", "predir", "pretype", "presep", "premod",
        "name",   "postmod",       "suftype",       "sufdir", "street",  "full",   "unit",
        "code",   "building",      "floor",         "city",   "state",   "zip" };

    class PointReader
    {
      public:
        explicit PointReader( const LayerColumns &columns ) : mColumns( columns ) {}

        FieldRoles read()
        {
          chooseNumberAndStreet();
          choosePlace();
          chooseUnit();
          chooseCode();
          return mRoles;
        }

      private:
        void use( const char *role, int column ) { takeColumn( mRoles, mTaken, role, column ); }

        // A column that its values alone make the number: the only one with house numbers.
        int unnamedNumber() const
        {
          int found = -1;
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
          {
            const ColumnFacts &f = mColumns[c];
            const bool silent = mColumns.believed( c ) < 3 || f.vote( "number" ) > 0;
            if ( !silent || f.hints.owner || f.hints.other || f.hints.alias || f.hints.id ||
                 f.kinds.number < 0.9 || f.kinds.zip > 0.9 ||
                 ( f.kinds.ascending > 0.8 && f.kinds.filled > 20 ) )
              continue;
            if ( found >= 0 )
              return -1;
            found = c;
          }
          return found;
        }

        int fullColumn() const
        {
          const int named = mColumns.best( "full", {}, 2.5 );
          if ( named >= 0 && !( mColumns[named].kinds.empty() && mColumns.rows() > 0 ) )
            return named;
          int found = -1;
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
            if ( const ColumnFacts &f = mColumns[c];
                 f.kinds.address > 0.7 && !f.hints.owner && !f.hints.alias )
            {
              if ( found >= 0 )
                return -1;
              found = c;
            }
          return found;
        }

        void chooseNumberAndStreet()
        {
          int number = mColumns.best( "number", {}, 2.5 );
          if ( number < 0 || ( mColumns[number].kinds.empty() && mColumns.rows() > 0 ) )
            if ( const int unnamed = unnamedNumber(); unnamed >= 0 )
              number = unnamed;
          std::set<int> taken;
          if ( number >= 0 )
            taken.insert( number );
          const FieldRoles street = chooseStreet( mColumns, taken, false );
          const bool apart = number >= 0 && ( street.has( "name" ) || street.has( "street" ) );
          const int full = fullColumn();
          FieldRoles together;
          if ( full >= 0 )
            together.set( "full", { { full } } );
          FieldRoles parts = street;
          if ( number >= 0 )
            parts.set( "number", { { number } } );
          constexpr double rows = 0.02;
          const bool useFull =
              full >= 0 && full != number &&
              ( !apart || ( !mColumns[full].kinds.empty() && saysMore( mColumns, together, parts ) > rows ) );
          if ( !apart && !useFull )
            return;
          mRoles = useFull ? together : parts;
          for ( const auto &[role, fields] : mRoles.all() )
            mTaken.insert( fields.front().begin(), fields.front().end() );
          if ( useFull )
            return;
          const int prefix = mColumns.best( "number_prefix", mTaken );
          if ( prefix >= 0 )
          {
            mRoles.set( "number", { { prefix, number } } );
            mTaken.insert( prefix );
          }
          use( "number_suffix", mColumns.best( "number_suffix", mTaken ) );
        }

        // A second column of a role where the first leaves cells empty.
        void useWithSecond( const char *role )
        {
          const int first = mColumns.best( role, mTaken );
          if ( first < 0 )
            return;
          use( role, first );
          const ValueKinds &kinds = mColumns[first].kinds;
          if ( kinds.empty() || kinds.filled * 50 >= kinds.rows * 49 )
            return;
          const int second = mColumns.best( role, mTaken, 5 );
          if ( second < 0 || mColumns[second].kinds.empty() )
            return;
          mRoles.set( role, { { first }, { second } } );
          mTaken.insert( second );
        }

        // TAMPA and UNINC of a jurisdiction beside the towns that mail is sent to.
        void postalBesideJurisdiction()
        {
          const int first = mRoles.column( "city" );
          std::size_t nowhere = 0;
          for ( std::size_t row = 0; first >= 0 && row < mColumns.rows(); ++row )
            nowhere += isNoTown( mColumns.cell( first, row ) ) ? 1 : 0;
          if ( nowhere == 0 )
            return;
          const int postal = mColumns.best( "city", mTaken, 4 );
          if ( postal < 0 || mColumns[postal].kinds.empty() )
            return;
          mRoles.set( "city", { { postal }, { first } } );
          mTaken.insert( postal );
        }

        int unnamedZip() const
        {
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
            if ( const ColumnFacts &f = mColumns[c];
                 !mTaken.contains( c ) && f.kinds.zip > 0.95 && !f.hints.owner && !f.hints.other &&
                 !f.hints.id && f.kinds.distinct <= std::max<std::size_t>( 2, f.kinds.filled / 2 ) &&
                 !f.hints.mail &&
                 ( mColumns.believed( c ) < 3 || f.vote( "city" ) > 0 || f.vote( "zip" ) > 0 ||
                   f.vote( "number" ) > 0 ) )
              return c;
          return -1;
        }

        void choosePlace()
        {
          useWithSecond( "zip" );
          if ( !mRoles.has( "zip" ) )
            use( "zip", unnamedZip() );
          const auto exactly = [this]( std::string_view plain )
          {
            for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
              if ( plainName( mColumns[c].name ) == plain && !mTaken.contains( c ) )
                return c;
            return -1;
          };
          // NENA: the postal community, and where a place has none the municipality
          const int postal = exactly( "postcomm" ), municipal = exactly( "incmuni" );
          if ( postal >= 0 && municipal >= 0 && mColumns.score( "city", postal ) > 0 )
          {
            mRoles.set( "city", { { postal }, { municipal } } );
            mTaken.insert( { postal, municipal } );
          }
          else
            useWithSecond( "city" );
          postalBesideJurisdiction();
          use( "state", mColumns.best( "state", mTaken ) );
        }

        // Of the unit column's values the share that already say Apt or the like.
        bool saysItsType( int unit ) const
        {
          std::size_t with = 0, all = 0;
          for ( std::size_t row = 0; row < mColumns.rows(); ++row )
            if ( const std::string_view cell = mColumns.cell( unit, row ); !cell.empty() )
            {
              const std::string text = normalizeText( cell );
              ++all;
              with += text.find( ' ' ) != std::string::npos &&
                              Lexicon::instance().word( text.substr( 0, text.find( ' ' ) ) ).unitKind !=
                                  UnitKind::None
                          ? 1
                          : 0;
            }
          return all > 0 && with * 2 > all;
        }

        // APT, STE, UNIT in every cell of a column that is called UNIT, and the numbers in another.
        bool holdsUnitTypes( int column ) const
        {
          std::size_t all = 0, types = 0;
          for ( std::size_t row = 0; row < mColumns.rows(); ++row )
            if ( const std::string_view cell = mColumns.cell( column, row ); !cell.empty() )
            {
              ++all;
              types += Lexicon::instance().word( normalizeText( cell ) ).unitKind != UnitKind::None ? 1 : 0;
            }
          return all > 0 && types * 10 > all * 9;
        }

        void chooseUnit()
        {
          int type = mColumns.best( "unit_type", mTaken );
          for ( int c = 0; type < 0 && c < static_cast<int>( mColumns.size() ); ++c )
            if ( !mTaken.contains( c ) && mColumns[c].vote( "unit" ) >= 4 && holdsUnitTypes( c ) )
              type = c;
          std::set<int> taken = mTaken;
          if ( type >= 0 )
            taken.insert( type );
          const int unit = mColumns.best( "unit", taken );
          use( "unit", unit );
          if ( unit >= 0 && type >= 0 && !mColumns[unit].kinds.empty() && !mColumns[type].kinds.empty() &&
               !saysItsType( unit ) )
          {
            mRoles.set( "unit", { { type, unit } } );
            mTaken.insert( type );
          }
          use( "building", mColumns.best( "building", mTaken, 4 ) );
          use( "floor", mColumns.best( "floor", mTaken, 4 ) );
        }

        // Pima County: what is no home has a CODE.
        void chooseCode()
        {
          int code = -1;
          bool pima = false, number = false;
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
          {
            const std::string name = plainName( mColumns[c].name );
            code = name == "code" ? c : code;
            pima = pima || name == "adstreet";
            number = number || name == "streetno";
          }
          if ( code >= 0 && pima && number )
            mRoles.set( "code", { { code } } );
        }

        const LayerColumns &mColumns;
        FieldRoles mRoles;
        std::set<int> mTaken;
    };

    void tellBoth( ColumnReading &reading, const LayerColumns &columns, const char *layer,
                   const char *parameter )
    {
      reading.said = roleLines( columns, reading.roles );
      reading.warnings = overlooked( columns, reading.roles, layer, parameter );
      reading.unread = emptyColumns( columns, reading.roles );
    }
  }

  ColumnReading readPointColumns( std::span<const ColumnSample> samples, std::string_view overrides )
  {
    const LayerColumns columns( samples );
    ColumnReading reading;
    FieldRoles &roles = reading.roles;
    roles = PointReader( columns ).read();
    joinModifiers( roles );
    applyFields( roles, samples, POINT_ROLES, overrides, "POINT_FIELDS" );
    joinModifiers( roles );
    if ( roles.has( "full" ) && roles.has( "number" ) && ( roles.has( "name" ) || roles.has( "street" ) ) )
      roles.erase( "full" );
    if ( !roles.has( "full" ) &&
         !( roles.has( "number" ) && ( roles.has( "name" ) || roles.has( "street" ) ) ) )
      throw InputError( "The address points have no columns that are known to hold house number and street; "
                        "name them in POINT_FIELDS, for example number=HOUSE;name=STREET." );
    tellBoth( reading, columns, "ADDRESS_POINTS", "POINT_FIELDS" );
    return reading;
  }

  FieldRoles pointRoles( std::span<const ColumnSample> columns, std::string_view overrides )
  {
    return readPointColumns( columns, overrides ).roles;
  }
}
