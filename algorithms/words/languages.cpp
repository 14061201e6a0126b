// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/languages.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/error.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view FOLDER = "languages/";

    struct Table
    {
        std::map<std::string, std::string, std::less<>> words;
    };

    struct Tables
    {
        std::vector<Language> languages;
        std::vector<Table> tables; // as the languages

        Tables()
        {
          std::vector<std::string> codes;
          for ( const std::string_view file : embeddedFiles() )
            if ( file.starts_with( FOLDER ) && file.ends_with( ".csv" ) )
              codes.emplace_back( file.substr( FOLDER.size(), file.size() - FOLDER.size() - 4 ) );
          const auto rank = []( const std::string &code ) { return code == "en" ? 0 : code == "es" ? 1 : 2; };
          std::sort( codes.begin(), codes.end(),
                     [&]( const std::string &a, const std::string &b )
                     { return rank( a ) != rank( b ) ? rank( a ) < rank( b ) : a < b; } );
          for ( const std::string &code : codes )
          {
            Table table;
            const std::string file = std::string( FOLDER ) + code + ".csv";
            for ( const CsvRow &row : parseCsv( embedded( file ), ',', true ) )
              if ( row.size() >= 2 )
                table.words.emplace( row[0], row[1] );
            const auto word = [&]( const char *key )
            {
              const auto found = table.words.find( key );
              return found == table.words.end() ? std::string() : found->second;
            };
            languages.push_back( { code, word( "language.name" ), word( "language.reviewed" ) == "yes" } );
            tables.push_back( std::move( table ) );
          }
        }
    };

    const Tables &allTables()
    {
      static const Tables tables;
      return tables;
    }

    const std::string *find( const Table &table, std::string_view key )
    {
      for ( std::string_view part = key;; part = part.substr( 0, part.rfind( '.' ) ) )
      {
        if ( const auto found = table.words.find( part ); found != table.words.end() )
          return &found->second;
        if ( part.find( '.' ) == std::string_view::npos )
          return nullptr;
      }
    }

    // A capital letter's code point, of Latin with the accents of European languages and of Vietnamese.
    std::uint32_t capitalOf( std::uint32_t letter )
    {
      if ( ( letter >= 'a' && letter <= 'z' ) || ( letter >= 0xE0 && letter <= 0xFE && letter != 0xF7 ) )
        return letter - 0x20;
      const bool pairsOddSmall = ( letter >= 0x100 && letter <= 0x137 ) || letter == 0x1A1 ||
                                 ( letter >= 0x1E00 && letter <= 0x1E95 ) ||
                                 ( letter >= 0x1EA0 && letter <= 0x1EFF );
      if ( pairsOddSmall )
        return letter & ~1U;
      return letter == 0x1B0 ? 0x1AF : letter;
    }
  }

  std::span<const Language> languages()
  {
    return allTables().languages;
  }

  std::optional<std::size_t> languageOf( std::string_view code )
  {
    const std::span<const Language> all = languages();
    for ( std::size_t i = 0; i < all.size(); ++i )
      if ( all[i].code == code )
        return i;
    return std::nullopt;
  }

  std::vector<std::size_t> furtherLanguages( std::string_view codes )
  {
    constexpr std::string_view between = ";,+ ";
    std::vector<std::size_t> chosen;
    while ( !codes.empty() )
    {
      const std::size_t end = std::min( codes.find_first_of( between ), codes.size() );
      const std::string_view code = codes.substr( 0, end );
      codes.remove_prefix( std::min( end + 1, codes.size() ) );
      if ( code.empty() )
        continue;
      const std::optional<std::size_t> language = languageOf( code );
      if ( !language )
        throw InputError( "LANGUAGES names a language that Doorstep has no texts for: give codes such as vi, "
                          "separated by ;." );
      if ( *language >= CONTRACT_LANGUAGES &&
           std::find( chosen.begin(), chosen.end(), *language ) == chosen.end() )
        chosen.push_back( *language );
    }
    return chosen;
  }

  const std::string &wordOf( std::size_t language, std::string_view key )
  {
    const std::vector<Table> &tables = allTables().tables;
    for ( const std::size_t table : { language, std::size_t{ 0 } } )
      if ( const std::string *text = find( tables.at( table ), key ) )
        return *text;
    throw std::logic_error( "no text: " + std::string( key ) );
  }

  std::string filled( std::string_view pattern, std::span<const Filling> values )
  {
    std::string text;
    while ( !pattern.empty() )
    {
      const std::size_t open = pattern.find( '{' );
      text += pattern.substr( 0, open );
      if ( open == std::string_view::npos )
        break;
      pattern.remove_prefix( open );
      const std::size_t close = pattern.find( '}' );
      const std::string_view name =
          close == std::string_view::npos ? std::string_view() : pattern.substr( 1, close - 1 );
      const auto value = std::find_if( values.begin(), values.end(),
                                       [&]( const Filling &entry ) { return entry.first == name; } );
      if ( close == std::string_view::npos || value == values.end() )
      {
        text += '{';
        pattern.remove_prefix( 1 );
        continue;
      }
      text += value->second;
      pattern.remove_prefix( close + 1 );
    }
    return text;
  }

  std::optional<std::string> unfilled( std::string_view text, std::string_view pattern,
                                       std::string_view place )
  {
    std::string found;
    while ( !pattern.empty() )
    {
      const bool opens = pattern.front() == '{';
      const std::size_t end =
          std::min( opens ? pattern.find( '}' ) + 1 : pattern.find( '{' ), pattern.size() );
      const std::string_view part = pattern.substr( 0, end );
      pattern.remove_prefix( end );
      std::size_t used = part.size();
      if ( !opens && !text.starts_with( part ) )
        return std::nullopt;
      if ( opens )
      {
        used = part == "{n}"     ? std::min( text.find_first_not_of( "0123456789." ), text.size() )
               : pattern.empty() ? text.size()
                                 : text.rfind( pattern.substr( 0, pattern.find( '{' ) ) );
        if ( used == 0 || used == std::string_view::npos )
          return std::nullopt;
        if ( part.substr( 1, part.size() - 2 ) == place )
          found = text.substr( 0, used );
      }
      text.remove_prefix( used );
    }
    return text.empty() ? std::optional( found ) : std::nullopt;
  }

  std::string capitalized( std::string text )
  {
    const auto byte = [&]( std::size_t i ) { return static_cast<unsigned char>( text[i] ); };
    if ( text.empty() )
      return text;
    if ( byte( 0 ) < 0x80 )
      text[0] = static_cast<char>( capitalOf( byte( 0 ) ) );
    else if ( ( byte( 0 ) & 0xE0U ) == 0xC0U && text.size() > 1 )
    {
      const std::uint32_t capital = capitalOf( ( byte( 0 ) & 0x1FU ) << 6U | ( byte( 1 ) & 0x3FU ) );
      text[0] = static_cast<char>( 0xC0U | capital >> 6U );
      text[1] = static_cast<char>( 0x80U | ( capital & 0x3FU ) );
    }
    else if ( ( byte( 0 ) & 0xF0U ) == 0xE0U && text.size() > 2 )
    {
      const std::uint32_t capital =
          capitalOf( ( byte( 0 ) & 0x0FU ) << 12U | ( byte( 1 ) & 0x3FU ) << 6U | ( byte( 2 ) & 0x3FU ) );
      text[1] = static_cast<char>( 0x80U | ( capital >> 6U & 0x3FU ) );
      text[2] = static_cast<char>( 0x80U | ( capital & 0x3FU ) );
    }
    return text;
  }

  std::string uncapitalized( std::string text )
  {
    if ( !text.empty() && text[0] >= 'A' && text[0] <= 'Z' )
      text[0] = static_cast<char>( text[0] - 'A' + 'a' );
    return text;
  }
}
