// SPDX-License-Identifier: GPL-2.0-or-later
// Each text that the sources, models and styles show is in the Spanish table, with its places, and the table
// has no other.
#include "layers/own_words.h"
#include "spanish_texts.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  // The pieces "…" of a literal, put together.
  QString literal( const QString &pieces )
  {
    static const QRegularExpression piece( QStringLiteral( "\"((?:[^\"\\\\]|\\\\.)*)\"" ) );
    QString text;
    for ( auto each = piece.globalMatch( pieces ); each.hasNext(); )
      text += each.next().captured( 1 );
    return text.replace( QStringLiteral( "\\\"" ), QStringLiteral( "\"" ) )
        .replace( QStringLiteral( "\\n" ), QStringLiteral( "\n" ) );
  }

  // What the sources hand to tr(), and the texts of the model and of the styles' classes.
  QMap<QString, QString> textsOfTheTree()
  {
    QMap<QString, QString> texts; // to the file
    static const QRegularExpression call(
        QStringLiteral( "(?<!\\w)tr\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)*)" ) ),
        comment( QStringLiteral( "^\\s*//.*$" ), QRegularExpression::MultilineOption );
    for ( const char *folder : { "/algorithms", "/plugin" } )
    {
      QDirIterator files( TREE + QLatin1String( folder ), { "*.cpp", "*.h" }, QDir::Files,
                          QDirIterator::Subdirectories );
      while ( files.hasNext() )
      {
        const QString path = files.next();
        // The loader must run without the library that has the table; own_words.cpp hands on the texts of
        // files.
        if ( path.contains( QLatin1String( "/loader/" ) ) ||
             path.endsWith( QLatin1String( "/own_words.cpp" ) ) )
          continue;
        const QString source = contentOf( path ).remove( comment );
        EXPECT_FALSE( source.contains( QLatin1String( "QObject::tr(" ) ) )
            << path.toStdString() << ": a text in QGIS's context, use Doorstep::tr";
        for ( auto each = call.globalMatch( source ); each.hasNext(); )
        {
          const QString text = literal( each.next().captured( 1 ) );
          EXPECT_FALSE( text.isEmpty() ) << path.toStdString() << ": tr() of what is no text";
          texts.insert( text, path );
        }
      }
    }
    static const QRegularExpression words(
        QStringLiteral( "name=\"(?:description|help)\" value=\"([^\"]+)\"|value=\"([^\"]+)\" "
                        "name=\"(?:description|help)\"" ) );
    const QDir models( TREE + QStringLiteral( "/metadata/models" ) );
    for ( const QString &model : models.entryList( { "*.model3" } ) )
    {
      const QString saved = contentOf( models.filePath( model ) );
      for ( auto each = words.globalMatch( saved ); each.hasNext(); )
      {
        const QRegularExpressionMatch found = each.next();
        texts.insert( found.captured( 1 ) + found.captured( 2 ), model );
      }
    }
    static const QRegularExpression label( QStringLiteral( " label=\"([^\"]+)\"" ) );
    const QDir styles( TREE + QStringLiteral( "/styles" ) );
    for ( const QString &style : styles.entryList( { "*.qml" } ) )
    {
      const QString content = contentOf( styles.filePath( style ) );
      for ( auto each = label.globalMatch( content ); each.hasNext(); )
        texts.insert( each.next().captured( 1 ), style );
    }
    return texts;
  }

  QStringList placesOf( const QString &text )
  {
    static const QRegularExpression place( QStringLiteral( "%\\d" ) );
    QStringList places;
    for ( auto each = place.globalMatch( text ); each.hasNext(); )
      places << each.next().captured();
    places.sort();
    return places;
  }
}

TEST( SpanishTable, hasEveryTextOfTheSourcesWithItsPlacesAndNoOther )
{
  const QMap<QString, QString> table = spanishTable(), texts = textsOfTheTree();
  EXPECT_GT( texts.size(), 600 );
  for ( auto text = texts.begin(); text != texts.end(); ++text )
    EXPECT_TRUE( table.contains( text.key() ) )
        << text.value().toStdString()
        << ": not in metadata/languages/desktop/es.csv: " << text.key().toStdString();
  for ( auto row = table.begin(); row != table.end(); ++row )
  {
    EXPECT_TRUE( texts.contains( row.key() ) ) << "no source says it any more: " << row.key().toStdString();
    EXPECT_FALSE( row.value().isEmpty() ) << row.key().toStdString();
    EXPECT_EQ( placesOf( row.key() ), placesOf( row.value() ) ) << row.key().toStdString();
    EXPECT_EQ( row.key().startsWith( ' ' ), row.value().startsWith( ' ' ) ) << row.key().toStdString();
  }
}

TEST( SpanishTable, isSpokenInDoorstepsContextsAlone )
{
  speak( QStringLiteral( "es_MX" ) );
  EXPECT_EQ( spoken(), QStringLiteral( "es" ) );
  EXPECT_EQ( Doorstep::tr( "Routes" ), QStringLiteral( "Rutas" ) );
  EXPECT_EQ( QCoreApplication::translate( "doorstep::RoadPanel", "Routes" ), QStringLiteral( "Rutas" ) );
  EXPECT_EQ( QCoreApplication::translate( "QObject", "Routes" ), QStringLiteral( "Routes" ) );
  for ( const char *other : { "", "en_US", "fr" } )
  {
    speak( QLatin1String( other ) );
    EXPECT_EQ( spoken(), QString() );
    EXPECT_EQ( Doorstep::tr( "Routes" ), QStringLiteral( "Routes" ) );
  }
}
