// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/two_homes.h"

#include "address/tokens.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    using When = TypedHome::When;

    constexpr std::array NOW = { "NOW",   "NEW",   "CURRENT", "CURRENTLY", "PRESENT", "PRESENTLY",
                                 "TODAY", "AHORA", "ACTUAL",  "NUEVA",     "NUEVO",   "HOY" };
    constexpr std::array BEFORE = {
        "WAS",   "OLD",   "FORMER", "FORMERLY", "PREVIOUS", "PREVIOUSLY", "PREV", "USED", "ANTES", "ANTERIOR",
        "VIEJA", "VIEJO", "PAST",   "EX",       "PRIOR",    "EARLIER",    "LAST", "FROM", "NOT",   "FKA" };
    // Words between two homes that say whose or which they are.
    constexpr std::array BETWEEN = {
        "OR",      "AND",  "&",      "/",     "@",       "ALSO",    "THEN",        "TO",      "AT",
        "MOM",     "MOMS", "MOTHER", "DAD",   "DADS",    "FATHER",  "PAPA",        "MAMA",    "Y",
        "O",       "U",    "IS",     "BUT",   "MOVED",   "LIVES",   "STAYS",       "STAYING", "WITH",
        "ADDRESS", "ADDR", "HOME",   "MADRE", "PADRE",   "GRANDMA", "GRANDMOTHER", "ABUELA",  "AUNT",
        "TIA",     "ELSE", "PLUS",   "S",     "MOTHERS", "FATHERS", "ALTERNATE",   "SECOND",  "OTHER",
        "FIRST",   "1ST",  "2ND",    "ES",    "DE",      "EN",      "FOR",         "PARA",    "#",
        "A",       "USE",  "DO",     "AKA",   "ALT",     "MAIL",    "MAILING",     "PM",      "AM" };

    template <class Words> bool isIn( const Words &words, std::string_view text )
    {
      return std::find( words.begin(), words.end(), text ) != words.end();
    }

    When whenOf( std::string_view text )
    {
      return isIn( NOW, text ) ? When::Now : isIn( BEFORE, text ) ? When::Before : When::Unsaid;
    }

    bool joinsWord( std::string_view text )
    {
      return text == "&" || text == "AND" || text == "OR" || text == "/" || text == "Y" || text == "O";
    }

    // A house number with a word of a street behind it, which is no unit's, box's or route's.
    bool isHouseNumber( const Tokens &t, std::size_t i )
    {
      if ( !t[i].number || t[i].ordinal || t[i].comma || i + 1 >= t.size() || t[i + 1].number )
        return t[i].number && !t[i].ordinal && !t[i].comma && i + 1 < t.size() && t[i + 1].ordinal;
      if ( t.word( i + 1 ).unitKind == UnitKind::Floor || joinsWord( t.text( i + 1 ) ) )
        return false;
      if ( i == 0 || t[i - 1].comma )
        return true;
      // "(For # 60 Church St)"
      if ( t.text( i - 1 ) == "#" && i > 1 )
        return isIn( BETWEEN, t.text( i - 2 ) );
      const Word &before = t.word( i - 1 );
      return before.unitKind == UnitKind::None && t.text( i - 1 ) != "#" && before.preRoute.empty() &&
             t.text( i - 1 ) != "STATE" && t.text( i - 1 ) != "COUNTY" && t.text( i - 1 ) != "BOX" &&
             t.text( i - 1 ) != "NO";
    }
  }

  namespace
  {
    // Whether the number at `next` begins a home of its own: the street before it has ended by its type, a
    // comma, a bracket or a word for another home, whatever words follow ("14 Elm St drop off 20 Pearl St").
    bool setApart( const Tokens &t, std::size_t number, std::size_t next )
    {
      for ( std::size_t i = number + 1; i < next; ++i )
        if ( t[i].comma || t[i].dash || t[i].paren != t[i + 1].paren || isIn( BETWEEN, t.text( i ) ) ||
             whenOf( t.text( i ) ) != When::Unsaid || t.word( i ).typeKind == TypeKind::Strong )
          return true;
      return false;
    }

    // Where the words of a home end that lead to the next one: "14 Elm St pick up 20 Pearl St", "1) 14 Elm St
    // 2) 20 Pearl St". A unit is none of them.
    std::size_t withoutLead( const Tokens &t, std::size_t number, std::size_t past )
    {
      const bool counted = number > 0 && t[number - 1].digits && t[number - 1].size == 1;
      if ( counted && past > number + 2 && t[past - 1].digits && t[past - 1].size == 1 )
        --past;
      std::size_t end = past;
      while ( end > number + 2 && !t[end - 1].comma && !t[end - 1].dash && !t[end - 1].hasDigit &&
              t.word( end - 1 ).typeKind != TypeKind::Strong &&
              t.word( end - 2 ).unitKind == UnitKind::None && t.text( end - 2 ) != "#" )
        --end;
      return t.word( end - 1 ).typeKind == TypeKind::Strong ? end : past;
    }

    // "14/20 Elm St": two numbers of two figures or more, and no fraction; the first's length, else 0.
    std::size_t slashedNumber( std::string_view text )
    {
      const std::size_t slash = text.find_first_not_of( "0123456789" );
      if ( slash == std::string_view::npos || slash < 2 || text[slash] != '/' )
        return 0;
      const std::size_t end = std::min( text.find_first_not_of( "0123456789", slash + 1 ), text.size() );
      return end >= slash + 3 && ( end == text.size() || text[end] == ' ' ) ? slash : 0;
    }
  }

  bool mayNameTwoHomes( std::string_view line )
  {
    if ( slashedNumber( line ) > 0 )
      return true;
    const auto digit = []( char c ) { return c >= '0' && c <= '9'; };
    const auto letter = []( char c ) { return ( c >= 'A' && c <= 'Z' ) || ( c >= 'a' && c <= 'z' ); };
    int numbers = 0;
    for ( std::size_t i = 0; i < line.size(); ++i )
    {
      if ( !digit( line[i] ) || ( i > 0 && ( letter( line[i - 1] ) || line[i - 1] == '-' ) ) )
        continue;
      while ( i < line.size() &&
              ( digit( line[i] ) || ( line[i] == '-' && i + 1 < line.size() && digit( line[i + 1] ) ) ) )
        ++i;
      // a letter may follow the number: 20B Pearl
      const std::size_t space = i + ( i < line.size() && letter( line[i] ) ? 1 : 0 );
      const bool listed = space + 2 < line.size() && line[space] == ',' && line[space + 1] == ' ' &&
                          digit( line[space + 2] ); // 12, 14 Elm St
      if ( listed || ( space + 1 < line.size() && line[space] == ' ' ) )
        ++numbers;
    }
    return numbers > 1;
  }

  std::vector<TypedHome> homesIn( std::string_view line )
  {
    const Tokens t( line );
    std::vector<TypedHome> homes;
    std::vector<std::size_t> begins;
    for ( std::size_t i = 0; i < t.size(); ++i )
    {
      if ( !isHouseNumber( t, i ) )
        continue;
      if ( begins.empty() )
      {
        begins.push_back( i );
        continue;
      }
      // words of a street lie between, and a sign or a word sets the two apart
      bool street = false;
      for ( std::size_t k = begins.back() + 1; k < i; ++k )
        street =
            street ||
            ( !t[k].hasDigit && !isIn( BETWEEN, t.text( k ) ) && whenOf( t.text( k ) ) == When::Unsaid ) ||
            t[k].ordinal;
      if ( street && setApart( t, begins.back(), i ) )
        begins.push_back( i );
    }
    std::size_t from = 0;
    for ( std::size_t h = 0; h < begins.size(); ++h )
    {
      // the words right before the number are about it
      TypedHome home;
      for ( std::size_t k = begins[h]; k-- > from; )
      {
        const When when = whenOf( t.text( k ) );
        if ( when == When::Unsaid && !isIn( BETWEEN, t.text( k ) ) )
          break;
        home.when = when == When::Unsaid ? home.when : when;
      }
      std::size_t past = h + 1 < begins.size() ? begins[h + 1] : t.size();
      const std::size_t next = past;
      // the lead of the next home is none of this one's words, but "(old)" behind it is
      while ( h + 1 < begins.size() && past > begins[h] + 1 &&
              ( isIn( BETWEEN, t.text( past - 1 ) ) || whenOf( t.text( past - 1 ) ) != When::Unsaid ) &&
              !( t[past - 1].comma && past < next ) && !( t[past - 1].paren && !t[next].paren ) )
        --past;
      if ( h + 1 < begins.size() )
        past = withoutLead( t, begins[h], past );
      const std::size_t lead = past;
      while ( past > begins[h] + 1 && whenOf( t.text( past - 1 ) ) != When::Unsaid )
      {
        home.when = home.when == When::Unsaid ? whenOf( t.text( past - 1 ) ) : home.when;
        --past;
      }
      home.line = line.substr( t[begins[h]].rawBegin, t[past - 1].rawEnd - t[begins[h]].rawBegin );
      from = lead;
      homes.push_back( std::move( home ) );
    }
    return homes;
  }

  std::vector<TypedHome> numbersIn( std::string_view line )
  {
    if ( const std::size_t slash = slashedNumber( line );
         slash > 0 && line.find( ' ' ) != std::string_view::npos )
      return { { std::string( line.substr( 0, slash ) ) + std::string( line.substr( line.find( ' ' ) ) ),
                 TypedHome::When::Unsaid },
               { std::string( line.substr( slash + 1 ) ), TypedHome::When::Unsaid } };
    const Tokens t( line );
    std::vector<std::size_t> numbers;
    std::size_t i = 0;
    for ( bool apart = true; i < t.size() && apart && t[i].number && !t[i].ordinal; )
    {
      numbers.push_back( i );
      apart = t[i].comma;
      for ( ++i; i < t.size() && joinsWord( t.text( i ) ); ++i )
        apart = true;
    }
    std::vector<TypedHome> homes;
    if ( numbers.size() < 2 || i >= t.size() || i != numbers.back() + 1 )
      return homes;
    const std::string_view street = line.substr( t[i].rawBegin );
    for ( const std::size_t number : numbers )
      homes.push_back(
          { std::string( t.raw( number ) ) + " " + std::string( street ), TypedHome::When::Unsaid } );
    return homes;
  }

  namespace
  {
    // Whether what was found for a part makes it an address of its own: the name as it is, no guess.
    bool isAddress( const GeocodeResult &r )
    {
      constexpr double sure = 85;
      return ( r.status == MatchStatus::Matched || r.status == MatchStatus::Tied ) && r.score >= sure;
    }

    // Or its words alone do: number, name and a type that is nothing else.
    bool readsAsAddress( const std::string &line )
    {
      const Tokens t( line );
      for ( std::size_t i = 2; i < t.size(); ++i )
        if ( t.word( i ).typeKind == TypeKind::Strong )
          return true;
      return false;
    }
  }

  namespace
  {
    GeocodeResult tied( const std::vector<GeocodeResult> &found, const AddressInput &input,
                        const GeocodeOptions &options, const char *note )
    {
      GeocodeResult result;
      result.status = MatchStatus::Tied;
      result.note = note;
      result.extra = input.line;
      result.score = 100;
      for ( const GeocodeResult &r : found )
      {
        result.score = std::min( result.score, r.score );
        if ( r.placed() && options.candidates > 0 )
          result.candidates.push_back(
              { r.address, r.level, r.score, r.place, "one of the homes in the cell" } );
        for ( const MatchCandidate &c : r.candidates )
          result.candidates.push_back( c );
      }
      return result;
    }
  }

  std::optional<GeocodeResult> chooseNumber( const Geocoder &geocoder, const AddressInput &input,
                                             const std::vector<TypedHome> &homes,
                                             const GeocodeOptions &options )
  {
    const LocalFrame frame = geocoder.reference().frame();
    std::vector<GeocodeResult> found;
    bool apart = false;
    for ( const TypedHome &home : homes )
    {
      AddressInput part = input;
      part.line = home.line;
      found.push_back( geocoder.searchOne( part, options ) );
      if ( !isAddress( found.back() ) )
        return std::nullopt;
      apart = apart || !found.back().placed() || !found.front().placed() ||
              frame.meters( found.front().place, found.back().place ) > SAME_DOOR_METERS;
    }
    if ( !apart )
      return std::nullopt;
    return tied( found, input, options,
                 "the cell names more than one house number: choose the one to visit" );
  }

  std::optional<GeocodeResult> chooseHome( const Geocoder &geocoder, const AddressInput &input,
                                           const std::vector<TypedHome> &homes,
                                           const GeocodeOptions &options )
  {
    std::vector<GeocodeResult> found;
    std::size_t sure = 0, likely = 0, now = 0, nowAt = 0, open = 0, openAt = 0;
    for ( std::size_t h = 0; h < homes.size(); ++h )
    {
      AddressInput part = input;
      part.line = homes[h].line;
      found.push_back( geocoder.searchOne( part, options ) );
      const bool address = isAddress( found[h] );
      sure += address ? 1 : 0;
      likely += address || readsAsAddress( homes[h].line ) ? 1 : 0;
      if ( homes[h].when == When::Now )
        ++now, nowAt = h;
      if ( homes[h].when != When::Before )
        ++open, openAt = h;
    }
    if ( sure == 0 || likely < homes.size() )
      return std::nullopt;
    const auto noted = [&]( GeocodeResult r, const char *note )
    {
      if ( r.note.empty() )
        r.note = note;
      r.extra = input.line;
      return r;
    };
    if ( now == 1 || ( now == 0 && open == 1 ) )
      return noted( found[now == 1 ? nowAt : openAt],
                    "the cell names more than one home: the one that its words mark as current" );
    const LocalFrame frame = geocoder.reference().frame();
    const bool same =
        std::all_of( found.begin(), found.end(),
                     [&]( const GeocodeResult &r ) {
                       return r.placed() && frame.meters( r.place, found.front().place ) <= SAME_DOOR_METERS;
                     } );
    if ( same )
    {
      const bool one =
          std::all_of( found.begin(), found.end(),
                       [&]( const GeocodeResult &r ) { return r.address == found.front().address; } );
      return one ? found.front()
                 : noted( found.front(), "the cell names more than one home, side by side: the first" );
    }
    return tied( found, input, options, "the cell names more than one home: choose the one to visit" );
  }
}
