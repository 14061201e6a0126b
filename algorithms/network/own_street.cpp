// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/own_street.h"

#include "address/street_key.h"
#include "base/index.h"
#include "base/joined_sets.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr double AT_THE_HOUSE = 2; // metres between a visit and its address point, after two projections
  }

  HouseIndex::HouseIndex( std::span<const Point> places, const HouseAddresses &addresses )
  {
    if ( addresses.of.size() != places.size() )
      return;
    for ( std::size_t h = 0; h < places.size(); ++h )
      if ( addresses.of[h].street >= 0 )
        mHouses.push_back( { places[h], addresses.of[h] } );
    std::stable_sort( mHouses.begin(), mHouses.end(),
                      []( const House &a, const House &b ) { return a.at.x < b.at.x; } );
  }

  HouseAddress HouseIndex::at( const Point &place ) const
  {
    HouseAddress found;
    double nearest = AT_THE_HOUSE;
    bool several = false;
    for ( auto house = std::lower_bound( mHouses.begin(), mHouses.end(), place.x - AT_THE_HOUSE,
                                         []( const House &h, double x ) { return h.at.x < x; } );
          house != mHouses.end() && house->at.x <= place.x + AT_THE_HOUSE; ++house )
    {
      constexpr double same = 0.01; // metres
      const double gap = distance( house->at, place );
      if ( gap > nearest + ( found.street < 0 ? 0 : same ) )
        continue;
      if ( found.street < 0 || gap < nearest - same )
      {
        found = house->address;
        several = false;
      }
      else
      {
        several = several || house->address.street != found.street;
        if ( house->address.number != found.number )
          found.number = 0;
      }
      nearest = std::min( nearest, gap );
    }
    return several ? HouseAddress{} : found;
  }

  OwnStreets::OwnStreets( std::span<const StreetPiece> pieces )
      : mStreetOf( pieces.size(), -1 ), mDriveOf( pieces.size() )
  {
    std::unordered_map<std::string_view, std::int32_t> spelled;
    for ( std::size_t p = 0; p < pieces.size(); ++p )
    {
      if ( pieces[p].name.empty() )
        continue;
      const auto [known, isNew] = spelled.try_emplace( pieces[p].name, 0 );
      if ( isNew )
        known->second =
            mStreets.try_emplace( streetKey( pieces[p].name ), static_cast<std::int32_t>( mStreets.size() ) )
                .first->second;
      mStreetOf[p] = known->second;
      if ( mPieceOf.size() < mStreets.size() )
      {
        mPieceOf.push_back( p );
        mNames.emplace_back( pieces[p].name );
      }
    }
    std::unordered_map<std::uint64_t, std::vector<std::int32_t>>
        publicAt; // streets by the places they end at
    for ( std::size_t p = 0; p < pieces.size(); ++p )
      if ( !pieces[p].isDrive && mStreetOf[p] >= 0 )
        for ( const std::uint64_t end : { pieces[p].from, pieces[p].to } )
          publicAt[end].push_back( mStreetOf[p] );
    // Drives on two sides of a street are not one.
    JoinedSets<DriveId> drives;
    std::unordered_map<std::uint64_t, DriveId> driveAt;
    for ( std::size_t p = 0; p < pieces.size(); ++p )
      if ( pieces[p].isDrive )
      {
        mDriveOf[p] = drives.add();
        for ( const std::uint64_t end : { pieces[p].from, pieces[p].to } )
          if ( !publicAt.contains( end ) )
            if ( const auto [other, isNew] = driveAt.try_emplace( end, mDriveOf[p] ); !isNew )
              drives.join( other->second, mDriveOf[p] );
      }
    mDriveMeets.resize( drives.size() );
    for ( std::size_t p = 0; p < pieces.size(); ++p )
      if ( mDriveOf[p] >= 0 )
      {
        mDriveOf[p] = drives.of( mDriveOf[p] );
        std::vector<std::int32_t> &meets = mDriveMeets[mDriveOf[p]];
        for ( const std::uint64_t end : { pieces[p].from, pieces[p].to } )
          if ( const auto streets = publicAt.find( end ); streets != publicAt.end() )
            meets.insert( meets.end(), streets->second.begin(), streets->second.end() );
      }
    for ( std::vector<std::int32_t> &meets : mDriveMeets )
    {
      std::sort( meets.begin(), meets.end() );
      meets.erase( std::unique( meets.begin(), meets.end() ), meets.end() );
    }
  }

  std::int32_t OwnStreets::find( const std::string &key ) const
  {
    const auto found = mStreets.find( key );
    return key.empty() || found == mStreets.end() ? -1 : found->second;
  }

  std::vector<std::int32_t> OwnStreets::find( std::span<const std::string> keys ) const
  {
    std::vector<std::int32_t> streets;
    for ( const std::string &key : keys )
      streets.push_back( find( key ) );
    return streets;
  }

  std::string_view OwnStreets::onlyStreet( std::size_t piece ) const
  {
    const DriveId drive = mDriveOf[piece];
    if ( drive < 0 || mDriveMeets[drive].size() != 1 )
      return {};
    return mNames[indexOf( mDriveMeets[drive].front() )];
  }

  bool OwnStreets::leadsTo( std::size_t piece, std::int32_t street ) const
  {
    if ( street < 0 )
      return false;
    if ( mStreetOf[piece] == street )
      return true;
    const DriveId drive = mDriveOf[piece];
    return drive >= 0 && std::binary_search( mDriveMeets[drive].begin(), mDriveMeets[drive].end(), street );
  }
}
