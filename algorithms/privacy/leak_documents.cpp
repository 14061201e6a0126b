// SPDX-License-Identifier: GPL-2.0-or-later
// Documents of offices for the leak scan: RTF, the rows of a workbook (ECMA-376 part 1, 18.3 and 18.4), and
// the compound files of older programs (MS-CFB), whose texts are read as they lie there.
#include "base/text.h"
#include "base/utf8.h"
#include "privacy/leak_markup.h"
#include "privacy/leak_patterns.h"
#include "privacy/leak_unpack.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>

namespace doorstep
{
  namespace
  {
    bool isWordLetter( char c )
    {
      return std::isalpha( static_cast<unsigned char>( c ) ) != 0;
    }

    // The word of a control and its number, behind the backslash; at moves behind both.
    std::string_view controlWord( std::string_view text, std::size_t &at, int &number )
    {
      const std::size_t start = at;
      while ( at < text.size() && isWordLetter( text[at] ) )
        ++at;
      const std::string_view word = text.substr( start, at - start );
      const auto read = std::from_chars( text.data() + at, text.data() + text.size(), number );
      if ( read.ec == std::errc() )
        at = static_cast<std::size_t>( read.ptr - text.data() );
      if ( at < text.size() && text[at] == ' ' )
        ++at;
      return word;
    }

    // The number of text[at], of at most so many digits.
    std::size_t numberAt( std::string_view text, std::size_t at )
    {
      std::size_t number = 0;
      std::from_chars( text.data() + std::min( at, text.size() ), text.data() + text.size(), number );
      return number;
    }

    // What stands between the tags of each element of that name, from `at` on: calls found( head, inside ).
    template <class Found> void forEach( std::string_view xml, const std::string &name, Found found )
    {
      const std::string open = '<' + name, close = "</" + name + '>';
      for ( std::size_t at = xml.find( open ); at != std::string_view::npos; at = xml.find( open, at + 1 ) )
      {
        const std::size_t past = at + open.size();
        if ( past >= xml.size() || std::string_view( " >/" ).find( xml[past] ) == std::string_view::npos )
          continue; // another name that begins so
        const std::size_t head = xml.find( '>', past );
        if ( head == std::string_view::npos )
          return;
        if ( xml[head - 1] == '/' )
          continue;
        const std::size_t end = std::min( xml.find( close, head ), xml.size() );
        found( xml.substr( past, head - past ), xml.substr( head + 1, end - head - 1 ) );
      }
    }

    std::string cellText( std::string_view xml )
    {
      return unescaped( withoutTags( xml, "" ) );
    }

    // "&LAnna&CWhitford": the sides of a printed sheet's header.
    void partSides( std::string &text )
    {
      for ( std::size_t at = text.find( '&' ); at != std::string::npos; at = text.find( '&', at + 1 ) )
        if ( at + 1 < text.size() &&
             std::string_view( "LCR" ).find( text[at + 1] ) != std::string_view::npos )
          text.replace( at, 2, "\n\n" );
    }

    bool isSealed( std::string_view bytes )
    {
      std::string package;
      for ( const char c : std::string_view( "EncryptedPackage" ) )
        package.append( 1, c ).append( 1, '\0' );
      if ( bytes.find( package ) != std::string_view::npos )
        return true;
      // A document's header says it in a bit, a workbook in the record behind its first.
      constexpr std::size_t sector = 512;
      for ( std::size_t at = sector; at + 32 < bytes.size(); at += sector )
      {
        const auto byte = [&]( std::size_t i ) { return static_cast<unsigned char>( bytes[at + i] ); };
        if ( byte( 0 ) == 0xEC && byte( 1 ) == 0xA5 && ( byte( 11 ) & 1U ) != 0 )
          return true;
        const std::size_t next = 4U + byte( 2 );
        if ( byte( 0 ) == 0x09 && byte( 1 ) == 0x08 && byte( 3 ) == 0 && next < 24 && byte( next ) == 0x2F &&
             byte( next + 1 ) == 0 )
          return true;
      }
      return false;
    }
  }

  std::string rtfText( std::string_view bytes )
  {
    std::string text;
    std::size_t skip = 0, behindUnicode = 1; // characters that stand in for one of \u
    const auto add = [&]( std::string_view letters )
    {
      if ( skip > 0 )
        --skip;
      else
        text += letters;
    };
    for ( std::size_t at = 0; at < bytes.size(); )
    {
      const char c = bytes[at++];
      if ( c == '{' || c == '}' )
        skip = 0;
      else if ( c == '\r' || c == '\n' )
        continue;
      else if ( c != '\\' || at >= bytes.size() )
        add( std::string_view( &c, 1 ) );
      else if ( bytes[at] == '\'' )
      {
        unsigned value = 0;
        const std::string_view hex = bytes.substr( at + 1, 2 );
        std::from_chars( hex.data(), hex.data() + hex.size(), value, 16 );
        const char letter = static_cast<char>( value );
        add( std::string_view( &letter, 1 ) );
        at += 3;
      }
      else if ( !isWordLetter( bytes[at] ) )
      {
        const char sign = bytes[at++];
        if ( sign == '~' || sign == '_' )
          add( sign == '~' ? " " : "-" );
        else if ( sign == '\\' || sign == '{' || sign == '}' )
          add( std::string_view( &sign, 1 ) );
      }
      else
      {
        int number = 0;
        const std::string_view word = controlWord( bytes, at, number );
        if ( word == "u" )
        {
          std::string letter;
          appendUtf8( letter, static_cast<std::uint16_t>( number ) );
          add( letter );
          skip = behindUnicode;
        }
        else if ( word == "uc" )
          behindUnicode = static_cast<std::size_t>( std::clamp( number, 0, 8 ) );
        else if ( word == "bin" )
          at += static_cast<std::size_t>( std::max( 0, number ) );
        else
          for ( const std::string_view between :
                { "par", "line", "cell", "row", "tab", "page", "sect", "column" } )
            if ( word == between )
              text += '\n';
      }
    }
    return text;
  }

  std::string workbookRows( const std::vector<Unpacked> &entries )
  {
    std::vector<std::string> shared;
    for ( const Unpacked &entry : entries )
      if ( entry.where.ends_with( "sharedStrings.xml" ) )
        forEach( entry.bytes, "si",
                 [&]( std::string_view, std::string_view inside )
                 { shared.push_back( cellText( inside ) ); } );
    std::string rows;
    for ( const Unpacked &entry : entries )
      if ( entry.where.find( "/worksheets/" ) != std::string::npos )
      {
        forEach( entry.bytes, "row",
                 [&]( std::string_view, std::string_view row )
                 {
                   forEach( row, "c",
                            [&]( std::string_view head, std::string_view cell )
                            {
                              const std::size_t value = cell.find( "<v>" );
                              const bool isShared = head.find( "t=\"s\"" ) != std::string_view::npos;
                              const std::size_t index = isShared && value != std::string_view::npos
                                                            ? numberAt( cell, value + 3 )
                                                            : shared.size();
                              rows += index < shared.size() ? shared[index] : cellText( cell );
                              rows += '\n';
                            } );
                   rows += "|\n"; // another row
                 } );
        // "&COctavia": where it stands in the header of a printed sheet.
        for ( const char *side :
              { "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter" } )
          forEach( entry.bytes, side,
                   [&]( std::string_view, std::string_view inside )
                   {
                     std::string text = cellText( inside );
                     partSides( text );
                     rows += text + '\n';
                   } );
      }
    return rows;
  }

  std::string compoundText( std::string_view bytes, bool &isClosed )
  {
    isClosed = isSealed( bytes );
    constexpr std::size_t shortest = 3;
    std::string text, run;
    const auto end = [&]
    {
      if ( run.size() >= shortest )
        text.append( run ).append( 1, '\n' );
      run.clear();
    };
    // Windows-1252: its letters, the apostrophe and the dashes.
    for ( const char c : bytes )
    {
      const auto code = static_cast<unsigned char>( c );
      if ( ( code >= 0x20 && code < 0x7F ) || code == '\t' || code == '\n' || code == '\r' || code >= 0xC0 ||
           ( code >= 0x8A && code <= 0x9F && code != 0x8D && code != 0x8F && code != 0x90 && code != 0x9D ) )
        run += c;
      else
        end();
    }
    end();
    partSides( text );
    return text;
  }
}
