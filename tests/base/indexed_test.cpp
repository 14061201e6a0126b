// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/indexed.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

using namespace doorstep;

namespace
{
  using VisitId = IdOf<struct VisitTag>;
  using RouteId = IdOf<struct RouteTag>;

  template <class Container, class Key>
  concept LooksUp = requires( Container &container, Key key )
  {
    container[key] = {};
  };
  template <class A, class B>
  concept Compares = requires( A a, B b )
  {
    a == b;
  };
}

TEST( Indexed, isLookedIntoByItsOwnIdsAlone )
{
  static_assert( LooksUp<Indexed<VisitId, int>, VisitId> );
  static_assert( !LooksUp<Indexed<VisitId, int>, RouteId> );
  static_assert( !LooksUp<Indexed<VisitId, int>, int> && !LooksUp<Indexed<VisitId, int>, std::size_t> );
  static_assert( Compares<VisitId, VisitId> && Compares<VisitId, int> && !Compares<VisitId, RouteId> );
  static_assert( !std::is_convertible_v<int, VisitId> && !std::is_convertible_v<RouteId, VisitId> );

  Indexed<VisitId, int> stops( 3, 7 );
  stops[VisitId( 1 )] = 9;
  EXPECT_EQ( std::vector<int>( stops.begin(), stops.end() ), ( std::vector<int>{ 7, 9, 7 } ) );
  Indexed<VisitId, bool> served( 2 );
  served[VisitId( 1 )] = true;
  EXPECT_TRUE( served[VisitId( 1 )] && !served[VisitId( 0 )] );
}

TEST( Indexed, idsAreNoneUntilTheyAreMadeAndReadAsNumbers )
{
  EXPECT_LT( VisitId(), 0 );
  const Indexed<VisitId, char> letters( { 'a', 'b', 'c' } );
  std::string text;
  for ( const VisitId id : letters.ids() )
    text += letters[id] + std::to_string( id );
  EXPECT_EQ( text, "a0b1c2" );
  std::vector<VisitId> ids{ VisitId( 2 ), VisitId(), VisitId( 0 ) };
  std::sort( ids.begin(), ids.end() );
  EXPECT_EQ( ids, ( std::vector<VisitId>{ VisitId(), VisitId( 0 ), VisitId( 2 ) } ) );
  const char row[] = { 'x', 'y', 'z' };
  EXPECT_EQ( row[ids.back()], 'z' );
}

TEST( Indexed, aRangeOfIdsFillsAVector )
{
  const IdRange<VisitId> range( VisitId( 2 ), VisitId( 5 ) );
  EXPECT_EQ( std::vector<VisitId>( range.begin(), range.end() ),
             ( std::vector<VisitId>{ VisitId( 2 ), VisitId( 3 ), VisitId( 4 ) } ) );
}
