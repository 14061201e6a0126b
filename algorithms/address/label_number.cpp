// SPDX-License-Identifier: GPL-2.0-or-later
// House numbers: plain, hyphenated, lettered, fractional, grid and in words.
#include "address/labeling.h"

namespace doorstep
{
  namespace
  {
    bool isFraction( std::string_view text )
    {
      return text.size() == 3 && text[1] == '/' && text[0] >= '0' && text[0] <= '9' && text[2] >= '0' &&
             text[2] <= '9';
    }

    // N6W23001, W156N9762, 1N234, A1075: a letter and digits.
    bool isLettered( const Token &token )
    {
      return token.hasDigit && !token.number && token.size >= 3;
    }

    // "W148 N9748" and "48S 400E": half a grid number each.
    bool isGridHalf( const Token &token, std::string_view text )
    {
      return token.hasDigit && !token.number && token.size >= 2 && !text.empty() &&
             ( text[0] == 'N' || text[0] == 'S' || text[0] == 'E' || text[0] == 'W' );
    }
  }

  // "N6 W23001", but not "N6 Main St".
  bool isGridPair( const Tokens &t, std::size_t at, std::size_t end )
  {
    return at + 2 < end && !t[at].comma && isGridHalf( t[at], t.text( at ) ) &&
           isGridHalf( t[at + 1], t.text( at + 1 ) ) && t[at + 1].size >= 3;
  }

  bool joinsNumbers( const Tokens &t, std::size_t at, std::size_t end )
  {
    return at + 2 < end && ( t.text( at ) == "&" || t.text( at ) == "AND" ) && t[at + 1].digits &&
           !t[at + 1].comma && !t[at + 2].number;
  }

  std::size_t labelNumber( Labeling &line, std::size_t at, std::size_t end )
  {
    const Tokens &t = line.tokens;
    std::size_t i = at;
    if ( i < end && t.text( i ) == "#" && i + 1 < end && t[i + 1].number )
      ++i;
    if ( i >= end || !line.free( i ) )
      return at;
    const auto more = [&]( std::size_t k ) { return k < end && line.free( k ) && !t[k - 1].comma; };
    const bool word =
        t.word( i ).cardinal > 0 && more( i + 1 ) && t.word( i + 1 ).typeKind < TypeKind::Strong;
    const bool grid = isLettered( t[i] ) || isGridPair( t, i, end );
    if ( ( !t[i].number || t[i].ordinal ) && !word && !grid )
      return at;
    line.labels[i] = Label::Number;
    std::size_t past = i + 1;
    if ( !more( past ) )
      return past;
    if ( isGridPair( t, i, end ) )
    {
      line.labels[past] = Label::Number;
      return past + 1;
    }
    if ( isFraction( t.text( past ) ) )
    {
      line.labels[past] = Label::NumberSuffix;
      return past + 1;
    }
    // "123 & 125 Main St": two doors of one building.
    if ( t[i].digits && joinsNumbers( t, past, end ) && t[i].size == t[past + 1].size )
    {
      line.labels[past] = Label::And;
      line.labels[past + 1] = Label::Number;
      return past + 2;
    }
    // "358 370 E 71st": a range. "12 100 S" is not one.
    if ( t[i].digits && t[past].digits && t[i].size == t[past].size && t[i].size >= 3 && more( past + 1 ) &&
         t.text( i ) < t.text( past ) && t.text( i, i + 1 ).front() == t.text( past ).front() &&
         ( t[past].dash || !t.word( past + 1 ).dir.empty() ) && more( past + 2 ) &&
         t.word( past + 2 ).type.empty() )
    {
      line.labels[past] = Label::Number;
      return past + 1;
    }
    // "27 Rear Elm St": the house behind number 27
    if ( t.text( past ) == "REAR" && more( past + 1 ) && past + 2 < end )
    {
      line.labels[past] = Label::Unit;
      return past + 1;
    }
    if ( t.text( past ) == "#" && past + 2 < end && ( t[past + 1].letter || t[past + 1].hasDigit ) )
    {
      // "6910 # G Mary Caroline Circle"
      line.labels[past] = Label::UnitType;
      line.labels[past + 1] = Label::Unit;
      return past + 2;
    }
    // "410 Unit 100 Alder St", but "10 Pier 7 Rd"
    if ( t.word( past ).unitKind == UnitKind::Id && more( past + 1 ) && more( past + 2 ) &&
         ( t[past + 1].hasDigit || t[past + 1].letter ) && !t[past + 1].ordinal &&
         t.word( past + 2 ).typeKind < TypeKind::Plain && past + 3 < end )
    {
      line.labels[past] = Label::UnitType;
      line.labels[past + 1] = Label::Unit;
      return past + 2;
    }
    // A letter of its own: "4922 B South Cornell", but "202 E Street", "3950 N A W Grimes", "2964 L B J Fwy".
    if ( t[past].letter && t.word( past ).dir.empty() && more( past + 1 ) )
    {
      const Word &next = t.word( past + 1 );
      const std::string_view after = t.text( past + 1 );
      const bool initials = ( t[past + 1].letter && next.dir.empty() ) || t[past + 1].digits ||
                            after == "DE" || after == "DEL" || routeEnd( line, past, end ) > past;
      const bool saint = isSaint( t, past + 1, end );
      // "557 H NE": a lettered street in its quadrant
      const bool quadrant =
          !next.dir.empty() && ( past + 2 >= end || !line.free( past + 2 ) || t[past + 1].comma );
      const bool lettered = next.typeKind >= TypeKind::Plain && !saint &&
                            ( past + 2 >= end || !line.free( past + 2 ) || t[past + 1].comma ||
                              next.typeKind == TypeKind::Strong );
      if ( !initials && !lettered && !quadrant && t.text( past + 1 ) != "&" && t.text( past + 1 ) != "AND" )
      {
        line.labels[past] = Label::NumberSuffix;
        return past + 1;
      }
    }
    return past;
  }
}
