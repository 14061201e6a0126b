// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/small_cells.h"

#include <algorithm>
#include <map>

namespace doorstep
{
  namespace
  {
    struct Group
    {
        std::int64_t count = 0;
        std::map<std::int32_t, double> borders; // by the other group's number
        bool alive = true;
    };

    // The neighbour with the longest common border, else the smallest group there is; the lowest number on a
    // tie.
    std::int32_t partnerOf( std::int32_t small, const std::vector<Group> &groups )
    {
      std::int32_t best = -1;
      double longest = -1;
      for ( const auto &[other, border] : groups[static_cast<std::size_t>( small )].borders )
        if ( border > longest )
        {
          longest = border;
          best = other;
        }
      if ( best >= 0 )
        return best;
      for ( std::int32_t other = 0; other < static_cast<std::int32_t>( groups.size() ); ++other )
      {
        const Group &group = groups[static_cast<std::size_t>( other )];
        if ( other != small && group.alive &&
             ( best < 0 || group.count < groups[static_cast<std::size_t>( best )].count ) )
          best = other;
      }
      return best;
    }

    void join( std::vector<Group> &groups, std::int32_t from, std::int32_t into )
    {
      Group &gone = groups[static_cast<std::size_t>( from )];
      Group &grown = groups[static_cast<std::size_t>( into )];
      grown.count += gone.count;
      gone.alive = false;
      for ( const auto &[other, border] : gone.borders )
      {
        groups[static_cast<std::size_t>( other )].borders.erase( from );
        if ( other == into )
          continue;
        grown.borders[other] += border;
        groups[static_cast<std::size_t>( other )].borders[into] += border;
      }
      gone.borders.clear();
    }
  }

  std::vector<std::int32_t> groupCells( std::span<const std::int64_t> counts,
                                        std::span<const Neighbours> neighbours, std::int64_t smallest )
  {
    const std::size_t size = counts.size();
    std::vector<Group> groups( size );
    std::vector<std::int32_t> groupOf( size );
    for ( std::size_t i = 0; i < size; ++i )
    {
      groups[i].count = counts[i];
      groupOf[i] = static_cast<std::int32_t>( i );
    }
    for ( const Neighbours &pair : neighbours )
      if ( pair.first != pair.second )
      {
        groups[static_cast<std::size_t>( pair.first )].borders[pair.second] += pair.border;
        groups[static_cast<std::size_t>( pair.second )].borders[pair.first] += pair.border;
      }
    for ( ;; )
    {
      std::int32_t small = -1;
      for ( std::size_t i = 0; i < size; ++i )
        if ( groups[i].alive && groups[i].count < smallest &&
             ( small < 0 || groups[i].count < groups[static_cast<std::size_t>( small )].count ) )
          small = static_cast<std::int32_t>( i );
      const std::int32_t partner = small < 0 ? -1 : partnerOf( small, groups );
      if ( partner < 0 )
        break;
      join( groups, small, partner );
      std::replace( groupOf.begin(), groupOf.end(), small, partner );
    }
    std::map<std::int32_t, std::int32_t> numbers;
    for ( std::int32_t &group : groupOf )
      group = numbers.try_emplace( group, static_cast<std::int32_t>( numbers.size() ) ).first->second;
    return groupOf;
  }
}
