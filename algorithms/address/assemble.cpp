// SPDX-License-Identifier: GPL-2.0-or-later
// Puts the labelled words of a line together in their standard forms.
#include "address/assemble.h"

#include "address/standard.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    std::string pretypeWord( const Word &word, std::string_view text, bool last )
    {
      if ( !word.preName.empty() )
        return std::string( word.preName );
      if ( last && !word.preRoute.empty() )
        return std::string( word.preRoute );
      if ( !word.qualifier.empty() )
        return std::string( word.qualifier );
      if ( !word.preRoute.empty() )
        return std::string( word.preRoute );
      // "Illinois Route 31"
      const KnownPhrase *phrase =
          word.starts( PhraseKind::State ) ? Lexicon::instance().phrase( text ) : nullptr;
      if ( phrase != nullptr && !phrase->state.empty() )
        return std::string( phrase->state );
      return std::string( word.type.empty() ? text : word.type );
    }

    void takeNumber( const Labeling &line, ParsedAddress &address )
    {
      const Tokens &t = line.tokens;
      for ( std::size_t i = 0; i < t.size(); ++i )
      {
        if ( line.labels[i] == Label::NumberSuffix )
          address.numberSuffix = t.text( i );
        if ( line.labels[i] != Label::Number )
          continue;
        const std::string_view text = t.text( i );
        if ( t.word( i ).cardinal > 0 )
        {
          address.number = std::to_string( t.word( i ).cardinal );
          address.houseNumber = t.word( i ).cardinal;
          continue;
        }
        if ( !address.number.empty() )
        {
          // "358 370" is a range, "W148 N9748" one grid number.
          const bool grid = address.number.front() < '0' || address.number.front() > '9';
          address.number += grid ? "" : "-";
          address.number += text;
        }
        else
          address.number = text;
      }
      if ( address.number.empty() )
        return;
      // 12B and 12-B: the letter is a suffix. 38-15 and N6W23001 are numbers.
      const std::size_t digits =
          std::min( address.number.find_first_not_of( "0123456789" ), address.number.size() );
      std::size_t rest = digits;
      if ( rest < address.number.size() && address.number[rest] == '-' )
        ++rest;
      const std::string tail = address.number.substr( rest );
      if ( digits > 0 && !tail.empty() && tail.find_first_of( "0123456789" ) == std::string::npos &&
           tail.size() <= 2 && address.numberSuffix.empty() )
      {
        address.numberSuffix = tail;
        address.number.erase( digits );
      }
      if ( digits == 0 || address.houseNumber >= 0 )
        return;
      const std::string head = address.number.substr( 0, std::min<std::size_t>( digits, 9 ) );
      address.houseNumber = std::stol( head );
      // No leading zeros: 0012 is 12.
      const std::size_t zeros = std::min( address.number.find_first_not_of( '0' ), digits - 1 );
      address.number.erase( 0, zeros );
      // The end of a range, as "8938-40" or "9208-9214".
      const bool numeric = !tail.empty() && tail.find_first_not_of( "0123456789" ) == std::string::npos;
      if ( numeric && tail.size() <= head.size() && head.size() <= 9 )
      {
        const std::string full = head.substr( 0, head.size() - tail.size() ) + tail;
        const long to = std::stol( full );
        if ( to > address.houseNumber )
          address.houseNumberTo = to;
      }
    }

    void takeUnit( const Labeling &line, ParsedAddress &address )
    {
      const Tokens &t = line.tokens;
      std::string text;
      for ( std::size_t i = 0; i < t.size(); ++i )
      {
        if ( line.labels[i] == Label::Unit || line.labels[i] == Label::UnitType )
          appendWord( text, t.text( i ) == "ST" ? "STE" : t.text( i ) ); // "Ave St 1400"
      }
      if ( text.empty() || namesSeveralUnits( line ) )
        return;
      const Unit unit = normalizeUnit( text );
      if ( !unit.id.empty() && !looksLikeUnit( unit.id ) )
        return;
      address.unitType = unit.type;
      address.unit = unit.id;
    }

    void takePlace( const Labeling &line, ParsedAddress &address )
    {
      const Tokens &t = line.tokens;
      std::string city;
      std::string state;
      std::string zip;
      for ( std::size_t i = 0; i < t.size(); ++i )
      {
        if ( line.labels[i] == Label::City )
          appendWord( city, t.text( i ) );
        else if ( line.labels[i] == Label::State )
          appendWord( state, t.text( i ) );
        else if ( line.labels[i] == Label::Zip )
          appendWord( zip, t.text( i ) );
      }
      if ( !city.empty() )
        address.city = normalizeCity( city );
      if ( !state.empty() )
        address.state = normalizeState( state );
      if ( !state.empty() && address.state.empty() )
        address.state = normalizeState( state.substr( 0, state.find( ' ' ) ) );
      if ( zip.empty() )
        return;
      address.zip = normalizeZip( zip );
      std::string digits;
      for ( const char c : zip )
      {
        if ( c >= '0' && c <= '9' )
          digits += c;
      }
      if ( digits.size() == 9 )
        address.zip4 = digits.substr( 5 );
    }
  }

  void appendStreet( const Labeling &line, bool cross, StreetName &street )
  {
    const Tokens &t = line.tokens;
    const std::size_t n = t.size();
    for ( std::size_t i = 0; i < n; ++i )
    {
      if ( line.cross[i] != cross )
        continue;
      const Word &word = t.word( i );
      switch ( line.labels[i] )
      {
      case Label::PreMod:
        appendWord( street.premod, t.text( i ) );
        break;
      case Label::PreDir:
        street.predir += word.dir.empty() ? t.text( i ) : word.dir;
        break;
      case Label::PreType:
      {
        const bool last = i + 1 == n || line.labels[i + 1] != Label::PreType;
        // "Ave de los Sahuaros" is an avenida
        const std::string_view next = last && i + 1 < n ? t.text( i + 1 ) : std::string_view();
        const bool spanish = word.type == "AVE" && ( next == "DE" || next == "DEL" );
        appendWord( street.pretype, spanish ? "AVENIDA" : pretypeWord( word, t.text( i ), last ) );
        break;
      }
      case Label::Name:
      {
        std::size_t to = i + 1;
        while ( to < n && line.labels[to] == Label::Name && line.cross[to] == cross )
          ++to;
        appendNameWord( street.name, t, i, to );
        break;
      }
      case Label::SufType:
      {
        const std::string_view type =
            word.type.empty() ? Lexicon::instance().misspeltType( t.text( i ) ) : word.type;
        appendWord( street.suftype, type.empty() ? t.text( i ) : type );
        break;
      }
      case Label::SufDir:
        street.sufdir += word.dir.empty() ? t.text( i ) : word.dir;
        break;
      case Label::SufMod:
        appendWord( street.sufmod, word.type.empty() ? t.text( i ) : word.type );
        break;
      default:
        break;
      }
    }
  }

  namespace
  {
    // "US 70 HWY" is US HWY 70, "NC 54 HWY" is NC HWY 54.
    void turnRoute( StreetName &street )
    {
      const std::size_t space = street.name.find( ' ' );
      if ( !street.pretype.empty() || space == std::string::npos ||
           ( street.suftype != "HWY" && street.suftype != "RTE" ) ||
           street.name.find_first_of( "0123456789", space + 1 ) != space + 1 ||
           street.name.find( ' ', space + 1 ) != std::string::npos )
        return;
      const std::string kind = street.name.substr( 0, space );
      const Word &word = Lexicon::instance().word( kind );
      const bool state = kind.size() == 2 && !normalizeState( kind ).empty();
      if ( word.qualifier.empty() && word.preRoute.empty() && !state )
        return;
      street.pretype = word.qualifier.empty() ? kind : std::string( word.qualifier );
      appendWord( street.pretype, street.suftype );
      street.name.erase( 0, space + 1 );
      street.suftype.clear();
    }
  }

  // A numbered street is 3RD whether typed "3 St", "3rd St" or "Third St"; U S HWY is US HWY; I-80 is I 80.
  void finishStreet( StreetName &street )
  {
    const bool digits =
        !street.name.empty() && street.name.find_first_not_of( "0123456789" ) == std::string::npos;
    if ( digits && street.pretype.empty() && !street.suftype.empty() && street.name.size() <= 3 &&
         ( street.suftype == "ST" || street.suftype == "AVE" || street.suftype == "PL" ||
           street.suftype == "CT" || street.suftype == "TER" || street.suftype == "LN" ||
           street.suftype == "DR" || street.suftype == "WAY" ) )
    {
      street.name = ordinalFigures( std::stoi( street.name ) );
    }
    turnRoute( street );
    if ( street.pretype.starts_with( "U S" ) )
      street.pretype.erase( 1, 1 );
    if ( street.pretype == "US" )
      street.pretype = "US HWY";
    if ( street.pretype == "TRL" )
      street.pretype = "TWP RD";
    if ( street.pretype == "C R" )
      street.pretype = "CO RD";
    // "SR37", "US23"
    const std::size_t digit = street.name.find_first_of( "0123456789" );
    if ( street.pretype.empty() && street.suftype.empty() && digit != std::string::npos && digit > 1 &&
         street.name.find_first_not_of( "0123456789", digit ) == std::string::npos &&
         !Lexicon::instance().word( std::string_view( street.name ).substr( 0, digit ) ).preRoute.empty() )
      street.name.insert( digit, 1, ' ' );
    // "I-80", "SR-82": the route's kind and its number in one word.
    const std::size_t space = street.name.find( ' ' );
    if ( !street.pretype.empty() || !street.suftype.empty() || space == std::string::npos )
      return;
    const std::string_view kind = Lexicon::instance().word( street.name.substr( 0, space ) ).preRoute;
    const bool numbered = street.name.find_first_not_of( "0123456789", space + 1 ) == std::string::npos;
    // "CR-H": counties letter their roads
    const bool lettered = kind == "CO RD" && street.name.size() - space <= 3;
    if ( !kind.empty() && ( numbered || lettered ) )
    {
      street.pretype = kind;
      street.name.erase( 0, space + 1 );
    }
    // "VT-128", "MD 760", "Arizona 83"; CO is a county's
    else if ( numbered && !street.name.starts_with( "CO " ) )
      if ( const std::string state = normalizeState( street.name.substr( 0, space ) ); !state.empty() )
      {
        street.pretype = state + " RTE";
        street.name.erase( 0, space + 1 );
      }
  }

  StreetName assembleStreet( const Labeling &line, bool cross )
  {
    StreetName street;
    appendStreet( line, cross, street );
    finishStreet( street );
    return street;
  }

  ParsedAddress assemble( const Labeling &line, std::string_view raw )
  {
    ParsedAddress address;
    const Tokens &t = line.tokens;
    address.kind = line.kind;
    address.notes = line.notes;
    address.hold = suggestedHold( line );
    takeNumber( line, address );
    address.street = assembleStreet( line );
    if ( line.kind == AddressKind::Intersection )
    {
      address.cross = assembleStreet( line, true );
    }
    takeUnit( line, address );
    takeExtra( line, raw, address );
    takePlace( line, address );
    bool boxed = false;
    for ( std::size_t i = 0; i < t.size(); ++i )
      boxed = boxed || line.labels[i] == Label::Box;
    if ( line.second > 0 )
      address.second = std::string( raw.substr( t[line.second].rawBegin ) );
    if ( address.street.name.empty() && address.kind != AddressKind::Intersection )
    {
      address.kind = t.size() == 0     ? AddressKind::Empty
                     : boxed           ? ( line.rural ? AddressKind::RuralRoute : AddressKind::PoBox )
                     : isDelivery( t ) ? AddressKind::GeneralDelivery
                                       : AddressKind::Unreadable;
    }
    const bool typed = !address.street.suftype.empty() || !address.street.pretype.empty();
    if ( !boxed && address.number.empty() && !typed && saysNoHome( t ) )
      address.kind = AddressKind::GeneralDelivery;
    return address;
  }
}
