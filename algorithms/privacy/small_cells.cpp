// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/small_cells.h"

#include "base/error.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr std::int64_t ENDLESS = std::numeric_limits<std::int64_t>::max() / 4;

    // The table as a circulation: total from t to s, row totals from s to rows, cells from rows to columns,
    // column totals from columns to t. Each figure is the flow of one arc; a published one is fixed.
    struct Figure
    {
        std::size_t from = 0, to = 0;
        std::int64_t value = 0;
        bool published = true;
        bool primary = false;
    };

    class Table
    {
      public:
        Table( std::size_t rows, std::size_t columns, std::span<const std::int64_t> counts )
            : mRows( rows ), mColumns( columns ), mFigures( rows * columns + rows + columns + 1 )
        {
          for ( std::size_t r = 0; r < rows; ++r )
            mFigures[rowTotal( r )] = { 0, row( r ) };
          for ( std::size_t c = 0; c < columns; ++c )
            mFigures[columnTotal( c )] = { column( c ), 1 };
          mFigures[total()] = { 1, 0 };
          for ( std::size_t r = 0; r < rows; ++r )
            for ( std::size_t c = 0; c < columns; ++c )
            {
              const std::int64_t count = counts[r * columns + c];
              mFigures[cell( r, c )] = { row( r ), column( c ), count };
              mFigures[rowTotal( r )].value += count;
              mFigures[columnTotal( c )].value += count;
              mFigures[total()].value += count;
            }
        }

        std::size_t cell( std::size_t r, std::size_t c ) const { return r * mColumns + c; }
        std::size_t rowTotal( std::size_t r ) const { return mRows * mColumns + r; }
        std::size_t columnTotal( std::size_t c ) const { return mRows * mColumns + mRows + c; }
        std::size_t total() const { return mFigures.size() - 1; }
        std::vector<Figure> &figures() { return mFigures; }

        // How far the figure can rise (or fall) with all published ones as they are, `enough` at most: the
        // greatest flow that can be sent around, from its head back to its tail, by the other hidden figures.
        std::int64_t slack( std::size_t figure, bool rise, std::int64_t enough ) const
        {
          const Figure &asked = mFigures[figure];
          std::vector<std::int64_t> change( mFigures.size(), 0 );
          const std::int64_t most = rise ? enough : std::min( enough, asked.value );
          std::int64_t sent = 0;
          while ( sent < most )
          {
            const std::int64_t more = augment( figure, rise ? asked.to : asked.from,
                                               rise ? asked.from : asked.to, most - sent, change );
            if ( more == 0 )
              break;
            sent += more;
          }
          return sent;
        }

      private:
        std::size_t row( std::size_t r ) const { return 2 + r; }
        std::size_t column( std::size_t c ) const { return 2 + mRows + c; }

        // One shortest path of hidden figures that can rise (along) or fall (against); breadth first.
        std::int64_t augment( std::size_t without, std::size_t from, std::size_t to, std::int64_t most,
                              std::vector<std::int64_t> &change ) const
        {
          struct Step
          {
              std::size_t figure = 0;
              bool along = true;
              bool seen = false;
          };
          std::vector<Step> reached( 2 + mRows + mColumns );
          std::deque<std::size_t> queue = { from };
          reached[from].seen = true;
          while ( !queue.empty() && !reached[to].seen )
          {
            const std::size_t node = queue.front();
            queue.pop_front();
            for ( std::size_t f = 0; f < mFigures.size(); ++f )
            {
              const Figure &figure = mFigures[f];
              if ( figure.published || f == without )
                continue;
              const bool along = figure.from == node;
              if ( !along && !( figure.to == node && figure.value + change[f] > 0 ) )
                continue;
              const std::size_t next = along ? figure.to : figure.from;
              if ( reached[next].seen )
                continue;
              reached[next] = { f, along, true };
              queue.push_back( next );
            }
          }
          if ( !reached[to].seen )
            return 0;
          std::int64_t amount = most;
          const auto back = [&]( std::size_t node )
          {
            const Step &step = reached[node];
            return step.along ? mFigures[step.figure].from : mFigures[step.figure].to;
          };
          for ( std::size_t node = to; node != from; node = back( node ) )
            if ( !reached[node].along )
              amount =
                  std::min( amount, mFigures[reached[node].figure].value + change[reached[node].figure] );
          for ( std::size_t node = to; node != from; node = back( node ) )
            change[reached[node].figure] += reached[node].along ? amount : -amount;
          return amount;
        }

        std::size_t mRows, mColumns;
        std::vector<Figure> mFigures;
    };

    bool isProtected( const Table &table, std::size_t figure, std::int64_t smallest )
    {
      const std::int64_t needed = smallest - 1; // so many values besides its own
      const std::int64_t down = table.slack( figure, false, needed );
      return down >= needed || down + table.slack( figure, true, needed - down ) >= needed;
    }

    // The first figure that must be missing and that the published ones give away, or the number of figures.
    std::size_t givenAway( Table &table, std::int64_t smallest )
    {
      const std::vector<Figure> &figures = table.figures();
      for ( std::size_t f = 0; f < figures.size(); ++f )
        if ( figures[f].primary && !isProtected( table, f, smallest ) )
          return f;
      return figures.size();
    }

    // The cheapest published figure for a complement: in a line (an end) where nothing else is missing, small
    // counts first, totals last.
    std::size_t complementOf( Table &table, std::size_t figure, std::size_t cells )
    {
      const std::vector<Figure> &figures = table.figures();
      const auto touches = [&]( std::size_t f, std::size_t node )
      { return figures[f].from == node || figures[f].to == node; };
      const auto missingAt = [&]( std::size_t node )
      {
        std::size_t missing = 0;
        for ( std::size_t f = 0; f < figures.size(); ++f )
          missing += !figures[f].published && touches( f, node ) ? 1 : 0;
        return missing;
      };
      const std::size_t from = figures[figure].from, to = figures[figure].to;
      const bool fromAlone = missingAt( from ) == 1, toAlone = missingAt( to ) == 1;
      const auto cost = [&]( std::size_t f )
      {
        const bool helps = ( touches( f, from ) && fromAlone ) || ( touches( f, to ) && toAlone );
        return std::tuple( !helps, !touches( f, from ) && !touches( f, to ), f >= cells, figures[f].value,
                           f );
      };
      std::size_t best = figures.size();
      for ( std::size_t f = 0; f < figures.size(); ++f )
        if ( figures[f].published && ( best == figures.size() || cost( f ) < cost( best ) ) )
          best = f;
      return best;
    }

    void hidePrimaries( Table &table, std::int64_t smallest,
                        const std::vector<std::optional<std::int64_t>> &before )
    {
      std::vector<Figure> &figures = table.figures();
      for ( std::size_t f = 0; f < figures.size(); ++f )
      {
        Figure &figure = figures[f];
        bool hidden = figure.value < smallest;
        if ( !before.empty() )
        {
          // What was missing stays missing: with it the earlier release could be solved.
          const std::int64_t change = before[f] ? std::abs( figure.value - *before[f] ) : 1;
          hidden = hidden || !before[f] || ( change > 0 && change < smallest );
        }
        figure.primary = hidden;
        figure.published = !hidden;
      }
    }

    std::vector<std::optional<std::int64_t>> flat( const PublishedTable &table )
    {
      std::vector<std::optional<std::int64_t>> all = table.cells;
      all.insert( all.end(), table.rowTotals.begin(), table.rowTotals.end() );
      all.insert( all.end(), table.columnTotals.begin(), table.columnTotals.end() );
      all.push_back( table.total );
      return all;
    }
  }

  PublishedTable publishTable( std::size_t rows, std::size_t columns, std::span<const std::int64_t> counts,
                               std::int64_t smallest, const PublishedTable *earlier )
  {
    if ( counts.size() != rows * columns ||
         ( earlier && ( earlier->rows != rows || earlier->columns != columns ) ) )
      throw InputError(
          "The counts do not fit the earlier release: publish the same groups and outcomes again." );
    if ( std::any_of( counts.begin(), counts.end(), []( std::int64_t count ) { return count < 0; } ) )
      throw InputError( "A count is below 0." );
    Table table( rows, columns, counts );
    hidePrimaries( table, smallest, earlier ? flat( *earlier ) : std::vector<std::optional<std::int64_t>>() );
    std::vector<Figure> &figures = table.figures();
    for ( std::size_t f = givenAway( table, smallest ); f < figures.size(); f = givenAway( table, smallest ) )
    {
      const std::size_t complement = complementOf( table, f, rows * columns );
      if ( complement == figures.size() )
        break; // nothing is published any more
      figures[complement].published = false;
    }
    // A complement that later ones made needless is published again: totals first, then the largest.
    std::vector<std::size_t> complements;
    for ( std::size_t f = 0; f < figures.size(); ++f )
      if ( !figures[f].published && !figures[f].primary )
        complements.push_back( f );
    std::stable_sort( complements.begin(), complements.end(),
                      [&]( std::size_t a, std::size_t b )
                      {
                        return std::tuple( a < rows * columns, -figures[a].value ) <
                               std::tuple( b < rows * columns, -figures[b].value );
                      } );
    for ( const std::size_t f : complements )
    {
      figures[f].published = true;
      figures[f].published = givenAway( table, smallest ) == figures.size();
    }

    PublishedTable result{ rows, columns, {}, {}, {}, {} };
    for ( std::size_t f = 0; f < figures.size(); ++f )
    {
      const std::optional<std::int64_t> figure =
          figures[f].published ? std::optional( figures[f].value ) : std::nullopt;
      if ( f < rows * columns )
        result.cells.push_back( figure );
      else if ( f < rows * columns + rows )
        result.rowTotals.push_back( figure );
      else if ( f < table.total() )
        result.columnTotals.push_back( figure );
      else
        result.total = figure;
    }
    return result;
  }

  CellInterval attackCell( std::span<const std::int64_t> counts, const PublishedTable &published,
                           std::size_t row, std::size_t column )
  {
    Table table( published.rows, published.columns, counts );
    const std::vector<std::optional<std::int64_t>> figures = flat( published );
    for ( std::size_t f = 0; f < figures.size(); ++f )
      table.figures()[f].published = figures[f].has_value();
    const std::size_t cell = table.cell( row, column );
    const std::int64_t value = counts[cell];
    if ( published.cells[cell] )
      return { value, value };
    return { value - table.slack( cell, false, ENDLESS ), value + table.slack( cell, true, ENDLESS ) };
  }
}
