// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/street_blocks.h"

#include "base/geometry.h"
#include "base/grid.h"
#include "base/index.h"
#include "sheet/street_chains.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace doorstep
{
  namespace
  {
    constexpr double CELL_SIZE = 200; // metres

    Point middleOf( const Polyline &line )
    {
      double left = lengthOf( line ) / 2;
      for ( std::size_t i = 1; i < line.size(); ++i )
      {
        const double length = distance( line[i - 1], line[i] );
        if ( length >= left && length > 0 )
        {
          return between( line[i - 1], line[i], left / length );
        }
        left -= length;
      }
      return line.back();
    }

    bool holdsNoStop( const Block &block )
    {
      return block.roadClass == RoadClass::Freeway || block.roadClass == RoadClass::Ramp;
    }

    struct Nearest
    {
        double distance = 1e300;
        double dx = 0, dy = 0; // from the street to the stop
    };

    Nearest nearestTo( const Polyline &line, const Point &p )
    {
      Nearest best;
      for ( std::size_t i = 1; i < line.size(); ++i )
      {
        const Point on = nearestPlace( line[i - 1], line[i], p );
        if ( const double d = distance( p, on ); d < best.distance )
          best = { d, p.x - on.x, p.y - on.y };
      }
      return best;
    }
  }

  std::uint64_t pointKey( const Point &p )
  {
    return cellKey( std::llround( p.x * 10 ), std::llround( p.y * 10 ) );
  }

  StreetBlocks::StreetBlocks( std::span<const StreetLine> lines, std::span<const Point> homes,
                              const BlockGroupOptions &options, const HouseAddresses &addresses )
      : mBlocks( chainedBlocks( lines ) ),
        mCountsHomes( !homes.empty() ),
        mHouses( homes, addresses ),
        mSmallest( options.smallest )
  {
    index();
    std::vector<StreetPiece> pieces;
    for ( const Block &block : mBlocks )
      pieces.push_back(
          { pointKey( block.line.front() ), pointKey( block.line.back() ), block.name, block.isDrive } );
    mOwn = OwnStreets( pieces );
    mHouseStreets = mOwn.find( addresses.streets );
    if ( mBlocks.empty() )
      mLooseHomes.assign( homes.begin(), homes.end() );
    std::vector<double> counts( mBlocks.size(), 0 );
    std::unordered_set<std::uint64_t> places; // homes at one point are told apart by no map
    for ( const Point &home : homes )
      if ( places.insert( cellKey( std::llround( home.x ), std::llround( home.y ) ) ).second )
        if ( const PrintedPlace found = place( home ); found.block >= 0 )
          ++counts[indexOf( found.block )];
    std::vector<char> skipped;
    for ( std::size_t b = 0; b < mBlocks.size(); ++b )
    {
      skipped.push_back( holdsNoStop( mBlocks[b] ) ? 1 : 0 );
      if ( !mCountsHomes )
        counts[b] = lengthOf( mBlocks[b].line );
    }
    mGroups = groupBlocks( mBlocks, counts, skipped, mCountsHomes ? options.smallest : options.metres );
    mGroupOf.assign( mBlocks.size(), -1 );
    for ( std::size_t g = 0; g < mGroups.size(); ++g )
      for ( const std::int32_t b : mGroups[g].blocks )
        mGroupOf[indexOf( b )] = static_cast<std::int32_t>( g );
  }

  void StreetBlocks::index()
  {
    for ( std::size_t b = 0; b < mBlocks.size(); ++b )
    {
      const Polyline &line = mBlocks[b].line;
      for ( std::size_t i = 1; i < line.size(); ++i )
        eachCellAlong( line[i - 1], line[i], CELL_SIZE,
                       [&]( std::int64_t x, std::int64_t y )
                       {
                         auto &cell = mCells[cellKey( x, y )];
                         if ( cell.empty() || cell.back() != static_cast<std::int32_t>( b ) )
                           cell.push_back( static_cast<std::int32_t>( b ) );
                       } );
    }
  }

  std::vector<std::int32_t> StreetBlocks::within( Point low, Point high ) const
  {
    std::vector<std::int32_t> found;
    for ( std::int64_t x = cellOf( low.x, CELL_SIZE ); x <= cellOf( high.x, CELL_SIZE ); ++x )
      for ( std::int64_t y = cellOf( low.y, CELL_SIZE ); y <= cellOf( high.y, CELL_SIZE ); ++y )
        if ( const auto cell = mCells.find( cellKey( x, y ) ); cell != mCells.end() )
          found.insert( found.end(), cell->second.begin(), cell->second.end() );
    std::sort( found.begin(), found.end() );
    found.erase( std::unique( found.begin(), found.end() ), found.end() );
    return found;
  }

  // The block of the least score within reach; score( block, its distance ): infinite for those that do not
  // do.
  template <class Score>
  PrintedPlace StreetBlocks::nearestBlock( const Point &stop, double reach, const Score &score ) const
  {
    double best = std::numeric_limits<double>::infinity();
    std::int32_t nearest = -1;
    for ( const std::int32_t b :
          within( { stop.x - reach, stop.y - reach }, { stop.x + reach, stop.y + reach } ) )
    {
      if ( holdsNoStop( mBlocks[indexOf( b )] ) )
        continue;
      const double gap = nearestTo( mBlocks[indexOf( b )].line, stop ).distance;
      if ( gap > reach )
        continue;
      if ( const double here = score( b, gap ); here < best )
      {
        best = here;
        nearest = b;
      }
    }
    return nearest < 0 ? PrintedPlace{} : onBlock( nearest, stop );
  }

  PrintedPlace StreetBlocks::onBlock( std::int32_t block, const Point &stop ) const
  {
    PrintedPlace result;
    result.block = block;
    if ( !mGroupOf.empty() )
      result.group = mGroupOf[indexOf( block )];
    if ( mBlocks[indexOf( block )].name.empty() )
      result.driveOff = mOwn.onlyStreet( indexOf( block ) );
    const Polyline &line = mBlocks[indexOf( block )].line;
    result.middle = middleOf( line );
    if ( const Nearest nearest = nearestTo( line, stop ); nearest.distance > 3 )
    {
      const bool across = std::abs( nearest.dx ) > std::abs( nearest.dy );
      result.side.assign( 1, across ? ( nearest.dx > 0 ? 'E' : 'W' ) : ( nearest.dy > 0 ? 'N' : 'S' ) );
    }
    return result;
  }

  PrintedPlace StreetBlocks::placeNear( const Point &stop, double reach ) const
  {
    // A house far up its drive belongs to a street too.
    constexpr double farthest = 8000; // metres
    // A nameless lane must be much nearer than a street with a name to be the stop's street.
    constexpr double nameless = 40;
    const PrintedPlace found =
        nearestBlock( stop, reach,
                      [&]( std::int32_t b, double gap )
                      {
                        const Block &block = mBlocks[indexOf( b )];
                        return gap + ( block.name.empty() ? nameless : 0 ) + block.stopsElsewhere;
                      } );
    return found.block >= 0 || mBlocks.empty() || reach >= farthest ? found : placeNear( stop, reach * 2 );
  }

  PrintedPlace StreetBlocks::place( const Point &stop, double reach ) const
  {
    const HouseAddress house = mHouses.at( stop );
    const std::int32_t street = house.street < 0 ? -1 : mHouseStreets[indexOf( house.street )];
    if ( street >= 0 )
      for ( const double r : { std::min( reach, OwnStreets::FARTHEST ), OwnStreets::FARTHEST } )
        if ( const PrintedPlace own =
                 nearestBlock( stop, r,
                               [&]( std::int32_t b, double gap )
                               {
                                 const Block &block = mBlocks[indexOf( b )];
                                 return mOwn.leadsTo( indexOf( b ), street )
                                            ? gap + ( isMinorStreet( block.name.empty(), block.roadClass )
                                                          ? MINOR_STREET_PENALTY
                                                          : 0 )
                                            : std::numeric_limits<double>::infinity();
                               } );
             own.block >= 0 )
          return own;
    return placeNear( stop, reach );
  }

  PrintedPlace StreetBlocks::placeAt( const Point &stop, const Point &access ) const
  {
    constexpr double reach = 15; // metres: where the plan's streets are not quite the page's
    const PrintedPlace found = nearestBlock( access, reach, []( std::int32_t, double gap ) { return gap; } );
    return found.block < 0 ? place( stop ) : onBlock( found.block, stop );
  }

  std::vector<std::int32_t> StreetBlocks::along( std::span<const Point> line ) const
  {
    constexpr double step = 15, reach = 4; // metres
    std::vector<std::int32_t> found;
    const auto visit = [&]( const Point &p )
    {
      double best = reach;
      std::int32_t block = -1;
      for ( const std::int32_t b : within( { p.x - reach, p.y - reach }, { p.x + reach, p.y + reach } ) )
        if ( const double d = nearestTo( mBlocks[static_cast<std::size_t>( b )].line, p ).distance; d < best )
        {
          best = d;
          block = b;
        }
      if ( block >= 0 )
        found.push_back( block );
    };
    for ( std::size_t i = 1; i < line.size(); ++i )
    {
      // Samples away from the corners, where two streets are equally near.
      const double length = distance( line[i - 1], line[i] );
      const int pieces = std::max( 1, static_cast<int>( length / step ) );
      for ( int k = 0; k < pieces; ++k )
      {
        const double share = ( k + 0.5 ) / pieces;
        visit( between( line[i - 1], line[i], share ) );
      }
    }
    std::sort( found.begin(), found.end() );
    found.erase( std::unique( found.begin(), found.end() ), found.end() );
    return found;
  }

  Point StreetBlocks::shownPlace( const PrintedPlace &place, const Point &stop ) const
  {
    if ( place.group >= 0 )
      return mGroups[indexOf( place.group )].middle;
    return place.block >= 0 && mGroups.empty() ? place.middle : middleOfSquare( stop );
  }

  // A square of a fixed quadtree: halved as long as each quarter with homes holds enough of them.
  Point StreetBlocks::middleOfSquare( const Point &stop ) const
  {
    constexpr double largest = 16384, unknown = 1024, smallest = 128; // metres
    const auto corner = []( const Point &p, double side ) {
      return Point{ std::floor( p.x / side ) * side, std::floor( p.y / side ) * side };
    };
    double side = mLooseHomes.empty() ? unknown : largest;
    std::vector<Point> inside;
    for ( const Point &home : mLooseHomes )
      if ( corner( home, side ) == corner( stop, side ) )
        inside.push_back( home );
    while ( !mLooseHomes.empty() && side > smallest )
    {
      std::array<int, 4> homes{};
      const Point low = corner( stop, side );
      std::vector<Point> own;
      for ( const Point &home : inside )
      {
        ++homes[( home.x >= low.x + side / 2 ? 1U : 0U ) + ( home.y >= low.y + side / 2 ? 2U : 0U )];
        if ( corner( home, side / 2 ) == corner( stop, side / 2 ) )
          own.push_back( home );
      }
      if ( own.empty() ||
           std::any_of( homes.begin(), homes.end(), [&]( int n ) { return n > 0 && n < mSmallest; } ) )
        break;
      inside = std::move( own );
      side /= 2;
    }
    const Point low = corner( stop, side );
    return { low.x + side / 2, low.y + side / 2 };
  }

  void StreetBlocks::rename( const std::function<std::string( const std::string & )> &newName )
  {
    for ( Block &block : mBlocks )
      for ( std::string *name : { &block.name, &block.crossFrom, &block.crossTo } )
        *name = newName( *name );
    for ( BlockGroup &group : mGroups )
      for ( std::vector<std::string> *names : { &group.names, &group.ends } )
        for ( std::string &name : *names )
          name = newName( name );
  }

  std::vector<std::int32_t> blocksFollowed( const StreetBlocks &streets, std::span<const Point> line,
                                            std::span<const std::int32_t> groups )
  {
    std::vector<std::int32_t> found = streets.along( line );
    for ( const std::int32_t group : groups )
      if ( group >= 0 )
      {
        const std::vector<std::int32_t> &more = streets.groups()[indexOf( group )].blocks;
        found.insert( found.end(), more.begin(), more.end() );
      }
    std::sort( found.begin(), found.end() );
    found.erase( std::unique( found.begin(), found.end() ), found.end() );
    return found;
  }
}
