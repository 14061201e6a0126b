// SPDX-License-Identifier: GPL-2.0-or-later
// Reads one address: labels the words of a line from the outside in. The parts that need no context are
// functions of labeling.h; what is here decides between them.
#pragma once
#include "address/labeling.h"

namespace doorstep
{
  class AddressReader
  {
    public:
      AddressReader( Labeling &line, const ParseOptions &options )
          : mLine( line ), t( line.tokens ), mOptions( options )
      {
      }

      void read();

    private:
      // find_number.cpp
      std::size_t findNumber();
      std::size_t skipUnits( std::size_t at );
      bool isNumberAt( std::size_t i ) const;
      bool startsStreet( std::size_t i ) const;
      bool hasStrongStreet( std::size_t i ) const;
      bool isBuildingOnly( std::size_t from, std::size_t to ) const;
      bool isIntersection( std::size_t first ) const;
      std::size_t jointAfter( std::size_t from ) const;
      bool joinsAt( std::size_t i ) const;

      // address_reader.cpp
      void stateBeforeCity();
      void sideBeforeNumber();
      void readNumbered( std::size_t number );
      void readSecond( std::size_t past );
      void readUnnumbered();
      void readIntersection( std::size_t first );
      void readCross( std::size_t joint );
      void readPlace( std::size_t first );

      // read_street.cpp
      void readStreet( std::size_t from );
      bool readTail( std::size_t from, bool comma );
      bool startsUnit( std::size_t at ) const;
      bool restIsUnits( std::size_t from ) const;
      bool isSufdir( std::size_t at, std::size_t segment ) const;
      std::size_t buildingCut( std::size_t from, std::size_t to ) const;
      std::size_t bareUnits( std::size_t from, std::size_t street, std::size_t limit, bool cityElsewhere );
      bool closesUnit( std::size_t past, std::size_t limit, bool cityElsewhere ) const;
      void markCity( std::size_t from, std::size_t to );
      void markFree( std::size_t from, std::size_t to, Label label );

      std::size_t commaAfter( std::size_t from, std::size_t to ) const
      {
        for ( std::size_t i = from; i < to; ++i )
        {
          if ( t[i].comma )
            return i + 1;
        }
        return to;
      }
      bool anyType( std::size_t from, std::size_t to, TypeKind least ) const
      {
        for ( std::size_t i = from; i < to; ++i )
        {
          if ( t.word( i ).typeKind >= least && !isSaint( t, i, to ) )
            return true;
        }
        return false;
      }
      // A strong type behind a name, though it may mean Saint: "Elm St Lark Towers" is a street.
      bool typeInside( std::size_t from, std::size_t to ) const
      {
        for ( std::size_t i = from + 1; i < to; ++i )
        {
          if ( t.word( i ).typeKind == TypeKind::Strong && t.word( i - 1 ).dir.empty() )
            return true;
        }
        return anyType( from, to, TypeKind::Strong );
      }
      bool anyBuilding( std::size_t from, std::size_t to ) const
      {
        for ( std::size_t i = from; i < to; ++i )
        {
          if ( t.word( i ).building )
            return true;
        }
        return false;
      }

      Labeling &mLine;
      const Tokens &t;
      const ParseOptions &mOptions;
      std::size_t mEnd = 0;
      bool mCity = true;     // a city may follow
      bool mLocated = false; // a state or ZIP was found, so a city is likely
  };

  // "&", AND, AT, @, / between two streets.
  bool joinsStreets( std::string_view text );
  bool saysCorner( std::string_view text );
}
