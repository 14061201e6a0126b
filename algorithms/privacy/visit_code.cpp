// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/visit_code.h"

#include "base/error.h"
#include "privacy/secret.h"

#include <array>
#include <cstdint>
#include <set>
#include <sodium.h>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view SYMBOLS = "FHJKMPRTX23456789"; // letters first
    constexpr std::size_t LETTERS = 9;
    constexpr std::size_t RANDOM_SYMBOLS = 5; // 9 * 17^4 = 751,689 codes
    constexpr std::size_t DASH_BEFORE = 2;

    char draw( std::size_t among )
    {
      return SYMBOLS[randombytes_uniform( static_cast<std::uint32_t>( among ) )];
    }

    // Sum of weight times value over the prime field: all weights differ and none is 0, so one wrong symbol
    // and two swapped ones both change it.
    char checkSymbol( std::string_view symbols )
    {
      std::size_t sum = 0;
      for ( std::size_t i = 0; i < symbols.size(); ++i )
        sum += ( i + 2 ) * SYMBOLS.find( symbols[i] );
      return SYMBOLS[( SYMBOLS.size() - sum % SYMBOLS.size() ) % SYMBOLS.size()];
    }

    std::string written( std::string symbols )
    {
      symbols.insert( DASH_BEFORE, 1, '-' );
      return symbols;
    }
  }

  std::vector<std::string> drawVisitCodes( std::size_t count, std::set<std::string> taken )
  {
    if ( count > 200'000 )
      throw InputError( "An event can have 200,000 visits at most: split the list." );
    startSodium();
    std::vector<std::string> codes;
    while ( codes.size() < count )
    {
      std::string symbols( 1, draw( LETTERS ) );
      while ( symbols.size() < RANDOM_SYMBOLS )
        symbols += draw( SYMBOLS.size() );
      symbols += checkSymbol( symbols );
      std::string code = written( std::move( symbols ) );
      if ( taken.insert( code ).second )
        codes.push_back( std::move( code ) );
    }
    return codes;
  }

  std::vector<std::string> drawGroupCodes( std::size_t count )
  {
    startSodium();
    std::set<std::string> taken;
    std::vector<std::string> codes;
    // Longer where there are many, so that a free one is always found soon.
    const std::size_t length = count <= 1000 ? 3 : 6;
    if ( count > 1'000'000 )
      throw InputError( "GROUP has over a million values: choose a coarser one." );
    while ( codes.size() < count )
    {
      std::string code( 1, draw( LETTERS ) );
      while ( code.size() < length )
        code += draw( SYMBOLS.size() );
      if ( taken.insert( code ).second )
        codes.push_back( std::move( code ) );
    }
    return codes;
  }

  std::string readVisitCode( std::string_view typed )
  {
    std::string symbols;
    for ( char c : typed )
    {
      if ( c >= 'a' && c <= 'z' )
        c = static_cast<char>( c - 'a' + 'A' );
      if ( SYMBOLS.find( c ) != std::string_view::npos )
        symbols += c;
      else if ( c != ' ' && c != '-' && c != '\t' && c != '.' )
        return {};
    }
    if ( symbols.size() != RANDOM_SYMBOLS + 1 || SYMBOLS.find( symbols.front() ) >= LETTERS )
      return {};
    if ( checkSymbol( std::string_view( symbols ).substr( 0, RANDOM_SYMBOLS ) ) != symbols.back() )
      return {};
    return written( std::move( symbols ) );
  }
}
