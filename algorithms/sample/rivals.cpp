// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/rivals.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace doorstep::sample
{
  namespace
  {
    // Edit distance with neighbouring letters swapped as one edit (optimal string alignment), O(n m).
    int edits( const std::string &a, const std::string &b )
    {
      std::vector<int> before( b.size() + 1 ), last( b.size() + 1 ), now( b.size() + 1 );
      for ( std::size_t j = 0; j <= b.size(); ++j )
        last[j] = static_cast<int>( j );
      for ( std::size_t i = 1; i <= a.size(); ++i )
      {
        now[0] = static_cast<int>( i );
        for ( std::size_t j = 1; j <= b.size(); ++j )
        {
          now[j] =
              std::min( { last[j] + 1, now[j - 1] + 1, last[j - 1] + ( a[i - 1] == b[j - 1] ? 0 : 1 ) } );
          if ( i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] )
            now[j] = std::min( now[j], before[j - 2] + 1 );
        }
        before.swap( last );
        last.swap( now );
      }
      return last[b.size()];
    }
  }

  Rivals::Rivals( const SampleCity &city ) : mCity( city ), mHeld( city.names.size() )
  {
    std::vector<bool> used( city.names.size() );
    for ( const Street &street : city.streets )
      if ( street.name >= 0 )
        used[static_cast<std::size_t>( street.name )] = true;
    for ( std::size_t n = 0; n < city.names.size(); ++n )
      if ( used[n] )
        mCores[city.names[n].name].push_back( static_cast<int>( n ) );
    std::map<int, int> cityOf;
    for ( const Address &a : city.addresses )
    {
      cityOf[a.zip] = a.city;
      mHeld[static_cast<std::size_t>( a.name )].push_back( { a.number, a.number, a.zip, a.city, true } );
    }
    for ( const Street &s : city.streets )
      if ( s.name >= 0 )
        for ( const auto &[from, to, zip] : { std::tuple( s.leftFrom, s.leftTo, s.leftZip ),
                                              std::tuple( s.rightFrom, s.rightTo, s.rightZip ) } )
          if ( from > 0 && cityOf.contains( zip ) )
            mHeld[static_cast<std::size_t>( s.name )].push_back(
                { std::min( from, to ), std::max( from, to ), zip, cityOf[zip], false } );
  }

  Rivals::Count Rivals::count( const Query &query ) const
  {
    std::set<std::pair<int, int>> points, ranges; // (name, ZIP)
    const auto found = mCores.find( query.core );
    if ( found != mCores.end() )
      for ( const int id : found->second )
      {
        const StreetName &name = mCity.names[static_cast<std::size_t>( id )];
        if ( ( query.predir && *query.predir != name.predir ) ||
             ( query.type && *query.type != name.pretype + name.suftype ) )
          continue;
        for ( const Held &held : mHeld[static_cast<std::size_t>( id )] )
        {
          if ( query.number < held.low || query.number > held.high || ( query.number - held.low ) % 2 != 0 ||
               ( query.zip && *query.zip != held.zip ) || ( query.city && *query.city != held.city ) )
            continue;
          ( held.point ? points : ranges ).insert( { id, held.zip } );
        }
      }
    for ( const auto &point : points )
      ranges.erase( point );
    return { static_cast<int>( points.size() ), static_cast<int>( ranges.size() ) };
  }

  bool Rivals::exists( const StreetName &name ) const
  {
    const auto found = mCores.find( name.name );
    return found != mCores.end() &&
           std::any_of( found->second.begin(), found->second.end(),
                        [&]( int id ) { return mCity.names[static_cast<std::size_t>( id )] == name; } );
  }

  int Rivals::beyond( const std::string &core ) const
  {
    int most = 0;
    const auto found = mCores.find( core );
    if ( found != mCores.end() )
      for ( const int id : found->second )
        for ( const Held &held : mHeld[static_cast<std::size_t>( id )] )
          most = std::max( most, held.high );
    return most;
  }

  bool Rivals::confusable( const std::string &text, const std::string &core ) const
  {
    const int own = edits( text, core );
    for ( const auto &[other, ids] : mCores )
    {
      const auto longer = static_cast<int>( std::max( other.size(), text.size() ) );
      const auto shorter = static_cast<int>( std::min( other.size(), text.size() ) );
      if ( other != core && longer - shorter <= own + 1 && edits( text, other ) <= own + 1 )
        return true;
    }
    return false;
  }
}
