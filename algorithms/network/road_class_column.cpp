// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/road_class_column.h"

#include "base/text.h"
#include "network/road_values.h"

#include <algorithm>

namespace doorstep
{
  using namespace roadvalue;

  namespace
  {
    using Counts = ValueCounts;

    struct Reading
    {
        int column = -1;
        RoadScheme scheme = RoadScheme::None;
        Counts unknown;
        std::size_t all = 0, understood = 0;
    };

    class ClassReader
    {
      public:
        ClassReader( const RoadColumns &columns, std::span<const std::vector<std::string>> sample )
            : mColumns( columns ), mSample( sample )
        {
        }

        Reading read( int column, RoadScheme scheme ) const
        {
          Reading reading;
          reading.column = column;
          reading.scheme = scheme;
          for ( const std::vector<std::string> &row : mSample )
          {
            if ( static_cast<std::size_t>( column ) >= row.size() )
              continue;
            const std::string value = lowerAscii( trimmed( row[static_cast<std::size_t>( column )] ) );
            if ( value.empty() || value == "none" || value == "null" || value == "n/a" )
              continue;
            ++reading.all;
            if ( mColumns.classes.find( roadSchemeName( scheme ), value ) )
              ++reading.understood;
            else
              ++reading.unknown[value];
          }
          return reading;
        }

        // How its name and the kind of its values say that a column reads; None: numbers of an own kind.
        RoadScheme schemeOf( int column, const std::string &name, bool nena ) const
        {
          std::size_t filled = 0, osm = 0, census = 0, digit = 0;
          for ( const std::vector<std::string> &row : mSample )
          {
            if ( static_cast<std::size_t>( column ) >= row.size() )
              continue;
            const std::string value = lowerAscii( trimmed( row[static_cast<std::size_t>( column )] ) );
            if ( value.empty() )
              continue;
            ++filled;
            const auto rule = mColumns.classes.find( "osm", value );
            osm += rule && rule->value != "*" ? 1 : 0;
            const bool letter = value[0] == 's' || value[0] == 'a';
            census +=
                ( letter && value.size() >= 3 && value.size() <= 5 && value[1] >= '1' && value[1] <= '9' ) ||
                        ( value.size() == 4 && value[0] == '1' && mColumns.classes.find( "mtfcc", value ) )
                    ? 1
                    : 0;
            digit += value.size() <= 3 && number( value ) ? 1 : 0;
          }
          if ( name == "highway" )
            return RoadScheme::Osm;
          if ( name.find( "mtfcc" ) != std::string::npos || name.find( "fcc" ) != std::string::npos ||
               census * 2 > filled )
            return RoadScheme::Mtfcc;
          if ( name == "majorroad" || name == "major_road" )
            return RoadScheme::Major;
          if ( name == "fclass" && osm * 2 > filled )
            return RoadScheme::Osm;
          if ( digit * 2 > filled )
            return name.find( "func" ) != std::string::npos || name.starts_with( "f" ) ? RoadScheme::Fhwa
                                                                                       : RoadScheme::None;
          // counties have St_Name beside classes of their own
          return name == "roadclass" && nena &&
                         read( column, RoadScheme::Nena ).understood >=
                             read( column, RoadScheme::Word ).understood
                     ? RoadScheme::Nena
                     : RoadScheme::Word;
        }

      private:
        const RoadColumns &mColumns;
        std::span<const std::vector<std::string>> mSample;
    };
  }

  void chooseClass( RoadColumns &columns, std::span<const std::string> names,
                    std::span<const std::vector<std::string>> sample, const std::vector<int> &candidates,
                    bool nena )
  {
    columns.set( RoadRole::Class, -1 );
    const ClassReader reader( columns, sample );
    Reading best, missed;
    for ( const int column : candidates )
    {
      const std::string name = lowerAscii( names[static_cast<std::size_t>( column )] );
      const RoadScheme scheme = reader.schemeOf( column, name, nena );
      Reading reading = reader.read( column, scheme );
      const bool every = scheme == RoadScheme::Osm || sample.empty();
      if ( scheme == RoadScheme::None || ( !every && reading.understood * 2 < reading.all ) ||
           ( !every && reading.understood == 0 ) )
      {
        if ( missed.column < 0 && reading.all > 0 )
          missed = std::move( reading );
        continue;
      }
      // a later column is taken where it understands clearly more, as descriptions beside codes do
      if ( best.column < 0 || ( best.scheme != RoadScheme::Osm &&
                                reading.understood * best.all * 10 > best.understood * reading.all * 11 ) )
        best = std::move( reading );
    }
    const auto tell = [&]( const Reading &reading, const char *what )
    {
      const std::string &name = names[static_cast<std::size_t>( reading.column )];
      columns.warnings.push_back( "STREETS: " + std::string( what ) + " " + name +
                                  " are not understood as road classes: " + counted( reading.unknown ) +
                                  "; say what they mean in STREET_FIELDS, for example class=" + name +
                                  ":1=freeway,2=primary,3=local." );
    };
    if ( best.column < 0 )
    {
      if ( missed.column < 0 )
        return;
      tell( missed, "the values of" );
      // among codes of an own kind "Interstate" and "Ramp" still say what they are
      columns.onlyFreeways = true;
      columns.scheme = RoadScheme::Word;
      const auto at = static_cast<std::size_t>( missed.column );
      for ( const std::vector<std::string> &row : sample )
        if ( at < row.size() && classOf( columns, row[at] ) )
        {
          columns.set( RoadRole::Class, missed.column );
          return;
        }
      columns.onlyFreeways = false;
      columns.scheme = RoadScheme::None;
      return;
    }
    columns.set( RoadRole::Class, best.column );
    columns.scheme = best.scheme;
    if ( best.understood < best.all && best.scheme != RoadScheme::Osm )
      tell( best, "some values of" );
  }

  std::optional<RoadClassRule> classOf( const RoadColumns &columns, std::string_view cell )
  {
    const std::string value = trimmed( cell );
    if ( value.empty() )
      return std::nullopt;
    if ( const auto own = columns.classValues.find( lowerAscii( value ) ); own != columns.classValues.end() )
      return RoadClassRule{ "", "", own->second, 0 };
    const std::optional<RoadClassRule> rule = columns.classes.find( roadSchemeName( columns.scheme ), value );
    constexpr std::size_t sureFrom = 4; // letters: R and INT may be anything
    const bool sure = rule && value.size() >= sureFrom &&
                      ( rule->roadClass == RoadClass::Freeway || rule->roadClass == RoadClass::Ramp );
    return columns.onlyFreeways && !sure ? std::nullopt : rule;
  }
}
