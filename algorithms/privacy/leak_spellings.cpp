// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/leak_spellings.h"

#include "address/parsed_address.h"
#include "base/csv.h"
#include "base/embedded.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>
#include <map>
#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, 12> MONTHS = { "January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December" };

    bool hasDigit( std::string_view text )
    {
      return std::any_of( text.begin(), text.end(), []( char c ) { return c >= '0' && c <= '9'; } );
    }

    std::vector<std::string> wordsOf( std::string_view text )
    {
      std::vector<std::string> words;
      for ( std::size_t at = 0; at < text.size(); )
      {
        const std::size_t start = std::min( text.find_first_not_of( " \t", at ), text.size() );
        at = std::min( text.find_first_of( " \t", start ), text.size() );
        if ( at > start )
          words.emplace_back( text.substr( start, at - start ) );
      }
      return words;
    }

    // The words of a lexicon by their standard form; column: where they stand.
    using WordsByForm = std::map<std::string, std::vector<std::string>, std::less<>>;
    WordsByForm wordsByForm( const char *file, std::size_t column )
    {
      WordsByForm words;
      const std::vector<CsvRow> rows = parseCsv( embedded( file ), ',', true );
      for ( std::size_t i = 1; i < rows.size(); ++i )
        words[rows[i].at( 0 )] = wordsOf( rows[i].at( column ) );
      return words;
    }

    const std::vector<std::string> &wordsFor( const WordsByForm &words, const std::string &standard )
    {
      static const std::vector<std::string> none;
      const auto found = words.find( standard );
      return found == words.end() ? none : found->second;
    }

    // Without the typing errors that the lexicon knows: its first two, N and NORTH.
    std::vector<std::string> sideWords( const std::string &standard )
    {
      static const WordsByForm sides = wordsByForm( "directionals.csv", 1 );
      const std::vector<std::string> &words = wordsFor( sides, standard );
      return { words.begin(),
               words.begin() + static_cast<std::ptrdiff_t>( std::min<std::size_t>( 2, words.size() ) ) };
    }

    const std::vector<std::string> &typeWords( const std::string &standard )
    {
      static const WordsByForm types = wordsByForm( "street_types.csv", 2 );
      return wordsFor( types, standard );
    }

    void addAddress( const std::string &value, std::vector<std::string> &to )
    {
      if ( !hasDigit( value.substr( 0, 1 ) ) )
        return;
      const ParsedAddress address = parseAddress( value );
      const StreetName &street = address.street;
      if ( address.kind != AddressKind::Street || address.houseNumber < 0 || street.name.size() < 3 )
        return;
      const std::string name = street.pretype + ( street.pretype.empty() ? "" : " " ) + street.name;
      // "12 Oak" would be met by chance; with the side or the type it is an address.
      if ( name.size() >= 4 || address.number.size() >= 3 )
        to.push_back( address.number + ' ' + name );
      else if ( !street.suftype.empty() )
        to.push_back( address.number + ' ' + name + ' ' + street.suftype );
      for ( const std::string &side : sideWords( street.predir ) )
        to.push_back( address.number + ' ' + side + ' ' + name );
    }

    // Year, month and day; nothing where it is no date.
    std::array<int, 3> dateOf( std::string_view value )
    {
      std::vector<int> parts;
      std::vector<std::size_t> digits;
      for ( std::size_t at = 0; at < value.size() && parts.size() < 3; )
      {
        std::size_t end = at;
        int number = 0;
        for ( ;
              end < value.size() && std::isdigit( static_cast<unsigned char>( value[end] ) ) && end - at < 5;
              ++end )
          number = number * 10 + ( value[end] - '0' );
        if ( end == at )
          return {};
        parts.push_back( number );
        digits.push_back( end - at );
        if ( parts.size() < 3 && ( end == value.size() ||
                                   std::string_view( "-/." ).find( value[end] ) == std::string_view::npos ) )
          return {};
        at = end + 1;
      }
      if ( parts.size() < 3 )
        return {};
      std::array<int, 3> date = digits[0] == 4 ? std::array<int, 3>{ parts[0], parts[1], parts[2] }
                                               : std::array<int, 3>{ parts[2], parts[0], parts[1] };
      if ( date[1] > 12 )
        std::swap( date[1], date[2] ); // day first
      return date[0] > 1900 && date[0] < 2200 && date[1] >= 1 && date[1] <= 12 && date[2] >= 1 &&
                     date[2] <= 31
                 ? date
                 : std::array<int, 3>{};
    }

    void addDate( std::string_view value, std::vector<std::string> &to )
    {
      const auto [year, month, day] = dateOf( value );
      if ( year == 0 )
        return;
      const auto two = []( int number ) { return ( number < 10 ? "0" : "" ) + std::to_string( number ); };
      const std::string y = std::to_string( year ), m = std::to_string( month ), d = std::to_string( day );
      const std::string name( MONTHS[static_cast<std::size_t>( month - 1 )] ), brief = name.substr( 0, 3 );
      for ( const std::string &written :
            { y + '-' + two( month ) + '-' + two( day ), m + '/' + d + '/' + y,
              two( month ) + '/' + two( day ) + '/' + y, two( day ) + '.' + two( month ) + '.' + y,
              name + ' ' + d + ", " + y, brief + ' ' + d + ", " + y, d + ' ' + name + ' ' + y,
              d + ' ' + brief + ' ' + y } )
        to.push_back( written );
    }
  }

  std::vector<std::string> spellingsOf( const std::string &value )
  {
    const std::string plain = trimmedOf( value );
    if ( isPlaceholder( plain ) )
      return {};
    std::vector<std::string> all{ value };
    addAddress( plain, all );
    addDate( plain, all );
    if ( plain.size() > 6 && plain[0] == '0' && plain.find_first_not_of( "0123456789" ) == std::string::npos )
      all.push_back( plain.substr( std::min( plain.find_first_not_of( '0' ), plain.size() ) ) );
    std::vector<std::string> once;
    for ( std::string &spelling : all )
      if ( std::find( once.begin(), once.end(), spelling ) == once.end() )
        once.push_back( std::move( spelling ) );
    return once;
  }

  std::vector<SoughtName> namesIn( std::string_view cell )
  {
    if ( hasDigit( cell ) || isPlaceholder( cell ) )
      return {};
    std::vector<SoughtName> names;
    const std::size_t comma = cell.find( ',' );
    const std::vector<std::string> first = wordsOf( cell.substr( 0, comma ) ),
                                   second = comma == std::string_view::npos
                                                ? std::vector<std::string>()
                                                : wordsOf( cell.substr( comma + 1 ) );
    if ( !second.empty() && !first.empty() )
      for ( const std::string &family : first )
        names.push_back( { second.front(), family } );
    else if ( first.size() > 1 && first.size() < 6 )
      for ( std::size_t i = first.size() > 2 ? first.size() - 2 : 1; i < first.size(); ++i )
        names.push_back( { first.front(), first[i] } );
    return names;
  }

  std::vector<std::string> streetSpellings( const std::string &name )
  {
    std::vector<std::string> all{ name };
    const StreetName street = parseStreetName( name );
    if ( street.name.empty() )
      return all;
    if ( !street.pretype.empty() )
      all.push_back( street.pretype + ' ' + street.name );
    if ( street.suftype.empty() )
      return all;
    const std::string bare = ( street.pretype.empty() ? "" : street.pretype + ' ' ) + street.name + ' ';
    all.push_back( bare + street.suftype );
    for ( const std::string &word : typeWords( street.suftype ) )
      all.push_back( bare + word );
    return all;
  }

  bool isNameColumn( std::string_view column )
  {
    const std::string lower = lowerAscii( column );
    for ( const std::string_view word :
          { "name", "first", "last", "given", "family", "surname", "nombre", "apellido", "middle" } )
      if ( lower.find( word ) != std::string::npos )
        return lower.find( "street" ) == std::string::npos && lower.find( "school" ) == std::string::npos;
    return false;
  }
}
