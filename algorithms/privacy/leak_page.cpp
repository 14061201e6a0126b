// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_page.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace doorstep
{
  namespace
  {
    constexpr double CELL_GAP = 1.2;  // of the font's size: another cell
    constexpr double WORD_GAP = 0.15; // the same word
    constexpr double LEADING = 2.2;   // of the font's size: the next line
    constexpr int BROKEN_LINES = 4;   // that a value may be broken onto

    // Neighbouring pieces of one line; along and up are measured in the direction of its letters.
    struct Segment
    {
        std::int64_t turn = 0; // of the baseline, in degrees; pieces of one turn can follow each other
        double start = 0, end = 0, up = 0, size = 0;
        std::string text;
    };

    Segment segmentOf( PagePiece &piece )
    {
      Segment segment;
      constexpr double degrees = 57.29577951308232;
      const bool mirrored = piece.alongX * piece.upY - piece.alongY * piece.upX < 0;
      segment.turn =
          std::llround( std::atan2( piece.alongY, piece.alongX ) * degrees ) + ( mirrored ? 1000 : 0 );
      const double upX = mirrored ? piece.alongY : -piece.alongY,
                   upY = mirrored ? -piece.alongX : piece.alongX;
      segment.start = piece.x * piece.alongX + piece.y * piece.alongY;
      segment.end = segment.start + piece.width;
      segment.up = piece.x * upX + piece.y * upY;
      segment.size = piece.size;
      segment.text = std::move( piece.text );
      return segment;
    }

    bool isBefore( const Segment &a, const Segment &b )
    {
      return a.turn != b.turn ? a.turn < b.turn : a.up != b.up ? a.up > b.up : a.start < b.start;
    }

    // Pieces of one baseline, sorted along it, put together where they stand close.
    std::vector<Segment> joinRows( std::vector<Segment> pieces, std::string &rows )
    {
      std::vector<Segment> joined;
      for ( std::size_t from = 0; from < pieces.size(); )
      {
        std::size_t to = from + 1;
        while ( to < pieces.size() && pieces[to].turn == pieces[from].turn &&
                pieces[from].up - pieces[to].up < 0.3 * pieces[from].size )
          ++to;
        std::sort( pieces.begin() + static_cast<std::ptrdiff_t>( from ),
                   pieces.begin() + static_cast<std::ptrdiff_t>( to ),
                   []( const Segment &a, const Segment &b ) { return a.start < b.start; } );
        const std::size_t first = joined.size();
        for ( ; from < to; ++from )
        {
          const double gap = joined.size() > first ? pieces[from].start - joined.back().end : 0;
          if ( joined.size() == first || gap > CELL_GAP * pieces[from].size )
          {
            joined.push_back( std::move( pieces[from] ) );
            continue;
          }
          Segment &last = joined.back();
          last.text += ( gap > WORD_GAP * pieces[from].size ? " " : "" ) + pieces[from].text;
          last.end = std::max( last.end, pieces[from].end );
        }
        for ( std::size_t i = first; i < joined.size(); ++i )
          rows += joined[i].text + '\n';
        rows += "|\n"; // another row
      }
      return joined;
    }

    // The segment that goes on below `at` in the same column; the number of segments: none.
    std::size_t below( const std::vector<Segment> &segments, std::size_t at )
    {
      const Segment &here = segments[at];
      std::size_t best = segments.size();
      for ( std::size_t i = at + 1; i < segments.size() && segments[i].turn == here.turn; ++i )
      {
        const Segment &next = segments[i];
        const double down = here.up - next.up;
        if ( down > LEADING * here.size )
          break;
        if ( down < 0.5 * here.size || next.size < 0.7 * here.size || next.size > 1.5 * here.size )
          continue;
        if ( std::min( here.end, next.end ) <= std::max( here.start, next.start ) )
          continue;
        if ( best == segments.size() ||
             ( segments[best].up - next.up < 0.3 * here.size && next.start < segments[best].start ) )
          best = i;
      }
      return best;
    }
  }

  std::string readInOrder( std::vector<PagePiece> pieces )
  {
    std::vector<Segment> all;
    for ( PagePiece &piece : pieces )
      if ( std::isfinite( piece.x ) && std::isfinite( piece.y ) && std::isfinite( piece.width ) &&
           piece.size > 0 && std::isfinite( piece.size ) && !piece.text.empty() )
        all.push_back( segmentOf( piece ) );
    std::stable_sort( all.begin(), all.end(), isBefore );
    std::string text;
    std::vector<Segment> segments = joinRows( std::move( all ), text );
    std::stable_sort( segments.begin(), segments.end(), isBefore );
    for ( std::size_t i = 0; i < segments.size(); ++i )
    {
      std::size_t next = below( segments, i );
      if ( next == segments.size() )
        continue;
      text += segments[i].text;
      for ( int line = 1; line < BROKEN_LINES && next < segments.size();
            ++line, next = below( segments, next ) )
        text += ' ' + segments[next].text;
      text += '\n';
    }
    return text;
  }
}
