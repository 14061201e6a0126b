// SPDX-License-Identifier: GPL-2.0-or-later
// Where a street ends and a city begins in one line without a comma.
#include "address/labeling.h"

namespace doorstep
{
  namespace
  {
    class Boundary
    {
      public:
        Boundary( const Labeling &line, std::size_t from, std::size_t to, bool located,
                  const ParseOptions &options )
            : mLine( line ),
              t( line.tokens ),
              mFrom( from ),
              mTo( to ),
              mLocated( located ),
              mOptions( options )
        {
          // The name's first word: past directionals, and past a type that stands first.
          mName = from;
          while ( mName + 1 < to && !t.word( mName ).dir.empty() &&
                  ( !isStrong( mName + 1 ) || isOf( mName + 2 ) ) )
            ++mName;
        }

        std::size_t find() const
        {
          if ( mTo - mFrom < 2 )
            return mTo;
          const std::size_t route = routeEnd( mLine, mFrom, mTo );
          if ( route > mFrom )
          {
            for ( std::size_t i = route; i < mTo && i < route + 3; ++i )
            {
              if ( isStrong( i ) || t.text( i ) == "RTE" )
                return pastDir( i + 1 );
            }
            return pastDir( route, true );
          }
          const bool pretype = isPretype();
          std::size_t end = pretype ? mFrom : strongEnd();
          // "45 W Ave Sirio": a type that stands first, where no known city follows
          if ( end == mFrom + 2 && end < mTo && !mLocated && t[mFrom].letter &&
               !t.word( mFrom ).dir.empty() && t.text( mFrom + 1 ) != "ST" &&
               !isCity( t, end, mTo, mOptions ) )
            return mTo;
          if ( end != mFrom )
            return end;
          const std::size_t city = knownCity();
          if ( city < mTo )
            return city;
          if ( !mLocated )
            return unlocatedEnd();
          end = pretype ? mFrom : weakEnd();
          return end != mFrom ? end : guess();
        }

      private:
        const Labeling &mLine;
        const Tokens &t;
        std::size_t mFrom;
        std::size_t mTo;
        bool mLocated;
        const ParseOptions &mOptions;
        std::size_t mName = 0;

        bool isStrong( std::size_t i ) const
        {
          return t.word( i ).typeKind == TypeKind::Strong && !isSaint( t, i, mTo );
        }

        // "Avenue of the Stars", "Ave de los Sahuaros"
        bool isOf( std::size_t i ) const
        {
          return i < mTo && ( t.text( i ) == "OF" || t.text( i ) == "DE" || t.text( i ) == "DEL" );
        }

        bool isPretype() const
        {
          const Word &word = t.word( mName );
          if ( mName + 1 >= mTo )
            return false;
          if ( !word.preName.empty() )
            return true;
          return word.typeKind == TypeKind::Strong && ( isOf( mName + 1 ) || t.text( mName ) == "BOULEVARD" );
        }

        // Past the directional at `end`, or not: by whether what follows is a city with or without it.
        std::size_t pastDir( std::size_t end, bool route = false ) const
        {
          if ( end >= mTo || t.word( end ).dir.empty() )
            return end;
          const bool apart = end + 1 < mTo && t[end].letter && t[end + 1].letter &&
                             !t.word( end + 1 ).dir.empty() &&
                             ( t.text( end ) == "N" || t.text( end ) == "S" );
          if ( apart )
            return end + 2;
          if ( end + 1 == mTo || t.word( end ).dir.size() == 2 )
            return end + 1;
          if ( isCity( t, end, mTo, mOptions ) )
            return end;
          if ( !t.word( mFrom ).dir.empty() && end > mFrom + 1 )
            return end;
          if ( isCity( t, end + 1, mTo, mOptions ) )
            return end + 1;
          return t[end].size <= 2 || route ? end + 1 : end;
        }

        // After the first strong type and the types that follow it; mFrom where there is none.
        std::size_t strongEnd() const
        {
          // "Rev Dr Martin Luther King Jr St": without a city the last type is the street's.
          if ( !mLocated && mTo - mName > 2 && isStrong( mTo - 1 ) )
            return mTo;
          std::size_t end = mFrom;
          for ( std::size_t i = mName + 1; i < mTo && end == mFrom; ++i )
          {
            if ( t.word( i ).typeKind != TypeKind::Strong )
              continue;
            if ( isSaint( t, i, mTo ) )
            {
              bool later = false;
              for ( std::size_t k = i + 1; k < mTo; ++k )
                later = later || isStrong( k );
              if ( later )
                continue;
              if ( isCity( t, i, mTo, mOptions ) || ( mTo - i > 2 && isCity( t, i, mTo - 1, mOptions ) ) )
                return i;
            }
            end = i + 1;
          }
          return end == mFrom ? mFrom : pastTypes( end );
        }

        // Further types at once, and a strong type further on that is not part of the city.
        std::size_t pastTypes( std::size_t end ) const
        {
          for ( ;; )
          {
            const bool routed = end + 1 < mTo && !t.word( end ).preRoute.empty() && t[end + 1].hasDigit;
            if ( end < mTo && !routed && t.word( end ).typeKind >= TypeKind::Plain &&
                 !isSaint( t, end, mTo ) && !isCity( t, end, mTo, mOptions ) )
              ++end;
            else if ( end + 1 < mTo && !t.word( end ).dir.empty() && isStrong( end + 1 ) )
              end += 2;
            else
              break;
          }
          for ( std::size_t i = end; i + 1 < mTo && !t[i].number; ++i )
          {
            if ( isStrong( i ) && !isCity( t, end, mTo, mOptions ) )
              end = i + 1;
          }
          if ( end < mTo && ( t.text( end ) == "EXT" || t.text( end ) == "ALT" ) )
            ++end;
          return pastDir( end );
        }

        std::size_t knownCity() const
        {
          for ( std::size_t i = mName + ( isPretype() ? 2 : 1 ); i < mTo; ++i )
          {
            // "Camino del Rio", "Avenue of the Americas"
            const std::string_view before = t.text( i - 1 );
            if ( before == "DE" || before == "DEL" || before == "LA" || before == "LAS" || before == "LOS" ||
                 before == "EL" || before == "OF" || before == "THE" ||
                 ( t.word( i - 1 ).cityHead && t.word( i - 1 ).typeKind == TypeKind::Weak ) )
              continue;
            if ( isCity( t, i, mTo, mOptions ) && ( mLocated || t.word( i - 1 ).typeKind < TypeKind::Plain ) )
              return i;
          }
          return mTo;
        }

        bool building( std::size_t from ) const
        {
          for ( std::size_t i = from; i < mTo; ++i )
          {
            if ( t.word( i ).building )
              return true;
          }
          return false;
        }

        // Without state or ZIP a city is only believed after a type ("Washington Sq Village Albany").
        std::size_t unlocatedEnd() const
        {
          for ( std::size_t i = mName + 1; i + 1 < mTo; ++i )
          {
            if ( t.word( i ).typeKind == TypeKind::Plain && t.word( i + 1 ).typeKind == TypeKind::None &&
                 t.word( i + 1 ).dir.empty() && !t[i + 1].hasDigit && !building( i + 1 ) )
              return i + 1;
          }
          return mTo;
        }

        std::size_t weakEnd() const
        {
          for ( const TypeKind least : { TypeKind::Plain, TypeKind::Weak } )
          {
            for ( std::size_t i = mName + 1; i < mTo; ++i )
            {
              const bool startsCity =
                  least == TypeKind::Weak && t.word( i ).cityHead && i + 1 < mTo && t.word( i + 1 ).cityTail;
              if ( t.word( i ).typeKind >= least && t.word( i ).typeKind != TypeKind::Name && !startsCity )
              {
                // "101 Mission Hills Park Alabaster": weak types follow each other.
                std::size_t end = i + 1;
                while ( end + 1 < mTo && t.word( end ).typeKind >= TypeKind::Weak &&
                        !t.word( end + 1 ).cityTail )
                  ++end;
                return i + 1 == mTo && least == TypeKind::Weak ? mFrom : pastDir( end );
              }
            }
          }
          return mFrom;
        }

        // No type and no known city: a quadrant, an ordinal, a word that cities begin with, or the last word.
        std::size_t guess() const
        {
          for ( std::size_t i = mName + 1; i + 1 < mTo; ++i )
          {
            if ( t.word( i ).dir.size() == 2 )
              return i + 1;
          }
          if ( t[mName].hasDigit )
          {
            std::size_t past = mName + 1;
            if ( past < mTo && !t.word( past ).dir.empty() && t[mName].digits )
              ++past;
            return past < mTo && t[past].hasDigit ? mTo : past;
          }
          if ( mTo - mName <= 1 )
            return mTo;
          for ( std::size_t i = mName + 1; i + 1 < mTo; ++i )
          {
            if ( t.word( i ).cityHead && ( t[i].size > 1 || mTo - i > 1 ) )
              return i;
          }
          return mTo - mName > 2 && t.word( mTo - 1 ).cityTail ? mTo - 2 : mTo - 1;
        }
    };
  }

  std::size_t streetEnd( const Labeling &line, std::size_t from, std::size_t to, bool located,
                         const ParseOptions &options )
  {
    return Boundary( line, from, to, located, options ).find();
  }

  bool isCity( const Tokens &tokens, std::size_t from, std::size_t to, const ParseOptions &options )
  {
    const Lexicon &lexicon = Lexicon::instance();
    const std::string_view text = tokens.text( from, to );
    const auto known = [&]( std::string_view name )
    {
      if ( options.cities != nullptr && options.cities->contains( name ) )
        return true;
      const KnownPhrase *phrase = lexicon.phrase( name );
      return phrase != nullptr && phrase->city;
    };
    const Word &first = tokens.word( from );
    if ( ( first.starts( PhraseKind::City ) || options.cities != nullptr ) && known( text ) )
      return true;
    if ( !tokens[from].letter || first.dir.empty() || to - from < 2 )
      return false;
    // "N Palm Beach", "W. Orange"
    std::string full = first.dir == "N"   ? "NORTH "
                       : first.dir == "S" ? "SOUTH "
                       : first.dir == "E" ? "EAST "
                                          : "WEST ";
    full += tokens.text( from + 1, to );
    return known( full );
  }
}
