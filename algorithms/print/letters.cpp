// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/letters.h"

#include "print/packet_maker.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    struct ScriptWord
    {
        QChar::Script script;
        const char *name;
    };
    // Those of the languages that students' families write; any other is told by its code point alone.
    constexpr std::array SCRIPT_WORDS{
        ScriptWord{ QChar::Script_Latin, "Latin" },
        ScriptWord{ QChar::Script_Greek, "Greek" },
        ScriptWord{ QChar::Script_Cyrillic, "Cyrillic" },
        ScriptWord{ QChar::Script_Armenian, "Armenian" },
        ScriptWord{ QChar::Script_Hebrew, "Hebrew" },
        ScriptWord{ QChar::Script_Arabic, "Arabic" },
        ScriptWord{ QChar::Script_Syriac, "Syriac" },
        ScriptWord{ QChar::Script_Thaana, "Thaana" },
        ScriptWord{ QChar::Script_Devanagari, "Devanagari" },
        ScriptWord{ QChar::Script_Bengali, "Bengali" },
        ScriptWord{ QChar::Script_Gurmukhi, "Gurmukhi" },
        ScriptWord{ QChar::Script_Gujarati, "Gujarati" },
        ScriptWord{ QChar::Script_Tamil, "Tamil" },
        ScriptWord{ QChar::Script_Telugu, "Telugu" },
        ScriptWord{ QChar::Script_Kannada, "Kannada" },
        ScriptWord{ QChar::Script_Malayalam, "Malayalam" },
        ScriptWord{ QChar::Script_Sinhala, "Sinhala" },
        ScriptWord{ QChar::Script_Thai, "Thai" },
        ScriptWord{ QChar::Script_Lao, "Lao" },
        ScriptWord{ QChar::Script_Tibetan, "Tibetan" },
        ScriptWord{ QChar::Script_Myanmar, "Myanmar" },
        ScriptWord{ QChar::Script_Georgian, "Georgian" },
        ScriptWord{ QChar::Script_Hangul, "Hangul" },
        ScriptWord{ QChar::Script_Ethiopic, "Ethiopic" },
        ScriptWord{ QChar::Script_Cherokee, "Cherokee" },
        ScriptWord{ QChar::Script_Khmer, "Khmer" },
        ScriptWord{ QChar::Script_Mongolian, "Mongolian" },
        ScriptWord{ QChar::Script_Hiragana, "Hiragana" },
        ScriptWord{ QChar::Script_Katakana, "Katakana" },
        ScriptWord{ QChar::Script_Han, "Han" },
        ScriptWord{ QChar::Script_Cuneiform, "Cuneiform" },
    };

    bool leavesInk( char32_t letter )
    {
      const QChar::Category category = QChar::category( static_cast<uint>( letter ) );
      return category != QChar::Other_Format && category != QChar::Other_Control &&
             !QChar::isSpace( static_cast<uint>( letter ) );
    }

    // Variants chosen by a mark that is not drawn itself: not missed where it is missing.
    bool isSelector( char32_t letter )
    {
      return ( letter >= 0xfe00 && letter <= 0xfe0f ) || ( letter >= 0xe0100 && letter <= 0xe01ef );
    }

    // "Tibetan, U+0F40".
    QString named( char32_t letter )
    {
      const QString script = scriptName( letter );
      const QString code =
          QStringLiteral( "U+" ) +
          QString::number( static_cast<uint>( letter ), 16 ).toUpper().rightJustified( 4, '0' );
      return script.isEmpty() ? code : script + QStringLiteral( ", " ) + code;
    }

    // All texts that pages show of the event.
    template <typename Event, typename Visit> void eachText( Event &event, const Visit &visit )
    {
      for ( auto &zone : event.zones )
      {
        visit( zone.team, "ZONES" );
        visit( zone.staging, "ZONES" );
        visit( zone.shift, "ZONES" );
        // Not the visit's code: households are found by it.
        for ( auto &stop : zone.stops )
          for ( auto &language : stop.languages )
            visit( language, "VISITS" );
        for ( auto &step : zone.steps )
        {
          visit( step.text, "DIRECTIONS" );
          visit( step.block, "DIRECTIONS" );
        }
      }
      for ( auto &feature : event.context )
        visit( feature.name, "CONTEXT" );
    }
  }

  QString scriptName( char32_t letter )
  {
    const QChar::Script script = QChar::script( static_cast<uint>( letter ) );
    for ( const ScriptWord &word : SCRIPT_WORDS )
      if ( word.script == script )
        return QString::fromLatin1( word.name );
    return {};
  }

  DrawableLetters::DrawableLetters( const QFont &font, const PageLanguages &languages )
      : mMetrics( font ), mLanguages( languages )
  {
    // A box, the sign of a letter that was lost, or at least what every font has.
    for ( const char32_t mark : { U'\u25a1', U'\ufffd', U'?' } )
      if ( mMark.isEmpty() && ( has( mark ) || mark == U'?' ) )
        mMark = QChar( static_cast<char16_t>( mark ) );
  }

  const QString &DrawableLetters::drawn( char32_t letter )
  {
    const auto known = mDrawn.find( letter );
    if ( known != mDrawn.end() )
      return known->second;
    const QString itself = QString::fromUcs4( &letter, 1 );
    QString shown = itself;
    if ( isSelector( letter ) )
      shown.clear();
    else if ( !has( letter ) && leavesInk( letter ) )
    {
      // A ligature, a letter of full width, an accented letter: the same word in other signs.
      shown = itself.normalized( QString::NormalizationForm_KD );
      const auto parts = shown.toUcs4();
      if ( shown == itself ||
           std::any_of( parts.begin(), parts.end(), [&]( char32_t part ) { return !has( part ); } ) )
      {
        shown = mMark;
        mMarked.insert( letter );
      }
    }
    return mDrawn.emplace( letter, shown ).first->second;
  }

  QString DrawableLetters::shown( const QString &text, const char *where )
  {
    const auto isPlain = []( QChar c ) { return c.unicode() <= 0x7e; };
    if ( std::all_of( text.begin(), text.end(), isPlain ) )
      return text;
    QString result;
    for ( const char32_t letter : text.toUcs4() )
    {
      if ( letter <= 0x7e )
        result += QChar( static_cast<char16_t>( letter ) );
      else
        result += drawn( letter );
      if ( mMarked.contains( letter ) )
        mMissing[where].insert( letter );
    }
    return result;
  }

  std::string DrawableLetters::shown( const std::string &text, const char *where )
  {
    if ( std::all_of( text.begin(), text.end(), []( char c ) { return c >= 0 && c <= 0x7e; } ) )
      return text;
    return shown( QString::fromStdString( text ), where ).toStdString();
  }

  Phrase DrawableLetters::shown( const Phrase &text, const char *where )
  {
    const std::vector<std::size_t> &printed = mLanguages.indices();
    return phraseOf(
        [&]( std::size_t language )
        {
          const bool isPrinted = std::find( printed.begin(), printed.end(), language ) != printed.end();
          return isPrinted ? shown( text.in( language ), where ) : text.in( language );
        } );
  }

  QString DrawableLetters::missing() const
  {
    constexpr qsizetype most = 8; // of one input
    QStringList parts;
    for ( const auto &[where, letters] : mMissing )
    {
      QStringList some;
      for ( const char32_t letter : letters )
        some << ( some.size() < most ? named( letter ) : QStringLiteral( "…" ) );
      some.removeDuplicates();
      parts << where + QStringLiteral( " (" ) + some.join( QStringLiteral( "; " ) ) + ')';
    }
    return parts.join( QStringLiteral( ", " ) );
  }

  PageOptions drawable( PageOptions options, DrawableLetters &letters )
  {
    for ( const auto &[text, where] : { std::pair{ &options.event, "EVENT" },
                                        { &options.date, "DATE" },
                                        { &options.returnBy, "RETURN_BY" },
                                        { &options.district, "DISTRICT" },
                                        { &options.contact, "CONTACT" },
                                        { &options.returnTo, "RETURN_TO" } } )
      *text = letters.shown( *text, where );
    for ( OutcomeBox &box : options.outcomes )
    {
      box.code = letters.shown( box.code, "OUTCOMES" );
      for ( const std::size_t language : options.languages.indices() )
        if ( language < box.texts.size() )
          box.texts[language] = letters.shown( box.texts[language], "OUTCOMES" );
    }
    return options;
  }

  Households drawable( Households households, DrawableLetters &letters )
  {
    for ( auto &[visit, lines] : households )
      for ( HomeLine &line : lines )
        for ( QString *text : { &line.text, &line.town } )
          *text = letters.shown( *text, "CROSSWALK" );
    return households;
  }

  std::vector<TeamLine> drawable( std::vector<TeamLine> teams, DrawableLetters &letters )
  {
    for ( TeamLine &line : teams )
      for ( QString *text : { &line.team, &line.leader, &line.vehicle, &line.languages } )
        *text = letters.shown( *text, "ROSTER" );
    return teams;
  }

  std::optional<PrintEvent> drawable( const PrintEvent &event, DrawableLetters &letters )
  {
    bool isSame = true;
    const auto look = [&]( const auto &text, const char *where )
    {
      if ( !( letters.shown( text, where ) == text ) )
        isSame = false;
    };
    eachText( event, look );
    for ( const auto &[name, place] : event.staging )
      look( name, "STAGING" );
    for ( const Block &block : event.streets.blocks() )
      look( block.name, "STREETS" );
    if ( isSame )
      return std::nullopt;

    PrintEvent shown = event;
    eachText( shown, [&]( auto &text, const char *where ) { text = letters.shown( text, where ); } );
    // Two places that come to one name keep their own, so that no zone leaves from the other's.
    std::map<QString, QString> names;
    std::set<QString> taken;
    shown.staging.clear();
    for ( const auto &[name, place] : event.staging )
    {
      QString own = letters.shown( name, "STAGING" );
      for ( int number = 2; !taken.insert( own ).second; ++number )
        own = letters.shown( name, "STAGING" ) + QStringLiteral( " (%1)" ).arg( number );
      names[name] = own;
      shown.staging[own] = place;
    }
    for ( std::size_t z = 0; z < event.zones.size(); ++z )
      if ( const auto found = names.find( event.zones[z].staging ); found != names.end() )
        shown.zones[z].staging = found->second;
    const auto street = [&]( const std::string &name ) { return letters.shown( name, "STREETS" ); };
    shown.streets.rename( street );
    for ( PrintZone &zone : shown.zones )
      for ( PrintStop &stop : zone.stops )
        stop.place.driveOff = street( stop.place.driveOff );
    return shown;
  }
}
