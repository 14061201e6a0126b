// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/small_cells.h"

#include "base/error.h"
#include "base/random.h"

#include <algorithm>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

using namespace doorstep;
using testing::ElementsAre;

namespace
{
  // The table as text, a line a row, then the column totals; x where suppressed.
  std::string show( const PublishedTable &table )
  {
    std::string text;
    const auto put = [&]( const std::optional<std::int64_t> &figure, char end )
    {
      text.append( figure ? std::to_string( *figure ) : std::string( 1, 'x' ) );
      text += end;
    };
    for ( std::size_t r = 0; r < table.rows; ++r )
    {
      for ( std::size_t c = 0; c < table.columns; ++c )
        put( table.cells[r * table.columns + c], ' ' );
      put( table.rowTotals[r], '/' );
    }
    for ( std::size_t c = 0; c < table.columns; ++c )
      put( table.columnTotals[c], ' ' );
    put( table.total, '.' );
    return text;
  }

  bool fits( const std::optional<std::int64_t> &published, std::int64_t value )
  {
    return !published || *published == value;
  }

  // Every table of counts up to most that agrees with what is published, and for each cell the values it
  // takes.
  std::vector<std::set<std::int64_t>> possible( const PublishedTable &table, std::int64_t most )
  {
    const std::size_t size = table.rows * table.columns;
    std::vector<std::set<std::int64_t>> values( size );
    std::vector<std::int64_t> cells( size, 0 );
    const auto agrees = [&]
    {
      std::int64_t all = 0;
      for ( std::size_t r = 0; r < table.rows; ++r )
      {
        std::int64_t sum = 0;
        for ( std::size_t c = 0; c < table.columns; ++c )
          sum += cells[r * table.columns + c];
        if ( !fits( table.rowTotals[r], sum ) )
          return false;
        all += sum;
      }
      for ( std::size_t c = 0; c < table.columns; ++c )
      {
        std::int64_t sum = 0;
        for ( std::size_t r = 0; r < table.rows; ++r )
          sum += cells[r * table.columns + c];
        if ( !fits( table.columnTotals[c], sum ) )
          return false;
      }
      return fits( table.total, all );
    };
    const std::function<void( std::size_t )> fill = [&]( std::size_t cell )
    {
      if ( cell == size )
      {
        if ( agrees() )
          for ( std::size_t i = 0; i < size; ++i )
            values[i].insert( cells[i] );
        return;
      }
      const std::optional<std::int64_t> &known = table.cells[cell];
      for ( std::int64_t value = known.value_or( 0 ); value <= known.value_or( most ); ++value )
      {
        cells[cell] = value;
        fill( cell + 1 );
      }
    };
    fill( 0 );
    return values;
  }
}

TEST( Privacy15, cellsUnderElevenGoWithAComplement )
{
  const std::vector<std::int64_t> counts = { 20, 3, 30, 40, 50, 60 };
  const PublishedTable table = publishTable( 2, 3, counts );
  EXPECT_EQ( show( table ), "x x 30 53/x x 60 150/60 53 90 203." );
}

TEST( Privacy15, nothingIsSuppressedWithoutNeedAndAllIsWhereTheTotalIsSmall )
{
  EXPECT_EQ( show( publishTable( 2, 2, std::vector<std::int64_t>{ 20, 30, 40, 50 } ) ),
             "20 30 50/40 50 90/60 80 140." );
  EXPECT_EQ( show( publishTable( 2, 2, std::vector<std::int64_t>{ 1, 2, 3, 4 } ) ), "x x x/x x x/x x x." );
  EXPECT_EQ( show( publishTable( 1, 2, std::vector<std::int64_t>{ 5, 30 } ) ), "x x 35/x x 35." );
  EXPECT_EQ( show( publishTable( 1, 2, std::vector<std::int64_t>{ 0, 30 } ) ), "x x 30/x x 30." );
  EXPECT_THROW( publishTable( 2, 2, std::vector<std::int64_t>{ 1 } ), InputError );
  EXPECT_THROW( publishTable( 1, 1, std::vector<std::int64_t>{ -1 } ), InputError );
}

TEST( Privacy15, theAuditAgreesWithTryingAllTables )
{
  Random random( 7 );
  for ( int round = 0; round < 60; ++round )
  {
    std::vector<std::int64_t> counts( 6 );
    for ( std::int64_t &count : counts )
      count = random.below( 5 );
    PublishedTable table = publishTable( 2, 3, counts, 1 ); // everything published …
    for ( auto *figures : { &table.cells, &table.rowTotals, &table.columnTotals } )
      for ( auto &figure : *figures )
        if ( random.chance( 0.4 ) )
          figure.reset(); // … and some of it hidden at random
    const std::int64_t sum = *table.total;
    const auto values = possible( table, sum );
    for ( std::size_t cell = 0; cell < 6; ++cell )
    {
      const CellInterval interval = attackCell( counts, table, cell / 3, cell % 3 );
      EXPECT_EQ( interval.least, *values[cell].begin() ) << show( table );
      EXPECT_EQ( interval.greatest, *values[cell].rbegin() ) << show( table );
    }
  }
}

TEST( Privacy15, noSubtractionGivesASuppressedCellBack )
{
  Random random( 15 );
  for ( int round = 0; round < 200; ++round )
  {
    const std::size_t rows = 1 + random.below( 6 ), columns = 1 + random.below( 5 );
    std::vector<std::int64_t> counts( rows * columns );
    for ( std::int64_t &count : counts )
      count = random.chance( 0.5 ) ? random.below( 12 ) : random.below( 60 );
    const PublishedTable table = publishTable( rows, columns, counts );
    for ( std::size_t r = 0; r < rows; ++r )
      for ( std::size_t c = 0; c < columns; ++c )
      {
        if ( table.cells[r * columns + c] )
        {
          EXPECT_GE( *table.cells[r * columns + c], SMALLEST_CELL );
          EXPECT_EQ( *table.cells[r * columns + c], counts[r * columns + c] );
          continue;
        }
        if ( counts[r * columns + c] >= SMALLEST_CELL )
          continue; // a complement
        const CellInterval interval = attackCell( counts, table, r, c );
        EXPECT_GE( interval.greatest - interval.least + 1, SMALLEST_CELL ) << show( table );
      }
  }
}

TEST( Privacy15, noSecondReleaseGivesASuppressedCellBack )
{
  const std::vector<std::int64_t> first = { 20, 3, 30, 40, 50, 60 };
  const PublishedTable one = publishTable( 2, 3, first );
  // Two more outcomes came in: figures that moved by two would tell of two families.
  std::vector<std::int64_t> second = first;
  second[5] += 2;
  const PublishedTable two = publishTable( 2, 3, second, SMALLEST_CELL, &one );
  for ( std::size_t i = 0; i < second.size(); ++i )
    if ( two.cells[i] )
    {
      ASSERT_TRUE( one.cells[i] ) << "what was missing stays missing";
      EXPECT_EQ( *one.cells[i], *two.cells[i] );
    }
  EXPECT_FALSE( two.cells[5] );
  EXPECT_FALSE( two.total );
  // Nothing new: the same release again.
  EXPECT_EQ( show( publishTable( 2, 3, first, SMALLEST_CELL, &one ) ), show( one ) );
  EXPECT_THROW( publishTable( 3, 2, first, SMALLEST_CELL, &one ), InputError );
}

TEST( Privacy15, smallZonesJoinTheirNeighbours )
{
  //  0 - 1 - 2 - 3   4 (an island)
  const std::vector<Neighbours> row = { { 0, 1, 5 }, { 1, 2, 9 }, { 2, 3, 1 } };
  EXPECT_THAT( groupCells( std::vector<std::int64_t>{ 12, 6, 6, 20, 30 }, row ),
               ElementsAre( 0, 1, 1, 2, 3 ) );
  EXPECT_THAT( groupCells( std::vector<std::int64_t>{ 12, 5, 5, 20, 30 }, row ),
               ElementsAre( 0, 0, 0, 1, 2 ) );
  EXPECT_THAT( groupCells( std::vector<std::int64_t>{ 12, 12, 12, 20, 3 }, row ),
               ElementsAre( 0, 1, 2, 3, 0 ) );
  EXPECT_THAT( groupCells( std::vector<std::int64_t>{ 1, 1, 1, 1, 1 }, row ), ElementsAre( 0, 0, 0, 0, 0 ) );
  EXPECT_TRUE( groupCells( {}, {} ).empty() );
}

TEST( Privacy15, everyGroupOfAGridReachesElevenAndIsConnected )
{
  Random random( 3 );
  constexpr int side = 8;
  std::vector<std::int64_t> counts;
  std::vector<Neighbours> neighbours;
  for ( int i = 0; i < side * side; ++i )
  {
    counts.push_back( 4 + random.below( 9 ) );
    if ( i % side + 1 < side )
      neighbours.push_back( { i, i + 1, 1 } );
    if ( i + side < side * side )
      neighbours.push_back( { i, i + side, 1 } );
  }
  const std::vector<std::int32_t> groups = groupCells( counts, neighbours );
  std::map<std::int32_t, std::int64_t> sums;
  for ( std::size_t i = 0; i < groups.size(); ++i )
    sums[groups[i]] += counts[i];
  EXPECT_GT( sums.size(), 20U );
  for ( const auto &[group, sum] : sums )
    EXPECT_GE( sum, SMALLEST_CELL );
  // Connected: joining cells of one group along neighbours leaves one piece a group.
  std::vector<std::size_t> piece( groups.size() );
  for ( std::size_t i = 0; i < piece.size(); ++i )
    piece[i] = i;
  for ( std::size_t pass = 0; pass < piece.size(); ++pass )
    for ( const Neighbours &pair : neighbours )
    {
      const auto a = static_cast<std::size_t>( pair.first ), b = static_cast<std::size_t>( pair.second );
      if ( groups[a] == groups[b] )
        piece[a] = piece[b] = std::min( piece[a], piece[b] );
    }
  EXPECT_EQ( std::set<std::size_t>( piece.begin(), piece.end() ).size(), sums.size() );
}
