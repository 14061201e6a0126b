// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/road_evidence.h"

#include "base/text.h"
#include "network/freeways.h"
#include "network/road_class_column.h"
#include "network/road_values.h"

namespace doorstep
{
  using namespace roadvalue;

  namespace
  {
    constexpr std::size_t ENOUGH = 5;     // streets of a value, below which nothing is said
    constexpr double FREEWAY_MILES = 55;  // an hour
    constexpr double FREEWAY_NAMES = 0.2; // of the streets of a value

    struct Streets
    {
        std::size_t all = 0, withHouses = 0, freewayNames = 0, fast = 0;

        bool livedOn() const
        {
          return all >= ENOUGH && withHouses * 2 > all && fast * 2 < all &&
                 static_cast<double>( freewayNames ) < FREEWAY_NAMES * static_cast<double>( all );
        }
    };

    class Weigher
    {
      public:
        Weigher( RoadColumns &columns, std::span<const std::string> names,
                 std::span<const std::vector<std::string>> sample )
            : mColumns( columns ), mNames( names ), mSample( sample )
        {
        }

        void classes()
        {
          const int column = mColumns.of( RoadRole::Class );
          if ( column < 0 || mColumns.scheme == RoadScheme::Osm )
            return;
          for ( const auto &[value, streets] : byValue( column ) )
          {
            const std::optional<RoadClassRule> rule = classOf( mColumns, value );
            if ( !rule || !streets.livedOn() )
              continue;
            const bool freeway = rule->roadClass == RoadClass::Freeway,
                       path = rule->roadClass == RoadClass::Path;
            if ( !freeway && !path )
              continue;
            mColumns.classValues[value] = freeway ? RoadClass::Primary : RoadClass::Local;
            tell(
                column, value, streets.all,
                freeway
                    ? "would be freeways, but most of these streets bear house numbers: taken as main streets"
                    : "would be for walkers, but most of these streets bear house numbers: taken as "
                      "ordinary streets",
                freeway ? "=freeway" : "=path" );
          }
        }

        void closed()
        {
          const int column = mColumns.of( RoadRole::OneWay );
          if ( column < 0 || !mColumns.noIsClosed )
            return;
          const auto found = byValue( column );
          const auto no = found.find( "n" );
          if ( no == found.end() )
            return;
          mColumns.noIsClosed = no->second.withHouses * 2 <= no->second.all;
          tell( column, "n", no->second.all,
                mColumns.noIsClosed ? "beside FT and TF is read as closed to cars"
                                    : "beside FT and TF is read as two-way, since houses stand there",
                mColumns.noIsClosed ? "=both" : "=closed" );
        }

      private:
        std::string_view cell( const std::vector<std::string> &row, RoadRole role ) const
        {
          const int column = mColumns.of( role );
          return column < 0 || static_cast<std::size_t>( column ) >= row.size()
                     ? std::string_view()
                     : std::string_view( row[static_cast<std::size_t>( column )] );
        }

        bool hasHouses( const std::vector<std::string> &row ) const
        {
          for ( const RoadRole role :
                { RoadRole::LeftFrom, RoadRole::LeftTo, RoadRole::RightFrom, RoadRole::RightTo } )
            if ( number( cell( row, role ) ).value_or( 0 ) > 0 )
              return true;
          return false;
        }

        std::map<std::string, Streets> byValue( int column ) const
        {
          std::map<std::string, Streets> result;
          for ( const std::vector<std::string> &row : mSample )
          {
            const std::string value = static_cast<std::size_t>( column ) < row.size()
                                          ? lowerAscii( trimmed( row[static_cast<std::size_t>( column )] ) )
                                          : std::string();
            if ( value.empty() )
              continue;
            Streets &streets = result[value];
            ++streets.all;
            streets.withHouses += hasHouses( row ) ? 1 : 0;
            std::string name( cell( row, RoadRole::FullName ) );
            for ( const RoadRole part : { RoadRole::PreType, RoadRole::Name, RoadRole::Type } )
              if ( mColumns.of( RoadRole::FullName ) < 0 )
                name.append( " " ).append( cell( row, part ) );
            streets.freewayNames += freewayName( trimmed( name ) ) == FreewayName::No ? 0 : 1;
            streets.fast += speed( cell( row, RoadRole::Speed ), mColumns.speedInKilometers ) >=
                                    FREEWAY_MILES * KM_A_MILE - 1
                                ? 1
                                : 0;
          }
          return result;
        }

        void tell( int column, const std::string &value, std::size_t count, const char *what,
                   const char *other )
        {
          const std::string &name = mNames[static_cast<std::size_t>( column )];
          const char *role = column == mColumns.of( RoadRole::OneWay ) ? "oneway=" : "class=";
          mColumns.warnings.push_back( "STREETS: " + upperAscii( value ) + " (" + std::to_string( count ) +
                                       ") in " + name + " " + what + "; if not, write " + role + name + ":" +
                                       upperAscii( value ) + other + " in STREET_FIELDS." );
        }

        RoadColumns &mColumns;
        std::span<const std::string> mNames;
        std::span<const std::vector<std::string>> mSample;
    };
  }

  void weighByHouses( RoadColumns &columns, std::span<const std::string> names,
                      std::span<const std::vector<std::string>> sample )
  {
    Weigher weigher( columns, names, sample );
    weigher.classes();
    weigher.closed();
  }
}
