// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/joined_sets.h"
#include "base/lists.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

using namespace doorstep;

namespace
{
  using StopId = IdOf<struct StopTag>;

  template <class Item> std::vector<Item> listOf( const Lists<StopId, Item> &lists, int stop )
  {
    const std::span<const Item> list = lists[StopId( stop )];
    return { list.begin(), list.end() };
  }
}

TEST( Lists, keepTheOrderInWhichTheyWereGiven )
{
  const std::vector<std::pair<int, char>> given{ { 2, 'a' }, { 0, 'b' }, { 2, 'c' }, { 3, 'd' }, { 2, 'e' } };
  const auto lists = Lists<StopId, char>::of( 5,
                                              [&]( const auto &put )
                                              {
                                                for ( const auto &[stop, letter] : given )
                                                  put( StopId( stop ), letter );
                                              } );
  EXPECT_EQ( listOf( lists, 0 ), ( std::vector<char>{ 'b' } ) );
  EXPECT_EQ( listOf( lists, 1 ), ( std::vector<char>{} ) );
  EXPECT_EQ( listOf( lists, 2 ), ( std::vector<char>{ 'a', 'c', 'e' } ) );
  EXPECT_EQ( listOf( lists, 3 ), ( std::vector<char>{ 'd' } ) );
  EXPECT_EQ( listOf( lists, 4 ), ( std::vector<char>{} ) );
  EXPECT_EQ( lists.items(), ( std::vector<char>{ 'b', 'a', 'c', 'e', 'd' } ) );
  EXPECT_EQ( lists.firsts(), ( std::vector<std::uint32_t>{ 0, 1, 1, 4, 5, 5 } ) );
}

TEST( Lists, areMadeOneAfterTheOther )
{
  Lists<StopId, int> lists;
  lists.add( 7 );
  lists.add( 8 );
  lists.close();
  lists.close();
  lists.add( 9 );
  lists.close();
  EXPECT_EQ( listOf( lists, 0 ), ( std::vector<int>{ 7, 8 } ) );
  EXPECT_EQ( listOf( lists, 1 ), ( std::vector<int>{} ) );
  EXPECT_EQ( listOf( lists, 2 ), ( std::vector<int>{ 9 } ) );
}

TEST( JoinedSets, theFirstStandsForAll )
{
  JoinedSets<StopId> sets( 6 );
  sets.join( StopId( 5 ), StopId( 3 ) );
  sets.join( StopId( 3 ), StopId( 1 ) );
  sets.join( StopId( 4 ), StopId( 2 ) );
  std::vector<int> of;
  for ( int i = 0; i < 6; ++i )
    of.push_back( sets.of( StopId( i ) ) );
  EXPECT_EQ( of, ( std::vector<int>{ 0, 1, 2, 1, 2, 1 } ) );
  EXPECT_EQ( sets.add(), 6 );
  sets.join( StopId( 6 ), StopId( 4 ) );
  EXPECT_EQ( sets.of( StopId( 6 ) ), 2 );
  EXPECT_EQ( sets.size(), 7U );
}
