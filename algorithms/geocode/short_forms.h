// SPDX-License-Identifier: GPL-2.0-or-later
// Streets that a shortened name can mean, learnt from the reference itself: Mass Ave, Univ Blvd, Miracle Mi,
// Paseo Norte for Paseo del Norte, Rod Gun Rd for Rod and Gun Rd, Moore Dr for J S Moore Dr, Kennedy Dr for
// John F Kennedy Dr.
//
// A typed name means a street where its words stand among the street's in their order, each the same word or
// a short form of it, and what is left out is light (an article, a title, an initial). Types must not
// contradict. Where streets of several names can be meant, none is a match.
//
// Words are looked up by hash, so a name of which a word is none of the reference's, nor begins one, costs a
// look-up for each. Made in one pass over the streets.
#pragma once
#include "geocode/street_search.h"
#include "geocode/word_alignment.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace doorstep
{
  class ShortForms
  {
    public:
      explicit ShortForms( const ReferenceView &view );

      // Appends the streets that the typed name can mean by a short form.
      void find( const StreetName &typed, std::uint8_t reading, std::vector<StreetCandidate> &out ) const;

    private:
      // A word, and the streets that are found by each of its keys.
      struct Known
      {
          NameWord word;
          std::vector<std::vector<std::uint32_t> *> streets; // none of a word that does not tell
      };
      Known &word( std::string_view text, bool type );
      std::vector<std::uint32_t> candidates( const NameWords &typed ) const;
      bool beginsAWord( std::string_view text ) const;

      const ReferenceView &mView;
      std::unordered_map<std::string_view, Known> mWords, mTypes;           // each once, by the view's texts
      std::unordered_map<std::string, std::vector<std::uint32_t>> mStreets; // by each word of a name
      std::vector<std::string_view> mSorted;                                // words of names
      std::vector<NameWords> mWordsOf;                                      // by street
  };
}
