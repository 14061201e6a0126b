// SPDX-License-Identifier: GPL-2.0-or-later
// A text in every language that there is a table for.
#pragma once
#include "words/languages.h"

#include <string>
#include <vector>

namespace doorstep
{
  class Phrase
  {
    public:
      Phrase() = default;
      // The same in all languages: a street's name, a number.
      Phrase( std::string same );
      Phrase( const char *same ) : Phrase( std::string( same ) ) {}
      // One text a language, in the order of languages().
      explicit Phrase( std::vector<std::string> texts ) : mTexts( std::move( texts ) ) {}

      const std::string &in( std::size_t language ) const;
      const std::string &en() const { return in( 0 ); }
      const std::string &es() const { return in( 1 ); }
      bool empty() const { return en().empty(); }
      bool operator==( const Phrase &other ) const;

    private:
      std::vector<std::string> mTexts; // none: empty; one: the same in all
  };

  struct PhraseFilling
  {
      std::string_view name;
      Phrase value;
  };

  // phrase( "turn.left", { { "street", Phrase( "E 22nd St" ) } } ).
  Phrase phrase( std::string_view key, std::initializer_list<PhraseFilling> values = {} );

  // What make( language ) gives for each language.
  template <typename Make> Phrase phraseOf( Make &&make )
  {
    std::vector<std::string> texts;
    for ( std::size_t language = 0; language < languages().size(); ++language )
      texts.push_back( make( language ) );
    return Phrase( std::move( texts ) );
  }

  Phrase capitalized( const Phrase &phrase );
  Phrase uncapitalized( const Phrase &phrase );
  Phrase joined( const Phrase &first, std::string_view between, const Phrase &then );
}
