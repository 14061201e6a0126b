#include "sheet/street_blocks.h"

#include "base/geometry.h"
#include "base/grid.h"
#include "network/freeways.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double cellSize = 200; // metres

    std::uint64_t pointKey( const Point &p )
    {
      return cellKey( std::llround( p.x * 10 ), std::llround( p.y * 10 ) );
    }

    // What the street network takes for a line, too: finite, and no longer than a county.
    bool isDrawable( const StreetLine &line )
    {
      constexpr double farthest = 1e9, longest = 1e6; // metres
      return line.points.size() >= 2 && line.roadClass != RoadClass::Path &&
             std::all_of( line.points.begin(), line.points.end(),
                          []( const Point &p )
                          { return std::abs( p.x ) < farthest && std::abs( p.y ) < farthest; } ) &&
             lengthOf( line.points ) < longest;
    }

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

    // The streets that meet a junction, without the one asked for, in order of the alphabet.
    using Names = std::unordered_map<std::uint64_t, std::vector<std::pair<std::string, int>>>;

    std::string crossing( const Names &names, const Point &end, const std::string &own )
    {
      const auto found = names.find( pointKey( end ) );
      if ( found == names.end() )
        return {};
      std::string best;
      for ( const auto &[name, count] : found->second )
        if ( !name.empty() && name != own && ( best.empty() || name < best ) )
          best = name;
      return best;
    }
  }

  StreetBlocks::StreetBlocks( std::span<const StreetLine> lines )
  {
    // How often each point occurs: as an end (1) or on the way (2); a junction is met by three or more.
    std::unordered_map<std::uint64_t, int> uses;
    std::vector<std::uint8_t> drawable;
    for ( const StreetLine &line : lines )
      drawable.push_back( isDrawable( line ) ? 1 : 0 );
    for ( std::size_t l = 0; l < lines.size(); ++l )
      for ( std::size_t i = 0; drawable[l] != 0 && i < lines[l].points.size(); ++i )
        uses[pointKey( lines[l].points[i] )] += i == 0 || i + 1 == lines[l].points.size() ? 1 : 2;

    Names names;
    for ( std::size_t l = 0; l < lines.size(); ++l )
      for ( std::size_t i = 0; drawable[l] != 0 && i < lines[l].points.size(); ++i )
      {
        const StreetLine &line = lines[l];
        auto &met = names[pointKey( line.points[i] )];
        if ( std::none_of( met.begin(), met.end(), [&]( const auto &m ) { return m.first == line.name; } ) )
          met.emplace_back( line.name, 1 );
      }

    const FreewaySigns signs = freewaySigns( lines );
    for ( std::size_t l = 0; l < lines.size(); ++l )
    {
      const StreetLine &line = lines[l];
      if ( drawable[l] == 0 )
        continue;
      Polyline part{ line.points.front() };
      for ( std::size_t i = 1; i < line.points.size(); ++i )
      {
        part.push_back( line.points[i] );
        const bool last = i + 1 == line.points.size();
        if ( !last && uses[pointKey( line.points[i] )] < 3 )
          continue;
        Block block;
        block.line = part;
        block.name = line.name;
        block.roadClass = line.roadClass;
        block.oneWay = line.oneWay;
        block.stopsElsewhere = signs.stopsElsewhere[l];
        if ( last && part.size() == line.points.size() )
        {
          block.left = line.left;
          block.right = line.right;
        }
        block.crossFrom = crossing( names, part.front(), line.name );
        block.crossTo = crossing( names, part.back(), line.name );
        mBlocks.push_back( std::move( block ) );
        part = { line.points[i] };
      }
    }
    index();
  }

  void StreetBlocks::index()
  {
    for ( std::size_t b = 0; b < mBlocks.size(); ++b )
    {
      const Polyline &line = mBlocks[b].line;
      for ( std::size_t i = 1; i < line.size(); ++i )
        eachCellAlong( line[i - 1], line[i], cellSize,
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
    for ( std::int64_t x = cellOf( low.x, cellSize ); x <= cellOf( high.x, cellSize ); ++x )
      for ( std::int64_t y = cellOf( low.y, cellSize ); y <= cellOf( high.y, cellSize ); ++y )
        if ( const auto cell = mCells.find( cellKey( x, y ) ); cell != mCells.end() )
          found.insert( found.end(), cell->second.begin(), cell->second.end() );
    std::sort( found.begin(), found.end() );
    found.erase( std::unique( found.begin(), found.end() ), found.end() );
    return found;
  }

  PrintedPlace StreetBlocks::place( const Point &stop, double reach ) const
  {
    PrintedPlace result;
    double best = 1e300;
    Nearest nearest;
    for ( const std::int32_t b :
          within( { stop.x - reach, stop.y - reach }, { stop.x + reach, stop.y + reach } ) )
    {
      const Block &block = mBlocks[static_cast<std::size_t>( b )];
      if ( block.roadClass == RoadClass::Freeway || block.roadClass == RoadClass::Ramp )
        continue;
      const Nearest here = nearestTo( block.line, stop );
      // A nameless lane must be much nearer than a street with a name to be the stop's street.
      const double score = here.distance + ( block.name.empty() ? 40 : 0 ) + block.stopsElsewhere;
      if ( here.distance <= reach && score < best )
      {
        best = score;
        nearest = here;
        result.block = b;
      }
    }
    if ( result.block < 0 )
      return result;
    result.middle = middleOf( mBlocks[static_cast<std::size_t>( result.block )].line );
    if ( nearest.distance > 3 )
    {
      const bool across = std::abs( nearest.dx ) > std::abs( nearest.dy );
      result.side.assign( 1, across ? ( nearest.dx > 0 ? 'E' : 'W' ) : ( nearest.dy > 0 ? 'N' : 'S' ) );
    }
    return result;
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
}
