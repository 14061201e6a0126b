// SPDX-License-Identifier: GPL-2.0-or-later
// One street's name in its parts: directionals, types before and after, name.
#include "address/labeling.h"

namespace doorstep
{
  namespace
  {
    bool isType( const Tokens &t, std::size_t i )
    {
      return t.word( i ).typeKind != TypeKind::None;
    }
    bool isStrong( const Tokens &t, std::size_t i )
    {
      return t.word( i ).typeKind == TypeKind::Strong;
    }
    bool isDir( const Tokens &t, std::size_t i )
    {
      return !t.word( i ).dir.empty();
    }

    // N and E that are written apart: "S. W."
    bool isSplitQuadrant( const Tokens &t, std::size_t i, std::size_t to )
    {
      return i + 1 < to && t[i].letter && t[i + 1].letter && !t[i].comma &&
             ( t.text( i ) == "N" || t.text( i ) == "S" ) &&
             ( t.text( i + 1 ) == "E" || t.text( i + 1 ) == "W" );
    }

    // The identifier of a route: 45, A1A, 60E, Y, MM.
    bool isRouteId( const Tokens &t, std::size_t i, std::size_t to, bool qualified )
    {
      if ( i >= to )
        return false;
      if ( t[i].hasDigit )
        return !t[i].ordinal && t[i].size <= 5;
      const bool last = i + 1 == to || t[i].comma;
      if ( t[i].letter )
        return t.word( i ).dir.empty() || last;
      return qualified && t[i].size == 2 && t.word( i ).dir.empty() && ( last || !isType( t, i ) );
    }

    bool isRouteTail( std::string_view text )
    {
      return text == "BUSINESS" || text == "BUS" || text == "ALT" || text == "ALTERNATE" || text == "TRUCK" ||
             text == "BYPASS" || text == "BSNSS" || text == "BYP" || text == "SPUR" || text == "LOOP";
    }

    // "North Carolina Ave", but "N Carolina Ave" and "West Virginia": a state in full before a type
    bool stateName( const Tokens &t, std::size_t at, std::size_t to )
    {
      if ( t[at].size == 1 || at + 2 >= to || !isType( t, at + 2 ) )
        return false;
      const KnownPhrase *phrase = Lexicon::instance().phrase( t.text( at, at + 2 ) );
      return phrase != nullptr && !phrase->state.empty();
    }

    struct Route
    {
        std::size_t id = 0;  // where the identifier starts
        std::size_t end = 0; // 0: no route
    };

    // [OLD] [US | STATE | AZ | county name COUNTY | BUSINESS …] HIGHWAY [NO] 12 [BUSINESS]
    Route routeAt( const Tokens &t, std::size_t from, std::size_t to )
    {
      std::size_t i = from;
      bool qualified = false;
      bool head = false;
      const auto isState = [&]( std::size_t at, std::size_t n )
      {
        if ( at + n > to || !t.word( at ).starts( PhraseKind::State ) )
          return false;
        const KnownPhrase *phrase = Lexicon::instance().phrase( t.text( at, at + n ) );
        return phrase != nullptr && !phrase->state.empty();
      };
      if ( i < to && t.word( i ).old )
      {
        ++i;
        if ( i + 1 < to && isDir( t, i ) )
          ++i;
      }
      if ( i + 2 < to && ( t.text( i ) == "FARM" || t.text( i ) == "RANCH" ) && t.text( i + 1 ) == "TO" )
        i += 3, qualified = true;
      // "Anderson County Rd 312"
      if ( i + 3 < to && !t[i].hasDigit && t.word( i ).dir.empty() && t.word( i ).qualifier.empty() &&
           t.word( i ).preRoute.empty() && ( t.text( i + 1 ) == "COUNTY" || t.text( i + 1 ) == "CO" ) &&
           !t.word( i + 2 ).preRoute.empty() && t[i + 3].digits )
        return { i + 3, i + 4 };
      if ( isSplitQuadrant( t, i, to ) )
        return {};
      // "Avenue H", "Ave K"
      if ( i + 1 < to && t.word( i ).preLetter && t[i + 1].letter && !t[i].comma &&
           ( t.word( i + 1 ).dir.empty() || i + 2 == to || t[i + 1].comma ) &&
           !( i + 2 < to && !t[i + 1].comma && t.word( i + 2 ).typeKind == TypeKind::Strong ) )
        return { i + 1, i + 2 };
      if ( i + 1 < to && t.text( i ) == "U" && t.text( i + 1 ) == "S" )
        i += 2, qualified = head = true;
      if ( i + 2 < to && t.text( i ) == "UNITED" && t.text( i + 1 ) == "STATES" )
        i += 2, qualified = head = true;
      // Ohio's township roads; TR elsewhere is a trail
      if ( i + 1 < to && t.text( i ) == "TR" && t[i + 1].digits && ( i + 2 == to || t[i + 1].comma ) )
        return { i + 1, i + 2 };
      if ( i + 1 < to && t.text( i ) == "C" && t.text( i + 1 ) == "R" )
        i += 2, qualified = head = true;
      while ( i + 1 < to && !t.word( i ).qualifier.empty() && !t[i].comma )
      {
        head = head || t.text( i ) == "US" || t.text( i ) == "BUSINESS";
        qualified = true;
        ++i;
      }
      for ( std::size_t n = 2; n > 0; --n )
      {
        if ( i + n < to && isState( i, n ) && !t.word( i + n ).preRoute.empty() && t.text( i + n ) != "RD" )
        {
          i += n;
          qualified = true;
          break;
        }
      }
      while ( i < to && !t.word( i ).preRoute.empty() && !t[i].comma )
      {
        const bool bare =
            t.text( i ) == "LOOP" || t.text( i ) == "I" || t.text( i ) == "SPUR" || t.text( i ) == "US";
        if ( bare && !( i + 1 < to && ( t[i + 1].digits || !t.word( i + 1 ).preRoute.empty() ) ) )
          break;
        // "Road 32" and "Rd A" are routes; "Road Runner" is not.
        head = true;
        qualified = qualified || ( t.text( i ) != "ROAD" && t.text( i ) != "RD" );
        ++i;
      }
      if ( !head )
        return {};
      // "Route # A", but "Southwest Highway # 12" is a unit.
      const bool directed = from > 0 && isDir( t, from - 1 );
      while ( i < to &&
              ( t.text( i ) == "NO" || ( t.text( i ) == "#" && !directed ) || t.text( i ) == "NUMBER" ) )
        ++i;
      if ( !isRouteId( t, i, to, qualified ) || ( i > from && t[i - 1].comma ) )
        return {};
      const std::size_t id = i > from && ( t.text( i - 1 ) == "NO" || t.text( i - 1 ) == "#" ) ? i - 1 : i;
      std::size_t end = i + 1;
      // County Road 44 1/2, between 44 and 45
      if ( end < to && t.text( end ) == "1/2" && t[i].digits && !t[i].comma )
        ++end;
      if ( end < to && isRouteTail( t.text( end ) ) && !t[end - 1].comma )
        ++end;
      return { id, end };
    }

    // Directionals at the end: one, or "S W" apart. Returns where they begin.
    std::size_t sufdirBegin( const Tokens &t, std::size_t from, std::size_t to )
    {
      if ( to - from < 2 || !isDir( t, to - 1 ) )
        return to;
      if ( to - from > 2 && isSplitQuadrant( t, to - 2, to ) )
        return to - 2;
      return to - 1;
    }

    void labelRest( Labeling &line, std::size_t from, std::size_t to )
    {
      const Tokens &t = line.tokens;
      if ( from >= to )
        return;
      // "The Loop", "The Prado"
      const bool article = t.text( from ) == "THE" && to - from == 2;
      std::size_t nameEnd = to;
      const TypeKind last = t.word( to - 1 ).typeKind;
      // "Central Park South", "Lincoln Park West": a park and the side that faces it
      const bool side = to < t.size() && line.labels[to] == Label::SufDir && t.text( to - 1 ) == "PARK";
      const bool type =
          ( last >= TypeKind::Weak && !side ) ||
          ( last == TypeKind::None && !Lexicon::instance().misspeltType( t.text( to - 1 ) ).empty() );
      if ( to - from > 1 && !article && type )
        nameEnd = to - 1;
      line.mark( nameEnd, to, Label::SufType );
      // "Saint John W St": the directional between name and type.
      if ( nameEnd < to && nameEnd - from > 1 && isDir( t, nameEnd - 1 ) && t[nameEnd - 1].size <= 2 &&
           !t[nameEnd - 2].letter && !t[nameEnd - 2].digits )
      {
        line.labels[nameEnd - 1] = Label::SufDir;
        --nameEnd;
      }
      line.mark( from, nameEnd, Label::Name );
    }
  }

  bool isSaint( const Tokens &tokens, std::size_t at, std::size_t end )
  {
    const bool doctor = tokens.text( at ) == "DR" &&
                        ( at == 0 || tokens[at - 1].hasDigit ||
                          ( !tokens.word( at - 1 ).dir.empty() && ( at == 1 || tokens[at - 2].hasDigit ) ) );
    if ( ( tokens.text( at ) != "ST" && !doctor ) || at + 1 >= end || tokens[at].comma )
      return false;
    const Word &next = tokens.word( at + 1 );
    return !tokens[at + 1].hasDigit && !tokens[at + 1].letter && tokens[at + 1].size > 1 &&
           next.typeKind < TypeKind::Plain && next.dir.empty() && next.unitKind == UnitKind::None &&
           tokens.text( at + 1 ) != "&" && tokens.text( at + 1 ) != "AND" && tokens.text( at + 1 ) != "AT" &&
           tokens.text( at + 1 ) != "OR" && tokens.text( at + 1 ) != "#" && tokens.text( at + 1 ) != "/";
  }

  std::size_t routeEnd( const Labeling &line, std::size_t from, std::size_t to )
  {
    const Tokens &t = line.tokens;
    std::size_t at = from;
    if ( at + 1 < to && isDir( t, at ) )
      ++at;
    const Route route = routeAt( t, at, to );
    return route.end == 0 ? from : route.end;
  }

  void labelStreet( Labeling &line, std::size_t from, std::size_t to )
  {
    const Tokens &t = line.tokens;
    std::size_t begin = from;
    while ( begin < to && !line.free( begin ) )
      ++begin;
    if ( begin >= to )
      return;
    std::size_t end = to;

    // Before the name.
    if ( to - begin > 1 && isDir( t, begin ) && !t[begin].comma )
    {
      const bool quadrant =
          isSplitQuadrant( t, begin, to ) && to - begin > 2 && !( to - begin > 3 && t[begin + 2].letter );
      const bool nextEnds = begin + 2 == to || ( begin + 3 == to && isDir( t, begin + 2 ) );
      const bool nextTypes = isStrong( t, begin + 1 ) && t.text( begin + 1 ) != "PIKE";
      const bool weakNext = isType( t, begin + 1 ) && !nextTypes &&
                            t.word( begin + 1 ).typeKind == TypeKind::Plain && t[begin].size > 2;
      // "North Ave", "E Street", "SW Freeway", "North Way", but "N Park" and "N Highway 71".
      const bool name = nextEnds && ( nextTypes || weakNext );
      const bool compass = t[begin].size > 2 && t.word( begin + 1 ).compass && begin + 3 >= to &&
                           ( begin + 2 == to || isType( t, begin + 2 ) );
      // "N SE": a lettered street in its quadrant
      const bool lettered = t[begin].letter && begin + 2 == to && t.word( begin + 1 ).dir.size() == 2;
      const bool spelled = t[begin].size > 2 && isDir( t, begin + 1 ) && t[begin + 1].size > 2 &&
                           to - begin > 2 && isType( t, to - 1 ) && begin + 3 == to;
      if ( quadrant )
      {
        line.mark( begin, begin + 2, Label::PreDir );
        begin += 2;
      }
      else if ( !name && !spelled && !compass && !lettered && !stateName( t, begin, to ) )
        line.labels[begin++] = Label::PreDir;
    }
    const Route route = routeAt( t, begin, to );
    // "US 401 Hwy", "I 49 S Service Rd": the type at the end makes the rest a name.
    const std::size_t typeAt = sufdirBegin( t, begin, to ) - 1;
    const bool typed =
        route.end != 0 && typeAt >= route.end && ( isStrong( t, typeAt ) || t.text( typeAt ) == "RTE" );
    if ( route.end != 0 && !typed )
    {
      const bool old = t.word( begin ).old;
      if ( old )
        line.labels[begin++] = Label::PreMod;
      if ( old && isDir( t, begin ) )
        line.labels[begin++] = Label::PreDir;
      line.mark( begin, route.id, Label::PreType );
      line.mark( route.id, route.end, Label::Name );
      const std::size_t dir = sufdirBegin( t, route.end > begin ? route.end - 1 : begin, to );
      line.mark( route.end, dir, Label::Name );
      line.mark( dir, to, Label::SufDir );
      return;
    }
    // After the name.
    const std::size_t dir = sufdirBegin( t, begin, end );
    if ( dir < end &&
         !( dir == begin + 1 && t[begin].letter == false && t.word( begin ).preLetter && t[dir].letter ) )
    {
      line.mark( dir, end, Label::SufDir );
      end = dir;
    }
    if ( end - begin > 2 && isStrong( t, end - 2 ) &&
         ( t.text( end - 1 ) == "EXT" || t.text( end - 1 ) == "EXTENSION" || t.text( end - 1 ) == "BYP" ||
           t.text( end - 1 ) == "BYPASS" || t.text( end - 1 ) == "ALT" ) )
      line.labels[--end] = Label::SufMod;

    // Avenue A, Avenue of the Stars, Boulevard East, Calle Ocho.
    if ( end - begin > 1 && !t[begin].comma )
    {
      const bool letter =
          t.word( begin ).preLetter && end - begin == 2 && ( t[begin + 1].letter || t[begin + 1].digits );
      const bool of = isStrong( t, begin ) && ( t.text( begin + 1 ) == "OF" || t.text( begin + 1 ) == "DE" ||
                                                t.text( begin + 1 ) == "DEL" );
      const bool spanish = !t.word( begin ).preName.empty() && !isStrong( t, end - 1 );
      const bool boulevard = ( t.text( begin ) == "BOULEVARD" ) && !isStrong( t, end - 1 );
      if ( letter || of || spanish || boulevard )
      {
        line.labels[begin] = Label::PreType;
        line.mark( begin + 1, end, Label::Name );
        return;
      }
    }
    if ( end - begin == 1 && end < to && isStrong( t, begin ) )
    {
      // "Boulevard East", "Avenue E"
      line.labels[begin] = Label::PreType;
      line.mark( begin + 1, to, Label::Name );
      return;
    }
    labelRest( line, begin, end );
  }
}
