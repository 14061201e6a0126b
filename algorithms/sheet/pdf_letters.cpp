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
    constexpr std::array<std::string_view, 7> ligatureLetters{
        "00660066", "00660069", "0066006C", "006600660069", "00660066006C", "00730074", "00730074" };
    constexpr std::uint32_t firstLigature = 0xFB00;
    constexpr std::uint32_t longestRange = 0x10000; // of two-byte codes

    constexpr std::string_view blanks = " \t\r\n\f";

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
          mRest.remove_prefix( std::min( mRest.find_first_not_of( blanks ), mRest.size() ) );
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

    bool isLigature( std::uint32_t code )
    {
      return code >= firstLigature && code < firstLigature + ligatureLetters.size();
    }

    // What one code or the first of several stands for, written out where it is a ligature.
    std::string letters( std::string_view digits, std::uint32_t further = 0 )
    {
      const std::optional<std::uint32_t> code = digits.size() == 4 ? codeOf( digits ) : std::nullopt;
      if ( !code )
        return std::string( digits );
      const std::uint32_t own = *code + further;
      return isLigature( own ) ? std::string( ligatureLetters[own - firstLigature] ) : hexadecimal( own, 4 );
    }

    std::string quoted( std::string_view digits )
    {
      return '<' + std::string( digits ) + '>';
    }

    // The entries of one bfchar or bfrange section with ligatures written out; none where there are no
    // ligatures, and where the entries do not follow the standard.
    std::optional<std::string> sectionWithLetters( std::string_view section, bool isRange )
    {
      Tokens tokens( section );
      std::string made = "\n";
      bool isChanged = false;
      const auto write = [&]( const std::string &digits, std::string_view as )
      {
        isChanged = isChanged || digits != as;
        made += '<' + digits + '>';
      };
      while ( const std::optional<Token> low = tokens.next() )
      {
        const std::optional<Token> high = isRange ? tokens.next() : low;
        std::optional<Token> to = tokens.next();
        if ( !low->isString || !high || !high->isString || !to )
          return std::nullopt;
        made += quoted( low->text ) + ( isRange ? ' ' + quoted( high->text ) : std::string() ) + ' ';
        if ( to->isString )
        {
          const std::optional<std::uint32_t> first = codeOf( low->text ), last = codeOf( high->text ),
                                             letter = codeOf( to->text );
          const bool mayRun = to->text.size() == 4 && first && last && letter && *first <= *last &&
                              *last - *first < longestRange;
          const std::uint32_t further = mayRun ? *last - *first : 0;
          const bool hasLigature = mayRun && *letter + further >= firstLigature &&
                                   *letter < firstLigature + ligatureLetters.size();
          if ( !hasLigature )
            made += quoted( to->text );
          else if ( further == 0 )
            write( letters( to->text ), to->text );
          else
          {
            made += '[';
            for ( std::uint32_t i = 0; i <= further; ++i )
              write( letters( to->text, i ), to->text );
            made += ']';
          }
        }
        else if ( to->text == "[" )
        {
          made += '[';
          while ( ( to = tokens.next() ) && to->isString )
            write( letters( to->text ), to->text );
          if ( !to || to->text != "]" )
            return std::nullopt;
          made += ']';
        }
        else
          return std::nullopt;
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
