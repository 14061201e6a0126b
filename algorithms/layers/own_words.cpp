// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/own_words.h"

#include "base/csv.h"
#include "words/sentence_table.h"

#include <QFile>
#include <QHash>
#include <QTranslator>

#include <atomic>
#include <memory>

namespace doorstep
{
  namespace
  {
    constexpr const char OWN[] = "doorstep::"; // before the name of each class that has texts

    class TableTranslator final : public QTranslator
    {
      public:
        TableTranslator( const QString &language, const QByteArray &table ) : mLanguage( language )
        {
          for ( const CsvRow &row : parseCsv( table.toStdString() ) )
            if ( row.size() == 2 )
              mTexts.insert( QString::fromStdString( row[0] ), QString::fromStdString( row[1] ) );
        }
        QString code() const { return mLanguage; }
        bool isEmpty() const override { return mTexts.isEmpty(); }
        QString translate( const char *context, const char *text, const char *, int ) const override
        {
          return qstrncmp( context, OWN, sizeof OWN - 1 ) == 0 ? mTexts.value( QString::fromUtf8( text ) )
                                                               : QString();
        }

      private:
        QString mLanguage;
        QHash<QString, QString> mTexts;
    };

    // The core's sentences; runs hold on to theirs while another language is begun.
    struct Sentences
    {
        std::string language;
        SentenceTable table;
    };
    std::atomic<std::shared_ptr<const Sentences>> sentences;

    QByteArray tableOf( const char *folder, const QString &language )
    {
      QFile table( QStringLiteral( ":/doorstep/metadata/languages/%1/%2.csv" )
                       .arg( QLatin1String( folder ), language ) );
      return table.open( QIODevice::ReadOnly ) ? table.readAll() : QByteArray();
    }

    std::unique_ptr<TableTranslator> &translator()
    {
      static std::unique_ptr<TableTranslator> installed; // it leaves the application as it goes
      return installed;
    }
  }

  void speak( const QString &locale )
  {
    translator().reset();
    sentences = std::shared_ptr<const Sentences>();
    const QString language = locale.left( 2 ).toLower();
    const QByteArray table = language.isEmpty() ? QByteArray() : tableOf( "desktop", language );
    if ( table.isEmpty() )
      return;
    translator() = std::make_unique<TableTranslator>( language, table );
    QCoreApplication::installTranslator( translator().get() );
    sentences = std::make_shared<const Sentences>( Sentences{
        language.toStdString(), SentenceTable( parseCsv( tableOf( "core", language ).toStdString() ) ) } );
  }

  QString spoken()
  {
    return translator() ? translator()->code() : QString();
  }

  QString inOwnWords( const QString &text )
  {
    return text.isEmpty() ? text : Doorstep::tr( text.toUtf8().constData() );
  }

  QString toldInOwnWords( std::string_view sentence )
  {
    return QString::fromStdString( ownTeller()( sentence ) );
  }

  Teller ownTeller()
  {
    const std::shared_ptr<const Sentences> own = sentences.load();
    return own ? Teller( own->language,
                         [own]( std::string_view sentence ) { return own->table.translated( sentence ); } )
               : Teller();
  }
}
