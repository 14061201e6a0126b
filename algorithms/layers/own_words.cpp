// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/own_words.h"

#include "base/csv.h"

#include <QFile>
#include <QHash>
#include <QTranslator>

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

    std::unique_ptr<TableTranslator> &translator()
    {
      static std::unique_ptr<TableTranslator> installed; // it leaves the application as it goes
      return installed;
    }
  }

  void speak( const QString &locale )
  {
    translator().reset();
    const QString language = locale.left( 2 ).toLower();
    QFile table( QStringLiteral( ":/doorstep/metadata/languages/desktop/%1.csv" ).arg( language ) );
    if ( language.isEmpty() || !table.open( QIODevice::ReadOnly ) )
      return;
    translator() = std::make_unique<TableTranslator>( language, table.readAll() );
    QCoreApplication::installTranslator( translator().get() );
  }

  QString spoken()
  {
    return translator() ? translator()->code() : QString();
  }

  QString inOwnWords( const QString &text )
  {
    return text.isEmpty() ? text : Doorstep::tr( text.toUtf8().constData() );
  }
}
