// SPDX-License-Identifier: GPL-2.0-or-later
// Notes, care-of lines and attention lines, which are left out of the address.
#include "address/labeling.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // Whether a number and a street type stand between here and the next comma: "dad 45 Oak Ave".
    bool holdsAddress( const Tokens &t, std::size_t from )
    {
      bool number = false;
      for ( std::size_t i = from; i < t.size(); ++i )
      {
        if ( number && t.word( i ).typeKind == TypeKind::Strong )
          return true;
        number = number || ( t[i].number && !t[i].ordinal );
        if ( t[i].comma )
          break;
      }
      return false;
    }

    // "614.555.0134": how many tokens, with a designator before that reads as a unit's ("ph", "cell")
    bool isDottedPhone( const Tokens &t, std::size_t at )
    {
      return at + 2 < t.size() && t[at].digits && t[at].size == 3 && t[at].period && t[at + 1].digits &&
             t[at + 1].size == 3 && t[at + 1].period && t[at + 2].digits && t[at + 2].size == 4;
    }

    // "520-555-1212", and "555-1212" after its area code in brackets
    bool isPhone( const Tokens &t, std::size_t at )
    {
      const std::string_view text = t.text( at );
      const std::size_t n = text.size();
      const bool whole = n == 12 && text[3] == '-' && text[7] == '-',
                 rest = n == 8 && text[3] == '-' && at > 0 && t[at - 1].paren;
      return ( whole || rest ) && text.find_first_not_of( "0123456789-" ) == std::string_view::npos &&
             ( at == 0 || t.word( at - 1 ).unitKind == UnitKind::None );
    }

    // "(Apt 4)", "(# 4)", "(rear)": the bracket that begins at `at` holds a unit and nothing else.
    bool unitInBrackets( const Tokens &t, std::size_t at )
    {
      if ( at == 0 || t[at - 1].paren )
        return false;
      std::size_t end = at;
      while ( end < t.size() && t[end].paren )
        ++end;
      const UnitKind kind = t.word( at ).unitKind;
      const bool designated = kind == UnitKind::Id || kind == UnitKind::Either || t.text( at ) == "#";
      return ( designated && end == at + 2 && ( t[at + 1].hasDigit || t[at + 1].letter ) ) ||
             ( kind == UnitKind::Alone && end == at + 1 );
    }

    // Whether a state or ZIP ends the words up to the next comma: "Home PA 15747" is a city.
    bool holdsState( const Tokens &t, std::size_t from )
    {
      if ( t.text( from ) == "C/O" || t.text( from ).starts_with( "ATT" ) )
        return false;
      std::size_t last = from;
      while ( last + 1 < t.size() && !t[last].comma )
        ++last;
      return last > from && ( isZip( t[last], t.text( last ) ) || !normalizeState( t.text( last ) ).empty() );
    }

    // "14 Elm St buzzer 3", "… moved 9/1", "… gate # 1234": what is said right behind a street's type, with
    // or without a figure, and no street of its own.
    bool isRemark( const Tokens &t, std::size_t at )
    {
      if ( t.word( at - 1 ).typeKind != TypeKind::Strong || !t[0].number )
        return false;
      bool remark = false;
      for ( std::size_t n = std::min<std::size_t>( 2, t.size() - at ); n > 0 && !remark; --n )
      {
        const KnownPhrase *phrase = Lexicon::instance().phrase( t.text( at, at + n ) );
        remark = phrase != nullptr && phrase->remark;
      }
      // "Elm St Gate Rd"; and a town may follow: "Elm St Grade AZ 85701"
      for ( std::size_t i = at + 1; remark && i < t.size() && !t[i - 1].comma; ++i )
        remark = t.word( i ).typeKind != TypeKind::Strong;
      return remark && !holdsState( t, at );
    }
  }

  bool isZip( const Token &token, std::string_view text )
  {
    if ( token.digits )
      return text.size() == 5 || text.size() == 9 || text.size() == 10;
    // 85701-1234, and 2139-1234 of a number column; 08-15-2025 is a date
    const std::size_t dash = text.find( '-' );
    return text.size() >= 6 && text.size() <= 10 && ( dash == 5 || dash == 4 ) && token.number &&
           text.find_first_not_of( "0123456789-" ) == std::string_view::npos;
  }

  void labelNotes( Labeling &line )
  {
    const Tokens &t = line.tokens;
    const Lexicon &lexicon = Lexicon::instance();
    for ( std::size_t i = 0; i < t.size(); ++i )
    {
      if ( t[i].paren && unitInBrackets( t, i ) )
      {
        while ( i + 1 < t.size() && t[i + 1].paren )
          ++i;
        continue;
      }
      const bool number =
          i + 1 < t.size() && t.text( i ) == "PH" && t.text( i + 1 ) == "#"; // ph# 614.555.0134
      const std::size_t phone = i + ( number ? 2 : t.text( i ) == "PH" ? 1 : 0 );
      if ( phone < t.size() && i > 0 && ( isDottedPhone( t, phone ) || ( phone > i && t[phone].size >= 7 ) ) )
      {
        line.mark( i, t[phone].size == 3 ? phone + 3 : phone + 1, Label::Note );
        line.notes = true;
        i = t[phone].size == 3 ? phone + 2 : phone;
        continue;
      }
      if ( t[i].paren || isPhone( t, i ) )
      {
        line.labels[i] = Label::Note;
        line.notes = true;
        continue;
      }
      if ( i > 2 && line.free( i ) && t.word( i ).starts( PhraseKind::Remark ) && isRemark( t, i ) )
      {
        line.notes = true;
        for ( ; i < t.size(); ++i )
        {
          line.labels[i] = Label::Note;
          if ( t[i].comma )
            break;
        }
        continue;
      }
      if ( i == 0 || !line.free( i ) || !t.word( i ).starts( PhraseKind::Note ) )
        continue;
      bool note = false;
      // two words, and "between 1st and 2nd", are plain enough without a comma before them: "side entrance"
      bool several = false;
      for ( std::size_t n = std::min<std::size_t>( 2, t.size() - i ); n > 0 && !note; --n )
      {
        const KnownPhrase *phrase = lexicon.phrase( t.text( i, i + n ) );
        note = phrase != nullptr && phrase->note;
        several = note && i >= 2 && ( n == 2 || t.text( i ) == "BETWEEN" || t.text( i ) == "BEHIND" );
      }
      if ( !note || ( !several && !t[i - 1].comma && !t[i - 1].dash ) || holdsAddress( t, i ) ||
           holdsState( t, i ) )
        continue;
      line.notes = true;
      for ( ; i < t.size(); ++i )
      {
        line.labels[i] = Label::Note;
        if ( t[i].comma )
          break;
      }
    }
  }

  void labelPlaceholders( Labeling &line )
  {
    const Tokens &t = line.tokens;
    for ( std::size_t i = 1; i < t.size(); ++i )
    {
      const std::size_t size = t[i].size;
      if ( size > 7 || ( t.text( i ).front() != 'N' && t.text( i ).front() != 'U' ) || !line.free( i ) )
        continue;
      const bool slashed =
          i + 2 < t.size() && t.text( i ) == "N" && t.text( i + 1 ) == "/" && t.text( i + 2 ) == "A";
      const std::size_t past = slashed ? i + 3 : i + 1;
      const bool designated = t.text( i - 1 ) == "#" || t.word( i - 1 ).unitKind == UnitKind::Id;
      const bool closes = past == t.size() || t[past - 1].comma;
      const std::string_view text = t.text( i );
      const bool word = slashed || text == "NAN" || text == "NULL" || text == "NONE" || text == "UNKNOWN" ||
                        ( designated && ( text == "NA" || text == "UNK" ) );
      if ( !word || !( closes || ( designated && slashed ) ) )
        continue;
      line.mark( designated ? i - 1 : i, past, Label::Blank );
      if ( designated && i > 1 && t.text( i - 1 ) == "#" && t.word( i - 2 ).unitKind == UnitKind::Id )
        line.labels[i - 2] = Label::Blank;
      i = past - 1;
    }
  }

  // "… Rd attn: lockbox 402605 College Park GA": a note without a comma, up to the city.
  void labelAttention( Labeling &line, std::size_t end, bool located )
  {
    const Tokens &t = line.tokens;
    for ( std::size_t i = 1; i < end; ++i )
    {
      const std::string_view text = t.text( i );
      if ( !line.free( i ) || ( text != "C/O" && text != "ATTN" && text != "ATTENTION" ) )
        continue;
      line.notes = true;
      std::size_t to = i;
      while ( to < end && ( !t[to].comma || to + 1 == end ) )
        ++to;
      std::size_t city = to < end ? to + 1 : end;
      for ( std::size_t k = i + 1; located && to == end && k < end; ++k )
      {
        if ( isCity( t, k, end, {} ) || k + 1 == end )
        {
          city = k;
          break;
        }
      }
      for ( std::size_t k = i; k < city; ++k )
        line.labels[k] = Label::Note;
      if ( to == end )
      {
        for ( std::size_t k = city; k < end; ++k )
          line.labels[k] = Label::City;
      }
      return;
    }
  }

  namespace
  {
    // Labels [from, to) where it holds units with their designators and nothing else: "… 60674 Apt 2".
    bool unitsOnly( Labeling &line, std::size_t from, std::size_t to )
    {
      if ( line.tokens[from].hasDigit && line.tokens[from].digits )
        return false;
      Labeling trial = line;
      for ( std::size_t i = from; i < to; )
      {
        const std::size_t past = labelUnit( trial, i, to, false );
        if ( past == i )
          return false;
        i = past;
      }
      line.labels = trial.labels;
      return true;
    }
  }

  // "… IL 60674 according to internet": what follows a state and a ZIP is a note.
  std::size_t dropAfterZip( Labeling &line, std::size_t end )
  {
    const Tokens &t = line.tokens;
    if ( end < 5 || isZip( t[end - 1], t.text( end - 1 ) ) )
      return end;
    for ( std::size_t i = 3; i + 1 < end; ++i )
    {
      const bool five = t[i].digits && t[i].size == 5;
      if ( !five && !( t[i].size == 10 && isZip( t[i], t.text( i ) ) ) )
        continue;
      if ( line.free( i ) && unitsOnly( line, i + 1, end ) )
        return i + 1;
      if ( line.free( i ) && t[i - 1].size == 2 && !t[i + 1].digits && t.word( i - 1 ).qualifier.empty() &&
           !normalizeState( t.text( i - 1 ) ).empty() )
      {
        line.mark( i + 1, end, Label::Note );
        line.notes = true;
        return i + 1;
      }
    }
    return end;
  }

}
