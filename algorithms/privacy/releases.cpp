// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/releases.h"

#include "base/error.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <set>

namespace doorstep
{
  namespace
  {
    std::map<std::string, std::size_t> groupOfCode( const std::vector<std::vector<std::string>> &groups )
    {
      std::map<std::string, std::size_t> of;
      for ( std::size_t g = 0; g < groups.size(); ++g )
        for ( const std::string &code : groups[g] )
          of.emplace( code, g );
      return of;
    }

    // Of an earlier release the groups that share a visit with one of today's.
    std::set<std::size_t> touched( const std::vector<std::string> &group,
                                   const std::map<std::string, std::size_t> &earlier )
    {
      std::set<std::size_t> met;
      for ( const std::string &code : group )
        if ( const auto found = earlier.find( code ); found != earlier.end() )
          met.insert( found->second );
      return met;
    }

    bool mayFollow( std::int64_t figure, std::int64_t before, std::int64_t smallest )
    {
      const std::int64_t change = std::abs( figure - before );
      return change == 0 || change >= smallest;
    }

    using Told = std::optional<std::int64_t>;

    Told sum( const Told &a, const Told &b )
    {
      return a && b ? Told( *a + *b ) : std::nullopt;
    }

    void follow( Told &figure, const Told &before, std::int64_t smallest )
    {
      if ( !before || ( figure && !mayFollow( *figure, *before, smallest ) ) )
        figure = std::nullopt;
    }
  }

  bool Release::operator==( const Release &other ) const
  {
    return kind == other.kind && groups == other.groups && columns == other.columns &&
           table.cells == other.table.cells && table.rowTotals == other.table.rowTotals &&
           table.columnTotals == other.table.columnTotals && table.total == other.table.total;
  }

  JointGroups jointGroups( const std::vector<std::vector<std::string>> &groups,
                           const std::vector<Release> &earlier, std::int64_t smallest )
  {
    std::vector<std::size_t> root( groups.size() );
    std::iota( root.begin(), root.end(), std::size_t( 0 ) );
    const auto rootOf = [&]( std::size_t g )
    {
      while ( root[g] != g )
        g = root[g] = root[root[g]];
      return g;
    };
    for ( const Release &release : earlier )
    {
      const auto before = groupOfCode( release.groups );
      std::map<std::size_t, std::size_t> first; // today's first group of each earlier one
      for ( std::size_t g = 0; g < groups.size(); ++g )
        for ( const std::size_t b : touched( groups[g], before ) )
        {
          const std::size_t a = rootOf( first.try_emplace( b, g ).first->second ), c = rootOf( g );
          root[std::max( a, c )] = std::min( a, c );
        }
    }
    JointGroups joint;
    std::map<std::size_t, std::size_t> numbers;
    std::vector<std::vector<std::string>> members;
    for ( std::size_t g = 0; g < groups.size(); ++g )
    {
      joint.of.push_back( numbers.try_emplace( rootOf( g ), numbers.size() ).first->second );
      members.resize( numbers.size() );
      members[joint.of.back()].insert( members[joint.of.back()].end(), groups[g].begin(), groups[g].end() );
    }
    joint.count = members.size();
    for ( const std::vector<std::string> &group : members )
    {
      const auto size = static_cast<std::int64_t>( group.size() );
      bool told = size >= smallest;
      for ( const Release &release : earlier )
      {
        std::int64_t before = 0;
        for ( const std::size_t b : touched( group, groupOfCode( release.groups ) ) )
          before += static_cast<std::int64_t>( release.groups[b].size() );
        told = told && mayFollow( size, before, smallest );
      }
      joint.told.push_back( told );
    }
    return joint;
  }

  PublishedTable allowedFigures( const std::vector<std::vector<std::string>> &groups,
                                 const std::vector<std::string> &columns,
                                 std::span<const std::int64_t> counts, const std::vector<Release> &earlier,
                                 std::int64_t smallest )
  {
    const std::size_t rows = groups.size(), width = columns.size();
    PublishedTable now{ rows, width, { counts.begin(), counts.end() }, {}, {}, {} };
    now.rowTotals.assign( rows, 0 );
    now.columnTotals.assign( width, 0 );
    now.total = std::accumulate( counts.begin(), counts.end(), std::int64_t( 0 ) );
    for ( std::size_t r = 0; r < rows; ++r )
      for ( std::size_t c = 0; c < width; ++c )
      {
        *now.rowTotals[r] += counts[r * width + c];
        *now.columnTotals[c] += counts[r * width + c];
      }
    PublishedTable allowed = now;
    for ( const Release &release : earlier )
    {
      const auto before = groupOfCode( release.groups );
      std::vector<std::set<std::size_t>> of;
      std::set<std::size_t> any;
      std::int64_t visitsBefore = 0;
      for ( std::size_t r = 0; r < rows; ++r )
      {
        of.push_back( touched( groups[r], before ) );
        std::int64_t visits = 0;
        for ( const std::size_t b : of.back() )
          visits += static_cast<std::int64_t>( release.groups[b].size() );
        // A group that is new was not told of.
        if ( !of.back().empty() )
          follow( allowed.rowTotals[r], visits, smallest );
        any.insert( of.back().begin(), of.back().end() );
        visitsBefore += visits;
      }
      if ( any.empty() )
        continue;
      follow( allowed.total, visitsBefore, smallest );
      if ( release.columns.empty() )
        continue;
      for ( std::size_t c = 0; c < width; ++c )
      {
        const auto found = std::find( release.columns.begin(), release.columns.end(), columns[c] );
        const auto column = static_cast<std::size_t>( found - release.columns.begin() );
        const bool wasThere = found != release.columns.end(); // else nobody had it
        follow( allowed.columnTotals[c], wasThere ? release.table.columnTotals[column] : Told( 0 ),
                smallest );
        for ( std::size_t r = 0; r < rows; ++r )
        {
          if ( of[r].empty() )
            continue;
          Told cell = 0;
          for ( const std::size_t b : of[r] )
            cell =
                sum( cell, wasThere ? release.table.cells[b * release.columns.size() + column] : Told( 0 ) );
          follow( allowed.cells[r * width + c], cell, smallest );
        }
      }
    }
    return allowed;
  }

  void restrictTo( PublishedTable &allowed, const PublishedTable &before, std::int64_t smallest )
  {
    if ( allowed.cells.size() != before.cells.size() || allowed.rows != before.rows )
      throw InputError(
          "The counts do not fit the earlier release: publish the same groups and outcomes again." );
    const auto follow = []( auto &figures, const auto &earlier, std::int64_t least )
    {
      for ( std::size_t i = 0; i < figures.size(); ++i )
        doorstep::follow( figures[i], earlier[i], least );
    };
    follow( allowed.cells, before.cells, smallest );
    follow( allowed.rowTotals, before.rowTotals, smallest );
    follow( allowed.columnTotals, before.columnTotals, smallest );
    doorstep::follow( allowed.total, before.total, smallest );
  }
}
