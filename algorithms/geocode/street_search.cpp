#include "geocode/street_search.h"

#include "geocode/edit_distance.h"
#include "geocode/scoring.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // H Street is no typing error of G Street, nor "NE" one of N: names of so few letters are as typed.
    bool namesCompare( std::string_view typed, std::string_view name )
    {
      const auto letter = []( std::string_view text )
      { return text.size() == 1 && ( text[0] < '0' || text[0] > '9' ); };
      return !letter( typed ) && !letter( name ) && ( typed.size() != 2 || name.size() != 2 );
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
      compareTypes( parts, typedPart( typedWhole, typed.pretype ), typedPart( typedWhole, typed.suftype ),
                    refPart( refWhole, street.pretype ), refPart( refWhole, street.suftype ) );
      if ( !typedWhole && !refWhole &&
           ( typed.sufmod != view.text( street.sufmod ) || typed.premod != view.text( street.premod ) ) )
        parts.add( kWeights.modifier, PartsAgree::LeftOut );
      return parts;
    }

    struct Collector
    {
        const ReferenceView &view;
        const StreetName &typed;
        std::uint8_t reading;
        std::vector<StreetCandidate> &out;

        void add( std::uint32_t key, TypedKey typedKey, double cost, bool exact, bool wholeKeys )
        {
          const KeyRecord &record = view.keys[key];
          for ( std::uint32_t u = record.firstUse; u < record.firstUse + record.useCount; ++u )
          {
            const KeyUse &use = view.keyUses[u];
            if ( !wholeKeys && use.kind != KeyKind::Name )
              continue;
            const StreetRecord &street = view.streets[use.street];
            if ( !exact && !namesCompare( typed.name, view.text( street.name ) ) )
              continue;
            ComparedParts parts = compareParts( view, typed, typedKey, street, use.kind );
            if ( !exact && typedKey == TypedKey::Whole && parts.agree == PartsAgree::Yes )
              contradict( parts, street );
            StreetCandidate c;
            c.street = use.street;
            c.cost = cost + parts.cost + kWeights.otherReading * reading +
                     ( street.alias == 0 ? 0 : kWeights.alias );
            const bool plain = ( typedKey == TypedKey::Name && use.kind == KeyKind::Name ) ||
                               ( typedKey == TypedKey::Whole && use.kind == KeyKind::Whole );
            if ( !plain )
              c.cost += kWeights.respelled;
            c.exactName = exact;
            c.parts = parts.agree;
            c.mirror = parts.mirror;
            c.reading = reading;
            put( c );
          }
        }

        // Two edits may change one type or side into another: "Cambridge Ctr" is no misspelt Cambridge Ter,
        // nor North 400 East a misspelt South 400 East.
        void contradict( ComparedParts &parts, const StreetRecord &street ) const
        {
          const auto differ = [&]( const std::string &part, StringIndex other )
          { return !part.empty() && other != 0 && part != view.text( other ); };
          if ( differ( typed.suftype, street.suftype ) )
            parts.add( kWeights.typeWrong, PartsAgree::No );
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

    void addSimilar( Collector &collect, const std::string &key, TypedKey typedKey, bool whole,
                     const std::vector<KeyMatch> &matches )
    {
      for ( const KeyMatch &m : matches )
      {
        const std::string_view other = collect.view.text( collect.view.keys[m.key].text );
        double cost = editCost( m.edits, std::max( key.size(), other.size() ) );
        if ( m.edits == 1 && key.size() == other.size() )
        {
          std::size_t i = 0;
          while ( key[i] == other[i] )
            ++i;
          if ( i + 1 < key.size() && key[i] == other[i + 1] && key[i + 1] == other[i] )
            cost *= kWeights.swapShare;
        }
        if ( m.sound )
          cost = std::min( cost, kWeights.sounds );
        collect.add( m.key, typedKey, cost, false, whole );
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
        collect.add( static_cast<std::uint32_t>( found ), TypedKey::Name, 0, true, true );
      else if ( const std::string_view common = commonKey( name ); !common.empty() )
        if ( const std::int64_t shared = findKey( view, common ); shared >= 0 )
          collect.add( static_cast<std::uint32_t>( shared ), TypedKey::Name, kWeights.respelled, true, true );
      const bool directed = !typed.predir.empty() || !typed.sufdir.empty();
      const bool more = directed || !typed.pretype.empty() || !typed.suftype.empty() || !typed.premod.empty();
      if ( !more )
        break;
      const std::int64_t whole = findKey( view, keyText( format( typed ) ) );
      if ( whole >= 0 )
        collect.add( static_cast<std::uint32_t>( whole ), TypedKey::Whole, 0, true, true );
      if ( directed )
      {
        const std::int64_t both = findKey( view, directedKey( typed ) );
        if ( both >= 0 )
          collect.add( static_cast<std::uint32_t>( both ), TypedKey::Directed, 0, true, true );
      }
      const std::int64_t spelled = findKey( view, spelledKey( typed ) );
      if ( spelled >= 0 && spelled != whole )
        collect.add( static_cast<std::uint32_t>( spelled ), TypedKey::Whole, 0, true, true );
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
