// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/optimal_assignment.h"

#include <limits>

namespace doorstep
{
  RankedCost &RankedCost::operator+=( const RankedCost &other )
  {
    for ( std::size_t i = 0; i < places.size(); ++i )
      places[i] += other.places[i];
    return *this;
  }

  RankedCost &RankedCost::operator-=( const RankedCost &other )
  {
    for ( std::size_t i = 0; i < places.size(); ++i )
      places[i] -= other.places[i];
    return *this;
  }

  std::vector<std::int32_t>
  optimalAssignment( std::size_t rows, std::size_t columns,
                     const std::function<RankedCost( std::size_t, std::size_t )> &cost )
  {
    RankedCost unreached;
    unreached.places.fill( std::numeric_limits<std::int64_t>::max() );

    // Column `columns` stands for the row that is being placed.
    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::vector<std::size_t> rowOf( columns + 1, none );
    std::vector<RankedCost> rowPotential( rows ), columnPotential( columns + 1 );
    for ( std::size_t row = 0; row < rows; ++row )
    {
      std::vector<RankedCost> least( columns, unreached );
      std::vector<std::size_t> before( columns, columns );
      std::vector<char> done( columns + 1, 0 );
      std::size_t column = columns;
      rowOf[column] = row;
      while ( rowOf[column] != none )
      {
        done[column] = 1;
        const std::size_t from = rowOf[column];
        std::size_t next = none;
        for ( std::size_t c = 0; c < columns; ++c )
        {
          if ( done[c] )
            continue;
          if ( const RankedCost reduced = cost( from, c ) - rowPotential[from] - columnPotential[c];
               reduced < least[c] )
          {
            least[c] = reduced;
            before[c] = column;
          }
          if ( next == none || least[c] < least[next] )
            next = c;
        }
        const RankedCost step = least[next];
        for ( std::size_t c = 0; c <= columns; ++c )
          if ( done[c] )
          {
            rowPotential[rowOf[c]] += step;
            columnPotential[c] -= step;
          }
          else if ( c < columns && least[c] < unreached )
            least[c] -= step;
        column = next;
      }
      while ( column != columns )
      {
        rowOf[column] = rowOf[before[column]];
        column = before[column];
      }
    }
    std::vector<std::int32_t> columnOf( rows, -1 );
    for ( std::size_t c = 0; c < columns; ++c )
      if ( rowOf[c] != none )
        columnOf[rowOf[c]] = static_cast<std::int32_t>( c );
    return columnOf;
  }
}
