// SPDX-License-Identifier: GPL-2.0-or-later
// Hostile texts in what is read beside the pages: cells, columns and files of lists, outcomes, registers and
// layers. No log repeats a value, no table has a formula or a line more, nothing is taken for an expression.
#include "base/csv.h"
#include "base/file.h"
#include "privacy/register.h"
#include "privacy/visit_code.h"
#include "privacy_run.h"
#include "processing/debrief_algorithm.h"
#include "processing/describelayer_algorithm.h"
#include "processing/registerreturn_algorithm.h"
#include "processing/scanforleaks_algorithm.h"

using namespace doorstep;

namespace
{
  // Each with the mark that no log may repeat.
  const QString MARK = QStringLiteral( "Zqhost" );

  QStringList hostileTexts()
  {
    QStringList texts;
    for ( const QString &text :
          { QStringLiteral( "[% env('DOORSTEP_TEST_PASSPHRASE') %]" ), QStringLiteral( "=HYPERLINK(\"x\")" ),
            QStringLiteral( "@SUM(1)" ), QStringLiteral( "-2+3" ), QStringLiteral( "<script>x</script><b>" ),
            QStringLiteral( "%1 %2 %n %L1" ), QStringLiteral( "two\nlines\r\nand,\"quotes\";tabs\t" ),
            QStringLiteral( "../../etc/passwd" ), QStringLiteral( "' OR 1=1 --" ),
            QStringLiteral( "\"; DROP TABLE visits; --" ), QString( 240, 'W' ) } )
      texts << MARK + text << text + MARK;
    for ( const ushort c : { ushort( 0 ), ushort( 7 ), ushort( 0x1B ), ushort( 0x200B ), ushort( 0x202E ),
                             ushort( 0x2066 ), ushort( 0x2028 ), ushort( 0xFEFF ), ushort( 0xD800 ) } )
      texts << MARK + QChar( c ) + QStringLiteral( "x" );
    return texts;
  }

  class HostileTables : public test::PrivacyRun
  {
    protected:
      void expectNothingSaid( const QString &text ) const
      {
        EXPECT_FALSE( mSaid.contains( MARK ) ) << text.toStdString() << "\n" << log();
        EXPECT_FALSE( said( "correct horse" ) ) << log();
      }
      // As many rows as expected and no cell that a spreadsheet takes for a formula.
      void expectPlainTable( const char *file, int rows ) const
      {
        const std::vector<CsvRow> all = parseCsv( readWhole( at( file ).toStdString() ) );
        EXPECT_EQ( static_cast<int>( all.size() ) - 1, rows ) << file;
        for ( const CsvRow &row : all )
          for ( const std::string &cell : row )
            EXPECT_FALSE( cell.starts_with( '=' ) || cell.starts_with( '@' ) || cell.starts_with( '+' ) )
                << cell;
      }
  };
}

TEST_F( HostileTables, listsOfStudents )
{
  const QStringList texts = hostileTexts();
  for ( int t = 0; t < texts.size(); t += 3 )
  {
    const QString &text = texts[t];
    Layer list =
        layer( "Point", "id,last,apt,lang,grp,geo_status,geo_level,geo_address,geo_note", {}, "EPSG:4326" );
    for ( int i = 0; i < 3; ++i )
      add( list, QStringLiteral( "POINT(-110.9 32.%1)" ).arg( i + 1 ),
           { text + QString::number( i ), text, text, text, text, i == 2 ? "tied" : "matched", text, text,
             text } );
    for ( const char *file : { "event.dsxwalk", "event.dsregkey", "visits.csv", "left.csv" } )
      QFile::remove( at( file ) );
    EXPECT_TRUE( run( DeidentifyAlgorithm(), { { "INPUT", value( list ) },
                                               { "ID", "id" },
                                               { "UNIT", "apt" },
                                               { "LANGUAGE", "lang" },
                                               { "GROUP", "\"grp\"" },
                                               { "SEALED", QStringList{ "last" } },
                                               { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                                               { "OUTPUT", at( "visits.csv" ) },
                                               { "OUTPUT_LEFT", at( "left.csv" ) },
                                               { "CROSSWALK", at( "event.dsxwalk" ) } } ) )
        << log();
    expectNothingSaid( text );
    expectPlainTable( "left.csv", 1 );
    EXPECT_FALSE( QString::fromStdString( readWhole( at( "visits.csv" ).toStdString() ) ).contains( MARK ) );
  }
}

TEST_F( HostileTables, outcomes )
{
  const std::vector<std::string> codes = drawVisitCodes( 24 );
  const Layer zones = layer( "Polygon", "zone:integer" ), visits = layer( "Point", "visit,zone:integer" );
  add( zones, QgsGeometry::fromRect( QgsRectangle( 0, 0, 100, 100 ) ).asWkt(), { 1 } );
  for ( const std::string &code : codes )
    add( visits, QString(), { QString::fromStdString( code ), 1 } );
  for ( const QString &text : hostileTexts() )
  {
    const Layer outcomes = layer( "None", "visit,outcome" );
    for ( std::size_t i = 0; i < codes.size(); ++i )
      add( outcomes, QString(),
           { QString::fromStdString( codes[i] ), i % 2 == 0 ? text : QStringLiteral( "home" ) } );
    EXPECT_TRUE( run( DebriefAlgorithm(), { { "OUTCOMES", value( outcomes ) },
                                            { "VISITS", value( visits ) },
                                            { "ZONES", value( zones ) },
                                            { "RELEASE", false },
                                            { "OUTPUT", at( "counts.csv" ) } } ) )
        << log();
    expectNothingSaid( text );
    const std::vector<CsvRow> all = parseCsv( readWhole( at( "counts.csv" ).toStdString() ) );
    expectPlainTable( "counts.csv", static_cast<int>( features( "counts.csv" ).size() ) );
    QFile::remove( at( "counts.csv" ) );
  }
}

TEST_F( HostileTables, registers )
{
  for ( const QString &text : hostileTexts() )
  {
    QFile::remove( at( "register.csv" ) );
    RegisterEntry entry;
    for ( std::string *cell : { &entry.event, &entry.team, &entry.recipient, &entry.purpose } )
      *cell = text.toStdString();
    entry.zone = 1;
    entry.pages = 2;
    const Register book( at( "register.csv" ).toStdString() );
    book.append( std::vector{ entry, entry } );
    EXPECT_TRUE( run( RegisterReturnAlgorithm(), { { "REGISTER", at( "register.csv" ) },
                                                   { "NUMBERS", "1" },
                                                   { "RECEIVED_BY", text },
                                                   { "OUTPUT", at( "missing.csv" ) } } ) )
        << log();
    EXPECT_FALSE( said( "correct horse" ) ) << log();
    expectPlainTable( "missing.csv", 1 );
    EXPECT_TRUE( book.verify().intact );
    EXPECT_EQ( book.entries().size(), 3U ) << text.toStdString();
    for ( const CsvRow &row : parseCsv( readWhole( at( "register.csv" ).toStdString() ) ) )
      for ( const std::string &cell : row )
        EXPECT_FALSE( cell.starts_with( '=' ) || cell.starts_with( '@' ) ) << cell;
  }
}

TEST_F( HostileTables, columnsAndFilesOfLayers )
{
  for ( const QString &text : hostileTexts() )
  {
    Layer points = layer( "Point", "NUMBER,STREET" );
    QgsField odd( text, QMetaType::Type::QString );
    points->dataProvider()->addAttributes( { odd } );
    points->updateFields();
    add( points, "Point(500020 3500010)", { "2", "N Main St", text } );
    const bool good =
        run( DescribeLayerAlgorithm(), { { "INPUT", value( points ) }, { "OUTPUT", at( "columns.csv" ) } } );
    EXPECT_TRUE( good || !mSaid.trimmed().isEmpty() ) << text.toStdString();
    EXPECT_FALSE( said( "correct horse" ) ) << log();
    if ( good )
      expectPlainTable( "columns.csv", static_cast<int>( features( "columns.csv" ).size() ) );
    // A file of that name, as far as the system knows such names, in a folder that is searched.
    QString name = text;
    name.replace( '/', '_' );
    if ( name.contains( QChar( 0 ) ) || name.contains( QChar( 0xD800 ) ) || name.toUtf8().size() > 200 )
      continue;
    ASSERT_TRUE( QDir( mFolder.path() ).mkpath( "searched" ) );
    writeWhole( at( "searched/" + name ).toStdString(), "to\nQanaryone Whitford\n" );
    EXPECT_FALSE( run( ScanForLeaksAlgorithm(), { { "FOLDER", at( "searched" ) },
                                                  { "LIST", value( mLayer ) },
                                                  { "FIELDS", QStringList{ "last" } },
                                                  { "OUTPUT", at( "found.csv" ) } } ) );
    EXPECT_FALSE( mSaid.contains( "Qanaryone" ) ) << log();
    EXPECT_FALSE( said( "correct horse" ) ) << log();
    expectPlainTable( "found.csv", static_cast<int>( features( "found.csv" ).size() ) );
    QDir( at( "searched" ) ).removeRecursively();
  }
}
