// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/road_columns.h"

#include "base/text.h"
#include "columns/column_names.h"
#include "columns/range_columns.h"
#include "network/road_class_column.h"
#include "network/road_evidence.h"
#include "network/road_one_way.h"
#include "network/road_values.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  using namespace roadvalue;

  namespace
  {
    constexpr std::array<std::string_view, ROAD_ROLE_COUNT> ROLE_NAMES = {
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
          {
            mNames.push_back( lowerAscii( name ) );
            mOwnNames.push_back( name );
          }
          mColumns.classes = RoadClasses::load( overrides );
        }

        RoadColumns run()
        {
          for ( std::size_t r = 0; r < ROAD_ROLE_COUNT; ++r )
            if ( const std::vector<int> found = candidates( static_cast<RoadRole>( r ) ); !found.empty() )
              mColumns.column[r] = found.front();
          chooseName();
          if ( !mSample.empty() )
            completeName();
          chooseClassAndOneWay();
          chooseSpeed();
          checkLevels();
          weighByHouses( mColumns, mOwnNames, mSample );
          return mColumns;
        }

      private:
        // Columns of a role, the lexicon's first name first; spelt with other punctuation where none is there
        // as it is known ("St Name", "STREET-TYPE").
        std::vector<int> candidates( RoadRole role ) const
        {
          const std::vector<std::string> &known = roadNames( ROLE_NAMES[static_cast<std::size_t>( role )] );
          std::vector<int> result;
          for ( const std::string &name : known )
            if ( const auto at = std::find( mNames.begin(), mNames.end(), name ); at != mNames.end() )
              result.push_back( static_cast<int>( at - mNames.begin() ) );
          if ( !result.empty() )
            return result;
          for ( const std::string &name : known )
            for ( std::size_t c = 0; c < mOwnNames.size(); ++c )
              if ( plainName( mOwnNames[c] ) == plainName( name ) &&
                   std::find( result.begin(), result.end(), static_cast<int>( c ) ) == result.end() )
                result.push_back( static_cast<int>( c ) );
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

        // By the lexicon of names, then those whose name speaks for the role in its words.
        std::vector<int> named( RoadRole role, const char *shape, double least ) const
        {
          std::vector<int> result = candidates( role );
          std::vector<std::pair<double, int>> more;
          for ( std::size_t c = 0; c < mNames.size(); ++c )
            if ( const double vote = voteFor( columnVotes( mOwnNames[c] ), shape );
                 vote >= least &&
                 std::find( result.begin(), result.end(), static_cast<int>( c ) ) == result.end() )
              more.emplace_back( -vote, static_cast<int>( c ) );
          std::stable_sort( more.begin(), more.end() );
          for ( const auto &[vote, column] : more )
            result.push_back( column );
          return result;
        }

        bool isNamePart( int column ) const
        {
          for ( auto r = static_cast<std::size_t>( RoadRole::FullName );
                r <= static_cast<std::size_t>( RoadRole::PostModifier ); ++r )
            if ( mColumns.column[r] == column )
              return true;
          return false;
        }

        void chooseClassAndOneWay()
        {
          std::vector<int> classes = named( RoadRole::Class, "class", 2.5 ),
                           ways = named( RoadRole::OneWay, "one_way", 4 );
          const auto part = [this]( int column ) { return isNamePart( column ); };
          std::erase_if( classes, part );
          std::erase_if( ways, part );
          const bool nena = std::find( mNames.begin(), mNames.end(), "st_name" ) != mNames.end() ||
                            std::find( mNames.begin(), mNames.end(), "fromaddr_l" ) != mNames.end();
          chooseClass( mColumns, mOwnNames, mSample, classes, nena );
          chooseOneWay( mColumns, mOwnNames, mSample, ways );
        }

        // A whole street with directions in columns before and after it.
        void useJoined( const LayerColumns &layer, const std::vector<int> &joined )
        {
          if ( joined.size() < 2 )
            return;
          const auto street = [&layer]( int a, int b )
          { return layer[a].kinds.street < layer[b].kinds.street; };
          const int whole = *std::max_element( joined.begin(), joined.end(), street );
          mColumns.set( RoadRole::FullName, -1 );
          mColumns.set( RoadRole::Name, whole );
          if ( joined.front() != whole )
            mColumns.set( RoadRole::PreDirection, joined.front() );
          if ( joined.back() != whole )
            mColumns.set( RoadRole::PostDirection, joined.back() );
        }

        // Parts of the name that the lexicon of names does not know, by their values.
        void completeName()
        {
          std::vector<ColumnSample> samples;
          for ( std::size_t c = 0; c < mOwnNames.size(); ++c )
          {
            samples.push_back( { mOwnNames[c], {} } );
            for ( const std::vector<std::string> &row : mSample )
              samples.back().values.push_back( cell( row, static_cast<int>( c ) ) );
          }
          const LayerColumns layer( samples );
          const auto known = [&]( RoadRole role ) {
            return mColumns.of( role ) >= 0 &&
                   ( mSample.empty() || !layer[mColumns.of( role )].kinds.empty() );
          };
          std::set<int> ranges;
          const FieldRoles ends = rangeColumns( layer, ranges );
          for ( const auto &[role, name] :
                { std::pair{ RoadRole::LeftFrom, "l_from" }, std::pair{ RoadRole::LeftTo, "l_to" },
                  std::pair{ RoadRole::RightFrom, "r_from" }, std::pair{ RoadRole::RightTo, "r_to" } } )
            if ( mColumns.of( role ) < 0 )
              mColumns.set( role, ends.column( name ) );
          const FieldRoles roles = streetNameColumns( layer, ranges );
          if ( !known( RoadRole::FullName ) && !known( RoadRole::Name ) )
          {
            mColumns.set( RoadRole::FullName, roles.column( "full" ) );
            mColumns.set( RoadRole::Name, roles.column( "name" ) );
            if ( const auto full = roles.all().find( "full" ); full != roles.all().end() )
              useJoined( layer, full->second.front() );
          }
          const bool lost = mColumns.of( RoadRole::FullName ) >= 0 && roles.has( "name" ) &&
                            layer.fitsWhole( mColumns.of( RoadRole::FullName ) ) < 0.5;
          if ( lost )
          {
            mColumns.set( RoadRole::FullName, -1 );
            mColumns.set( RoadRole::Name, roles.column( "name" ) );
          }
          if ( mColumns.of( RoadRole::FullName ) >= 0 ||
               mColumns.of( RoadRole::Name ) != roles.column( "name" ) )
            return;
          for ( const auto &[role, name] :
                { std::pair{ RoadRole::PreDirection, "predir" }, std::pair{ RoadRole::PreType, "pretype" },
                  std::pair{ RoadRole::Type, "suftype" }, std::pair{ RoadRole::PostDirection, "sufdir" } } )
            if ( !known( role ) && roles.has( name ) )
              mColumns.set( role, roles.column( name ) );
        }

        void chooseSpeed()
        {
          if ( mColumns.of( RoadRole::Speed ) < 0 )
            if ( const std::vector<int> others = named( RoadRole::Speed, "speed", 4 ); !others.empty() )
              mColumns.set( RoadRole::Speed, others.front() );
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

        std::vector<std::string> mNames, mOwnNames; // in lower case, and as they are
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
