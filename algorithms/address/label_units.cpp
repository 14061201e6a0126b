// SPDX-License-Identifier: GPL-2.0-or-later
// Units: apartments, suites, floors, "rear", with or without a designator.
#include "address/labeling.h"

#include "address/standard.h"

namespace doorstep
{
  namespace
  {
    // "SUITE100", "APT4": a designator and its identifier in one word.
    bool isGluedUnit( std::string_view text )
    {
      const std::size_t digit = text.find_first_of( "0123456789" );
      if ( digit == std::string_view::npos || digit < 2 )
        return false;
      const Word &word = Lexicon::instance().word( text.substr( 0, digit ) );
      return word.unitKind == UnitKind::Id || word.unitKind == UnitKind::Floor;
    }

    bool isLevel( std::string_view text )
    {
      return text == "GROUND" || text == "LOWER" || text == "UPPER" || text == "MAIN" || text == "TOP" ||
             text == "GARDEN" || text == "BOTTOM" || text == "MIDDLE";
    }

    // Past an identifier at `at`: "13 C", "n 507", "2 East" before a comma or the end.
    std::size_t pastId( const Labeling &line, std::size_t at, std::size_t end, bool letters )
    {
      const Tokens &t = line.tokens;
      if ( at >= end || !line.free( at ) )
        return at;
      const bool shortWord = t[at].size <= 2 && !t[at].hasDigit && at + 1 < end && t[at + 1].number &&
                             !t[at].comma && line.free( at + 1 );
      const std::string_view text = t.text( at );
      const bool lettered = text.size() >= 3 && text.size() <= 5 && text[1] == '-'; // C-D
      if ( !t[at].hasDigit && !( letters && ( t[at].letter || shortWord || lettered ) ) )
        return at;
      std::size_t past = at + 1;
      if ( past >= end || !line.free( past ) )
        return past;
      const bool closes = past + 1 >= end || t[past].comma || !line.free( past + 1 );
      if ( t[at].comma )
      {
        // "Unit K, L"
        if ( t[at].letter && t[past].letter && t.word( past ).dir.empty() )
          ++past;
        return past;
      }
      // "# 2 SE" before the end: the quarter of the town is the street's
      const bool side = t[past].letter || t.word( past ).dir.size() == 1;
      if ( t[at].hasDigit && !t[at].ordinal && side && closes )
        return past + 1;
      if ( !t[at].hasDigit && t[past].number )
        return past + 1;
      return past;
    }
  }

  std::size_t labelUnit( Labeling &line, std::size_t at, std::size_t end, bool bare )
  {
    const Tokens &t = line.tokens;
    if ( at >= end || !line.free( at ) )
      return at;
    const Word &word = t.word( at );
    const std::string_view text = t.text( at );
    // Most words are none of it.
    if ( !bare && word.unitKind == UnitKind::None && !t[at].hasDigit && word.ordinal == 0 && text != "#" &&
         text != "NO" && text != "ST" && ( at + 1 >= end || t.word( at + 1 ).unitKind == UnitKind::None ) )
      return at;
    const auto closesAt = [&]( std::size_t i ) { return i + 1 >= end || t[i].comma || !line.free( i + 1 ); };

    if ( text == "#" )
    {
      if ( at + 1 < end && t.word( at + 1 ).unitKind == UnitKind::Id )
      {
        const std::size_t past = labelUnit( line, at + 1, end, false );
        if ( past > at + 1 )
        {
          line.labels[at] = Label::UnitType;
          return past;
        }
      }
      const std::size_t past = pastId( line, at + 1, end, true );
      if ( past == at + 1 )
        return at;
      line.labels[at] = Label::UnitType;
      line.mark( at + 1, past, Label::Unit );
      return past;
    }
    // Second floor, 7th flr, 2 floor, lower level
    if ( at + 1 < end && !t[at].comma && line.free( at + 1 ) )
    {
      const UnitKind next = t.word( at + 1 ).unitKind;
      const bool floor =
          next == UnitKind::Floor && ( t[at].ordinal || word.ordinal > 0 || isLevel( text ) ||
                                       ( t[at].digits && t[at].size <= 3 &&
                                         ( at + 2 >= end || !t[at + 2].number || t[at + 1].comma ) ) );
      if ( floor || ( isLevel( text ) &&
                      ( next == UnitKind::Level || ( next == UnitKind::Id && closesAt( at + 1 ) ) ) ) )
      {
        line.labels[at] = Label::Unit;
        line.labels[at + 1] = Label::UnitType;
        return at + 2;
      }
    }
    std::size_t id = at + 1;
    while ( id < end && ( t.text( id ) == "#" || t.text( id ) == "NO" || t.text( id ) == "NUMBER" ) )
      ++id;
    switch ( word.unitKind )
    {
    case UnitKind::Id:
    case UnitKind::Floor:
    {
      if ( t[at].comma )
        return at;
      // "Apt. 3rd Flr."
      if ( id == at + 1 && id + 1 < end && t.word( id + 1 ).unitKind == UnitKind::Floor && t[id].number )
      {
        line.labels[at] = Label::UnitType;
        line.labels[id] = Label::Unit;
        line.labels[id + 1] = Label::UnitType;
        return id + 2;
      }
      const std::size_t past = pastId( line, id, end, word.unitKind == UnitKind::Id );
      if ( past > id )
      {
        line.mark( at, id, Label::UnitType );
        line.mark( id, past, Label::Unit );
        return past;
      }
      if ( ( text == "UNIT" || text == "APT" ) && at > 0 )
      {
        line.labels[at] = Label::UnitType;
        return at + 1;
      }
      return at;
    }
    case UnitKind::Either:
    {
      const std::size_t past = t[at].comma ? id : pastId( line, id, end, true );
      if ( past > id )
      {
        line.mark( at, id, Label::UnitType );
        line.mark( id, past, Label::Unit );
        return past;
      }
      if ( !closesAt( at ) && ( at == 0 || t.word( at - 1 ).typeKind < TypeKind::Plain ) )
        return at;
      line.labels[at] = Label::Unit;
      return at + 1;
    }
    case UnitKind::Alone:
      if ( !closesAt( at ) && ( at == 0 || t.word( at - 1 ).typeKind < TypeKind::Plain ) )
        return at;
      line.labels[at] = Label::Unit;
      return at + 1;
    case UnitKind::Building:
    {
      if ( t[at].comma )
        return at;
      const std::size_t past = pastId( line, id, end, true );
      if ( past > id )
        line.mark( at, past, Label::Building );
      return past > id ? past : at;
    }
    default:
      break;
    }
    if ( isGluedUnit( text ) )
    {
      line.labels[at] = Label::Unit;
      return at + 1;
    }
    if ( text == "NO" && at + 1 < end && ( t[at + 1].hasDigit || t[at + 1].letter ) && !t[at].comma )
    {
      line.mark( at, at + 2, Label::Unit );
      return at + 2;
    }
    // "Ave St 1400": a suite, where a type or a comma stands before.
    if ( text == "ST" && at > 0 && at + 1 < end && t[at + 1].digits && !t[at].comma &&
         ( t[at - 1].comma || t.word( at - 1 ).typeKind >= TypeKind::Plain ) )
    {
      line.labels[at] = Label::UnitType;
      line.labels[at + 1] = Label::Unit;
      return at + 2;
    }
    if ( !bare )
      return at;
    const bool letter = t[at].letter && word.dir.empty();
    const std::size_t past = t[at].ordinal ? at : pastId( line, at, end, letter );
    line.mark( at, past, Label::Unit );
    return past;
  }

  bool namesSeveralUnits( const Labeling &line )
  {
    constexpr std::size_t longest = 4;
    const Tokens &t = line.tokens;
    for ( std::size_t i = 1; i + 1 < t.size(); ++i )
    {
      if ( line.labels[i] != Label::Unit || line.labels[i - 1] != Label::UnitType || t[i].ordinal )
        continue;
      const bool joined = joinsUnits( t.text( i + 1 ) );
      const std::size_t k = joined ? i + 2 : i + 1;
      if ( k >= t.size() || t[k].size > longest || ( line.labels[k] == Label::Unit && !joined ) )
        continue;
      const Label label = line.labels[k];
      const bool beside = label == Label::Zip || label == Label::Number || label == Label::Name ||
                          label == Label::State || label == Label::UnitType;
      const bool alike = ( t[i].hasDigit && t[k].digits ) ||
                         ( t[i].letter && t[k].letter && t.word( k ).dir.empty() ) ||
                         ( joined && t[k].hasDigit );
      const bool closes = k + 1 == t.size() || t[k].comma || line.labels[k + 1] != label || t[k + 1].digits;
      if ( !beside && alike && closes )
        return true;
    }
    return false;
  }
}
