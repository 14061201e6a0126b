// SPDX-License-Identifier: GPL-2.0-or-later
// A line cut into words, folded for comparison, each knowing where it stood in the line and what it can be.
#pragma once
#include "address/lexicon.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace doorstep
{
  struct Token
  {
      std::uint16_t begin = 0; // in the folded text
      std::uint16_t size = 0;
      std::uint32_t rawBegin = 0; // in the line as typed
      std::uint32_t rawEnd = 0;
      const Word *word = nullptr;
      bool comma = false;  // a comma, semicolon or line end follows
      bool period = false; // a full stop follows
      bool dash = false;   // a dash with a space follows
      bool paren = false;  // inside brackets
      bool digits = false; // digits alone
      bool number = false; // starts with a digit
      bool hasDigit = false;
      bool letter = false;  // one letter alone
      bool ordinal = false; // 22ND
  };

  struct Folded;

  class Tokens
  {
    public:
      static constexpr std::size_t LONGEST = 60;

      explicit Tokens( std::string_view line );

      std::size_t size() const { return mSize; }
      const Token &operator[]( std::size_t i ) const { return mTokens[i]; }
      const Word &word( std::size_t i ) const { return *mTokens[i].word; }
      std::string_view text( std::size_t i ) const { return text( i, i + 1 ); }
      // The words [from, to), joined by single spaces.
      std::string_view text( std::size_t from, std::size_t to ) const
      {
        return {
            mText.data() + mTokens[from].begin,
            static_cast<std::size_t>( mTokens[to - 1].begin + mTokens[to - 1].size - mTokens[from].begin ) };
      }
      std::string_view raw( std::size_t i ) const
      {
        return mLine.substr( mTokens[i].rawBegin, mTokens[i].rawEnd - mTokens[i].rawBegin );
      }
      // Whether the line was longer than an address can be; the rest was left out.
      bool cut() const { return mCut; }

    private:
      std::size_t take( char c, const Folded &folded, std::size_t at, std::size_t next );
      void single( char c, std::size_t rawBegin, std::size_t rawEnd );
      void put( char c, std::size_t rawBegin, std::size_t rawEnd );
      std::size_t putRun( char first, std::size_t at );
      void finish();
      void separate( bool Token::*mark );
      void period( std::size_t rawNext );
      bool nextIsSingle( std::size_t at ) const;
      bool endsInType() const;
      bool endsInUnit() const;

      std::string_view mLine;
      std::array<char, 512> mText{};
      std::array<Token, LONGEST> mTokens{};
      std::size_t mSize = 0;
      std::size_t mUsed = 0;
      std::size_t mPiece = 0; // letters since the last full stop in the open token
      int mDepth = 0;
      bool mStar = false; // between two stars
      bool mOpen = false;
      bool mCut = false;
  };
}
