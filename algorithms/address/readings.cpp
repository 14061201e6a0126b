// SPDX-License-Identifier: GPL-2.0-or-later
// Other readings of a line whose words can be divided in more than one way.
#include "address/labeling.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    class Alternatives
    {
      public:
        Alternatives( const Labeling &line, const ParseOptions &options )
            : mLine( line ), t( line.tokens ), mOptions( options )
        {
        }

        std::vector<Labeling> find()
        {
          for ( std::size_t i = 1; i < t.size(); ++i )
          {
            const Label before = mLine.labels[i - 1];
            const bool joined = !t[i - 1].comma;
            switch ( mLine.labels[i] )
            {
            case Label::City:
              if ( joined && before != Label::City )
                cityBoundary( i );
              break;
            case Label::Unit:
              // "1200 Camp 7": a number without a designator may belong to the name.
              if ( joined && before == Label::Name && t[i].hasDigit )
                add( i, i + 1, Label::Name );
              break;
            case Label::NumberSuffix:
              // "3511 R Ravenswood": a letter may be an initial.
              if ( joined && t[i].letter )
                add( i, i + 1, Label::Name );
              break;
            case Label::SufType:
              typeAsName( i );
              break;
            case Label::Name:
              // "550 West Side Pl": a directional in full may be the name's first word.
              if ( joined && before == Label::PreDir && t[i - 1].size > 2 )
                add( i - 1, i, Label::Name );
              typeFirst( i );
              break;
            default:
              break;
            }
          }
          return std::move( mFound );
        }

      private:
        const Labeling &mLine;
        const Tokens &t;
        const ParseOptions &mOptions;
        std::vector<Labeling> mFound;

        Labeling *add( std::size_t from, std::size_t to, Label label )
        {
          if ( mFound.size() >= 4 )
            return nullptr;
          Labeling other = mLine;
          other.mark( from, to, label );
          mFound.push_back( other );
          return &mFound.back();
        }

        std::size_t cityEnd( std::size_t from ) const
        {
          while ( from < t.size() && mLine.labels[from] == Label::City )
            ++from;
          return from;
        }

        // Where a city follows without a comma: its directional may be the street's and the other way round,
        // and a street without a type may end anywhere.
        void cityBoundary( std::size_t i )
        {
          const std::size_t end = cityEnd( i );
          const Label before = mLine.labels[i - 1];
          if ( before == Label::SufDir )
            add( i - 1, i, Label::City );
          else if ( before == Label::SufType && !t.word( i ).dir.empty() && end - i > 1 )
            add( i, i + 1, Label::SufDir );
          else if ( before == Label::Name && !isCity( t, i, end, mOptions ) )
          {
            if ( i > 1 && mLine.labels[i - 2] == Label::Name )
              add( i - 1, i, Label::City );
            if ( end - i > 1 )
              add( i, i + 1, Label::Name );
          }
        }

        // "Pl Piedra", "Cir del Sol": a type that stands first, as in Spanish, where none follows.
        void typeFirst( std::size_t i )
        {
          const bool first = mLine.labels[i - 1] != Label::Name && i + 1 < t.size();
          if ( first && t.word( i ).typeKind >= TypeKind::Plain && mLine.labels[i + 1] == Label::Name &&
               std::find( mLine.labels.begin(), mLine.labels.end(), Label::SufType ) == mLine.labels.end() )
            add( i, i + 1, Label::PreType );
        }

        // A word that is taken for a misspelt type, or a weak one, may be part of the name.
        void typeAsName( std::size_t i )
        {
          const TypeKind kind = t.word( i ).typeKind;
          if ( mLine.labels[i - 1] == Label::Name && kind != TypeKind::Strong && kind != TypeKind::Plain )
            add( i, i + 1, Label::Name );
        }
    };
  }

  std::vector<Labeling> otherReadings( const Labeling &line, const ParseOptions &options )
  {
    return Alternatives( line, options ).find();
  }
}
