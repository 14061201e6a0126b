// SPDX-License-Identifier: GPL-2.0-or-later
// Whoever has QGIS in Spanish reads Doorstep in Spanish, all of it: each text of the sources is in the table,
// and each text of algorithms, panel and windows comes out of it.
#include "base/csv.h"
#include "debrief_dock.h"
#include "hand_dock.h"
#include "layers/own_words.h"
#include "options_page.h"
#include "panel_clicks.h"
#include "passphrase_edit.h"
#include "processing/doorstep_algorithm.h"
#include "processing/doorstep_provider.h"
#include "review_pane.h"
#include "words/languages.h"

#include <qgsfieldcombobox.h>
#include <qgsfilewidget.h>
#include <qgsmapcanvas.h>
#include <qgsmaplayercombobox.h>
#include <qgsprocessingalgorithm.h>
#include <qgsprocessingmodelalgorithm.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTextDocument>
#include <QTreeWidget>
#include <gtest/gtest.h>

#include <algorithm>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  const QString TREE = QStringLiteral( DOORSTEP_TREE );

  QString contentOf( const QString &path )
  {
    QFile file( path );
    EXPECT_TRUE( file.open( QIODevice::ReadOnly ) ) << path.toStdString();
    return QString::fromUtf8( file.readAll() );
  }

  QMap<QString, QString> spanishTable()
  {
    QMap<QString, QString> table;
    std::vector<CsvRow> rows =
        parseCsv( contentOf( TREE + QStringLiteral( "/metadata/languages/desktop/es.csv" ) ).toStdString() );
    rows.erase( rows.begin() );
    for ( const CsvRow &row : rows )
    {
      EXPECT_EQ( row.size(), 2 ) << row.front();
      const QString text = QString::fromStdString( row.front() );
      EXPECT_FALSE( table.contains( text ) ) << "twice: " << row.front();
      table.insert( text, QString::fromStdString( row.back() ) );
    }
    return table;
  }

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

  class Spanish : public testing::Test
  {
    protected:
      Spanish()
      {
        speak( QStringLiteral( "es_MX" ) );
        for ( const QString &text : spanishTable() )
        {
          QString pattern = QRegularExpression::escape( text );
          pattern.replace( QRegularExpression( QStringLiteral( "\\\\%\\d" ) ),
                           QStringLiteral( "[\\s\\S]*" ) );
          mPatterns << QRegularExpression( QRegularExpression::anchoredPattern( pattern ) );
        }
      }
      ~Spanish() override { speak( QString() ); }

      void expectSpanish( const QString &text, const QString &where ) const
      {
        static const QRegularExpression letters( QStringLiteral( "[A-Za-z]{2}" ) );
        QTextDocument shown; // headings are written as <b>…</b>
        shown.setHtml( text );
        if ( !letters.match( text ).hasMatch() )
          return;
        if ( isName( text ) )
          return;
        for ( const QString &form : { text, shown.toPlainText() } )
          for ( const QRegularExpression &pattern : mPatterns )
            if ( pattern.match( form ).hasMatch() )
              return;
        ADD_FAILURE() << where.toStdString() << ": “" << text.toStdString() << "” is not in Spanish";
      }

      // Sizes of paper and languages are called the same in every language.
      static bool isName( const QString &text )
      {
        QStringList names{ QStringLiteral( "Letter" ), QStringLiteral( "Tabloid" ) };
        for ( const Language &language : languages() )
          names << QString::fromStdString( language.name );
        const QStringList parts = text.split( QStringLiteral( " + " ) );
        return std::all_of( parts.begin(), parts.end(),
                            [&]( const QString &part ) { return names.contains( part ); } );
      }

      void expectSpanish( const QWidget &widget ) const
      {
        if ( widget.objectName().startsWith( QLatin1String( "qt_" ) ) )
          return;
        const QString where = QLatin1String( widget.metaObject()->className() ) + ' ' + widget.objectName();
        QStringList texts{ widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(),
                           widget.windowTitle(), widget.whatsThis() };
        if ( const auto *label = qobject_cast<const QLabel *>( &widget ) )
          texts << label->text();
        if ( const auto *button = qobject_cast<const QAbstractButton *>( &widget ) )
          texts << button->text();
        if ( const auto *group = qobject_cast<const QGroupBox *>( &widget ) )
          texts << group->title();
        if ( const auto *line = qobject_cast<const QLineEdit *>( &widget ) )
          texts << line->placeholderText();
        if ( const auto *spin = qobject_cast<const QSpinBox *>( &widget ) )
          texts << spin->specialValueText() << spin->suffix();
        if ( const auto *spin = qobject_cast<const QDoubleSpinBox *>( &widget ) )
          texts << spin->specialValueText() << spin->suffix();
        if ( const auto *tree = qobject_cast<const QTreeWidget *>( &widget ) )
          for ( int c = 0; c < tree->columnCount(); ++c )
            texts << tree->headerItem()->text( c );
        if ( const auto *box = qobject_cast<const QComboBox *>( &widget ) )
          for ( int i = 0; i < box->count(); ++i )
            texts << box->itemText( i );
        for ( const QString &text : std::as_const( texts ) )
          expectSpanish( text, where );
        for ( const QObject *child : widget.children() )
          if ( const auto *inner = qobject_cast<const QWidget *>( child ); inner && !isOfOthers( widget ) )
            expectSpanish( *inner );
      }
      // Whose inner parts, and buttons of a dock, are Qt's or QGIS's to translate.
      static bool isOfOthers( const QWidget &widget )
      {
        return qobject_cast<const QgsFileWidget *>( &widget ) ||
               qobject_cast<const QgsMapLayerComboBox *>( &widget ) ||
               qobject_cast<const QgsFieldComboBox *>( &widget ) ||
               qobject_cast<const QAbstractSpinBox *>( &widget );
      }

      QList<QRegularExpression> mPatterns;
  };
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

// The same paragraphs and codes, so that none was forgotten.
TEST_F( Spanish, helpPagesAreWhole )
{
  static const QRegularExpression tag(
      QStringLiteral( "</?[a-z0-9]+>|<code>[^<]*</code>|<pre>[^<]*</pre>" ) ),
      name( QStringLiteral( "\\b(?:[A-Z]{2,}(?:_[A-Z]+)+|[A-Z]{5,})\\b" ) );
  const auto all = [&]( const QRegularExpression &kind, const QString &text )
  {
    QStringList found;
    for ( auto each = kind.globalMatch( text ); each.hasNext(); )
      found << each.next().captured();
    if ( &kind == &name )
      found.removeDuplicates();
    found.sort();
    return found.join( ' ' ).toStdString();
  };
  const QDir english( TREE + QStringLiteral( "/metadata/help" ) ), spanish( english.filePath( "es" ) );
  EXPECT_EQ( english.entryList( { "*.html" } ), spanish.entryList( { "*.html" } ) );
  for ( const QString &page : english.entryList( { "*.html" } ) )
  {
    const QString here = contentOf( english.filePath( page ) ), there = contentOf( spanish.filePath( page ) );
    EXPECT_EQ( all( tag, here ), all( tag, there ) ) << page.toStdString();
    EXPECT_EQ( all( name, here ), all( name, there ) ) << page.toStdString();
    EXPECT_NE( here, there ) << page.toStdString();
  }
  EXPECT_TRUE( helpOf( QStringLiteral( "wipe" ) ).startsWith( QLatin1String( "<p>Destruye" ) ) );
  speak( QString() );
  EXPECT_TRUE( helpOf( QStringLiteral( "wipe" ) ).startsWith( QLatin1String( "<p>Destroys" ) ) );
}

// The core speaks English: its sentences are translated where they are shown, whatever stands in them.
TEST_F( Spanish, refusalsAndWarningsOfTheCoreAreWhole )
{
  EXPECT_EQ(
      toldInOwnWords(
          "INPUT, line 7 of the file and 2 more: more cells than the header has columns, as where an "
          "address holds the separator and is not in quotes; what stands in them would be read in "
          "the wrong columns. Put such cells in quotes, or give the header a name for each column." )
          .left( 77 ),
      QStringLiteral( "INPUT, línea 7 del archivo y 2 más: más celdas que columnas tiene el encabezado," )
          .left( 77 ) );
  EXPECT_EQ(
      toldInOwnWords(
          "register.csv cannot be written: No space left on device. Choose another folder or free "
          "some space." ),
      QStringLiteral(
          "No se puede escribir register.csv: no queda espacio en el dispositivo. Elija otra carpeta o "
          "libere espacio." ) );
  EXPECT_EQ(
      toldInOwnWords( "Zone 4 has 1 Kinyarwanda-speaking home and no team that speaks it; Zone 4 has 2 "
                      "Somali-speaking homes and no team that speaks it." ),
      QStringLiteral(
          "La zona 4 tiene 1 hogar cuyo idioma es kiñaruanda y ningún equipo que lo hable; La zona 4 "
          "tiene 2 hogares cuyo idioma es somalí y ningún equipo que lo hable." ) );
  EXPECT_EQ( toldInOwnWords(
                 "3 visits are left without a team; 2 of them cannot be reached; 1 team would do without the "
                 "limits in ROSTER. The column note says why." ),
             QStringLiteral(
                 "3 visitas quedan sin equipo; a 2 de ellas no se puede llegar; 1 equipo bastaría sin los "
                 "límites de ROSTER. La columna note dice por qué." ) );
  speak( QString() );
  EXPECT_EQ( toldInOwnWords( "INPUT has no rows: choose the list of addresses." ),
             QStringLiteral( "INPUT has no rows: choose the list of addresses." ) );
}

TEST_F( Spanish, algorithmsAndTheirParametersAreWhole )
{
  DoorstepProvider provider;
  provider.refreshAlgorithms();
  const QList<const QgsProcessingAlgorithm *> all = provider.algorithms();
  EXPECT_GE( all.size(), 14 );
  expectSpanish( provider.longName(), QStringLiteral( "provider" ) );
  for ( const QgsProcessingAlgorithm *algorithm : all )
  {
    const QString id = algorithm->name();
    for ( const QString &text : { algorithm->displayName(), algorithm->group(), algorithm->shortDescription(),
                                  algorithm->tags().join( ',' ) } )
      expectSpanish( text, id );
    for ( const QgsProcessingParameterDefinition *parameter : algorithm->parameterDefinitions() )
      for ( const QString &text : { parameter->description(), parameter->help() } )
        expectSpanish( text, id + ' ' + parameter->name() );
    if ( !dynamic_cast<const QgsProcessingModelAlgorithm *>(
             algorithm ) ) // a model's outputs have names that QGIS makes
      for ( const QgsProcessingOutputDefinition *output : algorithm->outputDefinitions() )
        expectSpanish( output->description(), id + ' ' + output->name() );
  }
}

TEST_F( Spanish, panelAndWindowsAreWhole )
{
  registerOwnProvider(); // of which boxes have their choices
  QgsMapCanvas canvas;
  RoadPanel panel( nullptr );
  HandDock hand( &canvas );
  ReviewPane review( &canvas );
  DebriefDock debrief;
  PassphraseEdit known( false );
  OptionsPage options( nullptr );
  for ( const QWidget *window :
        std::initializer_list<const QWidget *>{ &panel, &hand, &review, &debrief, &known, &options } )
  {
    EXPECT_GT( window->findChildren<QWidget *>().size(), 3 );
    expectSpanish( *window );
  }
}
