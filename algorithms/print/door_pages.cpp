// SPDX-License-Identifier: GPL-2.0-or-later
// What a team takes to any door, the same for all: a page what to say, and slips to leave where nobody is
// home. No home, student or reason is on them: a slip is read by whoever finds it.
#include "print/packet_maker.h"
#include "print/page_furniture.h"
#include "print/table_rows.h"

#include <qgslayoutitemlabel.h>

namespace doorstep
{
  namespace
  {
    // With the district and whom to call; where these are not known, in that language's own words.
    QString doorText( const PageOptions &options, const std::string &key, const QString &between )
    {
      QStringList texts;
      for ( const std::size_t language : options.languages.indices() )
      {
        const std::string district = options.district.isEmpty()
                                         ? std::string( wordOf( language, "door.district" ) )
                                         : options.district.toStdString(),
                          contact = options.contact.isEmpty()
                                        ? std::string( wordOf( language, "door.staging" ) )
                                        : options.contact.toStdString();
        const std::vector<Filling> values{ { "district", district }, { "contact", contact } };
        texts << QString::fromStdString( filled( wordOf( language, key ), values ) );
      }
      return texts.join( between );
    }

    // Black, of that size, in the letters of the page's foot.
    QgsLayoutItemLabel *slipLabel( PageTemplate &page, const QByteArray &id, double size, bool isBold )
    {
      auto *label = page.labelLike( id.constData(), "foot" );
      QgsTextFormat format = isBold ? boldOf( label->textFormat() ) : label->textFormat();
      format.setSize( size );
      format.setColor( Qt::black );
      label->setTextFormat( format );
      label->setVAlign( Qt::AlignTop );
      return label;
    }

    // A slip in that box: whose it is, what it says, and room for day, names and a telephone number.
    void putSlip( PageTemplate &page, int number, const Box &box, const PageOptions &options )
    {
      constexpr double within = 6; // mm
      const Box room = box.grown( -within );
      const QByteArray id = "slip" + QByteArray::number( number );
      auto *edge = slipLabel( page, id, 10, false );
      edge->setFrameEnabled( true );
      edge->setFrameStrokeColor( QColor( 150, 150, 150 ) );
      page.setText( id.constData(), QString(), box );

      auto *head = slipLabel( page, id + "_head", 16, true );
      const QString title =
          wrapped( head->textFormat(), options.lines( "door.slip" ), room.width - 1 ).join( '\n' );
      const double high =
          lineHeight( head->textFormat() ) * static_cast<double>( title.count( '\n' ) + 1 ) + 2;
      page.setText( ( id + "_head" ).constData(), title, { room.x, room.y, room.width, high } );

      auto *text = slipLabel( page, id + "_text", options.languages.areTwo() ? 10.5 : 12, false );
      const QString between = QStringLiteral( "\n\n" );
      QString said = doorText( options, "door.slip.text", between );
      for ( const char *key : { "door.slip.when", "door.slip.who", "door.slip.call" } )
        said += between + '\n' + options.say( key ) + QStringLiteral( ": " ) + QString( 60, '_' );
      QStringList lines;
      for ( QString line : said.split( '\n' ) )
      {
        // A line to write on ends where the slip does.
        while ( line.endsWith( '_' ) && textWidth( text->textFormat(), line ) > room.width - 1 )
          line.chop( 1 );
        lines << wrapped( text->textFormat(), line, room.width - 1 );
      }
      page.setText( ( id + "_text" ).constData(), lines.join( '\n' ),
                    { room.x, room.y + high, room.width, room.height - high } );
    }
  }

  PdfWriter PacketMaker::doorPage()
  {
    constexpr double heading = 38, size = 10.5; // mm; points
    PageTable table;
    table.widths = { heading, backFrames( paperSize( mOptions.paper, false ), 0 ).table.width - heading };
    table.rows.push_back( { { {}, {} }, 0, false } );
    for ( const char *key :
          { "door.hello", "door.who", "door.listen", "door.not", "door.nobody", "door.no", "door.unsafe" } )
      table.rows.push_back(
          { { mOptions.lines( key ), doorText( mOptions, std::string( key ) + ".text", "\n" ) }, 0, false } );
    table.fontSize = size;
    table.isHeadless = true;
    QgsTextFormat format = mTableFormat;
    format.setSize( size );
    // Letters of this size are some hundredths wider on the page than they are measured.
    constexpr double spare = 3; // mm
    table.widths[1] -= spare;
    measureRows( table, format, 12, 5 );
    table.widths[1] += spare;
    table.rows.front().height = 0;
    return tablePdf( table, mOptions.say( "door.title" ),
                     mOptions.role == Role::Leader ? mOptions.say( "page.role.team" ) : QString() );
  }

  PdfWriter PacketMaker::slips()
  {
    constexpr int across = 2, down = 2;
    const SheetSize size = paperSize( mOptions.paper, false );
    const double edge = Margins().outer, width = ( size.width - 2 * edge ) / across,
                 height = ( size.height - 2 * edge ) / down;
    PageTemplate page( mProject, QStringLiteral( "team_list" ), mOptions.templates, size );
    for ( int i = 0; i < across * down; ++i )
      putSlip(
          page, i,
          { edge + i % across * width, edge + static_cast<double>( i / across ) * height, width, height },
          mOptions );
    for ( const char *id : { "stops", "directions", "title", "subtitle", "return", "foot", "draft", "role",
                             "district", "page", "contact" } )
      page.remove( id );
    PagePainter painter;
    painter.draw( page );
    PdfWriter pdf;
    pdf.addPages( painter.bytes() );
    return pdf;
  }
}
