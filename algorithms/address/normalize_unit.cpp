// SPDX-License-Identifier: GPL-2.0-or-later
// A unit's designator and identifier, from a column of its own or from a line.
#include "address/parsed_address.h"
#include "address/standard.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    // The designator of "SUITE100", whose identifier starts at `digit`; nullptr where there is none.
    const Word *gluedDesignator( std::string_view text, std::size_t digit )
    {
      if ( digit == std::string_view::npos || digit < 2 )
        return nullptr;
      const Word &word = Lexicon::instance().word( text.substr( 0, digit ) );
      return word.unitKind == UnitKind::Id || word.unitKind == UnitKind::Floor ? &word : nullptr;
    }

    // The figures of "2FL" and "3RDFLR"; empty where it is none.
    std::string_view gluedFloor( std::string_view text )
    {
      const std::size_t digits = text.find_first_not_of( "0123456789" );
      if ( digits == 0 || digits > 2 || digits == std::string_view::npos )
        return {};
      std::string_view rest = text.substr( digits );
      if ( rest.starts_with( "ST" ) || rest.starts_with( "ND" ) || rest.starts_with( "RD" ) ||
           rest.starts_with( "TH" ) )
        rest.remove_prefix( 2 );
      return rest == "FL" || rest == "FLR" || rest == "FLOOR" ? text.substr( 0, digits ) : std::string_view();
    }

    // What a text says of units, in its order: "2nd floor, apt 3" has two.
    class UnitList
    {
      public:
        explicit UnitList( const Tokens &t )
        {
          for ( std::size_t i = 0; i < t.size(); ++i )
            read( t, i );
        }

        // The first that is no floor and no building, or the first.
        Unit best() const
        {
          std::string building;
          for ( const Unit &unit : mUnits )
            if ( building.empty() && unit.type == "BLDG" )
              building = unitIdentifier( unit.id );
          const Unit *best = mUnits.empty() ? nullptr : &mUnits.front();
          for ( const Unit &unit : mUnits )
          {
            if ( unit.type != "FL" && unit.type != "LVL" && unit.type != "BLDG" )
            {
              best = &unit;
              break;
            }
          }
          Unit unit = best == nullptr ? Unit() : finished( *best );
          for ( const Unit &other : mUnits )
            if ( &other > best && !other.id.empty() && !best->id.empty() && other.id != best->id &&
                 ( mJoined || other.type == best->type ) && other.type != "FL" && other.type != "BLDG" )
              unit = { {}, {}, {}, true };
          if ( unit.type != "BLDG" )
            unit.building = std::move( building );
          return unit;
        }

      private:
        std::vector<Unit> mUnits;
        bool mNew = true;     // the next identifier starts a unit
        bool mJoined = false; // "1 & 2", "A or B"

        static Unit finished( const Unit &from )
        {
          Unit unit{ from.type, unitIdentifier( from.id ) };
          // "Apt 0" is what a form fills in
          if ( !unit.id.empty() && unit.id.find_first_not_of( '0' ) == std::string::npos )
            return {};
          if ( unit.type.empty() && !unit.id.empty() )
            unit.type.assign( 1, '#' );
          return unit;
        }

        void open( std::string_view type )
        {
          mUnits.push_back( { std::string( type ), {} } );
          mNew = false;
        }

        void addId( std::string_view id )
        {
          if ( mNew || mUnits.empty() )
            open( {} );
          std::string &known = mUnits.back().id;
          const auto digit = []( char c ) { return c >= '0' && c <= '9'; };
          if ( !known.empty() && !id.empty() && digit( known.back() ) && digit( id.front() ) )
            known += '-'; // "12 104" is not 12104
          known += id;
        }

        void read( const Tokens &t, std::size_t i )
        {
          const Word &word = t.word( i );
          const std::string_view text = t.text( i );
          if ( joinsUnits( text ) && i > 0 && i + 1 < t.size() )
          {
            mNew = mJoined = true;
            return;
          }
          if ( text == "#" || text == "NO" || text == "NUMBER" )
          {
            mNew = mNew || ( !mUnits.empty() && !mUnits.back().id.empty() );
            return;
          }
          const bool alone =
              t.size() == 1 && ( word.unitKind == UnitKind::Id || word.unitKind == UnitKind::Stop );
          if ( word.unitKind != UnitKind::None && !alone )
          {
            designator( word );
            return;
          }
          // 2FL, 3RDFLR
          if ( const std::string_view floor = gluedFloor( text ); !floor.empty() )
          {
            addId( floor );
            mUnits.back().type = "FL";
            mNew = true;
            return;
          }
          const std::size_t digit = text.find_first_of( "0123456789" );
          if ( const Word *glued = gluedDesignator( text, digit ) )
          {
            designator( *glued );
            addId( text.substr( digit ) );
          }
          else if ( word.ordinal > 0 )
            addId( std::to_string( word.ordinal ) );
          else if ( t[i].ordinal )
            addId( text.substr( 0, text.size() - 2 ) );
          else
            addId( word.dir.size() == 1 && i > 0 ? word.dir : text );
        }

        void designator( const Word &word )
        {
          const bool level = word.unitKind == UnitKind::Floor || word.unitKind == UnitKind::Level;
          // "2nd floor", "lower level": the number or the word stood before.
          if ( level && !mUnits.empty() &&
               ( !mUnits.back().id.empty() || mUnits.back().type == "LOWR" || mUnits.back().type == "UPPR" ) )
          {
            if ( mUnits.back().type.empty() )
              mUnits.back().type = word.unit;
            mNew = true;
            return;
          }
          // "# Apt 2"
          if ( !mUnits.empty() && mUnits.back().type.empty() && mUnits.back().id.empty() )
            mUnits.back().type = word.unit;
          else
            open( word.unit );
        }
    };
  }

  bool joinsUnits( std::string_view text )
  {
    return text == "&" || text == "AND" || text == "OR" || text == "/";
  }

  Unit normalizeUnit( std::string_view unit )
  {
    constexpr std::array noUnit = { "NO APT", "NO APARTMENT", "NO UNIT", "SF", "SFR", "SFH", "SFD" };
    if ( isPlaceholder( unit ) ||
         ( unit.size() <= 12 &&
           std::find( noUnit.begin(), noUnit.end(), normalizeText( unit ) ) != noUnit.end() ) )
      return {};
    return UnitList( Tokens( unit ) ).best();
  }
}
