// SPDX-License-Identifier: GPL-2.0-or-later
// Post office boxes, rural routes, mail stops and private mailboxes, wherever they stand.
#include "address/labeling.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    class Boxes
    {
      public:
        explicit Boxes( Labeling &line ) : mLine( line ), t( line.tokens ), n( line.tokens.size() ) {}

        void label()
        {
          for ( std::size_t i = 0; i < n; ++i )
          {
            const std::size_t past = t[i].paren ? i : labelAt( i );
            i = past > i ? past - 1 : i;
          }
        }

      private:
        Labeling &mLine;
        const Tokens &t;
        std::size_t n;

        bool is( std::size_t i, std::string_view text ) const { return i < n && t.text( i ) == text; }

        // Past an identifier after BOX, RR, DEPT and the like, with # or NO; i where there is none.
        std::size_t pastId( std::size_t i ) const
        {
          std::size_t at = i;
          while ( is( at, "#" ) || is( at, "NO" ) || is( at, "NUMBER" ) || is( at, "CODE" ) )
            ++at;
          if ( at + 1 < n && t[at].size == 2 && !t[at].hasDigit && t[at + 1].digits )
            ++at;
          if ( at >= n || t[at].paren || !( t[at].hasDigit || t[at].letter ) || t[at].size > 14 )
            return i;
          ++at;
          const bool letter = at < n && t[at].letter && !t[at - 1].comma && t.word( at ).dir.empty();
          return letter && ( at + 1 == n || t.word( at + 1 ).dir.empty() ) ? at + 1 : at;
        }

        std::size_t mark( std::size_t from, std::size_t to, Label label )
        {
          mLine.mark( from, std::min( to, n ), label );
          return std::min( to, n );
        }

        // The longest phrase that begins a box at i.
        std::size_t leaderEnd( std::size_t i, bool &rural ) const
        {
          for ( std::size_t k = std::min<std::size_t>( 3, n - i );
                k > 0 && t.word( i ).starts( PhraseKind::Box ); --k )
          {
            const KnownPhrase *phrase = Lexicon::instance().phrase( t.text( i, i + k ) );
            if ( phrase == nullptr || !( phrase->box || phrase->rural ) )
              continue;
            rural = phrase->rural;
            return i + k;
          }
          // "RR2", and a route that a box follows; without one it is a road.
          const std::string_view text = t.text( i );
          rural = true;
          if ( t[i].hasDigit && t[i].size < 7 && ( text.starts_with( "RR" ) || text.starts_with( "HC" ) ) )
            return i + 1;
          if ( ( text == "RT" || text == "RTE" || text == "ROUTE" ) && is( pastId( i + 1 ), "BOX" ) )
            return i + 1;
          rural = false;
          return i;
        }

        std::size_t labelAt( std::size_t i )
        {
          bool rural = false;
          const std::size_t leader = leaderEnd( i, rural );
          if ( leader > i )
          {
            std::size_t past = pastId( leader );
            if ( is( past, "PO" ) && is( past + 1, "BOX" ) )
              ++past;
            if ( is( past, "BOX" ) || is( past, "BX" ) )
              past = std::max( pastId( past + 1 ), past + 1 );
            // "12 Po St" is a street.
            if ( past == leader && leader < n && !t[leader - 1].hasDigit && !is( leader - 1, "BOX" ) )
              return i;
            mLine.rural = mLine.rural || rural;
            return mark( i, past, Label::Box );
          }
          if ( ( is( i, "BOX" ) || is( i, "BX" ) ) && pastId( i + 1 ) > i + 1 )
            return mark( i, pastId( i + 1 ), Label::Box );
          if ( is( i, "MAIL" ) && is( i + 1, "CODE" ) && pastId( i + 2 ) > i + 2 )
            return mark( i, pastId( i + 2 ), Label::Stop );
          if ( t.word( i ).unitKind != UnitKind::Stop || !mLine.free( i ) || pastId( i + 1 ) == i + 1 )
            return i;
          std::size_t past = pastId( i + 1 );
          if ( past < n && t[past].digits && t[past].size > 5 )
            ++past;
          return mark( i, past, Label::Stop );
        }
    };
  }

  void labelBoxes( Labeling &line )
  {
    Boxes( line ).label();
  }
}
