// SPDX-License-Identifier: GPL-2.0-or-later
// The ends of a line: country, ZIP and state.
#include "address/labeling.h"

namespace doorstep
{
  namespace
  {
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

    // Whether a town of the reference ends before `at`.
    bool isOwnCity( const Tokens &t, std::size_t at, const ParseOptions &options )
    {
      for ( std::size_t n = 1; n <= 4 && n < at; ++n )
        if ( options.cities->contains( t.text( at - n, at ) ) )
          return true;
      return false;
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
      // "Calle de Montana", "Avenue of the Oregon"
      const std::string_view before = t.text( from - 1 );
      if ( !comma && !code &&
           ( before == "DE" || before == "DEL" || before == "LA" || before == "LAS" || before == "LOS" ||
             before == "EL" || before == "OF" || before == "THE" ) )
        return false;
      bool city = false;
      for ( std::size_t n = 1; n <= 4 && n <= from && !city; ++n )
        // between a number and a city stands a street: "7 Oak Ridge Ct"
        city = ( n + 1 < from || !numbered ) && isCity( t, from - n, from, options );
      // "14 Elm St, Delaware" in Ohio, "…, Georgia" in Vermont: a town of the reference
      if ( options.cities != nullptr && !code && !zip && !city && numbered &&
           options.cities->contains( text ) )
        return false;
      // "187 N Cedar Hill Ct", "143 W Jackson Ct": a Court, unless a town of the reference stands before it
      if ( options.cities != nullptr && code && !comma && numbered && word.typeKind >= TypeKind::Plain &&
           !hasStreetBefore( line, from ) && !isOwnCity( t, from, options ) )
        return false;
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
      // "Paseo Montana" of a list that has the state in another column
      if ( !code && from >= 4 && options.cityExpected )
        return t.word( from - 1 ).dir.empty();
      return hasStreetBefore( line, from ) || ( !numbered && ( zip || to - from > 1 ) );
    }

    std::size_t stateBegin( const Labeling &line, std::size_t end, bool zip, const ParseOptions &options )
    {
      for ( std::size_t n = 3; n > 0; --n )
      {
        if ( n > end || !line.free( end - n ) || !line.tokens.word( end - n ).starts( PhraseKind::State ) )
          continue;
        const KnownPhrase *phrase = Lexicon::instance().phrase( line.tokens.text( end - n, end ) );
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
      const KnownPhrase *state = Lexicon::instance().phrase( t.text( end - 2 ) );
      if ( end > 2 && four && state != nullptr && !state->state.empty() && t.text( end - 2 ).size() == 2 &&
           ( t.text( end - 2 ) != "CO" || t[end - 3].comma ) )
      {
        line.labels[end - 1] = Label::Zip;
        return end - 1;
      }
      return end;
    }
  }

  std::size_t labelEnds( Labeling &line, const ParseOptions &options )
  {
    const Tokens &t = line.tokens;
    labelNotes( line );
    labelPlaceholders( line );
    std::size_t end = t.size();
    while ( end > 0 && ( line.labels[end - 1] == Label::Note || line.labels[end - 1] == Label::Blank ) )
      --end;
    const Lexicon &lexicon = Lexicon::instance();
    for ( std::size_t n = 4; n > 0; --n )
    {
      if ( n >= end || !line.free( end - n ) || !t.word( end - n ).starts( PhraseKind::Country ) )
        continue;
      const KnownPhrase *phrase = lexicon.phrase( t.text( end - n, end ) );
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
      const KnownPhrase *again =
          end > 1 && line.free( end - 1 ) ? lexicon.phrase( t.text( end - 1 ) ) : nullptr;
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
