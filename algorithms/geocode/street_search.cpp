// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/street_search.h"

#include "address/lexicon.h"
#include "geocode/edit_distance.h"
#include "geocode/known_words.h"
#include "geocode/scoring.h"

#include <algorithm>
#include <optional>

namespace doorstep
{
  namespace
  {
    // H Street is no typing error of G Street, nor "NE" one of N: names of so few letters are as typed.
    bool namesCompare( std::string_view typed, std::string_view name )
    {
      const auto letter = []( std::string_view text )
      { return text.size() == 1 && ( text[0] < '0' || text[0] > '9' ); };
      const std::string_view a = typed.substr( typed.rfind( ' ' ) + 1 ),
                             b = name.substr( name.rfind( ' ' ) + 1 );
      return !letter( typed ) && !letter( name ) && ( typed.size() != 2 || name.size() != 2 ) &&
             ( a.size() > 2 || b.size() > 2 || a == b ); // County Highway BP is no PB
    }

    // Which of the typed parts went into the key that was looked up.
    enum class TypedKey
    {
      Name,
      Directed,
      Whole
    };

    ComparedParts compareParts( const ReferenceView &view, const StreetName &typed, TypedKey key,
                                const StreetRecord &street, KeyKind kind )
    {
      ComparedParts parts;
      const bool typedWhole = key == TypedKey::Whole,
                 refWhole = kind == KeyKind::Whole || kind == KeyKind::Spelled;
      const bool typedDirected = key != TypedKey::Name, refDirected = kind != KeyKind::Name;
      static const std::string none;
      const auto typedPart = [&]( bool used, const std::string &part ) -> std::string_view
      { return used ? none : part; };
      const auto refPart = [&]( bool used, StringIndex part )
      { return used ? std::string_view() : view.text( part ); };
      if ( typedWhole && refWhole )
        return parts;
      // both sides' directionals are in the keys that agree: nothing is left to compare
      if ( !( typedDirected && refDirected ) )
        compareDirections( parts, typedPart( typedDirected, typed.predir ),
                           typedPart( typedDirected, typed.sufdir ), refPart( refDirected, street.predir ),
                           refPart( refDirected, street.sufdir ), view.text( street.name ) );
      // "Acorn Park Dr" for Acorn Pk: a type of its own behind the reference's whole name
      if ( refWhole && !typedWhole && !typed.suftype.empty() && street.suftype != 0 )
        parts.add( WEIGHTS.typeWrong, PartsAgree::No );
      else
        compareTypes( parts, typedPart( typedWhole, typed.pretype ), typedPart( typedWhole, typed.suftype ),
                      refPart( refWhole, street.pretype ), refPart( refWhole, street.suftype ) );
      if ( !typedWhole && !refWhole &&
           ( typed.sufmod != view.text( street.sufmod ) || typed.premod != view.text( street.premod ) ) )
        parts.add( WEIGHTS.modifier, PartsAgree::LeftOut, !typed.sufmod.empty() && street.sufmod == 0 );
      if ( !typedWhole && !refWhole && street.premod == 0 )
        doubtOld( parts, typed.premod );
      return parts;
    }

    // How a key that is not as typed is like it.
    struct Similar
    {
        int edits = 0;
        bool swapped = false;
        bool first = false; // begins otherwise
        bool sound = false;
        bool known = false; // the typed name is a word of its own

        double cost( std::size_t letters ) const
        {
          double points = editCost( edits, letters ) * ( swapped ? WEIGHTS.swapShare : 1 );
          if ( sound )
            points = std::min( points, WEIGHTS.sounds );
          return points + ( known ? WEIGHTS.knownName : 0 ) + ( first ? WEIGHTS.otherInitial : 0 );
        }
    };

    // The directionals among a name's words, in their order.
    std::string sidesIn( std::string_view words )
    {
      std::string sides;
      for ( std::size_t at = 0; at < words.size(); )
      {
        const std::size_t end = std::min( words.find( ' ', at ), words.size() );
        const std::string_view word = words.substr( at, end - at );
        const std::string_view side = Lexicon::instance().word( word ).dir;
        if ( !side.empty() && ( side == word || word.size() > 3 ) )
          sides.append( side ).append( 1, ' ' );
        at = end + 1;
      }
      return sides;
    }

    struct Collector
    {
        const ReferenceView &view;
        const StreetName &typed;
        std::uint8_t reading;
        std::vector<StreetCandidate> &out;
        std::optional<std::string> sides = {}; // of the typed name, once they are asked for

        // A key that is there as typed.
        void add( std::uint32_t key, TypedKey typedKey, double cost )
        {
          eachUse( key, true,
                   [&]( const KeyUse &use, const StreetRecord &street )
                   { put( use, street, typedKey, cost, true, false ); } );
        }

        // One that is like it; `letters` of the longer of both.
        void addSimilar( std::uint32_t key, TypedKey typedKey, const Similar &how, std::size_t letters,
                         bool wholeKeys )
        {
          eachUse( key, wholeKeys,
                   [&]( const KeyUse &use, const StreetRecord &street )
                   {
                     const std::string_view name = view.text( street.name );
                     if ( !namesCompare( typed.name, name ) )
                       return;
                     // the letters of types say nothing of the name
                     const bool whole = use.kind == KeyKind::Whole || use.kind == KeyKind::Spelled;
                     std::size_t counted = letters;
                     if ( whole && typedKey != TypedKey::Whole )
                       counted = std::min( { counted, typed.name.size(), name.size() } );
                     else if ( whole )
                       counted = std::min( counted, std::max( typed.name.size(), name.size() ) );
                     else if ( typedKey == TypedKey::Whole )
                       counted = std::min( counted, typed.name.size() );
                     put( use, street, typedKey, how.cost( counted ), false,
                          how.sound ||
                              ( how.edits > 1 && static_cast<double>( counted ) < WEIGHTS.twoEditsLetters ) );
                   } );
        }

        template <class Visit> void eachUse( std::uint32_t key, bool wholeKeys, Visit &&visit ) const
        {
          const KeyRecord &record = view.keys[key];
          for ( std::uint32_t u = record.firstUse; u < record.firstUse + record.useCount; ++u )
          {
            const KeyUse &use = view.keyUses[u];
            if ( wholeKeys || use.kind == KeyKind::Name )
              visit( use, view.streets[use.street] );
          }
        }

        void put( const KeyUse &use, const StreetRecord &street, TypedKey typedKey, double cost, bool exact,
                  bool doubtful )
        {
          ComparedParts parts = compareParts( view, typed, typedKey, street, use.kind );
          if ( !exact && typedKey == TypedKey::Whole && parts.agree == PartsAgree::Yes )
            contradict( parts, street );
          if ( !exact && parts.agree != PartsAgree::No && otherSides( street ) )
            parts.add( WEIGHTS.directionWrong, PartsAgree::No );
          StreetCandidate c;
          c.street = use.street;
          c.cost =
              cost + parts.cost + WEIGHTS.otherReading * reading + ( street.alias == 0 ? 0 : WEIGHTS.alias );
          const bool plain = ( typedKey == TypedKey::Name && use.kind == KeyKind::Name ) ||
                             ( typedKey == TypedKey::Whole && use.kind == KeyKind::Whole );
          c.cost += plain ? 0 : WEIGHTS.respelled;
          c.exactName = exact;
          c.doubtful = doubtful;
          c.parts = parts.agree;
          c.mirror = parts.mirror;
          c.added = parts.added;
          c.reading = reading;
          put( c );
        }

        // "Gray Gardens East" and "… West", whatever is name and what side.
        bool otherSides( const StreetRecord &street )
        {
          if ( !sides )
            sides = sidesIn( format( typed ) );
          if ( sides->empty() )
            return false;
          const std::string others = sidesIn( view.text( street.whole ) );
          return !others.empty() && others != *sides;
        }

        // Two edits may change one type or side into another: "Cambridge Ctr" is no misspelt Cambridge Ter,
        // nor North 400 East a misspelt South 400 East.
        void contradict( ComparedParts &parts, const StreetRecord &street ) const
        {
          const auto differ = [&]( const std::string &part, StringIndex other )
          { return !part.empty() && other != 0 && part != view.text( other ); };
          if ( differ( typed.suftype, street.suftype ) )
            parts.add( WEIGHTS.typeWrong, PartsAgree::No );
          if ( differ( typed.predir, street.predir ) || differ( typed.sufdir, street.sufdir ) )
            compareDirections( parts, typed.predir, typed.sufdir, view.text( street.predir ),
                               view.text( street.sufdir ), view.text( street.name ) );
        }

        void put( const StreetCandidate &c )
        {
          for ( const StreetCandidate &old : out )
            if ( old.street == c.street && old.reading == c.reading &&
                 ( old.ambiguous || old.cost <= c.cost ) )
              return;
          out.push_back( c );
        }
    };

    // Whether two neighbouring letters stand the other way round.
    bool swapped( std::string_view a, std::string_view b )
    {
      if ( a.size() != b.size() )
        return false;
      std::size_t i = 0;
      while ( i < a.size() && a[i] == b[i] )
        ++i;
      return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i];
    }

    bool isPair( char a, char b, std::initializer_list<const char *> pairs )
    {
      return std::any_of( pairs.begin(), pairs.end(),
                          [a, b]( const char *pair )
                          { return ( a == pair[0] && b == pair[1] ) || ( a == pair[1] && b == pair[0] ); } );
    }

    // Names that sound alike begin alike: Jimenez and Gimenez, but not Hardwick and Warwick.
    bool beginAlike( std::string_view a, std::string_view b )
    {
      return a.front() == b.front() ||
             isPair( a.front(), b.front(), { "CK", "CS", "SZ", "GJ", "HJ", "FP", "BV", "KQ", "IY" } );
    }

    // Center for Centre, Gray for Grey and St Mary for St Marys are other spellings, though both are words;
    // Miller is another name than Muller.
    bool otherSpelling( std::string_view typed, std::string_view name, int edits )
    {
      if ( edits > 1 )
        return false;
      if ( typed.size() != name.size() )
      {
        const auto &[longer, shorter] =
            typed.size() > name.size() ? std::pair{ typed, name } : std::pair{ name, typed };
        if ( longer.back() == 'S' && longer.substr( 0, longer.size() - 1 ) == shorter )
          return true;
      }
      if ( typed.size() == name.size() && !swapped( typed, name ) )
      {
        std::size_t i = 0;
        while ( i + 1 < typed.size() && typed[i] == name[i] )
          ++i;
        return isPair( typed[i], name[i], { "AE", "IY", "SZ", "CK", "CS" } );
      }
      char one[16], two[16];
      return soundCode( typed, one ) == soundCode( name, two );
    }

    void addSimilar( Collector &collect, const std::string &key, TypedKey typedKey, bool whole,
                     const std::vector<KeyMatch> &matches )
    {
      if ( matches.empty() )
        return;
      const bool known = isKnownName( collect.typed.name );
      const bool words = collect.typed.name.find( ' ' ) != std::string::npos;
      for ( const KeyMatch &m : matches )
      {
        const std::string_view other = collect.view.text( collect.view.keys[m.key].text );
        // a third edit in a short name is another name, however it sounds
        constexpr std::size_t longName = 9;
        if ( m.sound && ( !beginAlike( key, other ) || m.edits > ( key.size() < longName ? 2 : 3 ) ) )
          continue;
        Similar how;
        how.edits = m.edits;
        how.sound = m.sound;
        how.first = m.edits > 1 && key.front() != other.front();
        how.swapped = m.edits == 1 && swapped( key, other );
        // a name that is a word of its own was meant; of several words the others speak for it
        how.known = known && !( m.edits == 1 && words ) && !otherSpelling( key, other, m.edits );
        collect.addSimilar( m.key, typedKey, how, std::max( key.size(), other.size() ), whole );
      }
    }
  }

  void searchStreets( const ReferenceView &view, const StreetName &typed, std::uint8_t reading,
                      SearchDepth depth, std::vector<StreetCandidate> &out )
  {
    Collector collect{ view, typed, reading, out };
    const std::string name = keyText( typed.name );
    if ( name.empty() )
      return;
    std::vector<KeyMatch> matches;
    switch ( depth )
    {
    case SearchDepth::Exact:
    {
      const std::int64_t found = findKey( view, name );
      if ( found >= 0 )
        collect.add( static_cast<std::uint32_t>( found ), TypedKey::Name, 0 );
      else if ( const std::string_view common = commonKey( name ); !common.empty() )
        if ( const std::int64_t shared = findKey( view, common ); shared >= 0 )
          collect.add( static_cast<std::uint32_t>( shared ), TypedKey::Name, WEIGHTS.respelled );
      const bool directed = !typed.predir.empty() || !typed.sufdir.empty();
      const bool more = directed || !typed.pretype.empty() || !typed.suftype.empty() || !typed.premod.empty();
      if ( !more )
        break;
      const std::int64_t whole = findKey( view, wholeKey( typed ) );
      if ( whole >= 0 )
        collect.add( static_cast<std::uint32_t>( whole ), TypedKey::Whole, 0 );
      if ( directed )
      {
        const std::int64_t both = findKey( view, directedKey( typed ) );
        if ( both >= 0 )
          collect.add( static_cast<std::uint32_t>( both ), TypedKey::Directed, 0 );
      }
      const std::int64_t spelled = findKey( view, spelledKey( typed ) );
      if ( spelled >= 0 && spelled != whole )
        collect.add( static_cast<std::uint32_t>( spelled ), TypedKey::Whole, 0 );
      break;
    }
    case SearchDepth::Short:
      break;
    case SearchDepth::OneEdit:
    case SearchDepth::TwoEdits:
      findSimilar( view, name, depth == SearchDepth::OneEdit ? 1 : 2, matches );
      addSimilar( collect, name, TypedKey::Name, false, matches );
      break;
    case SearchDepth::Sound:
      findSounding( view, name, matches );
      for ( KeyMatch &m : matches )
        m.sound = true;
      addSimilar( collect, name, TypedKey::Name, false, matches );
      break;
    case SearchDepth::Whole:
    {
      const std::string spelled = spelledKey( typed );
      scanSimilar( view, spelled, 2, matches );
      addSimilar( collect, spelled, TypedKey::Whole, true, matches );
      if ( spelled == name )
        break;
      matches.clear();
      scanSimilar( view, name, 2, matches );
      addSimilar( collect, name, TypedKey::Name, true, matches );
      break;
    }
    }
  }
}
