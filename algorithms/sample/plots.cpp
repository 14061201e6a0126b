// SPDX-License-Identifier: GPL-2.0-or-later
// Complexes, mobile-home parks, schools and parks: drives, buildings, units.
#include "base/csv.h"
#include "base/embedded.h"
#include "sample/buildings.h"

#include <algorithm>
#include <map>
#include <set>

namespace doorstep::sample
{
  namespace
  {
    // A plot seen from its street: along it and into the depth.
    struct Frame
    {
        Rect rect;
        Side side;
        double gap = 0; // from the street's middle to the plot
        double length() const { return lies() ? rect.x1 - rect.x0 : rect.y1 - rect.y0; }
        double depth() const { return lies() ? rect.y1 - rect.y0 : rect.x1 - rect.x0; }
        bool lies() const { return side == Side::South || side == Side::North; }
        Point at( double a, double d ) const
        {
          switch ( side )
          {
          case Side::South:
            return { rect.x0 + a, rect.y0 + d };
          case Side::North:
            return { rect.x0 + a, rect.y1 - d };
          case Side::West:
            return { rect.x0 + d, rect.y0 + a };
          case Side::East:
            break;
          }
          return { rect.x1 - d, rect.y0 + a };
        }
    };

    Frame frameOf( const Square &square, const Plot &plot )
    {
      const Rect r = square.rect();
      Frame frame{ plot.rect, plot.side };
      frame.gap = plot.side == Side::South   ? plot.rect.y0 - r.y0
                  : plot.side == Side::North ? r.y1 - plot.rect.y1
                  : plot.side == Side::West  ? plot.rect.x0 - r.x0
                                             : r.x1 - plot.rect.x1;
      return frame;
    }

    std::vector<Point> box( const Frame &f, double a0, double d0, double a1, double d1 )
    {
      std::vector<Point> ring = { f.at( a0, d0 ), f.at( a1, d0 ), f.at( a1, d1 ), f.at( a0, d1 ),
                                  f.at( a0, d0 ) };
      double doubled = 0;
      for ( std::size_t k = 1; k < ring.size(); ++k )
        doubled += ring[k - 1].x * ring[k].y - ring[k].x * ring[k - 1].y;
      if ( doubled < 0 )
        std::reverse( ring.begin(), ring.end() );
      return ring;
    }

    constexpr double LANE = 30, SPACE = 12.5;
  }

  std::vector<PlotDrives> addDrives( const CityPlan &plan, StreetNamer &namer, std::vector<Path> &paths )
  {
    std::vector<PlotDrives> all;
    for ( std::size_t q = 0; q < plan.squares().size(); ++q )
    {
      const Square &square = plan.squares()[q];
      for ( std::size_t p = 0; p < square.plots.size(); ++p )
      {
        const Plot &plot = square.plots[p];
        const Frame f = frameOf( square, plot );
        const Point centre = plot.rect.centre();
        const int line =
            f.lies() ? square.j + ( plot.side == Side::North ) : square.i + ( plot.side == Side::East );
        PlotDrives drives;
        drives.square = static_cast<int>( q );
        drives.plot = static_cast<int>( p );
        drives.street = namer.line( f.lies(), line * 8, f.lies() ? centre.x : centre.y );
        // A plot above its street is on the odd side, one west of its street too.
        const bool odd = plot.side == Side::South || plot.side == Side::East;
        drives.number =
            static_cast<int>( gridNumber( f.lies() ? centre.x : centre.y ) ) / 2 * 2 + ( odd ? 1 : 0 );
        drives.firstPath = static_cast<std::int32_t>( paths.size() );
        const auto drive = [&]( const Point &a, const Point &b )
        {
          Path path;
          path.points = { a, b };
          path.road = Road::Drive;
          path.milesPerHour = 10;
          paths.push_back( std::move( path ) );
        };
        const double middle = f.length() / 2, depth = f.depth();
        if ( plot.use == Use::Apartments )
        {
          drive( f.at( middle, -f.gap ), f.at( middle, depth * 0.5 ) );
          drive( f.at( f.length() * 0.1, depth * 0.5 ), f.at( f.length() * 0.9, depth * 0.5 ) );
        }
        else if ( plot.use == Use::MobileHomes )
        {
          double lane = LANE / 2;
          for ( ; lane < depth - 10; lane += LANE )
            drive( f.at( 8, lane ), f.at( f.length() - 8, lane ) );
          drive( f.at( middle, -f.gap ), f.at( middle, lane - LANE ) );
        }
        else if ( plot.use == Use::School )
          drive( f.at( middle, -f.gap ), f.at( middle, 24 ) );
        drives.lastPath = static_cast<std::int32_t>( paths.size() );
        all.push_back( drives );
      }
    }
    return all;
  }

  namespace
  {
    class Plots
    {
      public:
        Plots( const CityPlan &plan, std::uint64_t seed, SampleCity &city )
            : mPlan( plan ), mCity( city ), mRandom( seed, 41 )
        {
          for ( const CsvRow &row : parseCsv( embedded( "sample_schools.csv" ), ',', true ) )
            if ( row.size() == 1 && row[0] != "name" )
              mSchools.push_back( row[0] );
          mParks = lexicon( "sample_streets.csv", "park" );
          mComplexes = lexicon( "sample_streets.csv", "complex" );
        }

        void add( const PlotDrives &drives, int street )
        {
          const Square &square = mPlan.squares()[static_cast<std::size_t>( drives.square )];
          const Plot &plot = square.plots[static_cast<std::size_t>( drives.plot )];
          const Frame f = frameOf( square, plot );
          if ( plot.use == Use::Park )
          {
            mCity.parks.push_back( { next( mParks, mPark ) + " Park", { { chamfered( plot.rect ) } } } );
            return;
          }
          if ( street < 0 )
            return;
          Address address;
          address.number = drives.number;
          address.name = drives.street;
          address.zip = square.zip;
          address.city = static_cast<std::uint8_t>( square.city );
          address.incorporated = square.incorporated;
          address.parcel = ++mParcel;
          address.street = street;
          if ( plot.use == Use::School )
            school( f, address );
          else if ( plot.use == Use::Apartments )
            apartments( f, address );
          else
            mobileHomes( f, address );
        }

      private:
        static std::vector<Point> chamfered( const Rect &r )
        {
          constexpr double c = 18;
          return { { r.x0 + c, r.y0 }, { r.x1 - c, r.y0 }, { r.x1, r.y0 + c },
                   { r.x1, r.y1 - c }, { r.x1 - c, r.y1 }, { r.x0 + c, r.y1 },
                   { r.x0, r.y1 - c }, { r.x0, r.y0 + c }, { r.x0 + c, r.y0 } };
        }

        static std::string next( const std::vector<std::string> &names, std::size_t &used )
        {
          const std::size_t round = used / names.size();
          const std::string &name = names[used++ % names.size()];
          return round == 0 ? name : name + " " + std::to_string( round + 1 );
        }

        void building( const std::string &name, const Frame &f, double a0, double d0, double a1, double d1 )
        {
          mCity.buildings.push_back( { name, { { box( f, a0, d0, a1, d1 ) } } } );
        }

        void school( const Frame &f, Address address )
        {
          static const char *levels[] = { "Elementary School", "K-8 School",        "Elementary School",
                                          "Middle School",     "Elementary School", "High School" };
          const std::string name = next( mSchools, mSchool ) + " " + levels[( mSchool - 1 ) % 6];
          const double middle = f.length() / 2;
          building( name, f, middle - 45, 30, middle + 45, std::min( 62.0, f.depth() - 8 ) );
          address.at = f.at( middle, 24 );
          mCity.schools.push_back( { name, address.at, 0 } );
          mCity.addresses.push_back( std::move( address ) );
        }

        void apartments( const Frame &f, const Address &address )
        {
          const std::string name = next( mComplexes, mComplex ) + " Apartments";
          const int columns = static_cast<int>( f.length() / 34 );
          const double pitch = f.length() / columns, depth = f.depth();
          const bool letters = mRandom.chance( 0.15 );
          const int units = letters ? 4 : 8 + 4 * static_cast<int>( mRandom.below( 3 ) );
          int number = 0;
          for ( const bool back : { false, true } )
            for ( int c = 0; c < columns; ++c )
            {
              const double a = ( c + 0.5 ) * pitch, d = back ? depth * 0.5 + depth * 0.27 : depth * 0.23;
              if ( !back && a > f.length() / 2 - 20 && a < f.length() / 2 + 20 )
                continue;
              building( name, f, a - 12, d - 7, a + 12, d + 7 );
              ++number;
              for ( int u = 1; u <= units; ++u )
              {
                Address unit = address;
                // The two halves of a building have a point each.
                unit.at = f.at( a + ( u * 2 > units ? 6 : -6 ), d );
                unit.unit = std::to_string( letters ? u : number * 100 + u );
                if ( letters )
                  unit.unit.insert( unit.unit.begin(), static_cast<char>( 'A' + ( number - 1 ) % 26 ) );
                unit.home = true;
                mCity.addresses.push_back( std::move( unit ) );
              }
            }
        }

        void mobileHomes( const Frame &f, const Address &address )
        {
          int number = 0;
          for ( double lane = LANE / 2; lane < f.depth() - 10; lane += LANE )
            for ( const double aside : { -8.5, 8.5 } )
              for ( double a = 10 + SPACE / 2; a < f.length() - 10; a += SPACE )
              {
                const bool entrance = a > f.length() / 2 - 8 && a < f.length() / 2 + 8;
                if ( entrance )
                  continue;
                Address space = address;
                space.at = f.at( a, lane + aside );
                space.unit = std::to_string( ++number );
                space.home = true;
                mCity.addresses.push_back( std::move( space ) );
              }
        }

        const CityPlan &mPlan;
        SampleCity &mCity;
        Random mRandom;
        std::vector<std::string> mSchools, mParks, mComplexes;
        std::size_t mSchool = 0, mPark = 0, mComplex = 0;
        int mParcel = 0;
    };
  }

  void addPlots( const CityPlan &plan, const std::vector<PlotDrives> &drives,
                 const std::vector<Section> &sections, std::uint64_t seed, SampleCity &city )
  {
    std::set<std::int32_t> drivable;
    for ( const Section &s : sections )
      drivable.insert( s.path );
    std::map<int, std::vector<int>> byName;
    for ( std::size_t n = 0; n < city.streets.size(); ++n )
      if ( city.streets[n].name >= 0 )
        byName[city.streets[n].name].push_back( static_cast<int>( n ) );
    const auto holds = []( int from, int to, int number )
    {
      return from > 0 && from % 2 == number % 2 && number >= std::min( from, to ) &&
             number <= std::max( from, to );
    };

    Plots plots( plan, seed, city );
    for ( const PlotDrives &d : drives )
    {
      // The section of its street that holds the plot's number, if the drives can be driven.
      int street = -1;
      bool all = d.firstPath < d.lastPath;
      for ( std::int32_t path = d.firstPath; path < d.lastPath; ++path )
        all = all && drivable.contains( path );
      if ( all )
        for ( const int n : byName[d.street] )
        {
          const Street &s = city.streets[static_cast<std::size_t>( n )];
          if ( holds( s.leftFrom, s.leftTo, d.number ) || holds( s.rightFrom, s.rightTo, d.number ) )
            street = n;
        }
      plots.add( d, street );
    }
  }
}
