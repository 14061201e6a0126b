// SPDX-License-Identifier: GPL-2.0-or-later
// What stands on the paper of a packet beside its maps: the outcomes' boxes and what they mean, the staging
// desk's sheet, the code that scanners read, the start mark, each font once.
#include "algorithm_run.h"
#include "grid_event.h"
#include "print/outcome_boxes.h"
#include "print/packet_maker.h"
#include "print/page_furniture.h"
#include "print/table_boxes.h"
#include "sheet/page_code.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <qgstextformat.h>

namespace doorstep
{
  namespace
  {
    PageOptions paperOptions( Role role, const char *language )
    {
      PageOptions options;
      options.role = role;
      options.languages = PageLanguages::ofCodes( language );
      options.event = QStringLiteral( "Steps" );
      options.returnBy = QStringLiteral( "12:00" );
      options.start = QTime( 8, 30 );
      options.contactLines = 1;
      options.contact = QStringLiteral( "Dispatch" );
      return options;
    }

    // What a program says of the file, in a folder that goes away.
    QString toldBy( const QString &program, const QStringList &arguments, const std::string &pdf,
                    const QString &then = {} )
    {
      const QTemporaryDir folder;
      QFile file( folder.filePath( "packet.pdf" ) );
      EXPECT_TRUE( file.open( QIODevice::WriteOnly ) &&
                   file.write( pdf.data(), static_cast<qint64>( pdf.size() ) ) > 0 );
      file.close();
      QString said;
      QString last = program;
      QStringList with = arguments;
      for ( int run = 0; run < ( then.isEmpty() ? 1 : 2 ); ++run )
      {
        for ( QString &argument : with )
          argument.replace( "FOLDER", folder.path() );
        QProcess process;
        process.start( last, with );
        EXPECT_TRUE( process.waitForFinished( 60000 ) ) << last.toStdString();
        said = QString::fromUtf8( process.readAllStandardOutput() );
        last = then;
        with.clear();
        with << "-q"
             << "--raw";
        for ( const QString &image : QDir( folder.path() ).entryList( { "*.png" }, QDir::Files, QDir::Name ) )
          with << folder.filePath( image );
      }
      return said;
    }
  }

  TEST( PaperOutcomes, ownListHasTextsInEveryLanguage )
  {
    const std::vector<OutcomeBox> boxes = ownOutcomeBoxes();
    ASSERT_EQ( boxes.size(), 5U );
    EXPECT_EQ( outcomeKey( boxes, PageLanguages::ofCodes( "en+es" ) ).mid( 0, 2 ),
               ( QStringList{ "M met / encontrados", "N nobody home / nadie en casa" } ) );
    for ( const OutcomeBox &box : boxes )
    {
      EXPECT_EQ( box.texts.size(), languages().size() );
      EXPECT_LE( box.code.size(), 3 );
    }
  }

  class PaperOutcomeTable : public test::AlgorithmRun
  {
    protected:
      std::string refused( const QStringList &rows, const char *columns = "code,en,es" )
      {
        try
        {
          const Layer table = layer( "None", columns, rows );
          readOutcomeBoxes( *table->dataProvider() );
        }
        catch ( const InputError &e )
        {
          return e.what();
        }
        return "";
      }
  };

  TEST_F( PaperOutcomeTable, isTheDistrictsOwn )
  {
    const Layer table = layer( "None", "code,es,en,again", { "F|encontrado|found|no", "NH||not home|yes" } );
    const std::vector<OutcomeBox> boxes = readOutcomeBoxes( *table->dataProvider() );
    EXPECT_EQ( outcomeKey( boxes, PageLanguages::ofCodes( "es" ) ),
               ( QStringList{ "F encontrado", "NH not home" } ) );
    EXPECT_EQ( outcomeKey( boxes, PageLanguages::ofCodes( "en+es" ) ),
               ( QStringList{ "F found / encontrado", "NH not home" } ) );
    EXPECT_EQ( refused( { "F|x|y", "f|x|y" } ),
               "OUTCOMES, row 2: the code stands in an earlier row; give each its own." );
    EXPECT_EQ( refused( { "LONG|x|y" } ), "OUTCOMES, row 1: a code has one to three letters." );
    EXPECT_EQ( refused( { "F||" } ), "OUTCOMES, row 1: no text; say what the code means." );
    EXPECT_EQ( refused( {} ), "OUTCOMES is empty: leave it out for Doorstep's own list." );
    EXPECT_EQ( refused( { "F|x" }, "word,en" ),
               "OUTCOMES has no column code or none of a language (en, es): rename its columns." );
    QStringList nine;
    for ( int i = 1; i <= 9; ++i )
      nine << QStringLiteral( "%1|x|y" ).arg( i );
    EXPECT_EQ( refused( nine ),
               "OUTCOMES, row 9: a page has room for eight outcomes; leave the rarest out." );
  }

  // A box for each outcome of each stop, inside its row and column, off the others, around its code.
  void checkBoxes( const PageTable &table, const QgsTextFormat &format )
  {
    const RowRun all{ 1, table.rows.size() };
    const std::vector<Box> boxes = tableBoxes( table, all );
    ASSERT_EQ( boxes.size(), ( table.rows.size() - 1 ) * static_cast<std::size_t>( table.boxes ) );
    double top = table.rows[0].height, left = 0;
    for ( int c = 0; c < table.firstBox; ++c )
      left += table.widths[static_cast<std::size_t>( c )];
    auto box = boxes.begin();
    for ( std::size_t row = 1; row < table.rows.size(); top += table.rows[row++].height )
    {
      double x = left;
      for ( int c = table.firstBox; c < table.firstBox + table.boxes; ++c, ++box )
      {
        const auto column = static_cast<std::size_t>( c );
        EXPECT_GE( box->x, x + 0.3 );
        x += table.widths[column];
        EXPECT_LE( box->right(), x - 0.3 ) << "a gap between two boxes";
        EXPECT_GE( box->y, top + 0.7 );
        EXPECT_LE( box->bottom(), top + table.rows[row].height - 0.7 );
        EXPECT_GE( std::min( box->width, box->height ), 4.9 ) << "a cross of a pen fits";
        EXPECT_LE( textWidth( format, table.rows[row].cells[column] ), box->width - 0.8 );
      }
    }
  }

  TEST( PaperOutcomes, boxesAndNotesHaveTheirRoom )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 4 );
    QgsTextFormat format;
    format.setSize( 8.5 );
    for ( const char *language : { "en", "en+es" } )
      for ( const std::size_t count : { 0U, 5U, 8U } )
        for ( const double width : { 185.0, 193.0, 256.0 } )
        {
          PageOptions options = paperOptions( Role::Team, language );
          const std::vector<OutcomeBox> own = options.outcomes;
          options.outcomes.clear();
          while ( options.outcomes.size() < count )
            options.outcomes.push_back( own[options.outcomes.size() % own.size()] );
          if ( count == 5 )
            options.outcomes.back().code = QStringLiteral( "WWW" );
          const PageTable table = stopTable( event, event.zones[0], options, nullptr, width, format );
          ASSERT_EQ( table.rows.size(), 5U ) << "four stops";
          ASSERT_EQ( table.widths.size(), 7U + count );
          double sum = 0;
          for ( const double column : table.widths )
            sum += column;
          EXPECT_NEAR( sum, width, 0.01 );
          EXPECT_GE( table.widths.back(), 13.9 ) << "notes";
          EXPECT_GE( table.widths[2], 39.9 ) << "street and block";
          EXPECT_EQ( table.boxes, static_cast<int>( count ) );
          for ( std::size_t row = 1; row < 5; ++row )
            for ( std::size_t box = 0; box < count; ++box )
              EXPECT_EQ( table.rows[row].cells[6 + box], options.outcomes[box].code );
          checkBoxes( table, format );
          for ( const QString &line : outcomeLines( options, width, format ) )
            EXPECT_LE( textWidth( format, line ), width );
        }
  }

  TEST( StopTable, longAndRightToLeftNamesAreWholeAndInsideTheirColumn )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 3 );
    const PageOptions options = paperOptions( Role::Leader, "en+es" );
    Households households;
    const QString latin( 80, 'W' ),
        hebrew = QStringLiteral( "\u05d3\u05d5\u05d3 \u05d1\u05df-\u05d2\u05d5\u05e8\u05d9\u05d5\u05df" ),
        arabic =
            QStringLiteral( "\u0641\u0627\u0637\u0645\u0629 \u0627\u0644\u0632\u0647\u0631\u0627\u0621" );
    households[event.zones[0].stops[0].visit] = { { QStringLiteral( "123 N Elm Ave, Apt 4" ), false },
                                                  { latin, true } };
    households[event.zones[0].stops[1].visit] = { { hebrew, true }, { arabic, true } };
    QgsTextFormat format;
    format.setSize( 8.5 );
    for ( const double width : { 191.7, 255.0 } )
    {
      const PageTable table = stopTable( event, event.zones[0], options, &households, width, format );
      ASSERT_EQ( table.rows.size(), 4U ) << "three stops";
      double sum = 0;
      for ( const double column : table.widths )
        sum += column;
      EXPECT_NEAR( sum, width, 0.01 );
      for ( const TableRow &row : table.rows )
        for ( std::size_t c = 0; c < row.cells.size(); ++c )
        {
          const QStringList lines = row.cells[c].split( '\n' );
          EXPECT_GE( row.height, lineHeight( format ) * static_cast<double>( lines.size() ) );
          QgsTextFormat bold = format;
          QFont font = format.font();
          font.setBold( true );
          bold.setFont( font );
          for ( int number = 0; number < lines.size(); ++number )
          {
            const QString &line = lines[number];
            double used = textWidth( format, line );
            for ( const BoldText &text : row.bold )
              if ( text.cell == static_cast<int>( c ) && text.line == number )
              {
                const QString first = line.left( text.letters < 0 ? 99 : text.letters );
                used += textWidth( bold, first ) - textWidth( format, first );
              }
            EXPECT_LE( used, table.widths[c] - 1.9 ) << line.toStdString();
          }
        }
      EXPECT_EQ( table.rows[0].cells[1].toStdString(), "Home / Hogar" );
      const auto boldHomes = [&]( std::size_t row )
      {
        std::vector<int> lines;
        for ( const BoldText &text : table.rows[row].bold )
          if ( text.cell == 1 )
            lines.push_back( text.line );
        return lines;
      };
      EXPECT_EQ( boldHomes( 2 ), ( std::vector<int>{ 0, 1 } ) );
      EXPECT_TRUE( table.rows[1].cells[1].section( '\n', boldHomes( 1 ).front() ).startsWith( 'W' ) );
      QString first = table.rows[1].cells[1], second = table.rows[2].cells[1];
      EXPECT_TRUE( first.remove( '\n' ).contains( latin ) );
      EXPECT_TRUE( second.contains( hebrew ) && second.contains( arabic ) );
    }
  }

  TEST( StopTable, wishedTimesStandWhereEmployeesReadThem )
  {
    PrintEvent event = test::gridEvent( 1, 1, 3 );
    std::vector<PrintStop> &stops = event.zones[0].stops;
    stops[0].wished = { "after 9.30am", "1" };
    stops[1].wished = { "after dinner", "" };
    QgsTextFormat format;
    format.setSize( 8.5 );
    const auto lines = [&]( const PageOptions &options, std::size_t stop )
    {
      const PageTable table = stopTable( event, event.zones[0], options, nullptr, 255, format );
      return table.rows[stop].cells[2].split( '\n' );
    };
    for ( const Role role : { Role::Team, Role::Leader } )
    {
      const QStringList asked = lines( paperOptions( role, "en+es" ), 1 );
      const QStringList last = asked.mid( asked.size() - 2 );
      EXPECT_EQ( last, ( QStringList{ "not before 9:30 / no antes de las 9:30",
                                      QString::fromUtf8( "not after 13:00 / no después de las 13:00" ) } ) );
      EXPECT_EQ( asked.size(), lines( paperOptions( role, "en+es" ), 3 ).size() + 2 );
      EXPECT_EQ( lines( paperOptions( role, "en" ), 2 ).filter( "not before" ), QStringList() );
    }
    EXPECT_EQ( lines( paperOptions( Role::Volunteer, "en" ), 1 ).filter( "not before" ), QStringList() );
    PageOptions clockless = paperOptions( Role::Team, "en" );
    clockless.start = QTime();
    EXPECT_EQ( lines( clockless, 1 ).filter( "not before" ), QStringList() );
  }

  TEST( StopTable, theWayToAStopStandsAboveItAndStaysWithIt )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 3 );
    QgsTextFormat format;
    format.setSize( 8.5 );
    const PageTable table = stopTable( event, event.zones[0], paperOptions( Role::Team, "en+es" ), nullptr,
                                       193, format, RowSpacing::Tight, true );
    std::string KINDS;
    for ( const TableRow &row : table.rows )
      KINDS += row.isWide ? 'w' : 's';
    EXPECT_EQ( KINDS, "swswsws" ) << "the header, three stops with their ways";
    EXPECT_EQ( table.rows[1].cells[1].section( '\n', 0, 0 ).toStdString(),
               "Turn left onto N Elm Ave. On the left, third house after E 2nd St." );
    EXPECT_EQ( table.fontSize, 8 );
    // A sheet that ends behind a way: it goes on with its stop.
    const double upToWay =
        table.rows[0].height + table.rows[1].height + table.rows[2].height + table.rows[3].height + 0.5;
    const std::vector<RowRun> runs = flowRows( table.rows, { upToWay } );
    ASSERT_GE( runs.size(), 2U );
    EXPECT_EQ( runs[0].last, 3U );
    EXPECT_EQ( runs[1].first, 3U );
  }

  TEST( PaperDesk, saysWhoLeadsHowManyGoAndTheirTotal )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 2 );
    PacketMaker maker( event, paperOptions( Role::Team, "en" ) );
    const PdfWriter pdf = maker.stagingPapers(
        QStringLiteral( "Central School" ),
        { { "T1", "3", "Ana Ruiz", "van 2", "EN ES", 3 }, { "T2", "4, 5", "Lee Wong", "", "EN", 2 } } );
    const QString text =
        toldBy( "pdftotext", { "-layout", "FOLDER/packet.pdf", "-" }, pdf.bytes( "x" ) ).simplified();
    for ( const char *words : { "Leader, vehicle", "Ana Ruiz", "van 2", "Zone 3", "Zone 4, 5", "Teams: 2" } )
      EXPECT_TRUE( text.contains( words ) ) << words << ": " << text.toStdString();
    EXPECT_TRUE( text.contains( QRegularExpression( "Teams: 2 5\\b" ) ) ) << text.toStdString();
    EXPECT_EQ( text.count( "Copies" ), 2 ) << "out and back";
  }

  TEST( PaperCode, isReadAgainFromThePrintedPage )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 6 );
    PacketMaker maker( event, paperOptions( Role::Team, "en+es" ) );
    const auto codes = [&]( const QString &copy )
    {
      const PdfWriter pdf = maker.packet( { &event.zones[0], copy, copy.isEmpty(), nullptr } );
      return toldBy( "pdftoppm", { "-r", "150", "-png", "FOLDER/packet.pdf", "FOLDER/page" },
                     pdf.bytes( "x" ), "zbarimg" )
          .split( '\n', Qt::SkipEmptyParts );
    };
    EXPECT_EQ( codes( QStringLiteral( "Copy 2 · 1214:3f9a1c" ) ),
               ( QStringList{ "1214:3F9A1C/1", "1214:3F9A1C/2" } ) );
    EXPECT_EQ( codes( QString() ), QStringList() ) << "a draft is no copy";
  }

  TEST( PaperFonts, areInThePacketOnceAndWhole )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 14 );
    PacketMaker maker( event, paperOptions( Role::Team, "en+es" ) );
    const PdfWriter pdf = maker.packet( { &event.zones[0], QString(), true, nullptr } );
    ASSERT_GE( pdf.pageCount(), 2 );
    QStringList fonts, rows = toldBy( "pdffonts", { "FOLDER/packet.pdf" }, pdf.bytes( "x" ) ).split( '\n' );
    for ( const QString &row : rows.mid( 2 ) )
      if ( !row.isEmpty() )
      {
        fonts << row.section( ' ', 0, 0 ).section( '+', -1 );
        EXPECT_TRUE( row.contains( QRegularExpression( "\\byes\\s+(yes|no)\\s+yes\\b" ) ) )
            << "embedded, and its letters known: " << row.toStdString();
      }
    EXPECT_GE( fonts.size(), 2 );
    EXPECT_EQ( QSet<QString>( fonts.begin(), fonts.end() ).size(), fonts.size() )
        << rows.join( '\n' ).toStdString();
  }

  TEST( PaperStart, standsBesideTheFirstStop )
  {
    const PrintEvent event = test::gridEvent( 1, 1, 8 );
    PacketMaker maker( event, paperOptions( Role::Team, "en+es" ) );
    const PdfWriter pdf = maker.packet( { &event.zones[0], QString(), true, nullptr } );
    const QString text = toldBy( "pdftotext", { "-l", "1", "FOLDER/packet.pdf", "-" }, pdf.bytes( "x" ) );
    EXPECT_EQ( text.count( "START / INICIO" ), 1 ) << text.toStdString();
  }
}
