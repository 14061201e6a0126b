// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand/hand_rows.h"

#include "base/error.h"
#include "base/index.h"
#include "hand/hand_insert.h"

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    [[noreturn]] void refuse( const HandRow &row, const std::string &why )
    {
      throw InputError( "EDITS, row " + std::to_string( row.row ) + ": " + why );
    }

    // Whether the row moves its visit, or says where it stands.
    bool places( const HandPlan &plan, const HandRow &row )
    {
      return row.stop > 0 || plan.zoneOf( row.visit ) != row.zone;
    }

    class Rows
    {
      public:
        Rows( const HandPlan &plan, const HandTimes &times, std::span<const HandRow> rows )
            : mPlan( plan ), mTimes( times ), mRows( rows.begin(), rows.end() )
        {
          std::stable_sort( mRows.begin(), mRows.end(),
                            []( const HandRow &a, const HandRow &b ) { return a.stop < b.stop; } );
        }

        HandChange change()
        {
          takeOut();
          for ( const HandRow &row : mRows )
            if ( row.zone > 0 )
              putAside( row );
          for ( auto &[number, zone] : mZones )
            fill( zone );
          HandChange change;
          for ( const auto &[number, zone] : mZones )
            change.push_back( zone );
          return change;
        }

      private:
        HandZone &zone( std::int32_t number )
        {
          const auto [found, isNew] = mZones.try_emplace( number );
          if ( isNew && mPlan.has( number ) )
            found->second = mPlan.zone( number );
          else if ( isNew )
          {
            found->second.number = number;
            found->second.staging = -1;
          }
          return found->second;
        }

        void requireOpen( const HandRow &row, std::int32_t number ) const
        {
          if ( mPlan.has( number ) && mPlan.zone( number ).isLocked )
            refuse( row, "zone " + std::to_string( number ) + " is locked." );
        }

        void takeOut()
        {
          std::set<std::int32_t> visits;
          std::map<std::int32_t, std::set<std::int32_t>> leaving;
          for ( const HandRow &row : mRows )
          {
            if ( !visits.insert( row.visit ).second )
              refuse( row, "its visit is in an earlier row too; give each visit one row." );
            if ( const std::int32_t from = mPlan.zoneOf( row.visit ); from != 0 && places( mPlan, row ) )
            {
              requireOpen( row, from );
              leaving[from].insert( row.visit );
            }
          }
          for ( const auto &[from, gone] : leaving )
            std::erase_if( zone( from ).stops, [&]( std::int32_t v ) { return gone.contains( v ); } );
        }

        void putAside( const HandRow &row )
        {
          HandZone &to = zone( row.zone );
          if ( row.staging >= 0 || places( mPlan, row ) )
            requireOpen( row, row.zone );
          if ( row.staging >= 0 )
          {
            const auto [given, isNew] = mStagingOf.emplace( row.zone, row.staging );
            if ( !isNew && given->second != row.staging )
              refuse( row, "an earlier row gives its zone another staging place." );
            to.staging = row.staging;
          }
          if ( !places( mPlan, row ) )
            return;
          if ( const std::string hindrance = mTimes.hindranceOf( row.visit ); !hindrance.empty() )
            refuse( row, "its visit cannot be put into a zone: " + hindrance + "." );
          ( row.stop > 0 ? mAtStops : mAnywhere )[row.zone].push_back( row );
        }

        void fill( HandZone &to )
        {
          std::vector<std::int32_t> anywhere, coming;
          for ( const HandRow &row : mAnywhere[to.number] )
            anywhere.push_back( row.visit );
          coming = anywhere;
          for ( const HandRow &row : mAtStops[to.number] )
            coming.push_back( row.visit );
          if ( to.staging < 0 )
            to.staging = stagingFor( mTimes, coming );
          std::int32_t last = 0;
          for ( const HandRow &row : mAtStops[to.number] )
          {
            if ( row.stop == last )
              refuse( row, "its zone has another visit at this stop; leave stop empty where it may be any." );
            last = row.stop;
            if ( indexOf( row.stop ) > to.stops.size() + 1 )
              refuse( row, "its zone has no such stop; stops are numbered from 1 without a gap." );
            to.stops.insert( to.stops.begin() + row.stop - 1, row.visit );
          }
          insertVisits( mTimes, anywhere, to );
        }

        const HandPlan &mPlan;
        const HandTimes &mTimes;
        std::vector<HandRow> mRows; // by stop
        std::map<std::int32_t, HandZone> mZones;
        std::map<std::int32_t, std::int32_t> mStagingOf;
        std::map<std::int32_t, std::vector<HandRow>> mAtStops, mAnywhere;
    };
  }

  HandChange changeOf( const HandPlan &plan, const HandTimes &times, std::span<const HandRow> rows )
  {
    return Rows( plan, times, rows ).change();
  }

  std::vector<HandRow> rowsBetween( const std::map<std::int32_t, HandZone> &before,
                                    const std::map<std::int32_t, HandZone> &after )
  {
    std::vector<HandRow> rows;
    std::set<std::int32_t> left, served;
    for ( const std::int32_t number : changedZones( before, after ) )
    {
      const auto was = before.find( number ), is = after.find( number );
      if ( was != before.end() )
        left.insert( was->second.stops.begin(), was->second.stops.end() );
      if ( is == after.end() )
        continue;
      const bool moved = was == before.end() || was->second.staging != is->second.staging;
      for ( std::size_t stop = 0; stop < is->second.stops.size(); ++stop )
      {
        HandRow row;
        row.visit = is->second.stops[stop];
        row.zone = number;
        row.stop = static_cast<std::int32_t>( stop ) + 1;
        row.staging = moved ? is->second.staging : -1;
        rows.push_back( row );
        served.insert( row.visit );
      }
    }
    for ( const std::int32_t visit : left )
      if ( !served.contains( visit ) )
        rows.push_back( { visit, 0, 0, -1, 1 } );
    for ( std::size_t i = 0; i < rows.size(); ++i )
      rows[i].row = static_cast<std::int32_t>( i ) + 1;
    return rows;
  }
}
