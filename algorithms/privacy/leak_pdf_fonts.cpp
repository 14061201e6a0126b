// SPDX-License-Identifier: GPL-2.0-or-later
// What the fonts of a PDF say of their codes where there is no map to Unicode, for the leak scan: ISO
// 32000-1, 9.6.6 (encodings) and the Adobe Glyph List.
#include "base/utf8.h"
#include "privacy/leak_patterns.h"
#include "privacy/leak_pdf_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, 12> ACCENTS = { "acute",      "grave",   "tilde", "dieresis",
                                                           "circumflex", "cedilla", "caron", "ring",
                                                           "slash",      "ogonek",  "breve", "macron" };

    bool isNumeral( char c )
    {
      return c >= '0' && c <= '9';
    }

    // "uni00E9", "u1F600".
    std::string unicodeName( std::string_view name )
    {
      const std::string_view hex = name.substr( name.starts_with( "uni" ) ? 3 : 1 );
      std::uint32_t point = 0;
      if ( !name.starts_with( 'u' ) || hex.size() < 4 || hex.size() > 6 ||
           std::from_chars( hex.data(), hex.data() + hex.size(), point, 16 ).ptr != hex.data() + hex.size() )
        return {};
      std::string text;
      appendUtf8( text, point );
      return text;
    }

    // One name of the list, accents left out: "ntilde" n, "fi" fi, "seven" 7, "acute" nothing of its own.
    std::string partText( std::string_view name )
    {
      constexpr std::array<std::string_view, 10> digits = { "zero", "one", "two",   "three", "four",
                                                            "five", "six", "seven", "eight", "nine" };
      if ( const auto digit = std::find( digits.begin(), digits.end(), name ); digit != digits.end() )
        return std::to_string( digit - digits.begin() );
      if ( std::string text = unicodeName( name ); !text.empty() )
        return text;
      for ( const std::string_view ligature : { "ff", "fi", "fl", "ffi", "ffl", "AE", "ae", "OE", "oe" } )
        if ( name == ligature )
          return std::string( name );
      if ( name.size() == 1 )
        return std::string( name );
      for ( const std::string_view accent : ACCENTS )
        if ( name == accent )
          return {};
        else if ( name.size() == accent.size() + 1 && name.ends_with( accent ) )
          return std::string( name.substr( 0, 1 ) );
      return name == "hyphen" || name == "sfthyphen" ? "-"
             : name == "dotlessi"                    ? "i"
             : name == "lslash"                      ? "l"
             : name == "Lslash"                      ? "L"
             : name == "germandbls"                  ? "ss"
             : name == "quoteright"                  ? "'"
                                                     : " ";
    }

    // "f_f_i" is of three, "a.sc" a small capital.
    std::string glyphText( std::string_view name )
    {
      name = name.substr( 0, name.find( '.' ) );
      std::string text;
      for ( std::size_t at = 0; at < name.size(); )
      {
        const std::size_t end = std::min( name.find( '_', at ), name.size() );
        text += partText( name.substr( at, end - at ) );
        at = end + 1;
      }
      return text;
    }

    // "g17", "a65", "cid233": names that a program made up, none of the list.
    bool isMadeUpName( std::string_view name )
    {
      return std::any_of( name.begin(), name.end(), isNumeral ) && unicodeName( name ).empty() &&
             name.find( '.' ) == std::string_view::npos;
    }

    // "a65" at code 65, as old fonts of TeX are named.
    bool namesItsCode( std::string_view name, std::uint32_t code )
    {
      const std::string number = std::to_string( code );
      return code > 32 && code < 127 && name.size() <= number.size() + 2 && name.ends_with( number ) &&
             std::isalpha( static_cast<unsigned char>( name[0] ) );
    }
  }

  FontMap readDifferences( std::string_view encoding )
  {
    FontMap map;
    map.codeSize = 1;
    for ( std::uint32_t code = 32; code < 256; ++code )
      map.text[code] = std::string( 1, static_cast<char>( code ) );
    std::size_t at = encoding.find( "/Differences" );
    at = at == std::string_view::npos ? encoding.size() : encoding.find( '[', at );
    const std::size_t end =
        std::min( encoding.find( ']', std::min( at, encoding.size() ) ), encoding.size() );
    std::uint32_t code = 0;
    while ( at < end )
      if ( isNumeral( encoding[at] ) )
        for ( code = 0; at < end && isNumeral( encoding[at] ) && code < 65536; ++at )
          code = code * 10 + static_cast<std::uint32_t>( encoding[at] - '0' );
      else if ( encoding[at] == '/' )
      {
        const std::size_t past = std::min( encoding.find_first_of( " \r\n\t/]", at + 1 ), end );
        const std::string_view name = encoding.substr( at + 1, past - at - 1 );
        const bool isMadeUp = isMadeUpName( name );
        map.isMadeUp = map.isMadeUp || isMadeUp;
        map.text[code] = isMadeUp && namesItsCode( name, code ) ? std::string( 1, static_cast<char>( code ) )
                                                                : glyphText( name );
        ++code;
        at = past;
      }
      else
        ++at;
    return map;
  }

  bool isSpelledByCodes( std::string_view font, std::string_view encoding, std::string_view descriptor )
  {
    const auto has = [&]( std::string_view where, std::string_view what )
    { return where.find( what ) != std::string_view::npos; };
    if ( has( font, "/Type0" ) ) // codes are numbers of glyphs, unless they are Unicode by name
      return has( font, "UCS2" ) || has( font, "UTF16" );
    if ( has( encoding, "/Differences" ) )
      return !readDifferences( encoding ).isMadeUp;
    if ( has( font, "/Type3" ) )
      return false;
    for ( const std::string_view known : { "WinAnsi", "MacRoman", "StandardEncoding" } )
      if ( has( font, known ) || has( encoding, known ) )
        return true;
    // The encoding of the font's own file: nobody knows it where the file is part of a font, and symbolic.
    constexpr unsigned symbolic = 4;
    const std::size_t flags = descriptor.find( "/Flags" );
    unsigned value = 0;
    if ( flags != std::string_view::npos )
      for ( std::size_t i = flags + 6;
            i < descriptor.size() && ( descriptor[i] == ' ' || isNumeral( descriptor[i] ) ); ++i )
        value =
            isNumeral( descriptor[i] ) ? value * 10 + static_cast<unsigned>( descriptor[i] - '0' ) : value;
    return !( has( descriptor, "/FontFile" ) && ( value & symbolic ) != 0 );
  }
}
