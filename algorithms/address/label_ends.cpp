// The ends of a line: notes, country, ZIP and state; and post office boxes and mail stops wherever they are.
#include "address/labeling.h"

namespace doorstep
{
  namespace
  {
    bool isZip( const Token &token, std::string_view text )
    {
      if ( token.digits )
        return text.size() == 5 || text.size() == 9 || text.size() == 10;
      return text.size() >= 6 && text.size() <= 10 && ( text[5] == '-' || text[4] == '-' ) && token.number &&
             text.find_first_not_of( "0123456789-" ) == std::string_view::npos;
    }

    // Whether something before `at` ends a street, so that a code after the next words can only be a state.
    bool hasStreetBefore( const Labeling &line, std::size_t at )
    {
      const Tokens &t = line.tokens;
      for ( std::size_t i = 1; i + 1 < at; ++i )
      {
        const bool type = t.word( i ).typeKind >= TypeKind::Plain;
        if ( ( type || t[i].comma || !t.word( i ).preRoute.empty() ) && t.word( at - 1 ).dir.empty() )
          return true;
      }
      return false;
    }

    // Two-letter states that are also a type, a directional or a common word.
    bool isAmbiguousState( const Word &word, std::string_view text )
    {
      return !word.type.empty() || !word.dir.empty() || !word.unit.empty() || !word.qualifier.empty() ||
             text == "IN" || text == "OR" || text == "HI" || text == "OK" || text == "ME" || text == "DE" ||
             text == "LA" || text == "AL" || text == "ID" || text == "CAL";
    }

    bool isStateHere( const Labeling &line, std::size_t from, std::size_t to, bool zip,
                      const ParseOptions &options )
    {
      const Tokens &t = line.tokens;
      if ( from == 0 )
        return false;
      const bool comma = t[from - 1].comma;
      const bool numbered = t[0].number;
      const std::string_view text = t.text( from, to );
      const Word &word = t.word( from );
      const bool code = text.size() == 2;
      // "6th Fl"
      if ( text == "FL" && ( t[from - 1].ordinal || t.word( from - 1 ).ordinal > 0 ) && !zip )
        return false;
      bool city = false;
      for ( std::size_t n = 1; n <= 4 && n <= from && !city; ++n )
        city = ( n < from || !numbered ) && isCity( t, from - n, from, options );
      // "6 Elm Ct" of a list that has the state in another column
      if ( !options.cityExpected && !zip && code && isAmbiguousState( word, text ) )
        return comma && city;
      if ( code && !isAmbiguousState( word, text ) )
        return zip || comma || city || from >= 2 || !numbered;
      if ( city )
        return zip || comma || hasStreetBefore( line, from ) || from >= 3 || !numbered;
      if ( code && !word.dir.empty() ) // NE
        return zip && ( !numbered || ( hasStreetBefore( line, from ) && t.word( from - 1 ).type.empty() ) );
      if ( comma )
        return zip || word.typeKind == TypeKind::None || from >= 3;
      if ( zip && !code )
        return t.word( from - 1 ).dir.empty() || !numbered;
      if ( code && word.typeKind < TypeKind::Plain && word.unit.empty() && from >= ( zip ? 2U : 4U ) )
        return true;
      if ( !code && from >= 4 )
        return t.word( from - 1 ).dir.empty();
      return hasStreetBefore( line, from ) || ( !numbered && ( zip || to - from > 1 ) );
    }

    std::size_t stateBegin( const Labeling &line, std::size_t end, bool zip, const ParseOptions &options )
    {
      for ( std::size_t n = 3; n > 0; --n )
      {
        if ( n > end || !line.free( end - n ) || !line.tokens.word( end - n ).startsPhrase )
          continue;
        const Phrase *phrase = Lexicon::instance().phrase( line.tokens.text( end - n, end ) );
        if ( phrase != nullptr && !phrase->state.empty() && isStateHere( line, end - n, end, zip, options ) )
          return end - n;
      }
      return end;
    }

    std::size_t labelZip( Labeling &line, std::size_t end )
    {
      const Tokens &t = line.tokens;
      if ( end < 2 || !line.free( end - 1 ) )
        return end;
      const bool designated = t.text( end - 2 ) == "#" || t.word( end - 2 ).unitKind == UnitKind::Id;
      if ( isZip( t[end - 1], t.text( end - 1 ) ) && !designated )
      {
        line.labels[end - 1] = Label::Zip;
        return end - 1;
      }
      const bool four = t[end - 1].digits && t[end - 1].size == 4;
      if ( end > 2 && four && t[end - 2].digits && t[end - 2].size == 5 && line.free( end - 2 ) )
      {
        line.mark( end - 2, end, Label::Zip );
        return end - 2;
      }
      if ( end > 3 && t[end - 1].digits && t[end - 1].size == 2 && t[end - 2].digits &&
           t[end - 2].size == 3 && t[end - 3].size == 2 && !normalizeState( t.text( end - 3 ) ).empty() )
      {
        line.mark( end - 2, end, Label::Zip );
        return end - 2;
      }
      // A spreadsheet took the leading zero of a ZIP after a state.
      const Phrase *state = Lexicon::instance().phrase( t.text( end - 2 ) );
      if ( end > 2 && four && state != nullptr && !state->state.empty() && t.text( end - 2 ).size() == 2 &&
           ( t.text( end - 2 ) != "CO" || t[end - 3].comma ) )
      {
        line.labels[end - 1] = Label::Zip;
        return end - 1;
      }
      return end;
    }

    // "… IL 60674 according to internet": what follows a state and a ZIP is a note.
    std::size_t dropAfterZip( Labeling &line, std::size_t end )
    {
      const Tokens &t = line.tokens;
      if ( end < 5 || isZip( t[end - 1], t.text( end - 1 ) ) )
        return end;
      for ( std::size_t i = 3; i + 1 < end; ++i )
      {
        if ( t[i].digits && t[i].size == 5 && line.free( i ) && t[i - 1].size == 2 && !t[i + 1].digits &&
             t.word( i - 1 ).qualifier.empty() && !normalizeState( t.text( i - 1 ) ).empty() )
        {
          line.mark( i + 1, end, Label::Note );
          line.notes = true;
          return i + 1;
        }
      }
      return end;
    }

    // Whether a number and a street type stand between here and the next comma: "dad 45 Oak Ave".
    bool holdsAddress( const Tokens &t, std::size_t from )
    {
      bool number = false;
      for ( std::size_t i = from; i < t.size(); ++i )
      {
        if ( number && t.word( i ).typeKind == TypeKind::Strong )
          return true;
        number = number || t[i].number;
        if ( t[i].comma )
          break;
      }
      return false;
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

    void labelNotes( Labeling &line )
    {
      const Tokens &t = line.tokens;
      const Lexicon &lexicon = Lexicon::instance();
      for ( std::size_t i = 0; i < t.size(); ++i )
      {
        if ( t[i].paren )
        {
          line.labels[i] = Label::Note;
          line.notes = true;
          continue;
        }
        if ( i == 0 || !line.free( i ) || !t.word( i ).startsPhrase )
          continue;
        bool note = false;
        bool several = false; // two words are plain enough without a comma before them: "side entrance"
        for ( std::size_t n = 1; n <= 2 && i + n <= t.size() && !note; ++n )
        {
          const Phrase *phrase = lexicon.phrase( t.text( i, i + n ) );
          note = phrase != nullptr && phrase->note;
          several = note && n == 2 && i >= 2;
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
  }

  namespace
  {
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
  }

  void labelBoxes( Labeling &line )
  {
    const Tokens &t = line.tokens;
    const std::size_t n = t.size();
    const auto is = [&]( std::size_t i, std::string_view text ) { return i < n && t.text( i ) == text; };
    const auto isId = [&]( std::size_t i )
    { return i < n && !t[i].paren && ( t[i].hasDigit || t[i].letter ) && t[i].size <= 14; };
    // An identifier after BOX, LOCKBOX and the like, with # or NO.
    const auto pastId = [&]( std::size_t i )
    {
      std::size_t at = i;
      while ( is( at, "#" ) || is( at, "NO" ) || is( at, "NUMBER" ) || is( at, "CODE" ) )
        ++at;
      if ( at + 1 < n && t[at].size == 2 && !t[at].hasDigit && t[at + 1].digits )
        ++at;
      if ( !isId( at ) )
        return i;
      ++at;
      if ( at < n && t[at].letter && !t[at - 1].comma && t.word( at ).dir.empty() &&
           ( at + 1 == n || t.word( at + 1 ).dir.empty() ) )
        ++at;
      return at;
    };
    for ( std::size_t i = 0; i < n; ++i )
    {
      if ( t[i].paren )
        continue;
      std::size_t at = i;
      bool rural = false;
      bool office = false;
      if ( is( i, "PO" ) || is( i, "POB" ) || is( i, "POBOX" ) || is( i, "LOCKBOX" ) )
      {
        at = i + 1;
        office = true;
      }
      else if ( is( i, "P" ) && ( is( i + 1, "O" ) || is( i + 1, "0" ) ) )
      {
        at = i + 2;
        office = true;
      }
      else if ( is( i, "POST" ) && is( i + 1, "OFFICE" ) )
      {
        at = i + 2;
        office = true;
      }
      else if ( is( i, "LOCK" ) && is( i + 1, "BOX" ) )
        at = i + 1;
      else if ( is( i, "RURAL" ) && ( is( i + 1, "ROUTE" ) || is( i + 1, "RTE" ) || is( i + 1, "RT" ) ) )
      {
        at = i + 2;
        rural = true;
      }
      else if ( is( i, "STAR" ) && ( is( i + 1, "ROUTE" ) || is( i + 1, "RTE" ) || is( i + 1, "RT" ) ) )
      {
        at = i + 2;
        rural = true;
      }
      else if ( ( is( i, "HIGHWAY" ) || is( i, "HWY" ) ) && is( i + 1, "CONTRACT" ) )
      {
        at = i + 3;
        rural = true;
      }
      else if ( is( i, "HC" ) || is( i, "HCR" ) )
      {
        at = i + 1;
        if ( is( at, "ROUTE" ) || is( at, "RTE" ) )
          ++at;
        rural = true;
      }
      else if ( is( i, "RR" ) || is( i, "RFD" ) || is( i, "CMR" ) || is( i, "PSC" ) )
      {
        at = i + 1;
        rural = true;
      }
      else if ( i < n && t[i].size > 2 && t[i].size < 7 && t[i].hasDigit &&
                ( t.text( i ).starts_with( "RR" ) || t.text( i ).starts_with( "HC" ) ) )
      {
        line.labels[i] = Label::Box;
        line.rural = true;
        continue;
      }
      else if ( ( is( i, "RT" ) || is( i, "RTE" ) || is( i, "ROUTE" ) ) )
      {
        // A route with a box is rural; without one it is a road.
        const std::size_t id = pastId( i + 1 );
        if ( is( id, "BOX" ) )
        {
          at = i + 1;
          rural = true;
        }
      }
      if ( rural || office )
      {
        std::size_t id = std::min( pastId( at ), n );
        if ( is( id, "PO" ) && is( id + 1, "BOX" ) )
          ++id;
        if ( is( id, "BOX" ) || is( id, "BX" ) )
          id = std::max( pastId( id + 1 ), id + 1 );
        const bool counts = id > at || i + 1 == n || ( rural && id >= n );
        if ( !counts )
          continue;
        line.rural = line.rural || rural;
        line.mark( i, std::min( id, n ), Label::Box );
        i = id - 1;
        continue;
      }
      if ( ( is( i, "BOX" ) || is( i, "BX" ) ) && pastId( i + 1 ) > i + 1 )
      {
        const std::size_t id = pastId( i + 1 );
        line.mark( i, id, Label::Box );
        i = id - 1;
        continue;
      }
      if ( at == i + 1 && is( at, "BOX" ) ) // LOCK BOX
      {
        const std::size_t id = pastId( at + 1 );
        line.mark( i, id, Label::Box );
        i = id - 1;
        continue;
      }
      if ( is( i, "MAIL" ) && is( i + 1, "CODE" ) && pastId( i + 2 ) > i + 2 )
      {
        line.mark( i, pastId( i + 2 ), Label::Stop );
        continue;
      }
      if ( t.word( i ).unitKind == UnitKind::Stop && line.free( i ) )
      {
        std::size_t id = pastId( i + 1 );
        if ( id > i + 1 )
        {
          if ( id < n && t[id].digits && t[id].size > 5 )
            ++id;
          line.mark( i, id, Label::Stop );
          i = id - 1;
        }
      }
    }
  }

  std::size_t labelEnds( Labeling &line, const ParseOptions &options )
  {
    const Tokens &t = line.tokens;
    labelNotes( line );
    std::size_t end = t.size();
    while ( end > 0 && line.labels[end - 1] == Label::Note )
      --end;
    const Lexicon &lexicon = Lexicon::instance();
    for ( std::size_t n = 4; n > 0; --n )
    {
      if ( n >= end || !line.free( end - n ) || !t.word( end - n ).startsPhrase )
        continue;
      const Phrase *phrase = lexicon.phrase( t.text( end - n, end ) );
      if ( phrase != nullptr && phrase->country )
      {
        line.mark( end - n, end, Label::Country );
        end -= n;
        break;
      }
    }
    end = dropAfterZip( line, end );
    const std::size_t beforeZip = labelZip( line, end );
    const bool zip = beforeZip < end;
    end = beforeZip;
    const std::size_t state = stateBegin( line, end, zip, options );
    if ( state < end )
    {
      const std::string_view found = lexicon.phrase( t.text( state, end ) )->state;
      line.mark( state, end, Label::State );
      end = state;
      // The same state twice, "Georgia, GA"; but "New York, NY" is a city.
      const Phrase *again = end > 1 && line.free( end - 1 ) ? lexicon.phrase( t.text( end - 1 ) ) : nullptr;
      if ( again != nullptr && again->state == found && !again->city && t.text( end - 1 ) != "NY" )
        line.labels[--end] = Label::State;
    }
    else if ( zip && end > 2 && t[end - 2].comma && t[end - 1].size == 2 && !t[end - 1].hasDigit &&
              t.word( end - 1 ).dir.empty() && t.word( end - 1 ).type.empty() && line.free( end - 1 ) )
      line.labels[--end] = Label::State; // a state with a typing error
    labelAttention( line, end, zip || state < t.size() );
    return end;
  }
}
