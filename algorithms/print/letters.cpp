#include "print/letters.h"

#include "base/error.h"

#include <QFontMetrics>
#include <QStringList>

#include <array>
#include <map>
#include <set>

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

    class LetterCheck
    {
      public:
        explicit LetterCheck( const QFont &font ) : mMetrics( font ) {}

        void text( const QString &words, const char *where )
        {
          for ( const uint letter : words.toUcs4() )
            if ( letter > 0x7e && mSeen.insert( letter ).second && isDrawn( letter ) &&
                 !mMetrics.inFontUcs4( letter ) )
              mMissing[where] << named( letter );
        }
        void text( const std::string &words, const char *where )
        {
          text( QString::fromStdString( words ), where );
        }

        // Throws InputError where letters are missing: all of them, by layer and parameter.
        void require() const
        {
          constexpr int most = 8; // of one layer
          QStringList parts;
          for ( const auto &[where, letters] : mMissing )
          {
            QStringList some = letters.mid( 0, most );
            if ( letters.size() > most )
              some << QStringLiteral( "…" );
            parts << where + QStringLiteral( " has a letter that no font of this machine can draw (" ) +
                         some.join( QStringLiteral( "; " ) ) + ')';
          }
          if ( !parts.isEmpty() )
            throw InputError( parts.join( QStringLiteral( "; " ) ).toStdString() +
                              ": install a font for it, such as Noto Sans, and run again." );
        }

      private:
        static bool isDrawn( uint letter )
        {
          const QChar::Category category = QChar::category( letter );
          return category != QChar::Other_Format && category != QChar::Other_Control &&
                 !QChar::isSpace( letter );
        }

        // "Tibetan, U+0F40".
        static QString named( uint letter )
        {
          const QString script = scriptName( letter );
          const QString code =
              QStringLiteral( "U+" ) + QString::number( letter, 16 ).toUpper().rightJustified( 4, '0' );
          return script.isEmpty() ? code : script + QStringLiteral( ", " ) + code;
        }

        QFontMetrics mMetrics;
        std::set<uint> mSeen;
        std::map<QString, QStringList> mMissing; // by layer or parameter
    };
  }

  QString scriptName( char32_t letter )
  {
    const QChar::Script script = QChar::script( static_cast<uint>( letter ) );
    for ( const ScriptWord &word : SCRIPT_WORDS )
      if ( word.script == script )
        return QString::fromLatin1( word.name );
    return {};
  }

  void requireLetters( const PrintEvent &event, const PageOptions &options, const Households &households,
                       const QFont &font )
  {
    LetterCheck check( font );
    check.text( options.event, "EVENT" );
    check.text( options.date, "DATE" );
    check.text( options.returnBy, "RETURN_BY" );
    check.text( options.district, "DISTRICT" );
    check.text( options.contact, "CONTACT" );
    check.text( options.returnTo, "RETURN_TO" );
    for ( const auto &[name, place] : event.staging )
      check.text( name, "STAGING" );
    for ( const PrintZone &zone : event.zones )
    {
      for ( const QString &words : { zone.team, zone.staging } )
        check.text( words, "ZONES" );
      for ( const PrintStep &step : zone.steps )
        for ( const std::size_t language : options.languages.indices() )
          for ( const Phrase &words : { step.text, step.block } )
            check.text( words.in( language ), "DIRECTIONS" );
    }
    for ( const Block &block : event.streets.blocks() )
      check.text( block.name, "STREETS" );
    for ( const auto &[visit, lines] : households )
      for ( const QString &line : lines )
        check.text( line, "CROSSWALK" );
    check.require();
  }
}
