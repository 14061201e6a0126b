// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/phrase.h"

namespace doorstep
{
  Phrase::Phrase( std::string same )
  {
    if ( !same.empty() )
      mTexts.push_back( std::move( same ) );
  }

  const std::string &Phrase::in( std::size_t language ) const
  {
    static const std::string nothing;
    if ( mTexts.empty() )
      return nothing;
    return mTexts.size() == 1 ? mTexts.front() : mTexts.at( language );
  }

  bool Phrase::operator==( const Phrase &other ) const
  {
    for ( std::size_t language = 0; language < languages().size(); ++language )
      if ( in( language ) != other.in( language ) )
        return false;
    return true;
  }

  Phrase phrase( std::string_view key, std::initializer_list<PhraseFilling> values )
  {
    return phraseOf(
        [&]( std::size_t language )
        {
          std::vector<Filling> fillings;
          for ( const PhraseFilling &value : values )
            fillings.emplace_back( value.name, value.value.in( language ) );
          return filled( wordOf( language, key ), fillings );
        } );
  }

  Phrase capitalized( const Phrase &words )
  {
    return phraseOf( [&]( std::size_t language ) { return capitalized( words.in( language ) ); } );
  }

  Phrase uncapitalized( const Phrase &words )
  {
    return phraseOf( [&]( std::size_t language ) { return uncapitalized( words.in( language ) ); } );
  }

  Phrase joined( const Phrase &first, std::string_view between, const Phrase &then )
  {
    return phraseOf(
        [&]( std::size_t language )
        {
          const std::string &before = first.in( language );
          return before.empty() ? capitalized( then.in( language ) )
                                : before + std::string( between ) + then.in( language );
        } );
  }
}
