// SPDX-License-Identifier: GPL-2.0-or-later
// The words of metadata/lexicons as one table: a token is looked up once and knows all that it can be.
#pragma once
#include "address/word_table.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace doorstep
{
  enum class TypeKind : std::uint8_t
  {
    None,
    Name,
    Weak,
    Plain,
    Strong
  };
  enum class UnitKind : std::uint8_t
  {
    None,
    Id,
    Alone,
    Either,
    Floor,
    Level,
    Building,
    Stop
  };

  enum class PhraseKind : std::uint8_t
  {
    State = 1,
    City = 2,
    Note = 4,
    Delivery = 8,
    Country = 16,
    Box = 32,
    Hold = 64,
    Remark = 128
  };

  // What a word can be. Standard forms are empty where it cannot be that.
  struct Word
  {
      std::string_view dir;
      std::string_view type;
      std::string_view unit;
      std::string_view state;
      std::string_view preName;   // CALLE
      std::string_view preRoute;  // HWY
      std::string_view qualifier; // US in US HWY
      TypeKind typeKind = TypeKind::None;
      UnitKind unitKind = UnitKind::None;
      bool preLetter = false;    // AVENUE in Avenue A
      bool old = false;          // OLD before a pretype
      bool building = false;     // a word of building names
      bool compass = false;      // END in West End: a directional in full before it belongs to the name
      bool cityHead = false;     // cities begin with it
      bool cityTail = false;     // cities end with it
      std::uint8_t phrases = 0;  // kinds of KnownPhrase that begin with it, one bit each
      std::int16_t cardinal = 0; // SIX 6
      std::int16_t ordinal = 0;  // SIXTH 6

      bool starts( PhraseKind kind ) const { return ( phrases & static_cast<std::uint8_t>( kind ) ) != 0; }
  };

  struct KnownPhrase
  {
      std::string_view state;
      bool city = false;
      bool note = false;
      bool remark = false; // a note right behind a street's type, without a comma
      bool delivery = false;
      bool country = false;
      bool box = false;      // a post office box begins
      bool rural = false;    // a rural route begins
      std::string_view hold; // why a person should look before anybody goes there: a shelter, a motel
  };

  class Lexicon
  {
    public:
      // Built on first use from the embedded files; safe from any thread.
      static const Lexicon &instance();

      const Word &word( std::string_view token ) const;
      const KnownPhrase *phrase( std::string_view words ) const;

      // The strong type or directional that a misspelt word of four letters or more must mean: one letter
      // added, left out, changed or swapped, with the first letter right. Empty where there is none.
      std::string_view misspeltType( std::string_view token ) const;

      // The state that a ZIP's first three figures belong to, two letters; empty where none is known. A few
      // ZIPs on a border belong to the state beside.
      std::string_view stateOfZip( std::uint32_t zip ) const;

    private:
      Lexicon();
      std::string_view keep( std::string text );
      void addWords( std::string_view file );
      void addPhrases( std::string_view file );
      KnownPhrase &phraseAt( const std::string &words, PhraseKind kind );

      std::array<std::string_view, 1000> mStateOfZip;
      std::unordered_set<std::string> mStrings;
      std::unordered_map<std::string_view, Word> mWords;
      std::unordered_map<std::string_view, KnownPhrase> mPhrases;
      WordTable<Word> mWordTable;
      WordTable<KnownPhrase> mPhraseTable;
  };

  // Whether two words differ by at most one letter added, left out or changed, or two neighbours swapped.
  bool oneEditApart( std::string_view a, std::string_view b );
}
