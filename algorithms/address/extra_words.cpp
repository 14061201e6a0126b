// SPDX-License-Identifier: GPL-2.0-or-later
// What a line says beside the address: that there is none, that a person should look first, notes and names.
#include "address/assemble.h"

#include "address/standard.h"

#include <algorithm>

namespace doorstep
{
  // Words that say that there is no home, anywhere in a line without a figure: "address unknown". One word
  // alone says it only where there are few others.
  bool saysNoHome( const Tokens &t )
  {
    constexpr std::size_t few = 3, longest = 4;
    for ( std::size_t i = 0; i < t.size(); ++i )
    {
      if ( t[i].hasDigit )
        return false;
    }
    for ( std::size_t i = 0; i < t.size(); ++i )
    {
      for ( std::size_t n = t.size() <= few ? 1 : 2; n <= longest && i + n <= t.size(); ++n )
      {
        const KnownPhrase *phrase = Lexicon::instance().phrase( t.text( i, i + n ) );
        if ( phrase != nullptr && phrase->delivery )
          return true;
      }
    }
    return false;
  }

  bool isDelivery( const Tokens &t )
  {
    for ( std::size_t n = 1; n <= 4 && n <= t.size(); ++n )
    {
      const KnownPhrase *phrase = Lexicon::instance().phrase( t.text( 0, n ) );
      if ( phrase == nullptr || !phrase->delivery )
        continue;
      // The words are all that there is, or a city follows them.
      if ( n == t.size() || t[n - 1].comma || n >= 2 )
        return true;
    }
    return false;
  }

  std::string_view suggestedHold( const Labeling &line )
  {
    const Tokens &t = line.tokens;
    const Lexicon &lexicon = Lexicon::instance();
    for ( std::size_t i = 0; i < t.size(); ++i )
    {
      // "12 Shelter Cove Rd" is a street
      const Label label = line.labels[i];
      if ( !t.word( i ).starts( PhraseKind::Hold ) || label == Label::City ||
           ( line.kind == AddressKind::Street && label >= Label::PreMod && label <= Label::SufMod ) )
        continue;
      for ( std::size_t n = std::min<std::size_t>( 3, t.size() - i ); n > 0; --n )
      {
        const KnownPhrase *phrase = lexicon.phrase( t.text( i, i + n ) );
        if ( phrase != nullptr && !phrase->hold.empty() )
          return phrase->hold;
      }
    }
    return {};
  }

  // What follows a building's designator is its identifier ("Bldg C-2"); all other words beside the street
  // are no part of an address: notes, people, names of buildings.
  void takeExtra( const Labeling &line, std::string_view raw, ParsedAddress &address )
  {
    const Tokens &t = line.tokens;
    const bool unit = !address.unit.empty() || !address.unitType.empty();
    bool designated = false;
    for ( std::size_t i = 0; i < t.size(); ++i )
    {
      const Label label = line.labels[i];
      const bool building = label == Label::Building;
      if ( building && t.word( i ).unitKind == UnitKind::Building && !designated )
      {
        designated = true;
        continue;
      }
      if ( building && designated && ( t[i].hasDigit || t[i].size <= 2 ) && t[i].size <= 5 )
      {
        appendWord( address.building, t.text( i ) );
        continue;
      }
      designated = false;
      const bool noUnit = !unit && ( label == Label::Unit || label == Label::UnitType );
      if ( building || noUnit || label == Label::Note || label == Label::None )
        appendWord( address.extra, raw.substr( t[i].rawBegin, t[i].rawEnd - t[i].rawBegin ) );
    }
  }
}
