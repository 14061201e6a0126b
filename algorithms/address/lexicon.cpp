// SPDX-License-Identifier: GPL-2.0-or-later
#include "address/lexicon.h"

#include "base/csv.h"
#include "base/embedded.h"

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    std::vector<std::string> split( std::string_view text, char separator )
    {
      std::vector<std::string> parts;
      std::size_t at = 0;
      while ( at <= text.size() )
      {
        const std::size_t end = std::min( text.find( separator, at ), text.size() );
        if ( end > at )
          parts.emplace_back( text.substr( at, end - at ) );
        at = end + 1;
      }
      return parts;
    }

    std::vector<CsvRow> rows( std::string_view file )
    {
      std::vector<CsvRow> all = parseCsv( embedded( file ), ',', true );
      if ( !all.empty() )
        all.erase( all.begin() );
      return all;
    }

    TypeKind typeKind( std::string_view kind )
    {
      return kind == "strong" ? TypeKind::Strong
             : kind == "weak" ? TypeKind::Weak
             : kind == "name" ? TypeKind::Name
                              : TypeKind::Plain;
    }

    UnitKind unitKind( std::string_view kind )
    {
      return kind == "alone"      ? UnitKind::Alone
             : kind == "either"   ? UnitKind::Either
             : kind == "floor"    ? UnitKind::Floor
             : kind == "level"    ? UnitKind::Level
             : kind == "building" ? UnitKind::Building
             : kind == "stop"     ? UnitKind::Stop
                                  : UnitKind::Id;
    }

    // Full words whose misspellings are recognised; abbreviations are too short for it.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 16> FULL_TYPES = { {
        { "AVENUE", "AVE" },
        { "BLVD", "BLVD" },
        { "BOULEVARD", "BLVD" },
        { "CIRCLE", "CIR" },
        { "COURT", "CT" },
        { "DRIVE", "DR" },
        { "FREEWAY", "FWY" },
        { "HIGHWAY", "HWY" },
        { "LANE", "LN" },
        { "PARKWAY", "PKWY" },
        { "PKWY", "PKWY" },
        { "PLACE", "PL" },
        { "ROAD", "RD" },
        { "STREET", "ST" },
        { "TERRACE", "TER" },
        { "TURNPIKE", "TPKE" },
    } };
  }

  const Lexicon &Lexicon::instance()
  {
    static const Lexicon lexicon;
    return lexicon;
  }

  Lexicon::Lexicon()
  {
    addWords( "street_types.csv" );
    addWords( "directionals.csv" );
    addWords( "pretypes.csv" );
    addWords( "units.csv" );
    for ( const CsvRow &row : rows( "numbers.csv" ) )
    {
      const auto value = static_cast<std::int16_t>( std::stoi( row.at( 0 ) ) );
      mWords[keep( row.at( 1 ) )].cardinal = value;
      mWords[keep( row.at( 2 ) )].ordinal = value;
    }
    for ( const CsvRow &row : rows( "states.csv" ) )
    {
      const std::string_view state = keep( row.at( 0 ) );
      for ( const std::string &words : split( row.at( 1 ), ';' ) )
        phraseAt( words, PhraseKind::State ).state = state;
      for ( const std::string &range : split( row.at( 2 ), ' ' ) ) // "350-352", "055"
        for ( int zip = std::stoi( range ); zip <= std::stoi( range.substr( range.size() - 3 ) ); ++zip )
          mStateOfZip.at( static_cast<std::size_t>( zip ) ) = state;
    }
    addPhrases( "cities.csv" );
    addPhrases( "phrases.csv" );
    mWordTable.build( mWords );
    mPhraseTable.build( mPhrases );
  }

  std::string_view Lexicon::keep( std::string text )
  {
    return *mStrings.insert( std::move( text ) ).first;
  }

  KnownPhrase &Lexicon::phraseAt( const std::string &words, PhraseKind kind )
  {
    mWords[keep( words.substr( 0, words.find( ' ' ) ) )].phrases |= static_cast<std::uint8_t>( kind );
    return mPhrases[keep( words )];
  }

  void Lexicon::addWords( std::string_view file )
  {
    for ( const CsvRow &row : rows( file ) )
    {
      const std::string_view standard = keep( row.at( 0 ) );
      const std::string kind = row.size() > 2 ? row[1] : "";
      for ( const std::string &text : split( row.back(), ' ' ) )
      {
        Word &word = mWords[keep( text )];
        if ( file == "directionals.csv" )
          word.dir = standard;
        else if ( file == "units.csv" )
        {
          word.unit = standard;
          word.unitKind = unitKind( kind );
        }
        else if ( file == "street_types.csv" )
        {
          if ( word.type.empty() )
          {
            word.type = standard;
            word.typeKind = typeKind( kind );
          }
        }
        else if ( kind == "name" )
          word.preName = standard;
        else if ( kind == "route" )
          word.preRoute = standard;
        else if ( kind == "qualifier" )
          word.qualifier = standard;
        else if ( kind == "letter" )
          word.preLetter = true;
        else
          word.old = true;
      }
    }
  }

  void Lexicon::addPhrases( std::string_view file )
  {
    for ( const CsvRow &row : rows( file ) )
    {
      const std::string &kind = row.at( 0 );
      for ( const std::string &words : split( row.at( 1 ), ';' ) )
      {
        if ( kind == "head" )
          mWords[keep( words )].cityHead = true;
        else if ( kind == "tail" )
          mWords[keep( words )].cityTail = true;
        else if ( kind == "building" )
          mWords[keep( words )].building = true;
        else if ( kind == "compass" )
          mWords[keep( words )].compass = true;
        else if ( kind == "city" )
          phraseAt( words, PhraseKind::City ).city = true;
        else if ( kind == "note" )
          phraseAt( words, PhraseKind::Note ).note = true;
        else if ( kind == "remark" )
          phraseAt( words, PhraseKind::Remark ).remark = true;
        else if ( kind == "delivery" )
          phraseAt( words, PhraseKind::Delivery ).delivery = true;
        else if ( kind == "country" )
          phraseAt( words, PhraseKind::Country ).country = true;
        else if ( kind == "box" )
          phraseAt( words, PhraseKind::Box ).box = true;
        else if ( kind.starts_with( "hold " ) )
          phraseAt( words, PhraseKind::Hold ).hold = keep( kind.substr( 5 ) );
        else if ( kind == "rural" )
          phraseAt( words, PhraseKind::Box ).rural = true;
      }
    }
  }

  std::string_view Lexicon::stateOfZip( std::uint32_t zip ) const
  {
    const std::size_t first = zip / 100;
    return first < mStateOfZip.size() ? mStateOfZip[first] : std::string_view();
  }

  const Word &Lexicon::word( std::string_view token ) const
  {
    static const Word nothing;
    const Word *found = mWordTable.find( token );
    return found == nullptr ? nothing : *found;
  }

  const KnownPhrase *Lexicon::phrase( std::string_view words ) const
  {
    return mPhraseTable.find( words );
  }

  std::string_view Lexicon::misspeltType( std::string_view token ) const
  {
    if ( token.size() < 4 )
      return {};
    for ( const auto &[full, standard] : FULL_TYPES )
    {
      if ( ( full.size() >= 5 || ( full == standard && token.size() == 4 ) ) &&
           token.front() == full.front() && oneEditApart( token, full ) )
        return standard;
    }
    return {};
  }

  bool oneEditApart( std::string_view a, std::string_view b )
  {
    if ( a.size() > b.size() )
      std::swap( a, b );
    if ( b.size() - a.size() > 1 )
      return false;
    std::size_t same = 0;
    while ( same < a.size() && a[same] == b[same] )
      ++same;
    if ( same == b.size() )
      return true;
    if ( a.size() < b.size() )
      return a.substr( same ) == b.substr( same + 1 );
    if ( a.substr( same + 1 ) == b.substr( same + 1 ) )
      return true;
    return same + 1 < a.size() && a[same] == b[same + 1] && a[same + 1] == b[same] &&
           a.substr( same + 2 ) == b.substr( same + 2 );
  }
}
