// SPDX-License-Identifier: GPL-2.0-or-later
// Whoever has QGIS in Spanish reads Doorstep in Spanish, all of it: each text of algorithms, panel and
// windows comes out of the table that spanish_table_test.cpp holds against the sources.
#include "debrief_dock.h"
#include "hand_dock.h"
#include "layers/own_words.h"
#include "options_page.h"
#include "panel_clicks.h"
#include "passphrase_edit.h"
#include "processing/doorstep_algorithm.h"
#include "processing/doorstep_provider.h"
#include "review_pane.h"
#include "spanish_texts.h"
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
