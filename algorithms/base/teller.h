// SPDX-License-Identifier: GPL-2.0-or-later
// Who tells a page of the core in its reader's language, sentence by sentence: in English where nobody else
// does.
//   told( "Of " + std::to_string( minutes ) + " minutes" )
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace doorstep
{
  class Teller
  {
    public:
      using Translation = std::function<std::string( std::string_view )>;

      Teller() = default;
      // language: its ISO 639-1 code.
      Teller( std::string language, Translation translation )
          : mLanguage( std::move( language ) ), mTranslation( std::move( translation ) )
      {
      }

      const std::string &language() const { return mLanguage; }
      std::string operator()( std::string_view sentence ) const
      {
        return mTranslation ? mTranslation( sentence ) : std::string( sentence );
      }

    private:
      std::string mLanguage = "en";
      Translation mTranslation;
  };
}
