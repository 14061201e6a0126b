// SPDX-License-Identifier: GPL-2.0-or-later
#include "network/road_values.h"

#include "base/number.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace doorstep::roadvalue
{
  namespace
  {
    bool isLetter( char c )
    {
      return ( c >= 'a' && c <= 'z' ) || ( c >= 'A' && c <= 'Z' ) || ( c & 0x80 ) != 0;
    }
    bool isDigit( char c )
    {
      return c >= '0' && c <= '9';
    }

    template <std::size_t N> bool among( std::string_view value, const std::array<std::string_view, N> &list )
    {
      return std::find( list.begin(), list.end(), value ) != list.end();
    }

    constexpr std::array<std::string_view, 20> FORWARD_WORDS = {
        "ft",           "y",          "yes",   "1",      "true",     "with", "forward",
        "fromto",       "f>t",        "1way",  "oneway", "positive", "from", "way",
        "oneway(with)", "onewaywith", "along", "f-t",    "f->t",     "+" };
    constexpr std::array<std::string_view, 15> BACKWARD_WORDS = {
        "tf", "-1",       "reverse", "against",         "backward",      "backwards", "tofrom", "t>f",
        "2",  "negative", "to",      "oneway(against)", "onewayagainst", "t-f",       "t->f" };

    // "One-Way", "F - T" and "1.0" as "oneway", "ft" and "1".
    std::string oneWayWord( std::string_view cell )
    {
      std::string value;
      for ( const char c : lowerAscii( cell ) )
        if ( c > ' ' && c != '_' && ( c != '-' || value.empty() ) )
          value += c;
      if ( const std::size_t point = value.find( ".0" ); point != std::string::npos && point > 0 )
        value.resize( point );
      return value;
    }

    // A word in capitals as it is printed inside a name.
    std::string printedWord( std::string word )
    {
      static constexpr std::array<std::string_view, 20> kept = { "N",  "S",  "E",   "W",  "NE",  "NW",  "SE",
                                                                 "SW", "US", "SR",  "CR", "FM",  "RR",  "SH",
                                                                 "I",  "II", "III", "IV", "BIA", "USFS" };
      if ( among( std::string_view( word ), kept ) )
        return word;
      bool first = true;
      for ( std::size_t i = 0; i < word.size(); ++i )
      {
        const auto c = static_cast<unsigned char>( word[i] );
        if ( isDigit( word[i] ) )
          first = false; // 22ND, 3RD
        else if ( word[i] == '-' || word[i] == '/' || word[i] == '(' )
          first = true;
        else if ( c >= 'A' && c <= 'Z' )
        {
          if ( !first )
            word[i] = static_cast<char>( c + 32 );
          first = false;
        }
        else if ( c == 0xC3 && i + 1 < word.size() ) // À to Þ in UTF-8
        {
          const auto next = static_cast<unsigned char>( word[i + 1] );
          if ( !first && next >= 0x80 && next <= 0x9E && next != 0x97 )
            word[i + 1] = static_cast<char>( next + 32 );
          ++i;
          first = false;
        }
      }
      return word;
    }
  }

  std::string trimmed( std::string_view text )
  {
    std::string result;
    for ( const char c : text )
      if ( c != ' ' && c != '\t' && c != '\r' && c != '\n' )
        result += c;
      else if ( !result.empty() && result.back() != ' ' )
        result += ' ';
    if ( !result.empty() && result.back() == ' ' )
      result.pop_back();
    return result;
  }

  std::optional<double> number( std::string_view cell )
  {
    while ( !cell.empty() && ( cell.front() == ' ' || cell.front() == '+' ) )
      cell.remove_prefix( 1 );
    double value = 0;
    if ( leadingNumber( cell, value ) == 0 )
      return std::nullopt;
    return value;
  }

  double speed( std::string_view cell, bool inKilometers )
  {
    const std::optional<double> value = number( cell );
    if ( !value || *value <= 0 )
      return 0;
    const std::string text = lowerAscii( cell );
    const std::string first = text.substr( 0, text.find( ';' ) );
    bool kilometers = inKilometers;
    if ( first.find( "mph" ) != std::string::npos )
      kilometers = false;
    else if ( first.find( "km" ) != std::string::npos || first.find( "kph" ) != std::string::npos )
      kilometers = true;
    const double result = kilometers ? *value : *value * KM_A_MILE;
    return result < 3 || result > 150 ? 0 : result;
  }

  std::string counted( const ValueCounts &counts )
  {
    std::vector<std::pair<std::size_t, std::string>> most;
    for ( const auto &[value, count] : counts )
      most.emplace_back( count, value );
    std::sort( most.begin(), most.end(),
               []( const auto &a, const auto &b )
               { return a.first != b.first ? a.first > b.first : a.second < b.second; } );
    std::string text;
    for ( std::size_t i = 0; i < most.size() && i < 6; ++i )
      text.append( i > 0 ? ", " : "" )
          .append( upperAscii( most[i].second ) )
          .append( " (" )
          .append( std::to_string( most[i].first ) )
          .append( ")" );
    return text;
  }

  OneWay oneWay( std::string_view cell, bool isFlag, bool noIsClosed )
  {
    const std::string value = oneWayWord( cell );
    if ( among( std::string_view( value ), FORWARD_WORDS ) )
      return OneWay::Forward;
    if ( among( std::string_view( value ), BACKWARD_WORDS ) )
      return OneWay::Backward;
    if ( value == "f" )
      return isFlag ? OneWay::Both : OneWay::Forward;
    if ( value == "t" )
      return isFlag ? OneWay::Forward : OneWay::Backward;
    if ( value == "reversible" || value == "closed" || ( value == "n" && noIsClosed ) )
      return OneWay::Closed;
    return OneWay::Both;
  }

  bool couldBeOneWay( std::string_view cell )
  {
    static constexpr std::array<std::string_view, 18> others = {
        "2way", "two", "",   "b",    "both", "twoway", "bothways",    "bidirectional", "f",
        "t",    "n",   "no", "none", "0",    "false",  "alternating", "reversible",    "closed" };
    const std::string value = oneWayWord( cell );
    return among( std::string_view( value ), FORWARD_WORDS ) ||
           among( std::string_view( value ), BACKWARD_WORDS ) || among( std::string_view( value ), others );
  }

  bool yes( std::string_view cell )
  {
    const std::string value = lowerAscii( trimmed( cell ) );
    return !value.empty() && value != "no" && value != "n" && value != "0" && value != "false" &&
           value != "f";
  }

  std::string tag( std::string_view hstore, std::string_view key )
  {
    // Quotes inside are escaped with a backslash; a key begins the text or follows a comma.
    std::size_t at = 0;
    const auto quoted = [&]()
    {
      std::string text;
      while ( at < hstore.size() && hstore[at] != '"' )
        ++at;
      for ( ++at; at < hstore.size() && hstore[at] != '"'; ++at )
      {
        if ( hstore[at] == '\\' && at + 1 < hstore.size() )
          ++at;
        text += hstore[at];
      }
      ++at;
      return text;
    };
    while ( at < hstore.size() )
    {
      const std::string name = quoted();
      std::string value = quoted();
      if ( name == key )
        return value;
    }
    return {};
  }

  std::string printedName( std::string_view name )
  {
    std::string whole = trimmed( name );
    if ( whole.starts_with( "I- " ) ) // as TIGER writes interstates
      whole.erase( 2, 1 );
    int capitals = 0;
    for ( const char c : whole )
    {
      if ( c >= 'a' && c <= 'z' )
        return whole;
      capitals += isLetter( c ) ? 1 : 0;
    }
    if ( capitals < 3 )
      return whole;
    std::string result;
    for ( std::size_t at = 0; at < whole.size(); )
    {
      const std::size_t end = std::min( whole.find( ' ', at ), whole.size() );
      if ( at > 0 )
        result += ' ';
      result += printedWord( whole.substr( at, end - at ) );
      at = end + 1;
    }
    return result;
  }
}
