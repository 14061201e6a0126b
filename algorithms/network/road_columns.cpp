#include "network/road_columns.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"
#include "network/road_values.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  using namespace roadvalue;

  namespace
  {
    constexpr std::array<std::string_view, roadRoleCount> roleNames = {
        "full_name",  "pre_modifier",   "pre_direction", "pre_type", "pre_separator", "name",
        "type",       "post_direction", "post_modifier", "class",    "one_way",       "speed",
        "from_level", "to_level",       "layer",         "bridge",   "tunnel",        "junction",
        "access",     "other_tags",     "left_from",     "left_to",  "right_from",    "right_to" };

    using Sample = std::span<const std::vector<std::string>>;

    class Detector
    {
      public:
        Detector( std::span<const std::string> names, Sample sample, std::string_view overrides )
            : mSample( sample )
        {
          for ( const std::string &name : names )
            mNames.push_back( lowerAscii( name ) );
          mColumns.classes = RoadClasses::load( overrides );
        }

        RoadColumns run()
        {
          for ( std::size_t r = 0; r < roadRoleCount; ++r )
            if ( const std::vector<int> found = candidates( static_cast<RoadRole>( r ) ); !found.empty() )
              mColumns.column[r] = found.front();
          chooseName();
          chooseClass();
          chooseOneWay();
          chooseSpeed();
          checkLevels();
          return mColumns;
        }

      private:
        // Columns of a role, the lexicon's first name first.
        std::vector<int> candidates( RoadRole role ) const
        {
          static const std::vector<CsvRow> rows = parseCsv( embedded( "road_columns.csv" ), ',', true );
          std::vector<int> result;
          for ( const CsvRow &row : rows )
            if ( row.size() >= 2 && row[0] == roleNames[static_cast<std::size_t>( role )] )
              if ( const auto at = std::find( mNames.begin(), mNames.end(), row[1] ); at != mNames.end() )
                result.push_back( static_cast<int>( at - mNames.begin() ) );
          return result;
        }

        const std::string &cell( const std::vector<std::string> &row, int column ) const
        {
          static const std::string none;
          const auto c = static_cast<std::size_t>( column );
          return column < 0 || c >= row.size() ? none : row[c];
        }

        // Whether most rows that have a type end their full name with it.
        bool endsWithType( int full, int type ) const
        {
          int with = 0, typed = 0;
          for ( const std::vector<std::string> &row : mSample )
            if ( const std::string word = lowerAscii( trimmed( cell( row, type ) ) ); !word.empty() )
            {
              ++typed;
              with += lowerAscii( trimmed( cell( row, full ) ) ).ends_with( " " + word ) ? 1 : 0;
            }
          return typed > 0 && with * 2 > typed;
        }

        void chooseName()
        {
          const int full = mColumns.of( RoadRole::FullName ), name = mColumns.of( RoadRole::Name );
          const bool parts =
              mColumns.of( RoadRole::Type ) >= 0 || mColumns.of( RoadRole::PreDirection ) >= 0 ||
              mColumns.of( RoadRole::PreType ) >= 0 || mColumns.of( RoadRole::PostDirection ) >= 0;
          const bool useParts = name >= 0 && parts && ( full < 0 || full == name ) &&
                                !endsWithType( name, mColumns.of( RoadRole::Type ) );
          if ( useParts )
          {
            mColumns.set( RoadRole::FullName, -1 );
            return;
          }
          if ( full < 0 )
            mColumns.set( RoadRole::FullName, name );
          for ( auto r = static_cast<std::size_t>( RoadRole::PreModifier );
                r <= static_cast<std::size_t>( RoadRole::PostModifier ); ++r )
            mColumns.column[r] = -1;
        }

        // Rows whose class a scheme has a line for.
        int fitting( int column, std::string_view scheme ) const
        {
          int count = 0;
          for ( const std::vector<std::string> &row : mSample )
            if ( const std::string value = trimmed( cell( row, column ) ); !value.empty() )
              count += mColumns.classes.find( scheme, value ) ? 1 : 0;
          return count;
        }

        RoadScheme schemeOf( int column ) const
        {
          const std::string &name = mNames[static_cast<std::size_t>( column )];
          int filled = 0, osm = 0, census = 0, digit = 0;
          for ( const std::vector<std::string> &row : mSample )
          {
            const std::string value = lowerAscii( trimmed( cell( row, column ) ) );
            if ( value.empty() )
              continue;
            ++filled;
            const auto rule = mColumns.classes.find( "osm", value );
            osm += rule && rule->value != "*" ? 1 : 0;
            census += value.size() >= 3 && value.size() <= 5 && ( value[0] == 's' || value[0] == 'a' ) &&
                              value[1] >= '1' && value[1] <= '9'
                          ? 1
                          : 0;
            digit += value.size() <= 3 && number( value ) ? 1 : 0;
          }
          if ( name == "highway" )
            return RoadScheme::Osm;
          if ( name.find( "mtfcc" ) != std::string::npos || name == "cfcc" || census * 2 > filled )
            return RoadScheme::Mtfcc;
          if ( name == "majorroad" || name == "major_road" )
            return RoadScheme::Major;
          if ( name == "fclass" && osm * 2 > filled )
            return RoadScheme::Osm;
          if ( digit * 2 > filled )
            return name.find( "func" ) != std::string::npos || name.starts_with( "f" ) ? RoadScheme::Fhwa
                                                                                       : RoadScheme::None;
          const bool nena = std::find( mNames.begin(), mNames.end(), "st_name" ) != mNames.end() ||
                            std::find( mNames.begin(), mNames.end(), "fromaddr_l" ) != mNames.end();
          return name == "roadclass" && nena && fitting( column, "nena" ) >= fitting( column, "word" )
                     ? RoadScheme::Nena
                     : RoadScheme::Word; // counties have St_Name beside classes of their own
        }

        void chooseClass()
        {
          mColumns.set( RoadRole::Class, -1 );
          for ( const int column : candidates( RoadRole::Class ) )
          {
            if ( column == mColumns.of( RoadRole::Type ) )
              continue;
            const RoadScheme scheme = schemeOf( column );
            if ( scheme == RoadScheme::None )
              continue;
            if ( !mSample.empty() && fitting( column, roadSchemeName( scheme ) ) == 0 &&
                 scheme != RoadScheme::Osm )
              continue;
            mColumns.set( RoadRole::Class, column );
            mColumns.scheme = scheme;
            return;
          }
        }

        void chooseOneWay()
        {
          mColumns.set( RoadRole::OneWay, -1 );
          for ( const int column : candidates( RoadRole::OneWay ) )
          {
            bool fits = true, both = false, letters = false, fromTo = false;
            std::size_t no = 0, open = 0;
            for ( const std::vector<std::string> &row : mSample )
            {
              const std::string value = lowerAscii( trimmed( cell( row, column ) ) );
              fits = fits && couldBeOneWay( value );
              both = both || value == "b";
              letters = letters || value == "f" || value == "t";
              fromTo = fromTo || value == "ft" || value == "tf";
              no += value == "n" ? 1 : 0;
              open += value.empty() || value == "b" ? 1 : 0;
            }
            if ( !fits )
              continue;
            mColumns.set( RoadRole::OneWay, column );
            mColumns.oneWayIsFlag = letters && !both && !fromTo;
            mColumns.noIsClosed = fromTo && no < open;
            return;
          }
        }

        void chooseSpeed()
        {
          const int column = mColumns.of( RoadRole::Speed );
          mColumns.speedInKilometers = mColumns.scheme == RoadScheme::Osm;
          if ( column < 0 )
            return;
          const std::string &name = mNames[static_cast<std::size_t>( column )];
          if ( name.find( "km" ) != std::string::npos || name.find( "kph" ) != std::string::npos )
            mColumns.speedInKilometers = true;
          // No limit in miles is so high. One cell may be a slip, and 99 stands for an unknown limit.
          std::size_t filled = 0, high = 0;
          for ( const std::vector<std::string> &row : mSample )
            if ( const auto value = number( cell( row, column ) ); value && *value > 0 )
            {
              ++filled;
              high += *value > 85 && *value <= 130 && std::fmod( *value, 5 ) == 0 ? 1 : 0;
            }
          if ( high * 100 > filled )
            mColumns.speedInKilometers = true;
        }

        // Columns of the same names hold heights above the sea in some layers.
        void checkLevels()
        {
          for ( const RoadRole role : { RoadRole::FromLevel, RoadRole::ToLevel } )
            for ( const std::vector<std::string> &row : mSample )
              if ( const auto value = number( cell( row, mColumns.of( role ) ) );
                   value && std::abs( *value ) > 9 )
              {
                mColumns.set( RoadRole::FromLevel, -1 );
                mColumns.set( RoadRole::ToLevel, -1 );
              }
        }

        std::vector<std::string> mNames;
        Sample mSample;
        RoadColumns mColumns;
    };
  }

  std::string_view roadSchemeName( RoadScheme scheme )
  {
    constexpr std::array<std::string_view, 7> names = { "", "osm", "mtfcc", "nena", "fhwa", "major", "word" };
    return names[static_cast<std::size_t>( scheme )];
  }

  RoadColumns detectRoadColumns( std::span<const std::string> names, Sample sample,
                                 std::string_view overrides )
  {
    return Detector( names, sample, overrides ).run();
  }
}
