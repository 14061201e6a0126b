// SPDX-License-Identifier: GPL-2.0-or-later
#include "sheet/pdf_letters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace doorstep
{
  namespace
  {
    // UTF-16BE in hexadecimal, from U+FB00.
    constexpr std::array<std::string_view, 7> LIGATURE_LETTERS{
        "00660066", "00660069", "0066006C", "006600660069", "00660066006C", "00730074", "00730074" };
    constexpr std::uint32_t FIRST_LIGATURE = 0xFB00;
    constexpr std::uint32_t LONGEST_RANGE = 0x10000; // of two-byte codes

    constexpr std::string_view BLANKS = " \t\r\n\f";

    // A token of a map: a string in angle brackets without them, a bracket, or a word.
    struct Token
    {
        std::string_view text;
        bool isString = false;
    };

    class Tokens
    {
      public:
        explicit Tokens( std::string_view text ) : mRest( text ) {}

        // None at the end, and where a string never ends.
        std::optional<Token> next()
        {
          mRest.remove_prefix( std::min( mRest.find_first_not_of( BLANKS ), mRest.size() ) );
          if ( mRest.empty() )
            return std::nullopt;
          if ( mRest[0] == '<' )
          {
            const std::size_t end = mRest.find( '>' );
            return end == mRest.npos ? std::nullopt : taken( 1, end, end + 1, true );
          }
          if ( mRest[0] == '[' || mRest[0] == ']' )
            return taken( 0, 1, 1, false );
          const std::size_t end = std::min( mRest.find_first_of( " \t\r\n\f<[]" ), mRest.size() );
          return taken( 0, end, end, false );
        }

      private:
        std::optional<Token> taken( std::size_t from, std::size_t to, std::size_t rest, bool isString )
        {
          const Token token{ mRest.substr( from, to - from ), isString };
          mRest.remove_prefix( rest );
          return token;
        }

        std::string_view mRest;
    };

    std::optional<std::uint32_t> codeOf( std::string_view digits )
    {
      std::uint32_t code = 0;
      const auto [end, error] = std::from_chars( digits.data(), digits.data() + digits.size(), code, 16 );
      if ( error != std::errc() || end != digits.data() + digits.size() || digits.size() > 8 )
        return std::nullopt;
      return code;
    }

    std::string hexadecimal( std::uint32_t code, std::size_t digits )
    {
      std::string text( digits, '0' );
      for ( std::size_t i = digits; i-- > 0; code >>= 4 )
        text[i] = "0123456789ABCDEF"[code & 15];
      return text;
    }

    std::string hexString( std::string_view digits )
    {
      return '<' + std::string( digits ) + '>';
    }

    bool isLigature( std::uint32_t letter )
    {
      return letter >= FIRST_LIGATURE && letter < FIRST_LIGATURE + LIGATURE_LETTERS.size();
    }

    std::string lettersOf( std::uint32_t letter )
    {
      return hexString( isLigature( letter ) ? std::string( LIGATURE_LETTERS[letter - FIRST_LIGATURE] )
                                             : hexadecimal( letter, 4 ) );
    }

    // What one code stands for, or a run of them that ends `further` letters on: as it was where there is no
    // ligature, else written out, a run letter by letter.
    std::string destination( std::string_view digits, std::uint32_t further )
    {
      const std::optional<std::uint32_t> first = digits.size() == 4 ? codeOf( digits ) : std::nullopt;
      if ( !first || *first + further < FIRST_LIGATURE || *first >= FIRST_LIGATURE + LIGATURE_LETTERS.size() )
        return hexString( digits );
      if ( further == 0 )
        return lettersOf( *first );
      std::string run = "[";
      for ( std::uint32_t letter = *first; letter <= *first + further; ++letter )
        run += lettersOf( letter );
      return run + ']';
    }

    // By how many letters a run's last one lies behind its first; none where it is no run of codes.
    std::optional<std::uint32_t> lengthOf( const Token &low, const Token &high )
    {
      const std::optional<std::uint32_t> first = codeOf( low.text ), last = codeOf( high.text );
      if ( !first || !last || *first > *last || *last - *first >= LONGEST_RANGE )
        return std::nullopt;
      return *last - *first;
    }

    // The entries of one bfchar or bfrange section with ligatures written out; none where there are no
    // ligatures, and where the entries do not follow the standard.
    std::optional<std::string> sectionWithLetters( std::string_view section, bool isRange )
    {
      Tokens tokens( section );
      std::string made = "\n";
      bool isChanged = false;
      const auto put = [&]( std::string_view digits, std::optional<std::uint32_t> further )
      {
        const std::string as = hexString( digits ), now = further ? destination( digits, *further ) : as;
        isChanged = isChanged || now != as;
        made += now;
      };
      while ( const std::optional<Token> low = tokens.next() )
      {
        const std::optional<Token> high = isRange ? tokens.next() : low;
        std::optional<Token> to = tokens.next();
        if ( !low->isString || !high || !high->isString || !to || !( to->isString || to->text == "[" ) )
          return std::nullopt;
        made += hexString( low->text ) + ( isRange ? ' ' + hexString( high->text ) : std::string() ) + ' ';
        if ( to->isString )
          put( to->text, lengthOf( *low, *high ) );
        else
        {
          made += '[';
          while ( ( to = tokens.next() ) && to->isString )
            put( to->text, 0 );
          if ( !to || to->text != "]" )
            return std::nullopt;
          made += ']';
        }
        made += '\n';
      }
      return isChanged ? std::optional( made ) : std::nullopt;
    }
  }

  std::string lettersOfLigatures( std::string_view toUnicode )
  {
    std::string made;
    std::size_t done = 0;
    while ( true )
    {
      const std::size_t begin = toUnicode.find( "beginbf", done );
      if ( begin == toUnicode.npos )
        break;
      const bool isRange = toUnicode.substr( begin ).starts_with( "beginbfrange" );
      const std::size_t from = begin + std::string_view( isRange ? "beginbfrange" : "beginbfchar" ).size();
      const std::size_t to = toUnicode.find( isRange ? "endbfrange" : "endbfchar", begin );
      if ( to == toUnicode.npos )
        break;
      const std::string_view section = toUnicode.substr( from, to - from );
      made += toUnicode.substr( done, from - done );
      made += sectionWithLetters( section, isRange ).value_or( std::string( section ) );
      done = to;
    }
    return made + std::string( toUnicode.substr( done ) );
  }
}
