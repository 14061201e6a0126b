// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/other_wordings.h"

#include "address/lexicon.h"
#include "address/standard.h"
#include "base/csv.h"
#include "base/embedded.h"
#include "base/pieces.h"
#include "base/plain_letters.h"
#include "base/text.h"
#include "geocode/two_homes.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

namespace doorstep
{
  namespace
  {
    using Words = std::vector<std::string>;

    std::string joined( const Words &words )
    {
      std::string text;
      for ( const std::string &word : words )
        text.append( text.empty() ? "" : " " ).append( word );
      return text;
    }

    // "KK,": the comma stays with the line.
    std::string_view bare( std::string_view word )
    {
      while ( !word.empty() && word.back() == ',' )
        word.remove_suffix( 1 );
      return word;
    }

    bool fits( std::string_view pattern, std::string_view word, bool last )
    {
      if ( !last && word.ends_with( ',' ) )
        return false;
      word = bare( word );
      if ( pattern == "9" )
        return allDigits( word );
      if ( pattern == "A" )
        return !word.empty() && word.size() <= 2 &&
               std::all_of( word.begin(), word.end(), []( char c ) { return c >= 'A' && c <= 'Z'; } );
      if ( pattern == "N" )
        return !Lexicon::instance().word( word ).dir.empty();
      if ( pattern == "+" )
        return !word.empty() && isDigit( word.front() );
      return pattern == word;
    }

    // The words with the pattern's at `at` as they are meant; none where the pattern does not stand there.
    std::optional<Words> meant( const Words &words, std::size_t at, const Words &pattern,
                                std::string_view wording )
    {
      if ( at + pattern.size() > words.size() || ( pattern[0] == "+" && at > 0 ) )
        return std::nullopt;
      for ( std::size_t i = 0; i < pattern.size(); ++i )
        if ( !fits( pattern[i], words[at + i], i + 1 == pattern.size() ) )
          return std::nullopt;
      // "Z Hwy", but neither US Hwy 70 nor MD Hwy
      if ( pattern[0] == "+" && pattern[1] == "A" )
        if ( const Word &word = Lexicon::instance().word( words[1] );
             !word.state.empty() || !word.qualifier.empty() )
          return std::nullopt;
      Words result( words.begin(), words.begin() + static_cast<std::ptrdiff_t>( at ) );
      for ( const std::string &word : piecesOf( wording, ' ' ) )
      {
        const auto from = std::find( pattern.begin(), pattern.end(), word );
        const bool kept = from != pattern.end() && ( word.size() == 1 );
        result.push_back( kept ? words[at + static_cast<std::size_t>( from - pattern.begin() )] : word );
      }
      result.insert( result.end(), words.begin() + static_cast<std::ptrdiff_t>( at + pattern.size() ),
                     words.end() );
      return result;
    }

    // A row of the lexicon: words, and what each of several meanings has in their place.
    struct Pattern
    {
        Words typed, meant;
    };

    const std::vector<Pattern> &patterns()
    {
      static const std::vector<Pattern> all = []
      {
        std::vector<Pattern> made;
        for ( const CsvRow &row : parseCsv( embedded( "other_wordings.csv" ), ',', true ) )
          if ( row.size() == 2 && row[0] != "typed" )
            made.push_back( { piecesOf( row[0], ' ' ), piecesOf( row[1], ';' ) } );
        return made;
      }();
      return all;
    }

    // A word that a pattern has: nearly no line has one.
    bool isAsked( const std::string &word )
    {
      static const std::unordered_set<std::string> asked = []
      {
        std::unordered_set<std::string> words{ "C", "R" }; // of C R 9 and R R 9
        for ( const Pattern &pattern : patterns() )
          for ( const std::string &each : pattern.typed )
            if ( each.size() > 1 )
              words.insert( each );
        return words;
      }();
      return asked.contains( word );
    }

    // "44.5" and "44-1/2" of a road between 44 and 45, "1200E", "MO-ZZ", "N/S 3550": words that are written
    // together or apart. Empty where the line has none; the first word is the house's number.
    Words takenApart( std::string_view line )
    {
      // most lines have nothing of the kind behind their number
      bool glued = false;
      for ( std::size_t i = line.find( ' ' ); i < line.size() && !glued; ++i )
        glued =
            line[i] == '.' || line[i] == '/' || line[i] == '-' ||
            ( isDigit( line[i] ) && i + 1 < line.size() && line[i + 1] != ' ' && !isDigit( line[i + 1] ) );
      if ( !glued )
        return {};
      Words apart;
      bool changed = false;
      for ( const std::string &word : piecesOf( upperAscii( line ), ' ' ) )
      {
        const std::string_view body = bare( word );
        const std::size_t figures = std::min( body.find_first_not_of( "0123456789" ), body.size() );
        const std::string_view head = body.substr( 0, figures ), tail = body.substr( figures );
        const std::size_t hyphen = body.find( '-' );
        Words pieces;
        if ( apart.empty() )
          pieces = {};
        else if ( !head.empty() && ( tail == ".5" || tail == "-1/2" ) )
          pieces = { std::string( head ), "1/2" };
        else if ( figures == 0 && body.size() == 3 && body.ends_with( ".5" ) )
          pieces = { std::string( body.substr( 0, 1 ) ), "1/2" };
        else if ( head.size() > 1 && tail.size() == 1 &&
                  std::string_view( "NSEW" ).find( tail ) != std::string_view::npos )
          pieces = { std::string( head ), std::string( tail ) };
        else if ( body == "N/S" || body == "N-S" )
          pieces = { "NS" };
        else if ( body == "E/W" || body == "E-W" )
          pieces = { "EW" };
        else if ( figures == 0 && hyphen != std::string_view::npos && hyphen > 0 && hyphen <= 3 &&
                  hyphen + 1 < body.size() && body.size() - hyphen <= 5 &&
                  body.find( '-', hyphen + 1 ) == std::string_view::npos )
          pieces = { std::string( body.substr( 0, hyphen ) ), std::string( body.substr( hyphen + 1 ) ) };
        if ( pieces.empty() )
        {
          apart.push_back( word );
          std::erase( apart.back(), '.' );
          continue;
        }
        changed = true;
        if ( body.size() < word.size() )
          pieces.back() += ',';
        apart.insert( apart.end(), pieces.begin(), pieces.end() );
      }
      return changed ? apart : Words();
    }

    // Each wording of the lexicon that the words have, as it may be meant.
    void addMeant( const Words &words, std::vector<std::string> &found )
    {
      if ( !std::any_of( words.begin(), words.end(), isAsked ) )
        return;
      for ( const Pattern &pattern : patterns() )
        for ( std::size_t at = 0; at < words.size(); ++at )
          for ( const std::string &each : pattern.meant )
            if ( const std::optional<Words> other = meant( words, at, pattern.typed, each ) )
              found.push_back( joined( *other ) );
    }

    // "Calle A num 152", "Calle 5 #12": the number behind. A # says so behind a Spanish street alone: "Elm St
    // #12" may lack its number.
    void addNumberBehind( const Words &words, std::vector<std::string> &found )
    {
      if ( words.size() < 3 || isDigit( words[0][0] ) )
        return;
      const bool spanish =
          std::any_of( words.begin(), words.end() - 1,
                       []( const std::string &word ) {
                         return word == "CALLE" || word == "AVENIDA" || word == "CARR" || word == "CARRETERA";
                       } );
      for ( std::size_t i = 1; i < words.size(); ++i )
      {
        const std::string_view word = words[i];
        const bool says = word == "NUM" || word == "NUMERO" || word == "NRO";
        const std::size_t figures = says ? i + 1 : i;
        const bool glued = spanish && word.front() == '#' && allDigits( bare( word.substr( 1 ) ) );
        if ( !glued && !( says && figures < words.size() && allDigits( bare( words[figures] ) ) ) )
          continue;
        Words turned{ std::string( bare( glued ? word.substr( 1 ) : std::string_view( words[figures] ) ) ) };
        turned.insert( turned.end(), words.begin(), words.begin() + static_cast<std::ptrdiff_t>( i ) );
        turned.insert( turned.end(), words.begin() + static_cast<std::ptrdiff_t>( figures + 1 ),
                       words.end() );
        found.push_back( joined( turned ) );
        return;
      }
    }

    // Avenida Ponce de Leon, Ponce de Leon Ave: AVE stands before where Spanish is spoken.
    void addAvenue( const Words &words, std::vector<std::string> &found )
    {
      Words other = words;
      const auto avenida = std::find( other.begin(), other.end(), "AVENIDA" );
      if ( avenida != other.end() )
      {
        *avenida = "AVE";
        found.push_back( joined( other ) );
      }
      else if ( other.size() > 3 && ( bare( other.back() ) == "AVE" || bare( other.back() ) == "AVENUE" ) )
      {
        other.pop_back();
        // "502 N Kansas Ave" is no Avenue N
        other.insert( other.begin() + ( Lexicon::instance().word( other[1] ).dir.empty() ? 1 : 2 ), "AVE" );
        found.push_back( joined( other ) );
      }
    }
  }

  std::vector<std::string> otherWordings( std::string_view line )
  {
    std::vector<std::string> found;
    // a break within a street's name, as pasted from a page; one after a hyphen divides a word
    if ( line.find( '\n' ) != std::string_view::npos )
    {
      std::string whole;
      for ( std::size_t i = 0; i < line.size(); ++i )
        if ( line[i] == '\n' && !whole.empty() && whole.back() == '-' )
          whole.pop_back();
        else if ( line[i] != '\r' )
          whole += line[i] == '\n' ? ' ' : line[i];
      found.push_back( std::move( whole ) );
    }
    if ( line.size() > 2 && line.front() == '*' && line.find( '*', 1 ) == line.size() - 1 )
      found.push_back( trimmedOf( line, "* " ) );
    if ( line.size() > 2 && line.front() == '(' && line.find_first_of( "()", 1 ) == line.size() - 1 )
      found.push_back( trimmedOf( line, "() " ) );
    const std::string_view half = "1/2"; // stays: County Road 44 1/2
    const std::string capitals = upperAscii( line );
    std::string upper;
    for ( std::size_t i = 0; i < capitals.size(); ++i )
    {
      const char c = capitals[i];
      const bool space = c == '\t' || c == '\n' || c == '\r' ||
                         ( c == '/' && ( i == 0 || capitals.compare( i - 1, half.size(), half ) != 0 ) );
      if ( c != '.' )
        upper += space ? ' ' : c;
    }
    if ( const std::size_t rr = upper.find( " RR" );
         rr != std::string::npos && rr + 3 < upper.size() && isDigit( upper[rr + 3] ) )
      upper.insert( rr + 3, " " ); // RR12
    const Words words = piecesOf( upper, ' ' );
    if ( std::find( words.begin(), words.end(), "BOX" ) != words.end() )
      return found;
    addMeant( words, found );
    if ( const Words apart = takenApart( line ); !apart.empty() )
    {
      found.push_back( joined( apart ) );
      addMeant( apart, found );
    }
    addNumberBehind( words, found );
    addAvenue( words, found );
    return found;
  }

  GeocodeResult reworded( const Geocoder &geocoder, const AddressInput &input, GeocodeResult found,
                          const GeocodeOptions &options )
  {
    constexpr double sure = 84;
    std::optional<GeocodeResult> other;
    for ( std::string &line : otherWordings( input.line ) )
    {
      // two homes are for a person, in whatever words
      if ( mayNameTwoHomes( line ) && ( homesIn( line ).size() > 1 || numbersIn( line ).size() > 1 ) )
        continue;
      AddressInput meant = input;
      meant.line = std::move( line );
      GeocodeResult one = geocoder.searchOne( meant, options );
      if ( !one.placed() || one.score < sure )
        continue;
      if ( other && other->address != one.address )
        return found;
      other = std::move( one );
    }
    return other ? *std::move( other ) : found;
  }

  bool namesAll( const GeocodeResult &found, std::string_view words )
  {
    constexpr double sure = 90;
    const std::string street = normalizeText( found.address.substr( 0, found.address.find( ',' ) ) );
    return found.placed() && found.score >= sure && found.extra.empty() &&
           street.find( normalizeText( words ) ) != std::string::npos;
  }
}
