// SPDX-License-Identifier: GPL-2.0-or-later
// The order of a hierarchy kept in a file cannot lie: whatever the file holds, times are those of a search
// without it, and a file that is not what it says it is gets made again.
#include "ascii_city.h"
#include "base/file.h"
#include "base/random.h"
#include "network/hierarchy_file.h"
#include "network/travel_matrix.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

using namespace doorstep;

namespace
{
  // A grid with a one-way street, a closed line and a dead end.
  std::vector<StreetLine> gridCity( int size )
  {
    std::vector<StreetLine> lines;
    for ( int i = 0; i < size; ++i )
      for ( const bool across : { true, false } )
      {
        StreetLine line;
        for ( int k = 0; k < size; ++k )
          line.points.push_back( across ? Point{ 90.0 * k, 70.0 * i } : Point{ 90.0 * i, 70.0 * k } );
        line.oneWay = across && i == 1 ? OneWay::Forward : OneWay::Both;
        lines.push_back( line );
      }
    return lines;
  }

  class HierarchyCache : public ::testing::Test
  {
    protected:
      HierarchyCache() : mGraph( StreetGraph::build( gridCity( 7 ) ) )
      {
        Random random( 3 );
        std::vector<Point> at;
        for ( int i = 0; i < 30; ++i )
          at.push_back( { random.between( 0, 540 ), random.between( 0, 420 ) } );
        mPlaces = SnapIndex( mGraph ).snap( at );
        TravelOptions options;
        options.method = TravelMethod::Dijkstra;
        mTrue = travelMatrix( mGraph, mPlaces, options );
        std::filesystem::create_directory( mFolder );
        Hierarchy::prepareOrLoad( mGraph, mFile );
        mWhole = readWhole( mFile );
        mOrder = readOrder( mWhole, mGraph ).value();
      }
      ~HierarchyCache() override { std::filesystem::remove_all( mFolder ); }

      // Whether the file was taken, and not made again; times must hold either way.
      bool takes( const std::string &bytes )
      {
        std::ofstream( mFile, std::ios::binary )
            .write( bytes.data(), static_cast<std::streamsize>( bytes.size() ) );
        bool prepared = false;
        const Hierarchy hierarchy =
            Hierarchy::prepareOrLoad( mGraph, mFile, [&]( double ) { return prepared = true; } );
        const TravelMatrix matrix = travelMatrix( mGraph, mPlaces, {}, &hierarchy );
        EXPECT_EQ( matrix.minutes, mTrue.minutes );
        EXPECT_EQ( matrix.meters, mTrue.meters );
        EXPECT_TRUE( !prepared || readWhole( mFile ) == mWhole );
        return !prepared;
      }

      // The hash made right, as someone would who forges a file.
      std::string sealed( std::string bytes ) const
      {
        bytes.resize( bytes.size() - HASH_SIZE );
        const Fingerprint hash = fingerprintOf( bytes, mGraph.fingerprint );
        return bytes.append( reinterpret_cast<const char *>( hash.data() ), hash.size() );
      }
      bool takesOrder( const std::vector<EdgeId> &order )
      {
        return takes( orderBytes( order, mGraph.fingerprint ) );
      }

      static constexpr std::size_t HASH_SIZE = 32, MARK_SIZE = 17, HEAD_SIZE = MARK_SIZE + HASH_SIZE + 4;
      StreetGraph mGraph;
      std::vector<SnappedPoint> mPlaces;
      TravelMatrix mTrue;
      std::filesystem::path mFolder =
          std::filesystem::temp_directory_path() / ( "doorstep-hierarchy-cache-" + randomName() );
      std::filesystem::path mFile = mFolder / "streets.dshier";
      std::string mWhole;
      std::vector<EdgeId> mOrder;
  };
}

TEST_F( HierarchyCache, aWholeFileIsTaken )
{
  EXPECT_TRUE( takes( mWhole ) );
  EXPECT_EQ( mWhole.size(), HEAD_SIZE + 4 * mOrder.size() + HASH_SIZE );
}

TEST_F( HierarchyCache, anyChangedByteIsSeen )
{
  for ( std::size_t at = 0; at < mWhole.size(); at += at < HEAD_SIZE ? 3 : 29 )
  {
    std::string changed = mWhole;
    changed[at] = static_cast<char>( changed[at] ^ 0x10 );
    EXPECT_FALSE( takes( changed ) ) << at;
  }
}

TEST_F( HierarchyCache, everyHeaderFieldIsCheckedThoughTheHashIsRight )
{
  for ( std::size_t at = 0; at < HEAD_SIZE; ++at )
  {
    std::string changed = mWhole;
    changed[at] = static_cast<char>( changed[at] ^ 1 );
    EXPECT_FALSE( takes( sealed( changed ) ) ) << at;
  }
}

TEST_F( HierarchyCache, everyEntryIsCheckedThoughTheHashIsRight )
{
  const auto last = static_cast<std::int32_t>( mGraph.edgeCount() );
  EdgeId closed( 0 );
  while ( mGraph.open( closed ) )
    ++closed;
  for ( std::size_t i = 0; i < mOrder.size(); i += 23 )
    for ( const std::int32_t forged :
          { -1, std::int32_t{ closed }, last, std::numeric_limits<std::int32_t>::min(),
            std::numeric_limits<std::int32_t>::max(), std::int32_t{ mOrder[( i + 1 ) % mOrder.size()] } } )
    {
      std::vector<EdgeId> order = mOrder;
      order[i] = EdgeId( forged );
      EXPECT_FALSE( takesOrder( order ) ) << i << " " << forged;
    }
  std::vector<EdgeId> fewer = mOrder;
  fewer.pop_back();
  EXPECT_FALSE( takesOrder( fewer ) );
  fewer.push_back( mOrder.back() );
  fewer.push_back( mOrder.back() );
  EXPECT_FALSE( takesOrder( fewer ) );
}

TEST_F( HierarchyCache, aForgedOrderGivesTheSameTimes )
{
  Random random( 8 );
  for ( int trial = 0; trial < 20; ++trial )
  {
    std::vector<EdgeId> order = mOrder;
    for ( std::size_t i = order.size(); i-- > 1; )
      std::swap( order[i], order[random.below( static_cast<std::uint32_t>( i + 1 ) )] );
    takesOrder( order ); // checks the times
  }
}

TEST_F( HierarchyCache, aTruncatedOrLengthenedFileIsMadeAgain )
{
  for ( std::size_t size = 0; size < mWhole.size(); size += size < 80 ? 7 : 61 )
  {
    EXPECT_FALSE( takes( mWhole.substr( 0, size ) ) ) << size;
    EXPECT_FALSE( size >= HASH_SIZE && takes( sealed( mWhole.substr( 0, size ) ) ) ) << size;
  }
  EXPECT_FALSE( takes( mWhole + mWhole ) );
  EXPECT_FALSE( takes( sealed( mWhole + "abcd" ) ) );
}

TEST_F( HierarchyCache, numbersInTheOtherByteOrderAreMadeAgain )
{
  std::string swapped = mWhole;
  for ( std::size_t at = HEAD_SIZE - 4; at + HASH_SIZE < swapped.size(); at += 4 )
    std::reverse( swapped.begin() + static_cast<std::ptrdiff_t>( at ),
                  swapped.begin() + static_cast<std::ptrdiff_t>( at + 4 ) );
  EXPECT_FALSE( takes( sealed( swapped ) ) );
}

TEST_F( HierarchyCache, anotherVersionIsMadeAgain )
{
  EXPECT_FALSE( takes( sealed( "doorstep-order-1\n" + mWhole.substr( MARK_SIZE ) ) ) );
}

TEST_F( HierarchyCache, aFileOfOtherStreetsOrSettingsIsMadeAgain )
{
  std::vector<StreetLine> lines = gridCity( 7 );
  const auto taken = [&]( const GraphOptions &options )
  {
    const StreetGraph other = StreetGraph::build( lines, options );
    bool prepared = false;
    Hierarchy::prepareOrLoad( other, mFile, [&]( double ) { return prepared = true; } );
    return !prepared;
  };
  GraphOptions options;
  EXPECT_TRUE( taken( options ) );
  options.turns.left += 1;
  EXPECT_FALSE( taken( options ) );
  options = {};
  options.tolerance = 0.4;
  EXPECT_FALSE( taken( options ) );
  options = {};
  EXPECT_FALSE( taken( options ) );
  lines[4].kilometersPerHour = 20;
  EXPECT_FALSE( taken( options ) );
  lines[4].oneWay = OneWay::Backward;
  EXPECT_FALSE( taken( options ) );
  EXPECT_TRUE( taken( options ) );
}

TEST( HierarchyOrder, oneThatWouldTakeAllMemoryIsNotFollowed )
{
  // From one side of the city to the other and inwards: every street ahead becomes everybody's neighbour.
  const StreetGraph graph = StreetGraph::build( gridCity( 60 ) );
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ( "doorstep-hierarchy-order-" + randomName() );
  std::filesystem::create_directory( folder );
  const std::filesystem::path file = folder / "streets.dshier";
  Random random( 5 );
  std::vector<EdgeId> order;
  for ( const EdgeId e : graph.edgeWeight.ids() )
    if ( graph.open( e ) )
      order.push_back( e );
  for ( std::size_t i = order.size(); i-- > 1; )
    std::swap( order[i], order[random.below( static_cast<std::uint32_t>( i + 1 ) )] );
  writeWhole( file, orderBytes( order, graph.fingerprint ) );
  bool prepared = false;
  Hierarchy::prepareOrLoad( graph, file, [&]( double ) { return prepared = true; } );
  EXPECT_TRUE( prepared );
  std::filesystem::remove_all( folder );
}
